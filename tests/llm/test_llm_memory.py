"""Nothing is paid twice: stored answers, killed runs, two processes, recordings."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from fakes.scripted_server import Reply, Request, ScriptedServer, error, faults, good

from briefing.errors import OutputError, QuotaError, ReplayError, StoreError
from briefing.llm import ModelOptions, connect
from briefing.model import Answer, FailureKind, Prompt, Usage
from briefing.store.calls import export_calls, list_calls

Quick = Callable[..., ModelOptions]

RUN = """
import sys
from pathlib import Path
from briefing.llm import ModelOptions, connect
from briefing.model import Prompt
url, ledger, count, workers = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
with connect(ModelOptions(model="m", base_url=url, ledger=ledger, concurrency=workers)) as model:
    prompts = [Prompt("s", "", str(number)) for number in range(count)]
    sys.stdout.write("".join(answer.text + chr(10) for answer in model.answer(prompts)))
"""


def prompts(count: int) -> list[Prompt]:
    return [Prompt("summarize", "Summarize.", str(number), "{}") for number in range(count)]


def echo(request: Request) -> Reply:
    return good(f"answer to {request.user}", delay=0.01)


def test_stored_answers_are_never_paid_again(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    scripted_server.default = echo
    options = quick(ledger=tmp_path / "ledger.sqlite")
    with connect(options) as model:
        first = list(model.answer(prompts(10)))
    with connect(options) as model:
        second = list(model.answer(prompts(12)))
        assert model.usage == Usage(2, 10, 1200, 240, None)
    assert [answer.text for answer in second[:10]] == [answer.text for answer in first]
    assert [answer.cached for answer in second] == [True] * 10 + [False] * 2
    assert second[0].usage == Usage(0, 1, 100, 20, 0.0)
    assert len(scripted_server.requests) == 12


CHANGES = {
    "user": {"user": "other"},
    "system": {"system": "other"},
    "schema": {"schema": '{"type":"object"}'},
    "limit": {"max_output_tokens": 7},
    "temperature": {"temperature": None},
    "turns": {"turns": (("said", "wrong"),)},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_every_part_of_a_prompt_decides_its_key(
    changes: dict[str, object], scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    options = quick(ledger=tmp_path / "ledger.sqlite")
    plain = {"name": "s", "system": "sys", "user": "user"}
    with connect(options) as model:
        list(model.answer([Prompt(**plain), Prompt(**{**plain, **changes})]))  # type: ignore[arg-type]  # by name
    assert len(scripted_server.requests) == 2


def test_model_and_parameters_decide_the_key_and_the_prompts_name_does_not(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger.sqlite"
    for options in (quick(), quick(model="other"), quick(parameters=(("top_p", 0.5),)), quick(seed=3), quick()):
        with connect(quick(**{**_fields(options), "ledger": ledger})) as model:
            list(model.answer([Prompt("a name", "", "user")]))
    assert len(scripted_server.requests) == 4
    assert scripted_server.requests[2].json["top_p"] == 0.5


def _fields(options: ModelOptions) -> dict[str, object]:
    return {"model": options.model, "parameters": options.parameters, "seed": options.seed}


def test_failed_calls_are_asked_again(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    options = quick(ledger=tmp_path / "ledger.sqlite", retries=0)
    scripted_server.reply(error(500), good("at last"))
    with connect(options) as model:
        assert next(model.answer(prompts(1))).failure
    with connect(options) as model:
        assert next(model.answer(prompts(1))).text == "at last"
    row = list_calls(tmp_path / "ledger.sqlite")[0]
    assert (row.state, row.times, row.answer and row.answer.text) == ("answered", 2, "at last")


def test_leaving_early_gives_calls_back(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    """What is under way when the reader leaves is marked, and asked again by the next run without waiting."""
    options = quick(ledger=tmp_path / "ledger.sqlite", concurrency=4)
    scripted_server.default = lambda request: good("0") if request.user == "0" else faults.silence()
    with connect(options) as model:
        assert next(model.answer(prompts(4))).text == "0"
    rows = list_calls(tmp_path / "ledger.sqlite")
    told = {json.loads(row.request)["messages"][1]["content"]: row.answer and row.answer.failure for row in rows}
    assert told == {"0": None, "1": "interrupted", "2": "interrupted", "3": "interrupted"}
    scripted_server.default = echo
    with connect(options) as model:
        assert [answer.text for answer in model.answer(prompts(4))][1:] == ["answer to 1", "answer to 2", "answer to 3"]


def test_call_is_in_the_ledger_before_it_is_made(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    seen = []

    def answering(_: Request) -> Reply:
        seen.extend(list_calls(path))
        return good("seen")

    scripted_server.default = answering
    with connect(quick(ledger=path)) as model:
        list(model.answer(prompts(1)))
    assert [(row.state, row.prompt) for row in seen] == [("asked", "summarize")]
    assert json.loads(seen[0].request)["messages"][1] == {"role": "user", "content": "0"}


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_killed_runs_go_on_where_they_stopped(scripted_server: ScriptedServer, tmp_path: Path) -> None:
    """Three kills at random moments (`benchmarks/kills.py` makes 200): the same bytes in the end, at most one call repeated per worker and kill."""
    scripted_server.default = echo
    chance, workers, count, kills = random.Random(6), 4, 90, 3  # noqa: S311 - seeded, no secret
    command = [
        sys.executable,
        "-c",
        RUN,
        scripted_server.base_url,
        str(tmp_path / "l.sqlite"),
        str(count),
        str(workers),
    ]
    for _ in range(kills):
        before = len(scripted_server.requests)
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as running:
            while len(scripted_server.requests) < before + 3 and running.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.03))
            running.kill()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"answer to {number}" for number in range(count)]
    asked = Counter(request.user for request in scripted_server.requests)
    assert len(asked) == count
    assert sum(asked.values()) - count <= workers * kills
    subprocess.run(command, capture_output=True, check=True)
    assert len(scripted_server.requests) == sum(asked.values())


def test_two_processes_share_a_ledger_and_pay_once(scripted_server: ScriptedServer, tmp_path: Path) -> None:
    scripted_server.default = echo
    command = [sys.executable, "-c", RUN, scripted_server.base_url, str(tmp_path / "l.sqlite"), "60", "4"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert told[0] == told[1] == "".join(f"answer to {number}\n" for number in range(60))
    assert len(scripted_server.requests) == 60


def test_call_of_another_living_run_is_waited_for(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    scripted_server.default = good("slow", delay=0.4)
    options = quick(ledger=tmp_path / "ledger.sqlite")
    told: list[str] = []

    def run() -> None:
        with connect(options) as model:
            told.extend(answer.text for answer in model.answer(prompts(1)))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (told, len(scripted_server.requests)) == (["slow", "slow"], 1)


def test_damaged_ledger_is_told_with_a_way_out(quick: Quick, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"this is no database, however long it is" * 100)
    with pytest.raises(StoreError, match="move it away"), connect(quick(ledger=path)):
        pass
    assert path.read_bytes().startswith(b"this is no database")


def test_ledger_that_breaks_during_a_run_stops_it(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    """What cannot be recorded is not asked."""
    path = tmp_path / "ledger.sqlite"

    def answering(_: Request) -> Reply:
        with closing(sqlite3.connect(path)) as somebody:
            somebody.execute("DROP TABLE call_answers")
        return good("paid")

    scripted_server.default = answering
    with connect(quick(ledger=path, concurrency=1)) as model, pytest.raises(StoreError, match="no such table"):
        list(model.answer(prompts(5)))
    assert len(scripted_server.requests) == 1


def test_full_disk_keeps_what_is_under_way(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    """When a call cannot be written down it is not made; those under way are still answered, then the error comes."""
    path = tmp_path / "ledger.sqlite"
    scripted_server.default = lambda request: good(request.user, delay=0.1)
    answers: list[Answer] = []
    big = [Prompt("s", "", f"{number} {'x' * 9000}") for number in range(20)]
    with connect(quick(ledger=path, concurrency=4)) as model:
        model.caller.ledger._connection.execute("PRAGMA max_page_count = 20")  # type: ignore[attr-defined]  # a look inside
        with pytest.raises(StoreError, match="full"):
            answers.extend(model.answer(big))
    assert len(answers) == 20
    answered = [answer for answer in answers if answer.failure is None]
    assert 0 < len(answered) == len(scripted_server.requests)
    assert {answer.failure.kind for answer in answers if answer.failure} == {FailureKind.STOPPED}


def test_recording_is_answered_from_without_a_server(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    """The same prompts give the same texts and failures, without a model name and without a server."""
    scripted_server.default = lambda request: faults.refusal() if request.user == "1" else echo(request)
    record = tmp_path / "folder" / "recording.jsonl"
    with connect(quick(record=record)) as model:
        first = list(model.answer([*prompts(3), *prompts(3)]))
    asked = len(scripted_server.requests)
    with connect(ModelOptions(replay=record)) as model:
        second = list(model.answer([*prompts(3), *prompts(3)]))
        assert model.name == "scripted"
    assert [(answer.text, answer.model, answer.failure) for answer in second] == [
        (answer.text, answer.model, answer.failure) for answer in first
    ]
    assert len(record.read_text().splitlines()) == 3
    assert len(scripted_server.requests) == asked


def test_recording_of_a_broken_run_stays_beside_its_place(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    """A good recording is never replaced by half of one."""
    path = tmp_path / "recording"
    path.write_text("the good one")
    scripted_server.reply(good("paid"), faults.quota())
    with pytest.raises(QuotaError), connect(quick(record=path, concurrency=1)) as model:
        list(model.answer(prompts(3)))
    assert path.read_text() == "the good one"
    assert json.loads(path.with_name("recording.part").read_text().splitlines()[0])["text"] == "paid"


def test_recordings_of_equal_runs_are_equal_bytes(
    scripted_server: ScriptedServer, quick: Quick, tmp_path: Path
) -> None:
    scripted_server.default = lambda request: good(request.user, delay=0.001 * (int(request.user) % 7))
    for name in ("one", "two"):
        with connect(quick(record=tmp_path / name, concurrency=7)) as model:
            list(model.answer(prompts(40)))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_export_of_the_ledger_is_a_recording(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    scripted_server.default = echo
    with connect(quick(ledger=tmp_path / "ledger.sqlite")) as model:
        first = [answer.text for answer in model.answer(prompts(5))]
    (tmp_path / "recording").write_text("".join(export_calls(tmp_path / "ledger.sqlite")))
    with connect(ModelOptions(replay=tmp_path / "recording")) as model:
        assert [answer.text for answer in model.answer(prompts(5))] == first


def test_replay_fails_on_a_prompt_that_it_does_not_hold(quick: Quick, tmp_path: Path) -> None:
    with connect(quick(record=tmp_path / "recording")) as model:
        list(model.answer(prompts(1)))
    with connect(ModelOptions(replay=tmp_path / "recording")) as model:
        answers: list[Answer] = []
        with pytest.raises(ReplayError, match="summarize"):
            answers.extend(model.answer(prompts(2)))
    assert [answer.failure and answer.failure.kind for answer in answers] == [None, FailureKind.NOT_RECORDED]


@pytest.mark.parametrize("text", ["no JSON\nmore\n", '{"key": 1, "text": "x"}\nmore\n', "[]\n{}\n"])
def test_file_that_is_no_recording_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "recording").write_text(text)
    with pytest.raises(ReplayError, match="line 1"), connect(ModelOptions(replay=tmp_path / "recording")):
        pass


def test_torn_last_line_of_a_recording_is_left_out(quick: Quick, tmp_path: Path) -> None:
    path = tmp_path / "recording"
    with connect(quick(record=path)) as model:
        list(model.answer(prompts(2)))
    path.write_bytes(path.read_bytes()[:-30])
    with connect(ModelOptions(replay=path)) as model:
        assert next(model.answer(prompts(1))).text == '{"ok": true}'


def test_missing_recording_and_unwritable_place_are_told(quick: Quick, tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="cannot be read"), connect(ModelOptions(replay=tmp_path / "none")):
        pass
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="recording"), connect(quick(record=tmp_path / "file" / "recording")):
        pass
