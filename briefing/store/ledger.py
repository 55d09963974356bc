"""The ledger: every model call, written before it is made and when it is answered, so that nothing is paid twice.

It holds what was asked and answered, never a key, a header or a URL with credentials. Several processes may share it.
"""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from briefing.store.connection import open_store, store_errors, transaction
from briefing.store.rows import ANSWER, StoredAnswer, read_answer
from briefing.store.runs import beat, lives

# Asked and answered apart, and only ever added to: updating a row would write its long request twice.
SCHEMA = """
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

_REPLACED = ", ".join(f"{name} = excluded.{name}" for name in ("answered", *ANSWER.split(", ")))


class Ledger:
    """An open ledger and this run's place in it. A context manager; use it in one thread at a time."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        self._run = secrets.token_hex(8)
        self._connection = open_store(path, SCHEMA)
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
            beat(self._connection, self._run, self._clock())
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

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all of the block in one transaction, or nothing."""
        with store_errors(self.path), transaction(self._connection):
            yield

    def stored(self, key: str) -> StoredAnswer | None:
        """Return the good answer of a call, None when there is none."""
        with store_errors(self.path):
            found = self._connection.execute(
                f"SELECT {ANSWER} FROM call_answers JOIN calls ON calls.id = call_answers.call"  # noqa: S608 - constant columns
                " WHERE key = ? AND failure IS NULL",
                (key,),
            ).fetchone()
        return read_answer(found) if found else None

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
        with transaction(self._connection):
            number, run, answered, failure = self._connection.execute(
                "SELECT id, run, answered, failure FROM calls LEFT JOIN call_answers ON call = id WHERE key = ?", (key,)
            ).fetchone()
            if answered is not None and failure is None:
                return None
            if answered is None and run != self._run and lives(self._connection, run, self._clock()):
                return None
            self._connection.execute("DELETE FROM call_answers WHERE call = ?", (number,))
            self._connection.execute(
                "UPDATE calls SET run = ?, asked = ?, times = times + 1 WHERE id = ?",
                (self._run, self._clock(), number),
            )
            return int(number)

    def answer(self, call: int, answer: StoredAnswer) -> None:
        """Write the answer, or the failure, of a call that this run began; a good answer is never replaced."""
        with store_errors(self.path):
            self._connection.execute(
                f"INSERT INTO call_answers (call, answered, {ANSWER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - constant columns
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
