"""What the tables of a brief show: what told claims touch first, stories in turn, no more than its words allow."""

from dataclasses import replace

import pytest

from briefing.model import (
    ArticleId,
    Basis,
    CheckedClaim,
    Citation,
    Gap,
    GapKind,
    Quote,
    Span,
    Story,
    TimelineEvent,
    Utterance,
    Verdict,
    Wording,
)
from briefing.render.choosing import chosen_events, chosen_gaps, chosen_wordings, shown_articles
from briefing.summarize import load_audience

A, B = ArticleId("a"), ArticleId("b")


@pytest.fixture
def audience():
    return replace(load_audience("general"), words=200)


def event(day: str, start: int, article: ArticleId = A) -> TimelineEvent:
    return TimelineEvent(day, Basis.STATED, f"event of {day}", Citation(article, Span(start, start + 5)))


def utterance(start: int, text: str = "words") -> Utterance:
    return Utterance(
        (Wording(text, Citation(A, Span(start, start + 5))), Wording(text, Citation(B, Span(start, start + 5))))
    )


def story(name: str, article: ArticleId, **parts: object) -> Story:
    return replace(Story(name, name, (article,), (f"claim of {name}",)), **parts)  # type: ignore[arg-type]


def claim(name: str, article: ArticleId, start: int, *, quoted: bool = False) -> CheckedClaim:
    span = Span(start, start + 5)
    quotes = (Quote("words", article, span, Verdict.VERBATIM),) if quoted else ()
    return CheckedClaim(name, "words", (Citation(article, span),), quotes)


def test_told_events_come_before_later_ones_and_are_shown_by_date(audience):
    events = tuple(event(f"2024-05-0{n}", n * 10) for n in range(1, 6))
    claims = {"claim of s": claim("claim of s", A, 10)}
    shown = chosen_events([story("s", A, timeline=events)], claims, audience)
    assert [one.date for one in shown] == ["2024-05-01", "2024-05-05"]


def test_stories_take_turns(audience):
    one = story("s", A, timeline=tuple(event(f"2024-05-0{n}", n * 10) for n in range(1, 5)))
    other = story("t", B, timeline=(event("2023-01-01", 0, B),))
    assert [found.date for found in chosen_events([one, other], {}, audience)] == ["2023-01-01", "2024-05-04"]


def test_a_wording_of_a_told_quote_comes_first_then_the_longest(audience):
    groups = (utterance(0, "short"), utterance(10, "longer words"), utterance(20, "the longest words"))
    claims = {"claim of s": claim("claim of s", A, 0, quoted=True)}
    assert chosen_wordings([story("s", A, utterances=groups)], claims, audience) == [groups[0], groups[2]]


def test_undated_articles_share_one_line_at_the_end(audience):
    told = Gap(GapKind.DAY, (A,), "Radio Norra")
    stories = [
        story("s", A, unknown=(Gap(GapKind.PUBLISHED, (A,), ""), told)),
        story("t", B, unknown=(Gap(GapKind.PUBLISHED, (B,), ""),)),
    ]
    assert chosen_gaps(stories, audience) == [told, Gap(GapKind.PUBLISHED, (A, B), "")]
    assert chosen_gaps([story("s", A, unknown=(told,))], audience) == [told]


def test_the_articles_of_stories_and_of_citations_are_listed():
    claims = {"claim of s": claim("claim of s", B, 0)}
    assert shown_articles([story("s", A)], claims) == {A, B}
    assert shown_articles([], claims) == frozenset()
