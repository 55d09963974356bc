"""Soak: thousands of calls with flat memory, and `briefing daily` over thousands of articles.

    python benchmarks/soak.py [--articles 10000] [--calls 10000] [--workers 32] [--part calls|daily|all]

The calls go through the public door with a ledger, and the resident memory is told at a tenth, half and all of them.
The articles are short, each of its own event; a scripted server on loopback answers and counts. Told: seconds, most
memory, requests, and the same for a second, free run.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "benchmarks"))

from fakes.scripted_server import ScriptedServer, good_json  # noqa: E402 - after the path is known
from kills import write_claim  # noqa: E402 - as above

from briefing.llm import ModelOptions, connect  # noqa: E402 - as above
from briefing.model import Prompt  # noqa: E402 - as above

ARTICLE = "The minister said on Tuesday that the bridge would open in May. " * 60


_SOUNDS = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "ze", "gor", "lin", "mar", "tan")
_EVENTS = (
    "was opened",
    "was closed",
    "burned down",
    "was sold",
    "was rebuilt",
    "lost its roof",
    "won a prize",
    "was named",
)
_WORDS_OF_ITS_OWN = 8


def write_articles(folder: Path, count: int) -> None:
    """Write short articles, each of its own event with names and words of its own."""
    folder.mkdir()
    chance = random.Random(count)
    for number in range(count):
        words = ["".join(chance.choices(_SOUNDS, k=3)) for _ in range(_WORDS_OF_ITS_OWN)]
        town, person, thing, *rest = words
        event = chance.choice(_EVENTS)
        text = (
            f"The {thing} of {town.title()} {event}\n\nThe {thing} of {town.title()} {event} on Monday after"
            f" {number + 2} {rest[0]}s, {person.title()} {rest[1].title()} said. People brought {rest[2]} and {rest[3]}"
            f" to the {rest[4]}.\n"
        )
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


class Prompts(Sequence[Prompt]):
    """Many long prompts, made when they are asked for."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, number: int) -> Prompt:  # type: ignore[override]  # by number only
        return Prompt("summarize", "You summarize one article.", f"{number} {ARTICLE}", '{"type": "object"}')


def resident() -> float:
    """Return this process's resident memory in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak_calls(url: str, calls: int, workers: int) -> None:
    """Make the calls in this process and print the memory on the way."""
    with tempfile.TemporaryDirectory() as folder:
        options = ModelOptions(
            model="scripted", base_url=url, key="x", concurrency=workers, ledger=Path(folder) / "ledger.sqlite"
        )
        marks = {calls // 10: "a tenth", calls // 2: "half", calls: "all"}
        began = time.monotonic()
        with connect(options) as model:
            for done, answer in enumerate(model.answer(Prompts(calls)), start=1):
                if answer.failure:
                    raise SystemExit(f"call {done} failed: {answer.failure.message}")
                if done in marks:
                    print(
                        f"{marks[done]}: {done} calls, {resident():.0f} MB, {time.monotonic() - began:.1f} s",
                        flush=True,
                    )


def soak_daily(server: ScriptedServer, articles: int, workers: int) -> None:
    """Run `daily` twice over many articles, each time in a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles", articles)
        for run in ("first", "second, free"):
            before = len(server.requests)
            took = measured(daily_command(server, folder, workers))
            print(f"{run} run: {took}, {len(server.requests) - before} requests", flush=True)


def daily_command(server: ScriptedServer, folder: Path, workers: int) -> list[str]:
    """Return the command of one run."""
    command = [sys.executable, "-m", "briefing", "daily", str(folder / "articles"), "--date", "2025-02-08"]
    command += ["--output-dir", str(folder / "briefs"), "--base-url", server.base_url, "--model", "scripted"]
    return [*command, "--concurrency", str(workers), "--no-store"]


def measured(command: Sequence[str]) -> str:
    """Run a command; return its exit code, seconds, seconds of processor, and most memory in words."""
    began = time.monotonic()
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    wall, processor = time.monotonic() - began, usage.ru_utime + usage.ru_stime
    return f"exit {running.returncode}, {wall:.1f} s ({processor:.1f} s cpu), at most {usage.ru_maxrss / 1e3:.0f} MB"


def main() -> None:
    """Read the options, start the server, print what was measured."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--calls", type=int, default=10_000)
    options.add_argument("--workers", type=int, default=32)
    options.add_argument("--part", choices=("calls", "daily", "all"), default="all")
    options.add_argument("--url", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.url:
        soak_calls(given.url, given.calls, given.workers)
        return
    with ScriptedServer(good_json({"claims": []})) as server:
        if given.part in {"calls", "all"}:
            command = [sys.executable, __file__, "--url", server.base_url, "--calls", str(given.calls)]
            path = {**os.environ, "PYTHONPATH": str(ROOT)}
            subprocess.run([*command, "--workers", str(given.workers)], check=True, env=path)
        if given.part in {"daily", "all"}:
            server.default = write_claim
            soak_daily(server, given.articles, given.workers)


if __name__ == "__main__":
    main()
