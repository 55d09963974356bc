"""Look at the calls of a ledger, carry them elsewhere, and delete old ones: for `briefing calls`."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import StoreError
from briefing.store.connection import open_store, store_errors, transaction
from briefing.store.ledger import SCHEMA
from briefing.store.rows import ROW, CallRow, CallState, StoredAnswer, read_row
from briefing.store.runs import forget_dead_runs

_JOINED = "calls LEFT JOIN call_answers ON call_answers.call = calls.id"
_STATE = "CASE WHEN answered IS NULL THEN 'asked' WHEN failure IS NULL THEN 'answered' ELSE 'failed' END"
_SIZE = "length(CAST(request AS BLOB)) + coalesce(length(CAST(text AS BLOB)), 0)"
_CHOSEN = (
    "(:before IS NULL OR asked < :before) AND (:since IS NULL OR asked >= :since)"
    " AND (:model IS NULL OR model = :model) AND (:prompt IS NULL OR prompt = :prompt)"
    f" AND (:state IS NULL OR {_STATE} = :state)"
)


@dataclass(frozen=True, slots=True)
class CallFilter:
    """Which calls: all that fit what is given. Times are seconds since the epoch, of when a call was asked.

    Attributes:
        before: Asked earlier.
        since: Asked then or later.
        model: Asked of this model.
        prompt: Made from this prompt file ("summarize", "repair" …).
        state: That came so far.
    """

    before: float | None = None
    since: float | None = None
    model: str | None = None
    prompt: str | None = None
    state: CallState | None = None

    def values(self) -> dict[str, object]:
        """Return the values of the statement's parameters."""
        state = self.state.value if self.state else None
        return {
            "before": self.before,
            "since": self.since,
            "model": self.model,
            "prompt": self.prompt,
            "state": state,
        }


ALL = CallFilter()


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over calls. `cost` in US dollars of those whose price is known; `unpriced` counts the others."""

    calls: int
    size: int
    input_tokens: int
    output_tokens: int
    cost: float
    unpriced: int


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a ledger that must exist."""
    if not path.is_file():
        raise StoreError(
            f"{path}: no ledger here", hint="a run with a language model makes one; --ledger names another"
        )
    with store_errors(path), closing(open_store(path, SCHEMA)) as connection:
        yield connection


def list_calls(path: Path, *, limit: int = 50, chosen: CallFilter = ALL) -> tuple[CallRow, ...]:
    """Return the newest calls, newest first; all when `limit` is negative."""
    statement = f"SELECT {ROW} FROM {_JOINED} WHERE {_CHOSEN} ORDER BY id DESC LIMIT :limit"  # noqa: S608 - constants
    with _opened(path) as connection:
        found = connection.execute(statement, {**chosen.values(), "limit": limit})
        return tuple(read_row(values) for values in found)


def total_calls(path: Path, chosen: CallFilter = ALL) -> Totals:
    """Return the sums over calls."""
    statement = (
        f"SELECT count(*), coalesce(sum({_SIZE}), 0), coalesce(sum(input_tokens), 0),"  # noqa: S608 - constants
        " coalesce(sum(output_tokens), 0), coalesce(sum(cost), 0.0), count(answered) - count(cost)"
        f" FROM {_JOINED} WHERE {_CHOSEN}"
    )
    with _opened(path) as connection:
        return Totals(*connection.execute(statement, chosen.values()).fetchone())


def show_call(path: Path, beginning: str) -> CallRow:
    """Return the one call whose key starts with `beginning`.

    Raises:
        StoreError: When no call or several calls do.
    """
    statement = f"SELECT {ROW} FROM {_JOINED} WHERE substr(key, 1, length(:key)) = :key ORDER BY key LIMIT 100"  # noqa: S608 - constants
    with _opened(path) as connection:
        found = [read_row(values) for values in connection.execute(statement, {"key": beginning})]
    if len(found) != 1:
        how_many = "no call" if not found else f"{len(found)} calls"
        hint = "`briefing calls list` shows the keys" if not found else "give more of the key"
        raise StoreError(f"{path}: {how_many} with a key that starts with {beginning!r}", hint=hint)
    return found[0]


def export_calls(path: Path, chosen: CallFilter = ALL) -> Iterator[str]:
    """Yield every good answer as one line of a recording, oldest first, ready for a replay."""
    statement = f"SELECT {ROW} FROM {_JOINED} WHERE {_CHOSEN} ORDER BY id"  # noqa: S608 - constants
    with _opened(path) as connection:
        for values in connection.execute(statement, chosen.values()):
            row = read_row(values)
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
    if answer.cost is not None:
        named["cost"] = answer.cost
    if answer.estimated:
        named["estimated"] = True
    if answer.failure:
        named["failure"] = {"kind": answer.failure, "message": answer.message or "", "hint": hint}
    return json.dumps(named, ensure_ascii=False, sort_keys=True) + "\n"


def prune_calls(
    path: Path,
    chosen: CallFilter = ALL,
    *,
    keep_bytes: int | None = None,
    dry_run: bool = False,
    clock: Callable[[], float] = time.time,
) -> Totals:
    """Delete calls, but none that a living run is making, and give their room back; return what they were.

    Args:
        path: The ledger.
        chosen: Which calls.
        keep_bytes: Of the chosen ones keep the newest, as many as fit into so many bytes.
        dry_run: Delete nothing.
        clock: Gives the seconds since the epoch.
    """
    with _opened(path) as connection:
        with transaction(connection):
            forget_dead_runs(connection, clock())
            totals = _mark(connection, chosen, keep_bytes)
            if not dry_run:
                connection.execute("DELETE FROM call_answers WHERE call IN (SELECT id FROM temp.pruned)")
                connection.execute("DELETE FROM calls WHERE id IN (SELECT id FROM temp.pruned)")
        if totals.calls and not dry_run:
            connection.execute("VACUUM")
    return totals


def _mark(connection: sqlite3.Connection, chosen: CallFilter, keep_bytes: int | None) -> Totals:
    """Write the ids to be deleted into a temporary table; return their sums."""
    values = {**chosen.values(), "keep": keep_bytes}
    connection.execute(
        "CREATE TEMP TABLE pruned AS SELECT id FROM"  # noqa: S608 - constants
        f" (SELECT id, sum({_SIZE}) OVER (ORDER BY id DESC) AS upto FROM {_JOINED} WHERE {_CHOSEN}"
        " AND (answered IS NOT NULL OR run NOT IN (SELECT id FROM call_runs)))"
        " WHERE :keep IS NULL OR upto > :keep",
        values,
    )
    sums = (
        f"SELECT count(*), coalesce(sum({_SIZE}), 0), coalesce(sum(input_tokens), 0),"  # noqa: S608 - constants
        " coalesce(sum(output_tokens), 0), coalesce(sum(cost), 0.0), count(answered) - count(cost)"
        f" FROM {_JOINED} WHERE id IN (SELECT id FROM temp.pruned)"
    )
    return Totals(*connection.execute(sums).fetchone())
