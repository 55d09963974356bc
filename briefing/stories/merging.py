"""Tell a statement that several articles carry once, with all its citations and its one origin.

Claims are merged only when they state the same with the same figures and names; the wording kept is the one of the
main article. Nothing is rewritten: a merged claim is one of the claims given in, with more citations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.model import ArticleId, CheckedClaim, Citation, StoryGroup
from briefing.stories.reports import words_of
from briefing.stories.wordings import weight_of
from briefing.text.names import same_name

_SAME_CLAIM = 0.72


def merge_claims(claims: Sequence[CheckedClaim], groups: Sequence[StoryGroup]) -> tuple[CheckedClaim, ...]:
    """Return the claims with those that say the same within one group merged, in the order of their first.

    Args:
        claims: Proven claims of all articles.
        groups: The groups of the same articles.
    """
    order = {article: at for group in groups for at, article in enumerate(group.articles)}
    home = {article: at for at, group in enumerate(groups) for article in group.articles}
    kept: dict[int, list[CheckedClaim]] = {}
    for claim in sorted(claims, key=lambda claim: _rank(claim, order)):
        mine = kept.setdefault(home.get(_article(claim), -1), [])
        twin = next((at for at, other in enumerate(mine) if says_the_same(claim, other)), None)
        if twin is None:
            mine.append(claim)
        else:
            mine[twin] = _merged(mine[twin], claim)
    merged = {claim.id: claim for found in kept.values() for claim in found}
    return tuple(merged[claim.id] for claim in claims if claim.id in merged)


def _article(claim: CheckedClaim) -> ArticleId:
    return claim.citations[0].article


def _rank(claim: CheckedClaim, order: dict[ArticleId, int]) -> tuple[int, Citation | int, str]:
    return (order.get(_article(claim), len(order)), claim.citations[0].span.start, claim.id)


def says_the_same(one: CheckedClaim, other: CheckedClaim) -> bool:
    """Tell whether two claims state the same: same figures, one speaker, and nearly the same words."""
    if _values(one) != _values(other) or not _one_speaker(one.attributed_to, other.attributed_to):
        return False
    return _overlap(set(words_of(one.text)), set(words_of(other.text))) >= _SAME_CLAIM


def _values(claim: CheckedClaim) -> frozenset[tuple[object, object]]:
    return frozenset((cited.figure.value, cited.figure.unit) for cited in claim.figures)


def _one_speaker(one: str | None, other: str | None) -> bool:
    return one == other or bool(one and other and same_name(one, other))


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    ours, theirs = set(one), set(other)
    total = sum(sorted(map(weight_of, ours | theirs)))
    return sum(sorted(map(weight_of, ours & theirs))) / total if total else 0.0


def _merged(kept: CheckedClaim, other: CheckedClaim) -> CheckedClaim:
    return replace(
        kept,
        citations=tuple(dict.fromkeys((*kept.citations, *other.citations))),
        quotes=kept.quotes or other.quotes,
        weight=max(kept.weight, other.weight),
    )
