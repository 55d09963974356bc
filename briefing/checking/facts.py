"""What is known of a brief besides its page: its articles, and what its sidecar tells.

Values only; what nothing tells is None, and stays unchecked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.checking.bylines import by_outlet
from briefing.model import Article, ArticleId

Passages = frozenset[tuple[ArticleId, str]]
"""Passages by their article, each as its words in lower case with a space between."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the furniture of a brief may state: counted from the page, the articles and the sidecar.

    `by_model` tells that the page says so itself, `lists_all` that it names every article it was written from.
    None means that nothing tells; such a value stays unchecked. `told` are whole lines that the sidecar gives: what was
    withheld, and files that could not be read. `events` are the days and words of the timeline, found anew in the
    articles. `sentences` are those that the sidecar tells, by their words, with the passages that it cites for each;
    `gaps` what it tells to be unknown: the kind, the words, the articles.
    """

    articles: Sequence[Article]
    listed: int | None = None
    stories: int | None = None
    quotes: int | None = None
    proven: int | None = None
    minutes: int | None = None
    withheld: int | None = None
    problems: int | None = None
    day: date | None = None
    model: str | None = None
    by_model: bool = False
    lists_all: bool = True
    origins: frozenset[int] = field(default_factory=frozenset)
    told: frozenset[str] = field(default_factory=frozenset)
    events: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    sentences: Mapping[tuple[str, ...], Passages] = field(default_factory=dict)
    gaps: frozenset[tuple[str, str, frozenset[ArticleId]]] = field(default_factory=frozenset)
    by_outlet: Mapping[str, Sequence[Article]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the articles by what a brief calls their outlets: a page has a byline for each of them."""
        object.__setattr__(self, "by_outlet", by_outlet(self.articles))

    @property
    def is_ours(self) -> bool:
        """Whether a sidecar tells that the page is a brief of ours, so that everything it cites must be at hand."""
        return self.listed is not None
