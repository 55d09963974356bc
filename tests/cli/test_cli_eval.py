"""`briefing eval` as a user runs it: over a scripted server, with its table, its JSON, its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

from fakes import models
from fakes.scripted_server import ScriptedServer

SEEDS = Path(__file__).parents[2] / "seeds"


def run(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "BRIEFING_"))}
    command = [sys.executable, "-m", "briefing", "eval", SEEDS, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=known)


def test_models_and_prompts_are_compared(tmp_path: Path):
    """Every model with every set of prompt files, and the extractive engine once; a provider is named behind @."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "repair.md.j2").write_text("user:\nAgain.\n", encoding="utf-8")
    with ScriptedServer(models.good_model) as server:
        (tmp_path / "briefing.toml").write_text(f'[providers.lab]\nbase_url = "{server.base_url}"\n', encoding="utf-8")
        ways = ("--prompts", "built-in", "--prompts", "mine")
        done = run("--model", "good@lab", "--model", "none", *ways, "--format", "json", cwd=tmp_path)
    found = json.loads(done.stdout)["evaluations"]
    assert [one["candidate"] for one in found] == ["good", "good + mine", "extractive"]
    assert [one["proven"]["share"] for one in found] == [1.0, 1.0, 1.0]
    assert (done.returncode, found[0]["calls"], found[1]["cached"]) == (0, 5, 5)


def test_without_a_model_the_extractive_engine_is_measured(tmp_path: Path):
    done = run("--output", "table.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "table.txt").read_text(encoding="utf-8").split()[0] == "extractive"


def test_no_candidate_evaluated_exits_3(tmp_path: Path):
    done = run("--model", "gpt-5-mini", cwd=tmp_path)
    assert done.returncode == 3
    assert "not evaluated: OpenAI is asked without a key" in done.stdout


def test_an_unknown_format_is_a_usage_error(tmp_path: Path):
    done = run("--format", "xml", cwd=tmp_path)
    assert (done.returncode, "text or json" in done.stderr) == (2, True)


def test_answers_are_kept_in_the_ledger_that_is_named_or_nowhere(tmp_path: Path):
    with ScriptedServer(models.good_model) as server:
        way = ("--base-url", server.base_url, "--model", "scripted", "--format", "json")
        kept = [run(*way, "--ledger", "kept.sqlite", cwd=tmp_path) for _ in range(2)]
        assert (len(server.requests), (tmp_path / "kept.sqlite").is_file()) == (5, True), kept[0].stderr
        assert run(*way, "--no-ledger", cwd=tmp_path).returncode == 0
        assert len(server.requests) == 10
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.sqlite"]
