import pytest

from factcheck.local import redis_urls


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://127.0.0.1:6379/3", "redis://127.0.0.1:6379/3"),
        ("rediss://user:secret@valkey.example/0", "rediss://user:secret@valkey.example/0"),
        ("unix:///run/valkey.sock?db=2", "redis+socket:///run/valkey.sock?virtual_host=2"),
        ("unix:///run/valkey.sock", "redis+socket:///run/valkey.sock?virtual_host=0"),
    ],
)
def test_for_celery_respells_sockets_only(url: str, expected: str) -> None:
    assert redis_urls.for_celery(url) == expected
