"""What the ledger holds of one call, as values. No SQL but the names of the columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class CallState(StrEnum):
    """How far a call came."""

    ASKED = "asked"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What came back for a call. `cost` is in US dollars, None when unknown; `failure` is the kind of a failure."""

    text: str
    served_by: str
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False
    cost: float | None = None
    failure: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call of the ledger. Times are seconds since the epoch; `times` counts how often it was begun."""

    key: str
    model: str
    prompt: str
    asked: float
    times: int
    request: str
    answered: float | None = None
    answer: StoredAnswer | None = None

    @property
    def state(self) -> CallState:
        """How far the call came."""
        if self.answer is None:
            return CallState.ASKED
        return CallState.FAILED if self.answer.failure else CallState.ANSWERED

    @property
    def size(self) -> int:
        """Bytes of what was asked and answered."""
        return len(self.request.encode()) + len(self.answer.text.encode() if self.answer else b"")


ANSWER = "text, served_by, input_tokens, output_tokens, estimated, cost, failure, message"
"""The columns of an answer, in the order of `read_answer`."""
ROW = f"key, model, prompt, asked, times, request, answered, {ANSWER}"
"""The columns of a call, in the order of `read_row`."""


def read_answer(values: Sequence[Any]) -> StoredAnswer:
    """Return the answer in these columns."""
    text, served_by, tokens_in, tokens_out, estimated, *rest = values
    return StoredAnswer(text, served_by, tokens_in, tokens_out, bool(estimated), *rest)


def read_row(values: Sequence[Any]) -> CallRow:
    """Return the call in these columns."""
    key, model, prompt, asked, times, request, answered, *answer = values
    came = None if answered is None else read_answer(answer)
    return CallRow(key, model, prompt, asked, times, request, answered, came)
