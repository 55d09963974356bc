"""Fit a brief to its audience: how many stories, claims, quotes and words. What is true stays the same for everyone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from briefing.model import Audience, CheckedClaim, Story
from briefing.stories import nearness
from briefing.text.names import is_role

_CLAIMS_SHARE = 0.7
"""Share of an audience's words for statements; the tables and lists take the rest."""
_WORDS_A_LEAD = 300
_MOST_LEAD = 3
_SHARED, _NAMED, _BOAST, _REPEATED = 0.2, 0.08, 0.4, 1.0
"""What a claim gains for each further outlet that carries it and for a named source; what an extract loses for a
superlative that nobody vouches for (`the largest … since`), and for repeating another outlet's extract wholly."""
_SUPERLATIVE = re.compile(
    r"(?i)\b(?:\w{3,}est|worst|most \w+|first|unprecedented)\b.{0,80}\b(?:since|ever|in history|in \w+ years)\b"
)


def select(
    stories: Iterable[Story], claims: Sequence[CheckedClaim], audience: Audience
) -> tuple[tuple[Story, ...], tuple[CheckedClaim, ...]]:
    """Return the stories and claims that the audience wants: the weightiest claims of each story, within its words.

    Args:
        stories: In the order of the brief; no more of them are taken than are told.
        claims: All proven claims.
        audience: The limits.
    """
    by_id = {claim.id: claim for claim in claims}
    chosen = (replace(story, claims=_claims(story, by_id, audience)) for story in stories)
    told = list(islice((story for story in chosen if story.claims), audience.stories))
    fitted = _fit(told, by_id, round(audience.words * _CLAIMS_SHARE))
    wanted = {name for story in fitted for name in story.claims}
    return tuple(fitted), tuple(claim for claim in claims if claim.id in wanted)


def lead_of(stories: Sequence[Story], claims: Sequence[CheckedClaim], audience: Audience) -> tuple[str, ...]:
    """Return the claims that open the brief: the first of each of the first stories, where there is more to tell.

    Args:
        stories: The stories of the brief, in its order, with their claims in order of weight.
        claims: The claims of the brief.
        audience: A brief of few words opens with fewer claims.
    """
    known = {claim.id for claim in claims}
    if len(stories) <= 1:
        return ()
    most = max(1, min(_MOST_LEAD, audience.words // _WORDS_A_LEAD))
    return tuple(story.claims[0] for story in stories[:most] if story.claims and story.claims[0] in known)


def _claims(story: Story, by_id: Mapping[str, CheckedClaim], audience: Audience) -> tuple[str, ...]:
    ranked = _varied([by_id[name] for name in story.claims if name in by_id], story)
    kept: list[CheckedClaim] = []
    quotes = 0
    told: set[int] = set()
    for claim in ranked:
        quoted = bool(claim.quotes)
        said = _utterances(claim, story)
        if (
            len(kept) < audience.claims
            and (not quoted or quotes < audience.quotes)
            and not (claim.extract and said & told)
        ):
            kept.append(claim)
            quotes += quoted
            told |= said
    return tuple(claim.id for claim in kept)


def _varied(claims: Sequence[CheckedClaim], story: Story) -> Iterator[CheckedClaim]:
    """Yield the claims by weight, each less for what it repeats of an earlier one of another article."""
    left = {claim.id: (_weight(claim, story), claim) for claim in claims}
    repeated = dict.fromkeys(left, 0.0)
    while left:
        best = min(left, key=lambda name: (_REPEATED * repeated[name] - left[name][0], name))
        _, chosen = left.pop(best)
        yield chosen
        for name, (_, claim) in left.items():
            if claim.extract and claim.citations[0].article != chosen.citations[0].article:
                repeated[name] = max(repeated[name], nearness(claim, chosen))


def _weight(claim: CheckedClaim, story: Story) -> float:
    """Return what a claim weighs in its story: as drafted, more where several outlets carry it or a source is named."""
    outlets = {citation.article for citation in claim.citations}
    outlets |= {w.citation.article for number in _utterances(claim, story) for w in story.utterances[number].wordings}
    weight = claim.weight + _SHARED * (len(outlets) - 1) + _NAMED * _is_named(claim)
    boast = claim.extract and not claim.attributed_to and _SUPERLATIVE.search(claim.text)
    return round(weight - _BOAST if boast else weight, 6)


def _is_named(claim: CheckedClaim) -> bool:
    """Tell whether somebody with a name says it; a role ("the spokesperson") is nobody in particular."""
    speaker = claim.attributed_to or next((quote.speaker for quote in claim.quotes), None)
    return speaker is not None and not is_role(speaker)


def _utterances(claim: CheckedClaim, story: Story) -> set[int]:
    """Return which utterances of several wordings a claim quotes.

    Of extracts one wording is enough, the others stand below; a statement tells more than the words it quotes.
    """
    return {
        number
        for number, utterance in enumerate(story.utterances)
        for wording in utterance.wordings
        for quote in claim.quotes
        if quote.article == wording.citation.article and quote.span.overlaps(wording.citation.span)
    }


def _fit(stories: Sequence[Story], by_id: Mapping[str, CheckedClaim], words: int) -> list[Story]:
    """Drop the lightest claims of the longest stories until the words fit; every story keeps one claim."""
    fitted = list(stories)
    total = sum(_length(by_id[name]) for story in fitted for name in story.claims)
    while total > words:
        longest = max(range(len(fitted)), key=lambda at: (len(fitted[at].claims), at), default=None)
        if longest is None or len(fitted[longest].claims) <= 1:
            break
        *kept, dropped = fitted[longest].claims
        total -= _length(by_id[dropped])
        fitted[longest] = replace(fitted[longest], claims=tuple(kept))
    while total > words and len(fitted) > 1:
        total -= sum(_length(by_id[name]) for name in fitted.pop().claims)
    return fitted


def _length(claim: CheckedClaim) -> int:
    return len(claim.text.split()) + sum(len(quote.text.split()) for quote in claim.quotes if not claim.extract)
