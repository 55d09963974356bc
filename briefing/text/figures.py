"""Figures: numbers with unit, what is counted, hedge and clause. Dates, times, model names and labels are none.

A figure is a record; nothing here decides whether two of them tell of the same thing.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from briefing.model import Figure, Span
from briefing.text.numbers import Number, find_numbers
from briefing.text.units import CURRENCY_SIGNS, convert, currency_before, unit_after

__all__ = [
    "APPROXIMATE",
    "bound_of",
    "convert",
    "find_figures",
    "rounds_to",
    "same_unit_value",
    "same_value",
    "touches",
]

HEDGES = (
    "about|around|roughly|approximately|approx\\.?|some|nearly|almost|close to|at least|at most|more than|less than|"
    "fewer than|over|under|up to|as many as|as much as|as few as|no more than|no fewer than|no less than|just over|"
    "just under|well over|an estimated|estimated|upwards of|in excess of|an average of|only|above|below|exceeding|"
    "topping|surpassing|"
    "близько|понад|майже|приблизно|не менше|около|более|почти|etwa|rund|fast|mehr als|mindestens|environ|près de|"
    "plus de|au moins|unos|cerca de|casi|más de|al menos|約"
)
_HEDGE = re.compile(rf"(?i)(?<!\w)(?P<hedge>{HEDGES})(?:\s+(?:an?|the))?\s*[$€£¥₴₽₹]?\s*(?:US\s?)?\Z")
_MOVES = re.compile(
    r"(?i)\b(?:(?:tick|move|climb|edge|push|bump|bounce|inch|jump|ramp|step|round)(?:e?d|s|ing)?|went|goes|go|rose|rising"
    r"|shot|crept|drove|driven|back)\s\Z"
)
"""Verbs that make "up to" the place where something moved: "ticked up to 47%" sets no bound."""
_REACH = 40
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня"
    r"|жовтня|листопада|грудня|"
    r"januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août"
    r"|septembre|octobre|"
    r"novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_NO_FIGURE = re.compile(
    rf"(?i)\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b|\b\d{{1,2}}(?:st|nd|rd|th"
    rf"|\.)?\s+(?:of\s+|de\s+)?(?:{_MONTH})\b(?:\.?,?\s+(?:de\s+)?\d{{4}}\b)?"
    rf"|\b(?:{_MONTH})\.?,?\s+(?:of\s+)?(?:1[89]|20)\d\d\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|\d{1,2}月(?:\d{1,2}日)?"
    r"|\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{1,2}\so'clock\b"
    r"|\+?\d{1,3}[\s-]\(?\d{2,4}\)?[\s-]\d{3}[\s-]\d{2,4}\b|\+\d{1,3}(?:[\s-]\(?\d{1,9}\)?){1,5}|\b\d{3}-\d{3}-\d{4}\b"
    r"|\b\d{1,2}/(?:11|7|50)\b|\b\d+(?:\.\d+)?°(?:\s?\d+(?:\.\d+)?[′'’])?(?:\s?\d+(?:\.\d+)?[″\"”])?\s?[NSEW]\b"
    r"|\b(?:No|Nos|Section|Article|Chapter|Part|Page|p|Volume|Vol|Title|Rule|Resolution|Group|Type"
    r"|Phase|Level|Flight|Route|Highway|"
    r"Interstate|Channel|Room|Unit|Figure|Table|Act|Amendment|Proposition|Prop|HR|Bill)\.?\s\d[\d.-]*"
    r"|#\d+|\[\^?\d+\]|\b(?:1[89]|20)\d\d\s?[–—-]\s?(?:(?:1[89]|20)?\d\d)\b|['’]\d0s\b|\b\d{2,4}s\b"
    r"|\b\d+(?:st|nd|rd|th)\b"
)
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s")
_NEAR_DIGITS = 32
"""How far from a digit, in code points, the words of a date or label reach ("September", "Resolution")."""
_LONGEST_TAIL = 64
_LETTER = re.compile("[A-Za-z\u00c0-\u052f]")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_NOUN = re.compile(
    r"(?:[\s\u00a0-]+)(?:(?:of|more|other|additional)\s+)?(?:(?:the|its|their|his|her"
    r"|our)\s+)?((?:[^\W\d_][\w'’./-]*)(?:\s+[^\W\d_][\w'’./-]*){0,6})"
)
_STOPS = frozenset(
    "a an and are as at be been before but by can could did do does during each every for from had has have he her "
    "his i if in into is it its may might more most must not of off on or our out over per so than that the their "
    "them then there these they this those through to under until up was we were what when where which while who "
    "whom will with would yet you after against ago alone along also although among around because behind below "
    "between currently beyond both daily despite down either ever here how however including inside just later like "
    "near nearly now once only onto said says since still throughout today together too toward towards upon via "
    "whose within without yesterday".split()
)
_PARTICIPLE = re.compile(r"(?:[^\W\d_]{3,}(?<!e)ed|[^\W\d_]{3,}ing)")
_IRREGULAR = frozenset(
    "born bought brought built caught driven fallen flown found given gone held hidden kept known left lost made paid "
    "seen sent shot shown sold stolen taken thrown written".split()
)
_PLURAL = re.compile(r"(?:[^\W\d_]\w*s|people|men|women|children|police|crew|staff)")
_RANGE = re.compile(r"\s?(?:–|—|-|to|and|до|bis|à|a|～)\s?[$€£¥₹]?")
_ENDS = re.compile(r"[.!?;:\n]|,\s")


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return every figure of a text in order; `by` is left open, for the source's quotations tell who says so."""
    scores = [match for match in _HYPHENED.finditer(text) if not _is_rising(match)]
    matches = [match for start, end in _around_digits(text) for match in _NO_FIGURE.finditer(text, start, end)]
    closed = sorted(Span(*match.span()) for match in (*matches, *scores))
    opened = _HYPHENED.sub(_as_range, text)
    numbers = [
        number for number in find_numbers(opened) if not touches(number.span, closed) and not _is_label(text, number)
    ]
    return tuple(_figures(text, numbers))


