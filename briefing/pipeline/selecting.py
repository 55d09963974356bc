"""Fit a brief to its audience: how many stories, claims, quotes and words. What is true stays the same for everyone."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from briefing.model import ArticleId, Audience, CheckedClaim, Span, Story
from briefing.stories import nearness
from briefing.text.names import is_role

_CLAIMS_SHARE = 0.7
"""Share of an audience's words for statements; the tables and lists take the rest."""
_WORDS_A_LEAD = 300
_MOST_LEAD = 3
_DEPTHS = ((0.2, 3), (0.5, 2), (1.0, 1))
"""Statements that a story keeps while others are longer: the first fifth of the stories, the first half, the rest."""
_FEWEST_STORIES = 5
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
    places = _Places(story)
    kept: list[CheckedClaim] = []
    quotes = 0
    told: set[int] = set()
    for claim in _varied([by_id[name] for name in story.claims if name in by_id], places):
        said = places.utterances(claim)
        if (claim.quotes and quotes >= audience.quotes) or (claim.extract and said & told):
            continue
        kept.append(claim)
        quotes += bool(claim.quotes)
        told |= said
        if len(kept) >= audience.claims:
            break
    return tuple(claim.id for claim in kept)


class _Places:
    """Where the utterances of a story stand, so that a claim's are found by its articles."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._spans: dict[ArticleId, list[tuple[Span, int]]] = {}
        for number, utterance in enumerate(story.utterances):
            for wording in utterance.wordings:
                self._spans.setdefault(wording.citation.article, []).append((wording.citation.span, number))

    def utterances(self, claim: CheckedClaim) -> set[int]:
        """Return which utterances of several wordings a claim quotes.

        Of extracts one wording is enough, the others stand below; a statement tells more than the words it quotes.
        """
        return {
            number
            for quote in claim.quotes
            for span, number in self._spans.get(quote.article, ())
            if quote.span.overlaps(span)
        }

    def carriers(self, claim: CheckedClaim) -> set[ArticleId]:
        """Return the articles that carry a claim, in its words or in another wording of what it quotes."""
        said = [self._story.utterances[number] for number in self.utterances(claim)]
        quoted = {wording.citation.article for utterance in said for wording in utterance.wordings}
        return quoted | {citation.article for citation in claim.citations}


def _varied(claims: Sequence[CheckedClaim], places: _Places) -> Iterator[CheckedClaim]:
    """Yield the claims by weight, each less for what it repeats of an earlier one of another article."""
    left = {claim.id: (_weight(claim, places), claim) for claim in claims}
    repeated = dict.fromkeys(left, 0.0)
    while left:
        best = min(left, key=lambda name: (_REPEATED * repeated[name] - left[name][0], name))
        _, chosen = left.pop(best)
        yield chosen
        for name, (_, claim) in left.items():
            if claim.extract and claim.citations[0].article != chosen.citations[0].article:
                repeated[name] = max(repeated[name], nearness(claim, chosen))


def _weight(claim: CheckedClaim, places: _Places) -> float:
    """Return what a claim weighs in its story: as drafted, more where several outlets carry it or a source is named."""
    weight = claim.weight + _SHARED * (len(places.carriers(claim)) - 1) + _NAMED * _is_named(claim)
    boast = claim.extract and not claim.attributed_to and _SUPERLATIVE.search(claim.text)
    return round(weight - _BOAST if boast else weight, 6)


def _is_named(claim: CheckedClaim) -> bool:
    """Tell whether somebody with a name says it; a role ("the spokesperson") is nobody in particular."""
    speaker = claim.attributed_to or next((quote.speaker for quote in claim.quotes), None)
    return speaker is not None and not is_role(speaker)


def to_cut(told: Sequence[int], kept: Collection[int] = ()) -> int | None:
    """Return which story loses a statement next, so that the first stories are told in depth and the last in a line.

    The story furthest beyond its depth, the last of those; where none is beyond, the last story as a whole while many
    are left; then the longest. None when nothing may go.

    Args:
        told: How many statements each story has, in the order of the brief; 0 for one that is out.
        kept: Places of stories that keep one statement.
    """
    left = [at for at, count in enumerate(told) if count > (at in kept)]
    if sum(told) <= 1 or not left:
        return None
    living = [at for at, count in enumerate(told) if count]
    beyond = {at: told[at] - _depth(place, len(living)) for place, at in enumerate(living) if at in left}
    furthest = max(beyond, key=lambda at: (beyond[at], at))
    if beyond[furthest] > 0:
        return furthest
    return left[-1] if len(living) > _FEWEST_STORIES else max(left, key=lambda at: (told[at], at))


def _depth(place: int, stories: int) -> int:
    """Return how many statements the story in this place keeps while others are longer."""
    return next(depth for share, depth in _DEPTHS if place < share * stories)


def _fit(stories: Sequence[Story], by_id: Mapping[str, CheckedClaim], words: int) -> list[Story]:
    """Drop the lightest claims of the stories that `to_cut` names until the words fit; one claim always stays."""
    told = [story.claims for story in stories]
    total = sum(_length(by_id[name]) for names in told for name in names)
    while total > words and (at := to_cut(list(map(len, told)))) is not None:
        *rest, dropped = told[at]
        total -= _length(by_id[dropped])
        told[at] = tuple(rest)
    return [replace(story, claims=names) for story, names in zip(stories, told, strict=True) if names]


def _length(claim: CheckedClaim) -> int:
    return len(claim.text.split()) + sum(len(quote.text.split()) for quote in claim.quotes if not claim.extract)
