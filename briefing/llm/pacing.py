"""How many calls may be under way, and how many may start in a minute. Only `Pace` sleeps or reads a clock."""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field

_MINUTE = 60.0


@dataclass(slots=True)
class Window:
    """At most `limit` units in any `seconds` long stretch of time; None is no limit."""

    limit: int | None
    seconds: float = _MINUTE
    _taken: deque[tuple[float, int]] = field(default_factory=deque)
    _sum: int = 0

    def delay(self, now: float, amount: int) -> float:
        """Return the seconds until `amount` more units fit; an amount over the limit waits for an empty window."""
        if self.limit is None:
            return 0.0
        self._forget(now)
        over = self._sum + min(amount, self.limit) - self.limit
        for at, taken in self._taken:
            if over <= 0:
                break
            over -= taken
            if over <= 0:
                return at + self.seconds - now
        return 0.0

    def take(self, now: float, amount: int) -> None:
        """Count `amount` units."""
        if self.limit is not None:
            self._taken.append((now, amount))
            self._sum += amount

    def _forget(self, now: float) -> None:
        while self._taken and self._taken[0][0] + self.seconds <= now:
            self._sum -= self._taken.popleft()[1]


@dataclass(slots=True)
class Width:
    """How many calls may be under way: halved when the server says "too many", one more after each full round.

    Additive increase, multiplicative decrease, as in TCP (Jacobson 1988). Calls that were under way at a halving do
    not halve again.
    """

    most: int
    now: float = 0.0
    _epoch: int = 0

    def __post_init__(self) -> None:
        self.now = float(self.most)

    @property
    def epoch(self) -> int:
        """The number of halvings so far; a call notes it when it starts."""
        return self._epoch

    def narrow(self, epoch: int) -> None:
        """Halve, unless a halving came after the call of `epoch` had started."""
        if epoch == self._epoch:
            self.now = max(1.0, self.now / 2)
            self._epoch += 1

    def widen(self) -> None:
        """Count one success."""
        if self.now < self.most:
            self.now = min(float(self.most), self.now + 1 / self.now)


class Pace:
    """Let calls start in the order in which they ask, as the limits allow. Use it in one event loop."""

    def __init__(self, most: int, requests_per_minute: int | None, tokens_per_minute: int | None) -> None:
        self._width = Width(most)
        self._requests = Window(requests_per_minute)
        self._tokens = Window(tokens_per_minute)
        self._active = 0
        self._waiting: deque[asyncio.Future[None]] = deque()
        self._not_before = 0.0

    @property
    def width(self) -> int:
        """How many calls may be under way now."""
        return int(self._width.now)

    async def enter(self, tokens: int) -> int:
        """Wait until one more request may start; return the epoch to give back to `leave`."""
        while self._active >= self.width:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            await turn
        self._active += 1
        try:
            while (delay := self._delay(tokens)) > 0:  # noqa: ASYNC110 - time itself is awaited
                await asyncio.sleep(delay)
        except BaseException:
            self._end()
            raise
        now = time.monotonic()
        self._requests.take(now, 1)
        self._tokens.take(now, tokens)
        return self._width.epoch

    def leave(self, epoch: int, *, crowded: bool = False, pause: float = 0.0) -> None:
        """Count a request as ended; `crowded` when the server said "too many", with the seconds it asked to wait."""
        if crowded:
            self._width.narrow(epoch)
            self._not_before = max(self._not_before, time.monotonic() + pause)
        else:
            self._width.widen()
        self._end()

    def _delay(self, tokens: int) -> float:
        now = time.monotonic()
        return max(self._not_before - now, self._requests.delay(now, 1), self._tokens.delay(now, tokens))

    def _end(self) -> None:
        self._active -= 1
        free = self.width - self._active
        while free > 0 and self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                free -= 1
