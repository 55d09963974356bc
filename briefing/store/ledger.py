"""The ledger: every model call, written before it is made and when it is answered, so that nothing is paid twice.

It holds what was asked and answered, never a key, a header or a URL with credentials. Several processes may share it.
"""

import json
import os
import platform
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.errors import StoreError
from briefing.store.connection import open_store, store_errors

_SCHEMA = """
CREATE TABLE IF NOT EXISTS calls (
  key TEXT PRIMARY KEY, model TEXT NOT NULL, prompt TEXT NOT NULL, request TEXT NOT NULL, state TEXT NOT NULL,
  run TEXT NOT NULL, asked REAL NOT NULL, times INTEGER NOT NULL DEFAULT 1, answered REAL,
  text TEXT, served_by TEXT, finish TEXT, input_tokens INTEGER, output_tokens INTEGER, estimated INTEGER, cost REAL,
  failure TEXT, message TEXT
);
CREATE INDEX IF NOT EXISTS calls_by_time ON calls (asked);
CREATE TABLE IF NOT EXISTS runs (id TEXT PRIMARY KEY, host TEXT NOT NULL, pid INTEGER NOT NULL, beat REAL NOT NULL);
CREATE TABLE IF NOT EXISTS servers (
  url TEXT NOT NULL, model TEXT NOT NULL, features TEXT NOT NULL, PRIMARY KEY (url, model)
);
"""

BEAT_SECONDS = 5.0
_SILENT_SECONDS = 4 * BEAT_SECONDS


class CallState(StrEnum):
    """How far a call came."""

    ASKED = "asked"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CallRow:
    """One call of the ledger. Times are seconds since the epoch; `cost` is in US dollars, None when unknown."""

    key: str
    model: str
    prompt: str
    request: str
    state: CallState
    asked: float
    times: int
    answered: float | None = None
    text: str | None = None
    served_by: str | None = None
    finish: str | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    estimated: bool = False
    cost: float | None = None
    failure: str | None = None
    message: str | None = None


_COLUMNS = (
    "key, model, prompt, request, state, asked, times, answered, text, served_by, finish, input_tokens, "
    "output_tokens, estimated, cost, failure, message"
)


