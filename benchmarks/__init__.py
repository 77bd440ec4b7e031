"""Benchmarks: this site against plain Material with the same pages, and how it grows. See README.md."""
