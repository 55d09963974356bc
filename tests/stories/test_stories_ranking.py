"""The order of stories: outlets, recency, and what matters to the audience."""

from datetime import date

from briefing.model import Article, ArticleId, Basis, Dated, StoryGroup
from briefing.stories.composing import rank


def article(name: str, text: str, day: int = 1) -> Article:
    return Article(ArticleId(name), name, text, "", outlet=name, published=Dated(date(2025, 3, day), Basis.STATED))


def order(*articles: Article, figures: tuple[str, ...] = ()) -> list[str]:
    groups = [StoryGroup((one.id,)) for one in articles]
    return [one.group.articles[0] for one in rank(groups, articles, figures)]


CALM = article("a", "The choir sang on Monday.")
COST = article("b", "The bridge will cost $2 million.")


def test_a_story_that_opens_with_what_matters_comes_before_its_equals():
    assert order(CALM, COST) == ["a", "b"]
    assert order(CALM, COST, figures=("cost", "dead")) == ["b", "a"]


def test_a_word_inside_another_or_far_below_is_none():
    inside = article("b", "The costume was shown.")
    below = article("c", "x " * 400 + "It will cost $2 million.")
    assert order(CALM, inside, below, figures=("cost",)) == ["a", "b", "c"]


def test_a_fresh_story_still_comes_before_an_old_one_that_matters():
    old = article("b", "The bridge will cost $2 million.", day=1)
    fresh = article("c", "The choir sang.", day=3)
    assert order(old, fresh, figures=("cost",)) == ["c", "b"]


def test_the_reason_names_the_word():
    (first, _) = rank([StoryGroup((CALM.id,)), StoryGroup((COST.id,))], [CALM, COST], ["Cost"])
    assert first.reason == "1 outlet, latest article of 2025-03-01, tells of 'cost'"
