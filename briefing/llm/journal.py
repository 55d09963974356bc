"""Write to the ledger in groups: one transaction for all calls that begin or end within a hundredth of a second.

A call is on record before it is made. An answer joins the group, and its worker goes on; the worker's next call waits
for the same group or a later one, so that it asks nothing new before its answer is kept. A transaction costs as much
as what it writes: shared ones halve the price of the ledger when many calls are under way, and the first write
after a pause waits for nothing.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from briefing.errors import BriefingError
from briefing.store.ledger import Ledger

_T = TypeVar("_T")
_GROUP_SECONDS = 0.01
_Line = tuple[Callable[[], object], "asyncio.Future[object] | None"]


@dataclass(slots=True)
class Journal:
    """The group that is written next. Use it in one event loop.

    Attributes:
        ledger: Where it is written.
        failed: Called with the error of a transaction that failed; then nothing of its group is written.
    """

    ledger: Ledger
    failed: Callable[[BriefingError], None]
    _waiting: list[_Line] = field(default_factory=list)
    _not_before: float = 0.0

    async def write(self, work: Callable[[], _T]) -> _T:
        """Do `work` on the ledger in the next transaction; return what it returns once that is committed.

        Raises:
            BriefingError: The transaction failed.
        """
        done: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._add((work, done))  # type: ignore[arg-type]  # each future takes what its own work returns
        return await done

    def keep(self, work: Callable[[], object]) -> None:
        """Do `work` in the next transaction, and wait for nothing."""
        self._add((work, None))

    def flush(self) -> None:
        """Write what waits at once."""
        group, self._waiting = self._waiting, []
        if not group:
            return
        self._not_before = asyncio.get_running_loop().time() + _GROUP_SECONDS
        try:
            with self.ledger.together():
                results = [work() for work, _ in group]
        except BriefingError as error:
            self._fail(group, error)
            return
        for (_, done), result in zip(group, results, strict=True):
            if done is not None and not done.done():  # a cancelled caller does not wait, but what it gave is written
                done.set_result(result)

    def _add(self, line: _Line) -> None:
        self._waiting.append(line)
        if len(self._waiting) > 1:
            return
        loop = asyncio.get_running_loop()
        if loop.time() < self._not_before:
            loop.call_at(self._not_before, self.flush)
        else:
            loop.call_soon(self.flush)

    def _fail(self, group: list[_Line], error: BriefingError) -> None:
        self.failed(error)
        for _, done in group:
            if done is not None and not done.done():
                done.set_exception(error)
