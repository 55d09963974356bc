"""A live model: a loop thread, a wire, a ledger, and the iterator in front of them."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field

from briefing.errors import ConfigurationError, StoreError
from briefing.llm.asking import Asker
from briefing.llm.calls import Caller, Outcome
from briefing.llm.features import first_features, read_features, request_body
from briefing.llm.options import ModelOptions, Price, Progress
from briefing.llm.prices import price_of
from briefing.llm.recording import Recorder
from briefing.llm.running import LoopThread, in_order
from briefing.llm.secrets import shown_url
from briefing.llm.usage import FirstUsage, added
from briefing.llm.wire import Wire
from briefing.model import NO_USAGE, Answer, Prompt, Usage
from briefing.store.ledger import Ledger
from briefing.store.runs import BEAT_SECONDS


@dataclass(slots=True)
class LiveModel:
    """A model at a server. Made by `live_model`."""

    name: str
    options: ModelOptions
    asker: Asker
    caller: Caller
    thread: LoopThread
    recorder: Recorder | None
    usage: Usage = NO_USAGE
    _first: FirstUsage = field(default_factory=FirstUsage)
    _failed: int = field(default=0)

    def answer(self, prompts: Sequence[Prompt]) -> Iterator[Answer]:
        """Yield one answer for each prompt, in order."""
        outcomes = in_order(self.thread, prompts, self.caller.answer, self.options.concurrency)
        for done, outcome in enumerate(outcomes, start=1):
            self._count(outcome, done, len(prompts))
            yield outcome.answer
        self.thread.start(self.caller.settle()).result()
        if self.asker.stopped is not None:
            raise self.asker.stopped

    @property
    def first_usage(self) -> Usage:
        """What the answers given so far took when they were made."""
        return self._first.total

    @property
    def form(self) -> str:
        """The step of the ladder that the server takes."""
        return self.asker.features.form.value

    def served(self) -> tuple[str, ...]:
        """Return the names of the models that the server lists; empty when it lists none."""
        return self.thread.start(self.asker.wire.models()).result()

    def streams(self, prompt: Prompt) -> bool:
        """Ask once more, to tell whether the server would stream its answer; it is not counted."""
        body = request_body(self.options, prompt, self.asker.features)
        return self.thread.start(self.asker.wire.streams(body)).result()

    def _count(self, outcome: Outcome, done: int, total: int) -> None:
        self.usage = added(self.usage, outcome.answer.usage)
        self._first.count(outcome.key, outcome.answer)
        self._failed += outcome.answer.failure is not None
        if self.recorder:
            self.recorder.write(outcome)
        if self.options.on_progress:
            self.options.on_progress(Progress(done, total, self.usage, self._failed))


@contextmanager
def live_model(options: ModelOptions, key: str | None) -> Iterator[LiveModel]:
    """Open ledger, recording, loop and wire; close them in the opposite order.

    Raises:
        ConfigurationError: When the cost is limited and the price unknown.
    """
    price = price_of(options)
    if options.max_cost is not None and price is None:
        raise ConfigurationError(
            f"the price of {options.model} is unknown, so a limit of its cost cannot be kept",
            hint="give its prices, or limit the calls or the tokens",
        )
    with ExitStack() as stack:
        ledger = stack.enter_context(Ledger(options.ledger)) if options.ledger else None
        recorder = stack.enter_context(Recorder(options.record, options.model)) if options.record else None
        wire = Wire(options, key)
        asker = _asker(options, wire, ledger, price)
        caller = Caller(options, asker, ledger)
        thread = LoopThread(caller.settle, wire.close)
        stack.callback(thread.close)
        if ledger:
            beating = thread.start(_beat(ledger))
            stack.callback(beating.cancel)
        yield LiveModel(options.model, options, asker, caller, thread, recorder)


def _asker(options: ModelOptions, wire: Wire, ledger: Ledger | None, price: Price | None) -> Asker:
    remembered = ledger.features(shown_url(options.base_url), options.model) if ledger else None
    known = read_features(remembered) if remembered else None
    return Asker(options, wire, known or first_features(options.base_url), price, proven=known is not None)


async def _beat(ledger: Ledger) -> None:
    while True:
        await asyncio.sleep(BEAT_SECONDS)
        with suppress(StoreError):  # the next call will tell
            ledger.beat()
        await asyncio.to_thread(ledger.sync)
