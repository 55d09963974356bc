"""Attributions beside a quotation: where they stand, whom they name, and by which word."""

import pytest

from briefing.text.marks import marked
from briefing.text.names import find_names
from briefing.verify.speech.attribution import attribute
from briefing.verify.speech.narration import narrate
from briefing.verify.speech.passages import Passage, is_whole

Shape = tuple[str, str | None, str | None]
"""Where an attribution stands, the speaker as printed, and the cue as printed."""
NOWHERE = ("nowhere", None, None)


def attributions(text: str) -> list[Shape]:
    """Return the attribution of each quotation of a paragraph, in an article that names Anna Berg and Paul Kovac."""
    text += "\n\nAnna Berg met Paul Kovac."
    marks = tuple(mark for mark in marked(text) if mark.level == 0)
    narration = narrate(text, marks, find_names(text))
    span = narration.paragraphs[0]
    passage = Passage(span, marks, tuple(narration.sentence_starts(span, marks)))
    found = [attribute(narration, passage, index) for index in range(len(marks))]
    return [(one.where.value, one.mention and one.mention.text, one.cue and one.cue.of(text)) for one in found]


BEFORE = {
    "said that": ("Berg said that “it is done in May”.", "Berg", "said"),
    "with": ("Berg responded with “it is done in May”.", "Berg", "responded"),
    "words between cue and comma": ("Berg wrote in anger, “It is done in May.”", "Berg", "wrote"),
    "a medium between": ("Berg said on Twitter that “it is done in May”.", "Berg", "said"),
    "a base form after to": ("Berg went on stage to say “It is done in May.”", "Berg", "say"),
    "a base form that is helped": ("Berg did not even call it “done in May”.", "Berg", "call"),
    "a base form after a helper": ("Berg did call it “done in May”.", "Berg", "call"),
    "a base form after a negation": ("Berg doesn’t say it is “done in May”.", "Berg", "say"),
    "a base form of the future": ("Berg will say it is “done in May”.", "Berg", "say"),
    "put": ("As Berg put it, the bridge is “done in May”.", "Berg", "put"),
    "several people": ("Anna Berg and Paul Kovac say it is “done in May”.", "Paul Kovac", "say"),
    "several in a role": ("The mayor of Norburg and her aide say it is “done in May”.", "her aide", "say"),
    "the quoted object": ("The agency quoted Berg: “It is done in May.”", "Berg", "quoted"),
    "the agent": ("It was described on Monday by Berg as “done in May”.", "Berg", "described"),
    "the agent of what is widely held": ("It was widely described by Berg as “done in May”.", "Berg", "described"),
    "the agent of a thing that is": ("It is described by Berg as “done in May”.", "Berg", "described"),
    "according to a name": ("According to Berg, it is “done in May”.", "Berg", "According"),
    "according to him": ("According to him, it is “done in May”.", "him", "According"),
    "according to her": ("According to her, it is “done in May”.", "her", "According"),
    "Ukrainian words": ("За словами Berg, міст «відкриють у травні».", "Berg", "За"),
    "Ukrainian facts": ("За даними Berg, міст «відкриють у травні».", "Berg", "За"),
    "with a participle": ("The debate went on, with the old and tired mayor Berg saying “it is done”.", "Berg", "saying"),
    "a participle after a verb of speech": ("The council met as Berg denied all, saying “it is done”.", "Berg", "saying"),
    "a participle after a passive": ("The council met as Berg was denied entry, saying “it is done”.", "The council", "saying"),
    "a participle after a participle": ("The council met Berg demanding a vote, saying “it is done”.", "The council", "saying"),
    "what they are calling": ("Berg left with what they are calling “done in May”.", "they", "calling"),
    "a thought inside speech": ("Berg said the town wants it “done in May”.", "Berg", "said"),
    "two thoughts inside speech": ("Berg said the town wants and Kovac hopes it is “done in May”.", "Berg", "said"),
    "the last of two thoughts": ("Kovac hopes and Berg believes it is “done in May”.", "Berg", "believes"),
    "a role's word inside speech": ("Berg said that critics call it “done in May”.", "Berg", "said"),
    "a name's word inside speech": ("Berg said that Kovac calls it “done in May”.", "Kovac", "calls"),
    "a role's own word": ("Critics call it “done in May”.", "Critics", "call"),
    "a role's own speech": ("Berg said that critics say it is “done in May”.", "critics", "say"),
    "a condition inside speech": ("Berg said the town pays if Kovac says “it is done in May”.", "Berg", "said"),
    "a time before the speaker": ("Until then Berg said it was “done in May”.", "Berg", "said"),
    "French": ("Berg a déclaré: «Le pont est fini.»", "Berg", "déclaré"),
    "a role before a participle": ("Berg walked in as the mayor saying it was “done in May”.", "Berg", "saying"),
    "said, and another denies": ("Berg said, “It is done.” Kovac denied it.", "Berg", "said"),
    "said that, and another denies": ("Berg said that, “It is done.” Kovac denied it.", "Berg", "said"),
    "said with a colon, and another denies": ("Berg said: “It is done.” Kovac denied it.", "Berg", "said"),
    "with, and another denies": ("Berg responded with “It is done.” Kovac denied it.", "Berg", "responded"),
    "a comma, and another denies": ("Berg wrote in anger, “It is done.” Kovac denied it.", "Berg", "wrote"),
    "a colon, and another denies": ("Berg called in anger: “It is done.” Kovac denied it.", "Berg", "called"),
    "his view": ("In his opinion, “it is done in May” at last.", "his", None),
    "her own view": ("In her own words, “it is done in May” at last.", "her", None),
    "a name's view": ("It is, in Anna Berg’s words, “done in May” at last.", "Anna Berg", None),
    "a colon after a name": ("Berg: “It is done in May.”", "Berg", ""),
    "a colon after a name in apposition": ("The mayor's rival, Anna Berg: “It is done in May.”", "Anna Berg", ""),
    "a colon after a place": ("Anna Berg, France: “It is done in May.”", "Anna Berg", ""),
    "a colon after a complement": ("The head of Bolt Works: “It is done in May.”", "The head of Bolt Works", ""),
    "a colon after a complement and article": ("The head of the Bolt Works: “It is done.”", "The head of the Bolt Works", ""),
    "a colon after a clause": ("The mayor was clear: “It is done in May.”", "The mayor", ""),
    "a colon after an adverbial": ("On Monday, the mayor was clear: “It is done in May.”", "the mayor", ""),
    "a colon after and": ("And the mayor was clear: “It is done in May.”", "the mayor", ""),
    "strong speech before a partial quotation": ("Berg said it was “done in May,” Kovac added.", "Berg", "said"),
    "any verb before a quotation that ends with a stop": ("Berg called it “done in May.” Kovac said so.", "Berg", "called"),
    "any verb before a question": ("Berg called it “done in May?” Kovac said so.", "Berg", "called"),
    "any verb before an exclamation": ("Berg called it “done in May!” Kovac said so.", "Berg", "called"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue"), BEFORE.values(), ids=BEFORE.keys())
def test_an_attribution_stands_before(text: str, speaker: str, cue: str | None):
    assert attributions(text) == [("before", speaker, cue)]


AFTER = {
    "a weak verb before a partial quotation": ("Berg called it “done in May,” Kovac said.", "Kovac", "said"),
    "a whole sentence": ("Berg said of it “Done in May.” Kovac denied that.", "Kovac", "denied"),
    "no mark of punctuation": ("“It is done” said Berg.", "Berg", "said"),
    "a dash and a capital": ("“It is done” — Berg said.", "Berg", "said"),
    "a comma outside": ("“It is done”, Berg said.", "Berg", "said"),
    "a closing mark inside": ("“It is ‘done,’” Berg said.", "Berg", "said"),
    "French": ("«Le pont est fini», a déclaré Berg.", "Berg", "déclaré"),
    "French, of many": ("«Le pont est fini», ont déclaré Berg et Petit.", "Berg", "déclaré"),
    "Spanish": ("«El puente está listo», ha dicho Berg.", "Berg", "dicho"),
    "Spanish, of many": ("«El puente está listo», han dicho Berg, Paz y Ruiz.", "Berg", "dicho"),
    "as said": ("“It is done,” as said Berg.", "Berg", "said"),
    "so said": ("“It is done,” so said Berg.", "Berg", "said"),
    "has said": ("“It is done,” has said Berg.", "Berg", "said"),
    "had said": ("“It is done,” had said Berg.", "Berg", "said"),
    "according to, three words on": ("“It is done,” all of it according to Berg.", "Berg", "according"),
    "a pronoun near": ("“It is done,” at night he said.", "he", "said"),
    "a participle": ("“It is done,” Berg shot back, calling it a day.", "Berg", "calling"),
    "a word that may be a noun": ("“It is done,” Berg reports.", "Berg", "reports"),
    "a partial verb at the end": ("“It is done,” Berg threatened", "Berg", "threatened"),
    "nine words after a full stop": ("“It is done.” Berg told all of us on the old bridge.", "Berg", "told"),
    "a signature": ("“It is done in May” – Anna Berg", "Anna Berg", None),
    "a signature with an office": ("“It is done in May” – Anna Berg, mayor of Norburg", "Anna Berg", None),
    "a signature with a stop": ("“It is done in May” – Anna Berg.", "Anna Berg", None),
    "a signature that goes on": ("“It is done in May.” – Anna Berg, the mayor, told reporters.", "Anna Berg", "told"),
    "as, later": ("It is “done in May” as Berg said.", "Berg", "said"),
    "a comma, later": ("It is “done in May” there, the mayor said.", "the mayor", "said"),
    "a comma and a title, later": ("It is “done in May”, the old Mayor Berg said.", "Berg", "said"),
    "as, further on": ("It is “done in May” there as Berg said.", "Berg", "said"),
    "a role and a name, later": ("It is “done in May” there, mayor Berg said.", "Berg", "said"),
    "as, after a comma": ("It is “done in May”, as the mayor put it.", "the mayor", "put"),
    "according to, later": ("It is “done in May” in all of Norburg, according to Berg.", "Berg", "according"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue"), AFTER.values(), ids=AFTER.keys())
def test_an_attribution_stands_after(text: str, speaker: str, cue: str | None):
    assert attributions(text) == [("after", speaker, cue)]


OPEN = {
    "what one might say": "Berg might say, “It is done in May.”",
    "what one would have said": "Berg would have said “it is done in May”.",
    "what one might call": "Berg might have called it “done in May”.",
    "a proposal's noun": "Berg's proposed “bridge tax” failed.",
    "a noun with a plural owner": "The Bergs' proposed “bridge tax” failed.",
    "a participle with an article": "Berg hates the proposed “bridge tax”.",
    "a participle with another article": "Berg hates a proposed “bridge tax”.",
    "a participle with an": "Berg hates an announced “bridge tax”.",
    "a wish": "Berg left, calling for “a bridge in May”.",
    "an infinitive of no speech": "Berg came to hear “done in May”.",
    "a condition": "The town pays if Berg says “it is done in May”.",
    "a base form of one": "Berg say it is “done in May”.",
    "a wish for something": "Berg left, calling for an end to “the bridge in May”.",
    "a base form too far from its helper": "Berg will now once again call it “done in May”.",
    "one who is widely described": "Berg was widely described as “done in May”.",
    "one who is told": "Berg was told it is “done in May”.",
    "one who is written off": "Berg was written off as “done in May”.",
    "according without to": "According Berg, it is “done in May”.",
    "a Ukrainian preposition": "За рік Berg, міст «відкриють у травні».",
    "nobody's view": "In the sea’s view, “it is done in May” at last.",
    "a view of more than a name": "In the Norburg town’s view, “it is done in May” at last.",
    "a signature of one word": "“It is done in May” – Berg, mayor of Norburg.",
    "a signature inside a paragraph": "A note: “It is done in May” – Anna Berg, mayor.",
    "a signature that walks on": "“It is done in May” – Anna Berg left.",
    "a dash and small letters": "“it is done” — Berg said.",
    "no mark and no inversion": "“It is done” Berg said.",
    "a colon after nothing": ": “It is done in May.”",
    "according to, too far on": "“It is done,” all of it now according to Berg.",
    "a pronoun too far on": "“It is done,” in the end he said.",
    "ten words after a full stop": "“It is done.” Berg told all of us on the old bridge here.",
    "a name too far on": "It is “done in May” there, in May Berg said.",
    "a subject too far on": "It is “done in May”, and so were those that Berg said.",
    "according to nobody": "It is “done in May”, according to nobody.",
    "nothing after it": "“It is done,”",
    "a word after it": "“It is done,” yes",
}  # fmt: skip


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN.keys())
def test_nothing_beside_a_quotation_attributes_it(text: str):
    assert attributions(text) == [NOWHERE]


@pytest.mark.parametrize("word", "and but while when because although though or".split())
def test_a_clause_that_goes_on_after_a_quotation_does_not_attribute_it(word: str):
    assert attributions(f"“It is done,” {word} Berg said no.") == [NOWHERE]


@pytest.mark.parametrize("mark", ", ! ? … . — – -".split())
def test_a_mark_at_the_end_of_a_quotation_opens_an_attribution_after_it(mark: str):
    assert attributions(f"“It is done{mark}” Berg replied.") == [("after", "Berg", "replied")]


@pytest.mark.parametrize("word", "people police men women children media many".split())
def test_several_people_take_a_base_form(word: str):
    assert attributions(f"The {word} call it “done in May”.") == [("before", f"The {word}", "call")]


@pytest.mark.parametrize("word", ["They", "We", "I", "Some clergy", "Many clergy"])
def test_a_pronoun_or_a_number_of_people_takes_a_base_form(word: str):
    assert attributions(f"{word} call it “done in May”.") == [("before", word, "call")]


@pytest.mark.parametrize("word", "was were been being is are be".split())
def test_who_is_described_has_not_spoken(word: str):
    assert attributions(f"Berg {word} described as “done in May”.") == [NOWHERE]


SEVERAL = {
    "each by its own verb": (
        "Berg asked “when” of Kovac and he answered “in May”.",
        [("before", "Berg", "asked"), ("before", "he", "answered")],
    ),
    "a verb after another quotation": (
        "Berg asked “when,” and Kovac said, “In May.” Berg denied it.",
        [("before", "Berg", "asked"), ("before", "Kovac", "said")],
    ),
    "a verb between belongs to what it leads to": (
        "“It is done.” Berg described “a bridge of steel.”",
        [NOWHERE, ("before", "Berg", "described")],
    ),
    "a verb of speech between belongs to both": (
        "“It is done,” Berg said “in May.”",
        [("after", "Berg", "said"), ("before", "Berg", "said")],
    ),
    "a verb of speech before the one that leads on": (
        "“It is done,” Berg said praising “the bridge.”",
        [("after", "Berg", "said"), ("before", "Berg", "praising")],
    ),
    "an attribution ends at the next quotation": (
        "“It is done,” according to “Bridge News”, and Berg left.",
        [NOWHERE, NOWHERE],
    ),
    "a phrase ends at the next quotation": (
        "“It is done,” according to “Bridge News”, and Berg left “it”.",
        [NOWHERE, NOWHERE, NOWHERE],
    ),
    "the words up to the next quotation are read": (
        "“It is done,” unlike “the old,” Berg said of “that”.",
        [NOWHERE, ("after", "Berg", "said"), ("before", "Berg", "said")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL.keys())
def test_quotations_of_one_sentence_have_their_own_attributions(text: str, expected: list[Shape]):
    assert attributions(text) == expected


WHOLE = {
    "a capital": ("“Done in May.”", True),
    "a figure": ("“60 days are left.”", True),
    "a bracket and a capital": ("“(Done) in May.”", True),
    "dots and small letters": ("“… done in May.”", False),
    "no mark at the end": ("“Done in May”", False),
    "no letter at all": ("“?!”", True),
}


@pytest.mark.parametrize(("text", "whole"), WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_quotation_has_a_capital_and_a_mark_at_its_end(text: str, whole: bool):  # noqa: FBT001
    assert is_whole(text, marked(text)[0]) is whole
