"""Dates in a text: absolute ones stated, relative ones resolved against the article's date, with the reason.

A mention resolves as precisely as its words allow. Without an anchor a relative date resolves to nothing. Month names
of English, Ukrainian, Russian, German, French and Spanish are known, and the Japanese form. Linear in the text.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefing.model import UNDATED, Basis, Dated, DateMention, Span
from briefing.text.counted import counted_after, is_plural
from briefing.text.date_words import CAPITAL_MONTHS, COUNTS, MONTHS, NEAR_DAYS, SEASONS, WEEKDAYS
from briefing.text.words import is_dense_text

__all__ = ["MONTHS", "date_spans", "find_dates"]

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY: Final = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_NEAR_DAY: Final = "|".join(sorted(NEAR_DAYS, key=len, reverse=True))
_COUNT: Final = "|".join(COUNTS)
_CENTURY: Final = r"(?:1[5-9]|20|21)\d\d"
_DATE: Final = re.compile(
    r"(?<![\w./-])(?:"
    r"(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?![\d/-])"
    r"|(?P<y2>\d{4})年(?:(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})日)?)?|(?P<m8>\d{1,2})月(?P<d8>\d{1,2})日"
    rf"|(?P<a7>\d{{1,2}})(?P<s7>[./])(?P<b7>\d{{1,2}})(?P=s7)(?P<y7>{_CENTURY}|\d\d)(?![\d/-])"
    rf"|(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?:\s?[-–—/]\s?\d{{1,2}}(?:st|nd|rd|th|\.)?)?\s+(?:of\s+|de\s+)?(?P<n4>{_MONTH})\b"
    rf"(?:\.?,?\s+(?:de\s+)?(?P<y4>{_CENTURY})\b)?"
    rf"|(?P<part3>early|late|mid|last|next|this)?[\s-]?(?P<n3>{_MONTH})\b\.?"
    rf"(?:\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]|\s?%|,\d{{3}})(?:\s?[-–—]\s?\d{{1,2}}\b)?(?:,?\s+(?P<y3>{_CENTURY})\b)?"
    rf"|,?\s+(?:of\s+|de\s+)?(?P<y5>{_CENTURY})\b)?"
    rf"|(?P<season>{SEASONS})\s+(?:of\s+)?(?P<y9>{_CENTURY})\b"
    rf"|(?P<lead>(?:last|next|this|on|early|late|past)\s+)?(?P<weekday>{_WEEKDAY})\b(?:\s+(?:morning|afternoon|evening|night))?"
    rf"|(?P<near>{_NEAR_DAY})\b"
    rf"|(?P<ago>(?:a\s+)?(?P<count>\d{{1,3}}|{_COUNT})\s+(?:of\s+)?(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|earlier)\b)"
    rf"|(?P<past>(?:in|over|during|for|within)\s+the\s+(?:past|last)\s+(?:(?P<count2>\d{{1,3}}|{_COUNT})\s+)?"
    r"(?P<unit2>days?|weeks?|months?|years?)\b)"
    r"|(?P<period>(?P<way>last|this|next|past)\s+(?P<unit3>week|month|year)\b)"
    rf"|(?P<y6>(?:1[6-9]|20)\d\d)(?![\w]|[.,]\d|\s?[%°]|\s?(?:GMT|UTC|hours)\b)"
    r")",
    re.IGNORECASE,
)
_WORDS: Final = re.compile(r"[^\W_]+")
_OPENERS: Final = frozenset(
    words[0].lower()
    for phrase in (
        *MONTHS,
        *WEEKDAYS,
        *NEAR_DAYS,
        *COUNTS,
        *SEASONS.split("|"),
        *"last next this past on early late mid in over during for within".split(),
    )
    if (words := _WORDS.findall(phrase))
)
"""First words of all forms of a date that begin with a letter."""
_YEAR_LEAD: Final = re.compile(
    r"(?i)(?:\b(?:the|in|since|until|till|during|early|late|mid|year|years|season|fiscal|circa|seit|im|en|року|году)[\s-]|[(‘’'])\Z"
)
"""What makes a year even of four digits before a plural ("in 2024 prices rose")."""
_AMOUNT_LEAD: Final = re.compile(
    r"(?i)(?:[$€£¥₴₽#]\s?|\b(?:over|than|least|most|nearly|almost|some|estimated|nos?|number|route|highway|flight|page"
    r"|section|room)\.?\s)\Z"
)
_PART_LEAD: Final = re.compile(r"(?i)\b(?:early|late|mid|around|about|circa)[\s-]+(?:in\s)?\Z")
_LEAD: Final = 16
_JUST_PAST: Final = 1
"""Days within which "last Tuesday" would be "yesterday"."""
_LENGTHS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_Read = tuple[Dated, str]


def find_dates(text: str, anchor: date | None) -> tuple[DateMention, ...]:
    """Return every date expression of a text, in order.

    Args:
        text: The text.
        anchor: The article's own date, which relative words count from; None when it is not known.
    """
    return tuple(mention for match in _matches(text) if (mention := _mention(match, anchor)) is not None)


def date_spans(text: str) -> Iterator[Span]:
    """Yield the spans of absolute dates with digits: what is printed there is no amount."""
    for match in _matches(text):
        absolute = _first(match, "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y9", "d3", "d4", "d8")
        if absolute is not None and (found := _absolute(match, None)) is not None:
            yield found.span


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the date expressions; words that only look like a month or year are left out."""
    return (match for match in _candidates(text) if _is_date(match))


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Try the pattern only where a word or number that opens a date stands."""
    if is_dense_text(text):
        yield from _DATE.finditer(text)
        return
    done = 0
    for word in _WORDS.finditer(text):
        start = word.start()
        if start < done or not (word[0][0].isdecimal() or word[0].lower() in _OPENERS):
            continue
        match = _DATE.match(text, start)
        if match is not None:
            done = match.end()
            yield match


def _is_date(match: re.Match[str]) -> bool:
    if match["y6"]:
        return _is_year(match)
    name = match["n3"] or match["n4"]
    if name is None:
        return True
    if name.lower() in CAPITAL_MONTHS and name[:1].islower() and not (match["n4"] and match["y4"]):
        return False
    bare = match["n3"] and not (match["d3"] or match["y5"])
    return not bare or _is_bare_month(match)


def _is_bare_month(match: re.Match[str]) -> bool:
    """A month without day or year is one behind a preposition or "last", and not as the first word of a name."""
    name, text = match["n3"], match.string
    if (len(name) < 4 and name.lower() != "may") or not name[:1].isupper():  # noqa: PLR2004 - an abbreviation
        return False
    before = text[max(0, match.start("n3") - 12) : match.start("n3")]
    return _MONTH_LEAD.search(before) is not None


_MONTH_LEAD: Final = re.compile(
    r"(?i)\b(?:in|since|by|until|till|during|early|late|mid|last|next|this|from|of|im|seit|before|after)[\s-]+\Z"
)


def _is_year(match: re.Match[str]) -> bool:
    """Tell a year from an amount of four digits."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - _LEAD) : start]
    if _AMOUNT_LEAD.search(before):
        return False
    if _YEAR_LEAD.search(before):
        return True
    counted = counted_after(text, end)
    return counted is None or not is_plural(counted.rpartition(" ")[2]) or not counted[:1].islower()


