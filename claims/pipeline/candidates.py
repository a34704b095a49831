"""What makes a proposal the same proposal again."""

from hashlib import sha256


def fingerprint(stance: str, start: int, end: int, salt: str = "") -> str:
    """Return 64 hexadecimal digits for a proposal within its version: stance, content span, and what else tells apart.

    The extractor's version is no part of it, so that a newer extractor does not propose the same again.
    """
    return sha256(f"{stance} {start} {end} {salt}".encode()).hexdigest()
