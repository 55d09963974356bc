"""What was read behaves as the sequence of its articles."""

from briefing.model import Article, ArticleId
from briefing.model.articles import Reading


def test_a_reading_is_the_sequence_of_its_articles():
    articles = tuple(Article(ArticleId(name), f"{name}.txt", name, "0") for name in "abc")
    reading = Reading(articles)
    assert (list(reading), len(reading), reading[1], reading[1:]) == (list(articles), 3, articles[1], articles[1:])
