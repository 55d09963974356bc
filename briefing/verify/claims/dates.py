"""Hold a claim's dates and other printed digits to the source, part by part: year, month with day, weekday.

An article often prints the year once and days without it; a day and its year may therefore stand apart in the source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from briefing.model import ClaimVerdict, DateMention, Span
from briefing.text.dates import MONTHS, find_dates
from briefing.text.figures import touches
from briefing.text.numbers import small
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Evidence, Read, digit_tokens

_YEAR: Final = re.compile(r"(?<![\d,.])(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)")
_MONTH: Final = "|".join(map(re.escape, MONTHS))
_MONTH_DAY: Final = re.compile(
    rf"(?i)\b(?:(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?!\d)|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<m2>{_MONTH})\b"
    r"|\d{4}-(?P<m3>\d\d)-(?P<d3>\d\d))"
)
_LONE_MONTH: Final = re.compile(rf"(?i)\b(?P<month>{_MONTH})\b")
_WEEKDAY: Final = re.compile(r"(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The parts of dates that a text prints: years, months, days as (month, day), weekdays ("fri")."""

    years: frozenset[str]
    months: frozenset[int]
    days: frozenset[tuple[int, int]]
    weekdays: frozenset[str]


@lru_cache(maxsize=2048)
def calendar_of(text: str) -> Calendar:
    """Return the parts of dates that a text prints."""
    days = frozenset(map(_month_day, _MONTH_DAY.finditer(text)))
    months = frozenset(MONTHS[small(match["month"])] for match in _LONE_MONTH.finditer(text))
    return Calendar(
        years=frozenset(match[0] for match in _YEAR.finditer(text)),
        months=months | {month for month, _ in days},
        days=days,
        weekdays=frozenset(small(match[1]) for match in _WEEKDAY.finditer(text)),
    )


def _month_day(match: re.Match[str]) -> tuple[int, int]:
    name = match["m1"] or match["m2"]
    return (MONTHS[small(name)] if name else int(match["m3"]), int(match["d1"] or match["d2"] or match["d3"]))


def _printed(reads: Iterable[Read]) -> Calendar:
    """Return the parts of dates that sentences print; the end of one and the start of the next are no date."""
    return calendar_of(" | ".join(read.text for read in reads))


def date_doubts(claim: str, evidence: Evidence, pool: Sequence[Read], anchor: date | None) -> Iterator[Doubt]:
    """Yield a doubt for each date of a claim that the source does not hold."""
    mentions = find_dates(claim, anchor)
    if not mentions:
        return
    printed = _printed(pool)
    spans = [read.sentence.span for read in pool]
    known = _known(one for one in evidence.dates(anchor) if touches(one.span, spans))
    for mention in mentions:
        if not _is_held(mention, printed, known, anchor):
            yield Doubt(ClaimVerdict.NOT_FOUND, f"the date {mention.text!r} is not in the source")


def is_absolute(mention: DateMention) -> bool:
    """Tell whether a date prints a year, month or weekday, and not only a count of days."""
    parts = calendar_of(mention.text)
    return bool(parts.years or parts.months or parts.weekdays)


_PRECISIONS: Final = ("day", "week", "month", "year")
_PARTS: Final = {"month": 2, "year": 1}
"""How many parts of year, month and day a precision tells; the others tell all."""


def _part(day: date, precision: str) -> tuple[int, ...]:
    """Return a day as far as a precision tells it."""
    return (day.year, day.month, day.day)[: _PARTS.get(precision)]


def _known(mentions: Iterable[DateMention]) -> frozenset[tuple[int, ...]]:
    """Return the days, months and years that dates resolve to."""
    days = {day for day, _ in _resolved(mentions)}
    return frozenset(_part(day, precision) for day in days for precision in _PRECISIONS)


def _is_held(mention: DateMention, printed: Calendar, known: frozenset[tuple[int, ...]], anchor: date | None) -> bool:
    """Tell whether a source holds a date: the day itself, or the parts that are printed of it."""
    day = mention.resolved.date
    if day is not None and (day == anchor or _part(day, mention.precision) in known):
        return True
    if not is_absolute(mention):
        return day is None
    ours = calendar_of(mention.text)
    years = printed.years | ({str(anchor.year)} if anchor else set())
    held = ours.days <= printed.days and ours.months <= printed.months and ours.weekdays <= printed.weekdays
    return held and ours.years <= years


def other_date(claim: str, read: Read) -> Iterator[Doubt]:
    """Yield a contradiction where a sentence that says the same prints another year, day or weekday instead."""
    ours, theirs = calendar_of(claim), calendar_of(read.text)
    for what, given, found in (
        ("year", ours.years, theirs.years),
        ("day", ours.days, theirs.days),
        ("month", ours.months, theirs.months),
        ("weekday", ours.weekdays, theirs.weekdays),
    ):
        if given - found and found - given:
            yield Doubt(ClaimVerdict.CONTRADICTED, f"the source has another {what}", read.sentence.span)


