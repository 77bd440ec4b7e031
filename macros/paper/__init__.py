"""Paper: ready PDFs, set by Typst from plain values, each of exactly one page."""
