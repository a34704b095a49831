"""What clients read: one serializer a record, with the queryset that loads all it shows."""
