"""Speech without quotation marks: what is said, and by whom; narration of the same shape stays narration."""

import pytest

from briefing.model import Marks
from briefing.verify.speech.quotations import find_quotations

Spoken = list[tuple[str, str | None]]


def spoken(text: str) -> Spoken:
    """Return the speech without marks, each with its speaker."""
    found = [one for one in find_quotations(text) if one.marks is Marks.UNMARKED]
    assert all(one.speech and one.span == one.pieces[0] and len(one.pieces) == 1 for one in found)
    return [(one.pieces[0].of(text), one.speaker) for one in found]


TAILS: dict[str, tuple[str, Spoken]] = {
    "a dash and who said it": ("A night\n\nWe sleep - Kovac said.", [("We sleep", "Kovac")]),
    "several sentences": (
        "The town sleeps. It may wake - Kovac said.",
        [("The town sleeps. It may wake", "Kovac")],
    ),
    "a sentence of narration": ("The town sleeps - Kovac said.", []),
    "after the sentence that names the speaker": (
        "Anna Berg came. It was early. Berg sat. We sleep. We wake - Berg said.",
        [("We sleep. We wake", "Anna Berg")],
    ),
    "the sentence that names the speaker": ("It was early. Our town is Anna Berg’s - Berg said.", [("Our town is Anna Berg’s", "Anna Berg")]),
    "after somebody else is named": (
        "Anna Berg came by. We sleep - Kovac said.",
        [("Anna Berg came by. We sleep", "Kovac")],
    ),
    "an attribution inside the paragraph": (
        "We sleep - Kovac said. He left. It was early.",
        [("We sleep", "Kovac")],
    ),
    "an attribution deep inside the paragraph": ("We sleep and wake up. " * 30 + "We wake - Kovac said. He left.", []),
    "a tail of nine words": ("We wake - Kovac said of the old and very sad town.", [("We wake", "Kovac")]),
    "a tail of ten words": ("We wake - Kovac said of the old and very sad little town.", []),
    "a verb first": ("We wake - said Kovac.", [("We wake", "Kovac")]),
    "a verb first and nobody": ("We wake - said of it.", []),
    "a verb of no speech": ("We wake - Kovac slept.", []),
    "a verb of speech and nobody": ("We wake - then once was said.", []),
    "no words": ("We wake - ____ ____.", []),
    "a role": ("We wake - the old mayor of the town said.", [("We wake", "the old mayor of the town")]),
    "something else before the speaker": ("We wake - a rest for many, Kovac said.", [("We wake - a rest for many", "Kovac")]),
    "what the speaker said": ("We wake - what Kovac said.", []),
    "a comma and who said it": ("It is early. We wake, Kovac said.", [("We wake", "Kovac")]),
    "a comma after narration": ("It is ours. The town wakes, Kovac said.", []),
    "a comma and nothing said": ("We wake, the town sleeps.", []),
    "a comma and half a sentence": ("We will go on, he slept… Kovac said.", []),
    "we, late in the sentence": ("The town and the council, which is very old and rather sad, know that we wake, Kovac said.", []),
    "a quotation": ("We wake, “at last”, Kovac said.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TAILS.values(), ids=TAILS.keys())
def test_a_tail_that_only_attributes_makes_the_words_before_it_speech(text: str, expected: Spoken):
    assert spoken(text) == expected


DIALOGUES: dict[str, tuple[str, Spoken]] = {
    "one piece": ("— Ми йдемо, — сказав Kovac.", [("Ми йдемо,", "Kovac")]),
    "two pieces": ("— Ми йдемо! — сказав Kovac. — Ми ще тут.", [("Ми йдемо!", "Kovac"), ("Ми ще тут.", "Kovac")]),
    "a colon": ("— Ми йдемо, — сказав Kovac: — Ми ще тут.", [("Ми йдемо,", "Kovac"), ("Ми ще тут.", "Kovac")]),
    "dashes that hug": (
        "— Vamos a ganar —dijo Ana Ruiz—. Ya verán.",
        [("Vamos a ganar", "Ana Ruiz"), ("Ya verán.", "Ana Ruiz")],
    ),
    "a dash that hugs the first word": ("—Vamos a ganar —dijo Ana Ruiz.", [("Vamos a ganar", "Ana Ruiz")]),
    "no attribution": ("— Ми йдемо, — моя хата скраю. — Ми ще тут.", []),
    "a dash alone": ("— Ми йдемо.", []),
    "a comma": ("— We wake, Kovac said.", []),
}


@pytest.mark.parametrize(("text", "expected"), DIALOGUES.values(), ids=DIALOGUES.keys())
def test_a_dialogue_is_told_by_its_dashes(text: str, expected: Spoken):
    assert spoken(text) == expected


LABELS: dict[str, tuple[str, Spoken]] = {
    "three of two speakers": (
        "Interviewer: When?\n\nAnna Berg: In May we open.\n\nBerg: Nobody is sure.",
        [("When?", None), ("In May we open.", "Anna Berg"), ("Nobody is sure.", "Anna Berg")],
    ),
    "two of one speaker": ("Anna Berg: In May we open.\n\nBerg: Nobody is sure.", []),
    "a question and an answer": ("Q: When do we open?\n\nA: In May we open.", []),
    "a label that comes once": (
        "Paul Kovac: We came by.\n\nAnna Berg: We open.\n\nBerg: Nobody is sure.\n\nBerg: Not I for one.",
        [("We open.", "Anna Berg"), ("Nobody is sure.", "Anna Berg"), ("Not I for one.", "Anna Berg")],
    ),
    "capitals": (
        "THE CLERK: We came by.\n\nTHE CLERK: In May we open.\n\nTHE CLERK: Nobody is sure.",
        [("We came by.", None), ("In May we open.", None), ("Nobody is sure.", None)],
    ),
    "a common noun": ("Weather: We came by.\n\nWeather: In May we open.\n\nWeather: Nobody is sure.", []),
    "a name and more": ("Berg park: We came by.\n\nBerg park: In May we open.\n\nBerg park: Nobody is sure.", []),
    "a shortened name": (
        "Anna B.: We came by.\n\nAnna B.: In May we open.\n\nAnna B.: Nobody is sure.",
        [("We came by.", "Anna B."), ("In May we open.", "Anna B."), ("Nobody is sure.", "Anna B.")],
    ),
    "a note in brackets": (
        "Anna Berg (smiling): We came by.\n\nBerg: In May we open.\n\nBerg (rising): Nobody is sure.",
        [("We came by.", "Anna Berg"), ("In May we open.", "Anna Berg"), ("Nobody is sure.", "Anna Berg")],
    ),
    "a word for an answer": (
        "Q: When?\n\nA: Now.\n\nQ: Really?\n\nAnna Berg: Yes.\n\nAnna Berg: No.",
        [("When?", None), ("Now.", None), ("Really?", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LABELS.values(), ids=LABELS.keys())
def test_labels_that_come_again_tell_who_speaks(text: str, expected: Spoken):
    assert spoken(text) == expected


def test_the_cue_of_a_label_is_its_colon():
    text = "Interviewer: When?\n\nAnna Berg: In May we open.\n\nBerg: Nobody is sure."
    found = find_quotations(text)[1]
    assert found.speaker_span is not None
    assert found.cue_span is not None
    assert (found.speaker_span.of(text), found.cue_span.of(text)) == ("Anna Berg", ": ")


def test_the_cue_of_a_tail_is_its_verb():
    text = "We wake - said Anna Berg."
    (found,) = find_quotations(text)
    assert found.speaker_span is not None
    assert found.cue_span is not None
    assert (found.speaker_span.of(text), found.cue_span.of(text)) == ("Anna Berg", "said")
