"""Articles and what is found in their text. Every position is a half-open span in code points of the unchanged text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NewType, overload

ArticleId = NewType("ArticleId", str)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the passage that the span marks in `text`."""
        return text[self.start : self.end]

    def shifted(self, offset: int) -> "Span":
        """Return the span moved by `offset` code points."""
        return Span(self.start + offset, self.end + offset)

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Basis(StrEnum):
    """How a date is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, how it is known, and where: the span of the words, and the reason of an inference."""

    date: date | None
    basis: Basis
    span: Span | None = None
    reason: str | None = None
    approximate: bool = False


UNDATED = Dated(None, Basis.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Text that is not part of the report, with the reason: caption, credit, related links."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news report as read. `text` is never changed; `sha256` is of its UTF-8 bytes."""

    id: ArticleId
    name: str
    text: str
    sha256: str
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    published: Dated = UNDATED
    boilerplate: tuple[Boilerplate, ...] = ()

    def boilerplate_at(self, span: Span) -> str | None:
        """Return the reason of the first boilerplate that `span` touches, or None."""
        return next((mark.reason for mark in self.boilerplate if mark.span.overlaps(span)), None)


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """A file that could not be read as an article, and why; nothing is skipped without one."""

    name: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The articles read and the files that were not; a sequence of its articles."""

    articles: tuple[Article, ...]
    problems: tuple[SourceProblem, ...] = ()
    warnings: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> "Article | tuple[Article, ...]":
        return self.articles[index]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of citation. `number` counts from 1 in its article; `paragraph` from 0."""

    span: Span
    number: int
    paragraph: int
    boilerplate: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """The unit of one model call: whole sentences, at most `tokens` tokens; `forced` when one sentence was split."""

    span: Span
    sentences: tuple[Sentence, ...]
    tokens: int
    forced: bool = False


class Marks(StrEnum):
    """Whether the words of a quotation stand in quotation marks."""

    CLOSED = "closed"
    UNCLOSED = "unclosed"
    UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that an article attributes to a speaker.

    `pieces` are the spans of the speaker's words without the marks: one, or several when the attribution or a
    paragraph break splits one utterance. `speaker` is None when the article does not tell. `speech` is False for
    scare quotes, titles and single words that nobody is said to have said. `imagined` is speech that the outer
    speaker puts into another's mouth; its speaker is the outer one.
    """

    span: Span
    pieces: tuple[Span, ...]
    marks: Marks
    speech: bool
    speaker: str | None = None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    imagined: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, what is counted, its hedge and who says so.

    `value` is None for an uncounted quantity ("thousands of"). `high` is the upper end of a range. `unit` is a
    canonical unit name ("km2", "square mile", "USD", "percent") or None for a bare count. `counted` is the head
    noun phrase as printed ("Russian troops"). `span` covers number and unit, `context` the clause it stands in.
    """

    span: Span
    text: str
    value: Decimal | None
    high: Decimal | None = None
    unit: str | None = None
    counted: str | None = None
    hedge: str | None = None
    by: str | None = None
    context: Span | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression in a text and what it resolves to, as precisely as the words allow."""

    span: Span
    text: str
    resolved: Dated
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as printed: a person, a place, an organization; `kind` is None where the text does not tell."""

    span: Span
    text: str
    kind: str | None = None
