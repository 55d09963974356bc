"""Where a quotation begins, ends and goes on, what is inside it, and what in quotation marks is a title."""

import pytest

from briefing.verify.speech.quotations import find_quotations

TITLES = {
    "a work, after its kind": "Anna Berg praised the film “The Long Way from Home”.",
    "a work that is read": "Anna Berg read “Songs for Birds” to them.",
    "a work in a sentence of its own": "Anna Berg left. In the old film “The Long Way from Home” she had wept.",
    "a name that others give": "Critics called “Open Roads” a sham.",
    "a name that is given": "Anna Berg met a group named “Friends of Norburg” today.",
    "capitals far from the speaker": "Anna Berg said at the “Open Roads” gala that she won.",
}


@pytest.mark.parametrize("text", TITLES.values(), ids=TITLES.keys())
def test_a_title_is_nobodys_speech(text: str):
    (only,) = find_quotations(text)
    assert (only.speech, only.speaker, only.speaker_span, only.cue_span) == (False, None, None, None)


SPEECH = {
    "called by a name": ("Paul Kovac called “No way” to them.", "called"),
    "a work's kind, and half of the words small": ("Anna Berg praised the film “The Long river”.", "praised"),
    "a work's kind, and a cue that is near": ("Anna Berg left in silent words: “The river is long.”", ""),
    "capitals beside the speaker": ("“Silent River,” Anna Berg of Norburg said.", "said"),
    "capitals beside the verb": ("Anna Berg said “Silent River” twice.", "said"),
    "capitals beside the verb and a dash": ("“Silent River” – said Anna Berg.", "said"),
    "one long capital": ("Anna Berg read “Birds” to them.", "read"),
    "small letters, read": ("Anna Berg read “a song for the birds” to them.", "read"),
}


@pytest.mark.parametrize(("text", "cue"), SPEECH.values(), ids=SPEECH.keys())
def test_words_in_capitals_beside_their_speaker_are_speech(text: str, cue: str):
    (only,) = find_quotations(text)
    assert (only.speech, only.cue_span and only.cue_span.of(text)) == (True, cue)


def pieces(text: str) -> list[list[str]]:
    """Return the words of each quotation, piece by piece."""
    return [[piece.of(text) for piece in one.pieces] for one in find_quotations(text)]


PIECES = {
    "an unclosed quotation ends before its attribution": (
        '"The bridge will open in May, Anna Berg said.',
        [["The bridge will open in May,"]],
    ),
    "an unclosed quotation ends before its inverted attribution": (
        '"When will it open? asked Anna Berg.',
        [["When will it open?"]],
    ),
    "a closed quotation keeps what is told in it": (
        "“We go home, she said.” Paul Kovac told us so.",
        [["We go home, she said."]],
    ),
    "an attribution inside the marks parts them": (
        "«Грошей мало, — сказала Єва Таль. — Ми закриємо зал».",
        [["Грошей мало,", "Ми закриємо зал"]],
    ),
    "an attribution inside the marks without a speaker parts them": (
        "«Грошей мало, — сказали тихо. — Ми закриємо зал».",
        [["Грошей мало,", "Ми закриємо зал"]],
    ),
    "nothing between two marks is no quotation": ("Anna Berg said “” and “it is done in May”.", [["it is done in May"]]),
    "two verbs of one speaker": (
        "Anna Berg said it was “done in May” and added that it was “good for all”.",
        [["done in May", "good for all"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PIECES.values(), ids=PIECES.keys())
def test_a_quotation_has_its_pieces(text: str, expected: list[list[str]]):
    assert pieces(text) == expected


def test_the_first_verb_of_an_utterance_attributes_it():
    text = "Anna Berg said it was “done in May” and added that it was “good for all”."
    (only,) = find_quotations(text)
    assert (only.speaker, only.cue_span and only.cue_span.of(text)) == ("Anna Berg", "said")


def test_an_utterance_has_at_most_sixty_four_pieces():
    text = "“It is all done,” said Anna Berg." + 70 * " “It goes on.”"
    assert [len(one.pieces) for one in find_quotations(text)] == [64, 7]


def imagined(text: str) -> list[tuple[str, str | None]]:
    """Return the words that a speaker puts into another's mouth, and the speaker."""
    found = [one for one in find_quotations(text) if one.imagined]
    return [(one.pieces[0].of(text), one.speaker) for one in found]


IMAGINED = {
    "after a verb of speech": ("“Kovac will say: ‘We go.’ He will,” Anna Berg warned.", [("We go.", "Anna Berg")]),
    "after a verb of speech and a comma": ("“They say, ‘We go,’ and go,” Anna Berg warned.", [("We go,", "Anna Berg")]),
    "after a verb that opens": ("“Say ‘We go’ to them,” Anna Berg warned.", [("We go", "Anna Berg")]),
    "four words": ("“He likes ‘we go home now’ best,” Anna Berg said.", [("we go home now", "Anna Berg")]),
    "three words": ("“He likes ‘we go home’ best,” Anna Berg said.", []),
    "in the second of three": (
        "“No,” said Anna Berg.\n\n“They say: ‘We go,’” said Paul Kovac.\n\n“Oh,” said Eve Holm.",
        [("We go,", "Paul Kovac")],
    ),
    "in what nobody said": ("Anna Berg said “no to it.” A house of “the ‘we go home now’ kind” stood there.", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), IMAGINED.values(), ids=IMAGINED.keys())
def test_speech_inside_speech_is_imagined(text: str, expected: list[tuple[str, str | None]]):
    assert imagined(text) == expected
