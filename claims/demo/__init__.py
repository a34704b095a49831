"""A small newsroom to look around in: articles written for it, read by the real pipeline, decided by real actions."""
