"""Our own briefs of the samples pass their check; with any one thing changed they fail, at that line.

Every number, quote, name and negation of a brief is changed, for each audience, template and engine. To try them in
reasonable time, one check tries many changes: at most one a line, on lines that are held apart, and never in the text
and in the footnotes at once, so that no change can be told at the line of another. Some are tried alone as well; of the
longer briefs only every so-and-so-manyth thing is changed. `make tamper` changes everything, everywhere.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from fakes import models
from fakes.options import scripted_options
from fakes.scripted_server import ScriptedServer

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.checking.facts import Facts
from briefing.checking.lines import line_starts
from briefing.model import CheckedItem
from briefing.pipeline.daily import run_daily
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.summaries import read_known
from briefing.sources import read_articles
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"
ALONE = 4
"""Changes that are also tried alone, drawn with a fixed seed."""
NAMES = (
    r"\b(?:Zelenskyy|Zelensky|Putin|Oleksandr Syrsky|Georgiy Tykhy|UNN|Ukrinform|GZERO Media|Censor\.NET|Kyiv)(?!\w)"
)
BRIEFS = {
    "general": 3,
    "general, without its sidecar": 7,
    "general, by a model": 15,
    "executive": 1,
    "executive, by a model": 2,
    "policy": 13,
    "policy, by a model": 25,
    "analyst": 17,
    "analyst, by a model": 31,
    "newsroom": 19,
    "newsroom, by a model": 37,
    "plain": 3,
    "plain, by a model": 7,
    "general as bulletin": 1,
    "general as bulletin, by a model": 2,
    "general as table": 9,
    "general as table, by a model": 17,
    "general as email": 5,
}
"""The briefs, and how many things one is changed of."""

Change = tuple[int, int, str]


@dataclass(frozen=True)
class Brief:
    name: str
    text: str
    corpus: Corpus
    facts: Facts
    every: int = 1

    def failures(self, text: str) -> list[CheckedItem]:
        report = check_summary("brief", text, self.corpus, facts=self.facts)
        return [item for item in report.findings if not item.passed and not item.unchecked]

    def line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def with_changes(self, changes: Sequence[Change]) -> str:
        text = self.text
        for start, end, new in sorted(changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text


@pytest.fixture(scope="module", params=BRIEFS, ids=lambda name: name.replace(", ", "-").replace(" ", "-"))
def brief(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> Brief:
    """A brief for an audience, in its template; some by a model, some whose sidecar was lost."""
    form, _, how = request.param.partition(", ")
    audience, _, template = form.partition(" as ")
    folder = tmp_path_factory.mktemp("brief")
    with ScriptedServer(models.good_model) as server:
        model = scripted_options(server, folder) if how == "by a model" else None
        options = DailyOptions(load_audience(audience), date(2025, 2, 8), folder, model, template=template or "brief")
        run = run_daily([SEEDS], options)
    text = run.rendered.markdown
    path = None if how == "without its sidecar" else run.markdown
    every = 1 if request.config.getoption("--tamper") else BRIEFS[request.param]
    return Brief(request.param, text, corpus, read_known(path, text, corpus.articles).facts, every)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(read_articles([SEEDS]).articles)


def numbers(text: str) -> Iterator[Change]:
    """Every number becomes another one; a hash is one number, as is the number in a file's name.

    The origins of a story are left out: the sidecar tells which counts there are, not yet whose.
    """
    for match in re.finditer(r"(?<=\d{3}_)[0-9a-f]{16}|\b[0-9a-f]{64}\b|\d+(?! origin)", text):
        digit = re.search(r"\d", match[0])
        at = digit.start() if digit else 0
        yield match.start(), match.end(), f"{match[0][:at]}{int(match[0][at]) % 9 + 1}{match[0][at + 1 :]}"


def words_of_quotes(text: str) -> Iterator[Change]:
    """One long word of each quote becomes another."""
    for match in re.finditer("“[^“”]{12,}”", text):
        word = max(re.finditer(r"[^\W\d_]+", match[0]), key=lambda found: len(found[0]))
        yield match.start() + word.start(), match.start() + word.end(), "kindred"


def names(text: str) -> Iterator[Change]:
    for match in re.finditer(NAMES, text):
        yield match.start(), match.end(), "Ukrinform" if match[0] == "UNN" else "Macron"


def negations_added(text: str) -> Iterator[Change]:
    for match in re.finditer(r"\b(?:is|are|was|were|has|have|will|do)\b(?! not)", text):
        yield match.start(), match.end(), f"{match[0]} not"


def negations_removed(text: str) -> Iterator[Change]:
    for match in re.finditer(r"\b(?:not|never)\b", text):
        yield match.start(), match.end(), "indeed"


KINDS = (numbers, words_of_quotes, names, negations_added, negations_removed)


def changes_of(brief: Brief) -> list[list[Change]]:
    """Return every so-and-so-manyth change of each kind that something at hand can tell.

    The day of a brief stands in its sidecar only, as do the sentences of a model and what was withheld.
    """
    found = ([change for change in kind(brief.text) if is_wrong(brief, change)] for kind in KINDS)
    return [group[at % brief.every :: brief.every] for at, group in enumerate(found)]


def is_wrong(brief: Brief, change: Change) -> bool:
    """Tell whether a change makes the brief wrong: another mark in a table may cite the same article as well."""
    start, end, new = change
    if not brief.facts.day and brief.line(start) == 1:
        return False
    line_start = brief.text.rfind("\n", 0, start) + 1
    if brief.text[start - 2 : start] != "[^" or brief.text[line_start] != "|":
        return True
    return note_of(brief, brief.text[start:end]) != note_of(brief, new)


def note_of(brief: Brief, label: str) -> str | None:
    """Return the file that a footnote names."""
    found = re.search(rf"^\[\^{label}\]:.*?, ([\w.]+\.txt)", brief.text, re.MULTILINE)
    return found[1] if found else None


def is_near(brief: Brief, change: Change, lines: set[int]) -> bool:
    """Tell whether a failure stands at the line of a change, or at the quote above its credit.

    A mark that cites another footnote may also be told where the footnotes are: nothing refers to one of them then.
    """
    start, end, new = change
    line = brief.line(start)
    if brief.text[start - 2 : start] == "[^":
        labels = (brief.text[start:end], new)
        notes = [re.search(rf"^\[\^{label}\]:", brief.text, re.MULTILINE) for label in labels]
        return bool({line, *(brief.line(note.start()) for note in notes if note)} & lines)
    return line in lines or line - 1 in lines


def batches(brief: Brief, changes: Sequence[Change]) -> list[list[Change]]:
    """Return changes in groups: one a line at most, on every other line, text and footnotes apart."""
    notes_from = brief.line(brief.text.find("\n[^1]:") + 1)
    seen: dict[int, int] = {}
    groups: dict[tuple[int, int, bool], list[Change]] = {}
    for change in changes:
        line = brief.line(change[0])
        seen[line] = seen.get(line, 0) + 1
        groups.setdefault((seen[line], line % 2, line >= notes_from), []).append(change)
    return list(groups.values())


def missed(brief: Brief, changes: Sequence[Change]) -> list[Change]:
    text = brief.with_changes(changes)
    starts = line_starts(text)
    lines = {
        line
        for item in brief.failures(text)
        for line in range(item.line, bisect_right(starts, max(item.span.start, item.span.end - 1)) + 1)
    }
    return [change for change in changes if not is_near(brief, change, lines)]


def missed_alone(brief: Brief, changes: Sequence[Change]) -> list[tuple[str, str]]:
    left = [change for change in changes if missed(brief, [change])]
    return [(brief.text[max(0, start - 30) : end + 20], new) for start, end, new in left]


def test_the_untouched_brief_passes(brief: Brief):
    assert [(item.line, item.kind.value, item.text, item.reason) for item in brief.failures(brief.text)] == []


def test_any_change_fails_at_its_line(brief: Brief):
    """What no failure tells among other changes is tried once more, alone."""
    tried = [
        change for group in changes_of(brief) for batch in batches(brief, group) for change in missed(brief, batch)
    ]
    assert missed_alone(brief, tried) == []


def test_one_change_alone_fails_at_its_line(brief: Brief):
    changes = [change for group in changes_of(brief) for change in group]
    sample = random.Random(8).sample(changes, min(ALONE, len(changes)))  # noqa: S311 - draws a sample, guards nothing
    assert missed_alone(brief, sample) == []
