"""A given speaker against the one that an article names."""

import pytest

from briefing.model import Span, SpeakerVerdict
from briefing.verify.speech.quotations import find_quotations, judge_speaker

CAST = "Anna Berg, the mayor of Norburg, met Senator Paul Kovac and Senator Ian Doyle.\n\n"
WORDS = "too early"


def verdict(text: str, given: str, words: str = WORDS) -> SpeakerVerdict:
    start = text.index(words)
    return judge_speaker(find_quotations(text), text, Span(start, start + len(words)), given).verdict


NAMED = CAST + "“It is too early,” Berg said."
CONFIRMED = [
    "Anna Berg",
    "Berg",
    "Mayor Berg",
    "Mayor Anna Berg",
    "A. Berg",
    "Berg's",
    "the mayor",
    "Anna Bérg",
    "Ms. Berg",
]


@pytest.mark.parametrize("given", CONFIRMED)
def test_same_person_is_confirmed(given: str) -> None:
    assert verdict(NAMED, given) is SpeakerVerdict.CONFIRMED


@pytest.mark.parametrize("given", ["Paul Kovac", "Kovac", "Ian Doyle", "Ruth Adler", "Eva Berg", "Norburg"])
def test_another_person_is_contradicted(given: str) -> None:
    assert verdict(NAMED, given) is SpeakerVerdict.CONTRADICTED


def test_role_of_another_is_contradicted() -> None:
    text = "President Ada Lund met Mayor Anna Berg. “It is too early,” Berg said."
    assert verdict(text, "the President") is SpeakerVerdict.CONTRADICTED
    assert verdict(text, "President Lund") is SpeakerVerdict.CONTRADICTED


def test_unknown_role_is_unresolved() -> None:
    assert verdict(NAMED, "a spokesman") is SpeakerVerdict.UNRESOLVED
    assert verdict(NAMED, "the senator") is SpeakerVerdict.UNRESOLVED


def test_name_for_an_unnamed_speaker_is_unresolved() -> None:
    """Another article may name the spokesperson; this one neither proves nor denies it."""
    text = "“It is too early,” the spokesperson said."
    assert verdict(text, "Ruth Adler") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "a spokeswoman") is SpeakerVerdict.CONFIRMED


def test_the_one_an_unnamed_speaker_speaks_for_is_contradicted() -> None:
    text = "Anna Berg left. “It is too early,” a spokesman for Anna Berg said."
    assert verdict(text, "Anna Berg") is SpeakerVerdict.CONTRADICTED


def test_someone_with_the_same_role_is_unresolved() -> None:
    text = "Two people spoke for the ministry: spokeswoman Ruth Adler and spokesman Ian Doyle.\n\n“It is too early,” a spokesperson said."
    assert verdict(text, "Ruth Adler") is SpeakerVerdict.UNRESOLVED


def test_competing_holders_of_a_role_are_unresolved_and_others_contradicted() -> None:
    text = CAST + "“It is too early,” the senator said."
    assert verdict(text, "Paul Kovac") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "Anna Berg") is SpeakerVerdict.CONTRADICTED


def test_rivals_of_a_pronoun_are_unresolved_and_others_contradicted() -> None:
    text = (
        "Senator Anna Berg resigned.\n\nWhen the long winter was over and the snow had gone from all the hills, "
        "Senator Ian Doyle met Senator Paul Kovac. “It is too early,” he said."
    )
    assert verdict(text, "Ian Doyle") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "Paul Kovac") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "Anna Berg") is SpeakerVerdict.CONTRADICTED
    assert verdict(text, "Ruth Adler") is SpeakerVerdict.CONTRADICTED


def test_nobody_of_that_name_is_contradicted_even_without_attribution() -> None:
    text = "Anna Berg and Paul Kovac met.\n\n“It is far too early for that.”"
    assert verdict(text, "Ruth Adler") is SpeakerVerdict.CONTRADICTED


def test_someone_named_without_attribution_is_unresolved() -> None:
    text = "There was a “too early” sign. Anna Berg saw it."
    assert verdict(text, "Anna Berg") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "Ruth Adler") is SpeakerVerdict.CONTRADICTED


def test_unattributed_speech_is_unresolved_for_those_named() -> None:
    text = "Nothing happened. “It is far too early for that.” Anna Berg and Paul Kovac met."
    assert verdict(text, "Anna Berg") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "the mayor") is SpeakerVerdict.UNRESOLVED


