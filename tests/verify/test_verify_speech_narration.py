"""The reporter's own words: its words and marks, and where its sentences begin, with every quotation blanked out."""

import pytest

from briefing.model import Span
from briefing.text.marks import marked
from briefing.text.names import find_names
from briefing.verify.speech.narration import BLANK, Narration, narrate


def narrated(text: str) -> Narration:
    """Return the narration of a text."""
    return narrate(text, tuple(marked(text)), find_names(text))


TOKENS = {
    "words and marks": ("It rains, now.", ["It", "rains", ",", "now", "."]),
    "a title": ("Mr. Holm sat.", ["Mr", "Holm", "sat", "."]),
    "an initial": ("J. Holm sat.", ["J", "Holm", "sat", "."]),
    "a dot of its own": ("Mr . Holm", ["Mr", ".", "Holm"]),
    "a dot alone": (". Holm", [".", "Holm"]),
    "an apostrophe and a possessive": ("Holm’s isn’t", ["Holm", "’s", "isn’t"]),
    "a hyphen": ("coal-mining", ["coal-mining"]),
    "a figure": ("5.5% or 1,000", ["5.5%", "or", "1,000"]),
    "a quotation": ("He said “no, I go” now", ["He", "said", BLANK, "now"]),
    "a quotation in a quotation": ("He said “no, ‘I’ go” now", ["He", "said", BLANK, "now"]),
    "two quotations": ("“No” “Yes”", [BLANK, BLANK]),
}


@pytest.mark.parametrize(("text", "expected"), TOKENS.values(), ids=TOKENS.keys())
def test_narration_is_read_as_words_and_marks(text: str, expected: list[str]):
    tokens = narrated(text).tokens(0, len(text))
    assert [token.text for token in tokens] == expected
    assert [token.low for token in tokens] == [one.lower().replace("’", "'") for one in expected]
    assert all(token.text in {BLANK, text[token.start : token.end]} for token in tokens)


def test_words_are_those_of_a_stretch_in_its_paragraph():
    text = "It rains here.\n\nIt snows there."
    narration = narrated(text)
    assert [token.text for token in narration.tokens(3, 10)] == ["rains", "here"]
    assert [token.text for token in narration.tokens(16, len(text))] == ["It", "snows", "there", "."]
    assert [token.text for token in narration.tokens(19, 24)] == ["snows"]
    assert [token.text for token in narration.tokens(0, len(text))] == ["It", "rains", "here", "."]


def test_the_narration_keeps_its_place_and_the_names_outside_quotations():
    text = "“Ida Holm sat,” said Eva Thal."
    narration = narrated(text)
    assert narration.blanked == BLANK * 15 + " said Eva Thal."
    assert [name.text for name in narration.names] == ["Eva Thal"]
    assert [narration.name_at(at) for at in (1, 20, 29)] == [None, None, None]
    assert [narration.name_at(at) for at in (21, 28)] == [narration.names[0]] * 2
    assert list(narration.names_in(0, 21)) == list(narration.names_in(22, 40)) == []
    assert list(narration.names_in(21, 22)) == [narration.names[0]]


def test_the_nearest_name_before_a_place_may_end_before_it():
    narration = narrated("Ida Holm met Eva Thal.")
    names = [name.text for at in range(22) if (name := narration.name_at(at)) is not None]
    assert names == ["Ida Holm"] * 8 + ["Eva Thal"] * 8


SENTENCES = {
    "marks that end one": (
        "It rains. It snows! Does it? Yes… So it does.",
        ["It rains.", "It snows!", "Does it?", "Yes…", "So it does."],
    ),
    "a title and an initial": ("Then Mr. Holm came. J. Holm left. No.", ["Then Mr. Holm came.", "J. Holm left.", "No."]),
    "a shout that looks like a title": ("He cried No! Holm left.", ["He cried No!", "Holm left."]),
    "a figure": ("He left. 2nd place went.", ["He left.", "2nd place went."]),
    "a small letter": ("He left. it rained. Then no.", ["He left. it rained.", "Then no."]),
    "a quotation that ends one": (
        "“We go.” She sat. “We stay!” “No.” He sat.",
        ["“We go.”", "She sat.", "“We stay!”", "“No.”", "He sat."],
    ),
    "a quotation that ends none": ("“We go,” she said. “We go,” She said.", ["“We go,” she said.", "“We go,” She said."]),
    "a quotation that goes on": ("“We go.” said she. No.", ["“We go.” said she.", "No."]),
    "a quotation at the end": ("It rains. “We go.”", ["It rains.", "“We go.”"]),
    "a quotation without a gap": ("“We go.”She sat.", ["“We go.”", "She sat."]),
    "a quotation and blanks": ("“We go.”   She sat.", ["“We go.”", "She sat."]),
    "a dateline": ("NORBURG (AP) — It rains. It snows.", ["It rains.", "It snows."]),
    "no blanks": ("雨が降る。雪が降る。", ["雨が降る。", "雪が降る。"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentences_of_a_paragraph(text: str, expected: list[str]):
    narration = narrated(text)
    paragraph = Span(0, len(text))
    starts = narration.sentence_starts(paragraph, [mark for mark in marked(text) if mark.level == 0])
    assert [text[at:end].strip() for at, end in zip(starts, [*starts[1:], len(text)], strict=True)] == expected
    assert not any(text[at].isspace() for at in starts)


def test_a_quotation_at_the_end_of_its_paragraph_begins_no_sentence_of_the_next():
    text = "“We go.”\n\nIt rains."
    assert narrated(text).sentence_starts(Span(0, 8), list(marked(text))) == [0]


AROUND = {
    "inside": ("It rains. It snows.", 12, 10),
    "its first letter": ("It rains. It snows.", 10, 10),
    "before it": ("It rains. It snows.", 9, 0),
    "its line": ("It rains\nIt snows.", 12, 9),
    "the first letter of a line": ("It rains\nIt snows.", 9, 9),
    "a line below an empty one": ("\nIt snows.", 5, 1),
    "a line break itself": ("It rains\nIt snows.", 8, 0),
    "after a title": ("It rains. Mr. Holm sat.", 15, 10),
    "after a long word": ("He met Normannia. Holm sat.", 20, 18),
    "after the last of several": ("It rains. It snows. It hails.", 22, 20),
    "before a mark without a blank": ("雨が降る。雪が降る。", 4, 0),
    "after a mark without a blank": ("雨が降る。雪が降る。", 5, 5),
    "very long": ("It rains. " + "x" * 900, 800, 300),
}


@pytest.mark.parametrize(("text", "position", "expected"), AROUND.values(), ids=AROUND.keys())
def test_the_sentence_around_a_place_begins_after_the_one_before(text: str, position: int, expected: int):
    assert narrated(text).sentence_start(position) == expected
