"""What is told of a summary that cannot be read, or whose sidecar does not fit: what, where, and the way out."""

import json
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.pipeline.summaries import read_known, read_summary
from briefing.sources import read_articles
from briefing.text.phrases import phrase

PAGE = f"# {phrase('en', 'title').format(reader='anyone', date='8 May 2024')}\n\nThe pier needs work.\n"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content", "message", "hint"),
    [
        ("absent.md", None, "no such file", "give the path of the summary, or - for stdin"),
        (".", None, "is a folder, not a summary", "name the Markdown or text file"),
        ("a.md", b"", "the summary is empty", "nothing was written into it, or nothing came through -"),
        ("a.md", b" \n\t\n", "the summary is empty", "nothing was written into it, or nothing came through -"),
        ("a.md", b"a\0b", "a binary file, not text", "export it as Markdown or plain text first"),
        ("a.md", b"caf\xe9", "not UTF-8 text (byte 3)", "save the summary as UTF-8"),
    ],
    ids=["absent", "folder", "empty", "blank", "binary", "latin-1"],
)
def test_what_cannot_be_read_names_the_file_and_the_way_out(
    tmp_path: Path, name: str, content: bytes | None, message: str, hint: str
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError) as raised:
        read_summary(str(path))
    assert str(raised.value) == f"{path}: {message}\n  hint: {hint}"


@pytest.mark.parametrize(
    "raw",
    ["\ufeffThe pier.".encode(), "The pier.".encode("utf-16"), b"The pier."],
    ids=["utf-8-mark", "utf-16", "utf-8"],
)
def test_the_usual_encodings_are_read(tmp_path: Path, raw: bytes):
    (tmp_path / "a.md").write_bytes(raw)
    assert read_summary(str(tmp_path / "a.md")) == "The pier."


@pytest.mark.parametrize(
    ("sidecar", "reason"),
    [
        ("{", "it cannot be read as JSON"),
        ('{"schema": "other@1"}', 'its schema is not "briefing/brief@1"'),
        ("[]", 'its schema is not "briefing/brief@1"'),
    ],
    ids=["broken", "other", "list"],
)
def test_a_sidecar_that_is_none_is_told_and_the_page_judged_by_itself(brief: Path, sidecar: str, reason: str):
    brief.with_suffix(".json").write_text(sidecar, encoding="utf-8")
    known = read_known(brief, PAGE, ())
    told = f"{brief.with_suffix('.json')}: no sidecar of this brief ({reason}): its date and counts stay unchecked"
    assert (known.notices, known.facts.day) == ((told,), None)


def test_a_sidecar_of_another_day_and_changed_or_missing_articles_are_told(brief: Path, tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pier.txt").write_text("The pier needs three weeks of work.\n", encoding="utf-8")
    articles = [{"name": "pier.txt", "sha256": "0" * 64}, {"name": "gone.txt", "sha256": "1" * 64}]
    side = brief.with_suffix(".json")
    side.write_text(
        json.dumps({"schema": "briefing/brief@1", "date": "2024-05-09", "articles": articles}), encoding="utf-8"
    )
    notices = read_known(brief, PAGE, read_articles([tmp_path / "in"]).articles).notices
    assert notices == (
        f"{side}: tells of 2024-05-09, the brief of 2024-05-08: one was changed, or it belongs to another brief",
        "pier.txt: changed since the brief was written (its sha256 differs); restore it, or brief anew",
        "gone.txt: the brief was written from it, and it was not given with --sources",
    )


def test_a_summary_of_another_writer_without_a_sidecar_has_no_notices(tmp_path: Path):
    path = tmp_path / "a.md"
    path.write_text("The pier needs work.\n", encoding="utf-8")
    known = read_known(path, "The pier needs work.\n", ())
    assert (known.notices, known.facts.is_ours) == ((), False)
