"""Weigh the terms of articles against each other: TF-IDF with a prior for common terms.

The weight of a term falls with the number of articles that use it. In a small batch that number says little, so it
starts from how common the term is in news at large (`common_terms`) and learns from the batch. A cosine finds and
ranks; it proves nothing.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from briefing.stories.common_terms import SHARES

# How many articles the prior counts as (four for each of the batch, so that a batch of one topic still tells its events
# apart), and the share of an unlisted term. Chosen on subsets of 2 to 50 events of BASIL: one threshold fits them all.
_PRIOR_FOR_EACH = 4
_MOST_PRIOR = 50
_UNLISTED = 0.02
_TERMS = 200

Vector = Mapping[str, float]


def vectors(counts: Sequence[Counter[str]]) -> tuple[Vector, ...]:
    """Return a unit vector for each article's term counts, cut to its heaviest terms."""
    holders: Counter[str] = Counter()
    for count in counts:
        holders.update(count.keys())
    prior = min(_MOST_PRIOR, _PRIOR_FOR_EACH * len(counts))
    total = len(counts) + prior
    weights = {
        term: max(0.0, log(total / (held + prior * SHARES.get(term, _UNLISTED)))) for term, held in holders.items()
    }
    return tuple(_unit(_weighed(count, weights)) for count in counts)


def _weighed(count: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    weighed = {term: (1 + log(times)) * weights[term] for term, times in count.items()}
    if len(weighed) <= _TERMS:
        return weighed
    return dict(sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_TERMS])


def _unit(vector: Mapping[str, float]) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items() if weight} if length else {}


def dot(one: Vector, other: Vector) -> float:
    """Return the dot product; the cosine, for unit vectors."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * large[term] for term, weight in small.items() if term in large)
