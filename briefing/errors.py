"""Every exception that Briefing raises on purpose.

An exception means that the run cannot go on; a failed quote is a finding (a value), never an exception.

    BriefingError                 hint, retryable, exit_code
    ├── UsageError           (2)  wrong options or arguments
    ├── ConfigurationError   (2)  briefing.toml, environment, audience, prompt file or template
    ├── SourceError          (2)  nothing readable was given
    │   └── MissingExtraError     an optional package is needed for this input
    ├── ModelError           (3)  the model or its server
    │   ├── ConnectionFailedError
    │   ├── AuthenticationError
    │   ├── QuotaError            no money or quota left: the run stops
    │   ├── BudgetError           a limit the user set was reached: the run stops
    │   ├── ContextOverflowError  the prompt is longer than the model's window
    │   ├── BadAnswerError        an answer that is no answer (HTML, empty, refused, cut)
    │   └── ReplayError           a prompt that the recording does not hold
    ├── ProofError           (1)  the finished text did not prove: nothing is published
    ├── StoppedError       (130)  a person ended a question; nothing was written
    ├── StoreError           (2)  the store or the ledger cannot be read or written
    └── OutputError          (2)  a file cannot be written
"""

from typing import ClassVar


class BriefingError(Exception):
    """Base of all errors: what happened, where, and what to do.

    Args:
        message: What went wrong and where (file, line, option), one sentence.
        hint: What the user can do about it; empty when nothing helps.
    """

    exit_code: ClassVar[int] = 2
    retryable: ClassVar[bool] = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message


class UsageError(BriefingError):
    """The command line asks for something impossible."""


class ConfigurationError(BriefingError):
    """A configuration, audience, prompt file or template is wrong."""


class SourceError(BriefingError):
    """No article could be read."""


class MissingExtraError(SourceError):
    """An optional package is needed; the hint names the command that installs it."""


class ModelError(BriefingError):
    """The model or its server failed."""

    exit_code = 3


class ConnectionFailedError(ModelError):
    """The server was not reached, or the connection broke."""

    retryable = True


class AuthenticationError(ModelError):
    """The server refused the key."""


class QuotaError(ModelError):
    """The account has no quota left; asking again cannot help."""


class BudgetError(ModelError):
    """A limit that the user set (cost, calls, tokens, time) was reached."""


class ContextOverflowError(ModelError):
    """The prompt is longer than the model's context window."""


class BadAnswerError(ModelError):
    """The server answered something that is no answer: HTML, nothing, a refusal, half a text."""


class ReplayError(ModelError):
    """A recording was asked for a prompt that it does not hold."""


class ProofError(BriefingError):
    """The finished text did not prove against the articles; nothing was published."""

    exit_code = 1


class StoppedError(BriefingError):
    """A person ended a question of a command with Ctrl-C or Ctrl-D; nothing was written."""

    exit_code = 130


class StoreError(BriefingError):
    """The store or the ledger cannot be read or written."""


class OutputError(BriefingError):
    """A file cannot be written."""
