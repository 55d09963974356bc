"""A model that never asks: it answers from the ledger and notes what the ledger does not hold.

Who drafts with it learns what a run would ask next, repairs included, and `--offline` writes with it; nothing is sent
or written.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefing.llm.calls import from_store
from briefing.llm.keys import call_key, resolved
from briefing.llm.options import ModelOptions, model_name
from briefing.llm.usage import FirstUsage, added
from briefing.model import NO_USAGE, Answer, Failure, FailureKind, Prompt, Usage
from briefing.store.ledger import Ledger

_NOT_STORED = Failure(
    FailureKind.STOPPED, "not asked: no stored answer, and --offline asks nothing", "run again without --offline"
)


@dataclass(slots=True)
class StoredModel:
    """Answers what is stored. `missing` are the prompts that a live model would be asked, each once."""

    options: ModelOptions
    ledger: Ledger | None
    usage: Usage = NO_USAGE
    _first: FirstUsage = field(default_factory=FirstUsage)
    _missing: dict[str, Prompt] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The model's name."""
        return model_name(self.options)

    @property
    def first_usage(self) -> Usage:
        """What the stored answers given so far took when they were made."""
        return self._first.total

    @property
    def missing(self) -> tuple[Prompt, ...]:
        """What is not stored, in the order in which it was asked for."""
        return tuple(self._missing.values())

    def holds(self, prompts: Iterable[Prompt]) -> bool:
        """Tell whether any of these prompts has a stored answer."""
        return self.ledger is not None and any(self.ledger.stored(self._key(prompt)) for prompt in prompts)

    def answer(self, prompts: Sequence[Prompt]) -> Iterator[Answer]:
        """Yield the stored answer of each prompt, or a failure that says that there is none."""
        for prompt in prompts:
            yield self._answer(prompt)

    def _answer(self, prompt: Prompt) -> Answer:
        key = self._key(prompt)
        stored = self.ledger.stored(key) if self.ledger else None
        if stored is None:
            self._missing[key] = prompt
            return Answer("", self.name, failure=_NOT_STORED)
        answer = from_store(stored)
        self.usage = added(self.usage, answer.usage)
        self._first.count(key, answer)
        return answer

    def _key(self, prompt: Prompt) -> str:
        return call_key(self.name, resolved(prompt, self.options.parameters, self.options.seed))


@contextmanager
def stored_model(options: ModelOptions) -> Iterator[StoredModel]:
    """Open the ledger of the options, when there is one.

    Raises:
        StoreError: When the ledger exists and cannot be read.
    """
    if options.ledger is None or not options.ledger.is_file():
        yield StoredModel(options, None)
        return
    with Ledger(options.ledger) as ledger:
        yield StoredModel(options, ledger)
