"""Where the words of a claim come from: a speaker or an agency, the medium that had them first, the outlet that prints.

Two outlets with one speaker, or with one agency, are one origin, not two confirmations. Nothing is guessed: without a
named speaker, agency or medium the outlet itself is the origin.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, ArticleId, CheckedClaim
from briefing.stories.reports import report_spans
from briefing.text.names import find_names, is_role, same_name

_INTERVIEW = re.compile(r"\binterview(?:ed)? (?:with|to|by|for|on)\s++(?:the\s++)?(?=[^\W\d_])")
_REACH = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """The way of one claim's words: who said them (or which agency reported them), the first medium, the outlets."""

    claim: str
    speaker: str | None
    agency: str | None
    medium: str | None
    outlets: tuple[str, ...]

    @property
    def name(self) -> str:
        """The origin in one phrase: the speaker, else the agency, else the outlet."""
        return self.speaker or self.agency or self.outlets[0]

    def same_as(self, other: "Origin") -> bool:
        """Tell whether two claims have one origin."""
        if self.speaker and other.speaker:
            return same_name(self.speaker, other.speaker) or self._may_be(other)
        if self.speaker or other.speaker:
            return False
        if self.agency and other.agency:
            return same_name(self.agency, other.agency)
        return self.name == other.name

    def _may_be(self, other: "Origin") -> bool:
        """Tell whether a speaker without a name may be the other's speaker: a role in the same outlet."""
        nameless = is_role(self.speaker or "") or is_role(other.speaker or "")
        return nameless and bool(set(self.outlets) & set(other.outlets))


def origins(claims: Sequence[CheckedClaim], articles: Sequence[Article]) -> tuple[Origin, ...]:
    """Return the origin of each claim, in the order of the claims."""
    held = {article.id: article for article in articles}
    cited = {citation.article for claim in claims for citation in claim.citations}
    media = {article.id: first_medium(article) for article in articles if article.id in cited}
    return tuple(_origin(claim, held, media) for claim in claims)


def independent(found: Iterable[Origin]) -> tuple[str, ...]:
    """Return the names of the origins that are not the same as an earlier one."""
    kept: list[Origin] = []
    for origin in _distinct(found):
        if not any(origin.same_as(other) for other in kept):
            kept.append(origin)
    return tuple(origin.name for origin in kept)


def _distinct(found: Iterable[Origin]) -> Iterable[Origin]:
    """Return the origins that differ in more than their claim, each at its first place."""
    first: dict[object, Origin] = {}
    for one in found:
        first.setdefault((one.speaker, one.agency, one.outlets), one)
    return first.values()


def told_origins(
    claims: Sequence[CheckedClaim], articles: Sequence[Article], copies: Mapping[ArticleId, ArticleId]
) -> tuple[str, ...]:
    """Return the independent origins of claims; an article that repeats another's words is no origin of its own.

    Args:
        claims: The claims that are told.
        articles: The articles of their story.
        copies: Near-duplicates with their original.
    """
    names = {article.id: article.outlet or article.name for article in articles}
    own = [replace(one, outlet=names.get(copies[one.id])) if one.id in copies else one for one in articles]
    return independent(origins(claims, own))


def with_origins(claims: Sequence[CheckedClaim], articles: Sequence[Article]) -> tuple[CheckedClaim, ...]:
    """Return the claims with the name of their origin, where it is a speaker or an agency."""
    named = ((claim, origin) for claim, origin in zip(claims, origins(claims, articles), strict=True))
    return tuple(replace(claim, origin=origin.speaker or origin.agency) for claim, origin in named)


def _origin(claim: CheckedClaim, held: Mapping[ArticleId, Article], media: Mapping[ArticleId, str | None]) -> Origin:
    cited = [held[citation.article] for citation in claim.citations if citation.article in held]
    speaker = claim.attributed_to or next((quote.speaker for quote in claim.quotes if quote.speaker), None)
    agency = next((article.agency for article in cited if article.agency), None)
    medium = next((media[article.id] for article in cited if media[article.id]), None) if speaker else None
    outlets = tuple(dict.fromkeys(article.outlet or article.name for article in cited))
    return Origin(claim.id, speaker, agency, medium, outlets or (claim.id,))


def first_medium(article: Article) -> str | None:
    """Return the medium to which the words of the report were said first, where the report names it; else None."""
    return next(_media(article), None)


def _media(article: Article) -> Iterator[str]:
    for span in report_spans(article):
        for credit in _INTERVIEW.finditer(article.text, span.start, span.end):
            words = article.text[credit.end() : min(span.end, credit.end() + _REACH)]
            name = next((name.text for name in find_names(words) if name.span.start <= _REACH // 2), None)
            if name:
                yield name
