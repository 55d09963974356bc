"""Hold a claim's figures to the source: the same, converted, rounded, another bound, absent, or of another thing.

A value that stands in the source proves nothing when it counts something else there: the words beside it must agree.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import ClaimVerdict, Figure, Span
from briefing.text.figures import bound_of, convert, rounds_to, same_value, touches
from briefing.verify.doubts import Doubt
from briefing.verify.evidence import Evidence, Read, digit_tokens
from briefing.verify.statements import Stated, Word, read_statement

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
            yield from _judge_matches(figure, around, matches, evidence)
        elif not _is_printed(figure, pool):
            yield _absent(figure, around, evidence, pool)


def _around(claim: str, stated: Stated, figure: Figure) -> frozenset[str]:
    """Return the stems of a figure's clause without the figure's own words."""
    context = figure.context or Span(0, len(claim))
    own = figure.span
    return frozenset(
        word.stem
        for word in stated.sequence
        if word.content and context.start <= word.start < context.end and not own.start <= word.start < own.end
    )


def _counted(figure: Figure) -> frozenset[str]:
    return read_statement(figure.counted).stems if figure.counted else frozenset()


def _judge_matches(
    figure: Figure, around: frozenset[str], matches: Sequence[_Match], evidence: Evidence
) -> Iterator[Doubt]:
    reads = {match.read.index: match.read for match in matches}
    shares = {index: evidence.share(around, evidence.around(read)) for index, read in reads.items()}
    best = max(matches, key=lambda match: (shares[match.read.index], not match.note))
    if not _is_beside(figure, around, best, evidence):
        yield Doubt(ClaimVerdict.NOT_FOUND, f"{figure.text!r} stands in the source for another thing", best.figure.span)
        return
    bound = _bound_doubt(figure, best.figure)
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
    if ours == theirs or (0 in {ours, theirs} and given.hedge and found.hedge):
        return None
    if ours and theirs:
        reason = f"the source has {found.hedge!r}, not {given.hedge!r}"
        return Doubt(ClaimVerdict.CONTRADICTED, reason, found.span)
    reason = (
        f"the source has {found.hedge!r} before {found.text!r}" if theirs else f"{given.hedge!r} is not in the source"
    )
    return Doubt(ClaimVerdict.UNRESOLVED, reason, found.span)


def agreement(given: Figure, found: Figure) -> str | None:
    """Return how two figures agree (an empty note when they are the same), or None."""
    if same_value(given, found):
        return f"the hedge {found.hedge!r} was dropped" if found.hedge and not given.hedge else ""
    if given.value is None or found.value is None:
        return None
    if given.unit == found.unit and given.high is None and found.high is None and rounds_to(found.value, given.value):
        return f"rounded from {found.text!r}"
    if given.unit and found.unit and given.unit != found.unit:
        converted = convert(found.value, found.unit, given.unit)
        return f"computed from {found.text!r}" if converted is not None and rounds_to(converted, given.value) else None
    one_unit = (given.unit is None) != (found.unit is None) and not (given.counted and found.counted)
    return "" if one_unit and given.value == found.value else None


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
    return wanted <= loose


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
    start, words = read.sentence.span.start, _content(read.stated)
    theirs = {figure: _beside(words, figure.span.shifted(-start)) for figure in read.figures}
    content = _content(stated)
    for figure in figures:
        ours = _beside(content, figure.span)
        same = [other for other in theirs if agreement(figure, other) is not None]
        if not same or not all(ours) or any(a == b for other in same for a, b in zip(theirs[other], ours, strict=True)):
            continue
        rival = next((other for other, words in theirs.items() if words == ours and other not in same), None)
        if rival is not None:
            yield Doubt(
                ClaimVerdict.CONTRADICTED, f"the source has {rival.text!r} there, not {figure.text!r}", rival.span
            )


def _beside(words: Sequence[Word], span: Span) -> tuple[str | None, str | None]:
    """Return the stems of the content words right before and behind a span."""
    before = bisect_right(words, span.start, key=lambda word: word.end) - 1
    after = bisect_left(words, span.end, key=lambda word: word.start)
    return words[before].stem if before >= 0 else None, words[after].stem if after < len(words) else None


def _content(stated: Stated) -> list[Word]:
    return [word for word in stated.sequence if word.content]
