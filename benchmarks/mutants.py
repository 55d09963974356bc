"""Mutation testing of the strict core: do the tests notice a small wrong change?

    python benchmarks/mutants.py --files quotes/edges.py,source.py --sample 20 --seed 1

Each mutant lives in a process of its own that reads one changed module; no file is written. The tests of the room are
called one by one without a runner; those that need a fixture or draw their examples are left out, so that the share
that is printed is what the plain tests kill. Prints what survived, and the share that was killed.
"""

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import inspect
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from random import Random
from types import ModuleType

from mutations import Mutant, mutants

ROOT = Path(__file__).parents[1]
QUOTES = (
    "quotes_attacks", "quotes", "quotes_kills", "quotes_swift", "source", "library",
)  # fmt: skip
SPEECH = ("speech", "speech_judging", "quotes_attacks", "speech_texts")
CLAIMS = (
    "claims_corners", "claims_reworded", "statements", "attributed", "claims_article", "claims_figures",
    "claims_senses", "claims_names", "claims_additions", "claims_may", "claims", "drafts", "told", "opinions",
)  # fmt: skip
SECONDS = 60
"""Longest run of the tests over one mutant, in processor time; one that hangs is killed, in both senses."""
HEART = (
    "quotes/verifying.py", "quotes/pieces.py", "quotes/edges.py", "quotes/counts.py",
    "quotes/cut_before.py", "quotes/cut_after.py", "quotes/cut_within.py", "quotes/clauses.py",
    "quotes/outcomes.py", "quotes/changes.py", "quotes/brackets.py",
    "quotes/case.py", "quotes/locate.py", "quotes/walking.py", "scope.py", "quotes/swift.py",
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
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    import pytest  # noqa: F401, PLC0415 - loaded once, for every mutant
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
    """Run the tests over a mutant in a process of its own; a hang or a crash is no pass."""
    child = os.fork()
    if child == 0:
        _run(name, path, mutant)
    end = time.monotonic() + 10 * SECONDS
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _run(name: str, path: Path, mutant: Mutant) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    sys.meta_path.insert(0, _Changed(name, path, mutant.source))
    try:
        for one in {"speech": SPEECH, "claims": CLAIMS}.get(path.parent.name, QUOTES):
            for call in _calls(_loaded(ROOT / "tests" / "verify" / f"test_verify_{one}.py")):
                call()
    except BaseException:  # noqa: BLE001 - whatever a test raises has noticed the mutant
        os._exit(1)
    os._exit(0)


def _loaded(path: Path) -> ModuleType:
    """Load a file of tests."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _calls(module: ModuleType) -> Iterator[Callable[[], object]]:
    """Yield a call for each test of a module, and each of its parameters, that needs no fixture."""
    for name, test in vars(module).items():
        if not name.startswith("test_") or not inspect.isfunction(test) or hasattr(test, "hypothesis"):
            continue
        marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
        for given in product(*(_parameters(*mark.args[:2]) for mark in marks)):
            arguments = {key: value for one in given for key, value in one.items()}
            if set(arguments) == set(inspect.signature(test).parameters):
                yield lambda test=test, arguments=arguments: test(**arguments)


def _parameters(names: str | tuple[str, ...], rows: object) -> list[dict[str, object]]:
    """Return the arguments of each row of a parametrized test."""
    keys = [one.strip() for one in names.split(",")] if isinstance(names, str) else list(names)
    values = [getattr(row, "values", row) for row in rows]  # a `pytest.param` holds its values
    return [dict(zip(keys, (row,) if len(keys) == 1 and not _is_param(row) else row, strict=True)) for row in values]


def _is_param(row: object) -> bool:
    return isinstance(row, tuple) and len(row) == 1


if __name__ == "__main__":
    sys.exit(main())
