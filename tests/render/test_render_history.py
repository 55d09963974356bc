"""Stories over the days and groups with their reasons, as text and JSON; hostile words stay inert."""

import json
from datetime import date

from briefing.model import (
    Article,
    ArticleId,
    Basis,
    CheckedClaim,
    Citation,
    Dated,
    PastStory,
    Previous,
    Span,
    Standing,
    Status,
    StoryGroup,
    Thread,
)
from briefing.render.history import groups_json, groups_text, thread_json, thread_table, thread_text, threads_json

ONE = Article(
    ArticleId("abcdef012345"), "a.txt", "The river rose.", "1", "Flood", published=Dated(date(2025, 5, 3), Basis.STATED)
)
TWO = Article(ArticleId("abcdef012346"), "b\x1b[31m.txt", "The river rose.", "2", outlet="Gazette")
CLAIM = CheckedClaim("c1", "The river\x1b]8;;x rose.", (Citation(ONE.id, Span(0, 15)),))
FIRST = PastStory("f1", "Flood", date(2025, 5, 3), "2025-05-03-general.md", (ONE,), (CLAIM,), audience="general")
MARKED = CheckedClaim("c2", "It fell.", CLAIM.citations, standing=Standing(Status.UNCHANGED, "2025-05-03"))
LINK = Previous("2025-05-03", FIRST.file, "f1", "share 3 names")
NEXT = PastStory("f2", "Flood falls", date(2025, 5, 4), "2025-05-04-general.md", (ONE, TWO), (MARKED,), LINK, "general")
THREAD = Thread((FIRST, NEXT))
GROUP = StoryGroup(
    (ONE.id, TWO.id), ((TWO.id, ONE.id),), (f"{TWO.id} repeats the words of {ONE.id}", "0123456789ab and x kept apart")
)


def test_a_table_has_one_line_a_story():
    assert (
        thread_table([THREAD]).splitlines()[1].split() == "f1 2025-05-03 2025-05-04 2 2 2 general Flood falls".split()
    )
    assert thread_table([]) == ""


def test_a_history_tells_each_brief():
    text = thread_text(THREAD)
    assert "2025-05-03  Flood  (2025-05-03-general.md, story f1)" in text
    assert "  goes on from 2025-05-03: share 3 names" in text
    assert "  - It fell.  [unchanged since 3 May 2025]" in text
    assert "from a.txt, outlet not named, 2025-05-03" in text
    assert "Gazette, date not given" in text
    assert "\x1b" not in text


def test_json_has_what_the_text_has():
    (row,) = json.loads(threads_json([THREAD]))
    assert (row["id"], row["briefs"], row["articles"], row["claims"], row["audience"]) == ("f1", 2, 2, 2, "general")
    briefs = json.loads(thread_json(THREAD))["briefs"]
    assert [brief["previous"] and brief["previous"]["reason"] for brief in briefs] == [None, "share 3 names"]
    assert [claim["status"] for brief in briefs for claim in brief["claims"]] == [None, "unchanged"]


def test_groups_name_files_and_say_why_only_when_asked():
    plain, told = (groups_text([GROUP], (ONE, TWO), explain=explain) for explain in (False, True))
    assert plain.splitlines()[:2] == ["1. 2 articles", "  a.txt, 2025-05-03: Flood"]
    assert "(repeats a.txt)" in plain
    assert "repeats the words of" not in plain
    assert "repeats the words of a.txt" in told
    assert "0123456789ab and x kept apart" in told, "an id that is none of these articles stays"
    assert "\x1b" not in told


def test_groups_as_json():
    (plain,) = json.loads(groups_json([GROUP], (ONE, TWO), explain=False))
    (told,) = json.loads(groups_json([GROUP], (ONE, TWO), explain=True))
    assert [article["id"] for article in plain["articles"]] == [ONE.id, TWO.id]
    assert ("reasons" in plain, len(told["reasons"])) == (False, 2)
    assert plain["duplicates"] == [{"article": TWO.id, "of": ONE.id}]
