"""Verdicts and findings: one checked thing with its place, reason and nearest passage. A finding is a value."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.articles import ArticleId, Span


class Verdict(StrEnum):
    """The outcome for a quote; `passes` tells which ones pass."""

    VERBATIM = "verbatim"
    NORMALIZED = "normalized"
    EDITED = "edited"
    ELIDED = "elided"
    ALTERED = "altered"
    CUT_CHANGES_MEANING = "cut_changes_meaning"
    MISATTRIBUTED = "misattributed"
    NOT_DIRECT_SPEECH = "not_direct_speech"
    WRONG_SOURCE = "wrong_source"
    OTHER_WORDING = "other_wording"
    NOT_FOUND = "not_found"
    UNCHECKED = "unchecked"

    @property
    def passes(self) -> bool:
        """Whether the quote is proven."""
        return self in _PASSING


_PASSING = frozenset({Verdict.VERBATIM, Verdict.NORMALIZED, Verdict.EDITED, Verdict.ELIDED})


class ClaimVerdict(StrEnum):
    """The outcome for a claim, figure, name, date or citation that is not a quote."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_FOUND = "not_found"
    UNRESOLVED = "unresolved"
    UNCHECKED = "unchecked"

    @property
    def passes(self) -> bool:
        """Whether the thing is proven."""
        return self is ClaimVerdict.SUPPORTED


class SpeakerVerdict(StrEnum):
    """Whether the article says that the given speaker said the words."""

    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNRESOLVED = "unresolved"


class ChangeType(StrEnum):
    """What kind of words an edit touches."""

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    MODAL = "modal"
    HEDGE = "hedge"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Change:
    """One edit between the source's words (`before`) and the quote's (`after`); `op` is replace, insert or delete."""

    op: str
    before: str
    after: str
    type: ChangeType


@dataclass(frozen=True, slots=True)
class SpeakerFinding:
    """The speaker that was given, the one the article names, and whether they are the same."""

    given: str | None
    found: str | None
    verdict: SpeakerVerdict


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome for one quote against one source text.

    `start` and `end` bound all `segments` in code points of the source; None when nothing was found. For a failed
    quote they bound the nearest passage. `notes` never fail a quote: ambiguous, boilerplate, short,
    unmarked_speech, unclosed_marks.
    """

    verdict: Verdict
    reason: str
    start: int | None = None
    end: int | None = None
    segments: tuple[Span, ...] = ()
    passage: str | None = None
    changes: tuple[Change, ...] = ()
    speaker: SpeakerFinding | None = None
    notes: tuple[str, ...] = ()
    article: ArticleId | None = None

    @property
    def passed(self) -> bool:
        """Whether the quote is proven."""
        return self.verdict.passes


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a language model thinks of a claim: a labelled hint, which changes no verdict.

    Attributes:
        by: The model's name.
        verdict: Its verdict; `unchecked` when it gave none that could be used.
        reason: Its reason, or why there is no verdict.
        evidence: The source's sentences that it names.
    """

    by: str
    verdict: ClaimVerdict
    reason: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimFinding:
    """The outcome for one claim; `score` 0…1 only ranks; `evidence` are the source spans that speak to it.

    `opinion` is what a judge said, if one was asked; `verdict` never rests on it.
    """

    verdict: ClaimVerdict
    score: float
    evidence: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
    opinion: Opinion | None = None

    @property
    def passed(self) -> bool:
        """Whether the claim is supported."""
        return self.verdict.passes


class CheckKind(StrEnum):
    """What was checked in a summary."""

    QUOTE = "quote"
    FIGURE = "figure"
    NAME = "name"
    DATE = "date"
    CITATION = "citation"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """One checked thing of a summary: a row of the check report. `line` and `column` count from 1."""

    kind: CheckKind
    text: str
    line: int
    column: int
    verdict: Verdict | ClaimVerdict
    reason: str
    span: Span
    article: ArticleId | None = None
    start: int | None = None
    end: int | None = None
    segments: tuple[Span, ...] = ()
    passage: str | None = None
    changes: tuple[Change, ...] = ()
    speaker: SpeakerFinding | None = None
    notes: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    opinion: Opinion | None = None

    @property
    def passed(self) -> bool:
        """Whether the thing is proven."""
        return self.verdict.passes

    @property
    def unchecked(self) -> bool:
        """Whether nothing could be said for or against it; never a pass."""
        return self.verdict in {Verdict.UNCHECKED, ClaimVerdict.UNCHECKED, ClaimVerdict.UNRESOLVED}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All checked things of one summary, the passing ones too."""

    name: str
    text: str
    findings: tuple[CheckedItem, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing failed and something was proven: what could not be checked at all did not pass."""
        proven = any(item.passed for item in self.findings)
        return proven and all(item.passed or item.unchecked for item in self.findings)
