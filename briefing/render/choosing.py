"""What the tables of a brief show a reader of so many words: the rest stays in the sidecar, and nothing is changed.

Stories take turns, so that no story fills a table alone; within a story what its told claims touch comes first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, zip_longest
from typing import TypeVar

from briefing.model import (
    ArticleId,
    Audience,
    CheckedClaim,
    Citation,
    Gap,
    GapKind,
    Story,
    TimelineEvent,
    Utterance,
)

_WORDS_AN_EVENT, _WORDS_A_WORDING, _WORDS_A_GAP = 150, 400, 180
_FEWEST, _MOST_WORDINGS = 2, 4

_Row = TypeVar("_Row")
Claims = Mapping[str, CheckedClaim]


def chosen_events(stories: Sequence[Story], claims: Claims, audience: Audience) -> list[TimelineEvent]:
    """Return the events to show, oldest first: those of told statements and the latest."""
    rows = _in_turn(stories, lambda story: _events(story, _told(story, claims)))
    return sorted(islice(rows, _most(audience, _WORDS_AN_EVENT)), key=lambda event: (event.date, event.citation.span))


def _events(story: Story, told: Sequence[Citation]) -> list[TimelineEvent]:
    latest = sorted(enumerate(story.timeline), key=lambda row: (not _touched(row[1].citation, told), -row[0]))
    return [event for _, event in latest]


def chosen_wordings(stories: Sequence[Story], claims: Claims, audience: Audience) -> list[Utterance]:
    """Return the utterances to show: those that a told quote is one wording of, then the longest."""
    rows = _in_turn(stories, lambda story: _utterances(story, _told(story, claims)))
    return [Utterance(row.wordings[:_MOST_WORDINGS]) for row in islice(rows, _most(audience, _WORDS_A_WORDING))]


def _utterances(story: Story, told: Sequence[Citation]) -> list[Utterance]:
    return sorted(
        story.utterances,
        key=lambda group: (not any(_touched(w.citation, told) for w in group.wordings), -len(group.wordings[0].text)),
    )


def chosen_gaps(stories: Sequence[Story], audience: Audience) -> list[Gap]:
    """Return the gaps to show; articles without a date share one line."""
    undated = tuple(
        dict.fromkeys(
            name for story in stories for gap in story.unknown if gap.kind is GapKind.PUBLISHED for name in gap.articles
        )
    )
    rows = _in_turn(stories, lambda story: [gap for gap in story.unknown if gap.kind is not GapKind.PUBLISHED])
    gaps = list(islice(rows, _most(audience, _WORDS_A_GAP)))
    return [*gaps, Gap(GapKind.PUBLISHED, undated, "")] if undated else gaps


def shown_articles(stories: Sequence[Story], claims: Claims) -> frozenset[ArticleId]:
    """Return the articles of the told stories and of everything their claims cite."""
    cited = {citation.article for story in stories for citation in _told(story, claims)}
    return frozenset(cited.union(*(story.articles for story in stories)))


def _told(story: Story, claims: Claims) -> list[Citation]:
    mine = [claims[name] for name in story.claims if name in claims]
    quoted = [Citation(quote.article, quote.span) for claim in mine for quote in claim.quotes]
    return [*(citation for claim in mine for citation in claim.citations), *quoted]


def _touched(citation: Citation, told: Sequence[Citation]) -> bool:
    return any(citation.article == one.article and citation.span.overlaps(one.span) for one in told)


def _in_turn(stories: Sequence[Story], rows_of: Callable[[Story], Sequence[_Row]]) -> Iterator[_Row]:
    """Yield the first row of each story, then the second of each, and so on."""
    for turn in zip_longest(*(rows_of(story) for story in stories)):
        yield from (row for row in turn if row is not None)


def _most(audience: Audience, words: int) -> int:
    return max(_FEWEST, audience.words // words)