def _mention(match: re.Match[str], anchor: date | None) -> DateMention | None:
    found = _absolute(match, anchor)
    if found is not None:
        return found
    read = _relative(match, anchor)
    if read is None:
        return None
    span = Span(*match.span())
    return DateMention(span, match[0], read[0], read[1])


def _first(match: re.Match[str], *groups: str) -> str | None:
    return next((match[group] for group in groups if match[group] is not None), None)


def _absolute(match: re.Match[str], anchor: date | None) -> DateMention | None:
    """Return a date that is printed with its month or year, or None for a relative or an impossible one."""
    year = _first(match, "y1", "y2", "y3", "y4", "y5", "y6", "y7", "y9")
    month, day = _month_and_day(match)
    if year is None and month is None:
        return None
    span = _span_of(match)
    if year is None:
        read = _without_year(month or 1, day, span, anchor, _direction(match))
    else:
        precision = "day" if day else "month" if month else "year"
        number = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - 12.08.24
        dated = _date(number, month or 1, day or 1)
        approximate = match["season"] is not None or _is_part(match)
        read = (Dated(dated, Basis.STATED, span, approximate=approximate), precision) if dated else None
    return DateMention(span, span.of(match.string), *read) if read else None


def _span_of(match: re.Match[str]) -> Span:
    """Return the span of the date itself, without a word that only leads to it."""
    start, end = match.span()
    if match["n3"] and not match["part3"]:
        start = match.start("n3")
    return Span(start, end)


def _is_part(match: re.Match[str]) -> bool:
    """Tell whether the words name only a part of the month or year ("late June", "around 1950")."""
    if match["y6"]:
        return _PART_LEAD.search(match.string, max(0, match.start() - _LEAD), match.start()) is not None
    return (match["part3"] or "").lower() in {"early", "late", "mid"}


