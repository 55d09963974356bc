"""Batches that were handed to a server and wait to be collected, in the ledger's own file."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefing.store.connection import open_store, store_errors

_SCHEMA = """
CREATE TABLE IF NOT EXISTS batches (
  id TEXT PRIMARY KEY, url TEXT NOT NULL, model TEXT NOT NULL, submitted REAL NOT NULL, closed TEXT
);
CREATE TABLE IF NOT EXISTS batch_calls (
  key TEXT PRIMARY KEY, batch TEXT NOT NULL REFERENCES batches (id)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch. `url` is free of credentials; `submitted` is in seconds since the epoch."""

    id: str
    url: str
    model: str
    submitted: float
    calls: int


def add_batch(path: Path, batch: BatchRow, keys: Sequence[str]) -> None:
    """Remember a batch and the calls in it."""
    with store_errors(path), closing(open_store(path, _SCHEMA)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT OR IGNORE INTO batches VALUES (?, ?, ?, ?, NULL)",
            (batch.id, batch.url, batch.model, batch.submitted),
        )
        rows = [(key, batch.id) for key in keys]
        connection.executemany("INSERT OR REPLACE INTO batch_calls VALUES (?, ?)", rows)
        connection.execute("COMMIT")


def open_batches(path: Path, url: str) -> tuple[BatchRow, ...]:
    """Return the batches at a server that were not collected, oldest first."""
    with store_errors(path), closing(open_store(path, _SCHEMA)) as connection:
        found = connection.execute(
            "SELECT id, url, model, submitted, (SELECT count(*) FROM batch_calls WHERE batch = id) FROM batches"
            " WHERE url = ? AND closed IS NULL ORDER BY submitted, id",
            (url,),
        )
        return tuple(BatchRow(*values) for values in found)


def waiting_keys(path: Path) -> frozenset[str]:
    """Return the keys of the calls that lie in a batch which was not collected."""
    with store_errors(path), closing(open_store(path, _SCHEMA)) as connection:
        found = connection.execute(
            "SELECT key FROM batch_calls JOIN batches ON batches.id = batch WHERE closed IS NULL"
        )
        return frozenset(str(key) for (key,) in found)


def close_batch(path: Path, batch: str, state: str) -> None:
    """Count a batch as collected, in the state in which the server ended it."""
    with store_errors(path), closing(open_store(path, _SCHEMA)) as connection:
        connection.execute("UPDATE batches SET closed = ? WHERE id = ?", (state, batch))
