"""Links to the articles: only web addresses, with a text fragment that scrolls to the cited words.

Text fragments: WICG Scroll-to-Text, `#:~:text=start,end`, each part percent-encoded with `-` and `,` as well.
"""

from urllib.parse import quote, urlsplit

_LONG = 12
"""Cited words beyond this many are given by their first and last words."""
_EDGE = 5


def text_fragment(url: str | None, words: str) -> str:
    """Return the address with a fragment that marks the words; empty when the address is none that may be printed."""
    if not url or not is_web_address(url):
        return ""
    base, _, anchor = url.partition("#")
    parts = words.split()
    pieces = [words] if len(parts) <= _LONG else [" ".join(parts[:_EDGE]), " ".join(parts[-_EDGE:])]
    fragment = ",".join(_encode(piece) for piece in pieces)
    return f"{_safe(base)}#{_safe(anchor)}:~:text={fragment}"


def is_web_address(url: str) -> bool:
    """Tell whether an address is plain http(s) with a host, without credentials or characters that need care."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc and url.isprintable()


def _safe(url: str) -> str:
    return quote(url, safe="%/:?&=+,~.!*'$@-_")


def _encode(words: str) -> str:
    return quote(words.encode("utf-8", "replace"), safe="").replace("-", "%2D")
