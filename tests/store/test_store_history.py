"""The store of what was briefed: kept per day and audience, safe against kills, other files and other versions."""

import pickle
import re
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.errors import StoreError
from briefing.model import (
    Article,
    ArticleId,
    Basis,
    Boilerplate,
    CheckedClaim,
    Citation,
    CitedFigure,
    Dated,
    EarlierFigure,
    Edition,
    Figure,
    PastStory,
    Previous,
    Span,
    Standing,
    Status,
)
from briefing.store.history import STEPS, History

MONDAY, TUESDAY, WEDNESDAY = date(2025, 5, 5), date(2025, 5, 6), date(2025, 5, 7)
TEXT = "About 900 people left Milbrook — “the river is high,” Lee said.\n\nRead more: ferries. \ud800"


def article(text: str = TEXT, name: str = "a.txt") -> Article:
    hashed = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=ArticleId(hashed[:12]),
        name=name,
        text=text,
        sha256=hashed,
        title="Flood",
        title_span=Span(0, 5),
        outlet="Harbor Gazette",
        url="https://gazette.example/flood",
        language="en",
        published=Dated(MONDAY, Basis.INFERRED, Span(1, 2), "dateline", approximate=True),
        boilerplate=(Boilerplate(Span(60, 70), "links"),),
    )


def story(source: Article, words: str = "About 900 people left Milbrook.") -> PastStory:
    figure = Figure(Span(6, 16), "900 people", Decimal(900), counted="people", hedge="about", context=Span(0, 20))
    claim = CheckedClaim(
        id="c1",
        text=words,
        citations=(Citation(source.id, Span(0, 20)),),
        figures=(CitedFigure(source.id, figure),),
        attributed_to="Lee",
        standing=Standing(
            Status.CHANGED,
            "2025-05-01",
            EarlierFigure("800", "about 900", "z.txt", "0", None, MONDAY, Span(2, 5), "The 800.", Span(0, 8)),
        ),
    )
    previous = Previous("2025-05-01", "2025-05-01-general.md", "s0", reason="share 3 names")
    return PastStory("s1", "Flood", MONDAY, "2025-05-05-general.md", (source,), (claim,), previous)


def edition(day: date = MONDAY, audience: str = "general", *articles: Article) -> Edition:
    held = articles or (article(),)
    file = f"{day}-{audience}.md"
    told = (replace(story(held[0]), day=day, file=file),)
    return Edition(day, audience, file, sha256(b"brief").hexdigest(), held, told)


def publish(history: History, given: Edition, folder: Path, content: bytes = b"brief") -> None:
    path = folder / given.file
    with history.publish(given, path):
        path.write_bytes(content)


@pytest.fixture
def history(tmp_path: Path):
    with History(tmp_path / "stories.sqlite") as opened:
        yield opened


def test_a_story_comes_back_as_it_was_told(history: History, tmp_path: Path):
    """Text, dates, boilerplate, figures, links: all that is needed to know it again and to prove its figures."""
    publish(history, edition(), tmp_path)
    assert history.stories("general") == (replace(story(article()), audience="general"),)


def test_an_article_is_briefed_once_an_earlier_brief_of_the_audience_had_it(history: History, tmp_path: Path):
    publish(history, edition(MONDAY), tmp_path)
    mine = article().sha256
    assert history.briefed("general", TUESDAY, [mine, "0" * 64]) == {mine: MONDAY}
    assert history.briefed("general", MONDAY, [mine]) == {}, "the day's own brief does not count"
    assert history.briefed("general", date(2025, 5, 4), [mine]) == {}, "nor does a later one"
    assert history.briefed("analyst", TUESDAY, [mine]) == {}, "nor does another audience's"


def test_the_last_brief_is_told(history: History, tmp_path: Path):
    for day in (MONDAY, TUESDAY):
        publish(history, edition(day), tmp_path)
    mine = article().sha256
    assert history.briefed("general", WEDNESDAY, [mine]) == {mine: TUESDAY}


def test_a_brief_of_the_same_day_and_audience_is_replaced(history: History, tmp_path: Path):
    other = article("Another text about another matter.", "b.txt")
    publish(history, edition(MONDAY), tmp_path)
    publish(history, edition(MONDAY, "analyst"), tmp_path)
    publish(history, edition(MONDAY, "general", other), tmp_path)
    assert [one.articles[0].name for one in history.stories("general")] == ["b.txt"]
    assert [one.articles[0].name for one in history.stories("analyst")] == ["a.txt"]
    assert history.briefed("general", TUESDAY, [article().sha256]) == {}


