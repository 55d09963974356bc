"""The text report: place, words of both sides with the difference marked, the place in the source, and what to do."""

import json

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import (
    Article,
    ArticleId,
    Basis,
    CheckedItem,
    CheckKind,
    CheckReport,
    ClaimVerdict,
    Dated,
    Span,
)
from briefing.render.diagnostics import diagnose
from briefing.render.reports import render_reports

WORDS = "The storm came.\n\n“We will not close the bridge unless the river rises,” Mayor Ana Ruiz said. 1,200 people live there.\n"
SOURCE = Article(ArticleId("a"), "bridge.txt", WORDS, "0" * 64, published=Dated(None, Basis.UNKNOWN))


def shown(summary: str, form: str = "text") -> str:
    reports = [check_summary("s.md", summary, Corpus([SOURCE]))]
    return render_reports(form, reports, [SOURCE])


def test_a_finding_shows_both_sides_with_the_difference_marked():
    assert shown("Ana Ruiz said “We will close the bridge unless the river rises”.\n").splitlines()[:7] == [
        "s.md:1:16: error: quote altered: one change against the source",
        "    summary | Ana Ruiz said “We will close the bridge unless the river rises”.",
        "            |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "     source | “We will not close the bridge unless the river rises,” Mayor Ana Ruiz said. 1,200 people live there.",
        "            |          ---",
        "         at | bridge.txt:3:2",
        "    changed | -not (negation)",
    ]


def test_wide_letters_keep_the_marks_in_place_and_controls_are_seen():
    lines = shown("橋橋 1,300 people\x1b[31m live there.\n").splitlines()
    assert [line[14:] for line in lines[1:3]] == ["橋橋 1,300 people\ufffd[31m live there.", "^^^^"]
    assert "\x1b" not in "".join(lines)


def test_the_last_line_counts_and_nothing_found_is_no_pass():
    assert shown("Mayor Ana Ruiz said: “We will not close the bridge unless the river rises.”\n").startswith(
        "s.md: passed;"
    )
    assert shown("***\n") == (
        "s.md: nothing could be proven: no quote, figure, name, date, citation or sentence was found in it\n"
    )


def test_what_stays_unchecked_is_listed_as_a_warning_with_its_lines():
    text = "Here is a summary of the articles.\n\n1,200 people live there.\n\nDo you want more details?\n"
    (line,) = [line for line in shown(text).splitlines() if "warning" in line]
    assert (line.startswith("s.md:1: warning: claim unchecked: speaks to"), line.endswith("(lines 1, 5)")) == (
        True,
        True,
    )


def test_a_sentence_is_not_told_again_where_its_figure_is():
    text = shown("1,300 people live there.\n")
    assert [line.split(": ")[2] for line in text.splitlines() if "error:" in line] == ["figure contradicted"]


def test_the_last_line_counts_what_is_listed():
    """A sentence that is not listed because something in it is, is counted beside it."""
    last = shown("1,300 people live there.\n").splitlines()[-1]
    assert last == "s.md: 1 failed; checked 1 figure, 1 claim (1 failed and 1 sentence with them)"


def test_a_full_stop_at_the_edge_of_a_quote_is_no_difference():
    lines = shown("Ana Ruiz said “We will not close the road unless the river rises.”\n").splitlines()
    assert [lines[2].strip(" |"), lines[4].strip(" |")] == ["^^^^", "------"]


def test_the_words_that_a_sentence_has_wrong_are_marked():
    """A claim is shown with the words that its reason names, not underlined from end to end."""
    text = (
        "“We will not close the bridge unless the river rises,” said the mayor of all people living beside the lake.\n"
    )
    item = CheckedItem(
        CheckKind.CLAIM,
        "beside the lake",
        1,
        1,
        ClaimVerdict.CONTRADICTED,
        "the source has 'bridge' there, not 'lake'; the number '7' is not in the source",
        Span(0, len(text)),
        ArticleId("a"),
        17,
        60,
    )
    lines = diagnose(CheckReport("s.md", text, (item,)), [SOURCE]).splitlines()
    assert [len(line.strip(" |")) for line in (lines[2], lines[4])] == [len("lake"), len("bridge")]


def test_sarif_tells_rules_places_and_the_source():
    log = json.loads(shown("“We will close the bridge unless the river rises”\n", "sarif"))
    (run,) = log["runs"]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    region = result["locations"][0]["physicalLocation"]["region"]
    source = result["relatedLocations"][0]["physicalLocation"]
    assert (log["version"], rule["id"], bool(rule["help"]["text"])) == ("2.1.0", "quote/altered", True)
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (1, 2, 49)
    assert (source["artifactLocation"]["uri"], source["region"]["startLine"]) == ("bridge.txt", 3)


def test_annotations_are_escaped():
    report = check_summary("a,b:c%.md", "“We will close the bridge unless the river rises” 100%\n", Corpus([SOURCE]))
    line = render_reports("github", [report], [SOURCE]).splitlines()[0]
    assert line.startswith("::error file=a%2Cb%3Ac%25.md,line=1,col=2,title=quote altered::altered: ")


def test_hostile_summaries_are_read_in_linear_time_and_reach_the_terminal_as_text():
    """Deep nesting, footnotes by the thousand, escapes: a report comes, without a raw control."""
    texts = (
        ">" * 2000 + " deep\n",
        "[" * 5000 + "x" + "]" * 5000 + "\n",
        "".join(f"[^{n}]: note {n}\n" for n in range(3000)),
        "\x1b]0;title\x07\u202eABC \x9b31m “no such words here at all”\n",
        "(" * 5000 + "【" * 5000 + "¹" * 5000 + "\n",
    )
    reports = [check_summary("h", text, Corpus([SOURCE])) for text in texts]
    shown_text = render_reports("text", reports, [SOURCE], every=True)
    assert [char for char in "\x1b\x07\x9b\u202e" if char in shown_text] == []
