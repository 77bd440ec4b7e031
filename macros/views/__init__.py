"""Views: from the guide to exactly what one component shows, in one language, on one page."""