def test_texts_that_no_brief_needs_are_forgotten(history: History, tmp_path: Path):
    publish(history, edition(MONDAY), tmp_path)
    publish(history, edition(MONDAY, "general", article("Another text.", "b.txt")), tmp_path)
    with sqlite3.connect(history.path) as raw:
        assert raw.execute("SELECT name FROM articles").fetchall() == [("b.txt",)]


def test_days_bound_what_is_read(history: History, tmp_path: Path):
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        publish(history, edition(day), tmp_path)
    assert [one.day for one in history.stories("general", since=TUESDAY, before=WEDNESDAY)] == [TUESDAY]
    assert [one.day for one in history.stories()] == [MONDAY, TUESDAY, WEDNESDAY]


def test_a_failed_write_of_the_brief_leaves_no_entry(history: History, tmp_path: Path):
    with pytest.raises(OSError, match="no room"), history.publish(edition(), tmp_path / "b.md"):
        raise OSError("no room")
    assert history.stories() == ()


DYING = """
import os, pickle, sys
from pathlib import Path
from briefing.store.history import History
store, (edition, content) = Path(sys.argv[1]), pickle.loads(Path(sys.argv[2]).read_bytes())
path = store.parent / edition.file
with History(store) as history, history.publish(edition, path):
    if content is not None:
        path.write_bytes(content)
    os._exit(9)
"""


def die_while_publishing(store: Path, given: Edition, content: bytes | None) -> None:
    """Publish in a process that dies behind the announcement, the brief's file written or not."""
    packed = store.parent / "edition.pickle"
    packed.write_bytes(pickle.dumps((given, content)))
    done = subprocess.run([sys.executable, "-c", DYING, store, packed], check=False)
    assert done.returncode == 9


@pytest.mark.parametrize(("content", "told"), [(b"brief", 1), (b"older brief", 0), (None, 0)])
def test_a_run_killed_behind_its_announcement_is_settled_by_its_file(tmp_path: Path, content: bytes | None, told: int):
    """Killed after the file was written: it counts. Killed before: it does not, and the file's own entry stays."""
    store, given = tmp_path / "stories.sqlite", edition()
    die_while_publishing(store, given, content)
    with History(store) as history:
        assert len(history.stories("general")) == told
        publish(history, given, tmp_path)
        assert len(history.stories("general")) == 1


def test_a_moved_folder_settles_too(tmp_path: Path):
    """The store lies beside its briefs; both may move together."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    given = edition()
    die_while_publishing(old / "stories.sqlite", given, b"brief")
    old.rename(new)
    with History(new / "stories.sqlite") as history:
        assert len(history.stories("general")) == 1


def test_two_processes_at_once_end_with_the_last_brief(tmp_path: Path):
    """Each announces, each writes; the one that writes last is the day's only brief, in the file and in the store."""
    store = tmp_path / "stories.sqlite"
    other = replace(edition(MONDAY, "general", article("Another text.", "b.txt")), sha256=sha256(b"other").hexdigest())
    with History(store) as one, History(store) as two:
        slow = one.publish(edition(), tmp_path / "b.md")
        publish(two, other, tmp_path, b"other")
        with slow:
            (tmp_path / "b.md").write_bytes(b"brief")
        assert [told.articles[0].name for told in two.stories("general")] == ["a.txt"]


def test_a_brief_settled_away_by_another_process_is_entered_again(tmp_path: Path):
    store = tmp_path / "stories.sqlite"
    with History(store) as one, History(store) as two:
        entering = one.publish(edition(), tmp_path / "b.md")
        with entering:
            one._connection.execute("DELETE FROM briefs")
        assert [told.id for told in two.stories("general")] == ["s1"]


def test_the_file_is_private(history: History):
    assert stat.S_IMODE(history.path.stat().st_mode) == 0o600
    with sqlite3.connect(history.path) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path):
    store = tmp_path / "stories.sqlite"
    with History(store, steps=(*STEPS, "CREATE TABLE later (id INTEGER)")):
        pass
    with pytest.raises(StoreError, match=r"newer version .* \(version 2, known: 1\)") as caught:
        History(store)
    assert "--no-store" in caught.value.hint


