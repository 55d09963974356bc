"""Find a figure whose short form says more than its source: a part given as the whole.

"20 senior officers were killed" against "20 officers were killed, including senior officers": the number is the same,
but the qualification holds for some only. Both are shown; which is right is not decided.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from briefing.stories.measures import Measure
from briefing.stories.reports import term_of, words_of

_SOME = re.compile(
    r"\b(?:including|includes?|among (?:them|whom|those)|(?:some|many|most|several|part) of (?:them|whom))\b"
)
_REACH = 200


def overstatements(found: Sequence[Sequence[Measure]]) -> tuple[tuple[Measure, ...], ...]:
    """Return pairs of figures (the short form, the one it shortens), of all the reports of a story."""
    return tuple(_pairs(list(chain.from_iterable(found))))


def _pairs(measures: Sequence[Measure]) -> Iterator[tuple[Measure, ...]]:
    for pair in combinations(measures, 2):
        for short, full in (pair, pair[::-1]):
            if _same_count(short, full) and _narrowed(short, full):
                yield tuple(sorted((short, full), key=pair.index))


def _same_count(one: Measure, other: Measure) -> bool:
    same = (one.value, one.unit, one.head, one.fate) == (other.value, other.unit, other.head, other.fate)
    return same and one.head is not None and one.fate is not None


def _narrowed(short: Measure, full: Measure) -> bool:
    """Tell whether `short` says of all what `full` says of some."""
    extra = short.marks - full.marks
    if not extra or _some(short):
        return False
    return extra <= _some(full)


def _some(measure: Measure) -> frozenset[str]:
    """Return the terms behind a word that speaks of some of the counted."""
    end = min(measure.sentence.end, measure.figure.span.end + _REACH)
    found = _SOME.search(measure.report.text, measure.figure.span.end, end)
    if not found:
        return frozenset()
    return frozenset(map(term_of, words_of(measure.report.text[found.end() : end])))
