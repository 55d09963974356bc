"""Titles that stand above the text of an article: they head a story as printed, and the brief still proves."""

from datetime import date
from pathlib import Path

import pytest

from briefing.pipeline.checking import check
from briefing.pipeline.daily import run_daily
from briefing.pipeline.options import DailyOptions
from briefing.summarize import load_audience

ARTICLE = """---
title: "Council laments the fall of the bridge as end of ‘a quiet century’"
outlet: Lake Gazette
date: 2025-05-03
---

The bridge of Lund fell on Friday, and nobody was hurt, the council said in a statement.

One of the council's former aides, Paul Kovac, now a teacher in Norburg, said the fall marked “the end of a
century — a quiet century.”
"""


def written(folder: Path, article: str = ARTICLE) -> tuple[Path, Path]:
    source = folder / "in"
    source.mkdir()
    (source / "a.md").write_text(article, encoding="utf-8")
    run = run_daily([source], DailyOptions(load_audience("general"), date(2025, 5, 4), folder / "out"))
    return run.markdown, source


def test_a_quote_in_a_title_is_nobodys_speech(tmp_path: Path):
    brief, source = written(tmp_path)
    assert "end of ‘a quiet century’\n" in brief.read_text(encoding="utf-8")
    report = check(brief, sources=[source])
    assert [row for row in report.findings if not row.passed] == []


@pytest.mark.parametrize(
    "title",
    [
        "Don’t walk under the bridge of Lund",
        "Bridge falls; worst day for Lund since ’87",
        "The Lund ‘Matrix’ and the bridge",
        "Kovac says council ‘Reasonably Likely’ to blame",
    ],
)
def test_a_title_is_the_outlets_own_whatever_the_text_below_says(tmp_path: Path, title: str):
    brief, source = written(
        tmp_path, ARTICLE.replace("Council laments the fall of the bridge as end of ‘a quiet century’", title)
    )
    assert f"## 1. {title}\n" in brief.read_text(encoding="utf-8")
    assert [row for row in check(brief, sources=[source]).findings if not row.passed] == []


def test_a_changed_title_fails_at_its_line(tmp_path: Path):
    brief, source = written(tmp_path)
    lines = brief.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("## 1. "))
    lines[at] = lines[at].replace("laments", "welcomes")
    brief.write_text("\n".join(lines), encoding="utf-8")
    failed = [row.line for row in check(brief, sources=[source]).findings if not row.passed]
    assert at + 1 in failed
