"""`briefing stories` as a user runs it: what the store holds, one story's history, and why a folder falls apart."""

import json
from pathlib import Path

import pytest
from fakes.commands import SEEDS, run
from pipeline.test_pipeline_continuing import FLOOD, LATER, STRIKE


@pytest.fixture
def briefs(tmp_path: Path) -> Path:
    """Two days of briefs, the second of them on a story that goes on."""
    articles, out = tmp_path / "articles", tmp_path / "briefs"
    articles.mkdir()
    way = ("daily", articles, "-d", out, "--model", "none")
    (articles / "flood.txt").write_text(FLOOD, encoding="utf-8")
    (articles / "strike.txt").write_text(STRIKE, encoding="utf-8")
    assert run(*way, "--date", "2025-05-03").returncode == 0
    (articles / "later.txt").write_text(LATER, encoding="utf-8")
    assert run(*way, "--date", "2025-05-04").returncode == 0
    return out


def test_stories_of_two_days(briefs: Path):
    """`list` has both stories; `show` has the history of one, as text and as JSON; an id may be cut short."""
    store = ("--store", briefs / "stories.sqlite")
    listed = json.loads(run("stories", "list", *store, "--format", "json").stdout)
    assert [(row["first"], row["last"], row["briefs"], row["articles"]) for row in listed] == [
        ("2025-05-03", "2025-05-04", 2, 2),
        ("2025-05-03", "2025-05-03", 1, 1),
    ]
    table = run("stories", "list", *store).stdout.splitlines()
    assert table[0].split() == ["id", "first", "last", "briefs", "articles", "claims", "audience", "headline"]
    assert table[1].startswith(listed[0]["id"])
    assert table[-1].endswith("2 stories")
    shown = run("stories", "show", listed[0]["id"][:6], *store).stdout
    assert "goes on from 2025-05-03: share" in shown
    assert "[changed: about 900 → about 1,400 (before: outlet not named" in shown
    assert "[unchanged since 3 May 2025]" in shown
    found = json.loads(run("stories", "show", listed[0]["id"][:6], *store, "--format", "json").stdout)
    assert [brief["file"] for brief in found["briefs"]] == ["2025-05-03-general.md", "2025-05-04-general.md"]
    changed = [claim for claim in found["briefs"][1]["claims"] if claim["status"] == "changed"]
    assert [(claim["before"]["text"], claim["before"]["now"]) for claim in changed] == [("about 900", "about 1,400")]
    none = run("stories", "list", *store, "--audience", "analyst")
    assert none.stdout.strip().endswith("0 stories")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "--store", "nowhere.sqlite"), "there is no store yet"),
        (("list", "--format", "yaml"), "--format yaml: unknown"),
        (("show", "abc", "--store", "nowhere.sqlite"), "there is no store yet"),
        (("group", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_shown_is_told_with_a_way_out(tmp_path: Path, words: tuple[str, ...], told: str):
    done = run("stories", *words, cwd=tmp_path)
    assert (done.returncode, told in done.stderr, "hint:" in done.stderr) == (2, True, True), done.stderr


def test_ids_that_fit_none_or_several_are_told(briefs: Path):
    store = ("--store", briefs / "stories.sqlite")
    none = run("stories", "show", "zz", *store)
    assert (none.returncode, "no such story" in none.stderr) == (2, True)
    several = run("stories", "show", "", *store)
    assert (several.returncode, "several stories begin so" in several.stderr) == (2, True)


def test_settings_may_say_that_there_is_no_store(tmp_path: Path):
    done = run("stories", "list", cwd=tmp_path, BRIEFING_STORE="none")
    assert (done.returncode, "there is no store" in done.stderr) == (2, True)


def test_a_folder_is_grouped_and_every_merge_and_veto_explained(tmp_path: Path):
    """By file names, writing nothing."""
    plain = run("stories", "group", SEEDS, cwd=tmp_path)
    assert (plain.returncode, "share" in plain.stdout) == (0, False)
    told = run("stories", "group", SEEDS, "--explain", cwd=tmp_path).stdout
    pair = "001_2efe632a66c153ae.txt and 000_ab2d3f9b4d73794d.txt: share 6 utterances"
    assert pair in told
    assert "kept apart: too little in common; share" in told
    groups = json.loads(run("stories", "group", SEEDS, "--explain", "--format", "json", cwd=tmp_path).stdout)
    members = {frozenset(article["name"][:3] for article in group["articles"]) for group in groups}
    assert members == {frozenset({"000", "001"}), frozenset({"002"}), frozenset({"003", "004"})}
    assert all(group["reasons"] for group in groups)
    assert list(tmp_path.iterdir()) == []


def test_unreadable_files_are_told_and_the_rest_is_grouped(tmp_path: Path):
    (tmp_path / "a.txt").write_text(FLOOD, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 100)
    done = run("stories", "group", tmp_path)
    assert (done.returncode, done.stdout.startswith("1. 1 article"), "b.txt" in done.stderr) == (4, True, True)
