"""Every way in which a call goes wrong, as one typed fault. Pure: statuses, headers and bodies in, faults out.

Nothing here decides what to do about a fault; `retries.py` does.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.llm.secrets import scrubbed
from briefing.model import FailureKind


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one request.

    Attributes:
        kind: The typed outcome.
        message: One clean line.
        retryable: Whether the same request may succeed later.
        retry_after: Seconds the server asked to wait; None when it did not.
        refused_request: Whether the server refused the request's form (a 400 or 422 that is not the text's fault).
    """

    kind: FailureKind
    message: str
    retryable: bool = False
    retry_after: float | None = None
    refused_request: bool = False


_QUOTA = re.compile(
    r"insufficient_quota|billing_hard_limit|billing_not_active|exceeded your current quota|"
    r"insufficient (?:credits|balance|funds)|payment required|credit balance is too low",
    re.IGNORECASE,
)
_OVERFLOW = re.compile(
    r"context_length_exceeded|context[ _-]?(?:length|window|size)|maximum context|max_model_len|"
    r"(?:prompt|input|request|message)s? (?:is|are|was)? ?too long|too many (?:input )?tokens|"
    r"exceeds? the (?:available|maximum|model'?s) (?:context|number of tokens|input)|string_above_max_length|"
    r"reduce the length",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content_filter|content_policy|content management policy|moderation|flagged", re.IGNORECASE)
_RATE = re.compile(r"rate.?limit|too many requests|overloaded|capacity", re.IGNORECASE)

_RETRYABLE_STATUS = frozenset({408, 409, 425, 429})
_SERVER_ERROR = 500
_NOT_IMPLEMENTED = 501


def error_words(body: bytes) -> str:
    """Return what an error body says: its code, type and message; or its beginning when it is not JSON."""
    text = body[:20_000].decode("utf-8", "replace")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return _plain(text)
    if isinstance(said, dict) and "error" in said:
        said = said["error"]
    if not isinstance(said, dict):
        return str(said)
    parts = (said.get(name) for name in ("code", "type", "message", "detail", "msg", "param"))
    return ": ".join(dict.fromkeys(str(part) for part in parts if part not in (None, ""))) or text


def _plain(text: str) -> str:
    without_tags = re.sub(r"<[^<>]{0,500}>", " ", text[:4000]) if "<" in text[:4000] else text[:4000]
    return " ".join(without_tags.split())


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return the seconds that `Retry-After` asks to wait: milliseconds, seconds or an HTTP date; None without one."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) * unit
        except ValueError:
            continue
        return seconds if 0 <= seconds < float("inf") else None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - 8 ms that only a rare reply needs

    try:
        return max(0.0, parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - now)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def status_fault(
    status: int, headers: Mapping[str, str], body: bytes, *, now: float = 0.0, secrets: tuple[str, ...] = ()
) -> Fault:
    """Return the fault of an HTTP status other than 2xx.

    Args:
        status: The HTTP status.
        headers: The reply's headers, names in lower case.
        body: The reply's body, bounded.
        now: Seconds since the epoch, for a `Retry-After` that is a date.
        secrets: What must not appear in the message.
    """
    words = error_words(body)
    said = scrubbed(words, secrets)
    line = f"HTTP {status}: {said}" if said else f"HTTP {status}"
    wait = retry_after(headers, now)
    if status in {402, 429, 403} and _QUOTA.search(words):
        return Fault(FailureKind.QUOTA, line)
    if status in _RETRYABLE_STATUS:
        kind = FailureKind.RATE_LIMIT if status == 429 else FailureKind.SERVER  # noqa: PLR2004 - HTTP's own number
        return Fault(kind, line, retryable=True, retry_after=wait)
    if status >= _SERVER_ERROR and status != _NOT_IMPLEMENTED:
        if _OVERFLOW.search(words):
            return Fault(FailureKind.CONTEXT_OVERFLOW, line)
        return Fault(FailureKind.SERVER, line, retryable=True, retry_after=wait)
    return _request_fault(status, headers, words, line)


_BY_STATUS = {
    401: FailureKind.AUTHENTICATION,
    402: FailureKind.QUOTA,
    403: FailureKind.AUTHENTICATION,
    404: FailureKind.NOT_FOUND,
    405: FailureKind.NOT_FOUND,
    410: FailureKind.NOT_FOUND,
    413: FailureKind.CONTEXT_OVERFLOW,
}


def _request_fault(status: int, headers: Mapping[str, str], words: str, line: str) -> Fault:
    if 300 <= status < 400:  # noqa: PLR2004 - HTTP's redirects
        where = scrubbed(headers.get("location", "nowhere").partition("?")[0], longest=120)
        return Fault(FailureKind.BAD_REQUEST, f"HTTP {status}: the server redirects to {where}; not followed")
    if status not in {401, 404} and _FILTERED.search(words):
        return Fault(FailureKind.FILTERED, line)
    if status in _BY_STATUS:
        return Fault(_BY_STATUS[status], line)
    if _OVERFLOW.search(words):
        return Fault(FailureKind.CONTEXT_OVERFLOW, line)
    return Fault(FailureKind.BAD_REQUEST, line, refused_request=status in {400, 422, 501})


def stated_error_fault(error: object, secrets: tuple[str, ...] = ()) -> Fault:
    """Return the fault of an error that a server states inside a reply with status 200."""
    words = error_words(json.dumps({"error": error}, default=str).encode())
    line = f"error in a reply with status 200: {scrubbed(words, secrets)}"
    code = error.get("code") if isinstance(error, dict) else None
    if _QUOTA.search(words):
        return Fault(FailureKind.QUOTA, line)
    if _OVERFLOW.search(words):
        return Fault(FailureKind.CONTEXT_OVERFLOW, line)
    if code in {401, 403}:
        return Fault(FailureKind.AUTHENTICATION, line)
    if code == 429 or _RATE.search(words):  # noqa: PLR2004 - HTTP's own number
        return Fault(FailureKind.RATE_LIMIT, line, retryable=True)
    if isinstance(code, int) and 400 <= code < 500:  # noqa: PLR2004 - HTTP's client errors
        return Fault(FailureKind.BAD_REQUEST, line)
    return Fault(FailureKind.SERVER, line, retryable=True)
