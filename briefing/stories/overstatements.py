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
_MOST = 40


def overstatements(found: Sequence[Sequence[Measure]]) -> tuple[tuple[Measure, ...], ...]:
    """Return pairs of figures (the short form, the one it shortens), of all the reports of a story."""
    return tuple(_pairs(list(chain.from_iterable(found))))


def _pairs(measures: Sequence[Measure]) -> Iterator[tuple[Measure, ...]]:
    counts: dict[tuple[object, ...], list[Measure]] = {}
    for measure in measures:
        if measure.head is not None and measure.fate is not None:
            counts.setdefault((measure.value, measure.unit, measure.head, measure.fate), []).append(measure)
    for same in counts.values():
        for pair in combinations(same[:_MOST], 2):
            if _narrowed(*pair) or _narrowed(*pair[::-1]):
                yield pair


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
