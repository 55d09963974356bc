"""Open a SQLite file that several processes share: WAL, mode 0600, errors with words."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from briefing.errors import StoreError

_BUSY_SECONDS = 10.0
_DAMAGED = "the file is damaged or no ledger: move it away and a new one will be made"
_FOLDER = "name another file: --ledger FILE, or --no-ledger to remember nothing"
_FORMAT = 1
_CHECKPOINT_PAGES = 8000  # 32 MB: a checkpoint waits for the disk, and closing makes one anyway


@dataclass(frozen=True, slots=True)
class _Border:
    """What `store_errors` returns; a class, for a generator would cost more than the statement inside."""

    path: Path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.OperationalError):
            raise StoreError(f"{self.path}: {error}", hint=_operational_hint(str(error))) from error
        if isinstance(error, sqlite3.DatabaseError | UnicodeDecodeError):
            raise StoreError(f"{self.path}: {error}", hint=_DAMAGED) from error
        if isinstance(error, OSError):
            raise StoreError(f"{self.path}: {error.strerror or error}", hint=_FOLDER) from error


def store_errors(path: Path) -> AbstractContextManager[None]:
    """Turn every SQLite and file error of the block into a StoreError that names the file."""
    return _Border(path)


def _operational_hint(words: str) -> str:
    if "locked" in words:
        return "another process has held the file for long; let it end"
    if "full" in words or "disk I/O" in words:
        return "the disk is full: make room, or name another file with --ledger; what was answered is kept"
    if "no such" in words or "has no column" in words:
        return _DAMAGED
    return _FOLDER


def open_store(path: Path, schema: str) -> sqlite3.Connection:
    """Open or make the file and its tables; every statement is its own transaction.

    Args:
        path: The file; its folder is made when it is missing.
        schema: Statements that make what is missing (`CREATE … IF NOT EXISTS`).

    Raises:
        StoreError: When the file cannot be opened, is no database, or is damaged.
    """
    with store_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # SQLite gives its -wal and -shm the same mode
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=64
        )
        try:
            known = _check_format(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
            connection.executescript(schema)
            if not known:
                connection.execute(f"PRAGMA user_version = {_FORMAT}")
        except BaseException:
            connection.close()
            raise
        return connection


def _check_format(connection: sqlite3.Connection, path: Path) -> int:
    """Return the format of the file, 0 of a new one; leave a file alone that a later version has written."""
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found > _FORMAT:
        raise StoreError(
            f"{path}: a newer version of briefing made this file (format {found}, known: {_FORMAT})",
            hint="upgrade briefing, or name another file: --ledger FILE",
        )
    return int(found)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the block as one transaction, or as a part of the one that is open; after an error nothing of it is left."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled it back already
            connection.execute("ROLLBACK")
        raise
