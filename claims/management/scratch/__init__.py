"""A database of its own to measure in, filled with made statements, dropped at the end."""
