"""Dates in a text: absolute ones stated, relative ones resolved against the article's date, with the reason.

A mention resolves as precisely as its words allow. Without an anchor a relative date resolves to nothing. Month names
of English, Ukrainian, German, French and Spanish are known, and the Japanese form.
"""

import re
from datetime import date, timedelta

from briefing.model import UNDATED, Basis, Dated, DateMention, Span
from briefing.text.numbers import from_words, small

_MONTH_NAMES = (
    "january jan januar janvier enero січня січень",
    "february feb februar février febrero лютого лютий",
    "march mar märz mars marzo березня березень",
    "april apr avril abril квітня квітень",
    "may mai mayo травня травень",
    "june jun juni juin junio червня червень",
    "july jul juli juillet julio липня липень",
    "august aug août agosto серпня серпень",
    "september sept sep septembre septiembre вересня вересень",
    "october oct oktober octobre octubre жовтня жовтень",
    "november nov novembre noviembre листопада листопад",
    "december dec dezember décembre diciembre грудня грудень",
)
MONTHS = {word: number for number, words in enumerate(_MONTH_NAMES, start=1) for word in words.split()}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "|".join(_WEEKDAYS)
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_DATE = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{2})-(?P<d1>\d{2})(?!\d)"
    r"|(?P<y2>\d{4})年(?:(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?)?"
    rf"|(?P<n3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y3>(?:1[5-9]|20|21)\d\d))?\b"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<n4>{_MONTH})\b(?:\.?,?\s+(?:de\s+)?(?P<y4>(?:1[5-9]|20|21)\d\d)\b)?"
    rf"|(?P<n5>{_MONTH})\.?,?\s+(?:of\s+|de\s+)?(?P<y5>(?:1[5-9]|20|21)\d\d)\b"
    rf"|(?P<last>(?:last|next|this|on|early|late)\s+)?(?P<weekday>{_WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?\b"
    r"|(?P<relative>the day before yesterday|yesterday|today|tonight|tomorrow)\b"
    rf"|{_COUNT}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>ago|earlier)\b"
    r"|(?P<period>(?:last|this|next)\s+(?:week|month|year))\b"
    r"|(?:in|since|until|by|during|of|from|late|early|mid-?)\s(?P<y6>(?:19|20)\d\d)\b(?![-–]\d|\s?%)"
    r")",
    re.IGNORECASE,
)
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2}
_DAYS_OF = {"day": 1, "week": 7, "month": 30, "year": 365}
_PERIOD_PRECISION = {"week": "week", "month": "month", "year": "year"}


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """Return every date expression of a text, in order.

    Args:
        text: The text.
        anchor: The article's own date, which relative words count from; None when it is not known.
    """
    return tuple(mention for match in _DATE.finditer(text) if (mention := _mention(match, anchor)) is not None)


def _mention(match: re.Match[str], anchor: date | None) -> DateMention | None:
    span = Span(*match.span("y6") if match["y6"] else match.span())
    counted = match["weekday"] or match["relative"] or match["unit"] or match["period"]
    read = _relative(match, span, anchor) if counted else _absolute(match, span, anchor)
    if read is None:
        return None
    resolved, precision = read
    return DateMention(span, match.string[span.start : span.end], resolved, precision)


_Read = tuple[Dated, str]


def _absolute(match: re.Match[str], span: Span, anchor: date | None) -> _Read | None:
    year = next((match[f"y{n}"] for n in (1, 2, 3, 4, 5, 6) if match[f"y{n}"]), None)
    month = _month(match)
    day = next((match[f"d{n}"] for n in (1, 2, 3, 4) if match[f"d{n}"]), None)
    if year is None:
        return _without_year(month or 1, int(day or 1), span, anchor)
    precision = "day" if day else "month" if month else "year"
    found = _date(int(year), month or 1, int(day or 1))
    return (Dated(found, Basis.STATED, span), precision) if found else None


def _month(match: re.Match[str]) -> int | None:
    name = match["n3"] or match["n4"] or match["n5"]
    if name:
        return MONTHS[small(name)]
    number = match["m1"] or match["m2"]
    return int(number) if number else None


def _without_year(month: int, day: int, span: Span, anchor: date | None) -> _Read | None:
    """A day without a year is the nearest one to the article's date, on either side."""
    if anchor is None:
        valid = _date(2000, month, day)  # a leap year: every day of the calendar is one
        return (UNDATED, "day") if valid else None
    candidates = [found for year in (-1, 0, 1) if (found := _date(anchor.year + year, month, day))]
    if not candidates:
        return None
    nearest = min(candidates, key=lambda found: abs(found - anchor))
    return Dated(nearest, Basis.INFERRED, span, f"the year nearest to {anchor.isoformat()}"), "day"


def _relative(match: re.Match[str], span: Span, anchor: date | None) -> _Read:
    words = match[0]
    if anchor is None:
        return UNDATED, "day"
    if match["relative"]:
        offset = timedelta(days=_DAYS[small(match["relative"])])
        return _inferred(anchor, offset, span, words, approximate=False), "day"
    if match["weekday"]:
        return _inferred(anchor, _to_weekday(match, anchor), span, words, approximate=False), "day"
    if match["unit"]:
        return _ago(match, span, anchor), small(match["unit"]).rstrip("s")
    unit = small(match["period"]).split()[-1]
    step = {"last": -1, "this": 0, "next": 1}[small(match["period"]).split()[0]]
    offset = timedelta(days=step * _DAYS_OF[unit])
    return _inferred(anchor, offset, span, words, approximate=True), _PERIOD_PRECISION[unit]


def _ago(match: re.Match[str], span: Span, anchor: date) -> Dated:
    words = small(match["count"])
    count = int(words) if words.isdigit() else 1 if words in {"a", "an", "one"} else int(from_words(words) or 1)
    unit = small(match["unit"]).rstrip("s")
    return _inferred(anchor, timedelta(days=-count * _DAYS_OF[unit]), span, match[0], approximate=unit != "day")


def _to_weekday(match: re.Match[str], anchor: date) -> timedelta:
    """News names the weekday just past; "next" the one to come; "last" of the anchor's own weekday a week before."""
    wanted = _WEEKDAYS.index(small(match["weekday"]))
    lead = small(match["last"] or "").strip()
    if lead == "next":
        return timedelta(days=(wanted - anchor.weekday() - 1) % 7 + 1)
    back = (anchor.weekday() - wanted) % 7
    return timedelta(days=-(back or (7 if lead == "last" else 0)))


def _inferred(anchor: date, offset: timedelta, span: Span, words: str, *, approximate: bool) -> Dated:
    try:
        found = anchor + offset
    except OverflowError:
        return UNDATED
    reason = f"'{' '.join(words.split())}' against {anchor.isoformat()}"
    return Dated(found, Basis.INFERRED, span, reason, approximate)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
