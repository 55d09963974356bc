"""Where one utterance goes on, whose a quotation without attribution is, and which is none at all."""

import pytest

from briefing.verify.speech.quotations import find_quotations

Found = list[tuple[tuple[str, ...], str | None]]
NONE = "(no speech)"
"""Stands for the speaker of words in marks that nobody said."""


def found(text: str) -> Found:
    """Return the pieces of each quotation, and who said them."""
    return [
        (tuple(piece.of(text) for piece in one.pieces), one.speaker if one.speech else NONE)
        for one in find_quotations(text)
    ]


FAR = "who knows the hall and all of the old town, " * 5
RESTS: dict[str, tuple[str, Found]] = {
    "after a comma": ("“It is short,” said Eva Thal, “we close.”", [(("It is short,", "we close."), "Eva Thal")]),
    "after a dash": ("“It is short,” said Eva Thal — “we close.”", [(("It is short,", "we close."), "Eva Thal")]),
    "after a word": ("“It is short,” said Eva Thal of the “hall.”", [(("It is short,",), "Eva Thal"), (("hall.",), NONE)]),
    "far away": (f"“It is short,” said Eva Thal, {FAR}“we close.”", [(("It is short,",), "Eva Thal"), (("we close.",), NONE)]),
    "after a semicolon": (
        "“It is short,” said Eva Thal; the hall, “we close.”",
        [(("It is short,",), "Eva Thal"), (("we close.",), NONE)],
    ),
    "after another sentence": (
        "“It is short,” said Eva Thal. The hall, “we close.”",
        [(("It is short,",), "Eva Thal"), (("we close.",), NONE)],
    ),
    "after nobody": ("“It is very short,” the hall, “we close.”", [(("It is very short,",), None), (("we close.",), NONE)]),
    "under one attribution": (
        "Eva Thal said “we go” and “we stay” at once.",
        [(("we go", "we stay"), "Eva Thal")],
    ),
    "under two attributions": (
        "“We go on,” Eva Thal said. “We stay on,” Thal said.",
        [(("We go on,",), "Eva Thal"), (("We stay on,",), "Eva Thal")],
    ),
    "in the next paragraph": (
        "Eva Thal said: “We go.\n\n“We stay.\n\n“We sit.”",
        [(("We go.", "We stay.", "We sit."), "Eva Thal")],
    ),
    "in the next paragraph, which names the speaker": (
        "“We go.\n\n“We stay,” said Eva Thal.",
        [(("We go.", "We stay,"), "Eva Thal")],
    ),
    "in the next paragraph of a speaker who is named again": (
        "Eva Thal said: “We go.\n\n“We stay,” Thal said.",
        [(("We go.",), "Eva Thal"), (("We stay,",), "Eva Thal")],
    ),
    "of a title in the next paragraph": ("The sign reads “Open Roads\n\n“We go now then.”", [(("Open Roads", "We go now then."), NONE)]),
    "after speech without marks": (
        "We wake - Paul Kovac said.\n\n“We go now then.”",
        [(("We wake",), "Paul Kovac"), (("We go now then.",), "Paul Kovac")],
    ),
    "of two pieces without marks": (
        "— We wake, — said Paul Kovac. — We sleep.",
        [(("We wake,",), "Paul Kovac"), (("We sleep.",), "Paul Kovac")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RESTS.values(), ids=RESTS.keys())
def test_an_utterance_goes_on_past_who_says_it(text: str, expected: Found):
    assert found(text) == expected


ALONE: dict[str, tuple[str, Found]] = {
    "a sentence of four words": ("Eva Thal came. “We go now then.”", [(("We go now then.",), "Eva Thal")]),
    "three words": ("Eva Thal came. “We go now.”", [(("We go now.",), NONE)]),
    "a full stop outside": ("Eva Thal came. “We go now then”. So it was.", [(("We go now then",), "Eva Thal")]),
    "no full stop": ("Eva Thal came. “We go now then”", [(("We go now then",), NONE)]),
    "a part of a sentence": ("Eva Thal came. Here “we go now then.”", [(("we go now then.",), NONE)]),
    "a dash before": ("Eva Thal came.\n\n– “We go now then.”", [(("We go now then.",), None)]),
    "a word after a speaker": ("“Money.” said Eva Thal. “Yes.”", [(("Money.", "Yes."), "Eva Thal")]),
    "a word before whom nobody spoke": ("Eva Thal said “no”. “Yes.”", [(("no",), "Eva Thal"), (("Yes.",), NONE)]),
    "after somebody else": (
        "“No,” said Eva Thal. Ida Holm came. “We go now then.”",
        [(("No,",), "Eva Thal"), (("We go now then.",), "Ida Holm")],
    ),
    "after somebody else who reports a third": (
        "Ida Holm told all that Eva Thal slept. “We go now then.”",
        [(("We go now then.",), "Ida Holm")],
    ),
    "in the sentence of the attribution": (
        "“No,” said Eva Thal, and Ida Holm sat. “We go now then.”",
        [(("No,", "We go now then."), "Eva Thal")],
    ),
    "near the speaker": (
        "“No,” said Eva Thal. There was rain. “We go now then.”",
        [(("No,", "We go now then."), "Eva Thal")],
    ),
    "far from the speaker": (
        f"“No,” said Eva Thal.{' There was rain.' * 20} “We go now then.”",
        [(("No,",), "Eva Thal"), (("We go now then.",), "Eva Thal")],
    ),
    "near words that are no speech": (
        "The “open” sign of old. There was rain. “We go now then.”",
        [(("open",), NONE), (("We go now then.",), None)],
    ),
    "below a speaker": (
        "“No,” said Eva Thal.\n\n“We go now then.”",
        [(("No,",), "Eva Thal"), (("We go now then.",), "Eva Thal")],
    ),
    "below somebody": ("Ida Holm came.\n\n“We go now then.”", [(("We go now then.",), "Ida Holm")]),
    "below the last sentence": ("Eva Thal sat. Ida Holm came.\n\n“We go now then.”", [(("We go now then.",), "Ida Holm")]),
    "below words that are no speech": (
        "Ida Holm came by the “open” sign.\n\n“We go now then.”",
        [(("open",), NONE), (("We go now then.",), "Ida Holm")],
    ),
    "below narration below a speaker": (
        "“No,” said Eva Thal.\n\nThere was rain.\n\n“We go now then.”",
        [(("No,",), "Eva Thal"), (("We go now then.",), None)],
    ),
    "below nothing": ("“We go now then.”", [(("We go now then.",), None)]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ALONE.values(), ids=ALONE.keys())
def test_a_quotation_without_attribution_is_whose_sentence_stands_before_it(text: str, expected: Found):
    assert found(text) == expected


@pytest.mark.parametrize("end", [".", "!", "?", "…", ",", "—", "-", "’", "'"])
def test_a_sentence_in_marks_ends_as_one(end: str):
    assert found(f"Eva Thal came. “We go now then{end}”") == [((f"We go now then{end}",), "Eva Thal")]


@pytest.mark.parametrize(("text", "cue"), [("“No,” said Eva Thal.\n\n“We go now then.”", "said"), ("Eva Thal came. “We go now then.”", None)])  # fmt: skip
def test_the_cue_of_a_quotation_without_attribution(text: str, cue: str | None):
    span = find_quotations(text)[-1].cue_span
    assert (None if span is None else span.of(text)) == cue


@pytest.mark.parametrize(("length", "pieces"), [(199, [2]), (200, [1, 1])])
def test_narration_between_two_pieces_is_short(length: int, pieces: list[int]):
    paragraph = "It was an old hall. " * 12
    between = " said Eva Thal, who {}, ".format("x" * (length - 22))
    attributed = f"{paragraph}\n\n“It is short,”{between}“we close.”"
    assert [len(one.pieces) for one in find_quotations(attributed)] == pieces
    between = " said Eva Thal, who {}. ".format("x" * (length - 22))
    alone = f"{paragraph}\n\n“It is short,”{between}“We close.”"
    assert [len(one.pieces) for one in find_quotations(alone)] == pieces