def _month_and_day(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match["a7"]:
        return _numeric(int(match["a7"]), int(match["b7"]), match["s7"])
    name = match["n3"] or match["n4"]
    month = str(MONTHS[name.lower()]) if name else _first(match, "m1", "m2", "m8")
    day = _first(match, "d1", "d2", "d3", "d4", "d8")
    return (int(month) if month else None), (int(day) if day else None)


def _numeric(first: int, second: int, sign: str) -> tuple[int | None, int | None]:
    """Read 16.02.2025 as day and month; with slashes only where one number cannot be a month, else the year alone."""
    if sign == "." or first > 12:  # noqa: PLR2004 - months
        return second, first
    if second > 12:  # noqa: PLR2004
        return first, second
    return (first, None) if first == second else (None, None)


def _direction(match: re.Match[str]) -> str:
    return (match["part3"] or "").lower()


def _without_year(month: int, day: int | None, span: Span, anchor: date | None, lead: str) -> _Read | None:
    """A day without a year is the nearest one to the article's date; a month the last one, or the one it names."""
    precision = "day" if day else "month"
    if anchor is None:
        valid = _date(2000, month, day or 1)  # a leap year: every day of the calendar is one
        return (UNDATED, precision) if valid else None
    years = [anchor.year + step for step in (-1, 0, 1)]
    found = [one for year in years if (one := _date(year, month, day or 1))]
    if day is None:
        found = _months(found, anchor, lead)
    if not found:
        return None
    nearest = min(found, key=lambda one: abs(one - anchor))
    reason = f"the year nearest to {anchor.isoformat()}"
    return Dated(nearest, Basis.INFERRED, span, reason, approximate=lead in {"early", "late", "mid"}), precision


def _months(found: list[date], anchor: date, lead: str) -> list[date]:
    """Keep the months that the words allow: the past for "last", the future for "next", no far future else."""
    if lead == "last":
        return [one for one in found if (one.year, one.month) < (anchor.year, anchor.month)][-1:]
    if lead == "next":
        return [one for one in found if (one.year, one.month) > (anchor.year, anchor.month)][:1]
    return found


def _relative(match: re.Match[str], anchor: date | None) -> _Read | None:
    """Return what a relative date counts to from the anchor."""
    if match["near"]:
        offset = NEAR_DAYS[" ".join(match["near"].lower().split())]
        return _inferred(match, anchor, offset), "day"
    if match["weekday"]:
        days, unsure = _to_weekday(match, anchor) if anchor else (0, False)
        return _inferred(match, anchor, days, approximate=unsure), "day"
    if match["ago"] or match["past"]:
        return _ago(match, anchor)
    if match["period"]:
        unit = match["unit3"].lower()
        step = {"last": -1, "past": -1, "this": 0, "next": 1}[match["way"].lower()]
        return _moved(match, anchor, unit, step), unit
    return None


def _ago(match: re.Match[str], anchor: date | None) -> _Read:
    words = (match["count"] or match["count2"] or "one").lower()
    count = int(words) if words.isdecimal() else COUNTS[words]
    unit = (match["unit"] or match["unit2"]).lower().removesuffix("s")
    return _moved(match, anchor, unit, -count, vague=words in {"few", "couple"} or match["past"] is not None), unit


def _moved(match: re.Match[str], anchor: date | None, unit: str, count: int, *, vague: bool = False) -> Dated:
    """Return the anchor moved by days, weeks, or calendar months and years."""
    approximate = vague or unit != "day"
    if anchor is None:
        return UNDATED
    if unit in {"day", "week"}:
        return _inferred(match, anchor, count * _LENGTHS[unit], approximate=approximate)
    months = anchor.year * 12 + anchor.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return UNDATED
    found = date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))
    return _inferred(match, anchor, (found - anchor).days, approximate=approximate)


def _to_weekday(match: re.Match[str], anchor: date) -> tuple[int, bool]:
    """Return the days to a weekday, and whether another week may be meant.

    News names the weekday just past; "next" the one to come; "last" of a day that would be called yesterday or by its
    bare name the one of the week before.
    """
    wanted = WEEKDAYS[match["weekday"].lower()]
    lead = (match["lead"] or "").strip().lower()
    if lead == "next":
        return (wanted - anchor.weekday() - 1) % 7 + 1, False
    back = (anchor.weekday() - wanted) % 7
    if lead in {"last", "past"} and back <= _JUST_PAST:
        return -(back + 7), back > 0
    return -back, False


def _inferred(match: re.Match[str], anchor: date | None, days: int, *, approximate: bool = False) -> Dated:
    if anchor is None:
        return UNDATED
    try:
        found = anchor + timedelta(days=days)
    except OverflowError:
        return UNDATED
    reason = f"{' '.join(match[0].lower().split())!r} against {anchor.isoformat()}"
    return Dated(found, Basis.INFERRED, Span(*match.span()), reason, approximate)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
