"""The ledger: every model call, written before it is made and when it is answered, so that nothing is paid twice.

It holds what was asked and answered, never a key, a header or a URL with credentials. Several processes may share it.
"""

import json
import os
import platform
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from briefing.errors import StoreError
from briefing.store.connection import open_store, store_errors

# Asked and answered apart, and only ever added to: updating a row would write its long request twice.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,
  model TEXT NOT NULL, prompt TEXT NOT NULL, run TEXT NOT NULL,
  asked REAL NOT NULL, times INTEGER NOT NULL DEFAULT 1, request TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS call_answers (
  call INTEGER PRIMARY KEY REFERENCES calls (id), answered REAL NOT NULL, served_by TEXT NOT NULL,
  input_tokens INTEGER NOT NULL, output_tokens INTEGER NOT NULL, estimated INTEGER NOT NULL, cost REAL,
  failure TEXT, message TEXT, text TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS call_runs (
  id TEXT PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL, beat REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS call_servers (
  url TEXT NOT NULL, model TEXT NOT NULL, features TEXT NOT NULL, PRIMARY KEY (url, model)
);
"""

BEAT_SECONDS = 2.0
_SILENT_SECONDS = 8 * BEAT_SECONDS


class CallState(StrEnum):
    """How far a call came."""

    ASKED = "asked"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What came back for a call. `cost` is in US dollars, None when unknown; `failure` is the kind of a failure."""

    text: str
    served_by: str
    input_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False
    cost: float | None = None
    failure: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call of the ledger. Times are seconds since the epoch; `times` counts how often it was begun."""

    key: str
    model: str
    prompt: str
    asked: float
    times: int
    request: str
    answered: float | None = None
    answer: StoredAnswer | None = None

    @property
    def state(self) -> CallState:
        """How far the call came."""
        if self.answer is None:
            return CallState.ASKED
        return CallState.FAILED if self.answer.failure else CallState.ANSWERED


_ANSWER = "text, served_by, input_tokens, output_tokens, estimated, cost, failure, message"
_REPLACED = ", ".join(f"{name} = excluded.{name}" for name in ("answered", *_ANSWER.split(", ")))
_ROWS = (
    f"SELECT key, model, prompt, asked, times, request, answered, {_ANSWER}"  # noqa: S608 - constant columns
    " FROM calls LEFT JOIN call_answers ON call_answers.call = calls.id"
)


def _answer(values: Sequence[Any]) -> StoredAnswer:
    text, served_by, tokens_in, tokens_out, estimated, *rest = values
    return StoredAnswer(text, served_by, tokens_in, tokens_out, bool(estimated), *rest)


def _row(values: Sequence[Any]) -> CallRow:
    key, model, prompt, asked, times, request, answered, *answer = values
    came = None if answered is None else _answer(answer)
    return CallRow(key, model, prompt, asked, times, request, answered, came)


class Ledger:
    """An open ledger and this run's place in it. A context manager; use it in one thread at a time."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        self._run = secrets.token_hex(8)
        self._connection = open_store(path, _SCHEMA)
        self._written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget this run's place and close the file."""
        with store_errors(self.path):
            try:
                if self._written:
                    self._connection.execute("DELETE FROM call_runs WHERE id = ?", (self._run,))
            finally:
                self._connection.close()

    def beat(self) -> None:
        """Tell other processes that this run lives; call it every `BEAT_SECONDS`."""
        with store_errors(self.path):
            self._connection.execute(
                "INSERT INTO call_runs VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET beat = excluded.beat",
                (self._run, platform.node(), os.getpid(), self._clock()),
            )
            self._written = True

    def sync(self) -> None:
        """Bring what was written to the disk itself, for the day the power fails. May be called from another thread.

        A commit only reaches the operating system, which survives a killed process but not a dead machine; waiting for
        the disk at every commit would cost milliseconds a call.
        """
        try:
            wal = os.open(self.path.with_name(self.path.name + "-wal"), os.O_RDONLY)
        except OSError:
            return
        try:
            os.fsync(wal)
        except OSError:  # the next write will tell, with words
            return
        finally:
            os.close(wal)

    def stored(self, key: str) -> StoredAnswer | None:
        """Return the good answer of a call, None when there is none."""
        with store_errors(self.path):
            found = self._connection.execute(
                f"SELECT {_ANSWER} FROM call_answers JOIN calls ON calls.id = call_answers.call"  # noqa: S608 - constant columns
                " WHERE key = ? AND failure IS NULL",
                (key,),
            ).fetchone()
        return _answer(found) if found else None

    def begin(self, key: str, model: str, prompt: str, request: str) -> int | None:
        """Write that the call is about to be made, and return its number, to give to `answer`.

        None when it is answered meanwhile, or another living run is making it.
        """
        if not self._written:
            self.beat()
        with store_errors(self.path):
            done = self._connection.execute(
                "INSERT INTO calls (key, model, prompt, run, asked, request) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (key, model, prompt, self._run, self._clock(), request),
            )
            return done.lastrowid if done.rowcount == 1 else self._begin_again(key)

    def number(self, key: str) -> int | None:
        """Return the number of a call that was ever begun and has no good answer yet."""
        with store_errors(self.path):
            found = self._connection.execute(
                "SELECT id FROM calls LEFT JOIN call_answers ON call = id"
                " WHERE key = ? AND (answered IS NULL OR failure IS NOT NULL)",
                (key,),
            ).fetchone()
        return int(found[0]) if found else None

    def _begin_again(self, key: str) -> int | None:
        with self._transaction():
            number, run, answered, failure = self._connection.execute(
                "SELECT id, run, answered, failure FROM calls LEFT JOIN call_answers ON call = id WHERE key = ?", (key,)
            ).fetchone()
            if answered is not None and failure is None:
                return None
            if answered is None and run != self._run and self._lives(run):
                return None
            self._connection.execute("DELETE FROM call_answers WHERE call = ?", (number,))
            self._connection.execute(
                "UPDATE calls SET run = ?, asked = ?, times = times + 1 WHERE id = ?",
                (self._run, self._clock(), number),
            )
            return int(number)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            self._connection.execute("COMMIT")

    def _forget_dead_runs(self) -> None:
        runs = self._connection.execute("SELECT id FROM call_runs").fetchall()
        dead = [run for run in runs if not self._lives(*run)]
        self._connection.executemany("DELETE FROM call_runs WHERE id = ?", dead)

    def _lives(self, run: str) -> bool:
        found = self._connection.execute("SELECT host, pid, beat FROM call_runs WHERE id = ?", (run,)).fetchone()
        if found is None or self._clock() - found[2] > _SILENT_SECONDS:
            return False
        if found[0] != platform.node() or os.name == "nt":  # on Windows signal 0 would end the process
            return True
        try:
            os.kill(found[1], 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

    def answer(self, call: int, answer: StoredAnswer) -> None:
        """Write the answer, or the failure, of a call that this run began; a good answer is never replaced."""
        with store_errors(self.path):
            self._connection.execute(
                f"INSERT INTO call_answers (call, answered, {_ANSWER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constant columns
                " ON CONFLICT (call) DO UPDATE SET " + _REPLACED + " WHERE failure IS NOT NULL",
                (
                    *(call, self._clock(), answer.text, answer.served_by, answer.input_tokens, answer.output_tokens),
                    *(int(answer.estimated), answer.cost, answer.failure, answer.message),
                ),
            )

    def features(self, url: str, model: str) -> str | None:
        """Return what `remember` stored for a server and model."""
        with store_errors(self.path):
            found = self._connection.execute(
                "SELECT features FROM call_servers WHERE url = ? AND model = ?", (url, model)
            ).fetchone()
        return str(found[0]) if found else None

    def remember(self, url: str, model: str, features: str) -> None:
        """Store what a server takes; `url` must be free of credentials."""
        with store_errors(self.path):
            self._connection.execute("INSERT OR REPLACE INTO call_servers VALUES (?, ?, ?)", (url, model, features))

    def rows(self, *, limit: int = -1, oldest_first: bool = False) -> Iterator[CallRow]:
        """Yield the calls, newest first; all when `limit` is negative."""
        order = "ASC" if oldest_first else "DESC"
        with store_errors(self.path):
            for values in self._connection.execute(f"{_ROWS} ORDER BY id {order} LIMIT ?", (limit,)):
                yield _row(values)

    def matching(self, beginning: str) -> tuple[CallRow, ...]:
        """Return the calls whose key starts with `beginning`."""
        with store_errors(self.path):
            found = self._connection.execute(
                f"{_ROWS} WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key", (beginning,)
            )
            return tuple(_row(values) for values in found)

    def prune(self, *, before: float | None = None, failed_only: bool = False) -> int:
        """Delete calls asked before `before` (seconds since the epoch), or all, but none that is under way.

        Returns how many were deleted.

        Args:
            before: None deletes whatever its age.
            failed_only: Keep the good answers.
        """
        chosen = (
            "SELECT id FROM calls LEFT JOIN call_answers ON call = id WHERE (?1 IS NULL OR asked < ?1)"
            " AND (NOT ?2 OR answered IS NULL OR failure IS NOT NULL)"
            " AND (answered IS NOT NULL OR run NOT IN (SELECT id FROM call_runs))"
        )
        with store_errors(self.path):
            with self._transaction():
                self._forget_dead_runs()
                ids = self._connection.execute(chosen, (before, failed_only)).fetchall()
                self._connection.executemany("DELETE FROM call_answers WHERE call = ?", ids)
                self._connection.executemany("DELETE FROM calls WHERE id = ?", ids)
            self._connection.execute("VACUUM")
        return len(ids)


def list_calls(path: Path, *, limit: int = 50) -> tuple[CallRow, ...]:
    """Return the newest calls of the ledger at `path`."""
    with existing_ledger(path) as ledger:
        return tuple(ledger.rows(limit=limit))


def show_call(path: Path, beginning: str) -> CallRow:
    """Return the one call whose key starts with `beginning`.

    Raises:
        StoreError: When no call or several calls do.
    """
    with existing_ledger(path) as ledger:
        found = ledger.matching(beginning)
    if len(found) != 1:
        how_many = "no call" if not found else f"{len(found)} calls"
        raise StoreError(f"{path}: {how_many} with a key that starts with {beginning!r}", hint="give more of the key")
    return found[0]


def export_calls(path: Path) -> Iterator[str]:
    """Yield every good answer as one line of a recording, oldest first, ready for a replay."""
    with existing_ledger(path) as ledger:
        for row in ledger.rows(oldest_first=True):
            if row.answer is not None and row.answer.failure is None:
                yield recording_line(row.key, row.model, row.prompt, row.answer)


def recording_line(key: str, model: str, prompt: str, answer: StoredAnswer, hint: str = "") -> str:
    """Return a call as one line of a recording. It holds no time: the same call gives the same bytes."""
    named: dict[str, object] = {
        "key": key,
        "model": model,
        "prompt": prompt,
        "text": answer.text,
        "served_by": answer.served_by,
        "input_tokens": answer.input_tokens,
        "output_tokens": answer.output_tokens,
    }
    if answer.failure:
        named["failure"] = {"kind": answer.failure, "message": answer.message or "", "hint": hint}
    return json.dumps(named, ensure_ascii=False, sort_keys=True) + "\n"


def prune_calls(path: Path, *, before: float | None = None, failed_only: bool = False) -> int:
    """Delete calls from the ledger at `path`; return how many."""
    with existing_ledger(path) as ledger:
        return ledger.prune(before=before, failed_only=failed_only)


def existing_ledger(path: Path) -> Ledger:
    """Open a ledger that must exist.

    Raises:
        StoreError: When there is no file.
    """
    if not path.is_file():
        raise StoreError(f"{path}: no ledger here", hint="a run with a language model makes one")
    return Ledger(path)
