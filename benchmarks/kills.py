"""Kill a run at random moments, many times, and count what was lost or paid twice.

    python benchmarks/kills.py [--kills 200] [--calls 20000] [--workers 8] [--seed 6]

A scripted server on loopback counts every request. After the kills one run goes to its end: its output must be the
bytes that a run without kills would write, the ledger must be whole, and at most one call per worker and kill may have
been repeated.
"""

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from fakes.scripted_server import Reply, Request, ScriptedServer, good  # noqa: E402 - after the path is known

RUN = """
import sys
from pathlib import Path
from briefing.llm import ModelOptions, connect
from briefing.model import Prompt
url, ledger, out, calls, workers = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
options = ModelOptions(model="m", base_url=url, ledger=Path(ledger), concurrency=workers)
with connect(options) as model:
    prompts = [Prompt("summarize", "Summarize.", f"article {number}", "{}") for number in range(calls)]
    out.write_text("".join(answer.text + chr(10) for answer in model.answer(prompts)))
"""


def echo(request: Request) -> Reply:
    """Answer what was said, after a moment."""
    return good(f"answer to {request.user}", delay=0.05)


def command(url: str, ledger: str, out: Path, given: argparse.Namespace) -> list[str]:
    """Return the command of one run."""
    return [sys.executable, "-c", RUN, url, ledger, str(out), str(given.calls), str(given.workers)]


def kill_often(url: str, folder: Path, given: argparse.Namespace) -> int:
    """Start and kill runs; return how many were still running when the kill came."""
    chance, killed = random.Random(given.seed), 0
    for number in range(given.kills):
        running = subprocess.Popen(command(url, str(folder / "ledger.sqlite"), folder / "out", given))
        time.sleep(chance.uniform(0.05, 2.0))
        killed += running.poll() is None
        running.kill()
        running.wait()
        if number % 20 == 19:
            print(f"{number + 1} kills, {killed} of them in time", flush=True)
    return killed


def main() -> int:
    """Kill, finish, compare; return 1 when something was lost or paid twice too often."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--calls", type=int, default=20_000)
    options.add_argument("--workers", type=int, default=8)
    options.add_argument("--seed", type=int, default=6)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name, ScriptedServer(echo) as server:
        folder = Path(name)
        killed = kill_often(server.base_url, folder, given)
        subprocess.run(command(server.base_url, str(folder / "ledger.sqlite"), folder / "out", given), check=True)
        asked = Counter(request.user for request in server.requests)
        expected = "".join(f"answer to article {number}\n" for number in range(given.calls))
        same = (folder / "out").read_bytes() == expected.encode()
        with sqlite3.connect(folder / "ledger.sqlite") as ledger:
            whole = ledger.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        left = sorted(path.name for path in folder.iterdir())
    repeated, allowed = sum(asked.values()) - given.calls, killed * given.workers
    print(f"{killed} kills of {given.kills} in time; {given.calls} calls, {repeated} repeated (allowed: {allowed})")
    print(f"output the same bytes: {same}; ledger whole: {whole}; files: {', '.join(left)}")
    return 0 if same and whole and len(asked) == given.calls and repeated <= allowed else 1


if __name__ == "__main__":
    sys.exit(main())
