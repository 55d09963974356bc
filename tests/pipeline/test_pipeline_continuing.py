"""Day over day: what was briefed is left out, stories that go on are linked, claims are new, changed or unchanged."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes.commands import run as command

from briefing.errors import ProofError, StoreError
from briefing.model import Status
from briefing.pipeline.checking import check
from briefing.pipeline.daily import DailyRun, run_daily
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.planning import plan_text
from briefing.store.history import History
from briefing.summarize import load_audience

SATURDAY, SUNDAY, MONDAY = date(2025, 5, 3), date(2025, 5, 4), date(2025, 5, 5)
FLOOD = """Flood in Milbrook drives 900 people from their homes

MILBROOK, May 3, 2025 - The river Orla flooded the old town of Milbrook on Saturday after three days of rain. About 900 people
left their homes, Mayor Ann Lee said.

"We have never seen the river Orla this high," Lee told reporters in Milbrook. The dam above the town held, the water
authority said.

At least 12 people were injured in the flood in Milbrook, the hospital said. Two roads to Oldport are closed.
"""
LATER = """Milbrook flood: 1,400 people out of their homes

MILBROOK, May 4, 2025 - The river Orla still stands in the old town of Milbrook. About 1,400 people left their homes,
Mayor Ann Lee said on Sunday.

"The water is falling, but slowly," Lee told reporters in Milbrook. The dam above the town held, the water authority said.

At least 12 people were injured in the flood in Milbrook, the hospital said. The army sent 40 trucks to Milbrook.
"""
LAST = """Milbrook cleans up after the flood

MILBROOK, May 5, 2025 - The river Orla left the old town of Milbrook on Monday.

About 1,400 people left their homes, Mayor Ann Lee said. The dam above the town held, the water authority said.

"Now we clean up Milbrook," Lee told reporters. The flood of the river Orla cost the town 3 million euros, the council said.
"""
STRIKE = """Union calls a strike at the Kovo steel works

OLDPORT, May 3, 2025 - Workers at the Kovo steel works in Oldport will strike from Monday, their union said. The union demands a
pay rise of 7 percent. The company offered 3 percent, its director Petra Novak said.

"We will not go back before we are heard," union leader Jan Malik said.
"""


@pytest.fixture
def desk(tmp_path: Path):
    """A folder of articles, and a way to write a day's brief from it."""
    return Desk(tmp_path)


class Desk:
    def __init__(self, place: Path) -> None:
        self.articles, self.out = place / "articles", place / "briefs"
        self.store = self.out / "stories.sqlite"
        self.articles.mkdir()

    def add(self, **texts: str) -> None:
        for name, text in texts.items():
            (self.articles / f"{name}.txt").write_text(text, encoding="utf-8")

    def options(self, day: date, audience: str = "general") -> DailyOptions:
        return DailyOptions(load_audience(audience), day, self.out, store=self.store)

    def brief(self, day: date, audience: str = "general") -> DailyRun:
        return run_daily(self.articles, self.options(day, audience))


def standings(run: DailyRun) -> dict[str, str]:
    return {
        claim.text.split(",")[0].replace("\n", " "): claim.standing.status.value if claim.standing else "-"
        for claim in run.brief.claims
    }


def failing(run: DailyRun, sources: Path) -> list[tuple[int, str, str]]:
    return [(row.line, row.text, row.reason) for row in check(run.markdown, sources).findings if not row.passed]


def test_a_first_brief_says_nothing_of_earlier_ones(desk: Desk):
    desk.add(flood=FLOOD, strike=STRIKE)
    run = desk.brief(SATURDAY)
    assert set(standings(run).values()) == {"-"}
    assert (run.brief.left_out, [story.previous for story in run.brief.stories]) == ((), [None, None])
    assert not re.search("earlier|goes on|unchanged", run.rendered.markdown)


def test_the_next_day_tells_only_what_is_new(desk: Desk):
    """The two articles of Saturday are left out; Sunday's goes on from Saturday's brief."""
    desk.add(flood=FLOOD, strike=STRIKE)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    run = desk.brief(SUNDAY)
    assert [article.name for article in run.brief.articles] == ["later.txt"]
    assert [(one.name, one.briefed) for one in run.brief.left_out] == [
        ("flood.txt", "2025-05-03"),
        ("strike.txt", "2025-05-03"),
    ]
    (story,) = run.brief.stories
    assert story.previous is not None
    assert (story.previous.date, story.previous.file) == ("2025-05-03", "2025-05-03-general.md")
    assert "cosine" in story.previous.reason
    assert "goes on from 3 May 2025 (2025-05-03-general.md)" in run.rendered.markdown
    assert "*2 articles of earlier briefs are not told again.*" in run.rendered.markdown


