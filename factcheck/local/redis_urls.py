"""One REDIS_URL, as each library spells it."""

from urllib.parse import parse_qs, urlsplit


def for_celery(url: str) -> str:
    """Return `url` as Celery's transport wants it: a socket is spelt redis+socket:// with the database apart.

    redis-py reads unix:///path?db=1; a TCP address means the same to both and is returned as it is.
    """
    parts = urlsplit(url)
    if parts.scheme != "unix":
        return url
    number = parse_qs(parts.query).get("db", ["0"])[0]
    return f"redis+socket://{parts.path}?virtual_host={number}"
