"""Furniture is marked with its reason, never cut; a sentence of the report is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Boilerplate, Span
from briefing.sources.boilerplate import mark_boilerplate, merge
from briefing.sources.shared import mark_shared

ONE = "The council of Lund voted on Monday to close the old bridge for seven months of repairs, the mayor said."
TWO = "The work will cost 4 million euros and is paid by the region, according to the plan of the council for the year."
THREE = (
    "Ferries will carry people across the bay of Lund until the bridge opens again in the winter, the operator said."
)


def marks(text: str) -> list[tuple[str, str]]:
    return [(mark.reason, mark.span.of(text)) for mark in mark_boilerplate(text)]


def around(line: str, *, last: bool = False) -> str:
    return f"{ONE}\n\n{TWO}\n\n{line}" + ("" if last else f"\n\n{THREE}\n")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "site furniture"),
        ("Advertisement Story continues below", "site furniture"),
        ("Sign up for our newsletter", "site furniture"),
        ("Get the Monitor stories you care about delivered to your inbox.", "site furniture"),
        ("Share this article", "site furniture"),
        ("Facebook Twitter WhatsApp Email", "site furniture"),
        ("Follow us on Twitter", "site furniture"),
        ("© 2025 Harbour Gazette. All rights reserved.", "site furniture"),
        ("We use cookies to improve your experience.", "site furniture"),
        ("Updated 3 May 2025 at 10:15", "site furniture"),
        ("Story continues below", "site furniture"),
        ("12 comments", "site furniture"),
        ("5 min read", "site furniture"),
        ("The Associated Press contributed to this report.", "site furniture"),
        ("Reporting by Ana Ruiz; Editing by Bo Lee", "site furniture"),
        ("This article was originally published in the Harbour Gazette.", "site furniture"),
        ("Correction: An earlier version of this story gave the wrong name.", "site furniture"),
        ("Editor’s note: This story has a new headline.", "site furniture"),
        ("Unsubscribe | Manage preferences", "site furniture"),
        ("You're reading The Morning, our daily newsletter.", "site furniture"),
        ("Thanks for reading! See you tomorrow.", "site furniture"),
        ("View this email in your browser", "site furniture"),
        ("* * *", "site furniture"),
        ("Read more: Five bridges that fell", "related links"),
        ("Related: Ferries run every hour", "related links"),
        ("Also read | Ferries run every hour", "related links"),
        ("ALSO READ: The bay is cold", "related links"),
        ("Читайте також: Міст закрили", "related links"),
        ("https://h.example/bridge", "related links"),
        ("Some topic:Headline of another story", "related links"),
        ("(Photos: The bridge from above)", "related links"),
        ("Cars wait at the old bridge in Lund on a cold day. (AP Photo/Ana Ruiz)", "caption"),
        ("FILE PHOTO: Cars wait at the old bridge in Lund.", "caption"),
        ("In this May 3 photo, cars wait at the bridge.", "caption"),
        ("Image: Bo Lee/Getty Images", "caption"),
        ("Getty Images", "caption"),
        ("The mayor wrote <img src=x onerror=alert(1)> to the council of the town.", "markup or code"),
        ("The mayor wrote {{ 7*7 }} to the council of the town.", "markup or code"),
        ("The mayor wrote <script>alert(1)</script> to the council.", "markup or code"),
        ('The mayor wrote <a href="x" onclick="y">so</a> to the council.', "markup or code"),
        ("The mayor wrote \x1b]8;;http://h.example\x07 to the council.", "markup or code"),
        ("Details", "section label"),
        ("BRIDGE OF LUND IS CLOSED FOR MONTHS", "section label"),
        ("— Ana Ruiz", "byline"),
    ],
)
def test_a_line_of_furniture_is_marked_whole(line: str, reason: str):
    text = around(line)
    found = marks(text)
    assert [words for _, words in found] == [line]
    assert found[0][0] in {reason, "credit"}


@pytest.mark.parametrize(
    "line",
    [
        "The mayor read more of the letter to the council on Monday.",
        "Advertisement for the bridge has cost the town 4 million euros.",
        "“Read more,” the mayor told the children of the school.",
        "Read: “The bridge is closed,” the mayor wrote.",
        "The photo of the bridge by Ana Ruiz was sold on Monday.",
        "Comments by the mayor were not welcome in the council.",
        "The correction of the plan took the council a week.",
        "Subscribers of the paper were told of it first by Bo Lee.",
        "Credit for the new bridge went to the engineers of the harbour.",
        "The council thanked readers for reading the plan.",
        "Bo Lee, left the council on Monday after a long debate.",
        "No.",
        "The <b>mayor</b> wrote to <ana@h.example> that 3 < 4 and 5 > 4.",
        "The mayor <3 the bridge, she wrote in a letter to the town.",
    ],
)
def test_a_sentence_of_the_report_is_left_alone(line: str):
    assert marks(around(line)) == []


@pytest.mark.parametrize(
    "heading", ["More from Harbour Gazette", "Most read", "Related stories", "Читайте також", "Mehr zum Thema"]
)
def test_a_heading_of_teasers_opens_a_tail(heading: str):
    tail = f"{heading}\n\nStorm hits Malmo\n\nQueen visits Ystad\n"
    text = f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{tail}"
    assert marks(text) == [("teasers of other stories", tail)]


def test_a_tail_ends_where_the_report_goes_on():
    links = "Related stories\n\nStorm hits Malmo"
    text = f"{ONE} Ana Ruiz and Bo Lee of Lund spoke.\n\n{links}\n\n{THREE} Ana Ruiz, Bo Lee and Lund agreed with Ana Ruiz.\n"
    assert marks(text) == [("teasers of other stories", links)]


def test_a_tail_of_other_stories_runs_to_the_end():
    tail = (
        "Related stories\n\nStorm hits Malmo\n\nThe queen of Denmark, Margrethe, visited Ystad and Trelleborg with Prince "
        "Frederik and the Duke of Skane on Friday in the rain.\n"
    )
    text = f"{ONE}\n\n{TWO}\n\n{tail}"
    assert marks(text) == [("teasers of other stories", tail)]


@pytest.mark.parametrize(
    "below", ["Bo: I like the bridge.", "Bo Lee\n\nReply", "Bo Lee\n\n3 hours ago", "Bo says:\n\nNo!"]
)
@pytest.mark.parametrize("heading", ["Comments", "12 comments", "Comments (3)", "Kommentare"])
def test_what_readers_wrote_is_marked_to_the_end(heading: str, below: str):
    tail = f"{heading}\n\n{below}\n\nIt was never a good bridge, and the council knows it very well since years.\n"
    assert marks(f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{tail}")[-1] == ("comments of readers", tail)


def test_a_button_for_comments_marks_nothing_but_itself():
    assert marks(f"{ONE}\n\n{TWO}\n\nComments\n\n{THREE}\n") == [("site furniture", "Comments")]
    assert ("comments of readers", "x") not in marks(f"Comments\n\nBo: no\n\n{ONE}\n\n{TWO}\n")


def test_metadata_before_the_first_word_is_marked():
    assert marks(f" date 2025-01-10 {ONE}")[0] == ("metadata prefix", " date 2025-01-10 ")
    assert marks(f"(AGENCY- Harbour) {ONE}")[0] == ("syndication prefix", "(AGENCY- Harbour) ")


def test_a_caption_printed_twice_above_its_credit_is_marked():
    caption = "Cars wait at the old bridge in Lund"
    text = f"Bridge closed\n\n{caption}\n{caption}\nREUTERS/Bo Lee\n\n{ONE}\n\n{TWO}\n"
    assert {words for _, words in marks(text)} >= {caption, "REUTERS/Bo Lee"}


def test_a_sentence_printed_twice_in_the_report_is_marked_once():
    text = "\n\n".join([ONE, TWO, THREE, ONE + " So.", TWO + " So.", THREE + " So.", ONE + " Yes.", ONE + " Yes.", TWO])
    assert marks(text) == [("repeated line", ONE + " Yes.")]


def test_a_text_in_capitals_has_no_headlines():
    text = "\n\n".join(words.upper() for words in (ONE[:-1], TWO[:-1], THREE[:-1]))
    assert marks(text) == []


def test_short_lines_in_a_row_are_a_list():
    assert marks(f"{ONE}\n\nLund\n\nMalmo\n\nYstad\n\n{TWO}\n") == []


def test_a_label_between_paragraphs_needs_no_blank_lines():
    assert marks(f"{ONE}\nDetails\n{TWO}\n") == [("section label", "Details")]
    assert marks(f"{ONE}\nDetails") == []


def test_a_widget_s_label_is_marked_before_its_line():
    assert marks(f"Story highlights The bridge fell on Monday\n\n{ONE}\n")[0] == ("site furniture", "Story highlights ")


def test_a_note_on_the_author_ends_a_text():
    bio = "Ana Ruiz is a reporter. Follow her on Twitter @ana."
    assert marks(around(bio, last=True)) == [("byline", bio)]


class TestShared:
    FOOT = "For more of our stories, subscribe to the paper of the bay."

    def texts(self, foot: str, count: int) -> list[str]:
        return [f"{ONE} {n}{'x' * n}.\n\n{TWO} {n}.\n\n{foot}\n" for n in range(count)]

    def test_a_sentence_to_the_reader_that_three_reports_share_is_furniture(self):
        assert [len(found) for found in mark_shared(self.texts(self.FOOT, 3))] == [1, 1, 1]
        assert [len(found) for found in mark_shared(self.texts(self.FOOT, 2))] == [0, 0]

    def test_background_that_reports_share_is_report(self):
        assert [len(found) for found in mark_shared(self.texts(THREE, 4))] == [0] * 4

    def test_a_line_that_is_no_sentence_is_shared_by_two(self):
        found = mark_shared(self.texts("The paper of the bay", 2))
        assert [mark.reason for marks_ in found for mark in marks_] == ["shared furniture"] * 2

    def test_two_prints_of_one_report_share_no_furniture(self):
        text = f"{ONE}\n\n{TWO}\n\n{THREE}\n\nThe paper of the bay\n"
        assert mark_shared([text, text]) == [(), ()]

    def test_quoted_and_short_lines_are_no_furniture(self):
        assert [len(found) for found in mark_shared(self.texts("“The bridge is ours”", 3))] == [0] * 3
        assert [len(found) for found in mark_shared(self.texts("AB", 3))] == [0] * 3


def test_marks_are_merged_in_order_each_place_once():
    a, b, c = Boilerplate(Span(0, 5), "a"), Boilerplate(Span(3, 8), "b"), Boilerplate(Span(4, 5), "c")
    assert merge([c, b, a]) == (a, Boilerplate(Span(5, 8), "b"))


@given(st.text(max_size=300))
def test_marks_of_any_text_lie_in_it_and_apart(text: str):
    found = mark_boilerplate(text)
    assert all(0 <= mark.span.start <= mark.span.end <= len(text) for mark in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
