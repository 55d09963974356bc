"""The command line in this process: fast, with the exit code and the two streams of a real run."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.cli import _run


@dataclass(frozen=True)
class Done:
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Cli = Callable[..., Done]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Run `briefing WORDS` in a folder of its own, without a terminal."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["briefing", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(""))
        code = _run()
        streams = capsys.readouterr()
        return Done(code, streams.out, streams.err)

    return run
