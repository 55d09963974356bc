"""From drafts to the finished brief: what was claimed, what was proven, what was withheld."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from briefing.model.articles import Article, ArticleId, Basis, Figure, SourceProblem, Span
from briefing.model.calls import NO_USAGE, Usage
from briefing.model.findings import Finding, Verdict


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote that a draft gives, not yet checked."""

    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One statement as drafted: its text, the sentence numbers it cites, and quotes; nothing is proven yet.

    `extract` is True when the text is the outlet's own sentence (the extractive engine).
    """

    text: str
    sentences: tuple[int, ...]
    quotes: tuple[DraftQuote, ...] = ()
    extract: bool = False
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Draft:
    """The parsed answer for one article."""

    article: ArticleId
    headline: str | None
    claims: tuple[DraftClaim, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """Link from a claim to a span of an article."""

    article: ArticleId
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A proven quote: `text` is the slice of the source, segments joined by an ellipsis."""

    text: str
    article: ArticleId
    span: Span
    verdict: Verdict
    speaker: str | None = None
    segments: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A figure of a claim and the article whose passage holds it."""

    article: ArticleId
    figure: Figure


class Status(StrEnum):
    """What a claim is to a reader of the earlier briefs on its story."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure of an earlier brief that another one now stands for: both as printed, and where the old one stands.

    Attributes:
        text: The old figure as printed, with its hedge.
        now: The new one as printed, with its hedge.
        article: File name of the earlier article.
        sha256: Of that article's unchanged text.
        outlet: Its outlet, where the article names one.
        published: Its date, where it is known.
        span: Where the old figure stands in that text, without its hedge.
        passage: The sentence it stands in.
        passage_span: Where that sentence stands.
    """

    text: str
    now: str
    article: str
    sha256: str
    outlet: str | None
    published: date | None
    span: Span
    passage: str
    passage_span: Span


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim of a story that goes on stands to earlier briefs; `since` is the day of the brief that told it."""

    status: Status
    since: str | None = None
    before: EarlierFigure | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The last brief that told a story: its day, its file, the story's id there, and why it is the same story."""

    date: str
    file: str
    story: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An article that an earlier brief of this audience was written from; it is not told again."""

    name: str
    sha256: str
    briefed: str


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim whose quotes, figures and names were proven in the passages it cites."""

    id: str
    text: str
    citations: tuple[Citation, ...]
    quotes: tuple[Quote, ...] = ()
    figures: tuple[CitedFigure, ...] = ()
    attributed_to: str | None = None
    origin: str | None = None
    extract: bool = False
    weight: float = 0.0
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """What could not be proven, and why; never dropped without a trace."""

    text: str
    reason: str
    article: ArticleId | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One side of a conflict: the value as printed, who says so, and where; `computed` is our conversion."""

    text: str
    citation: Citation
    value: Decimal | None = None
    unit: str | None = None
    computed: str | None = None
    by: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Figures or versions of the same thing that do not agree, side by side."""

    what: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance, as one article prints it."""

    text: str
    citation: Citation
    speaker: str | None = None
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said once, and the wordings in which several articles report it."""

    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """A dated event: the words that tell it, the date, how the date is known, and where."""

    date: str
    basis: Basis
    event: str
    citation: Citation
    reason: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """An abbreviation and what it stands for, as an article itself gives it: `text` is the slice that holds both."""

    short: str
    long: str
    text: str
    citation: Citation


class GapKind(StrEnum):
    """What the articles leave open."""

    SPEAKER = "speaker"
    DAY = "day"
    NUMBER = "number"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the articles leave open: what, in which of them, and their own words for it."""

    kind: GapKind
    articles: tuple[ArticleId, ...]
    words: str


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Articles on one event, main article first; `reasons` explain every merge."""

    articles: tuple[ArticleId, ...]
    duplicates: tuple[tuple[ArticleId, ArticleId], ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence that a model told over verified claims, and the claims that bear it out."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One event, told from its articles: a section of the brief.

    `headline_claims` are those that bear out a headline written over them; empty for a chosen one.
    """

    id: str
    headline: str
    articles: tuple[ArticleId, ...]
    claims: tuple[str, ...]
    headline_claims: tuple[str, ...] = ()
    lead: tuple[Line, ...] = ()
    origins: tuple[str, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    unknown: tuple[Gap, ...] = ()
    reason: str | None = None
    previous: Previous | None = None

    @property
    def independent_origins(self) -> int:
        """How many origins do not share a speaker or agency."""
        return len(self.origins)


class EngineKind(StrEnum):
    """Who wrote the drafts."""

    EXTRACTIVE = "extractive"
    LLM = "llm"


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine of a brief."""

    kind: EngineKind
    model: str | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the language model was asked for a brief: the same in every run over the same answers.

    Attributes:
        articles: How many articles it was shown.
        usage: What its answers took when they were first made; `calls` counts the answers.
    """

    articles: int
    usage: Usage


@dataclass(frozen=True, slots=True)
class Brief:
    """The finished brief before it becomes text: dated, for an audience, every claim proven."""

    date: str
    audience: str
    title: str
    engine: Engine
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    claims: tuple[CheckedClaim, ...]
    withheld: tuple[Withheld, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    duplicates: tuple[tuple[ArticleId, ArticleId], ...] = ()
    usage: Usage = NO_USAGE
    asked: Asked | None = None
    prompts: tuple[tuple[str, str], ...] = ()
    templates: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    lead: tuple[str, ...] = field(default=())
    left_out: tuple[LeftOut, ...] = ()
    glossary: tuple[Term, ...] = ()
