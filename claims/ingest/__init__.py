"""The outside world: fetching pages and reading files, both treated as hostile. Nothing here writes to the database."""
