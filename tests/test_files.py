"""Files are written whole or not at all, and nothing that is no file of ours is touched."""

import os
import resource
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.files import expect_writable, write_whole


def test_text_is_written_as_utf_8_with_its_mode(tmp_path: Path):
    path = tmp_path / "brief.md"
    write_whole(path, "naïve “quote”\r\n", mode=0o600)
    assert path.read_bytes() == "naïve “quote”\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_bytes_are_written_as_they_are(tmp_path: Path):
    write_whole(tmp_path / "x", b"\x00\xff")
    assert (tmp_path / "x").read_bytes() == b"\x00\xff"


def test_a_lone_surrogate_is_escaped(tmp_path: Path):
    write_whole(tmp_path / "x", "a\ud800b")
    assert (tmp_path / "x").read_text(encoding="utf-8") == "a\\ud800b"


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_the_file_has_the_mode_asked_for(tmp_path: Path, mode: int):
    write_whole(tmp_path / "a", "x", mode=mode)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


def test_missing_folders_are_made_and_an_old_file_is_replaced(tmp_path: Path):
    path = tmp_path / "a" / "b" / "brief.md"
    write_whole(path, "old")
    write_whole(path, "new")
    assert path.read_text() == "new"
    assert [one.name for one in path.parent.iterdir()] == ["brief.md"]


def test_a_link_is_followed(tmp_path: Path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_link_to_a_full_device_is_told_and_stays(tmp_path: Path):
    link = tmp_path / "link"
    link.symlink_to("/dev/full")
    with pytest.raises(OutputError, match="No space left") as caught:
        write_whole(link, "x")
    assert "free some space" in caught.value.hint
    assert link.is_symlink()


def test_a_pipe_is_written_to_and_stays(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, "through")
    reader.join(timeout=10)
    assert read == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(OutputError, match="is a folder") as caught:
        write_whole(tmp_path, "x")
    assert "not of a folder" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300, "nul\0byte"], ids=["long", "nul"])
def test_an_impossible_name_is_told(tmp_path: Path, name: str):
    with pytest.raises(OutputError, match="cannot be written") as caught:
        write_whole(tmp_path / name, "x")
    assert caught.value.hint


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "file" / "brief.md", "x")


@pytest.fixture
def small_disk() -> Iterator[None]:
    """The size limit of a process fails a write as a full disk does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, before)


@pytest.mark.usefixtures("small_disk")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "x"
    write_whole(path, "old")
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(path, "y" * 5000)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["x"]


def test_the_leavings_of_dead_runs_are_removed_and_nothing_else(tmp_path: Path):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    stale = tmp_path / f".briefing-{dead.pid}-abc.tmp"
    impossible = tmp_path / f".briefing-{10**30}-abc.tmp"
    living = tmp_path / f".briefing-{os.getppid()}-abc.tmp"
    foreign = tmp_path / ".briefing-notes.tmp"
    for one in (stale, impossible, living, foreign):
        one.write_text("half")
    write_whole(tmp_path / "x", "y")
    assert {one.name for one in tmp_path.iterdir()} == {"x", living.name, foreign.name}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path):  # pragma: no cover - not run by the superuser
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="cannot be written"):
        write_whole(tmp_path / "x", "y")
    for place in (tmp_path, tmp_path / "new"):
        with pytest.raises(OutputError, match="Permission denied"):
            expect_writable(place)


def test_a_folder_that_takes_files_is_found_so_and_left_as_it_was(tmp_path: Path):
    expect_writable(tmp_path)
    expect_writable(tmp_path / "not" / "there")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("file", "Not a directory"),
        ("file/below", "Not a directory"),
        pytest.param("/proc", "", marks=pytest.mark.skipif(not Path("/proc/version").exists(), reason="no /proc")),
    ],
    ids=["a file", "below a file", "no file can be made there"],
)
def test_a_folder_that_takes_no_files_is_told_before_anything_is_done(tmp_path: Path, place: str, reason: str):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written") as told:
        expect_writable(tmp_path / place)
    assert (reason in told.value.message, told.value.hint) == (True, "choose another place with --output-dir or -o")
