"""Which of the given articles some words name: by file, id, address, title, then outlet (with its date). Pure look-up.

Nothing is guessed: words that name no given article name none, and an outlet with several articles names them all
unless the date tells one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import unquote, urlsplit

from briefing.model import Article, ArticleId
from briefing.text.dates import find_dates

_WORD = re.compile(r"\w+")
_FEWEST_TITLE_WORDS = 2
"""A title of one word names an article only as its file, address or outlet does: too many words look like it."""
_BESIDE = re.compile(r"\s*\([^()]{1,60}\)\s*\Z")
"""What an outlet's name carries in brackets: `CNN (Web News)`."""


def find_words(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case."""
    return (match.group().lower() for match in _WORD.finditer(text))


def names_of_outlet(article: Article) -> tuple[str, ...]:
    """Return the names of an article's outlet: as given, and without brackets, `The` and words such as `News`."""
    if not article.outlet:
        return ()
    whole = " ".join(article.outlet.split())
    short = _BESIDE.sub("", whole)
    bare = short.removeprefix("The ")
    return tuple(dict.fromkeys(name for name in (whole, short, bare, _GENERIC.sub("", bare)) if len(name) > 1))


_GENERIC = re.compile(r"(?:\s+(?:News|Online|Media|Web|TV|Television|Radio|Network)|\.com)+\Z")
"""What people leave out when they name an outlet: `BBC` for `BBC News`."""


class KnownArticles:
    """The given articles by everything that may name them.

    Args:
        articles: The articles, in any order.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = tuple(articles)

    def named(self, words: str) -> tuple[ArticleId, ...]:
        """Return the articles that an entry's words or an address name; several when it is not clear which."""
        decoded = unquote(words)
        for names in (self._files, self._addresses):
            found = tuple(dict.fromkeys(name for key, name in names if _holds(words, key) or _holds(decoded, key)))
            if found:
                return found
        folded = f" {' '.join(find_words(words))} "
        found = tuple(name for key, name in self._titles if f" {key} " in folded)
        return self._dated(words, found or self._of_outlet(words))

    def outlet_at_start(self, words: str) -> int | None:
        """Return how many code points of the words name an outlet at their start, or None."""
        return max((length for key in self._outlets if (length := _length_at_start(words, key))), default=None)

    def _of_outlet(self, words: str) -> tuple[ArticleId, ...]:
        found = [(key, names) for key, names in self._outlets.items() if _holds(words, key)]
        longest = max((len(key) for key, _ in found), default=0)
        return tuple(dict.fromkeys(name for key, names in found if len(key) == longest for name in names))

    def _dated(self, words: str, found: tuple[ArticleId, ...]) -> tuple[ArticleId, ...]:
        if len(found) < 2:  # noqa: PLR2004 - one article needs no date to be told from others
            return found
        days = {mention.resolved.date for mention in find_dates(words, None)}
        dated = tuple(name for name in found if self._by_id[name].published.date in days - {None})
        return dated or found

    @cached_property
    def _by_id(self) -> Mapping[ArticleId, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def _files(self) -> Sequence[tuple[str, ArticleId]]:
        return [(name, a.id) for a in self.articles for name in {a.name, a.name.rpartition("/")[2], a.id}]

    @cached_property
    def _addresses(self) -> Sequence[tuple[str, ArticleId]]:
        return [(name, article.id) for article in self.articles for name in _addresses(article)]

    @cached_property
    def _titles(self) -> Sequence[tuple[str, ArticleId]]:
        folded = [(list(find_words(article.title or "")), article.id) for article in self.articles]
        return [(" ".join(words), name) for words, name in folded if len(words) >= _FEWEST_TITLE_WORDS]

    @cached_property
    def _outlets(self) -> Mapping[str, tuple[ArticleId, ...]]:
        groups: dict[str, tuple[ArticleId, ...]] = {}
        for article in self.articles:
            for name in names_of_outlet(article):
                groups[name] = (*groups.get(name, ()), article.id)
        return groups


def _addresses(article: Article) -> Iterable[str]:
    if not article.url:
        return ()
    parts = urlsplit(article.url)
    return (article.url, unquote(f"{parts.netloc}{parts.path}".rstrip("/")))


def is_title(words: str, article: Article) -> bool:
    """Tell whether words are an article's title, whatever its marks and capitals; a long title may be cut short."""
    ours, title = " ".join(find_words(words)), " ".join(find_words(article.title or ""))
    return bool(ours) and (ours == title or (len(ours.split()) >= _FEWEST_CUT and title.startswith(f"{ours} ")))


_FEWEST_CUT = 5


def _length_at_start(words: str, name: str) -> int:
    """Return the length of an outlet's name at the start of words, its article included; 0 where none is."""
    lead = len("the ") if words[:4].lower() == "the " and name[:4].lower() != "the " else 0
    end = lead + len(name)
    return end if words[lead:end].lower() == name.lower() and not words[end : end + 1].isalnum() else 0


def _holds(words: str, name: str) -> bool:
    """Tell whether the words hold the name as a whole, not as a part of a longer one."""
    if not name:
        return False
    start = words.find(name)
    while start >= 0:
        before, after = words[start - 1 : start], words[start + len(name) : start + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        start = words.find(name, start + 1)
    return False
