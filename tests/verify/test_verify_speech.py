"""Quotations of an article and their speakers: the shapes that news prints."""

import pytest

from briefing.model import Marks, Quotation, Span, SpeakerVerdict
from briefing.verify.speech.quotations import find_quotations, is_direct, judge_speaker

CAST = "Anna Berg, the mayor of Norburg, met Senator Paul Kovac on Monday.\n\n"


def said(text: str, words: str) -> Quotation:
    """Return the one quotation that holds the words in one of its pieces."""
    found = [
        one
        for one in find_quotations(text)
        if not one.imagined and any(words in piece.of(text) for piece in one.pieces)
    ]
    assert len(found) == 1, [[piece.of(text) for piece in one.pieces] for one in find_quotations(text)]
    return found[0]


NAMED = {
    "name before with comma": ("Anna Berg said, “The bridge will open in May.”", "Anna Berg"),
    "name before with colon": ("Anna Berg said on Monday: “The bridge will open in May.”", "Anna Berg"),
    "name after": ("“The bridge will open in May,” Anna Berg said.", "Anna Berg"),
    "inverted": ("“The bridge will open in May,” said Anna Berg.", "Anna Berg"),
    "inverted with apposition": ("“The bridge will open in May,” said Anna Berg, the mayor of Norburg.", "Anna Berg"),
    "inverted with role first": ("“The bridge will open in May,” said mayor Anna Berg.", "Anna Berg"),
    "apposition": ("“The bridge will open in May,” Anna Berg, the mayor of Norburg, said on Monday.", "Anna Berg"),
    "apposition before": ("Anna Berg, the mayor of Norburg, said: “The bridge will open in May.”", "Anna Berg"),
    "role then name": ("The mayor of Norburg, Anna Berg, said: “The bridge will open in May.”", "Anna Berg"),
    "relative clause": ("“The bridge will open in May,” said Anna Berg, who has led Norburg since 2019.", "Anna Berg"),
    "relative cue": ("Anna Berg, who told reporters “The bridge will open in May,” left early.", "Anna Berg"),
    "bracket after name": ("“The bridge will open in May,” Sen. Anna Berg (D-N.J.) said.", "Anna Berg"),
    "according to before": ("According to Anna Berg, “The bridge will open in May.”", "Anna Berg"),
    "according to after": ("“The bridge will open in May,” according to Anna Berg.", "Anna Berg"),
    "adverbial first": ("In a statement on Monday, Anna Berg said: “The bridge will open in May.”", "Anna Berg"),
    "time between": ("Anna Berg on Monday said, “The bridge will open in May.”", "Anna Berg"),
    "adverb between": ("Anna Berg later added, “The bridge will open in May.”", "Anna Berg"),
    "told object": ("“The bridge will open in May,” Anna Berg told Senator Paul Kovac.", "Anna Berg"),
    "told before": ("Anna Berg told Senator Paul Kovac: “The bridge will open in May.”", "Anna Berg"),
    "participle": ("Anna Berg defended the plan, saying “The bridge will open in May.”", "Anna Berg"),
    "participle of object": ("Anna Berg met Paul Kovac, telling him, “The bridge will open in May.”", "Anna Berg"),
    "with participle": ("The debate went on, with Anna Berg saying “The bridge will open in May.”", "Anna Berg"),
    "coordinated": ("Anna Berg thanked Paul Kovac and said: “The bridge will open in May.”", "Anna Berg"),
    "possessive in subject": ("“The bridge will open in May,” said Paul Kovac's lawyer Anna Berg.", "Anna Berg"),
    "name label": ("Anna Berg: “The bridge will open in May.”", "Anna Berg"),
    "tweeted": ("“The bridge will open in May,” Anna Berg tweeted.", "Anna Berg"),
    "question": ("“When will the bridge open?” asked Anna Berg.", "Anna Berg"),
    "exclamation": ("“The bridge will open!” Anna Berg shouted.", "Anna Berg"),
    "full stop then attribution": ("“The bridge will open in May.” Anna Berg said.", "Anna Berg"),
    "straight marks": ('"The bridge will open in May," Anna Berg said.', "Anna Berg"),
    "guillemets": ("«Міст відкриють у травні», - сказала Anna Berg.", "Anna Berg"),
    "german": ("„Die Brücke wird im Mai eröffnet“, sagte Anna Berg.", "Anna Berg"),
    "spanish": ("«El puente se abrirá en mayo», dijo Anna Berg.", "Anna Berg"),
    "french": ("« Le pont ouvrira en mai », a déclaré Anna Berg.", "Anna Berg"),
    "passive agent": ("The bridge was described by Anna Berg as “a disaster in May”.", "Anna Berg"),
    "quoted as saying": ("Anna Berg was quoted as saying “The bridge will open in May.”", "Anna Berg"),
    "agency quotes": ("The agency quoted Anna Berg as saying “The bridge will open in May.”", "Anna Berg"),
    "dateline": ("NORBURG (AP) — Anna Berg said: “The bridge will open in May.”", "Anna Berg"),
    "hyphenated dateline": ("NORBURG - Anna Berg said: “The bridge will open in May.”", "Anna Berg"),
    "object is a name": ("Anna Berg accused Paul Kovac of “a cynical show in May”.", "Anna Berg"),
    "vowed": ("Anna Berg has vowed to “open the bridge in May”.", "Anna Berg"),
    "described as": ("Anna Berg described the bridge as “done in May”.", "Anna Berg"),
    "late cue": ("The bridge is “done in May”, Anna Berg said.", "Anna Berg"),
    "as put it": ("The bridge is, as Anna Berg put it, “done in May”.", "Anna Berg"),
    "organization": (
        "“The bridge will open in May,” the Norburg Transport Ministry said in a statement.",
        "Norburg Transport Ministry",
    ),
    "unclosed with tail": ('"The bridge will open in May, Anna Berg said.', "Anna Berg"),
}


