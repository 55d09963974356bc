"""The ledger remembers every call, is shared by processes, and is its owner's alone."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import StoreError
from briefing.store.batches import BatchRow, add_batch, close_batch, open_batches, waiting_keys
from briefing.store.calls import (
    CallFilter,
    export_calls,
    list_calls,
    prune_calls,
    recording_line,
    show_call,
    total_calls,
)
from briefing.store.ledger import Ledger
from briefing.store.rows import CallState, StoredAnswer

GOOD = StoredAnswer("text", "served", 10, 5, estimated=True, cost=0.25)
BAD = StoredAnswer("half", "served", failure="truncated", message="cut")


class Clock:
    """Time that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "ledger.sqlite"


@pytest.fixture
def ledger(path: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger(path, clock=clock) as opened:
        yield opened


def begin(ledger: Ledger, key: str) -> int:
    call = ledger.begin(key, "m", "summarize", "{}")
    assert call is not None
    return call


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_only_the_owner_may_read(ledger: Ledger, path: Path) -> None:
    begin(ledger, "k")
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_good_answer_is_stored_and_begun_no_more(ledger: Ledger) -> None:
    assert ledger.stored("k") is None
    ledger.answer(begin(ledger, "k"), GOOD)
    assert ledger.stored("k") == GOOD
    assert ledger.begin("k", "m", "summarize", "{}") is None
    assert ledger.number("k") is None


def test_failed_call_is_begun_again(ledger: Ledger) -> None:
    first = begin(ledger, "k")
    ledger.answer(first, BAD)
    assert (ledger.stored("k"), ledger.number("k")) == (None, first)
    assert begin(ledger, "k") == first
    ledger.answer(first, GOOD)
    assert ledger.stored("k") == GOOD


def test_good_answer_is_never_replaced(ledger: Ledger) -> None:
    call = begin(ledger, "k")
    ledger.answer(call, BAD)
    ledger.answer(call, GOOD)
    ledger.answer(call, StoredAnswer("later", "served"))
    assert ledger.stored("k") == GOOD


def test_call_of_a_living_run_is_left_to_it(path: Path, ledger: Ledger, clock: Clock) -> None:
    begin(ledger, "k")
    with Ledger(path, clock=clock) as other:
        assert other.begin("k", "m", "summarize", "{}") is None


def test_call_of_a_silent_run_is_taken_over(path: Path, ledger: Ledger, clock: Clock) -> None:
    """A run that has not told for long that it lives is dead, even if its process number lives."""
    begin(ledger, "k")
    clock.now += 60
    with Ledger(path, clock=clock) as other:
        assert other.begin("k", "m", "summarize", "{}") is not None


def test_beating_run_keeps_its_calls(path: Path, ledger: Ledger, clock: Clock) -> None:
    begin(ledger, "k")
    clock.now += 60
    ledger.beat()
    with Ledger(path, clock=clock) as other:
        assert other.begin("k", "m", "summarize", "{}") is None


def test_call_of_a_run_that_ended_is_taken_over(path: Path, clock: Clock) -> None:
    with Ledger(path, clock=clock) as one:
        begin(one, "k")
    with Ledger(path, clock=clock) as other:
        assert other.begin("k", "m", "summarize", "{}") is not None


@pytest.mark.skipif(os.name == "nt", reason="POSIX processes")
def test_call_of_a_dead_process_is_taken_over_at_once(path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from briefing.store.ledger import Ledger;"
        "Ledger(Path(sys.argv[1])).begin('k', 'm', 's', '{}'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)
    with Ledger(path) as other:
        assert begin(other, "k")


def test_calls_are_listed_newest_first(ledger: Ledger, path: Path) -> None:
    for key, answer in (("a1", GOOD), ("b2", BAD), ("c3", None)):
        call = begin(ledger, key)
        if answer:
            ledger.answer(call, answer)
    rows = list_calls(path)
    assert [(row.key, row.state) for row in rows] == [
        ("c3", CallState.ASKED),
        ("b2", CallState.FAILED),
        ("a1", CallState.ANSWERED),
    ]
    assert [row.key for row in list_calls(path, limit=1)] == ["c3"]
    assert rows[2].answer == GOOD
    assert rows[2].answered is not None
    assert rows[2].answered > rows[2].asked


def test_one_call_is_shown_by_the_beginning_of_its_key(ledger: Ledger, path: Path) -> None:
    for key in ("abc", "abd"):
        begin(ledger, key)
    assert show_call(path, "abc").key == "abc"
    with pytest.raises(StoreError, match="2 calls"):
        show_call(path, "ab")
    with pytest.raises(StoreError, match="no call"):
        show_call(path, "%")


def test_export_holds_good_answers_oldest_first(ledger: Ledger, path: Path) -> None:
    for key, answer in (("b", GOOD), ("x", BAD), ("a", GOOD)):
        ledger.answer(begin(ledger, key), answer)
    assert list(export_calls(path)) == [recording_line(key, "m", "summarize", GOOD) for key in ("b", "a")]


def test_prune_deletes_what_is_old_or_failed(ledger: Ledger, path: Path, clock: Clock) -> None:
    ledger.answer(begin(ledger, "old"), GOOD)
    ledger.answer(begin(ledger, "bad"), BAD)
    middle = clock.now + 1
    clock.now += 10
    ledger.answer(begin(ledger, "new"), GOOD)
    assert prune_calls(path, CallFilter(state=CallState.FAILED)).calls == 1
    assert prune_calls(path, CallFilter(before=middle), dry_run=True).calls == 1
    assert prune_calls(path, CallFilter(before=middle)).calls == 1
    assert [row.key for row in list_calls(path)] == ["new"]
    assert prune_calls(path).calls == 1
    assert list_calls(path) == ()


def test_prune_keeps_the_newest_that_fit(ledger: Ledger, path: Path) -> None:
    for key in ("a", "b", "c"):
        ledger.answer(begin(ledger, key), StoredAnswer("x" * 98, "served"))
    assert {row.size for row in list_calls(path)} == {100}
    gone = prune_calls(path, keep_bytes=250)
    assert (gone.calls, gone.size) == (1, 100)
    assert [row.key for row in list_calls(path)] == ["c", "b"]


def test_calls_are_filtered_and_summed(ledger: Ledger, path: Path) -> None:
    ledger.answer(begin(ledger, "a"), GOOD)
    ledger.answer(begin(ledger, "b"), BAD)
    other = ledger.begin("c", "another", "repair", "{}")
    assert other is not None
    ledger.answer(other, StoredAnswer("é", "served"))
    for chosen, expected in (
        (CallFilter(model="another"), ["c"]),
        (CallFilter(prompt="summarize"), ["b", "a"]),
        (CallFilter(state=CallState.ANSWERED), ["c", "a"]),
        (CallFilter(since=list_calls(path)[1].asked), ["c", "b"]),
    ):
        assert [row.key for row in list_calls(path, chosen=chosen)] == expected
    total = total_calls(path)
    assert (total.calls, total.size, total.input_tokens, total.cost, total.unpriced) == (3, 16, 10, 0.25, 2)
    assert total_calls(path, CallFilter(model="nobody")).calls == 0


def test_ledger_of_a_newer_version_is_left_alone(path: Path) -> None:
    Ledger(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer version") as raised:
        Ledger(path)
    assert "--ledger" in raised.value.hint
    assert path.read_bytes() == before


def test_prune_leaves_what_is_under_way(ledger: Ledger, path: Path, clock: Clock) -> None:
    """Nobody deletes a call under the hands of a living run; a dead run's calls go."""
    call = begin(ledger, "under way")
    with Ledger(path, clock=clock) as other:
        assert prune_calls(path, clock=clock).calls == 0
        ledger.answer(call, GOOD)
        assert other.stored("under way") == GOOD
        begin(ledger, "left")
        clock.now += 60
        assert prune_calls(path, clock=clock).calls == 2
    assert begin(ledger, "new") > call + 1


def test_missing_ledger_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no ledger here"):
        list_calls(tmp_path / "none")
    assert list(tmp_path.iterdir()) == []


def test_features_are_remembered_by_server_and_model(ledger: Ledger) -> None:
    ledger.remember("http://a/v1", "m", "one")
    ledger.remember("http://a/v1", "m", "two")
    assert (ledger.features("http://a/v1", "m"), ledger.features("http://a/v1", "n")) == ("two", None)


def test_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="name another file"):
        Ledger(tmp_path / "file" / "ledger")
    with pytest.raises(StoreError, match="name another file"):
        Ledger(tmp_path)


def test_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    """A database with other tables of these names is not touched."""
    with closing(sqlite3.connect(tmp_path / "other")) as other:
        other.execute("CREATE TABLE calls (what TEXT)")
        other.commit()
    with Ledger(tmp_path / "other") as ledger, pytest.raises(StoreError, match="move it away"):
        ledger.stored("k")


def test_locked_file_is_told(path: Path, ledger: Ledger) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        ledger._connection.execute("PRAGMA busy_timeout = 20")
        with pytest.raises(StoreError, match="another process"):
            begin(ledger, "k")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_full_disk_is_told(path: Path, ledger: Ledger) -> None:
    ledger._connection.execute("PRAGMA max_page_count = 12")
    with pytest.raises(StoreError, match="the disk is full"):
        ledger.begin("k", "m", "s", "x" * 500_000)
    begin(ledger, "small")
    assert [row.key for row in list_calls(path)] == ["small"]


def test_sync_brings_the_log_to_the_disk_and_never_raises(ledger: Ledger, path: Path) -> None:
    begin(ledger, "k")
    ledger.sync()
    for file in path.parent.glob("*-wal"):
        file.unlink()
    ledger.sync()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("shared") / "ledger") as opened:
        yield opened


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_kept_as_it_is(shared: Ledger, text: str, name: str) -> None:
    """NUL, right-to-left, emoji: what has UTF-8 comes back as it went in."""
    text, name = (value.encode("utf-8", "replace").decode() for value in (text, name))
    key = f"{name}{len(name)} {text}"
    call = shared.begin(key, name, name, text)
    if call is not None:
        shared.answer(call, StoredAnswer(text, name))
    assert shared.stored(key) == StoredAnswer(text, name)


def test_batches_wait_until_they_are_closed(path: Path) -> None:
    add_batch(path, BatchRow("b1", "u", "m", 1.0, 2), ["k1", "k2"])
    add_batch(path, BatchRow("b2", "u", "m", 2.0, 1), ["k3"])
    add_batch(path, BatchRow("b1", "u", "m", 1.0, 2), ["k1", "k2"])
    assert [(row.id, row.calls) for row in open_batches(path, "u")] == [("b1", 2), ("b2", 1)]
    close_batch(path, "b1", "completed")
    assert [row.id for row in open_batches(path, "u")] == ["b2"]
    assert open_batches(path, "elsewhere") == ()
    assert waiting_keys(path) == {"k3"}
