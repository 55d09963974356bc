"""Hold a claim's figures to their places in the sentence that says the same: none stands where another one does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from briefing.model import ClaimVerdict, Figure, Span
from briefing.verify.claims.agreement import agreement, counted_stems, measures_alike
from briefing.verify.claims.alignment import find_gaps
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Read
from briefing.verify.claims.statements import Stated, Word

_FEW: Final = 3
"""Most words of a place in which one figure can stand for another."""


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
        same = [counted_stems(other) for other in read.figures if agreement(figure, other) is not None]
        ours = counted_stems(figure)
        if not same or not all(same) or any(ours & counted for counted in same):
            continue
        others = (other for other in read.figures if agreement(figure, other) is None)
        rival = next((other for other in others if ours & counted_stems(other) and other.unit == figure.unit), None)
        if rival is not None:
            reason = f"the source has {rival.text!r} of these, not {figure.text!r}"
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
    return next((other for other in free if measures_alike(figure, other)), None)


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
