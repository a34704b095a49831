"""RSS 0.9 to 2.0 and Atom: from bytes to the addresses that a feed names, newest first as the feed has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from claims.ingest import addresses
from claims.ingest.errors import SourceError

TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml", "text/plain",
    "text/html",
})  # fmt: skip
MOST_ITEMS = 100  # the first ones; feeds hold 10 to 50
LONGEST_TITLE = 500  # characters
ITEMS = frozenset({"item", "entry"})
ROOTS = frozenset({"rss", "RDF", "feed"})


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed: the normalised address of its page, and its title."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a feed holds. `left_out` counts its entries without an address that may be fetched."""

    title: str
    items: list[Item]
    left_out: int


def read(data: bytes, base: str) -> Found:
    """Return what the feed `data`, fetched from the address `base`, names: MOST_ITEMS at most, each address once.

    Raises SourceError `bad_feed` when it is none, `unsafe_feed` when it declares entities: nothing of them is expanded,
    no other file is loaded, and the parser's own limits on depth and size hold.
    """
    root = _parsed(data)
    entries = [node for node in root.iter() if _name(node) in ITEMS][:MOST_ITEMS]
    found: dict[str, Item] = {}
    left_out = 0
    for entry in entries:
        url = _address(entry, base)
        if url:
            found.setdefault(url, Item(url, _text(entry, "title")))
        left_out += not url
    channel = next((node for node in root if _name(node) == "channel"), root)
    return Found(_text(channel, "title"), list(found.values()), left_out)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError("bad_feed") from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and next(internal.iterentities(), None) is not None:
        raise SourceError("unsafe_feed")
    if _name(root) not in ROOTS:
        raise SourceError("bad_feed")
    return root


def _address(entry: etree._Element, base: str) -> str:
    """Return the address of an entry's page: its link, else a guid that is one; "" when it may not be fetched."""
    for link in (*_links(entry), *_permalinks(entry)):
        try:
            return addresses.normalise(urljoin(base, link))
        except (SourceError, ValueError):
            continue
    return ""


def _links(entry: etree._Element) -> Iterable[str]:
    for node in _children(entry, "link"):
        if node.get("rel", "alternate") == "alternate" and (link := (node.get("href") or node.text or "").strip()):
            yield link


def _permalinks(entry: etree._Element) -> Iterable[str]:
    for node in _children(entry, "guid"):
        text = (node.text or "").strip()
        if node.get("isPermaLink", "true") == "true" and text.startswith(("http://", "https://")):
            yield text


def _text(parent: etree._Element, name: str) -> str:
    node = next(iter(_children(parent, name)), None)
    words = "".join(node.itertext()) if node is not None else ""
    return " ".join(words.split())[:LONGEST_TITLE]


def _children(parent: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in parent if _name(node) == name]


def _name(node: etree._Element) -> str:
    """Return the name of an element without its namespace, "" for a comment or an instruction."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