def test_claims_are_new_changed_or_unchanged(desk: Desk):
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    run = desk.brief(SUNDAY)
    found = standings(run)
    assert found["About 1"] == "changed"
    assert found["The dam above the town held"] == "unchanged"
    assert found["At least 12 people were injured in the flood in Milbrook"] == "unchanged"
    assert "new" in found.values()
    assert "*changed: about 900 → about 1,400 (before: outlet not named" in run.rendered.markdown
    assert "*unchanged since 3 May 2025*" in run.rendered.markdown


def test_an_old_figure_is_proven_in_its_own_article(desk: Desk):
    """The sidecar keeps the passage of the earlier article, its hash, and where the figure stands in it."""
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    found = json.loads(desk.brief(SUNDAY).sidecar.read_text(encoding="utf-8"))
    before = next(claim["before"] for claim in found["claims"] if claim["before"])
    assert FLOOD[before["start"] : before["end"]] == "900"
    assert FLOOD[before["passage_start"] :].startswith(before["passage"])
    assert (before["article"], before["text"], before["now"]) == ("flood.txt", "about 900", "about 1,400")


def test_what_is_unchanged_keeps_its_first_day(desk: Desk):
    """On the third day a statement of the first is unchanged since then, and the changed figure since the second."""
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    desk.brief(SUNDAY)
    desk.add(last=LAST)
    run = desk.brief(MONDAY)
    since = {claim.text[:9]: claim.standing.since for claim in run.brief.claims if claim.standing}
    assert (since["The dam a"], since["About 1,4"]) == ("2025-05-03", "2025-05-04")
    assert run.brief.stories[0].previous is not None
    assert run.brief.stories[0].previous.date == "2025-05-04", "linked to the last brief of the story"


@pytest.mark.parametrize("at_hand", ["all", "only the new article"])
def test_the_finished_brief_passes_its_check(desk: Desk, at_hand: str):
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    run = desk.brief(SUNDAY)
    assert failing(run, desk.articles if at_hand == "all" else desk.articles / "later.txt") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about 900 → ", "about 500 → "),
        ("→ about 1,400", "→ about 1,900"),
        ("unchanged since 3 May 2025", "unchanged since 1 May 2025"),
        ("goes on from 3 May 2025", "goes on from 2 May 2025"),
        ("*2 articles of earlier", "*3 articles of earlier"),
    ],
)
def test_a_changed_line_of_the_finished_brief_fails_its_check(desk: Desk, old: str, new: str):
    desk.add(flood=FLOOD, strike=STRIKE)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    run = desk.brief(SUNDAY)
    assert old in run.rendered.markdown
    run.markdown.write_text(run.rendered.markdown.replace(old, new), encoding="utf-8")
    assert [line for line, _, _ in failing(run, desk.articles)] != []


@pytest.mark.parametrize(
    "change", [("text", "about 500"), ("passage", "About 500 people left."), ("start", 3), ("now", "5")]
)
def test_a_forged_sidecar_does_not_prove_an_old_figure(desk: Desk, change: tuple[str, object]):
    """With the earlier article at hand, its passage decides, not what the sidecar says of it."""
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    run = desk.brief(SUNDAY)
    found = json.loads(run.sidecar.read_text(encoding="utf-8"))
    next(claim["before"] for claim in found["claims"] if claim["before"])[change[0]] = change[1]
    run.sidecar.write_text(json.dumps(found), encoding="utf-8")
    forged = run.rendered.markdown
    if change[0] in {"text", "now"}:
        forged = forged.replace("about 900" if change[0] == "text" else "about 1,400", str(change[1]))
        run.markdown.write_text(forged, encoding="utf-8")
    assert any("→" in text for _, text, _ in failing(run, desk.articles))


def test_running_a_day_again_gives_the_same_bytes(desk: Desk):
    """The day's own entry is replaced, not counted as briefed; also after a later day was written."""
    desk.add(flood=FLOOD)
    first = desk.brief(SATURDAY).rendered
    assert desk.brief(SATURDAY).rendered == first
    desk.add(later=LATER)
    second = desk.brief(SUNDAY).rendered
    assert desk.brief(SUNDAY).rendered == second
    (desk.articles / "later.txt").unlink()
    assert desk.brief(SATURDAY).rendered == first


def test_an_article_added_during_the_day_makes_the_whole_brief_anew(desk: Desk):
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(strike=STRIKE)
    run = desk.brief(SATURDAY)
    assert (len(run.brief.articles), run.brief.left_out) == (2, ())


