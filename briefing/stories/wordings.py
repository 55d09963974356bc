"""Tell whether two passages are wordings of one utterance: the same words in another order, cut or translation.

Rare words weigh more than common ones. The answer joins passages side by side; it never proves a quote.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from briefing.model import Span
from briefing.stories.common_terms import SHARES
from briefing.stories.reports import term_of, words_of

_RARE = 0.02
_FEWEST_WORDS = 4
# Weighted overlap from which two sentences are wordings of one utterance. Sentences of two different quotations of one
# event stay below .4 in all but one of 100; translations of one sentence lie between .45 and .9.
_SAME = 0.5
_WITHIN = 0.8
_LEAST_WEIGHT = 6.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence of a quotation: where it stands and the terms it uses."""

    span: Span
    terms: frozenset[str]
    words: int

    @property
    def long_enough(self) -> bool:
        """Whether the phrase has words enough to be recognized."""
        return self.words >= _FEWEST_WORDS


def phrase(text: str, span: Span) -> Phrase:
    """Return the phrase that `span` marks in `text`."""
    terms = [term_of(word) for word in words_of(span.of(text))]
    return Phrase(span, frozenset(terms), len(terms))


def sentences_within(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences inside a quotation: split behind its full stops, question and exclamation marks."""
    start = span.start
    for at in range(span.start, span.end):
        if text[at] in ".!?…。" and (at + 1 == span.end or text[at + 1].isspace()):
            yield from _trimmed(text, start, at + 1)
            start = at + 1
    yield from _trimmed(text, start, span.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def weight_of(term: str) -> float:
    """Return how much a term tells: the logarithm of how rare it is."""
    return -log(SHARES.get(term, _RARE)) + 0.1


def likeness(one: Phrase, other: Phrase) -> float:
    """Return the weighted overlap of two phrases, 0…1; a phrase cut out of the other counts almost fully."""
    shared = sum(sorted(map(weight_of, one.terms & other.terms)))
    if shared < _LEAST_WEIGHT:
        return 0.0
    ours, theirs = (sum(sorted(map(weight_of, terms))) for terms in (one.terms, other.terms))
    dice = 2 * shared / (ours + theirs)
    within = shared / min(ours, theirs)
    return max(dice, within * _SAME / _WITHIN if min(one.words, other.words) > _FEWEST_WORDS else 0.0)


def same_utterance(one: Phrase, other: Phrase) -> bool:
    """Tell whether two phrases are wordings of one utterance."""
    return one.long_enough and other.long_enough and likeness(one, other) >= _SAME
