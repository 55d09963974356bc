"""Tell a statement that several articles carry once, with all its citations and its one origin.

Claims are merged when they state the same with the same figures and names, or when one speaker gives the same figures
of the same things in much the same matter. The wording kept is the one of the main article. Nothing is rewritten: a
merged claim is one of the claims given in, with more citations.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.model import ArticleId, CheckedClaim, Citation, Span, StoryGroup
from briefing.stories.measure_words import SAME_HEADS
from briefing.stories.reports import term_of, words_of
from briefing.stories.utterances import LIKE, may_be_one
from briefing.stories.wordings import phrase, same_utterance, weight_of
from briefing.text.names import same_name

_NOT = re.compile(r"(?i)\b(?:not|no|never|cannot|without|\w+n['’]t)\b")
_SAME_CLAIM = 0.72
_FEW, _KEYS, _CROWD = 60, 8, 20
"""Claims that are all compared; of more only those that share one of so many rarest terms, so many for each."""
_SAME_FACT, _SAME_FACT_UNNAMED = 0.5, 0.7
"""Share of the shorter statement's words that the longer one must hold when figures and what they count agree: with a
named speaker, and without one. Measured on extracts of BASIL: below them lie other remarks with the same number."""


def merge_claims(claims: Sequence[CheckedClaim], groups: Sequence[StoryGroup]) -> tuple[CheckedClaim, ...]:
    """Return the claims with those that say the same within one group merged, in the order of their first.

    Args:
        claims: Proven claims of all articles.
        groups: The groups of the same articles.
    """
    order = {article: at for group in groups for at, article in enumerate(group.articles)}
    home = {article: at for at, group in enumerate(groups) for article in group.articles}
    kept: dict[int, _Kept] = {}
    for claim in sorted(claims, key=lambda claim: _rank(claim, order)):
        kept.setdefault(home.get(_article(claim), -1), _Kept()).take(claim)
    merged = {claim.id: claim for mine in kept.values() for claim in mine.claims}
    return tuple(merged[claim.id] for claim in claims if claim.id in merged)


class _Kept:
    """The claims of one group so far; those that could say the same as a new one are found through its rarest terms."""

    def __init__(self) -> None:
        self.claims: list[CheckedClaim] = []
        self._holders: dict[str, list[int]] = {}

    def take(self, claim: CheckedClaim) -> None:
        """Merge a claim into the first that says the same, or keep it."""
        terms = set(map(term_of, words_of(claim.text)))
        twin = next((at for at in self._near(terms) if says_the_same(claim, self.claims[at])), None)
        if twin is not None:
            self.claims[twin] = _merged(self.claims[twin], claim)
            return
        for term in terms:
            self._holders.setdefault(term, []).append(len(self.claims))
        self.claims.append(claim)

    def _near(self, terms: Iterable[str]) -> Iterable[int]:
        if len(self.claims) <= _FEW:
            return range(len(self.claims))
        rarest = sorted((len(self._holders[term]), term) for term in terms if term in self._holders)
        return sorted({at for _, term in rarest[:_KEYS] for at in self._holders[term][:_CROWD]})


def _article(claim: CheckedClaim) -> ArticleId:
    return claim.citations[0].article


def _rank(claim: CheckedClaim, order: dict[ArticleId, int]) -> tuple[int, Citation | int, str]:
    return (order.get(_article(claim), len(order)), claim.citations[0].span.start, claim.id)


def says_the_same(one: CheckedClaim, other: CheckedClaim) -> bool:
    """Tell whether two claims state the same: same figures, one speaker, and nearly the same words or the same fact.

    Extracts of speech are the same when they are wordings of one utterance.
    """
    if one.extract and other.extract and one.quotes and other.quotes:
        return _one_utterance(one, other)
    if _negated(one) != _negated(other) or _values(one) != _values(other):
        return False
    if not _one_speaker(one.attributed_to, other.attributed_to):
        return False
    ours, theirs = set(words_of(one.text)), set(words_of(other.text))
    least = _SAME_FACT if one.attributed_to else _SAME_FACT_UNNAMED
    return _overlap(ours, theirs) >= _SAME_CLAIM or (_one_fact(one, other) and _held(ours, theirs) >= least)


def nearness(one: CheckedClaim, other: CheckedClaim) -> float:
    """Return how much two claims say the same, 0…1, by the weight of the words they share; for ranking only."""
    ours, theirs = _basic(set(words_of(one.text))), _basic(set(words_of(other.text)))
    total = _weight(ours) + _weight(theirs)
    return 2 * _weight(ours & theirs) / total if total else 0.0


def _one_utterance(one: CheckedClaim, other: CheckedClaim) -> bool:
    ours, theirs = (phrase(claim.text, Span(0, len(claim.text))) for claim in (one, other))
    speakers = [quote.speaker for claim in (one, other) for quote in claim.quotes]
    return may_be_one(speakers[0], speakers[-1]) and same_utterance(ours, theirs, LIKE)


def _one_fact(one: CheckedClaim, other: CheckedClaim) -> bool:
    """Tell whether the same figures of the same things are given; quotes are told by their utterance."""
    if one.quotes or other.quotes:
        return False
    ours, theirs = _counted(one), _counted(other)
    return bool(ours) and ours == theirs


def _negated(claim: CheckedClaim) -> int:
    return len(_NOT.findall(claim.text))


def _counted(claim: CheckedClaim) -> frozenset[tuple[object, str]]:
    """Return the figures of a claim with what they count, in its basic form."""
    return frozenset((cited.figure.value, _head(cited.figure.counted or "")) for cited in claim.figures)


def _head(counted: str) -> str:
    word = next(reversed(list(words_of(counted))), "")
    return SAME_HEADS.get(word, term_of(word.removesuffix("s")))


def _held(ours: set[str], theirs: set[str]) -> float:
    """Return how much of the shorter statement the longer one holds, by what its words tell; synonyms count."""
    one, other = _basic(ours), _basic(theirs)
    least = min(_weight(one), _weight(other))
    return _weight(one & other) / least if least else 0.0


def _basic(words: set[str]) -> set[str]:
    return {SAME_HEADS.get(word, term_of(word)) for word in words}


def _values(claim: CheckedClaim) -> frozenset[tuple[object, object]]:
    return frozenset((cited.figure.value, cited.figure.unit) for cited in claim.figures)


def _one_speaker(one: str | None, other: str | None) -> bool:
    return one == other or bool(one and other and same_name(one, other))


def _overlap(ours: set[str], theirs: set[str]) -> float:
    total = _weight(ours | theirs)
    return _weight(ours & theirs) / total if total else 0.0


def _weight(words: Iterable[str]) -> float:
    return sum(sorted(map(weight_of, words)))


def _merged(kept: CheckedClaim, other: CheckedClaim) -> CheckedClaim:
    return replace(
        kept,
        citations=tuple(dict.fromkeys((*kept.citations, *other.citations))),
        quotes=kept.quotes or other.quotes,
        weight=max(kept.weight, other.weight),
    )
