"""Statements in, proposed relations out, each with its reason. Pure: neither Django nor models."""