def test_a_store_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path):
    """What it held stays."""
    store = tmp_path / "stories.sqlite"
    with History(store) as history:
        publish(history, edition(), tmp_path)
    with History(store, steps=(*STEPS, "CREATE TABLE later (id INTEGER); CREATE INDEX i ON later (id)")) as history:
        assert len(history.stories()) == 1
    with sqlite3.connect(store) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_failed_update_changes_nothing(tmp_path: Path):
    store = tmp_path / "stories.sqlite"
    with History(store) as history:
        publish(history, edition(), tmp_path)
    with pytest.raises(StoreError):
        History(store, steps=(*STEPS, "CREATE TABLE later (id INTEGER); CREATE NONSENSE"))
    with History(store) as history:
        assert len(history.stories()) == 1


@pytest.mark.parametrize(
    "content",
    [b"this is no database, only text" * 9, b"SQLite format 3\x00" + b"\xff" * 2000],
    ids=["text", "garbage"],
)
def test_a_damaged_file_is_told_with_a_way_out(tmp_path: Path, content: bytes):
    store = tmp_path / "stories.sqlite"
    store.write_bytes(content)
    with pytest.raises(StoreError, match=re.escape(str(store))) as caught:
        History(store)
    assert "--no-store" in caught.value.hint
    assert store.read_bytes() == content


def test_another_database_is_left_alone(tmp_path: Path):
    store = tmp_path / "ledger.sqlite"
    with sqlite3.connect(store) as raw:
        raw.execute("CREATE TABLE calls (id INTEGER)")
    with pytest.raises(StoreError, match="is no store of briefing but another database"):
        History(store)


@pytest.mark.parametrize(
    "damage",
    ["UPDATE articles SET text = x'00'", "UPDATE claims SET body = '{'", "UPDATE claims SET body = '{}'"],
)
def test_a_damaged_row_is_told(history: History, tmp_path: Path, damage: str):
    publish(history, edition(), tmp_path)
    with sqlite3.connect(history.path) as raw:
        raw.execute(damage)
    with pytest.raises(StoreError, match="damaged"):
        history.stories()


def test_a_text_that_was_changed_in_the_store_is_not_believed(history: History, tmp_path: Path):
    publish(history, edition(), tmp_path)
    with sqlite3.connect(history.path) as raw:
        raw.execute("UPDATE articles SET sha256 = ?", ("0" * 64,))
    with pytest.raises(StoreError, match=r"the text of a\.txt is not what was briefed"):
        history.stories()


def test_a_place_that_cannot_hold_a_store_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        History(tmp_path / "file" / "stories.sqlite")
    assert "--store" in caught.value.hint


def test_of_an_article_that_no_story_tells_only_its_hash_is_kept(history: History, tmp_path: Path):
    """It is known again the day after, and costs the store no text; told later, its text is there."""
    untold = article("A text that no story of the day tells.", "b.txt")
    publish(history, edition(MONDAY, "general", article(), untold), tmp_path)
    with sqlite3.connect(history.path) as raw:
        assert raw.execute("SELECT length(text) FROM articles WHERE name = 'b.txt'").fetchall() == [(0,)]
    assert history.briefed("general", TUESDAY, [untold.sha256]) == {untold.sha256: MONDAY}
    publish(history, edition(TUESDAY, "general", untold), tmp_path)
    assert [one.articles[0].text for one in history.stories("general")] == [article().text, untold.text]


def test_a_text_once_told_outlives_a_brief_that_does_not_tell_it(history: History, tmp_path: Path):
    publish(history, edition(MONDAY), tmp_path)
    other = article("Another text about another matter.", "b.txt")
    publish(history, edition(TUESDAY, "general", other, article()), tmp_path)
    assert history.stories("general")[0].articles[0].text == article().text


def test_what_was_briefed_is_looked_up_from_its_hash(history: History):
    """The plan reads the articles of the hash, never all briefs: the store's age costs nothing."""
    with sqlite3.connect(history.path) as raw:
        plan = raw.execute(
            "EXPLAIN QUERY PLAN SELECT max(day) FROM articles CROSS JOIN brief_articles ON article = articles.id "
            "CROSS JOIN briefs ON brief = briefs.id WHERE articles.sha256 = 'x' AND audience = 'a' AND day < '2' "
        ).fetchall()
    assert [row[3].split()[:2] for row in plan] == [
        ["SEARCH", "articles"],
        ["SEARCH", "brief_articles"],
        ["SEARCH", "briefs"],
    ]
