"""The command line as a user runs it: a process with its own environment and folder."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


def run(
    *words: object, stdin: str = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `briefing WORDS` to its end."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "BRIEFING_"))}
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, words)],
        capture_output=True,
        text=True,
        input=stdin,
        check=False,
        cwd=cwd,
        env=known | environment,
    )
