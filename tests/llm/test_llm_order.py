"""Answers come in order and lazily, whatever the server does; leaving early stops everything within a second."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from fakes.scripted_server import Reply, Request, ScriptedServer, faults, good

from briefing.llm import ModelOptions, connect
from briefing.llm.calls import Outcome
from briefing.llm.running import LoopThread, in_order
from briefing.model import Answer, Prompt

Quick = Callable[..., ModelOptions]


class Counted(Sequence[Prompt]):
    """Many prompts, made when they are asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.furthest = 0

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, number: int) -> Prompt:  # type: ignore[override]  # by number only
        self.furthest = max(self.furthest, number)
        return Prompt("summarize", "", str(number))


def echo(request: Request) -> Reply:
    return good(request.user, delay=0.002 * (int(request.user) * 7 % 5))


def test_answers_are_in_order(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = echo
    with connect(quick(concurrency=16)) as model:
        answers = list(model.answer(Counted(200)))
    assert [answer.text for answer in answers] == [str(number) for number in range(200)]
    assert scripted_server.most_at_once <= 16


def test_no_prompts_no_answers(quick: Quick) -> None:
    with connect(quick()) as model:
        assert list(model.answer([])) == []


def test_prompts_are_taken_lazily(scripted_server: ScriptedServer, quick: Quick) -> None:
    """A reader that stops is not run away from: the window bounds what is asked ahead."""
    scripted_server.default = echo
    prompts = Counted(5000)
    with connect(quick(concurrency=4)) as model:
        answers = model.answer(prompts)
        assert [next(answers).text for _ in range(3)] == ["0", "1", "2"]
        time.sleep(0.4)
        assert prompts.furthest <= 3 + 64 + 4


def test_equal_prompts_are_asked_once(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = good("once", delay=0.05)
    prompt = Prompt("summarize", "", "the same")
    with connect(quick()) as model:
        answers = list(model.answer([prompt] * 5))
    assert [answer.text for answer in answers] == ["once"] * 5
    assert len(scripted_server.requests) == 1
    assert sum(answer.cached for answer in answers) == 4


def test_two_rounds_use_one_connection_pool(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = echo
    with connect(quick(concurrency=2)) as model:
        assert [answer.text for answer in model.answer(Counted(4))] == ["0", "1", "2", "3"]
        assert [answer.text for answer in model.answer(Counted(2))] == ["0", "1"]


def test_leaving_early_is_quick(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = lambda request: good("0") if request.user == "0" else faults.silence()
    began = time.monotonic()
    with connect(quick(concurrency=8)) as model:
        for answer in model.answer(Counted(50)):
            assert answer.text == "0"
            break
    assert time.monotonic() - began < 30  # silence would last as long as the deadline of a call
    assert not [thread for thread in threading.enumerate() if thread.name == "briefing-llm"]


def test_unforeseen_error_reaches_the_reader_in_its_turn() -> None:
    """A mistake of ours is not swallowed by the thread: it is raised where its answer was due."""

    async def answering(prompt: Prompt) -> Outcome:
        if prompt.user == "3":
            raise LookupError("a mistake of ours")
        return Outcome("key", "name", Answer(prompt.user, "m"))

    thread = LoopThread()
    seen: list[str] = []
    try:
        with pytest.raises(LookupError):
            seen.extend(outcome.answer.text for outcome in in_order(thread, Counted(10), answering, 2))
    finally:
        thread.close()
    assert seen == ["0", "1", "2"]


SCRIPT = """
import sys
from pathlib import Path
from briefing.llm import ModelOptions, connect
from briefing.model import Prompt
url, ledger, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
with connect(ModelOptions(model="m", base_url=url, ledger=ledger, concurrency=4)) as model:
    for answer in model.answer([Prompt("s", "", str(number)) for number in range(count)]):
        print(answer.text, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupt_stops_within_a_second_and_keeps_what_was_paid(
    scripted_server: ScriptedServer, tmp_path: Path
) -> None:
    scripted_server.default = lambda request: echo(request) if int(request.user) < 10 else faults.silence()
    command = [sys.executable, "-c", SCRIPT, scripted_server.base_url, str(tmp_path / "ledger.sqlite"), "40"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for _ in range(10):
            running.stdout.readline()
        began = time.monotonic()
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=10)
    assert time.monotonic() - began < 2.5  # a second, and the interpreter's own end on a busy machine
    assert "KeyboardInterrupt" in told
    before = len(scripted_server.requests)
    scripted_server.default = echo
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(number) for number in range(40)]
    assert len(scripted_server.requests) == before + 30


def test_what_must_be_kept_is_waited_for_on_a_busy_machine() -> None:
    """Closing waits for what is to be kept longer than for anything else, and does it before the rest is cancelled."""
    done: list[str] = []

    async def keep() -> None:
        if not done:
            await asyncio.sleep(1.0)
        done.append("kept")

    async def under_way() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            done.append("cancelled")

    async def last() -> None:
        done.append("closed")

    thread = LoopThread(keep, last)
    thread.start(under_way())
    thread.close()
    assert done[:1] == ["kept"]
    thread._thread.join(10)
    assert done == ["kept", "cancelled", "kept", "closed"]
