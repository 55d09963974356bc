"""Each audience gets its brief: its length kept, its sections in order, its language, and the same facts as the others."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefing.checking.layout import BlockKind, read_layout
from briefing.errors import UsageError
from briefing.model import Article, ArticleId, CheckedClaim, Citation, Span
from briefing.pipeline.checking import check
from briefing.pipeline.comparing import Told, compare_audiences, differences
from briefing.pipeline.daily import DailyRun, run_daily
from briefing.pipeline.fitting import count_words
from briefing.pipeline.options import DailyOptions
from briefing.summarize import load_audience
from briefing.text.phrases import LANGUAGES, phrase

SEEDS = Path(__file__).parents[2] / "seeds"
SHIPPED = ["analyst", "executive", "general", "newsroom", "plain", "policy"]


def write(folder: Path, audience, paths: object = SEEDS) -> DailyRun:
    return run_daily(paths, DailyOptions(audience, date(2025, 2, 8), folder))


def failed(run: DailyRun, sources: object = SEEDS) -> list[tuple[int, str]]:
    return [
        (row.line, row.reason) for row in check(run.markdown, sources).findings if not row.passed and not row.unchecked
    ]


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, DailyRun]:
    folder = tmp_path_factory.mktemp("briefs")
    return {name: write(folder, load_audience(name)) for name in SHIPPED}


@pytest.mark.parametrize("name", SHIPPED)
class TestShipped:
    def test_the_length_is_kept(self, name: str, briefs):
        run, audience = briefs[name], load_audience(name)
        assert count_words(run.rendered.markdown, run.brief) <= audience.words
        assert run.brief.claims

    def test_the_sections_stand_in_their_order(self, name: str, briefs):
        audience = load_audience(name)
        headings = [b.text for b in read_layout(briefs[name].rendered.markdown).blocks if b.kind is BlockKind.HEADING]
        keys = {phrase("en", "in_brief" if s == "lead" else s): s for s in audience.sections if s != "stories"}
        found = [keys[words] for words in headings if words in keys]
        assert found == [section for section in audience.sections if section in found]
        assert "sources" in found

    def test_the_brief_proves(self, name: str, briefs):
        assert failed(briefs[name]) == []


def test_what_the_page_leaves_out_stands_in_the_sidecar(briefs):
    """A short brief drops claims, never a disagreement: its sidecar holds every one."""
    short, long = briefs["executive"], briefs["analyst"]
    conflicts = [json.loads(run.rendered.sidecar)["conflicts"] for run in (short, long)]
    assert conflicts[0] == conflicts[1]


def test_one_claim_stays_however_short(tmp_path: Path):
    run = write(tmp_path, replace(load_audience("general"), words=5))
    assert (len(run.brief.stories), len(run.brief.claims)) == (1, 1)
    assert failed(run) == []


@pytest.mark.parametrize("language", LANGUAGES)
class TestLanguages:
    def test_the_proof_holds(self, language: str, tmp_path: Path):
        """Headings and dates follow the language, the check passes, and tampering fails."""
        run = write(tmp_path, replace(load_audience("general"), language=language))
        text = run.rendered.markdown
        assert f"## {phrase(language, 'sources')}" in text
        assert f"| {phrase(language, 'file')} |" in text
        assert ("8 February 2025" in text) is (language == "en")
        assert failed(run) == []
        assert "60,000" in text
        assert ("the day of" in text, "the year nearest" in text) == (language == "en", language == "en")
        run.markdown.write_text(text.replace("60,000", "80,000"), encoding="utf-8")
        assert failed(run) != []


class TestGlossary:
    def article(self, folder: Path) -> Path:
        path = folder / "articles" / "clinic.txt"
        path.parent.mkdir()
        path.write_text(
            "Clinics get new beds\n\nGENEVA, March 3, 2025 - The World Health Organization (WHO) said on Monday that 40 clinics"
            " get new beds.\nThe WHO will pay for all of them until May, its spokeswoman Ana Ruiz told reporters.\n"
            "The Global Fund (TGF) was not asked.\n",
            encoding="utf-8",
        )
        return path.parent

    def test_it_explains_in_the_article_s_words(self, tmp_path: Path):
        sources = self.article(tmp_path)
        run = write(tmp_path / "out", replace(load_audience("plain"), sentence_words=None), sources)
        assert "| WHO | “World Health Organization (WHO)” |" in run.rendered.markdown
        assert failed(run, sources) == []
        terms = {term["short"]: term["long"] for term in json.loads(run.rendered.sidecar)["glossary"]}
        assert terms["WHO"] == "World Health Organization"

    def test_another_abbreviation_beside_the_words_fails(self, tmp_path: Path):
        sources = self.article(tmp_path)
        run = write(tmp_path / "out", load_audience("plain"), sources)
        text = run.rendered.markdown.replace("| WHO | “World", "| WMO | “World")
        run.markdown.write_text(text, encoding="utf-8")
        assert failed(run, sources) != []

    def test_it_is_off_by_default(self, tmp_path: Path):
        run = write(tmp_path / "out", load_audience("general"), self.article(tmp_path))
        assert "Glossary" not in run.rendered.markdown


class TestCompare:
    TEXT = "The mayor said on Monday that 40 people were not hurt. The bridge is closed."

    def told(self, name: str, text: str, number: int = 1) -> Told:
        claim = CheckedClaim(f"c{number}", text, (Citation(ArticleId("a"), Span(0, 54)),))
        return Told(load_audience(name), (), (claim,), 0, 10, 0)

    def found(self, *texts: str) -> list[str]:
        told = [self.told(name, text, at) for at, (name, text) in enumerate(zip(SHIPPED, texts, strict=False))]
        articles = {ArticleId("a"): Article(ArticleId("a"), "a.txt", self.TEXT, "")}
        return [one.reason for one in differences(told, articles)]

    def test_one_day_told_to_all_agrees(self, tmp_path: Path):
        options = DailyOptions(load_audience("general"), date(2025, 2, 8), tmp_path)
        found = compare_audiences([str(SEEDS)], [load_audience(name) for name in ("executive", "plain")], options)
        assert found.differences == ()
        assert [told.audience.name for told in found.told] == ["executive", "plain"]
        assert sorted(path.name for path in tmp_path.glob("*.md")) == ["2025-02-08-executive.md", "2025-02-08-plain.md"]

    def test_two_tellings_of_one_fact_agree(self):
        assert (
            self.found("40 people were not hurt, the mayor said.", "The mayor said that 40 people were not hurt.") == []
        )

    def test_another_figure_is_found(self):
        assert (
            self.found("40 people were not hurt.", "50 people were not hurt.")[0] == 'the evidence has no figure "50"'
        )

    def test_another_polarity_is_found(self):
        reasons = self.found("40 people were not hurt.", "40 people were hurt.")
        assert reasons == ["one says what the other denies or counts otherwise"]

    def test_another_name_is_found(self):
        assert self.found("40 people were not hurt, Ana Ruiz said.")[0] == 'the evidence does not name "Ana Ruiz"'

    def test_one_audience_is_nothing_to_compare(self, tmp_path: Path):
        with pytest.raises(UsageError, match="at least two audiences"):
            compare_audiences(
                [str(SEEDS)], [load_audience("plain")], DailyOptions(load_audience("plain"), date.min, tmp_path)
            )
