"""The commands as a user runs them: processes with real files, their output, their exit codes."""

import json
from pathlib import Path

import pytest
from fakes.commands import SEEDS, run


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("brief")
    done = run("daily", SEEDS, "--date", "2025-02-08", "-d", folder)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_daily_prints_the_path_and_labels_the_engine(brief: Path):
    assert brief.name == "2025-02-08-general.md"
    assert "without a language model" in brief.read_text(encoding="utf-8")
    assert brief.with_suffix(".json").exists()


def test_two_runs_give_the_same_bytes(brief: Path, tmp_path: Path):
    run("daily", SEEDS, "--date", "2025-02-08", "-d", tmp_path)
    for name in (brief.name, brief.with_suffix(".json").name):
        assert (tmp_path / name).read_bytes() == (brief.parent / name).read_bytes()


def test_our_own_brief_passes(brief: Path):
    done = run("check", brief, "--sources", SEEDS)
    assert (done.returncode, done.stdout.count("failed")) == (0, 0)


def test_a_changed_brief_fails_at_its_line(brief: Path, tmp_path: Path):
    text = brief.read_text(encoding="utf-8")
    line = next(n for n, words in enumerate(text.splitlines(), start=1) if words.startswith("> ") and "60,000" in words)
    changed = tmp_path / brief.name
    changed.write_text(text.replace("60,000", "80,000", 1), encoding="utf-8")
    changed.with_suffix(".json").write_bytes(brief.with_suffix(".json").read_bytes())
    done = run("check", changed, "--sources", SEEDS)
    assert done.returncode == 1
    assert any(words.startswith(f"{changed}:") for words in done.stdout.splitlines())
    assert "80,000" in done.stdout
    assert line


@pytest.mark.parametrize("form", ["text", "json", "markdown", "sarif", "junit", "github"])
def test_every_form_of_the_report(form: str, tmp_path: Path):
    summary = tmp_path / "summary.md"
    summary.write_text('He said "we captured 900 people" there.\n', encoding="utf-8")
    done = run("check", summary, "-s", SEEDS, "--format", form)
    assert done.returncode == 1
    assert "900" in done.stdout
    if form in {"json", "sarif"}:
        json.loads(done.stdout)


def test_json_has_the_contracts_keys():
    done = run(
        "check", "-", "-s", SEEDS, "--format", "json", stdin='"This was a tactical failure for Ukraine", he said.'
    )
    found = json.loads(done.stdout)
    assert (found["schema"], found["passed"]) == ("briefing/check@1", False)
    assert {"quotes", "figures", "names", "dates", "citations", "claims", "passed", "failed", "unchecked"} == set(
        found["counts"]
    )
    quote = next(row for row in found["findings"] if row["kind"] == "quote")
    assert {
        "kind",
        "text",
        "line",
        "column",
        "verdict",
        "passed",
        "reason",
        "article",
        "start",
        "end",
        "segments",
        "passage",
        "changes",
        "speaker",
    } <= set(quote)


def test_exit_zero_and_fail_on(tmp_path: Path):
    summary = tmp_path / "summary.md"
    summary.write_text("There were 987654 officers.\n", encoding="utf-8")
    codes = [
        run("check", summary, "-s", SEEDS, *more).returncode for more in ((), ("--exit-zero",), ("--fail-on", "quote"))
    ]
    assert codes == [1, 0, 0]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("daily", "no-such-folder"), 2, "no such file or folder"),
        (("daily", str(SEEDS), "--date", "yesterday"), 2, "YYYY-MM-DD"),
        (("daily", str(SEEDS), "--audience", "nobody"), 2, "nobody"),
        (("daily", str(SEEDS), "--provider", "x"), 2, "briefing.toml"),
        (("check", "none.md", "-s", str(SEEDS)), 2, "none.md"),
        (("check", "-", "-s", "nowhere"), 2, "no article"),
        (("check", "-", "-s", str(SEEDS), "--format", "pdf"), 2, "known: text"),
        (("check", "-", "-s", str(SEEDS), "--fail-on", "verbs"), 2, "unknown kind"),
        (("check", "-", "-s", str(SEEDS), "--no-such-option"), 2, "No such option"),
        (("daily", str(SEEDS), "--base-url", "http://127.0.0.1:9/v1", "--model", "m"), 3, "no connection"),
    ],
    ids=["missing", "date", "audience", "provider", "summary", "sources", "format", "kind", "option", "server"],
)
def test_errors_name_the_thing_and_the_way_out(words: tuple[str, ...], code: int, told: str, tmp_path: Path):
    """No traceback, the contract's exit code, and a message that helps."""
    done = run(*words, stdin="text", cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_file_makes_the_run_partial(tmp_path: Path):
    (tmp_path / "in").mkdir()
    for path in SEEDS.glob("*.txt"):
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "in" / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    done = run("daily", tmp_path / "in", "-d", tmp_path / "out", "--date", "2025-02-08")
    assert done.returncode == 4
    text = Path(done.stdout.strip()).read_text(encoding="utf-8")
    assert "picture.txt: is a picture" in text
    checked = run("check", done.stdout.strip(), "-s", tmp_path / "in")
    assert "failed" not in checked.stdout


def test_dry_run_calls_nothing(tmp_path: Path):
    done = run("daily", SEEDS, "--dry-run", "--base-url", "http://127.0.0.1:9/v1", "--model", "m", "-d", tmp_path)
    assert done.returncode == 0
    assert "calls     5" in done.stdout
    assert list(tmp_path.glob("*.md")) == []


def test_strict_tells_withheld(tmp_path: Path):
    article = tmp_path / "a.txt"
    article.write_text(
        "The bridge was closed on Monday after heavy rain in the valley.\n\nIt opens in May.", encoding="utf-8"
    )
    done = run("daily", article, "-d", tmp_path / "out", "--strict", "-q")
    assert (done.returncode, done.stderr) == (0, "")


def test_settings_come_from_the_environment_and_files(tmp_path: Path):
    (tmp_path / "briefing.toml").write_text('audience = "executive"\n', encoding="utf-8")
    done = run("daily", SEEDS, "--date", "2025-02-08", cwd=tmp_path)
    assert done.stdout.strip() == "briefs/2025-02-08-executive.md"
    done = run("daily", SEEDS, "--date", "2025-02-08", cwd=tmp_path, BRIEFING_AUDIENCE="plain")
    assert done.stdout.strip() == "briefs/2025-02-08-plain.md"
    (tmp_path / "briefing.toml").write_text('audiense = "executive"\n', encoding="utf-8")
    done = run("daily", SEEDS, cwd=tmp_path)
    assert done.returncode == 2
    assert "briefing.toml line 1: unknown key 'audiense'" in done.stderr
    assert "did you mean 'audience'?" in done.stderr


def test_version_and_help():
    assert run("--version").stdout.startswith("briefing ")
    for command in ((), ("daily",), ("check",)):
        done = run(*command, "--help")
        assert (done.returncode, "Usage" in done.stdout) == (0, True)
