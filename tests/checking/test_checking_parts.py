"""Sentences with semicolons, and short headings of a brief of ours."""

from pathlib import Path

from briefing import check
from briefing.model import CheckKind

ARTICLE = (
    "Mayor Ana Ruiz believes that the bridge can be saved; thus every answer of hers sounds the same, Kovac said.\n\n"
    "The bridge is closed."
)


def claims_of(folder: Path, page: str) -> list[tuple[int, bool]]:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "s.md").write_text(page, encoding="utf-8")
    rows = check(folder / "s.md", sources=[folder / "a.txt"]).findings
    return [(row.line, row.passed) for row in rows if row.kind is CheckKind.CLAIM]


def test_a_part_behind_a_semicolon_passes_with_its_whole_sentence(tmp_path: Path):
    page = (
        "Mayor Ana Ruiz believes that the bridge can be saved; thus every answer of hers sounds the same, Kovac said.\n"
    )
    assert claims_of(tmp_path, page) == [(1, True), (1, True)]


def test_a_false_part_behind_a_semicolon_fails_alone(tmp_path: Path):
    page = "Kovac said that every answer of hers sounds the same; the bridge is not closed.\n"
    assert claims_of(tmp_path, page)[-1] == (1, False)
