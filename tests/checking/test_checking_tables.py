"""Cells of a brief's own tables: the outlet that a row cites, the owner of a figure and its day, a converted figure."""

import pytest

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.checking.facts import Facts
from briefing.checking.layout import read_layout
from briefing.checking.length import minutes_to_read, reading_words
from briefing.model import Article, ArticleId

TEXT = "Mayor Ana Ruiz said that the town held 390 square miles of the region after the long and bitter flood."
SOURCE = Article(ArticleId("a"), "a.txt", TEXT, "f" * 64)
OTHER = Article(ArticleId("b"), "b.txt", "The council sat late on Monday.", "e" * 64, outlet="Gazette")
ROW = "|  | “the town held 390 square miles of the region” ({word}: {size}) | {owner} | {outlet}[^1] |"
TRUE = {"word": "換算", "size": "1,010 km²", "owner": "Ana Ruiz, 2025-03-03", "outlet": "媒体名なし"}


def page(**filled: str) -> str:
    head = "| 事柄 | 原文どおり | 述べた者 | 出典 |\n|---|---|---|---|\n"
    return f"{head}{ROW.format(**TRUE | filled)}\n\n[^1]: 媒体名なし, 日付なし, a.txt: “{TEXT}”\n"


def failed(text: str) -> list[str]:
    facts = Facts([SOURCE, OTHER], listed=2, told=frozenset({"Ana Ruiz, 2025-03-03"}))
    report = check_summary("brief", text, Corpus([SOURCE, OTHER]), facts=facts)
    return [item.text for item in report.findings if not item.passed and not item.unchecked and item.line > 2]


@pytest.mark.parametrize("owner", ["Ana Ruiz, 2025-03-03", "Ana Ruiz", "Ruiz"])
def test_a_row_in_the_brief_s_language_passes(owner: str):
    """Neither `outlet not named` nor the word before a converted figure is a name of the news."""
    assert failed(page(owner=owner)) == []


@pytest.mark.parametrize(
    "change",
    [
        {"owner": "Ana Ruiz, 2025-04-03"},
        {"owner": "Ana Ruiz, 2025-13-03"},
        {"owner": "Ana Ruiz 2"},
        {"owner": "Jan Malik"},
        {"outlet": "Gazette"},
        {"size": "2,010 km²"},
        {"size": "1,010 km² Kyoto"},
        {"word": "京都府"},
    ],
    ids=lambda change: next(iter(change.values())),
)
def test_one_changed_cell_fails(change: dict[str, str]):
    assert failed(page(**change)) != []


def test_words_to_read_leave_out_furniture_footnotes_and_sources():
    text = "## In brief\n\nThe town held out.\n\n| File |\n|---|\n| b.txt |\n\n[^1]: Gazette, date not given, b.txt\n"
    layout = read_layout(text)
    listed = [number for number, block in enumerate(layout.blocks) if block.text.strip() in {"File", "b.txt"}]
    assert reading_words(layout, listed, Facts([OTHER])) == 4
    assert [minutes_to_read(words) for words in (0, 230, 231, 461)] == [1, 1, 2, 3]