MORE = {
    "infinitive": ("Anna Berg took to the stage to say “The bridge will open in May.”", "Anna Berg"),
    "partial with comma": ("Anna Berg said the bridge is “done in May,” and left.", "Anna Berg"),
    "weak cue then tail": ("The House bill is “done in May,” Anna Berg said on Monday.", "Anna Berg"),
    "role before colon": ("The mayor was clear: “The bridge will open in May.”", "The mayor"),
    "two thoughts": ("Anna Berg hopes and believes it will be “done in May”.", "Anna Berg"),
    "thought in speech": ("Anna Berg said that voters feel the bridge is “done in May”.", "Anna Berg"),
    "quoted object": ("The agency quoted Anna Berg: “The bridge will open in May.”", "Anna Berg"),
    "plural base form": ("Critics call it “done in May”.", "Critics"),
    "negated base form": ("Anna Berg did not call it “done in May”.", "Anna Berg"),
    "according to, later": ("It is “done in May” there, according to Anna Berg.", "Anna Berg"),
    "tail, later": ("The bridge is “done in May” already, Anna Berg said.", "Anna Berg"),
    "ukrainian phrase": ("За словами Anna Berg, міст «відкриють у May».", "Anna Berg"),
    "participle without verb": ("Anna Berg walked on, calling it “done in May”.", "Anna Berg"),
    "participle after adverbial": ("After a while she walked on, calling it “done in May”.", None),
    "as subject": ("As Anna Berg said, “The bridge will open in May.”", "Anna Berg"),
    "which cue": ("The ministry, which said “The bridge will open in May,” is closed.", "The ministry"),
    "bracket and comma before who": (
        "Anna Berg (the mayor), who said “The bridge will open in May,” left.",
        "Anna Berg",
    ),
    "broken bracket": ("Anna Berg) said, “The bridge will open in May.”", "Anna Berg"),
    "spokesman of": (
        "A spokesman for the mayor of Norburg said, “The bridge will open in May.”",
        "A spokesman for the mayor of Norburg",
    ),
    "campaign": ("The Berg campaign said, “The bridge will open in May.”", "The Berg campaign"),
    "of phrase with a name": ("Anna Berg of the Norburg council said, “The bridge will open in May.”", "Anna Berg"),
    "party and role": ("Norburg council member Anna Berg said, “The bridge will open in May.”", "Anna Berg"),
    "place, adjective, role": (
        "“The bridge will open in May,” said Norburg coal-mining executive Anna Berg.",
        "Anna Berg",
    ),
    "possessive and role": ("“The bridge will open in May,” said Norburg's mayor.", "Norburg's mayor"),
    "pronoun after the verb": ("Anna Berg left. “The bridge will open in May,” said she.", "Anna Berg"),
    "with as a word": ("Anna Berg went on with a speech and he with saying “done in May”.", "Anna Berg"),
    "participles in a row": ("Telling no lies, Anna Berg walked on, saying “done in May”.", "Anna Berg"),
    "participle after a coordinated verb": ("Anna Berg walked and told nobody, saying “done in May”.", "Anna Berg"),
    "department of a place": ("“The bridge will open in May,” said Norburg's State Department.", "State Department"),
    "statement": ("“The bridge will open in May,” the long statement read.", "the long statement"),
    "report": ("The report says: “The bridge will open in May.”", "The report"),
    "relative past": ("“The bridge will open in May,” said the woman who leads Norburg.", "the woman"),
    "complement": (
        "“The bridge will open in May,” said the head of the rescue team in Norburg.",
        "the head of the rescue team in Norburg",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), MORE.values(), ids=MORE.keys())