def test_a_changed_article_is_briefed_again(desk: Desk):
    """The same file with other words: told again, with what changed in it."""
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(flood=FLOOD.replace("About 900", "About 1,100"))
    run = desk.brief(SUNDAY)
    assert run.brief.left_out == ()
    assert standings(run)["About 1"] == "changed"
    assert "about 900 → about 1,100" in run.rendered.markdown


def test_audiences_do_not_share_what_was_briefed(desk: Desk):
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    run = desk.brief(SUNDAY, "analyst")
    assert (len(run.brief.articles), run.brief.left_out) == (1, ())


def test_nothing_new_is_said(desk: Desk):
    """A brief without a story, not an error; it passes its check, and the next day still knows the story."""
    desk.add(flood=FLOOD, strike=STRIKE)
    desk.brief(SATURDAY)
    run = desk.brief(SUNDAY)
    assert (run.brief.stories, len(run.brief.left_out), run.exit_code(strict=True)) == ((), 2, 0)
    assert "*Nothing new: every article was in an earlier brief, the last of 3 May 2025.*" in run.rendered.markdown
    assert failing(run, desk.articles) == []
    desk.add(last=LAST)
    previous = desk.brief(MONDAY).brief.stories[0].previous
    assert previous is not None
    assert previous.date == "2025-05-03"


def test_another_story_goes_on_from_nothing(desk: Desk):
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(strike=STRIKE)
    (story,) = desk.brief(SUNDAY).brief.stories
    assert story.previous is None


def test_what_was_silent_for_long_begins_anew(desk: Desk):
    desk.add(flood=FLOOD)
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    assert desk.brief(date(2025, 7, 1)).brief.stories[0].previous is None


@pytest.mark.parametrize("audience", ["general", "plain"])
@pytest.mark.parametrize("language", ["en", "uk", "de", "fr", "es", "ja"])
def test_every_language_says_it_and_proves_it(desk: Desk, language: str, audience: str):
    desk.add(flood=FLOOD)
    given = desk.options(SATURDAY, audience)
    spoken = replace(given, audience=replace(given.audience, language=language))
    run_daily(desk.articles, spoken)
    desk.add(later=LATER)
    run = run_daily(desk.articles, replace(spoken, day=SUNDAY))
    assert Status.CHANGED in {claim.standing.status for claim in run.brief.claims if claim.standing}
    assert "→" in run.rendered.markdown
    assert failing(run, desk.articles) == []
    quiet = run_daily(desk.articles, replace(spoken, day=MONDAY))
    assert failing(quiet, desk.articles) == []


def test_a_plan_leaves_out_what_the_run_will(desk: Desk):
    desk.add(flood=FLOOD)
    assert "articles  1" in plan_text(desk.articles, desk.options(SATURDAY))
    assert not desk.store.exists(), "a plan makes no store"
    desk.brief(SATURDAY)
    desk.add(later=LATER)
    assert "articles  1" in plan_text(desk.articles, desk.options(SUNDAY))


def test_a_brief_that_does_not_prove_is_not_entered(desk: Desk, tmp_path: Path):
    """A template that prints words of its own stops publication; the store does not count the articles as briefed."""
    desk.add(flood=FLOOD)
    (tmp_path / "brief.md.j2").write_text("> “The king is dead.”\n> — Ann Lee\n", encoding="utf-8")
    with pytest.raises(ProofError):
        run_daily(desk.articles, replace(desk.options(SATURDAY), templates=(tmp_path,)))
    with History(desk.store) as history:
        assert history.stories() == ()


def test_a_damaged_store_stops_the_run_before_anything_is_written(desk: Desk):
    desk.add(flood=FLOOD)
    desk.out.mkdir()
    desk.store.write_bytes(b"no database at all, only words " * 20)
    with pytest.raises(StoreError, match=r"stories\.sqlite"):
        desk.brief(SATURDAY)
    assert list(desk.out.glob("*.md")) == []


def test_the_command_keeps_a_store_beside_the_briefs(desk: Desk):
    """By default; `--no-store` neither reads nor makes one, `--store` names another."""
    desk.add(flood=FLOOD)
    way = ("daily", desk.articles, "-d", desk.out, "--model", "none")
    assert command(*way, "--date", "2025-05-03", "--no-store").returncode == 0
    assert not desk.store.exists()
    assert command(*way, "--date", "2025-05-03").returncode == 0
    assert desk.store.exists()
    again = command(*way, "--date", "2025-05-04")
    assert (again.returncode, "nothing new: 1 of 1 articles were briefed before" in again.stderr) == (0, True)
    assert "Nothing new" not in Path(command(*way, "--date", "2025-05-04", "--no-store").stdout.strip()).read_text()
    other = command(*way, "--date", "2025-05-04", "--store", desk.out / "other.sqlite")
    assert "Nothing new" not in Path(other.stdout.strip()).read_text()
