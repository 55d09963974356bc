"""Mutation testing of the strict core: do the tests notice a small wrong change?

    python benchmarks/mutants.py --files quotes.py,edges.py --sample 20 --seed 1

Each mutant lives in a process of its own that reads one changed module; no file is written. The quick tests run first,
the slower ones only when these pass. Prints what survived, and the share that was killed.
"""

import argparse
import importlib.abc
import importlib.machinery
import os
import signal
import sys
import time
from pathlib import Path
from random import Random

from mutations import Mutant, mutants

ROOT = Path(__file__).parents[1]
QUICK = (
    "tests/verify/test_verify_quotes.py",
    "tests/verify/test_verify_quotes_attacks.py",
    "tests/verify/test_verify_quotes_kills.py",
    "tests/verify/test_verify_source.py",
)
SLOW = ("tests/verify/test_verify_speech_judging.py", "tests/verify/test_verify_library.py")
SECONDS = 240
"""Longest run of the tests over one mutant; one that hangs is killed, in both senses."""
HEART = (
    "quotes/verifying.py", "quotes/pieces.py", "quotes/edges.py", "quotes/counts.py",
    "quotes/cut_before.py", "quotes/cut_after.py", "quotes/cut_within.py", "quotes/clauses.py",
    "quotes/outcomes.py", "quotes/changes.py", "quotes/brackets.py",
    "quotes/case.py", "quotes/locate.py", "scope.py", "quotes/swift.py",
    "quotes/nearest.py", "source.py", "quotes/library.py", "quotes/language.py",
)  # fmt: skip


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Loads one module from a changed source."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self.name, self.path, self.source = name, path, source

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        del path, target
        if fullname != self.name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=str(self.path))

    def get_source(self, fullname: str) -> str:
        del fullname
        return self.source


def main() -> int:
    """Make the mutants, run the tests on each, print the survivors and the rate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", default=",".join(HEART))
    parser.add_argument("--sample", type=int, default=25, help="mutants of each file; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.chdir(ROOT)
    import hypothesis  # noqa: F401, PLC0415 - loaded once, for every mutant
    import pytest  # noqa: F401, PLC0415
    import rapidfuzz.distance  # noqa: F401, PLC0415

    killed = total = 0
    for name in given.files.split(","):
        path = ROOT / "briefing" / "verify" / name
        done, survivors = _of_file(path, given.sample, given.seed)
        killed, total = killed + done - len(survivors), total + done
        print(f"{name}: {done - len(survivors)} of {done} killed", flush=True)
        for one in survivors:
            print(f"  survived: line {one.line}: {one.what}", flush=True)
    print(f"killed {killed} of {total} ({100 * killed / max(1, total):.1f} %)")
    return 0


def _of_file(path: Path, sample: int, seed: int) -> tuple[int, list[Mutant]]:
    source = path.read_text(encoding="utf-8")
    found = list(mutants(source))
    chosen = found if not sample else Random(f"{seed} {path.name}").sample(found, min(sample, len(found)))
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if not _survives(name, path, Mutant(0, "none", source)):
        sys.exit("the tests fail without a mutant: mend them first")
    survivors = [one for one in sorted(chosen, key=lambda one: one.line) if _survives(name, path, one)]
    return len(chosen), survivors


def _survives(name: str, path: Path, mutant: Mutant) -> bool:
    return all(_passes(name, path, mutant, [one for one in tests if (ROOT / one).exists()]) for tests in (QUICK, SLOW))


def _passes(name: str, path: Path, mutant: Mutant, tests: list[str]) -> bool:
    """Run tests over a mutant in a process of its own; a hang or a crash is no pass."""
    child = os.fork()
    if child == 0:
        _run(name, path, mutant, tests)
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run(name: str, path: Path, mutant: Mutant, tests: list[str]) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.meta_path.insert(0, _Changed(name, path, mutant.source))
    import pytest  # noqa: PLC0415

    quietly = ("-x", "-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
    os._exit(int(pytest.main([*quietly, *tests])))


if __name__ == "__main__":
    sys.exit(main())
