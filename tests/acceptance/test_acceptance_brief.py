"""The fifteen points again, on the finished brief itself: written without a model, and by the scripted one.

What a point lists (spans, figures, words that must not appear) stands in `seeds.json` beside this file.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from fakes import models
from fakes.options import model_options
from fakes.scripted_server import ScriptedServer

from briefing.model import Article
from briefing.pipeline.checking import check
from briefing.pipeline.daily import DailyRun, run_daily
from briefing.pipeline.options import DailyOptions
from briefing.summarize import load_audience

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "seeds.json").read_text(encoding="utf-8"))
SEEDS = HERE.parents[1] / "seeds"


@dataclass(frozen=True)
class Written:
    """One brief as a reader and as a program get it, and a second run over the same answers."""

    run: DailyRun
    again: DailyRun
    markdown: str
    sidecar: dict

    def article(self, name: str) -> Article:
        """Return a sample by the number its name begins with."""
        return next(one for one in self.run.brief.articles if one.name.startswith(name))

    def number(self, name: str) -> str:
        """Return the number of an article's sample."""
        return next(one.name[:3] for one in self.run.brief.articles if one.id == name)


def extractive(folder: Path) -> DailyRun:
    return run_daily([SEEDS], DailyOptions(load_audience("general"), date(2025, 2, 8), folder))


def written_by_model(folder: Path) -> DailyRun:
    with ScriptedServer(models.good_model) as server:
        return run_daily([SEEDS], model_options(server, folder))


@pytest.fixture(scope="module", params=[extractive, written_by_model], ids=["extractive", "scripted model"])
def brief(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    one, other = (request.param(tmp_path_factory.mktemp("brief")) for _ in range(2))
    text = one.markdown.read_text(encoding="utf-8")
    return Written(one, other, text, json.loads(one.sidecar.read_text(encoding="utf-8")))


def test_stories_are_the_three_events_newest_first(brief: Written):
    """Point 1."""
    stories = [{brief.number(name) for name in story["articles"]} for story in brief.sidecar["stories"]]
    assert stories == [{"002"}, {"000", "001"}, {"003", "004"}]


def test_sixty_thousand_is_one_statement_of_one_origin(brief: Written):
    """Point 2: told once, with the passages of both translations, and not as two confirmations."""
    told = [claim for claim in brief.sidecar["claims"] if "60,000" in claim["text"]]
    assert [{brief.number(c["article"]) for c in claim["citations"]} for claim in told] == [{"000", "001"}]
    assert "one origin, 2 outlets" in brief.markdown


def rows(brief: Written, *words: str) -> list[tuple[str, ...]]:
    """Return the rows of the table of conflicts whose figure holds some words, as cells."""
    table = brief.markdown.partition("## Where the sources disagree")[2].partition("\n## ")[0]
    lines = (line for line in table.splitlines() if any(word in line for word in words))
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def test_the_three_areas_stand_side_by_side(brief: Written):
    """Point 3: value, who says so and where; the conversion is marked as computed."""
    found = rows(brief, "square kilometers", "square miles")
    assert [row[2].partition(",")[0][:25] for row in found] == ["Oleksandr Syrsky", "the analysis of data from", "Kyiv"]
    assert "(computed: 1,010 km²)" in found[2][1]


def test_the_officers_stand_with_their_hedge(brief: Written):
    """Point 4."""
    found = rows(brief, "20 senior", "20 officers")
    assert ["I was told that" in row[1] for row in found] == [False, True]
    assert [row[2] for row in found] == ["no source given", "Volodymyr Zelenskyy"]


@pytest.mark.parametrize("word", EXPECTED["deny_terms"])
def test_no_denied_word_is_printed(brief: Written, word: str):
    """Points 5 and 12."""
    assert word not in brief.markdown


def test_nothing_cited_touches_boilerplate(brief: Written):
    """Point 6."""
    cited = [place for claim in brief.sidecar["claims"] for place in (*claim["citations"], *claim["quotes"])]
    cited += [value for conflict in brief.sidecar["conflicts"] for value in conflict["values"]]
    cited += [wording for group in brief.sidecar["wordings"] for wording in group["wordings"]]
    cited += brief.sidecar["timeline"]
    marked = {article["id"]: article["boilerplate"] for article in brief.sidecar["articles"]}
    touching = [p for p in cited if any(m["start"] < p["end"] and p["start"] < m["end"] for m in marked[p["article"]])]
    assert (len(cited) > 20, touching) == (True, [])


def test_the_finished_page_passes_its_check(brief: Written):
    """Point 7: every quotation stands in the file that it cites."""
    report = check(brief.run.markdown, SEEDS)
    assert [(row.line, row.reason) for row in report.findings if not row.passed and not row.unchecked] == []
    assert sum(row.kind == "quote" for row in report.findings) > 15


def test_imagined_speech_is_nobodys_but_the_speakers(brief: Written):
    """Point 9."""
    putins = [
        q["text"] for claim in brief.sidecar["claims"] for q in claim["quotes"] if "Putin" in (q["speaker"] or "")
    ]
    assert putins == []


def test_inferred_dates_say_so(brief: Written):
    """Point 10: only dates that the words state are stated, and no article is dated by a later story."""
    stated = {event["date"] for event in brief.sidecar["timeline"] if event["basis"] == "stated"}
    assert stated <= {"2022-02", "2025-02-06"}
    assert brief.article("003").published.date in {None, date(2024, 8, 13)}
    dates = {
        event["date"][:7] for event in brief.sidecar["timeline"] if brief.number(event["article"]) in {"003", "004"}
    }
    assert dates <= {"2022-02", "2024-08"}


def test_figures_without_a_source_say_so(brief: Written):
    """Point 11."""
    lines = [line for line in brief.markdown.splitlines() if line.strip()]
    at = next(n for n, line in enumerate(lines) if "40 thousand" in line and not line.startswith("[^"))
    assert "UNN · no source given" in lines[at + 1]


def test_two_runs_give_the_same_bytes(brief: Written):
    """Point 15."""
    ours, theirs = brief.run.rendered, brief.again.rendered
    assert ours.markdown == theirs.markdown
    assert brief.run.markdown.read_bytes() == brief.again.markdown.read_bytes()
    told, again = (json.loads(text) for text in (ours.sidecar, theirs.sidecar))
    assert {**told, "engine": None} == {**again, "engine": None}


def test_a_brief_of_an_article_with_an_address_passes_its_check(tmp_path: Path):
    """Backslashes keep all but the mark from becoming a link; the address still names its article."""
    source = tmp_path / "a.md"
    source.write_text(
        "---\noutlet: Norland Post\ndate: 2025-02-07\nurl: https://www.norland.example/pier_(old)?a=1&b=2#top\n---\n"
        "Pier closes\n\nThe old pier in Larne closed on Friday after 40 cracks were found there, the harbour master said.\n",
        encoding="utf-8",
    )
    run = run_daily([source], DailyOptions(load_audience("general"), date(2025, 2, 8), tmp_path / "briefs"))
    assert r"https\://www\.norland.example/pier\_%28old%29?a=1&b=2#top:~:text=" in run.markdown.read_text(
        encoding="utf-8"
    )
    report = check(run.markdown, source)
    assert [(row.line, row.text, row.reason) for row in report.findings if not row.passed] == []
