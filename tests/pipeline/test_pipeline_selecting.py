"""A brief is fitted to its audience: what is shared and named first, nothing twice, a lead where there are several stories."""

from dataclasses import replace

import pytest

from briefing.model import ArticleId, CheckedClaim, Citation, Quote, Span, Story, Utterance, Verdict, Wording
from briefing.pipeline.selecting import lead_of, select, to_cut
from briefing.summarize import load_audience

A, B = ArticleId("a"), ArticleId("b")


@pytest.fixture
def audience():
    return replace(load_audience("general"), words=300, claims=2, quotes=1)


def claim(name: str, text: str, article: ArticleId = A, weight: float = 1.0, by: str | None = None) -> CheckedClaim:
    return CheckedClaim(name, text, (Citation(article, Span(0, 9)),), attributed_to=by, extract=True, weight=weight)


def story(*claims: CheckedClaim, name: str = "s") -> Story:
    return Story(name, name, (A, B), tuple(one.id for one in claims))


def chosen(audience, *claims: CheckedClaim) -> list[str]:
    (told,), _ = select([story(*claims)], claims, audience)
    return list(told.claims)


def test_another_outlets_sentence_of_the_same_fact_gives_way(audience):
    one = claim("1", "The dam of the upper valley broke in the night of the flood.", A, 1.0)
    same = claim("2", "In the night of the flood the upper valley's dam broke.", B, 0.9)
    other = claim("3", "Forty families sleep in the school of the next town.", B, 0.5)
    assert chosen(audience, one, same, other) == ["1", "3"]


def test_a_boast_without_a_source_gives_way_and_a_named_source_leads(audience):
    boast = claim("1", "It was the largest flood of the valley since the war.", A, 1.0)
    vouched = replace(boast, id="2", attributed_to="Ida Holm")
    plain = claim("3", "The ferry stayed in the harbour.", A, 0.7)
    assert chosen(audience, boast, plain) == ["3", "1"]
    assert chosen(audience, vouched, plain) == ["2", "3"]
    role = claim("4", "The bridge is closed.", A, 0.7, "the spokesperson")
    assert chosen(audience, role, replace(role, id="5", text="The road is open.", attributed_to="Ida Holm")) == [
        "5",
        "4",
    ]


def test_what_several_outlets_carry_leads(audience):
    alone = claim("1", "The ferry stayed in the harbour.", A, 1.0)
    shared = replace(claim("2", "The dam broke.", A, 0.9), citations=(Citation(A, Span(0, 9)), Citation(B, Span(0, 9))))
    assert chosen(audience, alone, shared) == ["2", "1"]


def spoken(name: str, article: ArticleId, weight: float) -> CheckedClaim:
    quote = Quote("We will rebuild it", article, Span(0, 18), Verdict.VERBATIM, "Ida Holm")
    return CheckedClaim(name, quote.text, (Citation(article, quote.span),), (quote,), extract=True, weight=weight)


def test_of_one_utterance_one_wording_is_told(audience):
    ours, theirs = spoken("1", A, 1.0), spoken("2", B, 0.9)
    wordings = tuple(Wording("We will rebuild it", Citation(article, Span(0, 18))) for article in (A, B))
    told = replace(story(ours, theirs), utterances=(Utterance(wordings),))
    assert select([told], [ours, theirs], replace(audience, quotes=2))[0][0].claims == ("1",)


def test_a_brief_of_several_stories_opens_with_the_first_claim_of_each(audience):
    one, other = claim("1", "The dam broke."), claim("2", "The ferry sank.")
    stories = [story(one), story(other, name="t")]
    assert lead_of(stories, [one, other], audience) == ("1",)
    assert lead_of(stories, [one, other], replace(audience, words=900)) == ("1", "2")
    assert lead_of(stories[:1], [one], audience) == ()
    assert lead_of([story(), story(other, name="t")], [one, other], replace(audience, words=900)) == ("2",)


def test_the_lightest_claims_go_until_the_words_fit(audience):
    claims = [
        claim(str(n), " ".join(f"{word}{n}" for word in ("the dam broke in the night".split() * 10))) for n in range(4)
    ]
    stories = [story(*claims[:2]), story(*claims[2:], name="t")]
    fitted, kept = select(stories, claims, replace(audience, words=200))
    assert [len(one.claims) for one in fitted] == [1, 1]
    assert len(select(stories, claims, replace(audience, words=100))[0]) == 1
    assert {one.id for one in kept} == {name for one in fitted for name in one.claims}


@pytest.mark.parametrize(
    ("told", "loses"),
    [
        ([6, 6, 6], 2),
        ([3, 4, 4], 2),
        ([3, 3, 2], 2),
        ([3, 2, 2], 2),
        ([3, 2, 1, 1, 1, 1], 5),
        ([3, 2, 1, 1, 1, 0], 0),
        ([1, 0], None),
    ],
)
def test_the_first_stories_keep_their_depth(told: list[int], loses: int | None):
    """The story furthest beyond its depth loses first, then the last of many as a whole, then the longest."""
    assert to_cut(told) == loses


def test_a_story_that_keeps_one_statement_is_not_dropped():
    assert to_cut([1, 1], kept={1}) == 0
    assert to_cut([1, 1], kept={0, 1}) is None


def test_no_more_stories_are_composed_than_told(audience):
    claims = [claim(str(number), f"Statement {number} of the day.") for number in range(9)]
    stories = iter([story(one, name=one.id) for one in claims])
    told, _ = select(stories, claims, replace(audience, stories=2))
    assert [one.id for one in told] == ["0", "1"]
    assert next(stories).id == "2"
