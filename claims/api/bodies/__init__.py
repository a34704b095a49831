"""What clients may send: one serializer a body, unknown names refused."""