def _row(values: Sequence[object]) -> CallRow:
    named = dict(zip(_COLUMNS.split(", "), values, strict=True))
    named["state"] = CallState(str(named["state"]))
    named["estimated"] = bool(named["estimated"])
    return CallRow(**named)  # type: ignore[arg-type]  # the table's types hold


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
                    self._connection.execute("DELETE FROM runs WHERE id = ?", (self._run,))
            finally:
                self._connection.close()

    def beat(self) -> None:
        """Tell other processes that this run lives; call it every `BEAT_SECONDS`."""
        with store_errors(self.path):
            self._connection.execute(
                "INSERT INTO runs VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET beat = excluded.beat",
                (self._run, platform.node(), os.getpid(), self._clock()),
            )
            self._written = True

    def stored(self, key: str) -> CallRow | None:
        """Return the call when it has a good answer."""
        with store_errors(self.path):
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM calls WHERE key = ? AND state = 'answered'",  # noqa: S608 - constant columns
                (key,),
            ).fetchone()
        return _row(found) if found else None

    def begin(self, key: str, model: str, prompt: str, request: str) -> bool:
        """Write that the call is about to be made.

        False when it is answered meanwhile, or another living run is making it.
        """
        if not self._written:
            self.beat()
        with store_errors(self.path):
            done = self._connection.execute(
                "INSERT INTO calls (key, model, prompt, request, state, run, asked) VALUES (?, ?, ?, ?, 'asked', ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET state = 'asked', run = excluded.run, asked = excluded.asked,"
                " times = times + 1 WHERE state = 'failed' OR (state = 'asked' AND run = excluded.run)",
                (key, model, prompt, request, self._run, self._clock()),
            )
            return done.rowcount == 1 or self._take_over(key)

    def _take_over(self, key: str) -> bool:
        found = self._connection.execute(
            "SELECT run, host, pid, beat FROM calls LEFT JOIN runs ON runs.id = calls.run"
            " WHERE key = ? AND state = 'asked'",
            (key,),
        ).fetchone()
        if found is None or self._lives(*found[1:]):
            return False
        done = self._connection.execute(
            "UPDATE calls SET run = ?, asked = ?, times = times + 1 WHERE key = ? AND state = 'asked' AND run = ?",
            (self._run, self._clock(), key, found[0]),
        )
        return done.rowcount == 1

    def _lives(self, host: str | None, pid: int | None, beat: float | None) -> bool:
        if host is None or pid is None or beat is None or self._clock() - beat > _SILENT_SECONDS:
            return False
        if host != platform.node() or os.name == "nt":  # on Windows signal 0 would end the process
            return True
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True

    def answer(self, row: CallRow) -> None:
        """Write the answer, or the failure, of a call that this run began."""
        with store_errors(self.path):
            self._connection.execute(
                "UPDATE calls SET state = ?, answered = ?, text = ?, served_by = ?, finish = ?, input_tokens = ?,"
                " output_tokens = ?, estimated = ?, cost = ?, failure = ?, message = ?"
                " WHERE key = ? AND state <> 'answered'",
                (
                    *(row.state.value, self._clock(), row.text, row.served_by, row.finish, row.input_tokens),
                    *(row.output_tokens, int(row.estimated), row.cost, row.failure, row.message, row.key),
                ),
            )

    def release(self, key: str) -> None:
        """Give back a call that was begun and then not made, so that nobody waits for it."""
        with store_errors(self.path):
            self._connection.execute(
                "UPDATE calls SET state = 'failed', failure = 'interrupted'"
                " WHERE key = ? AND state = 'asked' AND run = ?",
                (key, self._run),
            )

    def features(self, url: str, model: str) -> str | None:
        """Return what `remember` stored for a server and model."""
        with store_errors(self.path):
            found = self._connection.execute(
                "SELECT features FROM servers WHERE url = ? AND model = ?", (url, model)
            ).fetchone()
        return str(found[0]) if found else None

    def remember(self, url: str, model: str, features: str) -> None:
        """Store what a server takes; `url` must be free of credentials."""
        with store_errors(self.path):
            self._connection.execute("INSERT OR REPLACE INTO servers VALUES (?, ?, ?)", (url, model, features))

    def rows(self, state: CallState | None = None, *, limit: int = -1) -> Iterator[CallRow]:
        """Yield the calls, newest first; all when `limit` is negative."""
        with store_errors(self.path):
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM calls WHERE ?1 IS NULL OR state = ?1 ORDER BY asked DESC, key LIMIT ?2",  # noqa: S608 - constant columns
                (state.value if state else None, limit),
            )
            for values in found:
                yield _row(values)

    def matching(self, beginning: str) -> tuple[CallRow, ...]:
        """Return the calls whose key starts with `beginning`."""
        with store_errors(self.path):
            found = self._connection.execute(
                f"SELECT {_COLUMNS} FROM calls WHERE substr(key, 1, length(?1)) = ?1 ORDER BY key",  # noqa: S608 - constant columns
                (beginning,),
            ).fetchall()
        return tuple(_row(values) for values in found)

    def prune(self, *, before: float | None = None, failed_only: bool = False) -> int:
        """Delete calls asked before `before` (seconds since the epoch), or all; return how many."""
        with store_errors(self.path):
            done = self._connection.execute(
                "DELETE FROM calls WHERE (?1 IS NULL OR asked < ?1) AND (NOT ?2 OR state <> 'answered')",
                (before, failed_only),
            )
            self._connection.execute("VACUUM")
            return done.rowcount


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
        for row in sorted(ledger.rows(CallState.ANSWERED), key=lambda row: (row.asked, row.key)):
            yield recording_line(row)


def recording_line(row: CallRow) -> str:
    """Return a call as one line of a recording: the same call gives the same bytes, so it holds no time."""
    named = {
        "key": row.key,
        "model": row.model,
        "prompt": row.prompt,
        "text": row.text,
        "served_by": row.served_by,
        "finish": row.finish,
        "input_tokens": row.input_tokens,
        "output_tokens": row.output_tokens,
    }
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
