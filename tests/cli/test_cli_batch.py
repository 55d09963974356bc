"""`briefing batch` as a user runs it: a collected batch makes the next `daily` free."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from fakes import models
from fakes.batch_desk import BatchDesk
from fakes.commands import SEEDS, run
from fakes.scripted_server import Reply, ScriptedServer, error


def desk_of(writer) -> BatchDesk:
    """Return a Batch API whose answers a scripted writer gives."""

    def answering(body: dict) -> dict:
        request = SimpleNamespace(messages=body["messages"], json=body)
        return json.loads(writer(request).body)

    return BatchDesk(answering)


def test_collected_batch_makes_the_next_daily_free(tmp_path: Path):
    """Submit, wait, collect, for the articles and then their stories: `daily` finds every answer and pays nothing."""
    desk = desk_of(models.good_model)
    with ScriptedServer(desk.answer) as server:
        way = ("--base-url", server.base_url, "--model", "scripted", "-d", tmp_path)
        planned = run("batch", "submit", SEEDS, *way, "--dry-run")
        assert planned.stdout.splitlines()[0] == "calls     5; 0 are stored already"
        handed = run("batch", "submit", SEEDS, *way)
        assert (handed.returncode, handed.stdout) == (0, "batch-0  in_progress  4 calls, 0 answered\n"), handed.stderr
        assert desk.live == 1
        again = run("batch", "submit", SEEDS, *way)
        assert (again.stdout, "nothing to hand over" in again.stderr) == ("", True)
        early = run("batch", "collect", *way)
        assert (early.returncode, early.stdout.splitlines()[0]) == (4, "0 answers stored")
        desk.finish()
        assert run("batch", "status", *way).stdout == "batch-0  completed  4 calls, 4 answered\n"
        done = run("batch", "collect", *way)
        assert (done.returncode, done.stdout) == (0, "4 answers stored\n"), done.stderr
        stories = run("batch", "submit", SEEDS, *way)
        assert stories.stdout == "batch-1  in_progress  4 calls, 0 answered\n", stories.stderr
        desk.finish()
        assert run("batch", "collect", *way).stdout == "4 answers stored\n"
        brief = run("daily", SEEDS, *way, "--date", "2025-02-08")
        assert (brief.returncode, desk.live, len(desk.batches)) == (0, 1, 2), brief.stderr
        assert "briefing: 9 stored answers; nothing was asked or paid now" in brief.stderr
    usage = json.loads((tmp_path / "2025-02-08-general.json").read_text())["usage"]
    assert (usage["calls"], usage["cached"], usage["cost"]) == (0, 9, 0.0)


def test_repairs_of_a_collected_batch_are_the_next_batch(tmp_path: Path):
    """What did not prove is asked again in a second batch, the stories in a third; after that `daily` is free."""
    desk = desk_of(models.changing(models.misquote, repairs=True))
    with ScriptedServer(desk.answer) as server:
        way = ("--base-url", server.base_url, "--model", "scripted", "-d", tmp_path)
        run("batch", "submit", SEEDS, *way)
        desk.finish()
        run("batch", "collect", *way)
        repairs = run("batch", "submit", SEEDS, *way)
        assert repairs.stdout.startswith("batch-1  in_progress"), repairs.stderr
        desk.finish()
        run("batch", "collect", *way)
        run("batch", "submit", SEEDS, *way)
        desk.finish()
        run("batch", "collect", *way)
        live = desk.live
        assert run("daily", SEEDS, *way).returncode == 0
        assert desk.live == live


def test_daily_warns_of_calls_that_wait_in_a_batch(tmp_path: Path):
    desk = desk_of(models.good_model)
    with ScriptedServer(desk.answer) as server:
        way = ("--base-url", server.base_url, "--model", "scripted", "-d", tmp_path)
        run("batch", "submit", SEEDS, *way)
        done = run("daily", SEEDS, *way)
    assert "4 calls wait in a batch: `briefing batch collect` first, or they are paid twice" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("batch", "status"), "no language model is configured"),
        (("batch", "submit", SEEDS, "--model", "none"), "no language model is configured"),
        (("batch", "status", "--model", "local:x.gguf"), "a local model has no Batch API"),
        (
            ("batch", "status", "--model", "m", "--base-url", "http://h/v1", "--ledger", "none"),
            "a batch needs the ledger",
        ),
    ],
    ids=["nothing", "none", "local", "no ledger"],
)
def test_what_a_batch_needs_is_told(tmp_path: Path, words: tuple, told: str):
    done = run(*words, cwd=tmp_path)
    assert (done.returncode, told in done.stderr, "hint:" in done.stderr) == (2, True, True), done.stderr


def test_server_without_a_batch_api_is_told(tmp_path: Path):
    def answering(request) -> Reply:
        return error(404, "no such path") if "chat" not in request.path else models.good_model(request)

    with ScriptedServer(answering) as server:
        way = ("--base-url", server.base_url, "--model", "scripted", "-d", tmp_path)
        done = run("batch", "submit", SEEDS, *way)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "404" in done.stderr
