"""Files, folders, globs and ignore files: each file once, in a fixed order; nothing is skipped without a word."""

import os
from pathlib import Path

import pytest

from briefing.model import SourceProblem
from briefing.sources.finding import Found, Note, find_files


@pytest.fixture
def house(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "deep/c.HTML", "deep/deeper/d.text", "deep/e.pdf", ".hidden/f.txt", ".g.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(*paths: object) -> list[str]:
    return [found.name for found in find_files([os.fspath(path) for path in paths]) if isinstance(found, Found)]


def problems(*paths: object) -> list[str]:
    return [found.reason for found in find_files([os.fspath(p) for p in paths]) if isinstance(found, SourceProblem)]


def notes(*paths: object) -> list[str]:
    return [found.text for found in find_files([os.fspath(path) for path in paths]) if isinstance(found, Note)]


def test_a_folder_is_walked_in_sorted_order_without_what_is_hidden(house: Path):
    assert names(house) == ["a.md", "b.txt", "deep/c.HTML", "deep/deeper/d.text"]


def test_files_that_are_no_articles_are_named(house: Path):
    assert notes(house) == ["deep: passed over, no article by its name: e.pdf"]


def test_of_many_other_files_some_are_named_and_all_counted(tmp_path: Path):
    for number in range(8):
        (tmp_path / f"{number}.pdf").write_text("x")
    assert notes(tmp_path)[0].endswith("0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 3 more")
    assert problems(tmp_path) == ["no article in this folder"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["b.txt"]),
        ("**/*.text", ["d.text"]),
        ("[ab].*", ["a.md", "b.txt"]),
        ("dee*", ["c.HTML", "deeper/d.text"]),
    ],
)
def test_a_pattern_is_expanded_also_when_the_shell_did_not(house: Path, pattern: str, expected: list[str]):
    assert names(house / pattern) == expected


def test_a_pattern_or_path_without_a_file_is_a_problem(house: Path):
    assert problems(house / "*.xyz", house / "none.txt", "nul\0.txt") == [
        "no file matches this pattern",
        "no such file or folder",
        "no such file or folder",
    ]


def test_a_file_whose_name_has_pattern_signs_is_that_file(tmp_path: Path):
    (tmp_path / "[a].txt").write_text("x")
    assert names(tmp_path / "[a].txt") == ["[a].txt"]


def test_any_file_that_is_named_is_read_whatever_its_ending(house: Path):
    assert names(house / "deep" / "e.pdf") == ["e.pdf"]


def test_a_link_in_a_circle_is_told_and_not_followed(house: Path):
    (house / "deep" / "loop").symlink_to(house)
    assert "a link that leads back to a folder above it" in problems(house)
    assert names(house) == ["a.md", "b.txt", "deep/c.HTML", "deep/deeper/d.text"]


def test_a_link_to_itself_is_told(house: Path):
    (house / "self.txt").symlink_to(house / "self.txt")
    assert "self.txt" in names(house)
    (house / "self").symlink_to(house / "self")
    assert names(house / "deep") == ["c.HTML", "deeper/d.text"]


def test_a_link_to_a_folder_is_walked_and_the_same_file_read_once(house: Path):
    (house / "same").symlink_to(house / "deep")
    assert names(house) == ["a.md", "b.txt", "deep/c.HTML", "deep/deeper/d.text"]
    assert "same/c.HTML: given more than once, read once" in notes(house)


def test_an_ignore_file_leaves_out_and_takes_in_again(house: Path):
    (house / ".briefingignore").write_text("*.md\ndeep/*\n!deep/deeper/\n")
    assert names(house) == ["b.txt", "deep/deeper/d.text"]


def test_a_nearer_ignore_file_decides(house: Path):
    (house / ".briefingignore").write_text("\ufeff# all\n*.text\n", encoding="utf-8")
    (house / "deep" / ".briefingignore").write_text("!*.text\n")
    assert "deep/deeper/d.text" in names(house)


def test_a_folder_of_the_ignore_file_s_name_is_none(house: Path):
    (house / ".briefingignore").mkdir()
    assert len(names(house)) == 4


def test_a_folder_deeper_than_the_stack_is_walked(tmp_path: Path):
    place = tmp_path
    for _ in range(200):
        place = place / "d"
    place.mkdir(parents=True)
    (place / "a.txt").write_text("x")
    assert names(tmp_path) == ["d/" * 200 + "a.txt"]


def test_standard_input_is_one_file():
    assert names("-", "-") == ["stdin"]
    assert notes("-", "-") == ["stdin: given more than once, read once"]