_TELLING: Final = 2
"""Fewest stems besides dates that make a sentence evidence."""


def far_doubts(claim: str, stems: frozenset[str], chosen: Sequence[Read], evidence: Evidence) -> Iterator[Doubt]:
    """Yield a doubt for a day that no sentence near the evidence prints, where the evidence prints another one.

    Args:
        claim: The claim's text.
        stems: What it says besides names, figures and dates.
        chosen: The sentences that hold most of it, the best first.
        evidence: The source.
    """
    if not chosen:
        return
    telling = [read for read in chosen if read is chosen[0] or len(stems & read.stated.stems) >= _TELLING]
    places = {at for read in telling for at in (read.index - 1, read.index, read.index + 1)}
    near = _printed(read for read in evidence.sentences if read.index in places)
    ours, best = calendar_of(claim), calendar_of(chosen[0].text)
    for given, around, found in (
        (ours.weekdays, near.weekdays, best.weekdays),
        (ours.days, near.days, best.days),
    ):
        if found and given and given.isdisjoint(around):
            reason = "the source has another day there"
            yield Doubt(ClaimVerdict.UNRESOLVED, reason, chosen[0].sentence.span)


_ANY_DAY: Final = date.fromisoformat("2001-06-13")
"""What relative dates of both sides count from where the article's own day is unknown: any day will do."""


def moved_date(claim: str, read: Read, evidence: Evidence, anchor: date | None) -> Iterator[Doubt]:
    """Yield a contradiction where the days of a claim and of the sentence that says the same are all different.

    Without an anchor only words that count from the same unknown day are compared: "a year ago", "next month".
    """
    given = _resolved(find_dates(claim, anchor or _ANY_DAY))
    inside = _resolved(one for one in evidence.dates(anchor or _ANY_DAY) if one.span.overlaps(read.sentence.span))
    if anchor is None:
        given, inside = ([one for one in found if not is_absolute(one[1])] for found in (given, inside))
    yield from _moved_count(given, inside)
    for precision in _PRECISIONS:
        ours = [one for one in given if one[1].precision == precision]
        theirs = [one for one in inside if one[1].precision == precision]
        if ours and theirs and not any(_is_same(one, other) for one in ours for other in theirs):
            yield _moved(ours[0][1], theirs[0][1])


_Day = tuple[date, DateMention]


def _resolved(mentions: Iterable[DateMention]) -> list[_Day]:
    return [(one.resolved.date, one) for one in mentions if one.resolved.date is not None]


def _moved(ours: DateMention, theirs: DateMention) -> Doubt:
    return Doubt(ClaimVerdict.CONTRADICTED, f"the source says {theirs.text!r}, not {ours.text!r}", theirs.span)


def _moved_count(given: Sequence[_Day], inside: Sequence[_Day]) -> Iterator[Doubt]:
    """Compare the only count of days, months or years of either side, in different units: a month is no year."""
    if len(given) != 1 or len(inside) != 1 or given[0][1].precision == inside[0][1].precision:
        return
    (day, ours), (other, theirs) = given[0], inside[0]
    apart = max(_APART[ours.precision], _APART[theirs.precision])
    if not is_absolute(ours) and not is_absolute(theirs) and abs((day - other).days) > apart:
        yield _moved(ours, theirs)


_APART: Final = {"day": 0, "week": 3, "month": 15, "year": 180}
"""Most days between two dates of one precision that can be the same."""


def _is_same(one: _Day, other: _Day) -> bool:
    """Tell whether two dates of one precision can be one; a bare weekday is that of the week before or of the next."""
    (day, ours), (found, theirs) = one, other
    days = abs((day - found).days)
    bare = any(calendar_of(mention.text).weekdays for mention in (ours, theirs))
    same = _part(day, ours.precision) == _part(found, ours.precision)
    return same or days <= _APART[ours.precision] or (bare and days == 7)  # noqa: PLR2004 - a week


def digit_doubts(claim: str, closed: Sequence[Span], pool: Sequence[Read]) -> Iterator[Doubt]:
    """Yield a doubt for each run of digits, outside the spans judged already, that the source prints nowhere."""
    apart = sorted(closed)
    loose = [(span, digits) for span, digits in digit_tokens(claim) if not touches(span, apart)]
    if not loose:
        return
    printed = {digits for read in pool for _, digits in digit_tokens(read.text)}
    for span, digits in loose:
        if digits not in printed:
            yield Doubt(ClaimVerdict.NOT_FOUND, f"the number {span.of(claim)!r} is not in the source")
