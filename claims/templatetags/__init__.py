"""How cards, rows, badges and charts are drawn."""
