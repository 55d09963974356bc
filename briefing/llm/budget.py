"""What a run may spend. Room is reserved before a request and settled after it, so that a limit is never passed."""

import asyncio
from dataclasses import dataclass, field

from briefing.llm.options import Price


@dataclass(frozen=True, slots=True)
class Spending:
    """Requests, tokens and US dollars."""

    calls: int = 0
    tokens: int = 0
    cost: float = 0.0

    def plus(self, other: "Spending") -> "Spending":
        """Return the sum."""
        return Spending(self.calls + other.calls, self.tokens + other.tokens, self.cost + other.cost)

    def minus(self, other: "Spending") -> "Spending":
        """Return the difference."""
        return Spending(self.calls - other.calls, self.tokens - other.tokens, self.cost - other.cost)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The user's limits; None is no limit."""

    calls: int | None = None
    tokens: int | None = None
    cost: float | None = None

    def passed_by(self, spending: Spending) -> str | None:
        """Return which limit `spending` would pass, in words."""
        if self.calls is not None and spending.calls > self.calls:
            return f"the limit of {self.calls} calls"
        if self.tokens is not None and spending.tokens > self.tokens:
            return f"the limit of {self.tokens} tokens"
        if self.cost is not None and spending.cost > self.cost:
            return f"the limit of ${self.cost:g}"
        return None


_UNLIMITED = Bounds()


@dataclass(slots=True)
class Budget:
    """The purse of one run. Use it in one event loop."""

    bounds: Bounds
    price: Price | None
    spent: Spending = Spending()
    _reserved: Spending = Spending()
    _waiting: list[asyncio.Future[None]] = field(default_factory=list)

    def need(self, input_tokens: int, output_tokens: int) -> Spending:
        """Return what one request may spend at most."""
        cost = self.price.of(input_tokens, output_tokens) if self.price else 0.0
        return Spending(1, input_tokens + output_tokens, cost)

    @property
    def unlimited(self) -> bool:
        """Whether nothing is counted, for nothing is limited."""
        return self.bounds == _UNLIMITED

    async def reserve(self, need: Spending) -> str | None:
        """Reserve room; return the limit that stands in the way, or None. Waits while running calls may free room."""
        if self.unlimited:
            return None
        while self.bounds.passed_by(self.spent.plus(self._reserved).plus(need)):
            if (limit := self.bounds.passed_by(self.spent.plus(need))) or not self._reserved.calls:
                return limit
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            await turn
        self._reserved = self._reserved.plus(need)
        return None

    def settle(self, need: Spending, spent: Spending) -> None:
        """Give back what was reserved and count what was spent."""
        if self.unlimited:
            return
        self._reserved = self._reserved.minus(need)
        self.spent = self.spent.plus(spent)
        waiting, self._waiting = self._waiting, []
        for turn in waiting:
            if not turn.done():
                turn.set_result(None)
