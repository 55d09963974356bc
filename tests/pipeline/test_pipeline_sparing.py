"""What the finished brief cannot prove is withheld with its reason, and the rest is published."""

from datetime import date
from pathlib import Path

import pytest

from briefing.model import Brief, CheckedItem, CheckKind, Span, Verdict
from briefing.pipeline.daily import run_daily
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.sparing import REASON, without_stories, without_unproven
from briefing.summarize import load_audience

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Brief, str]:
    options = DailyOptions(load_audience("general"), date(2025, 2, 8), tmp_path_factory.mktemp("out"))
    run = run_daily([SEEDS], options)
    return run.brief, run.rendered.markdown


def failing(markdown: str, words: str) -> CheckedItem:
    line = markdown[: markdown.index(words)].count("\n") + 1
    return CheckedItem(CheckKind.QUOTE, words, line, 1, Verdict.ALTERED, "one change", Span(0, 1))


def test_a_claim_in_a_failing_line_is_withheld(made: tuple[Brief, str]):
    brief, markdown = made
    claim = next(one for one in brief.claims if one.text in markdown)
    spared = without_unproven(brief, markdown, [failing(markdown, claim.text)])
    assert claim.id not in {one.id for one in spared.claims}
    assert claim.id not in {name for story in spared.stories for name in story.claims}
    assert (claim.text, REASON) in {(one.text, one.reason) for one in spared.withheld}
    assert len(brief.claims) - len(spared.claims) <= 2


def test_a_conflict_goes_with_all_its_sides(made: tuple[Brief, str]):
    brief, markdown = made
    conflict = next(one for story in brief.stories for one in story.conflicts)
    spared = without_unproven(brief, markdown, [failing(markdown, conflict.values[0].text[:60])])
    assert conflict not in [one for story in spared.stories for one in story.conflicts]
    assert {value.text for value in conflict.values} <= {one.text for one in spared.withheld}


def test_an_event_and_a_wording_are_withheld(made: tuple[Brief, str]):
    brief, markdown = made
    event = next(one for story in brief.stories for one in story.timeline)
    said = next(one for story in brief.stories for one in story.utterances)
    rows = [failing(markdown, event.event[:60]), failing(markdown, said.wordings[-1].text)]
    spared = without_unproven(brief, markdown, rows)
    assert event.event in {one.text for one in spared.withheld}
    assert said not in [one for story in spared.stories for one in story.utterances]


def test_a_story_whose_headline_fails_stands_under_a_statement(made: tuple[Brief, str]):
    brief, markdown = made
    story = brief.stories[0]
    spared = without_unproven(brief, markdown, [failing(markdown, f"## 1. {story.headline}")]).stories[0]
    texts = {claim.id: claim.text for claim in brief.claims}
    assert spared.headline != story.headline
    assert spared.headline in {texts[name] for name in story.claims}


def test_nothing_failed_changes_nothing(made: tuple[Brief, str]):
    brief, markdown = made
    assert without_unproven(brief, markdown, []) == brief


def test_a_passage_with_an_open_mark_costs_no_brief(tmp_path: Path):
    """An article whose passage reads as no quotation in the finished brief is withheld; the others are told."""
    (tmp_path / "in").mkdir()
    for path in SEEDS.glob("*.txt"):
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "in" / "z.txt").write_text(
        'The mayor wrote f"Make a reservation for the {TARGET} from the 13th to the 17th of May 2024, this is the hotel. '
        "The town of Lund closed its bridge on 3 May 2024 for repairs that last until the winter, the council said.\n"
    )
    run = run_daily([tmp_path / "in"], DailyOptions(load_audience("general"), date(2025, 2, 8), tmp_path / "out"))
    assert run.markdown.exists()
    assert len(run.brief.stories) >= 3


def test_a_failing_headline_gives_way_to_a_proven_statement(made: tuple[Brief, str]):
    brief, markdown = made
    story = brief.stories[0]
    spared = without_unproven(brief, markdown, [failing(markdown, f"1. {story.headline}")])
    assert spared.stories[0].headline in {claim.text for claim in brief.claims}
    assert spared.stories[0].headline != story.headline
    assert spared.claims == brief.claims


def test_a_section_that_still_fails_is_withheld_with_its_story(made: tuple[Brief, str]):
    brief, markdown = made
    line = markdown[: markdown.index("## 2. ")].count("\n") + 3
    row = CheckedItem(CheckKind.QUOTE, "x", line, 1, Verdict.ALTERED, "one change", Span(0, 1))
    spared = without_stories(brief, markdown, [row])
    assert [story.id for story in spared.stories] == [brief.stories[0].id, *(s.id for s in brief.stories[2:])]
    assert set(brief.stories[1].claims) & {claim.id for claim in spared.claims} == set()
    assert len(spared.withheld) == len(brief.withheld) + len(brief.stories[1].claims)


def test_a_line_outside_the_stories_costs_none(made: tuple[Brief, str]):
    brief, markdown = made
    row = CheckedItem(CheckKind.QUOTE, "x", 1, 1, Verdict.ALTERED, "one change", Span(0, 1))
    assert without_stories(brief, markdown, [row]) == brief


def test_a_title_that_quotes_is_nobodys_speech(tmp_path: Path):
    """Quotation marks in an article's title are the outlet's: they cost no brief and credit nobody."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(
        "---\ntitle: Did Harlan Say ‘I Don’t Care How Wet You Are … Go and Row’?\noutlet: Lund Courier\n"
        "date: 2024-05-03\n---\n\nA photograph of a boat has been shared thousands of times this week in Lund. "
        "Coach Peter Harlan did not say such a thing at the regatta on 3 May 2024, two of his rowers told us.\n"
    )
    run = run_daily([tmp_path / "in"], DailyOptions(load_audience("general"), date(2024, 5, 4), tmp_path / "out"))
    assert "## 1. Did Harlan Say" in run.rendered.markdown
