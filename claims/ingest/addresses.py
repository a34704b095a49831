"""Web addresses: which may be fetched at all, and when two are the same."""

from ipaddress import ip_address, ip_network
from urllib.parse import SplitResult, urldefrag, urlsplit

from courlan import normalize_url
from django.conf import settings

from claims.ingest.errors import SourceError

LONGEST = 2_000
PORTS = frozenset({None, 80, 443})
# Deprecated site-local addresses (RFC 3879) are private in fact, but neither `ipaddress` nor requests-hardened say so.
SITE_LOCAL = ip_network("fec0::/10")


def normalise(url: str) -> str:
    """Return `url` without fragment and tracking parameters, its query sorted: the same page, the same address.

    Raises SourceError when it is none that may be fetched.
    """
    url = url.strip()
    vet(url)
    address = str(normalize_url(urldefrag(url).url))
    vet(address)
    return address


def vet(url: str) -> SplitResult:
    """Return the parts of an address that may be fetched, as far as can be told without asking the network.

    Raises SourceError `not_an_address`, `address_with_password`, `address_port` or `private_address`.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SourceError("not_an_address") from error
    odd = any(ord(char) <= 32 or ord(char) == 127 for char in url)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or odd or len(url) > LONGEST:
        raise SourceError("not_an_address")
    if parts.username is not None or parts.password is not None:
        raise SourceError("address_with_password")
    if parts.netloc in allowed_private():
        return parts
    if port not in PORTS:
        raise SourceError("address_port", str(port))
    if _is_private(parts.hostname):
        raise SourceError("private_address", parts.hostname)
    return parts


def allowed_private() -> frozenset[str]:
    """Return the loopback "host:port" pairs that may be fetched: set by tests alone, never from the environment."""
    return frozenset(getattr(settings, "FETCH_ALLOWED_LOOPBACK", ()))


def _is_private(host: str) -> bool:
    """Return whether `host` names a private address outright; names are looked up when they are fetched."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        ip = ip_address(host.partition("%")[0])
    except ValueError:
        return "." not in host and ":" not in host  # a bare name is one of our own network
    return not ip.is_global or ip.is_multicast or (ip.version == 6 and ip in SITE_LOCAL)
