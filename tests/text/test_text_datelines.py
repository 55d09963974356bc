"""Datelines: where the first word of a report begins, and what only looks like one."""

import pytest

from briefing.text.datelines import dateline_end


@pytest.mark.parametrize(
    "dateline",
    [
        "LAKEVIEW — ",
        "LAKEVIEW, Ohio (CPS) — ",
        "LAKEVIEW, Ohio—",
        "LAKEVIEW, D.C. — ",
        "LAKEVIEW: ",
        "LAKEVIEW, May 3, 2025 (Lake Gazette) - ",
        "LAKEVIEW, Ohio, May 3 (AP) - ",
        "LAKEVIEW, 3 mars 2025 — ",
        "LAKEVIEW (EFE).- ",
        "LAKEVIEW, 3 mar (EFE).- ",
        "LAKEVIEW, February 8. /LPA/. ",
        "LAKEVIEW, March 4 /LakeNewswire/ -- ",
        "ST. LAKE (KLKV) -- ",
        "SAN LAGO DEL REY (AP) — ",
        "ОЗЕРНЕ, 12 травня — ",
        "New Lake View, Ohio (CNN) - ",
        "Lake View (CNN) ",
        "Lake View, Ohio (CPS) -- ",
        "Lakeview (CPS) ",
        "Lakeview am Main (dpa) – ",
        "Lakeview/Norburg (dpa) - ",
        "Lakeview, Feb. 3 – ",
        "(CPS) ",
        "(CNN)",
        "<p>LAKEVIEW &mdash; ",
    ],
)
def test_a_dateline_ends_before_the_first_word_of_a_report(dateline: str):
    assert dateline_end(f"{dateline}The bridge fell.") == len(dateline)
    assert dateline_end(f"Title\n{dateline}“Now it fell.”", 6) == 6 + len(dateline)


@pytest.mark.parametrize(
    "words",
    [
        "The Lake Bridge Council (LBC) President left.",
        "The Lake (LBC) President left.",
        "The bridge (built in 1900) is closed.",
        "NATO — the alliance — met.",
        "Ruiz — The mayor — left.",
        "Ruiz: The bridge is closed.",
        "On March 3: The bridge fell.",
        "President Ruiz (R) — the mayor — left.",
        "LAKEVIEW — ",
        "LAKEVIEW — the bridge fell.",
        "",
    ],
)
def test_other_openings_are_no_dateline(words: str):
    assert dateline_end(words) == 0


def test_a_dateline_may_not_reach_past_the_end_of_its_line():
    assert dateline_end("LAKEVIEW — The bridge fell.", 0, 8) == 0
