"""Which runs live: every run leaves its process number and a beat in the ledger, so that no call is made twice."""

import os
import platform
import sqlite3

BEAT_SECONDS = 2.0
_SILENT_SECONDS = 8 * BEAT_SECONDS


def beat(connection: sqlite3.Connection, run: str, now: float) -> None:
    """Write that a run of this process lives at `now` (seconds since the epoch)."""
    connection.execute(
        "INSERT INTO call_runs VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET beat = excluded.beat",
        (run, platform.node(), os.getpid(), now),
    )


def lives(connection: sqlite3.Connection, run: str, now: float) -> bool:
    """Tell whether a run beats; of a run on this machine, whether its process is there."""
    found = connection.execute("SELECT host, pid, beat FROM call_runs WHERE id = ?", (run,)).fetchone()
    if found is None or now - found[2] > _SILENT_SECONDS:
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


def forget_dead_runs(connection: sqlite3.Connection, now: float) -> None:
    """Delete the places of runs that do not live."""
    runs = connection.execute("SELECT id FROM call_runs").fetchall()
    dead = [run for run in runs if not lives(connection, run[0], now)]
    connection.executemany("DELETE FROM call_runs WHERE id = ?", dead)
