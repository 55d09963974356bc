"""Kill `briefing daily` at random moments, many times, and count what was lost, torn or paid twice.

    python benchmarks/kills.py [--kills 200] [--rounds 10] [--articles 160] [--workers 8] [--seed 6]

A scripted server on loopback counts every request. A round begins with nothing, is killed again and again, and is then
left to its end: brief and sidecar (but for what the last run itself took) must be the bytes of a run without kills, the
ledger must be whole, no file may ever be torn, and at most one call per worker and kill may have been repeated.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from fakes.models import sentences_of  # noqa: E402 - after the path is known
from fakes.scripted_server import Reply, Request, ScriptedServer, good_json  # noqa: E402 - as above

NAME = "2025-02-08-general"
THINGS = ("bridge", "school", "harbour", "library", "market", "station", "theatre", "tower", "garden", "court")


def write_articles(folder: Path, count: int) -> None:
    """Write short articles, each with one sentence of its own."""
    folder.mkdir()
    for number in range(count):
        thing, town = THINGS[number % len(THINGS)], f"Town{number // len(THINGS)}"
        text = (
            f"The {thing} of {town}\n\nThe {thing} of {town} was opened again on Monday after a repair of {number + 2}"
            f" weeks, the council said. People of {town} came to see it.\n"
        )
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def write_claim(request: Request) -> Reply:
    """Answer with the longest sentence as a claim, after a moment; a prompt that shows no article gets no choice."""
    sentences = sentences_of(request)
    if not sentences:
        return good_json({"claims": []}, delay=0.25)
    number, words = max(sentences.items(), key=lambda pair: len(pair[1]))
    claim = {"statement": words, "sentences": [number], "quote": "", "speaker": ""}
    return good_json({"headline": "", "claims": [claim]}, delay=0.25)


@dataclass
class Ground:
    """Where the runs happen: the articles, the server, the workers of a run."""

    articles: Path
    server: ScriptedServer
    workers: int

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        """Start one run that writes into `folder`."""
        command = [sys.executable, "-m", "briefing", "daily", str(self.articles), "--date", "2025-02-08", "--quiet"]
        command += ["--output-dir", str(folder), "--base-url", self.server.base_url, "--model", "scripted"]
        command += ["--concurrency", str(self.workers)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True)


@dataclass
class Count:
    """What was found over all rounds."""

    kills: int = 0
    calls: int = 0
    repeated: int = 0
    torn: int = 0
    different: int = 0
    broken: int = 0
    temporary: int = 0


def outcome(folder: Path) -> tuple[bytes, dict[str, object]]:
    """Return the brief, and its sidecar but for what its own run took."""
    sidecar = json.loads((folder / f"{NAME}.json").read_bytes())
    return (folder / f"{NAME}.md").read_bytes(), {key: value for key, value in sidecar.items() if key != "usage"}


def torn(folder: Path, whole: tuple[bytes, dict[str, object]]) -> bool:
    """Tell whether an output file is there that is not the whole one."""
    brief, sidecar = folder / f"{NAME}.md", folder / f"{NAME}.json"
    if brief.exists() and brief.read_bytes() != whole[0]:
        return True
    try:
        return sidecar.exists() and {**json.loads(sidecar.read_bytes()), "usage": 0} != {**whole[1], "usage": 0}
    except ValueError:
        return True


def kill_round(ground: Ground, folder: Path, kills: int, chance: random.Random, seconds: float) -> Count:
    """Kill runs over one folder; then finish and compare."""
    found, before = Count(), len(ground.server.requests)
    whole = outcome(folder.parent / "whole")
    for _ in range(kills):
        running = ground.start(folder)
        time.sleep(chance.uniform(0.1, seconds))
        found.kills += running.poll() is None
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        found.torn += torn(folder, whole)
    ground.start(folder).wait()
    asked = Counter(request.user for request in ground.server.requests[before:])
    found.calls, found.repeated = len(asked), sum(asked.values()) - len(asked)
    found.different = int(outcome(folder) != whole)
    with sqlite3.connect(folder / "ledger.sqlite") as ledger:
        found.broken = int(ledger.execute("PRAGMA integrity_check").fetchone()[0] != "ok")
    stores = {f"{name}.sqlite{end}" for name in ("ledger", "stories") for end in ("", "-wal", "-shm")}
    known = {f"{NAME}.md", f"{NAME}.json", *stores}
    found.temporary = len([path for path in folder.iterdir() if path.name not in known])
    return found


def main() -> int:
    """Kill, finish, compare; return 1 when something was lost, torn, or paid twice too often."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--articles", type=int, default=160)
    options.add_argument("--workers", type=int, default=8)
    options.add_argument("--seed", type=int, default=6)
    given = options.parse_args()
    chance, total = random.Random(given.seed), Count()
    with tempfile.TemporaryDirectory() as name, ScriptedServer(write_claim) as server:
        folder = Path(name)
        write_articles(folder / "articles", given.articles)
        ground = Ground(folder / "articles", server, given.workers)
        began = time.monotonic()
        ground.start(folder / "whole").wait()
        seconds, needed = time.monotonic() - began, len(server.requests)
        for number in range(given.rounds):
            found = kill_round(ground, folder / f"round{number}", given.kills // given.rounds, chance, seconds)
            for key, value in vars(found).items():
                setattr(total, key, getattr(total, key) + value)
            print(f"round {number + 1}: {vars(found)}", flush=True)
    allowed = total.kills * given.workers
    print(f"{total.kills} kills of {given.kills} in time, a whole run takes {seconds:.1f} s")
    print(f"{total.calls} calls, {total.repeated} repeated (allowed: {allowed})")
    print(f"torn files: {total.torn}; rounds with other bytes: {total.different}; broken ledgers: {total.broken}")
    print(f"temporary files left at the end: {total.temporary}")
    bad = total.torn + total.different + total.broken + total.temporary
    return 1 if bad or total.repeated > allowed or total.calls != needed * given.rounds else 0


if __name__ == "__main__":
    sys.exit(main())
