"""HTTP sessions for servers that are not trusted."""

from collections.abc import Iterator
from typing import Any

import requests
from requests.adapters import BaseAdapter


class Session(requests.Session):
    """Takes nothing from the environment (proxies, .netrc) and goes nowhere by itself.

    requests reads the body of a redirect whole before it looks at `allow_redirects`: some hundred kilobytes of gzip
    are as many megabytes of memory. Here nobody reads it.
    """

    def __init__(self, *, http: BaseAdapter, https: BaseAdapter) -> None:
        super().__init__()
        self.trust_env = False
        self.mount("http://", http)
        self.mount("https://", https)

    def resolve_redirects(self, *_args: Any, **_kwargs: Any) -> Iterator[Any]:
        """Yield nothing: whoever asks follows a redirect itself, or does not."""
        return iter(())
