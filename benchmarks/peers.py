"""An environment of the benchmarks' own for the peers, so that none of them is among the project's dependencies."""

import subprocess
import sys
import venv
from pathlib import Path

PEERS = Path(__file__).parent / ".peers"


def environment(name: str, requirements: Path) -> Path:
    """Return the interpreter of the environment `name`, made anew when the requirements changed.

    A requirement that cannot be installed is left out, with a line on stderr.
    """
    folder = PEERS / name
    python = folder / "bin" / "python"
    stamp = folder / "requirements.txt"
    wanted = requirements.read_text(encoding="utf-8")
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    for line in wanted.splitlines():
        requirement = line.partition("#")[0].strip()
        if requirement and not _install(python, requirement):
            print(f"left out, does not install: {requirement}", file=sys.stderr)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _install(python: Path, requirement: str) -> bool:
    command = [str(python), "-m", "pip", "install", "-qqq", "--disable-pip-version-check", requirement]
    return subprocess.run(command, check=False, timeout=900).returncode == 0
