"""When an article was published, and how that is known. A date of a teaser or of another story dates nothing.

Stated: front matter, HTML metadata, a metadata prefix, a "Published: …" line, a line that holds nothing but a date, a
dateline with a full date. Inferred: the date in the article's address; a caption's date that falls on the weekday which
the report names. Otherwise unknown: no date is better than a wrong one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from briefing.model import UNDATED, Basis, Boilerplate, Dated, Span
from briefing.sources.headings import TAIL
from briefing.sources.lines import Line, text_lines
from briefing.text.dates import find_dates

_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})([-/.])(\d{2})\2(\d{2})(?!\d)")
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d{2})(?![\d])")
_STATED = re.compile(
    r"(?i)\s*(?:date|published|posted|publication date|first published|originally published|опубліковано"
    r"|опубликовано|veröffentlicht"
    r"|erschienen|publié|publicado|pubblicato|公開日|掲載日)\b\s*(?:on|at|am|le|el"
    r"|il)?\s*[:：]?\s*(?=\S{0,12}\s?\S{0,4}\s?\S{0,4}\d)"
)
_UPDATED = re.compile(
    r"(?i)\s*(?:last )?(?:updated|modified|оновлено|обновлено|aktualisiert|stand(?=:)|mis à jour|actualizado)\b"
)
_DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞА-ЯЇІЄҐ][\w.’' -]{1,40}(?:,\s[A-ZÀ-Þ][A-Za-zÀ-ÿ.’' -]{1,30}){0,2}[,(]\s*(?P<date>[^()\n—–]{5,30}?)\)?"
    r"\s*(?:\([\w .]{2,30}\)\s*)?(?:[—–:]|(?<=\s)-{1,2}\s|/[\w ]{2,30}/)"
)
_AROUND = re.compile(
    r"(?i)\b(?:t?\d{1,2}時(?:\d{1,2}分)?|t\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?(?:[+-]\d{2}:?\d{2})?|uhr|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|by|[ap]\.?m\.?|[a-z]{2,4}t|utc"
    r"|gmt|z|\d{1,2}[:.h]\d{2}"
    r"(?:[:.]\d{2})?|понеділок|вівторок|середа|четвер|пʼятниця|п'ятниця|субота|неділя)\b|[\W_]"
)
_BYLINE = re.compile(r"(?i)(?:by|von|par|por)\s|[^.!?]{0,80}\s[|·•—–]\s")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?i)(?<!last )(?<!next )(?<!past )(?<!every )(?<!previous )\b({'|'.join(_WEEKDAYS)})\b(?!s)")
_OLD_PICTURE = re.compile(r"(?i)\bfile\b|\barchive|\bfile photo\b")
_KEYS = (
    "date",
    "published",
    "publication_date",
    "published_at",
    "published_time",
    "datepublished",
    "pubdate",
    "publish_date",
    "created",
)
_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|[a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)", re.IGNORECASE
)
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TOP_LINES = 5
_SENTENCE = 12
_TITLE = 25
"""Most words of a short sentence, and of a title, that may stand above the line with the date."""
_LEAD = 1200
"""How much of a report is searched for the weekday of its events, in code points."""
_MOST_WEEKDAYS = 2
"""A report that names more weekdays would fit half of all captions by chance."""
_HEAD = 140
"""Where a date of a line's metadata must stand, in code points."""


def publication_date(
    text: str, values: Mapping[str, object], marks: Sequence[Boilerplate], *, body: int = 0, url: str | None = None
) -> Dated:
    """Return when an article was published.

    Args:
        text: The article's text.
        values: Its front matter or HTML metadata.
        marks: Its boilerplate.
        body: Where the body begins, in code points.
        url: Its address.
    """
    return (
        _from_values(text, values, body)
        or _from_top(text, marks, body)
        or _from_address(url)
        or _from_caption(text, marks)
        or UNDATED
    )


def _from_values(text: str, values: Mapping[str, object], body: int) -> Dated | None:
    lowered = {key.lower(): value for key, value in values.items()}
    for key in _KEYS:
        found = _as_date(lowered.get(key))
        if found is not None:
            span = next((span for at, span in _dates_in(text, 0, min(body, 4000)) if at == found), None)
            return Dated(found, Basis.STATED, span, reason=f"metadata {key}")
    return None


def _as_date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return next((found for found, _ in _dates_in(str(value or "")[:_HEAD], 0, _HEAD)), None)


def _from_top(text: str, marks: Sequence[Boilerplate], body: int) -> Dated | None:
    """A date that the first lines state of the article itself; a publication goes before an update."""
    tail = next((mark.span.start for mark in marks if mark.reason == TAIL), len(text))
    lines = [line for line in text_lines(text[body : body + 8000]) if body + line.span.start < tail][:_TOP_LINES]
    updated: Dated | None = None
    for line in lines:
        if _is_report(line):
            break
        found = _of_line(text, line, body)
        if found and not _UPDATED.match(line.text):
            return found
        updated = updated or found
    return updated


def _is_report(line: Line) -> bool:
    """Tell whether the report has begun: below its first sentence a line that holds a date belongs to the events."""
    words = len(line.text.split())
    return (words > _TITLE or (line.ends and words > _SENTENCE)) and _stated_at(line) is None


