"""The articles that a summary is held to, each read once: its source, figures, names and dates."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from briefing.checking.naming import KnownArticles, find_words
from briefing.model import Article, ArticleId, DateMention, Figure, Name
from briefing.text.dates import find_dates
from briefing.text.figures import find_figures
from briefing.text.names import find_names
from briefing.verify.quotes.language import is_foreign
from briefing.verify.quotes.library import Library
from briefing.verify.source import Source

_CANDIDATES = 3
"""An uncited statement is held to this many articles: those that share the most words with it."""
_NEAR_BEST = 0.3
"""An article that shares less of a statement's rare words than this share of the best one's does not speak of it."""
_SAMPLE = 4000
_ENGLISH = "the of and to in that is was for on with as are be at by from this have not " * 2
"""What English is known by: its commonest words."""


def speaks_english(words: str) -> bool:
    """Tell whether words hold at least two of the commonest English ones."""
    return sum(word in _ENGLISH_WORDS for word in find_words(words)) > 1


ENGLISH = Source(_ENGLISH)
"""A text that is English and nothing else, to tell other languages by."""
_ENGLISH_WORDS = frozenset(_ENGLISH.split())


class Corpus:
    """Articles as evidence. Everything costly is made once, when it is first asked for.

    Args:
        articles: The articles, in any order.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)
        self.by_id: Mapping[ArticleId, Article] = {article.id: article for article in self.articles}
        self._figures: dict[ArticleId, tuple[Figure, ...]] = {}
        self._names: dict[ArticleId, tuple[Name, ...]] = {}
        self._dates: dict[ArticleId, tuple[DateMention, ...]] = {}
        self._foreign: dict[ArticleId, bool] = {}

    @cached_property
    def sources(self) -> Mapping[ArticleId, Source]:
        """Each article's text with its folding, sentences and quotations."""
        return {article.id: Source(article.text, article.boilerplate) for article in self.articles}

    @cached_property
    def known(self) -> KnownArticles:
        """The articles by what may name them."""
        return KnownArticles(self.articles)

    @cached_property
    def library(self) -> Library:
        """The index over all sources."""
        return Library(self.sources)

    def figures(self, name: ArticleId) -> tuple[Figure, ...]:
        """Return the figures of an article."""
        if name not in self._figures:
            self._figures[name] = find_figures(self.by_id[name].text)
        return self._figures[name]

    def names(self, name: ArticleId) -> tuple[Name, ...]:
        """Return the proper names of an article."""
        if name not in self._names:
            self._names[name] = find_names(self.by_id[name].text)
        return self._names[name]

    def dates(self, name: ArticleId) -> tuple[DateMention, ...]:
        """Return the dates of an article, relative ones resolved against its own date."""
        if name not in self._dates:
            self._dates[name] = find_dates(self.by_id[name].text, self.anchor(name))
        return self._dates[name]

    def anchor(self, name: ArticleId) -> date | None:
        """Return the article's publication date, or None."""
        return self.by_id[name].published.date

    def is_foreign(self, name: ArticleId) -> bool:
        """Tell whether an article is clearly not in English, the language in which whole sentences are judged."""
        if name not in self._foreign:
            self._foreign[name] = is_foreign(self.by_id[name].text[:_SAMPLE], ENGLISH)
        return self._foreign[name]

    def candidates(self, words: str, cited: Collection[ArticleId]) -> tuple[ArticleId, ...]:
        """Return the cited articles, or the few that share the most words with an uncited statement."""
        if cited:
            return tuple(cited)
        if len(self.articles) <= _CANDIDATES:
            return tuple(self.by_id)
        shared: dict[ArticleId, float] = {}
        for word in set(find_words(words)):
            holders = self._holders.get(word, ())
            for holder in holders:
                shared[holder] = shared.get(holder, 0.0) + 1 / len(holders)
        ranked = sorted(shared, key=lambda name: (-shared[name], name))
        least = _NEAR_BEST * shared[ranked[0]] if ranked else 0.0
        near = tuple(name for name in ranked[:_CANDIDATES] if shared[name] >= least)
        return near or tuple(self.by_id)[:_CANDIDATES]

    @cached_property
    def titled(self) -> Mapping[str, tuple[ArticleId, ...]]:
        """Articles by the words of their title."""
        return _grouped((" ".join(find_words(a.title)), a.id) for a in self.articles if a.title)

    @cached_property
    def printed_titles(self) -> Mapping[str, tuple[ArticleId, ...]]:
        """Articles by their title as printed, but for its white space."""
        return _grouped((" ".join(a.title.split()), a.id) for a in self.articles if a.title)

    @cached_property
    def published_by(self) -> Mapping[str, tuple[ArticleId, ...]]:
        """Articles by the words of their outlet, without its article."""
        return _grouped((" ".join(find_words(a.outlet)).removeprefix("the "), a.id) for a in self.articles if a.outlet)

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[ArticleId]]:
        """Which articles hold each word."""
        found: dict[str, list[ArticleId]] = {}
        for article in self.articles:
            for word in set(find_words(article.text)):
                found.setdefault(word, []).append(article.id)
        return found


def _grouped(pairs: Iterable[tuple[str, ArticleId]]) -> Mapping[str, tuple[ArticleId, ...]]:
    groups: dict[str, tuple[ArticleId, ...]] = {}
    for key, name in pairs:
        groups[key] = (*groups.get(key, ()), name)
    return groups
