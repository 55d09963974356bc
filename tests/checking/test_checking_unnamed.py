"""A quote under "no source given": it may not hide whom the article names."""

from pathlib import Path

import pytest

from briefing import check
from briefing.model import Verdict
from briefing.text.phrases import LANGUAGES

ARTICLE = (
    "“We will go,” said Ana Ruiz, the mayor of Lund, on Friday. It said in a statement: “A gift to all in the town.”\n"
)


def verdict_of(folder: Path, quote: str, credit: str) -> Verdict:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "s.md").write_text(f"> “{quote}”\n> — {credit}\n", encoding="utf-8")
    return check(folder / "s.md", sources=[folder / "a.txt"]).findings[0].verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_whose_speaker_the_article_does_not_name_passes_without_one(tmp_path: Path, language: str):
    credit = str(LANGUAGES[language]["no_speaker"])
    assert verdict_of(tmp_path, "A gift to all in the town.", credit) is Verdict.VERBATIM


def test_a_quote_whose_speaker_the_article_names_needs_the_name(tmp_path: Path):
    assert verdict_of(tmp_path, "We will go", "no source given") is Verdict.MISATTRIBUTED
