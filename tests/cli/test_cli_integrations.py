"""The pre-commit hook and the GitHub action run `briefing check` as their users would."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE = "“We will not close the bridge,” Mayor Ana Ruiz said on 3 May 2024.\n"
GOOD = "Mayor Ana Ruiz said: “We will not close the bridge.”\n"
BAD = "Mayor Ana Ruiz said: “We will close the bridge.”\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "good news.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    return tmp_path


def environment(**more: str) -> dict[str, str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, **more}


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment(**more), capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize(("name", "code"), [("good news.md", 0), ("bad.md", 1)])
def test_the_hook_s_entry_runs_with_its_arguments_and_files(folder: Path, name: str, code: int):
    """pre-commit calls the entry with the configured arguments, then the file names."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    done = run([*hook["entry"].split(), "--sources", "articles", name], folder)
    assert (hook["language"], done.returncode, done.stderr) == ("python", code, "")


@pytest.mark.parametrize(("name", "code"), [("good news.md", 0), ("bad.md", 1)])
def test_the_action_s_script_checks_the_files(folder: Path, name: str, code: int):
    """Names with spaces stay whole, empty lines are passed over, findings are annotations."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    done = run(
        ["bash", "-eo", "pipefail", "-c", script],
        folder,
        SUMMARIES=f"\n{name}\n",
        SOURCES="articles\n",
        FAIL_ON="",
        FORMAT="github",
        OUTPUT="-",
    )
    annotated = f"::error file={name},line=1,col=23,title=quote altered::" in done.stdout
    assert (done.returncode, annotated) == (code, bool(code))


def test_every_input_of_the_action_reaches_its_script():
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    used = str(action["runs"]["steps"])
    assert [name for name in action["inputs"] if f"inputs.{name}" not in used] == []