def _of_line(text: str, line: Line, body: int) -> Dated | None:
    start = body + line.span.start
    offset = _stated_at(line)
    if offset is None:
        return None
    dates = list(_dates_in(text, start + offset, min(start + offset + _HEAD, body + line.span.end)))
    if not dates or dates[0][1].start > start + offset + _HEAD // 2:
        return None
    found, span = dates[0]
    return Dated(found, Basis.STATED, span)


def _stated_at(line: Line) -> int | None:
    """Return where in a line a date tells when the article was published, or None."""
    stated = _STATED.match(line.text) or (_UPDATED.match(line.text) if len(line.text) < _HEAD else None)
    if stated:
        return stated.end()
    if len(line.text) < _HEAD and not line.ends and (_only_a_date(line.text) or _BYLINE.match(line.text)):
        return 0
    dateline = _DATELINE.match(line.text)
    return dateline.start("date") if dateline and _only_a_date(dateline["date"]) else None


def _only_a_date(words: str) -> bool:
    """Tell whether words hold one date and nothing but its weekday and time."""
    dates = list(_dates_in(words, 0, len(words)))
    if len(dates) != 1:
        return False
    span = dates[0][1]
    return not _AROUND.sub("", words[: span.start] + " " + words[span.end :]).strip()


def _from_address(url: str | None) -> Dated | None:
    match = _ADDRESS.search(url or "")
    if match is None:
        return None
    month = match[2].lower()
    if month.isalpha() and month not in _SHORT_MONTHS:
        return None
    found = _date(match[1], _SHORT_MONTHS.index(month) + 1 if month.isalpha() else month, match[3])
    return Dated(found, Basis.INFERRED, reason=f"its address holds {match.group().strip('/-')}") if found else None


def _from_caption(text: str, marks: Sequence[Boilerplate]) -> Dated | None:
    """A caption on top that is dated on a weekday which the report names, when nothing in the report is later."""
    dates = list(_caption_dates(text, marks))
    named = _weekdays(text, marks) if dates else set()
    if not 0 < len(named) <= _MOST_WEEKDAYS:
        return None
    for found, span in dates:
        if found.weekday() in named and not _later(text, marks, found):
            day = _WEEKDAYS[found.weekday()].capitalize()
            reason = f"a caption is dated {found.isoformat()}, a {day}, and the report says {day}"
            return Dated(found, Basis.INFERRED, span, reason)
    return None


def _weekdays(text: str, marks: Sequence[Boilerplate]) -> set[int]:
    """Return the weekdays that the beginning of the report names."""
    found: set[int] = set()
    left = _LEAD
    for start, end in _report(text, marks):
        stop = min(end, start + left)
        found |= {_WEEKDAYS.index(match[1].lower()) for match in _WEEKDAY.finditer(text, start, stop)}
        left -= stop - start
    return found


def _caption_dates(text: str, marks: Sequence[Boilerplate]) -> Iterator[tuple[date, Span]]:
    """Yield the dates of the captions in the first half of the report; old pictures tell nothing."""
    tail = next((mark.span.start for mark in marks if mark.reason == TAIL), len(text))
    for mark in marks:
        old = _OLD_PICTURE.search(text, mark.span.start, mark.span.end)
        if mark.reason == "caption" and mark.span.start <= tail / 2 and not old:
            yield from _dates_in(text, mark.span.start, mark.span.end)


def _later(text: str, marks: Sequence[Boilerplate], found: date) -> bool:
    """Tell whether the report itself names a later full date: then the picture is older than the report."""
    return any(at > found for start, end in _report(text, marks) for at, _ in _dates_in(text, start, end))


def _report(text: str, marks: Sequence[Boilerplate]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the marks."""
    start = 0
    for mark in marks:
        yield start, mark.span.start
        start = mark.span.end
    yield start, len(text)


def _dates_in(text: str, start: int, end: int) -> Iterator[tuple[date, Span]]:
    """Yield the full dates between two places, in order: written out, ISO, or in numbers that read one way only."""
    words = text[start:end]
    found: list[tuple[date | None, Span]] = [
        (mention.resolved.date, mention.span)
        for mention in find_dates(words, None)
        if mention.resolved.basis is Basis.STATED and mention.precision == "day"
    ]
    found += [(_date(m[1], m[3], m[4]), Span(*m.span())) for m in _ISO.finditer(words)]
    found += [(_by_numbers(m), Span(*m.span())) for m in _NUMBERS.finditer(words)]
    for span, at in sorted({span: at for at, span in found if at is not None}.items()):
        yield at, span.shifted(start)


def _by_numbers(match: re.Match[str]) -> date | None:
    """Read 13.08.2024 (a point: day first) and 8/13/2024; 8/9/2024 reads two ways and is none."""
    first, sign, second, year = match.groups()
    if sign == "." or int(first) > 12 or first == second:  # noqa: PLR2004 - months
        return _date(year, second, first)
    return _date(year, first, second) if int(second) > 12 else None  # noqa: PLR2004


def _date(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
