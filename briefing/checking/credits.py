"""Credits: the line under a quote or a statement that says whose words they are, and how many outlets carry them.

Each part is held to the articles that the line's own marks cite; a part that fits none of them is left to others.
"""

from collections.abc import Sequence

from briefing.checking.bylines import Judgement, contradicted, fits_date, outlet_names, supported
from briefing.model import Article
from briefing.text.phrases import recognize

SEPARATOR = " · "
"""Stands between the parts of a credit, a byline or a line of counts."""


def judge_credit(words: str, article: Article) -> Judgement | None:
    """Judge one part of the credit under an extract or quote: outlet, outlet citing someone, date, or a remark."""
    if words in outlet_names(article):
        return supported(f"as {article.name} tells")
    for key, values in recognize(words):
        if key == "attributed" and values["outlet"] in outlet_names(article):
            return supported(f"as {article.name} tells")
        if not values:
            return supported("a phrase of the brief")
    if fits_date(words, article):
        return supported(f"as {article.name} tells")
    return None


def judge_below(words: str, cited: Sequence[Article]) -> Judgement | None:
    """Judge a part of the line under a statement (`Outlet · no source given`, `2 outlets`) by what it cites."""
    given = outlets_given(words)
    if given is not None:
        number = len({article.outlet or article.id for article in cited})
        return supported("counted") if given == number else contradicted(f"its marks cite {number}")
    if any(words in outlet_names(article) for article in cited):
        return supported("the outlet of what it cites")
    return None


def judge_shared(words: str, article: Article, others: Sequence[Article]) -> Judgement | None:
    """Judge `also Outlet` and `one origin, 2 outlets` of a credit against the articles that its own marks cite."""
    for key, values in recognize(words):
        if key == "also":
            known = any(values["outlet"] in outlet_names(other) for other in others)
            return supported("cited beside it") if known else contradicted("nothing of it is cited")
        if key == "one_origin":
            outlets = {other.outlet or other.id for other in (article, *others)}
            counted = contradicted(f"counted: {len(outlets)}")
            return supported("counted") if int(values["n"]) == len(outlets) else counted
    return None


def credited_speaker(words: str, article: Article) -> str | None:
    """Return whom a credit says that the article's outlet cites (`Outlet, citing Name`), or None."""
    found = (values for key, values in recognize(words) if key == "attributed")
    return next((values["speaker"] for values in found if values["outlet"] in outlet_names(article)), None)


def outlets_given(words: str) -> int | None:
    """Return how many outlets a part of a story's line tells of (`2 outlets`, `one origin, 2 outlets`)."""
    found = (int(values["n"]) for key, values in recognize(words) if key in {"outlets", "one_origin"} and "n" in values)
    return next(found, None)
