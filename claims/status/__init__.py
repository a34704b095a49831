"""A claim's evidence in, its positions and status out. Pure: neither Django nor models."""
