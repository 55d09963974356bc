"""Hold a claim's figures to the source: the same, converted, rounded, another bound, absent, or of another thing.

A value that stands in the source proves nothing when it counts something else there: the words beside it must agree.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefing.model import ClaimVerdict, Figure, Span
from briefing.text.figures import APPROXIMATE, LOWER, bound_of, convert, rounds_to, same_value, touches
from briefing.text.units import COUNTLESS
from briefing.text.words import HEDGES
from briefing.verify.claims.alignment import find_gaps
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Evidence, Read, digit_tokens
from briefing.verify.claims.statements import Stated, Word, read_statement

_SAME: Final = 0.5
"""Share of a figure's clause beside which another value contradicts it; judged, not measured."""
_ROUNDING: Final = APPROXIMATE | LOWER | {"nearly", "almost", "just under", "fewer than", "less than", "under", "below"}
"""Hedges before a round number that stand for an exact one."""
_FEW: Final = 3
"""Words around a figure up to which one of them must stand in the same sentence as the figure of the source."""


_MOST: Final = 100
"""Most figures of one sentence of a claim; judged, not measured."""


@dataclass(frozen=True, slots=True)
class _Match:
    read: Read
    figure: Figure
    note: str


def figure_doubts(
    claim: str, stated: Stated, figures: Sequence[Figure], evidence: Evidence, pool: Sequence[Read]
) -> Iterator[Doubt]:
    """Yield a doubt or note for each figure of a claim that the source does not simply hold."""
    if len(figures) > _MOST:
        yield Doubt(ClaimVerdict.NOT_FOUND, f"more than {_MOST} figures in one sentence are not judged")
        return
    for figure in figures:
        around = _around(claim, stated, figure)
        matches = [
            _Match(read, other, note)
            for read in pool
            for other in read.figures
            if (note := agreement(figure, other)) is not None
        ]
        if matches:
            kept = any(one.hedge and agreement(one, match.figure) is not None for one in figures for match in matches)
            yield from _judge_matches(figure, around, matches, evidence, kept=kept)
        elif not _is_printed(figure, pool):
            yield _absent(figure, around, evidence, pool)


def _around(claim: str, stated: Stated, figure: Figure) -> frozenset[str]:
    """Return the stems of a figure's clause without the figure's own words."""
    context = figure.context or Span(0, len(claim))
    own = figure.span
    return frozenset(
        word.stem
        for word in stated.sequence
        if word.content
        and context.start <= word.start < context.end
        and not own.start <= word.start < own.end
        and word.low not in HEDGES
    )


def _counted(figure: Figure) -> frozenset[str]:
    return read_statement(figure.counted).stems if figure.counted else frozenset()


def _judge_matches(
    figure: Figure, around: frozenset[str], matches: Sequence[_Match], evidence: Evidence, *, kept: bool
) -> Iterator[Doubt]:
    reads = {match.read.index: match.read for match in matches}
    shares = {index: evidence.share(around, evidence.around(read)) for index, read in reads.items()}
    best = max(matches, key=lambda match: (shares[match.read.index], not match.note))
    if not _is_beside(figure, around, best, evidence):
        yield Doubt(ClaimVerdict.NOT_FOUND, f"{figure.text!r} stands in the source for another thing", best.figure.span)
        return
    told = (kept and not figure.hedge) or _keeps_bound(figure, best.figure)
    bound = None if told else _bound_doubt(figure, best.figure)
    if bound is not None:
        yield bound
    elif best.note:
        yield Doubt(ClaimVerdict.SUPPORTED, best.note, best.figure.span)


def _is_beside(figure: Figure, around: frozenset[str], match: _Match, evidence: Evidence) -> bool:
    """Tell whether the source's figure stands among words of the claim's clause, beside what it counts."""
    counted = _counted(figure)
    told = around - counted
    near = match.read.stated.stems if len(told) <= _FEW else evidence.around(match.read)
    if told and told.isdisjoint(near):
        return False
    return not counted or not counted.isdisjoint(evidence.around(match.read)) or bool(told & match.read.stated.stems)


def _bound_doubt(given: Figure, found: Figure) -> Doubt | None:
    """A bound turned is a contradiction; one dropped or added leaves the claim open."""
    ours, theirs = bound_of(given.hedge), bound_of(found.hedge)
    if found.hedge in APPROXIMATE and not given.hedge:
        reason = f"the source has {found.hedge!r} before {found.text!r}; the claim drops it"
        return Doubt(ClaimVerdict.UNRESOLVED, reason, found.span)
    if ours == theirs or (ours == 0 and given.hedge and found.hedge):
        return None
    if ours and theirs:
        reason = f"the source has {found.hedge!r}, not {given.hedge!r}"
        return Doubt(ClaimVerdict.CONTRADICTED, reason, found.span)
    reason = (
        f"the source has {found.hedge!r} before {found.text!r}" if theirs else f"{given.hedge!r} is not in the source"
    )
    return Doubt(ClaimVerdict.UNRESOLVED, reason, found.span)


