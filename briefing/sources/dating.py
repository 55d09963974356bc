"""When an article was published, and how that is known. A date of a teaser or of another story dates nothing.

Stated: a metadata prefix, front matter, HTML metadata, a "Published:" line on top. Inferred: a caption's date that
falls on the weekday the report names. Otherwise unknown: no date is better than a wrong one.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from briefing.model import UNDATED, Basis, Boilerplate, Dated, Span

_ISO = re.compile(r"(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b(?:(?P<month1>{_MONTH})\.?\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>(?:19|20)\d{{2}})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>(?:19|20)\d{{2}}))\b",
    re.IGNORECASE,
)
_STATED = re.compile(r"(?i)\A\s*(?:date|published|posted|updated|last updated|publication date)\b\s*(?:on|at)?\s*:?\s*")
_DATELINE = re.compile(
    r"\A\s*[A-ZÀ-Þ][\w.’' -]{1,40}(?:,\s[\w.’' -]{2,30}){0,2}[,(]\s*(?P<date>[^)\n—–-]{5,30})\)?\s*[—–:-]"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?i)\b(?:on|late|early)\s+({'|'.join(_WEEKDAYS)})\b")
_KEYS = ("date", "published", "publication_date", "datePublished", "pubdate", "created")
_TOP_LINES = 4


def publication_date(text: str, values: Mapping[str, object], marks: Sequence[Boilerplate], body: int = 0) -> Dated:
    """Return when an article was published.

    Args:
        text: The article's text.
        values: Its front matter or HTML metadata.
        marks: Its boilerplate.
        body: Where the body begins, in code points.
    """
    return _from_values(text, values, body) or _from_top(text, body) or _from_caption(text, marks) or UNDATED


def _from_values(text: str, values: Mapping[str, object], body: int) -> Dated | None:
    for key in _KEYS:
        value = values.get(key)
        found = (
            value.date()
            if isinstance(value, datetime)
            else value
            if isinstance(value, date)
            else _parse(str(value or ""))
        )
        if found is not None:
            match = _find(text[:body], found)
            return Dated(found, Basis.STATED, match, reason=None if match else f"metadata {key}")
    return None


def _from_top(text: str, body: int) -> Dated | None:
    """A metadata prefix, a line such as "Published: …" on top, or a dateline with a full date."""
    position = body
    for number, line in enumerate(text[body:].splitlines(keepends=True)):
        head = _STATED.match(line) or (_DATELINE.match(line) if number < _TOP_LINES else None)
        if head is not None:
            words = line if head.re is _STATED else head["date"]
            offset = 0 if head.re is _STATED else head.start("date")
            match = _ISO.search(words, 0, 60) or _WRITTEN.search(words, 0, 60)
            found = _date_of(match) if match else None
            if match and found:
                at = position + offset
                return Dated(found, Basis.STATED, Span(at + match.start(), at + match.end()))
        position += len(line)
        if number >= _TOP_LINES:
            break
    return None


def _from_caption(text: str, marks: Sequence[Boilerplate]) -> Dated | None:
    """A caption above the report that is dated on the weekday which the report itself names."""
    named = {
        _WEEKDAYS.index(match[1].lower()) for match in _WEEKDAY.finditer(text) if not _inside(match.start(), marks)
    }
    tail = next((mark.span.start for mark in marks if mark.reason == "teasers of other stories"), len(text))
    for mark in marks:
        if mark.reason != "caption" or mark.span.start > tail / 2:
            continue
        for match in _WRITTEN.finditer(text, mark.span.start, mark.span.end):
            found = _date_of(match)
            if found and found.weekday() in named:
                day = _WEEKDAYS[found.weekday()].capitalize()
                reason = f"a caption is dated {found.isoformat()}, a {day}, and the report says {day}"
                return Dated(found, Basis.INFERRED, Span(match.start(), match.end()), reason)
    return None


def _inside(place: int, marks: Sequence[Boilerplate]) -> bool:
    return any(mark.span.start <= place < mark.span.end for mark in marks)


def _find(text: str, day: date) -> Span | None:
    for match in (*_ISO.finditer(text), *_WRITTEN.finditer(text)):
        if _date_of(match) == day:
            return Span(match.start(), match.end())
    return None


def _parse(words: str) -> date | None:
    match = _ISO.search(words[:60]) or _WRITTEN.search(words[:60])
    return _date_of(match) if match else None


def _date_of(match: re.Match[str]) -> date | None:
    parts = {key: value for key, value in match.groupdict().items() if value}
    year = parts.get("year") or parts.get("year1") or parts.get("year2") or "0"
    month = parts.get("month") or str(_MONTHS[(parts.get("month1") or parts.get("month2") or "jan").lower()])
    day = parts.get("day") or parts.get("day1") or parts.get("day2") or "0"
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
