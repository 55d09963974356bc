"""The lines of a brief that tell what is not known: in the words of the articles that they name, no others."""

from collections.abc import Mapping, Sequence

from briefing.checking.bylines import Judgement, contradicted, outlet_names, supported
from briefing.checking.facts import Facts
from briefing.model import Article, ArticleId

MOST_NAMED = 4
"""Outlets that are named where many carry one statement or leave one thing open; all of them stand in the sidecar."""


def judge_gap(key: str, values: Mapping[str, str], facts: Facts) -> Judgement:
    """What is not known is told in the articles' own words, of the articles that it names."""
    words = " ".join(values.get("words", "").split())
    named = [_named_so(where, facts) for where in values["where"].split(", ")]
    if not all(named):
        return contradicted("names an article that was not given")
    if key == "gap_published" and not all(any(a.published.date is None for a in group) for group in named):
        return contradicted("the article gives its date")
    if facts.gaps and not _is_told_gap(key, words, named, facts):
        return contradicted("the sidecar tells otherwise")
    if any(words in " ".join(article.text.split()) for group in named for article in group):
        return supported("in the articles' own words")
    return contradicted("these are not the words of that article")


def _is_told_gap(key: str, words: str, named: Sequence[Sequence[Article]], facts: Facts) -> bool:
    """Tell whether the sidecar tells of this gap in just these articles; an outlet may have several of them.

    Where as many are named as a line names, there may be more.
    """
    groups = [{article.id for article in group} for group in named]
    told = [articles for kind, said, articles in facts.gaps if kind == key.removeprefix("gap_") and said == words]
    every = frozenset[ArticleId]().union(*told)
    return any(
        all(articles & group for group in groups)
        and (articles <= set().union(*groups) or len(groups) >= MOST_NAMED)
        and len(articles) >= len(groups)
        for articles in (*told, every)
    )


def _named_so(where: str, facts: Facts) -> list[Article]:
    return [article for article in facts.articles if where == article.name or where in outlet_names(article)]
