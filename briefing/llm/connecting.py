"""The one door to a model: `connect` returns what answers prompts, live or from a recording."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from briefing.errors import AuthenticationError, ConfigurationError, UsageError
from briefing.llm.options import LOCAL, OPENAI_URL, ModelOptions, asks_nothing, resolve_key
from briefing.llm.secrets import bare_url, shown_url
from briefing.model import Answer, Prompt, Usage

if TYPE_CHECKING:
    from briefing.llm.live import LiveModel


class LanguageModel(Protocol):
    """Something that answers prompts."""

    @property
    def name(self) -> str:
        """The model's name, for the brief."""

    @property
    def usage(self) -> Usage:
        """What this run took so far: requests made, answers that cost nothing, tokens, cost."""

    @property
    def first_usage(self) -> Usage:
        """What the answers given so far took when they were made, by whichever run; each counts once, as one call."""

    def answer(self, prompts: Sequence[Prompt]) -> Iterator[Answer]:
        """Yield one answer for each prompt, in order, lazily; many are under way at the same time.

        A call that failed is an answer with a `failure`. When the run must stop (no key, no quota, a limit
        reached) the calls not made are failures of that kind, and after the last answer the error is raised.

        Raises:
            AuthenticationError: After the last answer, when the server refused the key.
            QuotaError: After the last answer, when the account is empty.
            BudgetError: After the last answer, when a limit of the options was reached.
            ReplayError: After the last answer, when a recording did not hold every prompt.
        """


@contextmanager
def connect(options: ModelOptions) -> Iterator[LanguageModel]:
    """Open what the options describe and close it afterwards: a recording, the ledger alone, or a server.

    Raises:
        ConfigurationError: When an option cannot work.
        AuthenticationError: When OpenAI is asked without a key.
        ReplayError: When the recording cannot be read.
        StoreError: When the ledger cannot be opened.
    """
    if options.replay is not None:
        from briefing.llm.recording import Replay  # noqa: PLC0415 - only when it is used

        yield Replay(options, options.replay)
        return
    if asks_nothing(options):
        from briefing.llm.stored import stored_model  # noqa: PLC0415 - as above

        with stored_model(options) as stored:
            yield stored
        return
    with connect_live(options) as model:
        yield model


@contextmanager
def connect_live(options: ModelOptions) -> "Iterator[LiveModel]":
    """Open a model that is really asked; raises as `connect`."""
    from briefing.llm.live import live_model  # noqa: PLC0415 - only when it is used

    with ExitStack() as stack:
        if options.model.startswith(LOCAL):
            from briefing.llm.local import local_model  # noqa: PLC0415 - as above

            options = stack.enter_context(local_model(options))
        yield stack.enter_context(live_model(options, usable_key(options)))


def _is_url(url: str) -> bool:
    try:
        return bare_url(url).startswith(("http://", "https://")) and bool(urlsplit(url).hostname)
    except ValueError:
        return False


def usable_key(options: ModelOptions) -> str | None:
    """Return the key to send, None when the server needs none; check what can be checked before asking.

    Raises:
        UsageError: When no model is named.
        ConfigurationError: When the base URL or the key cannot work.
        AuthenticationError: When OpenAI is asked without a key.
    """
    if not options.model:
        raise UsageError("no model is named", hint="give --model NAME")
    if not _is_url(options.base_url):
        raise ConfigurationError(
            f"the base URL {shown_url(options.base_url)!r} is no http URL", hint="for example http://localhost:11434/v1"
        )
    key = resolve_key(options)
    if key is None and options.base_url.startswith(OPENAI_URL):
        raise AuthenticationError(
            "OpenAI is asked without a key", hint="set OPENAI_API_KEY, or give --base-url of another server"
        )
    if key is not None and not (key.isascii() and key.isprintable()):
        raise ConfigurationError("the key holds characters that no HTTP header takes", hint="check for a stray newline")
    return key
