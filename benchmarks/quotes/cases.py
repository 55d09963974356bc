"""One case of the bank: a quote, a source, and what an honest verifier must say."""

from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any


class Group(StrEnum):
    """What a case measures."""

    HONEST = "honest"
    FAKE = "fake"
    CUT = "cut"
    RIGHT_SPEAKER = "right speaker"
    WRONG_SPEAKER = "wrong speaker"
    NOT_SPEECH = "not speech"


@dataclass(frozen=True, slots=True)
class Case:
    """A quote to verify.

    Attributes:
        group: What it measures.
        kind: The disguise or the fake, for the breakdown.
        quote: The quote as a summary prints it.
        source: The text it must be found in.
        passes: Whether an honest verifier accepts it.
        start: Where the words begin in the source, for an honest one.
        end: Where they end.
        verdicts: The verdicts that are right; empty when any that passes (or fails) is.
        change: The type that some change must have; empty when none is demanded.
        speaker: Who is said to have said it; None when nobody is named.
        direct: Whether direct speech is demanded.
    """

    group: Group
    kind: str
    quote: str
    source: str
    passes: bool
    start: int | None = None
    end: int | None = None
    verdicts: tuple[str, ...] = ()
    change: str = ""
    speaker: str | None = None
    direct: bool = False
    note: str = field(default="")

    def row(self) -> dict[str, Any]:
        """Return the case as a JSON object."""
        return asdict(self)

    def renamed(self, kind: str) -> "Case":
        """Return the case under another kind."""
        return replace(self, kind=kind)