def test_speaker_is_read_from_rarer_attributions(text: str, speaker: str | None) -> None:
    assert said(text, text[text.find("May") - 4 : text.find("May")]).speaker == speaker


UNATTRIBUTED = {
    "passive": "The bridge was described as “done in May”.",
    "condition": "The town will pay if Anna Berg says it is “done in May”.",
    "modal": "Anna Berg would call it “done in May”.",
    "infinitive of another verb": "Anna Berg came to see the “done in May” sign.",
    "noun of speech": "Anna Berg's claim “done in May” hung there.",
    "calling for": "A man calling for “done in May” hung there.",
    "later sentence": "“The bridge, done in May.” Anna Berg walked to the river and there she told all her old friends at home.",
    "tail without subject": "“The bridge, done in May,” at which nobody there said a word.",
    "possessive after the verb": "“The bridge, done in May,” said Berg's offer was old.",
    "singular base form": "Anna Berg claim “done in May” hung there.",
    "verb object": "The measures these states “done in May” have.",
    "no subject before": "There was said “done in May” again.",
    "only helpers before": "Then said: “done in May”.",
    "relative without noun": "They came, and who said “done in May”?",
    "comma after the verb": "“The bridge, done in May,” said, with a smile.",
    "long sentence after a full stop": "“The bridge, done in May.” Anna Berg said later that she had walked to the river with all of her old friends.",
    "sentence without a subject before": "Nothing happened. “The bridge is done in May.”",
    "unclosed without tail": "It was “done in May.",
    "preposition after the verb": "“The bridge, done in May,” said in a low voice.",
}


@pytest.mark.parametrize("text", UNATTRIBUTED.values(), ids=UNATTRIBUTED.keys())
def test_words_near_a_cue_have_no_speaker_without_a_subject(text: str) -> None:
    assert said(text, "done in May").speaker is None


@pytest.mark.parametrize(("text", "speaker"), NAMED.values(), ids=NAMED.keys())
def test_speaker_is_read_from_the_attribution(text: str, speaker: str) -> None:
    quotation = said(text, text[text.find("May") - 6 : text.find("May")] if "May" in text else "")
    assert quotation.speech
    assert quotation.speaker == speaker


