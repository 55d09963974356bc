"""Hold a claim's figures, days and months to the words they stand among: does the source give them to another thing?

Where one sentence, or two neighbours, hold several of a kind, a value belongs to the words of its own part. A claim
that gives it the words of another's part, and none of its own, has exchanged them. One that words it otherwise is left
alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import ClaimVerdict, Figure, Span
from briefing.text.words import DAYS, MONTHS, word_set
from briefing.verify.claims.agreement import agreement
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Evidence, Read
from briefing.verify.claims.statements import Stated, Word

_PARTS: Final = word_set("and while but compared versus vs whereas whilst")
"""Words that part what is said of one value from what is said of the next."""
_FEWEST: Final = 2
"""Fewest words of another's part that show that a value was given to it."""
_YEAR: Final = 4
_MOST: Final = 40
"""Most sentences that hold a value; one that is everywhere belongs to nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value with the stems of its part of the sentence, and its place there."""

    value: Figure | str
    kind: str
    span: Span
    stems: frozenset[str]


def items_of(text: str, stated: Stated, figures: Sequence[Figure], offset: int = 0) -> list[Item]:
    """Return the values of a sentence that stand alone of their kind in their part of it.

    Args:
        text: The sentence.
        stated: The sentence as read.
        figures: Its figures.
        offset: Where the sentence starts in the text that the figures' spans belong to.
    """
    found: list[tuple[Figure | str, str, Span]] = [
        (one, f"figure {one.unit}", one.span.shifted(-offset)) for one in figures
    ]
    found += [
        (word.low, kind, Span(word.start, word.end))
        for word in stated.sequence
        if (kind := _calendar_kind(text, word)) is not None
    ]
    parts = _parts(stated.sequence)
    placed = [(one, _part_of(parts, one[2])) for one in found]
    return [
        Item(value, kind, span, _stems(parts[part], span))
        for (value, kind, span), part in placed
        if sum(other[1] == kind and at == part for other, at in placed) == 1
    ]


def _calendar_kind(text: str, word: Word) -> str | None:
    if not text[word.start].isupper():
        return "year" if word.low.isdigit() and len(word.low) == _YEAR and word.low[:2] in {"19", "20"} else None
    return "month" if word.low in MONTHS else "day" if word.low in DAYS else None


def _parts(words: Sequence[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = [[]]
    for word in words:
        if parts[-1] and (word.low in _PARTS or word.clause != parts[-1][-1].clause):
            parts.append([])
        parts[-1].append(word)
    return parts


def _part_of(parts: Sequence[Sequence[Word]], span: Span) -> int:
    """Return the number of the part that a value stands in: the first whose last word does not stand before it."""
    return sum(part[-1].start < span.start for part in parts)


def _stems(part: Sequence[Word], own: Span) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in part
        if word.content and not own.overlaps(Span(word.start, word.end)) and not word.low[0].isdigit()
    )


def assignment_doubts(
    claim: str, stated: Stated, figures: Sequence[Figure], evidence: Evidence, pool: Sequence[Read]
) -> Iterator[Doubt]:
    """Yield a contradiction for each value of a claim that every sentence which holds it gives to another thing."""
    for item in items_of(claim, stated, figures):
        hosts = [read for read in pool if _holds(read, item)]
        if not hosts or len(hosts) > _MOST or len(item.stems) < _FEWEST:
            continue
        rivals = [_rival(item, read, evidence) for read in hosts]
        found = [rival for rival in rivals if rival is not None]
        if len(found) == len(hosts):
            words = item.value if isinstance(item.value, str) else item.value.text
            rival, read = found[0]
            reason = f"the source gives {words!r} to another thing, and {rival.span.of(read.text)!r} to this"
            yield Doubt(ClaimVerdict.CONTRADICTED, reason, rival.span.shifted(read.sentence.span.start))


def _holds(read: Read, item: Item) -> bool:
    if isinstance(item.value, str):
        return item.value in read.stated.words
    return any(agreement(item.value, other) is not None for other in read.figures)


def _rival(item: Item, read: Read, evidence: Evidence) -> tuple[Item, Read] | None:
    """Return the value beside which the source has the claim's words, when the claim's own value has none of them."""
    own = [one for one in _items(read) if _is_same(item, one)]
    mine = frozenset[str]().union(*(one.stems for one in own))
    if not mine or item.stems & mine - _common(item, read, evidence, mine):
        return None
    for other in evidence.sentences[max(0, read.index - 1) : read.index + 2]:
        for one in _items(other):
            if one.kind == item.kind and not _is_same(item, one) and len(item.stems & one.stems - mine) >= _FEWEST:
                return one, other
    return None


def _common(item: Item, read: Read, evidence: Evidence, mine: frozenset[str]) -> frozenset[str]:
    """Return the stems that stand in the part of another value of the kind, too."""
    near = evidence.sentences[max(0, read.index - 1) : read.index + 2]
    others = [one.stems for other in near for one in _items(other) if one.kind == item.kind and not _is_same(item, one)]
    return mine & frozenset[str]().union(*others)


def _items(read: Read) -> list[Item]:
    return items_of(read.text, read.stated, read.figures, read.sentence.span.start)


def _is_same(item: Item, other: Item) -> bool:
    if isinstance(item.value, str) or isinstance(other.value, str):
        return item.value == other.value
    return agreement(item.value, other.value) is not None
