"""Figures: numbers with unit, what is counted, hedge and clause. Dates, times, model names and labels are none.

A figure is a record; nothing here decides whether two of them tell of the same thing. Linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from briefing.model import Figure, Span
from briefing.text.counted import STOPS, counted_after, is_plural
from briefing.text.digits import EXACT
from briefing.text.labels import label_spans
from briefing.text.numbers import Number, find_numbers
from briefing.text.units import convert, money_before, same_unit, unit_after

__all__ = ["bound_of", "convert", "find_figures", "rounds_to", "same_unit_value", "same_value"]

_LOWER: Final = (
    "at least|more than|over|above|no fewer than|no less than|not less than|just over|well over|upwards of|"
    "in excess of|as many as|as much as|or more|plus|+|>|≥|понад|не менше|щонайменше|більше|более|больше|"
    "свыше|не менее|mehr als|mindestens|über|plus de|au moins|más de|al menos|以上"
)
_UPPER: Final = (
    "at most|less than|fewer than|under|below|up to|no more than|not more than|just under|nearly|almost|"
    "close to|as few as|as little as|or less|or fewer|<|≤|майже|менше|почти|менее|fast|knapp|weniger als|"
    "bis zu|près de|moins de|jusqu'à|casi|menos de|hasta|未満"
)
_ABOUT: Final = (
    "about|around|roughly|approximately|approx.|approx|some|an estimated|estimated|an average of|or so|circa|"
    "ca.|~|≈|близько|приблизно|орієнтовно|около|примерно|etwa|rund|ungefähr|environ|quelque|unos|unas|"
    "cerca de|alrededor de|約"
)
_LEAST: Final = frozenset(_LOWER.split("|")) - {"as many as", "as much as"}
_MOST: Final = frozenset(_UPPER.split("|")) - {"close to", "près de"}


_HEDGES: Final = frozenset(one for hedges in (_LOWER, _UPPER, _ABOUT) for one in hedges.split("|"))
_HEDGE_SIGNS: Final = frozenset(one for one in _HEDGES if len(one) == 1 and one != "+")
_BEHIND: Final = frozenset({"or more", "or less", "or fewer", "or so", "plus", "+"})
_MOST_HEDGE_WORDS: Final = 4
_ARTICLES: Final = frozenset({"a", "an", "the", "another"})
_HEDGE_AFTER: Final = re.compile(
    r"(?i)\s?(?P<sign>\+)(?!\w)|\s(?P<words>or (?:more|so|less|fewer))\b|-(?P<plus>plus)\b"
)
_HEDGE_REACH: Final = 40
_SIGN: Final = re.compile(r"(?:(?<![\w)])[-−]|(?<!\w)(?:minus|мінус|минус)\s)\Z", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"(?:\s?(?:–|—|-|‑|～|〜)\s?|\s(?:to|bis|до|à|a)\s|(?P<and>\s(?:and|und|et|y)\s))(?:[$€£¥₴₽]\s?)?"
)
_BETWEEN: Final = re.compile(r"(?i)\b(?:between|zwischen|entre)\s(?:[$€£¥₴₽]\s?)?\Z")
_CHANGED: Final = re.compile(
    r"(?i)\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|increas\w+|decreas\w+|dropp?\w*|grew|grown|grow\w*|up|down"
    r"|jump\w*|climb\w*|declin\w+|cut\w*|reduc\w+|rais\w+|went|chang\w+|slid\w*|shr[aiu]nk\w*|plunge\w*|lower\w*|surg\w+)"
    r"\b[^.;]{0,40}\bfrom\s(?:[^\s.;]+\s){0,2}\Z"
)
_AGE: Final = re.compile(r"[\s-]olds?\b")
_NAMED: Final = re.compile(r"(?<![\w'’.])(?P<word>[^\W\d_][\w'’.]*)[ \u00a0-]\Z")
_TITLED: Final = 24
_ENDS: Final = re.compile(r"[.!?;:\n]|,\s")
_CLAUSE: Final = 200


@dataclass(frozen=True, slots=True)
class _Measured:
    """A number with the unit printed beside it, and the span of both."""

    number: Number
    span: Span
    unit: str | None


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return every figure of a text in order; `by` is left open, for the source's quotations tell who says so."""
    closed = _Closed(label_spans(text))
    numbers = [number for number in find_numbers(text) if not closed.touches(number.span)]
    measured = [_measure(text, number) for number in numbers]
    return tuple(_figures(text, [one for one in measured if not _is_label(text, one)]))