RESOLVED = {
    "he after a name": ("Senator Paul Kovac said no. “It is too early,” he added.", "Paul Kovac"),
    "pronoun of the gender": (CAST + "She praised him. “It is too early,” she said.", "Anna Berg"),
    "spokeswoman is she": ("Spokeswoman Ines Roth spoke to Mr. Paul Kovac. “It is too early,” she said.", "Ines Roth"),
    "pronoun after quote": ("“No,” said Anna Berg. Then came a pause.\n\n“It is too early,” she said.", "Anna Berg"),
    "role by title": (CAST + "“It is too early,” the senator said.", "Paul Kovac"),
    "role by apposition": (CAST + "“It is too early,” the mayor said.", "Anna Berg"),
    "role capitalized": ("President Ada Lund arrived. “It is too early,” the President said.", "Ada Lund"),
    "head of state": ("President Ada Lund arrived. “It is too early,” the head of state said.", "Ada Lund"),
    "title of Y": ("The President of Norland Ada Lund arrived. “It is too early,” the President said.", "Ada Lund"),
    "last name to full": (CAST + "“It is too early,” Kovac said.", "Paul Kovac"),
    "spelling variant": ("President Oleh Tarasenkyy came.\n\n“It is too early,” Tarasenky said.", "Oleh Tarasenkyy"),
    "unnamed role": ("“It is too early,” a spokesman for Anna Berg said.", "a spokesman for Anna Berg"),
    "unnamed official": (
        "A security official, who asked not to be named, said: “It is too early.”",
        "A security official",
    ),
    "according to him": (CAST + "Kovac was angry. According to him, “it is too early”.", "Paul Kovac"),
    "sentence before": ("Anna Berg stressed that Kovac must wait. “It is too early.”", "Anna Berg"),
    "next paragraph": ("“No,” said Anna Berg.\n\n“It is too early.”", "Anna Berg"),
    "paragraph before": ("Anna Berg rejected the plan of Paul Kovac:\n\n“It is too early.”", "Anna Berg"),
    "same paragraph": ("“No,” said Anna Berg, the mayor of Norburg. “It is too early.”", "Anna Berg"),
    "answer of another": ("“When?” asked Paul Kovac. “It is too early,” said Anna Berg.", "Anna Berg"),
}


@pytest.mark.parametrize(("text", "speaker"), RESOLVED.values(), ids=RESOLVED.keys())
def test_speaker_is_resolved_within_the_article(text: str, speaker: str) -> None:
    assert said(text, "too early").speaker == speaker


SEVERAL = {
    "last speaker among the holders": (
        "Senator Paul Kovac met Senator Ian Doyle. “No,” said Doyle.\n\n“It is too early,” the senator said.",
        "Ian Doyle",
    ),
    "unknown role after a speaker": ("“No,” said Ian Doyle.\n\n“It is too early,” the admiral said.", "the admiral"),
    "plural role": ("Senator Paul Kovac left. “It is too early,” the senators said.", "the senators"),
    "pronoun goes on": ("Mr. Paul Kovac spoke. He met Senator Ian Doyle. “It is too early,” he said.", "Paul Kovac"),
    "possessive is no subject": (
        "Paul Kovac spoke. Senator Ian Doyle's plan failed. “It is too early,” he said.",
        "Paul Kovac",
    ),
    "former title": ("The former senator Paul Kovac spoke. “It is too early,” the senator said.", "Paul Kovac"),
    "last speaker among others": (
        "“No,” said Paul Kovac. The plan of Ian Doyle and of Kovac failed. “It is too early,” he said.",
        "Paul Kovac",
    ),
    "names of phrases only": ("The plan of Ian Doyle and the idea of Paul Kovac. “It is too early,” he said.", None),
    "it is the body that spoke": (
        "“No,” the Norburg Transport Ministry said.\n\n“It is too early,” it added.",
        "Norburg Transport Ministry",
    ),
    "it is no person": ("“No,” said Anna Berg.\n\n“It is too early,” it added.", None),
    "they": ("“No,” said Anna Berg.\n\n“It is too early,” they added.", None),
    "first name": ("Anna Berg came. “It is too early,” Anna said.", "Anna Berg"),
    "first name of two": ("Anna Berg met Anna Holm. “It is too early,” Anna said.", "Anna"),
    "many holders": (
        " ".join(f"Senator {first}a {last}berg left." for first in "BCDFGHJK" for last in "LMNP")
        + " “It is too early,” the senator said.",
        "the senator",
    ),
    "no role word": ("Anna Berg came. “It is too early,” the statement said.", "the statement"),
    "gender by the next sentence": (
        "Kim Berg left. She was tired.\n\nSam Holm came. He was not.\n\n“It is too early,” she said.",
        "Kim Berg",
    ),
    "place has no role": (
        "He saw Norburg County, the mayor of the river, and left. “It is too early,” the mayor said.",
        "the mayor",
    ),
}


