"""A doubt: why a claim is not simply supported. The stages of the judgement share it; it judges nothing itself."""

from dataclasses import dataclass

from briefing.model import ClaimVerdict, Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim is not simply supported: the verdict it leads to at best; `supported` only adds a note."""

    verdict: ClaimVerdict
    reason: str
    evidence: Span | None = None
