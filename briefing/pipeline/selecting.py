"""Fit a brief to its audience: how many stories, claims, quotes and words. What is true stays the same for everyone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.model import Audience, CheckedClaim, Story


def select(
    stories: Sequence[Story], claims: Sequence[CheckedClaim], audience: Audience
) -> tuple[tuple[Story, ...], tuple[CheckedClaim, ...]]:
    """Return the stories and claims that the audience wants: the weightiest claims of each story, within its words.

    Args:
        stories: In the order of the brief.
        claims: All proven claims.
        audience: The limits.
    """
    by_id = {claim.id: claim for claim in claims}
    chosen = [replace(story, claims=_claims(story, by_id, audience)) for story in stories]
    told = [story for story in chosen if story.claims][: audience.stories]
    fitted = _fit(told, by_id, audience.words)
    wanted = {name for story in fitted for name in story.claims}
    return tuple(fitted), tuple(claim for claim in claims if claim.id in wanted)


def _claims(story: Story, by_id: Mapping[str, CheckedClaim], audience: Audience) -> tuple[str, ...]:
    ranked = sorted(
        (by_id[name] for name in story.claims if name in by_id), key=lambda claim: (-claim.weight, claim.id)
    )
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