@pytest.mark.parametrize(("text", "speaker"), SEVERAL.values(), ids=SEVERAL.keys())
def test_competing_speakers_are_weighed(text: str, speaker: str | None) -> None:
    assert said(text, "too early").speaker == speaker


OPEN = {
    "two senators": "Senator Paul Kovac met Senator Ian Doyle. “It is too early,” the senator said.",
    "nobody": "“It is too early,” he said.",
    "passive": "It was said to be “far too early for everyone” in Norburg.",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN.keys())
def test_no_speaker_is_guessed(text: str) -> None:
    assert said(text, "too early").speaker in {None, "the senator"}


NOT_SPEECH = {
    "scare quotes": "The army built a “buffer zone” along the border.",
    "film": "She starred in the film “The Long Way Home” last year.",
    "called": "A group called “Open Roads” organized the march.",
    "nickname": "Paul “Red” Kovac won the race.",
    "so-called": "The so-called “people's council” met again.",
    "praised film": "Anna Berg praised the film “The Long Way Home”.",
    "so-called in speech": "Anna Berg said the so-called “people's council” met.",
    "event in capitals": "Anna Berg said at the “Open Roads” gala that she won.",
    "show": "Anna Berg, in an episode of “The Late Evening” on Monday, said no.",
    "book with cue afar": "Anna Berg said she had read “The Silent River” in one night.",
}


@pytest.mark.parametrize("text", NOT_SPEECH.values(), ids=NOT_SPEECH.keys())
def test_words_in_marks_that_nobody_said_are_no_speech(text: str) -> None:
    (quotation,) = find_quotations(text)
    assert not quotation.speech
    assert quotation.speaker is None


def test_pieces_split_by_the_attribution_are_one_quotation() -> None:
    text = "“It is early,” Anna Berg said. “It will be late soon.”"
    (quotation,) = find_quotations(text)
    assert [piece.of(text) for piece in quotation.pieces] == ["It is early,", "It will be late soon."]


def test_split_inside_a_sentence_is_one_quotation() -> None:
    text = "“It is early,” Anna Berg said, “and it will be late soon.”"
    (quotation,) = find_quotations(text)
    assert len(quotation.pieces) == 2


def test_two_speakers_are_two_quotations() -> None:
    text = "“It is early,” Anna Berg said. “It is late,” Paul Kovac replied."
    assert [one.speaker for one in find_quotations(text)] == ["Anna Berg", "Paul Kovac"]


def test_quotation_over_paragraphs_is_one() -> None:
    text = "“It is early, Anna Berg said.\n\n“It is early in the day.\n\n“It will be late soon,” Anna Berg said."
    found = find_quotations(text)
    assert {one.speaker for one in found} == {"Anna Berg"}


def test_open_paragraphs_join_the_one_that_is_attributed() -> None:
    text = "“It is early in the day.\n\n“It will be late soon,” Anna Berg said."
    (quotation,) = find_quotations(text)
    assert quotation.speaker == "Anna Berg"
    assert len(quotation.pieces) == 2


def test_reopened_paragraph_goes_on_with_the_speaker() -> None:
    text = "Anna Berg said: “It is early in the day.\n\n“It will be late soon.”"
    (quotation,) = find_quotations(text)
    assert quotation.speaker == "Anna Berg"
    assert len(quotation.pieces) == 2


