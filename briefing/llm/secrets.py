"""Keep keys out of everything that is shown or stored. Text from servers is hostile: it is clipped and cleaned here."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

_KEYS = re.compile(r"(?:sk|pk|key|gsk|xai|hf|AIza)[-_][\w*-]{8,200}|Bearer\s{1,4}[^\s\"']{4,400}", re.IGNORECASE)
_URL_CREDENTIALS = re.compile(r"://[^\s/@]{1,400}@")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
_HIDDEN = "[hidden]"
_LONGEST = 300
_LEAST_SECRET = 4


def scrubbed(text: str, secrets: Iterable[str] = (), *, longest: int = _LONGEST) -> str:
    """Return `text` fit for a message: one line, no secret, no terminal escape, at most `longest` code points."""
    text = without_secrets(text[: 20 * longest], secrets)
    text = _URL_CREDENTIALS.sub(f"://{_HIDDEN}@", _KEYS.sub(_HIDDEN, text))
    text = " ".join(_UNPRINTABLE.sub(" ", text).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """Return a text without these secrets, for a server may repeat what it was sent; all else stays as it is."""
    for secret in secrets:
        if len(secret) >= _LEAST_SECRET:
            text = text.replace(secret, _HIDDEN)
    return text


def shown_url(url: str) -> str:
    """Return the URL without user, password, query and fragment: what may be printed and stored."""
    try:
        return scrubbed(bare_url(url))
    except ValueError:
        return "(not a URL)"


def bare_url(url: str) -> str:
    """Return the URL without user, password, query, fragment and the slash at its end.

    Raises:
        ValueError: When it is no URL.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, host + port, parts.path.rstrip("/"), "", ""))


def url_secrets(url: str) -> tuple[str, ...]:
    """Return what must not be shown of a URL: its password and its query values."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url,)
    values = tuple(piece.partition("=")[2] for piece in parts.query.split("&"))
    return tuple(secret for secret in (parts.password, *values) if secret)
