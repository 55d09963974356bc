"""Many prompts in, answers out in order: an event loop in its own thread behind a plain iterator.

At most a window of answers is in memory: workers stop when the reader is far behind. Leaving the iterator (Ctrl-C,
an exception, `close`) cancels what is under way; what was answered is in the ledger by then.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from briefing.llm.calls import Outcome
from briefing.model import Prompt

if TYPE_CHECKING:
    from concurrent.futures import Future

_T = TypeVar("_T")
_POLL_SECONDS = 0.25
_LEAVE_SECONDS = 0.7
_KEEP_SECONDS = 10.0  # milliseconds, but on a machine that is busy with much else: what was paid must be written
_WINDOW_PER_WORKER = 4
_LEAST_WINDOW = 64
_GATHER_SECONDS = 0.005

_Done = dict[int, Outcome | BaseException]
_Last = Callable[[], Coroutine[object, object, None]]
Answering = Callable[[Prompt], Coroutine[object, object, Outcome]]


class LoopThread:
    """An event loop in a thread of its own. Close it; `keep` is what is done first then, `at_end` last."""

    def __init__(self, keep: _Last | None = None, at_end: _Last | None = None) -> None:
        self._keep = keep or _nothing
        self._at_end = at_end or _nothing
        self._kept = threading.Event()
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, name="briefing-llm", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        asyncio.set_event_loop(self.loop)
        try:
            self.loop.run_forever()
            self.loop.run_until_complete(self._keep())
            self._kept.set()
            self.loop.run_until_complete(_cancel_the_rest())
            self.loop.run_until_complete(self._keep())  # what came while the rest was cancelled
            self.loop.run_until_complete(self._at_end())
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        finally:
            self._kept.set()
            self.loop.close()

    def start(self, work: Coroutine[object, object, _T]) -> "Future[_T]":
        """Start a coroutine in the loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def close(self) -> None:
        """Stop the loop; what is to be kept is waited for longer, then a loop that lingers dies with the process."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._kept.wait(_KEEP_SECONDS)
        self._thread.join(_LEAVE_SECONDS)


async def _nothing() -> None:
    """Do nothing."""


async def _cancel_the_rest() -> None:
    """Cancel what a reader left behind, so that every call under way is given back to the ledger."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)


@dataclass(slots=True)
class _Round:
    """One pass over a sequence of prompts, as seen from the loop."""

    prompts: Sequence[Prompt]
    answering: Answering
    window: int
    out: "queue.SimpleQueue[_Done]" = field(default_factory=queue.SimpleQueue)
    done: "_Done" = field(default_factory=dict)
    taken: int = 0
    read: int = 0
    moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, workers: int) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(min(workers, len(self.prompts))):
                group.create_task(self._work())
        self._hand_over()

    async def _work(self) -> None:
        while self.taken < len(self.prompts):
            if self.taken >= self.read + self.window:
                self.moved.clear()
                await self.moved.wait()
                continue
            index = self.taken
            self.taken += 1
            outcome = await self._outcome(index)
            if not self.done:  # waking the reader for each answer would cost both threads 0.1 ms
                asyncio.get_running_loop().call_later(_GATHER_SECONDS, self._hand_over)
            self.done[index] = outcome

    async def _outcome(self, index: int) -> Outcome | BaseException:
        try:
            return await self.answering(self.prompts[index])
        except Exception as error:  # noqa: BLE001 - it is raised again in the reader's thread
            return error

    def _hand_over(self) -> None:
        if self.done:
            self.out.put(self.done)
            self.done = {}

    def move(self, read: int) -> None:
        self.read = read
        self.moved.set()


def in_order(thread: LoopThread, prompts: Sequence[Prompt], answering: Answering, workers: int) -> Iterator[Outcome]:
    """Yield the outcome of every prompt in order, `workers` at a time.

    Raises:
        Exception: What `answering` raised, when its turn comes.
    """
    window = max(_LEAST_WINDOW, workers * _WINDOW_PER_WORKER)
    round_ = _Round(prompts, answering, window)
    serving = thread.start(round_.serve(workers))
    try:
        yield from _read(thread, round_, serving)
    finally:
        serving.cancel()


def _read(thread: LoopThread, round_: _Round, serving: "Future[None]") -> Iterator[Outcome]:
    early: _Done = {}
    step = max(1, round_.window // 4)
    for index in range(len(round_.prompts)):
        while index not in early:
            _fetch(round_, early, serving)
        outcome = early.pop(index)
        if isinstance(outcome, BaseException):
            raise outcome
        yield outcome
        if (index + 1) % step == 0:
            thread.loop.call_soon_threadsafe(round_.move, index + 1)


def _fetch(round_: _Round, early: _Done, serving: "Future[None]") -> None:
    try:
        early.update(round_.out.get(timeout=_POLL_SECONDS))  # the timeout lets Ctrl-C through everywhere
    except queue.Empty:
        if serving.done() and round_.out.empty():
            serving.result()
            raise RuntimeError("the calls ended without all answers") from None
