"""Files are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from briefing.errors import OutputError
from briefing.files import write_whole


def test_text_is_written_as_utf8(tmp_path: Path):
    write_whole(tmp_path / "new" / "folder" / "brief.md", "„é“\n")
    assert (tmp_path / "new" / "folder" / "brief.md").read_bytes() == "„é“\n".encode()


def test_bytes_are_written_as_they_are(tmp_path: Path):
    write_whole(tmp_path / "a", b"\x00\xff")
    assert (tmp_path / "a").read_bytes() == b"\x00\xff"


def test_a_lone_surrogate_is_escaped_not_fatal(tmp_path: Path):
    write_whole(tmp_path / "a", "x\ud800y")
    assert (tmp_path / "a").read_text() == "x\\ud800y"


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_the_file_has_the_mode_asked_for(tmp_path: Path, mode: int):
    write_whole(tmp_path / "a", "x", mode=mode)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


def test_an_old_file_is_replaced_and_keeps_no_rest(tmp_path: Path):
    path = tmp_path / "a"
    path.write_text("a much longer text that stood here before")
    write_whole(path, "short")
    assert path.read_text() == "short"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


def test_what_killed_runs_left_is_removed_and_nothing_else(tmp_path: Path):
    (tmp_path / ".briefing-a.dead.tmp").write_text("half")
    (tmp_path / ".briefing-b.live.tmp").write_text("another run's")
    write_whole(tmp_path / "a", "x")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".briefing-b.live.tmp", "a"]


def test_a_name_with_pattern_signs_removes_only_its_own_rests(tmp_path: Path):
    """A name such as `*` is no pattern."""
    (tmp_path / ".briefing-other.live.tmp").write_text("another run's")
    write_whole(tmp_path / "*", "x")
    assert (tmp_path / ".briefing-other.live.tmp").exists()


def test_below_a_file_nothing_can_be_written(tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / "file" / "brief.md", "x")
    assert "cannot be written" in caught.value.message
    assert "-o" in caught.value.hint


def test_a_name_too_long_is_an_output_error(tmp_path: Path):
    with pytest.raises(OutputError):
        write_whole(tmp_path / ("n" * 300), "x")
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_nul_is_an_output_error(tmp_path: Path):
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a\x00b", "x")


def test_a_folder_in_the_place_of_the_file_leaves_no_rest(tmp_path: Path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a", "x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_an_output_error(tmp_path: Path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(OutputError):
            write_whole(tmp_path / "a", "x")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_link_is_replaced_not_followed(tmp_path: Path):
    """The rename puts a file in the place of a link: what the link pointed at is never touched."""
    (tmp_path / "link").symlink_to("/dev/full")
    write_whole(tmp_path / "link", "x")
    assert not (tmp_path / "link").is_symlink()
