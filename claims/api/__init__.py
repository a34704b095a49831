"""The programs' way in: the same records, actions and permissions as the pages, as JSON. docs/api.md is its guide."""
