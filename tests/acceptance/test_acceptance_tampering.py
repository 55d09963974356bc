"""Our own brief of the samples passes its check; with any one thing changed it fails, at that line."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.checking.furniture import Facts
from briefing.model import CheckedItem
from briefing.pipeline.checking import read_facts
from briefing.pipeline.daily import run_daily
from briefing.pipeline.options import DailyOptions
from briefing.sources import read_articles
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"
EACH = 16
"""Changes of each kind that one run tries, drawn with a fixed seed."""
NAMES = (
    r"\b(?:Zelenskyy|Zelensky|Putin|Oleksandr Syrsky|Georgiy Tykhy|UNN|Ukrinform|GZERO Media|Censor\.NET|Kyiv)(?!\w)"
)


@dataclass(frozen=True)
class Brief:
    text: str
    corpus: Corpus
    facts: Facts

    def failures(self, text: str) -> list[CheckedItem]:
        report = check_summary("brief", text, self.corpus, facts=self.facts)
        return [item for item in report.findings if not item.passed and not item.unchecked]


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    folder = tmp_path_factory.mktemp("brief")
    run = run_daily([SEEDS], DailyOptions(load_audience("general"), date(2025, 2, 8), folder))
    articles = read_articles([SEEDS]).articles
    return Brief(run.rendered.markdown, Corpus(articles), read_facts(run.markdown, articles))


def numbers(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\d+", text):
        yield match.start(), match.end(), str(int(match[0][0]) % 9 + 1) + match[0][1:]


def words_of_quotes(text: str) -> Iterator[tuple[int, int, str]]:
    """One long word of each quote becomes another."""
    for match in re.finditer("“[^“”]{12,}”", text):
        word = max(re.finditer(r"[^\W\d_]+", match[0]), key=lambda found: len(found[0]))
        yield match.start() + word.start(), match.start() + word.end(), "kindred"


def names(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(NAMES, text):
        yield match.start(), match.end(), "Ukrinform" if match[0] == "UNN" else "Macron"


def negations_added(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\b(?:is|are|was|were|has|have|will|do)\b", text):
        yield match.start(), match.end(), f"{match[0]} not"


def negations_removed(text: str) -> Iterator[tuple[int, int, str]]:
    for match in re.finditer(r"\b(?:not|never)\b", text):
        yield match.start(), match.end(), "indeed"


def near(brief: Brief, at: int, failed: list[CheckedItem]) -> bool:
    """Tell whether a failure stands at the line of a change, at the quote above its credit, or at what it counts."""
    line = brief.text.count("\n", 0, at) + 1
    return any(item.line in {line, line - 1} for item in failed)


def test_the_untouched_brief_passes(brief: Brief):
    assert brief.failures(brief.text) == []


@pytest.mark.parametrize("kind", [numbers, words_of_quotes, names, negations_added, negations_removed])
def test_any_one_change_fails_at_its_line(brief: Brief, kind):
    changes = list(kind(brief.text))
    sample = random.Random(8).sample(changes, min(EACH, len(changes)))  # noqa: S311 - draws a sample, guards nothing
    missed = [
        (brief.text[max(0, start - 30) : end + 20], new)
        for start, end, new in sample
        if not near(brief, start, brief.failures(brief.text[:start] + new + brief.text[end:]))
    ]
    assert missed == []
