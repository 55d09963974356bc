"""Hold a claim's figures to the source: the same, converted, rounded, another bound, absent, or of another thing.

A value that stands in the source proves nothing when it counts something else there: the words beside it must agree.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import ClaimVerdict, Figure, Span
from briefing.text.figures import APPROXIMATE, bound_of, touches
from briefing.text.words import HEDGES, word_set
from briefing.verify.claims.agreement import agreement, comparable, counted_stems, measures_alike
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Evidence, Read, digit_tokens
from briefing.verify.claims.statements import Stated

_SAME: Final = 0.5
"""Share of a figure's clause beside which another value contradicts it; judged, not measured."""
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
    counted = counted_stems(figure)
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
    values = None if found.hedge else comparable(given, found)
    return values is not None and (values[1] - values[0]) * bound_of(given.hedge) > 0


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
    alike = next((other for other in others if measures_alike(figure, other)), None)
    if alike is not None:
        reason = f"the source has {alike.text!r}, not {figure.text!r}"
        return Doubt(ClaimVerdict.CONTRADICTED, reason, alike.span)
    return Doubt(ClaimVerdict.NOT_FOUND, f"the figure {figure.text!r} is not in the source")