class _Closed:
    """Spans where no figure stands."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.starts, self.ends = [span.start for span in spans], []
        last = 0
        for span in spans:
            last = max(last, span.end)
            self.ends.append(last)

    def touches(self, span: Span) -> bool:
        at = bisect_left(self.starts, span.end) - 1
        return at >= 0 and self.ends[at] > span.start


def _measure(text: str, number: Number) -> _Measured:
    """Return a number with its currency sign or unit, and its sign."""
    start, end = number.span.start, number.span.end
    money = money_before(text, start)
    if money is not None:
        return _Measured(number, Span(money[1], end), money[0])
    found = unit_after(text, end)
    unit, end = found or (None, end)
    age = _AGE.match(text, end) if unit in {"year", "month", "week", "day"} else None
    sign = _SIGN.search(text, max(0, start - 7), start) if number.value is not None and not number.spelled else None
    if sign and number.value is not None:
        number = replace(number, value=-number.value)
    return _Measured(number, Span(sign.start() if sign else start, age.end() if age else end), unit)


def _is_label(text: str, one: _Measured) -> bool:
    """Tell the number of a name ("Apollo 11") from an amount."""
    if one.unit is not None or one.number.spelled or one.number.scale != 1:
        return False
    start, end = one.number.span.start, one.number.span.end
    digits = text[start:end]
    if not digits.isdecimal() or _hedge_before(text, start):
        return False
    counted = counted_after(text, end)
    return (counted is None or not is_plural(counted.rpartition(" ")[2])) and _is_named(text, start)


def _is_named(text: str, start: int) -> bool:
    """Tell whether a capitalized word that is no verb or function word stands right before: "Boeing 737"."""
    match = _NAMED.search(text, max(0, start - _TITLED), start)
    if match is None or not match["word"][:1].isupper():
        return False
    word = match["word"]
    opens = match.start() == 0 or text[match.start() - 2 : match.start() - 1] in {".", "!", "?", "\n", ""}
    verbal = ("s", "ed", ".", "'", "’", "ing", "ly") if opens else ("s", "ed", ".", "'", "’")
    return word.casefold() not in STOPS and not word.endswith(verbal)


def _figures(text: str, found: Sequence[_Measured]) -> Iterator[Figure]:
    """Yield figures; the two ends of a range are one."""
    at = 0
    while at < len(found):
        high = _high_end(text, found[at], found[at + 1]) if at + 1 < len(found) else None
        yield _figure(text, found[at], high)
        at += 2 if high is not None else 1


def _high_end(text: str, low: _Measured, high: _Measured) -> _Measured | None:
    """Return the upper end of a range, or None when two figures stand apart."""
    match = _RANGE.fullmatch(text, low.span.end, high.number.span.start)
    if match is None and low.unit is not None and low.span.end > low.number.span.end:
        return None
    if match is None or low.number.value is None or high.number.value is None:
        return None
    if not _one_unit(low, high):
        return None
    if match["and"] and not _BETWEEN.search(text, max(0, low.span.start - 14), low.span.start):
        return None
    if _CHANGED.search(text, max(0, low.span.start - 80), low.span.start):
        return None
    return high if _scaled(low.number, high.number) < high.number.value else None


def _one_unit(low: _Measured, high: _Measured) -> bool:
    """Tell whether two ends share a unit: the same twice, or said once, a currency sign first and other units last."""
    if low.unit is None or low.unit == high.unit:
        return True
    return high.unit is None and low.span.end == low.number.span.end


def _scaled(low: Number, high: Number) -> Decimal:
    """Return the lower end of a range; in "3 to 4 million" the scale is said once."""
    value = low.value or Decimal(0)
    shared = EXACT.multiply(value, high.scale)
    return shared if low.scale == 1 and high.scale > 1 and high.value is not None and shared < high.value else value


def _figure(text: str, low: _Measured, high: _Measured | None) -> Figure:
    value = _scaled(low.number, high.number) if high is not None else low.number.value
    last = high or low
    start, end = low.span.start, last.span.end
    unit = low.unit or last.unit
    after = _HEDGE_AFTER.match(text, end)
    if after is not None and after["sign"]:
        end = after.end()
    hedge = _hedge_before(text, start) or (after[0].strip(" -").lower() if after else None)
    return Figure(
        span=Span(start, end),
        text=text[start:end],
        value=value,
        high=high.number.value if high else None,
        unit=unit,
        counted=counted_after(text, after.end() if after else end),
        hedge=hedge,
        context=_clause(text, start, end),
    )


def _hedge_before(text: str, start: int) -> str | None:
    """Return the hedge right before a place, an article between them left out; the longest one that fits."""
    if text[start - 1 : start] in _HEDGE_SIGNS:
        return text[start - 1]
    words = text[max(0, start - _HEDGE_REACH) : start].lower().split()
    words = words[1 if start > _HEDGE_REACH else 0 :]
    if words[-3:] == ["a", "total", "of"]:
        words = words[:-3]
    for given in (words, words[:-1]) if words and words[-1] in _ARTICLES else (words,):
        for count in range(min(_MOST_HEDGE_WORDS, len(given)), 0, -1):
            hedge = " ".join(given[-count:]).lstrip('(["“„«—–-')
            if hedge in _HEDGES and hedge not in _BEHIND:
                return hedge
    return None


def _clause(text: str, start: int, end: int) -> Span:
    """Return the clause around a figure: at most 200 code points to each side, to the next stop or comma."""
    left = max(0, start - _CLAUSE)
    begin = left
    for match in _ENDS.finditer(text, left, start):
        begin = match.end()
    after = _ENDS.search(text, end, min(len(text), end + _CLAUSE))
    while begin < start and text[begin].isspace():
        begin += 1
    return Span(begin, after.start() if after else min(len(text), end + _CLAUSE))


def bound_of(hedge: str | None) -> int:
    """Return 1 for a hedge that sets a lower bound, -1 for an upper one, 0 for none."""
    return (hedge in _LEAST) - (hedge in _MOST)


def same_unit_value(a: Figure, b: Figure) -> bool:
    """Tell whether two figures print the same number in the same unit."""
    return a.value == b.value and a.high == b.high and same_unit(a.unit, b.unit) and a.value is not None


def same_value(a: Figure, b: Figure) -> bool:
    """Tell whether two figures have the same value and unit; uncounted ones must read alike.

    A figure without a unit is the same as one with it only when neither prints one.
    """
    if a.value is None or b.value is None:
        return a.value is b.value and a.text.casefold() == b.text.casefold()
    return same_unit_value(a, b)


def rounds_to(precise: Decimal, stated: Decimal) -> bool:
    """Tell whether `stated` is `precise` rounded by convention: to fewer decimals, half up, never to round thousands.

    Args:
        precise: The exact value.
        stated: The value that is claimed to be the same.
    """
    if precise == stated:
        return True
    exponent = stated.normalize(EXACT).as_tuple().exponent
    if not isinstance(exponent, int) or not precise.is_finite():
        return False
    step = Decimal(1).scaleb(min(exponent, 0), EXACT)  # the zeros of 1,010 are digits: thousands are never rounded
    away = EXACT.abs(EXACT.subtract(precise, stated))
    return EXACT.multiply(away, Decimal(2)) <= step and EXACT.abs(stated) * 2 >= EXACT.abs(precise)