def _keeps_bound(given: Figure, found: Figure) -> bool:
    """Tell whether a bound or "about" that the claim puts before a rounder number is true of the source's number."""
    ours, theirs = _comparable(given, found)
    if not given.hedge or ours is None or theirs is None or found.hedge:
        return False
    bound = bound_of(given.hedge)
    return ours == theirs if bound == 0 else (theirs - ours) * bound > 0


def agreement(given: Figure, found: Figure) -> str | None:
    """Return how two figures agree (an empty note when they are the same), or None."""
    if same_value(given, found):
        return ""
    if given.value is None or found.value is None:
        return None
    if given.high is None and found.high is None:
        note = _near(given, found)
        if note is not None:
            return note
    if given.unit and found.unit and given.unit != found.unit:
        converted = convert(found.value, found.unit, given.unit)
        return f"computed from {found.text!r}" if converted is not None and rounds_to(converted, given.value) else None
    return "" if given.value == found.value and (_is_bare(given, found) or _is_bare(found, given)) else None


_LOOSE: Final = {
    1: (Decimal(1), Decimal("1.2")),
    0: (Decimal("0.95"), Decimal("1.05")),
    -1: (Decimal("0.9"), Decimal(1)),
}
"""From which to which multiple of a hedged round number the exact one may lie: "more than", "about", "nearly"."""


def _near(given: Figure, found: Figure) -> str | None:
    """Return the note for a value rounded by convention, or by a hedge that says so; None for another value."""
    ours, theirs = _comparable(given, found)
    if ours is None or theirs is None:
        return None
    if rounds_to(theirs, ours):
        return f"rounded from {found.text!r}" if ours != theirs else f"the same as {found.text!r}"
    if not given.hedge or given.hedge not in _ROUNDING or _digits(ours) >= _digits(theirs):
        return None
    low, high = _LOOSE[bound_of(given.hedge)]
    return f"{given.hedge} {given.text!r} for {found.text!r}" if ours * low <= theirs <= ours * high else None