def _around_digits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around digits, in order and apart: what is no figure holds one, and little else."""
    start, end = 0, -1
    for match in _DIGITS.finditer(text):
        if match.start() - _NEAR_DIGITS > end + _LONGEST_TAIL:
            if end >= 0:
                yield start, _word_end(text, end)
            start = max(0, match.start() - _NEAR_DIGITS)
        end = match.end() + _NEAR_DIGITS
    if end >= 0:
        yield start, _word_end(text, end)


def _word_end(text: str, place: int) -> int:
    """Return the end of the word at a place, so that a pattern sees the same edge as in the whole text."""
    space = _SPACE.search(text, min(place, len(text)), place + _LONGEST_TAIL)
    return space.start() if space else min(place + _LONGEST_TAIL, len(text))


_AMOUNT = r"\d{1,3}(?:,\d{3})*(?:\.\d+)?"
_HYPHENED = re.compile(rf"(?<![\w.,/:-])(?P<low>{_AMOUNT})-(?P<high>[$€£]?{_AMOUNT})(?![\w-]|[.,]\d)")


def _as_range(match: re.Match[str]) -> str:
    """Print "5-7" as a range, with a dash; "3-2" is a score, and no figure."""
    return match[0].replace("-", "–") if _is_rising(match) else match[0]


def _is_rising(match: re.Match[str]) -> bool:
    low, high = (Decimal(match[name].lstrip("$€£").replace(",", "")) for name in ("low", "high"))
    return low < high


def touches(span: Span, closed: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of several spans, which stand in order and apart."""
    at = bisect_right(closed, span) - 1
    return any(span.overlaps(other) for other in closed[max(0, at) : at + 2])


def _is_label(text: str, number: Number) -> bool:
    """`F-16`, `COVID-19`, `G7` and a bare year are names, not amounts."""
    start, end = number.span.start, number.span.end
    before = text[max(0, start - 2) : start]
    if _LETTER.match(before[-1:]) or (before[-1:] in "-–" and before[:1].isalpha()) or text[end : end + 1] == "_":
        return not number.spelled
    if number.spelled or not _YEAR.fullmatch(text[start:end]):
        return False
    return unit_after(text, end) is None and before[-1:] not in CURRENCY_SIGNS and not _plural_follows(text, end)


def _plural_follows(text: str, end: int) -> bool:
    counted = _counted(text, end)
    if counted is None or not counted[0].islower() or text[end : end + 1] != " ":
        return False
    return counted.endswith("s") or _PLURAL.fullmatch(counted.split()[0]) is not None


def _figures(text: str, numbers: Sequence[Number]) -> Iterator[Figure]:
    skip = -1
    for at, number in enumerate(numbers):
        if at == skip:
            continue
        following = numbers[at + 1] if at + 1 < len(numbers) else None
        upper = following if following and _is_range(text, number, following) else None
        if upper is not None:
            skip = at + 1
        figure = _figure(text, number, upper)
        change = following if following and upper is None and _is_change(text, number, following) else None
        yield replace(figure, unit=_figure(text, change, None).unit) if change and figure.unit is None else figure


def _is_change(text: str, number: Number, following: Number) -> bool:
    """Tell whether two numbers are where something began and ended: "from 3 to 5 percent"."""
    between = text[number.span.end : following.span.start]
    return between.strip() == "to" and _after_from(text, number.span.start)


def _after_from(text: str, start: int) -> bool:
    return text[max(0, start - 6) : start].rstrip("$€£ ").lower().endswith("from")


