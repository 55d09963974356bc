"""Saved web pages: the report's text and what the page tells of itself, through trafilatura (extra `web`).

Dates are read from the page's own metadata only: a search through its text would find the dates of teasers.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Protocol

from briefing.errors import MissingExtraError


class _Tag(Protocol):
    """What is used of an element of a parsed page."""

    text: str | None

    def get(self, key: str) -> str | None:
        """Return an attribute."""

    def iter(self, tag: str) -> "Iterator[_Tag]":
        """Yield the elements of a kind, in order."""

    def text_content(self) -> str:
        """Return the words inside."""


_LARGEST_TREE = 2_000_000
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "copyright")
_ADDRESSES = ("og:url",)
_REPORTS = frozenset(
    {"newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting"}
)


def looks_like_page(text: str) -> bool:
    """Tell whether a text begins like HTML."""
    head = text[:400].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body")) or (
        head.startswith("<?xml") and "<html" in head
    )


def read_page(html: str, name: str) -> tuple[str, Mapping[str, object]]:
    """Return the text of a page and its metadata: title, outlet, date, url, language, those that it gives.

    Args:
        html: The page.
        name: Its file name, for errors.

    Raises:
        MissingExtraError: trafilatura is not installed.
    """
    try:
        from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - an extra, and 300 ms
    except ImportError as error:
        raise MissingExtraError(
            f"{name}: reading web pages needs an extra package", hint="pip install 'briefing-cli[web]'"
        ) from error
    tree = load_html(_without_declaration(html), max_size=_LARGEST_TREE)
    if tree is None:
        return "", {}
    values = _values(tree)
    page = bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=False)
    return str(getattr(page, "text", None) or ""), values


def _without_declaration(html: str) -> str:
    """Drop an XML declaration: its encoding is the file's, and the text is decoded already; so are lone surrogates."""
    clean = html.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return clean.partition("?>")[2] if clean.lstrip().startswith("<?xml") else clean


def _values(tree: _Tag) -> Mapping[str, object]:
    meta = _meta(tree)
    report = _structured(tree)
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    found = {
        "title": report.get("headline") or _first(meta, _TITLES) or _heading(tree),
        "outlet": report.get("publisher") or _first(meta, _OUTLETS),
        "date": _first(meta, _DATES[:2]) or report.get("datepublished") or _first(meta, _DATES) or _time(tree),
        "url": canonical or _first(meta, _ADDRESSES),
        "language": tree.get("lang") or _first(meta, ("language", "og:locale")),
    }
    return {key: value for key, value in found.items() if value}


def _meta(tree: _Tag) -> dict[str, str]:
    """Return the meta tags by name, the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        value = (tag.get("content") or "").strip()
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _heading(tree: _Tag) -> str | None:
    """Return the words of the only first-level heading; with several, none is the title for sure."""
    headings = [" ".join(tag.text_content().split()) for tag in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else None


def _time(tree: _Tag) -> str | None:
    """Return the date of the one `time` element that says it is the publication's; teasers carry times of their own."""
    times = {
        tag.get("datetime")
        for tag in tree.iter("time")
        if tag.get("datetime") and (tag.get("pubdate") is not None or tag.get("itemprop") == "datePublished")
    }
    return next(iter(times)) if len(times) == 1 else None


def _structured(tree: _Tag) -> dict[str, str]:
    """Return headline, publisher and date of the page's one structured report; with several, none is its own."""
    reports = [one for script in _scripts(tree) for one in _objects(script) if _is_report(one)]
    if len(reports) != 1:
        return {}
    lowered = {str(key).lower(): value for key, value in reports[0].items()}
    publisher = lowered.get("publisher")
    if isinstance(publisher, dict):
        lowered["publisher"] = publisher.get("name")
    return {key: value for key, value in lowered.items() if isinstance(value, str) and value.strip()}


def _scripts(tree: _Tag) -> Iterator[object]:
    for tag in tree.iter("script"):
        if (tag.get("type") or "").strip().lower() == "application/ld+json":
            try:
                yield json.loads(tag.text or "")
            except (ValueError, RecursionError):
                continue


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Yield the top-level objects, also those of a list or of a graph."""
    found = value.get("@graph", value) if isinstance(value, dict) else value
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one


def _is_report(one: Mapping[str, object]) -> bool:
    kind = one.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(str(name).lower() in _REPORTS for name in kinds)
