"""Lines of the ledger are written in groups, and nobody goes on before what must be on record is."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from briefing.errors import BriefingError, StoreError
from briefing.llm.journal import Journal
from briefing.store.ledger import Ledger
from briefing.store.rows import StoredAnswer

GOOD = StoredAnswer("an answer", "scripted")


def in_journal(path: Path, work: Callable[[Journal, list[BriefingError]], Coroutine[object, object, object]]) -> object:
    """Do `work` with a journal over a new ledger, in a loop of its own."""

    async def served() -> object:
        told: list[BriefingError] = []
        with Ledger(path) as ledger:
            return await work(Journal(ledger, told.append), told)

    return asyncio.run(served())


def test_answer_is_written_before_the_next_call_begins(tmp_path: Path) -> None:
    """What `keep` was given is in the group of the line that is waited for next, however soon that is."""

    async def work(journal: Journal, told: list[BriefingError]) -> object:
        ledger = journal.ledger
        number = await journal.write(lambda: ledger.begin("one", "scripted", "summarize", "{}"))
        assert number is not None
        journal.keep(lambda: ledger.answer(number, GOOD))
        assert ledger.stored("one") is None
        await journal.write(lambda: ledger.begin("two", "scripted", "summarize", "{}"))
        return ledger.stored("one"), told

    assert in_journal(tmp_path / "ledger.sqlite", work) == (GOOD, [])


def test_lines_of_a_short_time_share_a_transaction(tmp_path: Path) -> None:
    """A line that fails takes the whole group with it: all are told, nothing is written."""

    def broken() -> None:
        raise StoreError("the disk is full")

    async def work(journal: Journal, told: list[BriefingError]) -> object:
        ledger = journal.ledger
        begun = journal.write(lambda: ledger.begin("one", "scripted", "summarize", "{}"))
        outcomes = await asyncio.gather(begun, journal.write(broken), return_exceptions=True)
        return [str(outcome) for outcome in outcomes], [error.message for error in told], ledger.number("one")

    same = ["the disk is full", "the disk is full"]
    assert in_journal(tmp_path / "ledger.sqlite", work) == (same, ["the disk is full"], None)


def test_cancelled_caller_loses_nothing(tmp_path: Path) -> None:
    """A line of a caller that is gone is written with the others."""

    async def work(journal: Journal, told: list[BriefingError]) -> object:
        ledger = journal.ledger
        waiting = asyncio.ensure_future(journal.write(lambda: ledger.begin("one", "scripted", "summarize", "{}")))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        journal.flush()
        return ledger.number("one"), told

    assert in_journal(tmp_path / "ledger.sqlite", work) == (1, [])


def test_flush_writes_at_once_and_empty_groups_cost_nothing(tmp_path: Path) -> None:
    async def work(journal: Journal, told: list[BriefingError]) -> object:
        journal.flush()
        journal.keep(lambda: journal.ledger.begin("one", "scripted", "summarize", "{}"))
        journal.flush()
        return journal.ledger.number("one"), told

    assert in_journal(tmp_path / "ledger.sqlite", work) == (1, [])


def test_failed_answer_is_told_to_who_owns_the_journal(tmp_path: Path) -> None:
    async def work(journal: Journal, told: list[BriefingError]) -> object:
        def broken() -> None:
            raise StoreError("gone")

        journal.keep(broken)
        await asyncio.sleep(0.05)
        return [error.message for error in told]

    assert in_journal(tmp_path / "ledger.sqlite", work) == ["gone"]
