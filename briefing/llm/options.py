"""How a language model is reached and what it may cost. Values only; nothing here reads the environment or the disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from briefing.errors import ConfigurationError
from briefing.model import NO_USAGE, Usage

OPENAI_URL = "https://api.openai.com/v1"
LOCAL = "local:"
_KEY_COMMAND_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Deadlines in seconds: to connect, between two reads, for a whole call with its retries, for a whole run."""

    connect: float = 10.0
    read: float = 120.0
    call: float = 300.0
    run: float | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens."""

    input: float
    output: float

    def of(self, input_tokens: int, output_tokens: int) -> float:
        """Return the price of that many tokens in US dollars."""
        return (input_tokens * self.input + output_tokens * self.output) / 1_000_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: answers given, answers wanted, and what they cost so far."""

    done: int
    total: int
    usage: Usage = NO_USAGE
    failed: int = 0


@dataclass(frozen=True, slots=True)
class ModelOptions:
    """Everything that `connect` needs to know.

    Attributes:
        model: The model's name at its server, or `local:PATH.gguf`; may be empty for a replay.
        base_url: The server, with its version path (`http://localhost:11434/v1`).
        key: The secret; never printed, stored or logged.
        key_command: A command that prints the key; used when `key` is None.
        concurrency: Calls under way at the same time, at most.
        timeouts: Deadlines.
        retries: Requests after the first one of a call, at most (the ladder's steps not counted).
        longest_wait: Bound in seconds of any pause that a server asks for.
        max_cost: Bound of the run in US dollars; needs a known price.
        max_calls: Bound of the requests of a run.
        max_tokens: Bound of the tokens of a run, input and output together.
        requests_per_minute: Pace.
        tokens_per_minute: Pace, input and output together.
        prices: Prices by model name; they win over those of the optional price list.
        ledger: The SQLite file that remembers every call; None to remember nothing.
        replay: A recording to answer from instead of the network.
        offline: Whether only the ledger answers and nothing is asked; a local model still runs.
        record: A recording to write.
        context_window: Tokens that fit into the model, when known.
        parameters: More fields for the request body, sent as they are and part of the call's key.
        seed: Sampling seed asked of the server; dropped when the server refuses it.
        jitter_seed: Seed of the pauses between retries; None for the system's randomness.
        max_answer_bytes: Bound of an HTTP reply after decompression.
        token_tables: Folder of the token tables, for counting.
        on_progress: Called in the caller's thread after each answer.
    """

    model: str = ""
    base_url: str = field(default=OPENAI_URL, repr=False)
    key: str | None = field(default=None, repr=False)
    key_command: str | None = field(default=None, repr=False)
    concurrency: int = 8
    timeouts: Timeouts = Timeouts()
    retries: int = 4
    longest_wait: float = 60.0
    max_cost: float | None = None
    max_calls: int | None = None
    max_tokens: int | None = None
    requests_per_minute: int | None = None
    tokens_per_minute: int | None = None
    prices: Mapping[str, Price] = field(default_factory=lambda: MappingProxyType({}))
    ledger: Path | None = None
    replay: Path | None = None
    offline: bool = False
    record: Path | None = None
    context_window: int | None = None
    parameters: tuple[tuple[str, str | float | bool], ...] = ()
    seed: int | None = None
    jitter_seed: int | None = None
    max_answer_bytes: int = 16_000_000
    token_tables: Path | None = None
    on_progress: Callable[[Progress], None] | None = field(default=None, repr=False, compare=False)


def model_name(options: ModelOptions) -> str:
    """Return the model's name as the ledger and the brief know it: of a local file, the name without its folder."""
    if options.model.startswith(LOCAL):
        return LOCAL + Path(options.model.removeprefix(LOCAL)).name
    return options.model


def asks_nothing(options: ModelOptions) -> bool:
    """Tell whether stored answers are all that these options allow."""
    return options.offline and options.replay is None and not options.model.startswith(LOCAL)


def resolve_key(options: ModelOptions) -> str | None:
    """Return the key, asking `key_command` for it when there is none.

    Raises:
        ConfigurationError: When the command cannot be run, fails, or prints nothing.
    """
    if options.key or not options.key_command:
        return options.key or None
    import shlex  # noqa: PLC0415 - with subprocess 10 ms that few need
    import subprocess  # noqa: PLC0415 - as above

    try:
        words = shlex.split(options.key_command)
        done = subprocess.run(  # noqa: S603 - the user's own command, without a shell
            words, capture_output=True, check=True, text=True, timeout=_KEY_COMMAND_SECONDS
        )
    except (OSError, ValueError, IndexError, subprocess.SubprocessError) as error:
        raise ConfigurationError(
            f"the key command failed ({type(error).__name__})", hint="run it by hand; it must print the key alone"
        ) from None
    if not (key := done.stdout.strip()):
        raise ConfigurationError("the key command printed nothing", hint="it must print the key alone")
    return key
