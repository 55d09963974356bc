"""Write to the ledger in groups: one transaction for all calls that begin or end in one turn of the event loop.

Nobody goes on before their own line is written: a call is on record before it is made, and a worker asks nothing new
before its answer is kept. A transaction costs as much as what it writes, so that shared ones halve the ledger's price.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from briefing.errors import BriefingError
from briefing.store.ledger import Ledger

_T = TypeVar("_T")


@dataclass(slots=True)
class Journal:
    """The group that is written next. Use it in one event loop."""

    ledger: Ledger
    _waiting: list[tuple[Callable[[], object], asyncio.Future[object]]] = field(default_factory=list)

    async def write(self, work: Callable[[], _T]) -> _T:
        """Do `work` on the ledger in the next transaction; return what it returns once that is committed.

        Raises:
            BriefingError: The transaction failed; then nothing of the group is written.
        """
        done: asyncio.Future[_T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))  # type: ignore[arg-type]  # each future takes what its own work returns
        if len(self._waiting) == 1:
            asyncio.get_running_loop().call_soon(self._write)
        return await done

    def _write(self) -> None:
        group, self._waiting = self._waiting, []
        try:
            with self.ledger.together():
                results = [work() for work, _ in group]
        except BriefingError as error:
            for _, done in group:
                if not done.done():
                    done.set_exception(error)
            return
        for (_, done), result in zip(group, results, strict=True):
            if not done.done():  # a cancelled caller does not wait, but what it gave is written
                done.set_result(result)
