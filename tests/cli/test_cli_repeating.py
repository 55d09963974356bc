"""What was answered once serves again: a second run, a run without network, a recording; the brief is the same."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from fakes import models
from fakes.commands import SEEDS, run
from fakes.scripted_server import Reply, Request, ScriptedServer, faults

BRIEF = "2025-02-08-general.md"
LINE = "*5 articles read by the model · 9 answers of the model · 900 tokens in, 180 out · price: $0.0002*"


def way(server: ScriptedServer, folder: Path) -> tuple[object, ...]:
    address = ("--base-url", server.base_url, "--model", "scripted")
    return (*address, "--date", "2025-02-08", "-d", folder, "--no-store")


@pytest.fixture
def priced(tmp_path: Path) -> None:
    """A price of the scripted model."""
    (tmp_path / "briefing.toml").write_text("[prices.scripted]\ninput = 0.15\noutput = 0.6\n", encoding="utf-8")


@pytest.mark.usefixtures("priced")
def test_free_second_run_prints_what_the_answers_cost_at_first(cli, tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        first = cli("daily", SEEDS, *way(server, tmp_path))
        brief = (tmp_path / BRIEF).read_bytes()
        second = cli("daily", SEEDS, *way(server, tmp_path))
        assert len(server.requests) == 9
    assert ("9 calls, 900 tokens in, 180 out, $0.0002" in first.err, LINE in brief.decode()) == (True, True)
    assert "9 stored answers; nothing was asked or paid now" in second.err
    assert (tmp_path / BRIEF).read_bytes() == brief
    asked = json.loads((tmp_path / "2025-02-08-general.json").read_text(encoding="utf-8"))["asked"]
    assert (asked["articles"], asked["answers"], asked["input_tokens"]) == (5, 9, 900)


@pytest.mark.usefixtures("priced")
@pytest.mark.parametrize(
    ("honest", "forged"),
    [
        ("5 articles read", "6 articles read"),
        ("900 tokens", "90 tokens"),
        ("$0.0002", "$0.0001"),
        ("9 answers", "1 answer"),
    ],
    ids=["articles", "tokens", "price", "answers"],
)
def test_forged_cost_in_a_brief_is_told(cli, tmp_path: Path, honest: str, forged: str):
    with ScriptedServer(models.good_model) as server:
        cli("daily", SEEDS, *way(server, tmp_path))
    brief = tmp_path / BRIEF
    brief.write_text(brief.read_text(encoding="utf-8").replace(honest, forged), encoding="utf-8")
    done = cli("check", brief, "--sources", SEEDS)
    assert (done.code, "the sidecar tells otherwise of the model's calls" in done.out + done.err) == (1, True)


def test_unknown_price_is_unknown_in_the_brief(cli, tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        cli("daily", SEEDS, *way(server, tmp_path))
    assert "180 out · price: unknown*" in (tmp_path / BRIEF).read_text(encoding="utf-8")
    assert cli("check", tmp_path / BRIEF, "--sources", SEEDS).code == 0


def test_offline_writes_the_same_brief_from_stored_answers(cli, tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        cli("daily", SEEDS, *way(server, tmp_path))
        brief, asked = (tmp_path / BRIEF).read_bytes(), len(server.requests)
        done = cli("daily", SEEDS, *way(server, tmp_path), "--offline")
        assert len(server.requests) == asked
    assert (done.code, (tmp_path / BRIEF).read_bytes() == brief) == (0, True), done.err


def test_offline_names_what_has_no_stored_answer(cli, tmp_path: Path):
    """The brief holds the articles that were answered; the others are named on stderr and in it."""
    known = sorted(SEEDS.glob("*.txt"))[:3]
    with ScriptedServer(models.good_model) as server:
        cli("daily", *known, *way(server, tmp_path))
        asked = len(server.requests)
        planned = cli("daily", SEEDS, *way(server, tmp_path), "--offline", "--dry-run")
        done = cli("daily", SEEDS, *way(server, tmp_path), "--offline")
        assert len(server.requests) == asked
    missing = [path.name for path in sorted(SEEDS.glob("*.txt"))[3:]]
    brief = (tmp_path / BRIEF).read_text(encoding="utf-8")
    lines = [f"{name}: not asked: no stored answer, and --offline asks nothing" for name in missing]
    assert (done.code, [line for line in lines if line not in done.err or line not in brief]) == (4, []), done.err
    assert "3 are stored, 2 missing" in planned.out
    assert "3 articles read by the model" in brief


def test_offline_without_any_stored_answer_is_extractive_and_says_so(cli, tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        done = cli("daily", SEEDS, *way(server, tmp_path), "--offline")
        assert server.requests == []
    assert (done.code, "offline: no answer of scripted on these articles is stored" in done.err) == (0, True)
    assert "*Extractive:" in (tmp_path / BRIEF).read_text(encoding="utf-8")


@pytest.mark.usefixtures("priced")
def test_recording_gives_the_same_brief_and_knows_its_model(cli, tmp_path: Path):
    """`--replay` needs no other option; the price that was paid is in the recording."""
    with ScriptedServer(models.good_model) as server:
        cli("daily", SEEDS, *way(server, tmp_path / "one"), "--record", tmp_path / "answers.jsonl")
    done = cli("daily", SEEDS, "--replay", tmp_path / "answers.jsonl", "--date", "2025-02-08", "-d", tmp_path / "two")
    assert done.code == 0, done.err
    assert (tmp_path / "one" / BRIEF).read_bytes() == (tmp_path / "two" / BRIEF).read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupt_says_how_to_go_on_and_keeps_what_was_paid(tmp_path: Path):
    """Ctrl-C on a real process: exit 130, words, no traceback, no brief; the next run asks only the rest."""
    answered = threading.Event()

    def answering(request: Request) -> Reply:
        if len(server.requests) > 2:
            answered.set()
            return faults.silence()
        return models.good_model(request)

    with ScriptedServer(answering) as server:
        words = map(str, ("daily", SEEDS, *way(server, tmp_path), "--concurrency", "1"))
        command = [sys.executable, "-m", "briefing", *words]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
            assert answered.wait(60)
            running.send_signal(signal.SIGINT)
            out, told = running.communicate(timeout=20)
        assert (running.returncode, out, "Traceback" in told) == (130, "", False), told
        assert "interrupted; what was answered is kept, run the same command to go on" in told
        assert not list(tmp_path.glob("*.md"))
        server.default, before = models.good_model, len(server.requests)
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
        assert len(server.requests) - before == 7


def test_reader_who_has_seen_enough_is_no_fault(tmp_path: Path):
    """`briefing … | head` exits 0: 1 would mean findings."""
    with ScriptedServer(models.good_model) as server:
        run("daily", SEEDS, *way(server, tmp_path), cwd=tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "briefing", "calls", "export", "--ledger", str(tmp_path / "ledger.sqlite")]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")