def _is_range(text: str, low: Number, high: Number) -> bool:
    between = text[low.span.end : high.span.start]
    match = _RANGE.fullmatch(between)
    if match is None or low.value is None or high.value is None or low.value >= high.value:
        return False
    words = between.strip()
    if words == "to" and _after_from(text, low.span.start):
        return False
    return words != "and" or text[max(0, low.span.start - 9) : low.span.start].rstrip().lower().endswith("between")


_PART_OF = re.compile(r"\s(?:of\s)?an?(?=\s)")
"""What stands between a part and its unit: "half an hour"."""


def _figure(text: str, low: Number, high: Number | None) -> Figure:
    last = high or low
    start, end, value, unit = low.span.start, last.span.end, low.value, None
    if (
        high is not None
        and value is not None
        and low.scale == 1 < high.scale
        and value * high.scale < (high.value or 0)
    ):
        value *= high.scale  # "5 to 10 million"
    sign = currency_before(text, start)
    if sign:
        start, unit = sign[1], sign[0]
        million = re.compile(r"\s?m\b").match(text, end)
        if million and value is not None:
            value, end = value * 10**6, million.end()
    else:
        part = _PART_OF.match(text, end) if low.spelled and high is None and value is not None and value < 1 else None
        found = unit_after(text, part.end() if part else end)
        if found:
            unit, end = found
    if (
        text[start - 1 : start] in {"-", "−", "–"}
        and text[max(0, start - 2) : start - 1].strip() == ""
        and value is not None
    ):
        value, start = -value, start - 1
    hedge = _HEDGE.search(text, max(0, start - _REACH), start)
    if hedge and _MOVES.search(text, max(0, hedge.start() - _REACH), hedge.start("hedge")):
        hedge = None
    return Figure(
        span=Span(start, end),
        text=text[start:end],
        value=value,
        high=high.value if high else None,
        unit=unit,
        counted=_counted(text, end),
        hedge=hedge["hedge"].lower() if hedge else None,
        context=_clause(text, start, end),
    )


def _counted(text: str, end: int) -> str | None:
    """Return the noun phrase behind a figure: up to the first word that cannot belong to it."""
    match = _NOUN.match(text, end, end + 90)
    if match is None:
        return None
    kept: list[str] = []
    words = match[1].split()
    for at, word in enumerate(words):
        joins = (
            word == "and" and kept and kept[-1][:1].isupper() and at + 1 < len(words) and words[at + 1][:1].isupper()
        )
        if (word.casefold() in _STOPS and not joins) or (kept and (word.endswith("ly") or _ends_noun(kept[-1], word))):
            break
        kept.append(word)
        if word[-1] in ".'’":
            break
    return " ".join(kept).rstrip(".'’-/") or None


def _ends_noun(noun: str, word: str) -> bool:
    """Tell whether a participle follows its noun: "soldiers stationed", "people living" are no names of a thing."""
    if not noun[:1].islower():
        return False
    participle = word in _IRREGULAR or _PARTICIPLE.fullmatch(word) is not None
    return participle and _PLURAL.fullmatch(noun.rpartition("-")[2]) is not None


def _clause(text: str, start: int, end: int) -> Span:
    """Return the clause around a figure: at most 200 code points to each side, to the next stop or comma."""
    left = max(0, start - 200)
    before = [match.end() for match in _ENDS.finditer(text, left, start)]
    after = _ENDS.search(text, end, min(len(text), end + 200))
    begin = before[-1] if before else left
    while begin < start and text[begin].isspace():
        begin += 1
    return Span(begin, after.start() if after else min(len(text), end + 200))


LOWER = frozenset(
    "at least|above|exceeding|topping|surpassing|more than|over|no fewer than|no less than|just over|well over"
    "|upwards of|in excess of"
    "|понад|не менше|более|mehr als|mindestens|plus de|au moins|más de|al menos".split("|")
)
"""Hedges that set a lower bound."""
_MOST = frozenset(
    "at most|below|less than|fewer than|under|up to|as many as|as much as|no more than|just under|nearly|almost"
    "|майже|почти".split("|")
)


APPROXIMATE = frozenset(
    "about|around|roughly|approximately|approx|approx.|some|close to|an estimated|estimated|an average of|близько"
    "|приблизно|около|etwa|rund|environ|près de|unos|cerca de|約".split("|")
)
"""Hedges that say a figure is not exact, to either side."""


def bound_of(hedge: str | None) -> int:
    """Return 1 for a hedge that sets a lower bound, -1 for an upper one, 0 for none."""
    return (hedge in LOWER) - (hedge in _MOST)


def same_unit_value(a: Figure, b: Figure) -> bool:
    """Tell whether two figures print the same number in the same unit."""
    return a.value == b.value and a.high == b.high and a.unit == b.unit and a.value is not None


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
    exponent = stated.normalize().as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    step = Decimal(1).scaleb(min(exponent, 0))  # the zeros of 1,010 are digits: thousands are never rounded
    return abs(precise - stated) * 2 <= step and abs(stated) >= abs(precise) * Decimal("0.5")
