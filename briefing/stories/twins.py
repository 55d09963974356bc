"""Find one sentence that two reports print alike but for a figure: a copy, an update or a slip.

Such figures count the same thing whatever else the sentence narrows, because it narrows both alike. Where the sentence
is short, the likeness could be chance; then nothing is found.
"""

from collections.abc import Iterator, Sequence

from briefing.stories.comparing import agree
from briefing.stories.measures import Measure
from briefing.stories.reports import words_of

_FEWEST_WORDS = 7
_FAR = 10
_Key = tuple[str | None, int, tuple[str, ...]]


def twin_rows(found: Sequence[Measure]) -> Iterator[tuple[Measure, ...]]:
    """Yield the figures of sentences that differ in nothing else, where two articles disagree."""
    alike: dict[_Key, list[Measure]] = {}
    for measure in found:
        key = _key(measure)
        if key is not None:
            alike.setdefault(key, []).append(measure)
    for row in alike.values():
        if any(_differ(one, other) for at, one in enumerate(row) for other in row[at + 1 :]):
            yield tuple(row)


def _key(measure: Measure) -> _Key | None:
    """Return the sentence's words around the figure, and where the figure stands among them."""
    text, sentence, figure = measure.report.text, measure.sentence, measure.figure.span
    before = tuple(words_of(text[sentence.start : figure.start]))
    after = tuple(words_of(text[figure.end : sentence.end]))
    words = before + after
    return (measure.unit, len(before), words) if len(words) >= _FEWEST_WORDS else None


def _differ(one: Measure, other: Measure) -> bool:
    if one.report is other.report or one.value == other.value:
        return False
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high / low <= _FAR and not agree(one, other)
