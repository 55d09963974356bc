"""What goes to a language model and what comes back."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Prompt:
    """One model call: two messages, the JSON schema asked for, and the limits.

    Attributes:
        name: The prompt file it was rendered from ("summarize", "repair" …).
        system: The instructions.
        user: The material, article text marked as such.
        schema: JSON schema of the answer as canonical JSON text; empty for a free answer.
        max_output_tokens: Bound of the answer in tokens.
        temperature: Sampling temperature; None leaves the server's default.
        turns: Earlier (assistant, user) turns, for a repair.
    """

    name: str
    system: str
    user: str
    schema: str = ""
    max_output_tokens: int = 2000
    temperature: float | None = 0.0
    turns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call or of a run; `cost` in US dollars, None when the price is unknown."""

    calls: int = 0
    cached: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = None
    estimated: bool = False


NO_USAGE = Usage()

_LEAST_PRINTED = 0.0001


def dollars(cost: float) -> str:
    """Return US dollars as they are printed: four places, or two digits of less than that; only nothing is `$0`."""
    if not cost:
        return "$0"
    return f"${cost:.4f}" if cost >= _LEAST_PRINTED else f"${Decimal(f'{cost:.2g}'):f}"


class FailureKind(StrEnum):
    """Why a call has no answer; each is one typed outcome."""

    CONNECTION = "connection"
    TIMEOUT = "timeout"
    RATE_LIMIT = "rate_limit"
    SERVER = "server"
    AUTHENTICATION = "authentication"
    NOT_FOUND = "not_found"
    QUOTA = "quota"
    BUDGET = "budget"
    CONTEXT_OVERFLOW = "context_overflow"
    BAD_REQUEST = "bad_request"
    BAD_ANSWER = "bad_answer"
    REFUSED = "refused"
    FILTERED = "filtered"
    TRUNCATED = "truncated"
    NOT_RECORDED = "not_recorded"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Failure:
    """A call that ended without a usable answer: a value, so that the other articles go on."""

    kind: FailureKind
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The text that came back, unparsed; or the failure.

    Attributes:
        text: What the model wrote.
        model: Who wrote it, as the server says.
        usage: What it took in this run.
        cached: Whether it was not paid for in this run.
        failure: Why there is no usable answer.
        first: Of a cached answer, what it took when it was made.
    """

    text: str
    model: str
    usage: Usage = NO_USAGE
    cached: bool = False
    failure: Failure | None = None
    first: Usage = NO_USAGE
