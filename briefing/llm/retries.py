"""What to do about a fault: pure decisions, and the words for the user."""

from dataclasses import dataclass

from briefing.errors import (
    AuthenticationError,
    BadAnswerError,
    BriefingError,
    BudgetError,
    ConnectionFailedError,
    ContextOverflowError,
    ModelError,
    QuotaError,
    ReplayError,
)
from briefing.llm.faults import Fault
from briefing.model import Failure, FailureKind

_FIRST_PAUSE = 0.5
_LONGEST_OWN_PAUSE = 20.0
_HINTS = {
    FailureKind.CONNECTION: "is the server running, and the base URL right?",
    FailureKind.TIMEOUT: "raise the timeout, or ask for less at once",
    FailureKind.RATE_LIMIT: "lower the concurrency or the requests per minute; what was answered is kept",
    FailureKind.SERVER: "try again later; what was answered is kept",
    FailureKind.AUTHENTICATION: "check the key and what it is allowed to use",
    FailureKind.NOT_FOUND: "check the model's name and the base URL, which usually ends in /v1",
    FailureKind.QUOTA: "the account has no quota or credit left; top it up and run again: what was paid is kept",
    FailureKind.BUDGET: "raise the limit and run again: what was paid is kept",
    FailureKind.CONTEXT_OVERFLOW: "the text must be cut into smaller chunks for this model",
    FailureKind.BAD_REQUEST: "the server does not take this request; is it OpenAI-compatible?",
    FailureKind.BAD_ANSWER: "check the base URL and the server's log",
    FailureKind.REFUSED: "the model will not answer this prompt",
    FailureKind.FILTERED: "the server's content rules stop this prompt",
    FailureKind.TRUNCATED: "raise the answer's token limit",
    FailureKind.NOT_RECORDED: "record the run again",
    FailureKind.STOPPED: "run again: what was paid is kept",
}
_STOPPING: dict[FailureKind, type[ModelError]] = {
    FailureKind.QUOTA: QuotaError,
    FailureKind.AUTHENTICATION: AuthenticationError,
    FailureKind.BUDGET: BudgetError,
}
_ERRORS: dict[FailureKind, type[ModelError]] = _STOPPING | {
    FailureKind.CONNECTION: ConnectionFailedError,
    FailureKind.TIMEOUT: ConnectionFailedError,
    FailureKind.RATE_LIMIT: ConnectionFailedError,
    FailureKind.SERVER: ConnectionFailedError,
    FailureKind.CONTEXT_OVERFLOW: ContextOverflowError,
    FailureKind.BAD_ANSWER: BadAnswerError,
    FailureKind.REFUSED: BadAnswerError,
    FailureKind.FILTERED: BadAnswerError,
    FailureKind.TRUNCATED: BadAnswerError,
    FailureKind.NOT_RECORDED: ReplayError,
}


def failure_of(fault: Fault, requests: int) -> Failure:
    """Return the fault as the outcome of a call, after `requests` requests."""
    asked = f" (asked {requests} times)" if requests > 1 else ""
    return Failure(fault.kind, fault.message + asked, _HINTS[fault.kind])


def stopping_error(failure: Failure) -> ModelError | None:
    """Return the error that a failure is for the whole run; None when the other calls may go on."""
    error = _STOPPING.get(failure.kind)
    return error(failure.message, hint=failure.hint) if error else None


def error_of(failure: Failure) -> ModelError:
    """Return a failure as the error to raise when nothing can go on without this call."""
    return _ERRORS.get(failure.kind, ModelError)(failure.message, hint=failure.hint)


def kind_of(error: BriefingError) -> FailureKind:
    """Return the kind of the calls that are not made because of `error`."""
    return next((kind for kind, stopping in _STOPPING.items() if isinstance(error, stopping)), FailureKind.STOPPED)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long to wait. `chance` of the methods is a number in [0, 1) for the jitter."""

    retries: int
    longest_wait: float

    def pause(self, fault: Fault, retry: int, chance: float) -> float | None:
        """Return the seconds to wait before retry number `retry` (from 0); None to give up.

        Doubles from half a second and takes a random share of it (full jitter, but never less than half). What the
        server asks for is obeyed up to `longest_wait`, with up to a tenth more so that not all come back at once.
        """
        if not fault.retryable or retry >= self.retries:
            return None
        if fault.kind is FailureKind.BAD_ANSWER and retry >= 1:
            return None  # an empty answer once may be chance; twice is the server's way
        if fault.retry_after is not None:
            return min(fault.retry_after, self.longest_wait) * (1 + chance / 10)
        return min(_FIRST_PAUSE * 2.0**retry, _LONGEST_OWN_PAUSE, self.longest_wait) * (0.5 + chance / 2)