def test_no_given_speaker_is_unresolved() -> None:
    assert verdict(NAMED, " ") is SpeakerVerdict.UNRESOLVED
    finding = judge_speaker((), "", Span(0, 0), "")
    assert (finding.found, finding.verdict) == (None, SpeakerVerdict.UNRESOLVED)


def test_imagined_speech_is_the_outer_speakers() -> None:
    text = "Kovac is back. “Kovac will say: 'Let's go, it is never too early.' He will come,” Anna Berg warned."
    assert verdict(text, "Anna Berg") is SpeakerVerdict.CONFIRMED
    assert verdict(text, "Kovac") is SpeakerVerdict.CONTRADICTED


def test_found_speaker_is_told() -> None:
    start = NAMED.index(WORDS)
    finding = judge_speaker(find_quotations(NAMED), NAMED, Span(start, start + 4), "Kovac")
    assert (finding.given, finding.found) == ("Kovac", "Anna Berg")


def test_a_namesake_is_unresolved() -> None:
    text = "Anna Berg and her brother Karl Berg came.\n\n“It is too early,” Berg said."
    assert verdict(text, "Anna Berg") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "Karl Berg") is SpeakerVerdict.CONFIRMED
    assert verdict(text, "Ruth Berg") is SpeakerVerdict.CONTRADICTED


def test_the_body_that_a_speaker_speaks_for_is_unresolved() -> None:
    text = "“It is too early,” Globex spokesman Paul Kovac said of the plan of Norburg Corporation."
    assert verdict(text, "Globex") is SpeakerVerdict.UNRESOLVED
    assert verdict(text, "Norburg Corporation") is SpeakerVerdict.CONTRADICTED
    assert verdict("“It is too early for Globex to pay,” said Paul Kovac.", "Globex") is SpeakerVerdict.CONTRADICTED


ROLES = (
    "President Ada Lund met Norlandic President Karl Moe and Vice President Ruth Dahl.\n\n“It is too early,” {} said."
)
GIVEN_ROLES = [
    ("Lund", "the president", "confirmed"),
    ("Lund", "the Norlandic president", "contradicted"),
    ("Lund", "the Sudlandic president", "confirmed"),
    ("Moe", "the Norlandic president", "confirmed"),
    ("Moe", "the vice president", "contradicted"),
    ("Dahl", "the vice president", "confirmed"),
    ("Dahl", "the president", "unresolved"),
    ("the vice president", "Ruth Dahl", "confirmed"),
    ("the Norlandic president", "Karl Moe", "confirmed"),
    ("the Norlandic president", "Ada Lund", "contradicted"),
]


@pytest.mark.parametrize(("speaker", "given", "expected"), GIVEN_ROLES)
def test_roles_are_told_apart_by_place_and_rank(speaker: str, given: str, expected: str) -> None:
    assert verdict(ROLES.format(speaker), given).value == expected


def test_offices_and_appositions_tell_ministers_apart() -> None:
    text = (
        "Foreign Minister Ada Lund met Prime Minister Karl Moe and Ruth Dahl, the president of Norland.\n\n"
        "“It is too early,” {} said."
    )
    assert verdict(text.format("the foreign minister"), "Ada Lund").value == "confirmed"
    assert verdict(text.format("the prime minister"), "Karl Moe").value == "confirmed"
    assert verdict(text.format("the Norlandic president"), "Ruth Dahl").value == "confirmed"


LONG = "At noon the long snow was over and the wind had gone to sleep, "
RIVALS = (
    f"“No,” said Ian Doyle. {LONG}Senator Paul Kovac met Senator Karl Moe. “It is too early,” he said. Ruth Dahl sat."
)
GERMAN = "Norburg (dpa) – Die Ministerin Karla Brandt sagte am Montag: „Es ist too early dafür.“"
AIDE = "Anna Berg, an aide to the king, left. Anna Berg’s aide said “it is too early”."
JAPANESE = "市長の田中花子氏は橋を見た。It is too early for that."

