"""The glossary of a brief: abbreviations that it uses, explained in the articles' own words, each with its place."""

import re
from collections.abc import Iterator

from briefing.model import Article, Brief, Citation, Story, Term
from briefing.text.expansions import find_expansions

_WORD = re.compile(r"[^\W_](?:[^\W_]|[.&-](?=[^\W_]))*")


def glossary(brief: Brief) -> tuple[Term, ...]:
    """Return the abbreviations of a brief's text that an article of its stories explains, in alphabetical order."""
    told = {name for story in brief.stories for name in story.articles}
    used = {word for words in _texts(brief) for word in _WORD.findall(words)}
    found: dict[str, Term] = {}
    for article in (article for article in brief.articles if article.id in told):
        for term in _terms(article):
            if term.short in used:
                found.setdefault(term.short, term)
    return tuple(found[short] for short in sorted(found))


def _terms(article: Article) -> Iterator[Term]:
    for one in find_expansions(article.text):
        if article.boilerplate_at(one.span) is None:
            yield Term(one.short, one.long, one.span.of(article.text), Citation(article.id, one.span))


def _texts(brief: Brief) -> Iterator[str]:
    for claim in brief.claims:
        yield claim.text
        yield from (quote.text for quote in claim.quotes)
    for story in brief.stories:
        yield from _story_texts(story)


def _story_texts(story: Story) -> Iterator[str]:
    yield story.headline
    yield from (value.text for conflict in story.conflicts for value in conflict.values)
