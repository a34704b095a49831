"""Database reads: searches, and what each page lists and counts. Nothing here writes."""
