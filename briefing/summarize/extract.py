"""The extractive engine: the outlets' own sentences, chosen without a model. It selects; it never writes a word.

TF-IDF centroid (Radev et al. 2004) with maximal marginal relevance (Carbonell and Goldstein 1998) and a lead prior;
what cannot stand alone (attribution stubs, questions, captions, sentences that hang on the one before) is left out, and
speech is given as a quote with its speaker.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Article, ArticleId, Audience, Draft, DraftClaim, DraftQuote
from briefing.summarize.candidates import Candidate, candidates
from briefing.summarize.headlines import headline
from briefing.summarize.standing import HANGS
from briefing.verify.source import Source

DIVERSITY = 0.55
"""Weight of novelty against relevance in marginal relevance."""
_TOO_LIKE = 0.6
"""Cosine above which two sentences tell the same."""
_LEAD = 0.55
"""Weight of standing first: news tells the most important thing on top (inverted pyramid)."""
_FIGURE = re.compile(r"(?<![\w.,])[$€£]?\d[\d.,]*(?:st|nd|rd|th|%|[kKmMbB])?(?!\w)")
_NAME = re.compile(r"(?<=[\w,;:)’'] )[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)*")
_QUOTABLE = 0.3
_A_WORD_TOO_MANY = 0.03
"""What a quote gains, and a long sentence loses for each word, with an audience that asks for it."""
_ASKED = 0.4
"""Weight of a figure that the audience asked for."""
_SHORT = 60
_FEWEST_BEFORE_HANGING = 3
_MOST_CANDIDATES = 400
"""Candidates of one article that are compared with each other; the rest of a very long one is not looked at."""

_Vector = Mapping[str, float]


def extract_many(
    articles: Sequence[Article], sources: Mapping[ArticleId, Source], audience: Audience
) -> tuple[Draft, ...]:
    """Return a draft for each article: extracts with their weight, the best first.

    Args:
        articles: The articles of the run; how rare a word is counts over all of them.
        sources: Each article's text as evidence, by article id.
        audience: How many claims and quotes are wanted, and which figures matter.
    """
    found = [candidates(article, sources[article.id])[:_MOST_CANDIDATES] for article in articles]
    rarity = _rarity(found)
    return tuple(
        _draft(article, sources[article.id], choices, rarity, audience)
        for article, choices in zip(articles, found, strict=True)
    )


def _rarity(found: Iterable[Sequence[Candidate]]) -> Mapping[str, float]:
    """Return the inverse document frequency of every term over the candidates of the run."""
    counts: Counter[str] = Counter()
    total = 0
    for choices in found:
        total += len(choices)
        for candidate in choices:
            counts.update(candidate.terms.keys())
    return {term: math.log((total + 1) / (count + 0.5)) for term, count in counts.items()}


def _vector(terms: Counter[str], rarity: Mapping[str, float]) -> _Vector:
    return _normed({term: (1 + math.log(count)) * max(rarity[term], 0.05) for term, count in terms.items()})


def _normed(weights: Mapping[str, float]) -> _Vector:
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _centroid(vectors: Iterable[_Vector]) -> _Vector:
    total: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    return _normed(total)


def _cosine(a: _Vector, b: _Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _draft(
    article: Article, source: Source, found: Sequence[Candidate], rarity: Mapping[str, float], audience: Audience
) -> Draft:
    vectors = [_vector(candidate.terms, rarity) for candidate in found]
    centroid = _centroid(vectors)
    wanted = frozenset(word.lower() for word in audience.figures)
    scores = [
        _score(article, candidate, _cosine(vector, centroid), wanted) + _taste(article, candidate, audience)
        for candidate, vector in zip(found, vectors, strict=True)
    ]
    chosen = _choose(found, vectors, scores, audience)
    claims = tuple(_claim(article, found[at], scores[at]) for at in chosen)
    return Draft(article.id, headline(article, found, scores, source), claims)


def _score(article: Article, candidate: Candidate, nearness: float, wanted: frozenset[str]) -> float:
    """Return how much a candidate tells: nearness to the whole, place, facts; less when it hangs on others."""
    words = candidate.span.of(article.text)
    lead = _LEAD / (1 + 0.5 * candidate.order)
    figures = min(2, len(_FIGURE.findall(words)))
    facts = 0.1 * figures + 0.05 * min(3, len(_NAME.findall(words)))
    asked = _ASKED if figures and not wanted.isdisjoint(candidate.terms) else 0.0
    short = 0.1 if len(words) < _SHORT else 0.0
    return nearness + lead + facts + asked - candidate.hanging - short


def _taste(article: Article, candidate: Candidate, audience: Audience) -> float:
    """Return what the audience adds: speech where it wants as many quotes as claims, less for a sentence too long."""
    quotable = _QUOTABLE if candidate.quotation is not None and audience.quotes >= audience.claims else 0.0
    if audience.sentence_words is None:
        return quotable
    longest = max(len(s.span.of(article.text).split()) for s in candidate.sentences)
    return quotable - _A_WORD_TOO_MANY * max(0, longest - audience.sentence_words)


def _choose(
    found: Sequence[Candidate], vectors: Sequence[_Vector], scores: Sequence[float], audience: Audience
) -> list[int]:
    """Return the chosen candidates, the best first: relevant, and unlike those already chosen."""
    chosen: list[int] = []
    quotes = 0
    likeness = [0.0] * len(found)
    left = set(range(len(found)))
    while left and len(chosen) < audience.claims:
        best = max(left, key=lambda at: (scores[at] - DIVERSITY * likeness[at], -at))
        left.discard(best)
        is_quote = found[best].quotation is not None
        hangs = found[best].hanging >= HANGS and len(chosen) >= _FEWEST_BEFORE_HANGING
        if hangs or (is_quote and quotes >= audience.quotes) or likeness[best] > _TOO_LIKE:
            continue
        quotes += is_quote
        chosen.append(best)
        for at in left:
            likeness[at] = max(likeness[at], _cosine(vectors[at], vectors[best]))
    return chosen


def _claim(article: Article, candidate: Candidate, weight: float) -> DraftClaim:
    numbers = tuple(sentence.number for sentence in candidate.sentences)
    text = candidate.span.of(article.text)
    quotes = () if candidate.quotation is None else (DraftQuote(text, candidate.quotation.speaker),)
    return DraftClaim(text, numbers, quotes, extract=True, weight=round(weight, 4))
