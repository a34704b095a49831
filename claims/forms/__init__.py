"""What editors type, checked before it becomes an action."""
