"""Ask a server until it answers or nothing is left to try: budget, pace, ladder, retries, deadline.

Knows nothing of what was asked before; `calls.py` does. Every outcome is an Answer; what ends the run is in `stopped`.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field
from math import ceil

from briefing.errors import BriefingError, BudgetError
from briefing.llm.budget import Bounds, Budget, Spending
from briefing.llm.counting import TokenCount, estimated_tokens, token_count
from briefing.llm.faults import Fault
from briefing.llm.features import Features, adapted, names_a_parameter, request_body
from briefing.llm.options import ModelOptions, Price
from briefing.llm.pacing import Pace
from briefing.llm.replies import Reply, faulty
from briefing.llm.retries import Patience, failure_of, kind_of, stopping_error
from briefing.llm.usage import added
from briefing.llm.wire import Wire
from briefing.model import NO_USAGE, Answer, Failure, FailureKind, Prompt, Usage

_MOST_STEPS = 8  # the ladder has two, the parameters four
_DEAD_AFTER = 20  # calls in a row without one answer: the rest would fail the same way
_MAYBE_PAID = frozenset({FailureKind.TIMEOUT, FailureKind.CONNECTION})
_DEAD = frozenset(
    {FailureKind.CONNECTION, FailureKind.TIMEOUT, FailureKind.NOT_FOUND, FailureKind.BAD_ANSWER, FailureKind.SERVER}
)


@dataclass(slots=True)
class _Try:
    """Where one call stands: the features to try, its seconds left, what it took so far."""

    features: Features
    seconds: float
    retries: int = 0
    steps: int = 0
    requests: int = 0
    usage: Usage = NO_USAGE
    refusal: Fault | None = None


@dataclass(slots=True)
class Asker:
    """Asks one server. Use it in one event loop.

    Attributes:
        options: The limits.
        wire: The way to the server.
        features: What the server takes, as far as known; better knowledge replaces it.
        price: What a token costs, None when unknown.
        proven: Whether a good answer came with these features.
        stopped: The error that ended the run, once there is one.
    """

    options: ModelOptions
    wire: Wire
    features: Features
    price: Price | None = None
    proven: bool = False
    stopped: BriefingError | None = None
    _pace: Pace = field(init=False)
    _budget: Budget = field(init=False)
    _patience: Patience = field(init=False)
    _random: random.Random = field(init=False)
    _count: TokenCount | None = field(init=False)
    _scale: float = 1.0
    _ends: float | None = None
    _dead: int = 0
    _death: Failure | None = None

    def __post_init__(self) -> None:
        options = self.options
        self._pace = Pace(options.concurrency, options.requests_per_minute, options.tokens_per_minute)
        bounds = Bounds(options.max_calls, options.max_tokens, options.max_cost)
        self._budget = Budget(bounds, self.price)
        self._patience = Patience(options.retries, options.longest_wait)
        self._random = random.Random(options.jitter_seed)  # noqa: S311 - pauses, no secrets
        counts = (options.max_tokens, options.max_cost, options.tokens_per_minute, options.context_window)
        self._count = token_count(options) if any(limit is not None for limit in counts) else None

    def stop(self, error: BriefingError) -> None:
        """Ask nothing any more; the first reason stays."""
        self.stopped = self.stopped or error

    def not_asked(self) -> Failure | None:
        """Return why a call is not made at all; None when it is."""
        if self.stopped is not None:
            return Failure(kind_of(self.stopped), f"not asked: {self.stopped.message}", self.stopped.hint)
        if self._death is not None and self._dead >= _DEAD_AFTER:
            words = f"not asked: the last {self._dead} calls failed; the last one: {self._death.message}"
            return Failure(self._death.kind, words, self._death.hint)
        return None

    async def ask(self, prompt: Prompt) -> Answer:
        """Return the answer to a prompt, or its failure."""
        state = _Try(self.features, self.options.timeouts.call)
        seconds = self.options.timeouts.run
        if seconds is None:
            return await self._ask(prompt, state)
        try:
            async with asyncio.timeout_at(self._deadline(seconds)):
                return await self._ask(prompt, state)
        except TimeoutError:
            words = f"the run's {seconds:g} seconds are over"
            failure = failure_of(Fault(FailureKind.BUDGET, words), 1)
            self.stop(BudgetError(failure.message, hint=failure.hint))
            return self._failed(failure, state)

    def _deadline(self, seconds: float) -> float:
        """Return when the run must end, in the loop's time; it begins with the first call."""
        if self._ends is None:
            self._ends = asyncio.get_running_loop().time() + seconds
        return self._ends

    async def _ask(self, prompt: Prompt, state: _Try) -> Answer:
        while True:
            if (failure := self.not_asked() or self._too_long(prompt)) is not None:
                return self._failed(failure, state)
            reply = await self._request(prompt, state)
            if reply.fault is None:
                return self._good(reply, state)
            if not await self._again(prompt, reply.fault, state):
                fault = state.refusal if state.refusal and reply.fault.refused_request else reply.fault
                return self._failed(failure_of(fault, state.retries + 1), state, reply)

    def _too_long(self, prompt: Prompt) -> Failure | None:
        """Return the failure of a prompt over the known window: some servers would cut it without a word."""
        window = self.options.context_window
        if window is None or self._count is None or not self._count.over(prompt, window):
            return None
        words = f"the {prompt.name} prompt and its answer do not fit into the model's window of {window} tokens"
        return failure_of(Fault(FailureKind.CONTEXT_OVERFLOW, words), 1)

    async def _request(self, prompt: Prompt, state: _Try) -> Reply:
        tokens = ceil(self._count.of(prompt) * self._scale) if self._count else 0
        need = self._budget.need(tokens, prompt.max_output_tokens if self._count else 0)
        if (limit := await self._budget.reserve(need)) is not None:
            return faulty(Fault(FailureKind.BUDGET, f"{limit} leaves no room for another call"))
        spent = Spending()
        try:
            epoch = await self._pace.enter(need.tokens)
            spent = need
            reply = await self._sent(prompt, state, epoch)
            spent = self._spent(prompt, reply, need, state)
        finally:
            self._budget.settle(need, spent)
        return reply

    async def _sent(self, prompt: Prompt, state: _Try, epoch: int) -> Reply:
        body = request_body(self.options, prompt, state.features)
        began = time.monotonic()
        crowded, pause = False, 0.0
        try:
            async with asyncio.timeout(max(0.0, state.seconds)):
                reply = await self.wire.complete(body)
            if reply.fault is not None and reply.fault.kind is FailureKind.RATE_LIMIT:
                crowded = True
                pause = min(reply.fault.retry_after or 0.0, self.options.longest_wait)
        except TimeoutError:
            words = f"no answer within {self.options.timeouts.call:g} seconds, all retries included"
            reply = faulty(Fault(FailureKind.TIMEOUT, words))
        finally:
            state.seconds -= time.monotonic() - began
            state.requests += 1
            self._pace.leave(epoch, crowded=crowded, pause=pause)
        return reply

    def _spent(self, prompt: Prompt, reply: Reply, need: Spending, state: _Try) -> Spending:
        """Count what one request took; one that was cut off may have been paid, so the budget counts it in full."""
        tokens_in, tokens_out = reply.input_tokens, reply.output_tokens
        price = self.price
        if tokens_in is None and reply.fault is not None:
            state.usage = added(state.usage, Usage(calls=1, cost=0.0 if price else None))
            return need if reply.fault.kind in _MAYBE_PAID else Spending(calls=1)
        known = tokens_in is not None and tokens_out is not None
        self._learn_scale(tokens_in, prompt)
        tokens_in = (self._count or TokenCount()).of(prompt) if tokens_in is None else tokens_in
        tokens_out = estimated_tokens(reply.text) if tokens_out is None else tokens_out
        cost = price.of(tokens_in, tokens_out) if price else None
        state.usage = added(state.usage, Usage(1, 0, tokens_in, tokens_out, cost, not known))
        return Spending(1, tokens_in + tokens_out, cost or 0.0)

    def _learn_scale(self, told: int | None, prompt: Prompt) -> None:
        """Learn how much more the server counts than we do (templates, another tokenizer), so that limits hold."""
        if told and self._count:
            self._scale = max(self._scale, told / max(1, self._count.of(prompt)))

    async def _again(self, prompt: Prompt, fault: Fault, state: _Try) -> bool:
        """Tell whether to ask once more, after the pause that is due."""
        if fault.refused_request and self._step_down(prompt, fault, state):
            return True
        pause = self._patience.pause(fault, state.retries, self._random.random())
        if pause is None or pause >= state.seconds:
            return False
        state.retries += 1
        state.seconds -= pause
        await asyncio.sleep(pause)
        return True

    def _step_down(self, prompt: Prompt, fault: Fault, state: _Try) -> bool:
        state.refusal = state.refusal or fault
        named = names_a_parameter(fault.message)
        if state.steps >= _MOST_STEPS or (self.proven and not named and state.features == self.features):
            return False
        if state.features == self.features or state.steps:
            lower = adapted(state.features, fault.message, schema=bool(prompt.schema))
        else:
            lower = self.features  # another call has found out meanwhile
        if lower is None:
            return False
        state.features = lower
        state.steps += 1
        if named and not self.proven:  # one call's word is not enough against what has worked
            self.features = lower
        return True

    def _good(self, reply: Reply, state: _Try) -> Answer:
        self._dead = 0
        if not self.proven or state.features != self.features:
            self.features, self.proven = state.features, True
        return Answer(reply.text, reply.model or self.options.model, state.usage)

    def _failed(self, failure: Failure, state: _Try, reply: Reply | None = None) -> Answer:
        if state.requests:
            self._dead = self._dead + 1 if failure.kind in _DEAD else 0
            self._death = failure
        if (error := stopping_error(failure)) is not None and reply is not None:
            self.stop(error)
        text = reply.text if reply else ""
        return Answer(text, (reply and reply.model) or self.options.model, state.usage, failure=failure)