def _comparable(given: Figure, found: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return two values in one unit: a fraction in words is so many percent."""
    if given.unit == found.unit:
        return given.value, found.value
    if given.unit == "percent" and _is_fraction(found):
        return given.value, found.value and found.value * 100
    if found.unit == "percent" and _is_fraction(given):
        return given.value and given.value * 100, found.value
    return None, None


def _is_fraction(figure: Figure) -> bool:
    return figure.unit is None and figure.value is not None and 0 < figure.value < 1 and "." not in figure.text


def _digits(value: Decimal) -> int:
    """Return how many digits a value has without the zeros at its end."""
    return len(value.normalize().as_tuple().digits)


def _is_bare(one: Figure, other: Figure) -> bool:
    """Tell whether a figure stands without unit and thing beside one whose unit may be left out ("aged 31")."""
    return one.unit is None and one.counted is None and other.unit is not None and other.unit not in COUNTLESS


def _is_printed(figure: Figure, pool: Sequence[Read]) -> bool:
    """Tell whether the source prints the same digits as no figure: in a score, a label, a time."""
    wanted = {digits for _, digits in digit_tokens(figure.text)}
    if not wanted or figure.unit or figure.text[:1] in "-−":
        return False
    loose = {
        digits
        for read in pool
        for spans in ([other.span for other in read.figures],)
        for span, digits in digit_tokens(read.text)
        if not touches(span.shifted(read.sentence.span.start), spans)
    }
    scores = {part for digits in loose if digits.count("-") == 1 for part in digits.split("-")}
    return wanted <= loose | scores


def _absent(figure: Figure, around: frozenset[str], evidence: Evidence, pool: Sequence[Read]) -> Doubt:
    """A figure that no sentence holds is contradicted when a sentence says the same of another figure."""
    indexes = frozenset(read.index for read in pool)
    for share, index in evidence.ranked(around, indexes)[:3]:
        alike = [other for other in evidence.sentences[index].figures if _is_alike(figure, other)]
        if alike and share >= _SAME:
            reason = f"the source has {alike[0].text!r}, not {figure.text!r}"
            return Doubt(ClaimVerdict.CONTRADICTED, reason, alike[0].span)
    return Doubt(ClaimVerdict.NOT_FOUND, f"the figure {figure.text!r} is not in the source")


def _is_alike(a: Figure, b: Figure) -> bool:
    """Tell whether two figures measure one kind of thing."""
    if a.counted is None or b.counted is None:
        return a.unit is not None and a.unit == b.unit
    return a.unit == b.unit and not _counted(a).isdisjoint(_counted(b))


def swapped_figures(stated: Stated, figures: Sequence[Figure], read: Read) -> Iterator[Doubt]:
    """Yield a doubt for each figure that stands where the sentence has another of its own figures."""
    yield from _exchanged(stated, figures, read)
    yield from _counting_others(figures, read)
    start, words = read.sentence.span.start, _content(read.stated)
    theirs = {figure: _beside(words, figure.span.shifted(-start)) for figure in read.figures}
    content = _content(stated)
    for figure in figures:
        ours = _beside(content, figure.span)
        same = [other for other in theirs if agreement(figure, other) is not None]
        if any(_is_turned(figure, stated, other, read) for other in same):
            reason = f"{figure.text!r} stands at the other end of the change in the source"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, same[0].span)
            continue
        rival = None if same else _rival(figure, figures, read)
        if rival is not None:
            reason = f"the source has {rival.text!r} there, not {figure.text!r}"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, rival.span)
        if not same or not all(ours) or any(a == b for other in same for a, b in zip(theirs[other], ours, strict=True)):
            continue
        rival = next((other for other, words in theirs.items() if words == ours and other not in same), None)
        if rival is not None:
            yield Doubt(
                ClaimVerdict.CONTRADICTED, f"the source has {rival.text!r} there, not {figure.text!r}", rival.span
            )


def _counting_others(figures: Sequence[Figure], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction for each figure that counts what another figure of the sentence counts, and not its own."""
    for figure in figures:
        same = [_counted(other) for other in read.figures if agreement(figure, other) is not None]
        ours = _counted(figure)
        if not same or not all(same) or any(ours & counted for counted in same):
            continue
        others = (other for other in read.figures if agreement(figure, other) is None)
        rival = next((other for other in others if ours & _counted(other) and other.unit == figure.unit), None)
        if rival is not None:
            reason = f"the source counts so {rival.text!r}, not {figure.text!r}"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, rival.span)


def _exchanged(stated: Stated, figures: Sequence[Figure], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction for each figure in whose place, word by word, the sentence has another."""
    start = read.sentence.span.start
    for gap in find_gaps(stated.sequence, read.stated.sequence, lambda word: word.content):
        if len(gap.come) > _FEW or len(gap.gone) > _FEW:
            continue
        ours = [one for one in figures if any(_holds(one.span, word) for word in gap.come)]
        theirs = [one for one in read.figures if any(_holds(one.span.shifted(-start), word) for word in gap.gone)]
        if ours and theirs and all(agreement(one, other) is None for one in ours for other in theirs):
            reason = f"the source has {theirs[0].text!r} there, not {ours[0].text!r}"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, theirs[0].span)


def _holds(span: Span, word: Word) -> bool:
    return span.start <= word.start < span.end


def _is_turned(figure: Figure, stated: Stated, other: Figure, read: Read) -> bool:
    """Tell whether a figure stands behind "from" in one and behind "to" in the other."""
    ours = _before(stated, figure.span)
    theirs = _before(read.stated, other.span.shifted(-read.sentence.span.start))
    return {ours, theirs} == {"from", "to"}


def _before(stated: Stated, span: Span) -> str | None:
    at = bisect_right(stated.sequence, span.start, key=lambda word: word.end) - 1
    return stated.sequence[at].low if at >= 0 else None


def _rival(figure: Figure, figures: Sequence[Figure], read: Read) -> Figure | None:
    """Return the sentence's figure of the same kind of thing that no figure of the claim repeats."""
    free = (other for other in read.figures if all(agreement(one, other) is None for one in figures))
    return next((other for other in free if _is_alike(figure, other)), None)


def _beside(words: Sequence[Word], span: Span) -> tuple[str | None, str | None]:
    """Return the stems of the content words right before and behind a span."""
    before = bisect_right(words, span.start, key=lambda word: word.end) - 1
    after = bisect_left(words, span.end, key=lambda word: word.start)
    return words[before].stem if before >= 0 else None, words[after].stem if after < len(words) else None


def _content(stated: Stated) -> list[Word]:
    return [word for word in stated.sequence if word.content]