def test_imagined_speech_stays_the_outer_speakers() -> None:
    text = "“Kovac will just say: 'Okay, let's prepare. We need two years.' He will come,” Anna Berg warned."
    outer, inner = find_quotations(text)
    assert (outer.imagined, inner.imagined) == (False, True)
    assert inner.speaker == outer.speaker == "Anna Berg"


def test_imagined_speech_is_found_in_a_later_quotation() -> None:
    text = "“It is early,” Ian Doyle said. “It is,” Anna Berg said.\n\n“Kovac will say: 'Yes, let us go.' He will,” Anna Berg warned."
    assert [one.speaker for one in find_quotations(text) if one.imagined] == ["Anna Berg"]


def test_shouted_capitals_are_speech() -> None:
    assert said("Anna Berg shouted “Open Roads” twice.", "Open Roads").speech


def test_odd_word_inside_speech_is_not_imagined() -> None:
    text = "“They call it the ‘big wheel’ in Norburg,” Anna Berg said."
    assert len(find_quotations(text)) == 1


UNMARKED = {
    "dash tail": (
        "We lost the bridge today. Why did we do this? I have always said it - Kovac said.",
        "We lost",
        "Kovac",
    ),
    "dash tail after narration": (
        "Kovac spoke in Norburg. We lost the bridge and I am sorry – Kovac said.",
        "We lost",
        "Kovac",
    ),
    "comma tail": ("We will never give up the bridge, Anna Berg said.", "We will", "Anna Berg"),
    "comma tail inverted": ("We will never give up the bridge, said Anna Berg.", "We will", "Anna Berg"),
    "slavic dialogue": ("— Ми не здамося, — сказав Kovac.", "Ми не", "Kovac"),
    "dialogue goes on": ("— We lost it, — said Kovac. — We will win it back.", "We lost", "Kovac"),
}


@pytest.mark.parametrize(("text", "start", "speaker"), UNMARKED.values(), ids=UNMARKED.keys())
def test_speech_without_marks_is_found(text: str, start: str, speaker: str) -> None:
    first = find_quotations(text)[0]
    assert first.marks is Marks.UNMARKED
    assert first.pieces[0].of(text).startswith(start)
    assert first.speaker == speaker


NARRATION = {
    "plain": "Kovac went home on Monday. The bridge is closed.",
    "reported": "The bridge is closed, Anna Berg said.",
    "dash aside": "The bridge – officials said – was closed. It will open in May.",
    "long tail": "We saw the bridge - a long one, which Anna Berg said was old, and which nobody in the town liked.",
    "hyphen list": "- Bridge closed\n- Road open",
    "two labels": "NORBURG: The bridge is closed.\n\nPhoto: a bridge",
    "figures after labels": "Anna Berg: 547.\n\nPaul Kovac: 46.\n\nAnna Berg: 2,316.\n\nPaul Kovac: 1,547.",
    "our in the middle": "The council of the town says that the bridge and the road to it are not ours to close, Anna Berg said.",
    "dash without attribution": "We lost the bridge. We lost the road - and the town.",
    "dash tail in a caption": "A bridge - Anna Berg said.",
    "tail with that": "We know the bridge is closed, what Anna Berg said.",
    "dialogue without attribution": "— We lost it. — We will win it back.",
    "dialogue with narration": "— We lost it, — the bridge of Norburg.",
}


@pytest.mark.parametrize("text", NARRATION.values(), ids=NARRATION.keys())
def test_narration_is_never_speech(text: str) -> None:
    assert find_quotations(text) == ()


def test_interview_labels_tell_the_speakers() -> None:
    text = (
        "Anna Berg leads Norburg.\n\nNorth Wind: When will it open?\n\nBerg: In May, if all goes well.\n\n"
        "North Wind: Are you sure?\n\nBerg: Nobody is."
    )
    assert [one.speaker for one in find_quotations(text) if "Berg" in str(one.speaker)] == ["Anna Berg", "Anna Berg"]


