"""Mutation testing of the strict core: do the tests notice a small wrong change?

    python benchmarks/mutants.py --files quotes/edges.py,source.py --sample 20 --seed 1

The tests are collected by pytest once and run once, to learn which of them reach which line. Each mutant then lives in
a fork of that process: its changed functions and constants are put in the place of the right ones in memory, and only
the tests that reach the changed line are run, the quickest first, until one fails. No file is changed. Prints what
survived, one line each, and the share that was killed; `--only FILE` tries the mutants that such lines name once more.
"""

import argparse
import ast
import importlib
import os
import pickle
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import CodeType, FunctionType, ModuleType

import coverage
import pytest
from mutations import Mutant, mutants

ROOT = Path(__file__).parents[1]
CORE = ROOT / "briefing" / "verify"
TESTS = ("tests/verify", "tests/checking", "tests/summarize", "tests/stories", "tests/model")
"""Rooms whose tests call the strict core in the process itself; what runs the command as a process is left out."""
SECONDS = 60
"""Longest run of the tests over one mutant, in processor time; one that hangs is killed, in both senses."""
REACH = 6.0
"""Tests of so many seconds together are tried on one mutant, the quickest first."""

Reach = Mapping[str, Mapping[int, frozenset[int]]]
"""The tests, as places in the list of all, that reach each line of each file."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One mutant of one file, with the lines that run when the changed place runs (none: when it is imported)."""

    file: str
    mutant: Mutant
    lines: range | None

    def __str__(self) -> str:
        return f"{self.file}:{self.mutant.line}: {self.mutant.what}"


class _Campaign:
    """The run of all mutants, in the place of pytest's own loop over the tests that it collected."""

    def __init__(self, cases: list[_Case], jobs: int) -> None:
        self.cases, self.jobs = cases, jobs
        self.survivors: list[_Case] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Learn what the tests reach, then try every mutant."""
        if session.testsfailed:
            sys.exit("the tests cannot be collected: mend them first")
        for module in {case.file for case in self.cases}:
            importlib.import_module(_module(module))
        started = time.monotonic()
        reach, seconds = _learned(session)
        print(f"{len(session.items)} tests, {time.monotonic() - started:.0f} s to learn what they reach", flush=True)
        running: dict[int, tuple[_Case, float]] = {}
        for case in self.cases:
            tests = _tests(case, reach, seconds)
            child = os.fork()
            if child == 0:
                _try(session, case, tests)
            running[child] = case, time.monotonic()
            while len(running) >= self.jobs:
                self._collect(running)
        while running:
            self._collect(running)
        return True

    def _collect(self, running: dict[int, tuple[_Case, float]]) -> None:
        """Wait for one mutant to end; a hang or a crash is no pass."""
        ended, status = os.waitpid(-1, os.WNOHANG)
        if ended in running:
            case, _ = running.pop(ended)
            if os.waitstatus_to_exitcode(status) == 0:
                self.survivors.append(case)
                print(f"survived: {case}", flush=True)
        else:
            for child, (_, started) in running.items():
                if time.monotonic() - started > 10 * SECONDS:
                    os.kill(child, signal.SIGKILL)
            time.sleep(0.005)


def main() -> int:
    """Make the mutants, run the tests on each, print the survivors and the rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", default="", help="below briefing/verify, with commas; all unless given")
    parser.add_argument("--sample", type=int, default=8, help="mutants of each file; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=Path, help="a file with lines of survivors: try these again")
    parser.add_argument("--tests", default=",".join(TESTS), help="files or folders of tests, with commas")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    os.chdir(ROOT)
    files = given.files.split(",") if given.files else sorted(str(one.relative_to(CORE)) for one in CORE.rglob("*.py"))
    cases = [case for file in files for case in _cases(file, given.sample, given.seed)]
    if given.only:
        wanted = {line.removeprefix("survived: ").strip() for line in given.only.read_text("utf-8").splitlines()}
        cases = [case for file in files for case in _cases(file, 0, 0) if str(case) in wanted]
    campaign = _Campaign(cases, given.jobs)
    options = [
        "-p",
        "no:terminal",
        "-p",
        "no:xdist",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "--hypothesis-seed=0",
    ]
    code = pytest.main([*options, *given.tests.split(",")], plugins=[campaign])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        sys.exit(f"pytest ended with {code!r}")
    for file in files:
        own = [case for case in cases if case.file == file]
        lost = sum(case.file == file for case in campaign.survivors)
        if own:
            print(f"{file}: {len(own) - lost} of {len(own)} killed")
    killed = len(cases) - len(campaign.survivors)
    print(f"killed {killed} of {len(cases)} ({100 * killed / max(1, len(cases)):.1f} %)")
    return 0


def _cases(file: str, sample: int, seed: int) -> list[_Case]:
    source = (CORE / file).read_text(encoding="utf-8")
    found = list(mutants(source))
    chosen = Random(f"{seed} {file}").sample(found, min(sample, len(found))) if sample else found
    tree = ast.parse(source)
    return [_Case(file, one, _statement(tree, one.line)) for one in sorted(chosen, key=lambda one: one.line)]


def _statement(tree: ast.Module, line: int) -> range | None:
    """Return the lines of the innermost statement of a function that holds a line, of a compound one its head."""
    found: range | None = None
    for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
        for node in (one for one in ast.walk(function) if isinstance(one, ast.stmt) and one is not function):
            body = getattr(node, "body", None)
            end = max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno
            if node.lineno <= line <= end and (found is None or end - node.lineno <= len(found)):
                found = range(node.lineno, end + 1)
    return found


def _module(file: str) -> str:
    return ".".join((CORE / file).relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _learned(session: pytest.Session) -> tuple[Reach, list[float]]:
    """Run every test once, in a process of its own: what it reaches, and the seconds it takes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reach"
        child = os.fork()
        if child == 0:
            _learn(session, path)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status):
            sys.exit("the tests fail without a mutant: mend them first")
        return pickle.loads(path.read_bytes())  # noqa: S301 - written by our own child


def _learn(session: pytest.Session, path: Path) -> None:
    _silent()
    recorder = coverage.Coverage(data_file=None, config_file=False, include=[f"{CORE}/*"])
    recorder.start()
    seconds = []
    for at in range(len(session.items)):
        recorder.switch_context(str(at))
        _forget()
        started = time.process_time()
        _run(session, at)
        seconds.append(time.process_time() - started)
        if session.testsfailed:
            os.write(2, f"{session.items[at].nodeid} fails\n".encode())
            os._exit(1)
    recorder.stop()
    data = recorder.get_data()
    reach = {
        file: {
            line: frozenset(int(one) for one in tests if one) for line, tests in data.contexts_by_lineno(file).items()
        }
        for file in data.measured_files()
    }
    path.write_bytes(pickle.dumps((reach, seconds)))
    os._exit(0)


def _tests(case: _Case, reach: Reach, seconds: list[float]) -> list[int]:
    """Return the tests to try on a mutant, the quickest first; of a file of mere tables those that reach any other."""
    lines = reach.get(str(CORE / case.file)) or dict(enumerate(one for rows in reach.values() for one in rows.values()))
    rows = lines.values() if case.lines is None else (lines.get(line, frozenset()) for line in case.lines)
    found, left = [], REACH
    for at in sorted(frozenset[int]().union(*rows), key=seconds.__getitem__):
        left -= seconds[at]
        if left < 0:
            break
        found.append(at)
    return found


def _try(session: pytest.Session, case: _Case, tests: list[int]) -> None:
    """Put a mutant in its place and end the process: 0 if no test notices."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    _silent()
    try:
        _change(case)
        _forget()
        for at in tests:
            _run(session, at)
            if session.testsfailed:
                break
    except BaseException:  # noqa: BLE001 - a module that cannot be read again has noticed the mutant
        os._exit(1)
    os._exit(1 if session.testsfailed else 0)


def _run(session: pytest.Session, at: int) -> None:
    item = session.items[at]
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=item)
    session._setupstate.teardown_exact(None)  # noqa: SLF001 - each test is alone, as no neighbour is its next one


def _silent() -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)


