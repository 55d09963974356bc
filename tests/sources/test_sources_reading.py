"""Whatever lies in a folder becomes an article or a problem with its reason; the rest goes on; no text is changed."""

import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from briefing.sources import read_articles
from briefing.sources.reading import LARGEST_FILE

REPORT = "The council of Lund voted on Monday to close the old bridge for seven months of repairs, the mayor said.\n"


def reasons(*paths: object) -> list[str]:
    return [problem.reason for problem in read_articles(list(paths)).problems]


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        REPORT.replace("\n", "\r\n") * 2,
        "\t" + REPORT + "\n\n \u00a0",
        "Zażółć „gęślą” jaźń 🐟 \u202e." + REPORT,
    ],
    ids=["plain", "CRLF", "blanks", "signs"],
)
def test_the_text_is_stored_as_it_was_read(tmp_path: Path, text: str):
    (tmp_path / "a.txt").write_bytes(text.encode())
    (article,) = read_articles(tmp_path).articles
    assert article.text == text
    assert article.sha256 == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n", "is empty"),
        ("bom.txt", b"\xef\xbb\xbf", "is empty"),
        ("wide.txt", b"\xff\xfe", "is empty"),
        ("matter.md", b"---\ntitle: A\n---\n\n", "holds nothing but front matter"),
        ("paper.txt", b"%PDF-1.7\n\x00\x01", "is a PDF"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        ("letter.txt", b"PK\x03\x04\x00\x00", "is an Office document or another ZIP archive"),
        ("noise.txt", bytes(range(256)) * 20, "is not text (binary)"),
        ("zeros.txt", b"\x00" * 400, "is not text (binary)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_article_is_told_and_the_rest_goes_on(tmp_path: Path, name: str, raw: bytes, reason: str):
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(REPORT)
    reading = read_articles(tmp_path)
    assert [article.name for article in reading.articles] == ["good.txt"]
    assert [(problem.name, problem.reason) for problem in reading.problems] == [(name, reason)]
    assert reading.problems[0].hint


def test_a_giant_file_is_told_without_being_read_whole(tmp_path: Path):
    with (tmp_path / "giant.txt").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert reasons(tmp_path / "giant.txt") == ["is larger than 20 MB"]


def test_a_pipe_is_never_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path / "pipe.txt") == ["is no regular file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read anything")
def test_an_unreadable_file_is_told(tmp_path: Path):  # pragma: no cover - not run by the superuser
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "a.txt").chmod(0)
    assert reasons(tmp_path / "a.txt") == ["cannot be read: Permission denied"]


def test_a_file_that_is_gone_is_told(tmp_path: Path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert reasons(tmp_path / "gone.txt") == ["cannot be read: No such file or directory"]


def test_standard_input_is_an_article():
    reading = read_articles("-", stdin=BytesIO(REPORT.encode()))
    assert [(article.name, article.text) for article in reading.articles] == [("stdin", REPORT)]
    assert read_articles("-", stdin=BytesIO(b"x" * (LARGEST_FILE + 1))).problems[0].reason == "is larger than 20 MB"


@pytest.mark.parametrize("name", ["new\nline.txt", "fish 🐟.txt", "\u202egnp.txt", "-x.txt", "a'b\"c.txt", "%s{x}.txt"])
def test_any_name_is_read(tmp_path: Path, name: str):
    (tmp_path / name).write_text(REPORT)
    assert [article.name for article in read_articles(tmp_path).articles] == [name]


def test_a_file_given_twice_is_read_once_and_told(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT)
    reading = read_articles([tmp_path, tmp_path / "a.txt"])
    assert len(reading.articles) == 1
    assert reading.warnings == ("a.txt: given more than once, read once",)


def test_equal_names_are_told_apart_by_their_folders_whatever_the_order(tmp_path: Path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(REPORT + folder)
    there = read_articles([tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"]).articles
    back = read_articles([tmp_path / "two" / "a.txt", tmp_path / "one" / "a.txt"]).articles
    assert [article.name for article in there] == ["one/a.txt", "two/a.txt"]
    assert there == back[::-1]


def test_equal_texts_have_ids_of_their_own(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT)
    first, second = read_articles(tmp_path).articles
    assert second.id == f"{first.id}-2"


def test_a_broken_front_matter_is_told_and_the_text_is_read(tmp_path: Path):
    (tmp_path / "a.md").write_text("---\ntitle: [a\n---\n" + REPORT)
    reading = read_articles(tmp_path)
    assert len(reading.articles) == 1
    assert "its front matter is not read" in reading.warnings[0]


def test_front_matter_names_the_article_and_is_marked(tmp_path: Path):
    (tmp_path / "a.md").write_text(
        "---\ntitle: Bridge closed\ndate: 2025-05-03\nsource: Harbour Gazette\nurl: https://h.example/x\nlang: en\n---\n"
        + REPORT
    )
    (article,) = read_articles(tmp_path).articles
    assert (article.title, article.outlet, article.url, article.language) == (
        "Bridge closed",
        "Harbour Gazette",
        "https://h.example/x",
        "en",
    )
    assert str(article.published.date) == "2025-05-03"
    assert article.boilerplate[0].reason == "front matter"


def test_an_article_of_boilerplate_alone_is_read_and_marked(tmp_path: Path):
    (tmp_path / "a.txt").write_text("Advertisement\n\nShare this\n\n© 2025 Harbour Gazette. All rights reserved.\n")
    (article,) = read_articles(tmp_path).articles
    assert [mark.reason for mark in article.boilerplate] == ["site furniture"] * 3