def test_questions_and_answers_have_no_guessed_speaker() -> None:
    text = "Q: When will it open?\n\nA: In May.\n\nQ: Sure?\n\nA: Yes."
    found = find_quotations(text)
    assert [one.marks for one in found] == [Marks.UNMARKED] * 4
    assert {one.speaker for one in found} == {None}


def test_direct_speech_is_inside_the_pieces() -> None:
    text = "“It is early,” Anna Berg said of the “plan”. It was a “zone”."
    quotations = find_quotations(text)
    early = quotations[0].pieces[0]
    assert is_direct(quotations, early)
    assert not is_direct(quotations, early.shifted(8))
    assert not is_direct(quotations, find_quotations(text)[-1].pieces[0])


def test_text_without_marks_has_no_quotations() -> None:
    assert find_quotations("") == ()


NOUNS = {
    "a noun in apposition": ("“We sell out by noon,” said the baker, Ida Holm, on Monday.", "Ida Holm"),
    "a noun alone": ("“We sell out by noon,” said the baker.", "the baker"),
    "a noun with an age": ("“We sell out by noon,” said the baker, a man of sixty.", "the baker"),
    "a longer phrase": ("“We sell out by noon,” said one of the many bakers of old.", None),
    "a role of a body": ("«Рішення не ухвалене», – заявив голова ради.", "голова"),
    "nobody's view": ("In the sea’s view, “all of this is fine and well.”", None),
    "a signature that goes on": ("“We won the cup at last.” – Ida Holm told reporters in May.", "Ida Holm"),
    "somebody's client": ("Ida Holm’s client said “the shop was never ours.”", "Ida Holm’s client"),
}


@pytest.mark.parametrize(("text", "speaker"), NOUNS.values(), ids=NOUNS.keys())
def test_speaker_that_is_a_noun(text: str, speaker: str | None):
    assert speaker == find_quotations(text)[0].speaker


RESTS = {
    "an inverted verb": "“The money is short,” said Eva Thal, “we must close.”",
    "a dash": "“The money is short,” – says Eva Thal. – “We must close.”",
    "German": "„Das Geld ist knapp“, sagte Eva Thal, „wir müssen schließen.“",
    "inside the marks": "«Грошей мало, — сказала Єва Таль. — Ми закриємо зал».",
}


@pytest.mark.parametrize("text", RESTS.values(), ids=RESTS.keys())
def test_the_rest_of_an_utterance_is_its_speakers(text: str):
    (only,) = find_quotations(text)
    assert (len(only.pieces) > 1, only.speaker) == (True, "Єва Таль" if "Єва" in text else "Eva Thal")


def test_another_sentence_between_two_quotations_parts_them():
    first, second = find_quotations("“We go,” said Eva Thal. The hall is, by all accounts, “too cold to sit in.”")
    assert (first.speaker, second.speaker) == ("Eva Thal", None)


def test_dashes_inside_marks_that_say_nothing_of_a_speaker_part_nothing():
    (only,) = find_quotations("“We sail, – in May at last, – and so on,” Ida Holm said.")
    assert len(only.pieces) == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("田中花子", SpeakerVerdict.UNRESOLVED),
        ("山本太郎", SpeakerVerdict.CONTRADICTED),
        ("Berg", SpeakerVerdict.UNRESOLVED),
    ],
)
def test_a_name_that_no_rule_finds_is_looked_for_by_its_letters(given: str, expected: SpeakerVerdict):
    text = "市長の田中花子氏は橋を見た。Berg later tweeted that the bridge is open."
    span = Span(text.index("bridge"), text.index("bridge") + 6)
    assert expected is judge_speaker((), text, span, given).verdict


def test_a_client_is_not_the_one_whose_client_speaks():
    text = "Ida Holm’s client said “the shop was never ours.” Ida Holm left."
    quotations = find_quotations(text)
    assert judge_speaker(quotations, text, quotations[0].pieces[0], "Ida Holm").verdict is SpeakerVerdict.CONTRADICTED
