"""Hold a claim's figures to the source: the same, converted, rounded, another bound, absent, or of another thing.

A value that stands in the source proves nothing when it counts something else there: the words beside it must agree.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from briefing.model import ClaimVerdict, Figure, Span
from briefing.text.figures import APPROXIMATE, LOWER, bound_of, convert, rounds_to, same_value, touches
from briefing.text.units import COUNTLESS
from briefing.text.words import HEDGES, word_set
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


_DEGREES: Final = word_set(
    "well far much below above slightly somewhat roughly barely compared versus each respectively equally"
)
"""Words that compare figures and tell nothing of what they measure."""


def _around(claim: str, stated: Stated, figure: Figure) -> frozenset[str]:
    """Return the stems of a figure's clause without the figure's own words."""
    context = figure.context or Span(0, len(claim))
    own = figure.span
    return frozenset(
        word.stem
        for word in stated.sequence
        if word.content
        and word.start in range(context.start, context.end)
        and word.start not in range(own.start, own.end)
        and word.low not in HEDGES | _DEGREES
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
    """Tell whether a bound that the claim puts before a rounder number is true of the source's number."""
    values = None if found.hedge else _comparable(given, found)
    return values is not None and (values[1] - values[0]) * bound_of(given.hedge) > 0


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
    values = _comparable(given, found)
    if values is None:
        return None
    ours, theirs = values
    if rounds_to(theirs, ours):
        return f"rounded from {found.text!r}" if ours != theirs else f"the same as {found.text!r}"
    digits = 1 if given.value and _is_fraction(given, given.value) else _digits(ours)
    if not given.hedge or given.hedge not in _ROUNDING or digits >= _digits(theirs):
        return None
    low, high = _LOOSE[bound_of(given.hedge)]
    return f"{given.hedge} {given.text!r} for {found.text!r}" if ours * low <= theirs <= ours * high else None


def _comparable(given: Figure, found: Figure) -> tuple[Decimal, Decimal] | None:
    """Return two values in one unit, if there is one: a fraction in words is so many percent."""
    ours, theirs = given.value, found.value
    if ours is None or theirs is None:
        return None
    if given.unit == found.unit:
        return ours, theirs
    if given.unit == "percent" and _is_fraction(found, theirs):
        return ours, theirs * 100
    if found.unit == "percent" and _is_fraction(given, ours):
        return ours * 100, theirs
    return None


def _is_fraction(figure: Figure, value: Decimal) -> bool:
    return figure.unit is None and 0 < value < 1 and "." not in figure.text


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
    return wanted.issubset(loose | scores)


def _absent(figure: Figure, around: frozenset[str], evidence: Evidence, pool: Sequence[Read]) -> Doubt:
    """A figure that no sentence holds is contradicted when a sentence says the same of another figure."""
    indexes = frozenset(read.index for read in pool)
    near = [index for share, index in evidence.ranked(around, indexes) if share >= _SAME]
    others = (other for index in near for other in evidence.sentences[index].figures)
    alike = next((other for other in others if _is_alike(figure, other)), None)
    if alike is not None:
        reason = f"the source has {alike.text!r}, not {figure.text!r}"
        return Doubt(ClaimVerdict.CONTRADICTED, reason, alike.span)
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
    yield from _exchanged_deeds(stated, figures, read)
    for figure in figures:
        same = [other for other in read.figures if agreement(figure, other) is not None]
        rival = _placed(figure, same, stated, read) if same else _rival(figure, figures, read)
        if any(_is_turned(figure, stated, other, read) for other in same):
            reason = f"{figure.text!r} stands at the other end of the change in the source"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, same[0].span)
        elif rival is not None:
            reason = f"the source has {rival.text!r} there, not {figure.text!r}"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, rival.span)


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


def _exchanged_deeds(stated: Stated, figures: Sequence[Figure], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction where two figures have exchanged the words before them: "killed 3 and wounded 180"."""
    ours = [(figure, _beside(stated, figure.span)[0]) for figure in figures]
    theirs = [(other, _beside(read.stated, _local(other, read))[0]) for other in read.figures]
    for (one, deed), (other, turned) in permutations(ours, 2):
        mine = [found for found, words in theirs if words == turned and agreement(one, found) is not None]
        told = [found for found, words in theirs if words == deed and agreement(other, found) is not None]
        swapped = bool(told) and agreement(one, other) is None
        if deed and turned and deed != turned and mine and swapped:
            reason = f"{one.text!r} and {other.text!r} have each other's place in the source"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, mine[0].span)


def _exchanged(stated: Stated, figures: Sequence[Figure], read: Read) -> Iterator[Doubt]:
    """Yield a contradiction for each figure in whose place, word by word, the sentence has another."""
    gaps = find_gaps(stated.sequence, read.stated.sequence, lambda word: word.content)
    for gap in (gap for gap in gaps if max(len(gap.come), len(gap.gone)) <= _FEW):
        ours = [one for one in figures if any(_holds(one.span, word) for word in gap.come)]
        theirs = [one for one in read.figures if any(_holds(_local(one, read), word) for word in gap.gone)]
        if ours and theirs and all(agreement(one, other) is None for one in ours for other in theirs):
            reason = f"the source has {theirs[0].text!r} there, not {ours[0].text!r}"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, theirs[0].span)


def _holds(span: Span, word: Word) -> bool:
    return word.start in range(span.start, span.end)


def _is_turned(figure: Figure, stated: Stated, other: Figure, read: Read) -> bool:
    """Tell whether a figure stands behind "from" in one and behind "to" in the other."""
    ours = _before(stated.sequence, figure.span)
    theirs = _before(read.stated.sequence, _local(other, read))
    return {word.low for word in (*ours, *theirs)} == {"from", "to"}


def _local(figure: Figure, read: Read) -> Span:
    """Return where a figure of the source stands in its sentence."""
    return figure.span.shifted(-read.sentence.span.start)


def _before(words: Sequence[Word], span: Span) -> Sequence[Word]:
    """Return the word right before a span, if there is one."""
    at = bisect_left(words, span.start, key=lambda word: word.start)
    return words[max(0, at - 1) : at]


def _rival(figure: Figure, figures: Sequence[Figure], read: Read) -> Figure | None:
    """Return the sentence's figure of the same kind of thing that no figure of the claim repeats."""
    free = (other for other in read.figures if all(agreement(one, other) is None for one in figures))
    return next((other for other in free if _is_alike(figure, other)), None)


def _placed(figure: Figure, same: Sequence[Figure], stated: Stated, read: Read) -> Figure | None:
    """Return the figure that the sentence has between the two words beside a figure that it has elsewhere."""
    ours = _beside(stated, figure.span)
    theirs = {other: _beside(read.stated, _local(other, read)) for other in read.figures}
    if any(one == another for other in same for one, another in zip(theirs[other], ours, strict=True)):
        return None
    return next((other for other, words in theirs.items() if words == ours), None)


def _beside(stated: Stated, span: Span) -> tuple[list[str], list[str]]:
    """Return the stems of the content words right before and behind a span, if there are any."""
    words = [word for word in stated.sequence if word.content]
    behind = bisect_left(words, span.end, key=lambda word: word.start)
    return [word.stem for word in _before(words, span)], [word.stem for word in words[behind : behind + 1]]