JUDGED = {
    "narration beside speech": ("“No,” said Anna Berg. It is too early here.", "Anna Berg", None, "unresolved"),
    "words in marks that are no speech": ("Anna Berg sat by the “too early” sign.", "Anna Berg", None, "unresolved"),
    "somebody's aide, and not that somebody": (AIDE, "Anna Berg", "Anna Berg’s aide", "contradicted"),
    "somebody's aide": (AIDE, "the aide", "Anna Berg’s aide", "confirmed"),
    "a body of the line before": (
        "The Globex Corporation\nPaul Kovac said “it is too early”.",
        "Globex Corporation",
        "Paul Kovac",
        "contradicted",
    ),
    "a body that opens the text": (
        "Globex spokesman Paul Kovac said “it is too early”.",
        "Globex",
        "Paul Kovac",
        "unresolved",
    ),
    "a body that opens the text, with blanks": (
        "Globex spokesman Paul Kovac said “it is too early”.",
        " Globex ",
        "Paul Kovac",
        "unresolved",
    ),
    "part of a body's name": (
        "Globex Teachers Union president Ida Holm said “it is too early”. A Globex man sat.",
        "Globex",
        "Ida Holm",
        "contradicted",
    ),
    "who speaks for a body": (
        "“It is too early,” Globex Corporation said through Paul Kovac.",
        "Paul Kovac",
        "Globex Corporation",
        "unresolved",
    ),
    "who is named in the sentence after a body": (
        "“It is too early,” said Globex Corporation. Paul Kovac sat.",
        "Paul Kovac",
        "Globex Corporation",
        "contradicted",
    ),
    "a role and a name": (GERMAN, "die Ministerin", "Karla Brandt", "confirmed"),
    "a noun and a name": ("Die Bäckerin Karla Brandt sagte: „Es ist too early dafür.“", "die Bäckerin", "Die Bäckerin Karla Brandt", "confirmed"),
    "a name inside the name of a body": ("The Anna Berg Foundation said “it is too early”.", "Anna Berg", "Anna Berg Foundation", "contradicted"),
    "an article alone": (GERMAN, "Die", "Karla Brandt", "unresolved"),
    "a rival": (RIVALS, "Karl Moe", None, "unresolved"),
    "a rival who spoke before": (RIVALS, "Ian Doyle", None, "unresolved"),
    "somebody named later": (RIVALS, "Ruth Dahl", None, "contradicted"),
    "a rival after somebody unknown": (RIVALS.replace("At", "“Ah,” it said. At"), "Ian Doyle", None, "unresolved"),
    "a role of the rivals": (RIVALS, "the senator", None, "unresolved"),
    "a name that the article spells otherwise": (
        "Oleh Tarasenkyy came. “It is too early,” the baker said.",
        "Tarasenky",
        "the baker",
        "contradicted",
    ),
    "a name for a role": ("Anna Berg sat. “It is too early,” the old baker said.", "Anna Berg", "the old baker", "contradicted"),
    "a name of nobody for a role": ("“It is too early,” the old baker said.", "Anna Berg", "the old baker", "unresolved"),
    "a name of nobody for a role that opens the text": ("The old baker said “it is too early”.", "Ruth Adler", "The old baker", "unresolved"),
    "a last name that no rule finds": ("Then Will sat. “It is too early,” the old baker said.", "George Will", "the old baker", "contradicted"),
    "a name without spaces": (JAPANESE, "田中花子", None, "unresolved"),
    "a name without spaces, with blanks": (JAPANESE, " 田中花子 ", None, "unresolved"),
    "another name without spaces": (JAPANESE, "山本太郎", None, "contradicted"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "given", "found", "expected"), JUDGED.values(), ids=JUDGED.keys())
def test_a_given_speaker_is_judged_by_the_article(text: str, given: str, found: str | None, expected: str) -> None:
    span = Span(text.index(WORDS), text.index(WORDS) + len(WORDS))
    finding = judge_speaker(find_quotations(text), text, span, given)
    assert (finding.given, finding.found, finding.verdict.value) == (given, found, expected)


def test_words_of_two_speakers_are_those_of_the_one_who_said_more() -> None:
    text = "“No,” said Anna Berg. “Yes, it is too early,” said Paul Kovac."
    words = text[1 : text.index(" too early")]
    assert verdict(text, "Paul Kovac", words) is SpeakerVerdict.CONFIRMED
    assert verdict(text, "Anna Berg", words) is SpeakerVerdict.CONTRADICTED