def _forget() -> None:
    """Empty every cache of the strict core, so that a test reaches all that it would reach alone."""
    for name, module in list(sys.modules.items()):
        if name.startswith("briefing."):
            for value in vars(module).values():
                if callable(getattr(value, "cache_clear", None)):
                    value.cache_clear()


def _change(case: _Case) -> None:
    """Put the changed functions and values of a module where the right ones are, wherever they were imported."""
    module = importlib.import_module(_module(case.file))
    changed = ModuleType(module.__name__)
    vars(changed).update({key: vars(module)[key] for key in ("__file__", "__package__", "__spec__")})
    own = _codes(ast.unparse(ast.parse(Path(str(module.__file__)).read_text("utf-8"))))
    new = _codes(case.mutant.source)
    functions = dict(_functions(module))
    if differing := [name for name, code in new.items() if code != own.get(name)]:
        for name in differing:
            functions[name].__code__ = new[name]
        return
    before = sys.modules[module.__name__]
    sys.modules[module.__name__] = changed  # data classes look up their module by name
    exec(compile(case.mutant.source, str(module.__file__), "exec"), vars(changed))  # noqa: S102
    sys.modules[module.__name__] = before
    for name, function in _functions(changed):
        functions[name].__defaults__, functions[name].__kwdefaults__ = function.__defaults__, function.__kwdefaults__
    for name, value in vars(changed).items():
        old = vars(module).get(name)
        if name.startswith("__") or callable(value) or isinstance(value, ModuleType | type):
            continue
        for other in list(sys.modules.values()):
            if getattr(other, "__name__", "").startswith("briefing.") and vars(other).get(name) is old:
                setattr(other, name, value)


def _codes(source: str) -> dict[str, CodeType]:
    """Return the code of each function and method of a module's source, by its full name."""
    return dict(_nested(compile(source, "mutant", "exec"), ast.parse(source)))


def _nested(code: CodeType, tree: ast.Module) -> Iterator[tuple[str, CodeType]]:
    names = {one.name for one in tree.body if isinstance(one, ast.FunctionDef | ast.ClassDef)}
    classes = {one.name for one in tree.body if isinstance(one, ast.ClassDef)}
    for one in code.co_consts:
        if isinstance(one, CodeType) and one.co_name in names - classes:
            yield one.co_name, one
        elif isinstance(one, CodeType) and one.co_name in classes:
            yield from (
                (f"{one.co_name}.{method.co_name}", method) for method in one.co_consts if isinstance(method, CodeType)
            )


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    """Yield the functions and methods that a module defines, bare of their decorators, by their full names."""
    for name, value in vars(module).items():
        if isinstance(value, type) and value.__module__ == module.__name__:
            for inner, method in vars(value).items():
                if (bare := _bare(method)) is not None:
                    yield f"{name}.{inner}", bare
        elif (bare := _bare(value)) is not None and bare.__module__ == module.__name__:
            yield name, bare


def _bare(value: object) -> FunctionType | None:
    for name in ("fget", "func", "__func__", "__wrapped__"):
        value = getattr(value, name, None) or value
    return value if isinstance(value, FunctionType) else None


if __name__ == "__main__":
    sys.exit(main())
