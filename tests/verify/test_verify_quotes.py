"""Quotes against one text: what passes and where it stands, what fails and why."""

import pytest

from briefing import verify
from briefing.model import Boilerplate, ChangeType, SpeakerVerdict, Verdict
from briefing.model import Span as Range
from briefing.verify import Source, verify_quote

TOWN = (
    "Mayor calls Dam Project a ‘turning point’\n\n"
    "The mayor of Holm opened the dam on Monday. “We built it in eleven months, and it will hold 60,000 tons of water,” "
    "Mayor Ana Ruiz said. “It [the dam] isn’t finished yet — but it is safe.”\n\n"
    "Ruiz denied that the city had hidden the report. It is unlikely that the wall will crack this year, she said. "
    "If the rain comes early, the lower town will be flooded. The river rose by 2.5 metres and 5–7% of the fields were lost.\n\n"
    "“I was told (by engineers - ed.) that 20 workers were hurt,” said Tom Hale, the foreman. “They are not angry,” he "
    "added, “and they will come back.” He does not want the contract. Nobody believes the company will pay.\n\n"
    "“Who will pay for it?” asked Vera Brun. “The council approved the plan unless the court stops it. I don't know... "
    "perhaps they never will,” she said. In 1986 the strike was unlawful.\n"
)
HELD = Source(TOWN)

PASSING = [
    ("We built it in eleven months", "verbatim", "We built it in eleven months"),
    ("“We built it in eleven months, and it will hold 60,000 tons of water”", "normalized", "We built it in eleven months, and it will hold 60,000 tons of water"),
    ("we built it in eleven months.", "normalized", "We built it in eleven months"),
    ("We built it in eleven months,", "verbatim", "We built it in eleven months,"),
    ("We built it\nin  eleven\u00a0months", "normalized", "We built it in eleven months"),
    ("We built it in elev-\nen months", "normalized", "We built it in eleven months"),
    ("**We built** it in _eleven_ months", "normalized", "We built it in eleven months"),
    ("> We built it in eleven months", "normalized", "We built it in eleven months"),
    ("We built it in eleven&nbsp;months", "normalized", "We built it in eleven months"),
    ("WE BUILT IT IN ELEVEN MONTHS", "normalized", "We built it in eleven months"),
    ("We Built It in Eleven Months", "normalized", "We built it in eleven months"),
    ("WE built it in eleven months", None, None),
    ("...built it in eleven months…", "normalized", "built it in eleven months"),
    ("It isn't finished yet – but it is safe", "edited", "It [the dam] isn’t finished yet — but it is safe"),
    ("It (the dam - ed.) isn’t finished yet", None, None),
    ("It [dam] isn’t finished yet — but it is safe", "edited", "It [the dam] isn’t finished yet — but it is safe"),
    ("It [the dam] isn’t finished yet — but it is safe", "verbatim", "It [the dam] isn’t finished yet — but it is safe"),
    ("[i]t will hold 60,000 tons", "edited", "it will hold 60,000 tons"),
    ("We built it [sic] in eleven months", "edited", "We built it in eleven months"),
    ("[they] built it in eleven months", "edited", "We built it in eleven months"),
    ("[Hale] does not want the contract", "edited", "He does not want the contract"),
    ("that 20 workers [were] hurt", "edited", "that 20 workers were hurt"),
    ("The river ris[es] by 2.5 metres", None, None),
    ("The river [rises] by 2.5 metres", None, None),
    ("The mayor of Holm open[s] the dam", "edited", "The mayor of Holm opened the dam"),
    ("I was told that 20 workers were hurt", "edited", "I was told (by engineers - ed.) that 20 workers were hurt"),
    ("I was told [by engineers] that 20 workers were hurt", "edited", "I was told (by engineers - ed.) that 20 workers were hurt"),
    ("We built it … and it will hold 60,000 tons", "elided", "We built it in eleven months, and it will hold 60,000 tons"),
    ("We built it [...] and it will hold 60,000 tons", "elided", "We built it in eleven months, and it will hold 60,000 tons"),
    ("We built it . . . and it will hold 60,000 tons", "elided", "We built it in eleven months, and it will hold 60,000 tons"),
    ("They are not angry and they will come back", "elided", "They are not angry,” he added, “and they will come back"),
    ("They are not angry,” Hale added, “and they will come back", "normalized", None),
    ("We built it in eleven months,” she said, “and it will hold 60,000 tons", "elided", None),
    ("I don’t know … perhaps they never will", "normalized", "I don't know... perhaps they never will"),
    ("I don't know. . . perhaps they never will", "normalized", "I don't know... perhaps they never will"),
    ("Who will pay for it?", "verbatim", "Who will pay for it?"),
    ("turning point", "verbatim", "turning point"),
    ("the council approved the plan unless the court stops it", "normalized", None),
    ("5-7% of the fields were lost", "normalized", "5–7% of the fields were lost"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "verdict", "passage"), [row for row in PASSING if row[1]], ids=lambda value: str(value)[:40]
)
def test_honest_quote_passes(quote: str, verdict: str, passage: str | None):
    found = verify_quote(quote, HELD)
    assert found.passed, found.reason
    assert passage is None or (found.verdict.value, found.passage) == (verdict, passage)
    assert TOWN[found.start : found.end] == found.passage
    assert found.segments[0].start == found.start
    assert found.segments[-1].end == found.end


ALTERED = [
    ("it will hold 90,000 tons of water", ChangeType.NUMBER),
    ("We built it in twelve months", ChangeType.NUMBER),
    ("it will hold 600,000 tons of water", ChangeType.NUMBER),
    ("The river rose by 25 metres", ChangeType.NUMBER),
    ("The river rose by -2.5 metres", ChangeType.NUMBER),
    ("57% of the fields were lost", ChangeType.NUMBER),
    ("it will hold 60,000 barrels of water", ChangeType.UNIT),
    ("The river rose by 2.5 metres and 5–7 of the fields were lost", None),
    ("The mayor of Holm opened the dam on Friday", ChangeType.DATE),
    ("The mayor of Oslo opened the dam on Monday", ChangeType.NAME),
    ("They are angry, and they will come back", ChangeType.NEGATION),
    ("He does want the contract", ChangeType.NEGATION),
    ("the strike was lawful", ChangeType.NEGATION),
    ("it must hold 60,000 tons of water", ChangeType.MODAL),
    ("the wall will probably crack this year, she said", ChangeType.HEDGE),
    ("We made it in eleven months", ChangeType.WORDING),
    ("We built it in eleven long months", ChangeType.WORDING),
    ("We built in eleven months", ChangeType.WORDING),
    ("We built it in eleven months and everybody thanked us for it", None),
    ("in eleven months we built it", None),
    ("and it will hold 60,000 tons … We built it in eleven months", None),
    ("We [never] built it in eleven months", ChangeType.NEGATION),
    ("We built it in [many] months", None),
    ("We built it in eleven [5] months", ChangeType.NUMBER),
    ("We built it in eleven months [for Brun]", None),
    ("It [the bridge] isn’t finished yet", ChangeType.NAME),
    ("[Nobody] was told that 20 workers were hurt", None),
    ("We built it in eleven mоnths", None),
    ("We built it in eleven months!", None),
    ("We built it in eleven months?", None),
    ("Who will pay for it.", None),
    ("We built, it in eleven months", None),
    ("986 the strike was unlawful", None),
    ("lawful", None),
    ("000 tons of water", None),
    ("7% of the fields were lost", None),
    ("rose by 2", None),
    ("It the dam isn’t finished yet", None),
    ("we Built it in eleven months", None),
    ("They are not angry,” Brun added, “and they will come back", None),
    ("They are not angry,” he shouted, “and they will come back", None),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "kind"), ALTERED, ids=lambda value: str(value)[:40])
def test_fake_fails(quote: str, kind: ChangeType | None):
    found = verify_quote(quote, HELD)
    assert not found.passed
    assert kind is None or kind in {change.type for change in found.changes}


CUT = [
    "the city had hidden the report",
    "the wall will crack this year",
    "the lower town will be flooded",
    "the rain comes early",
    "want the contract",
    "angry",
    "the company will pay",
    "The council approved the plan",
    "It isn’t finished yet",
    "They are … angry",
    "We built it in eleven months … Nobody believes the company",
    "it is safe … he added",
    "Who will pay for it",
    "they never will",
]


@pytest.mark.parametrize("quote", CUT)
def test_cut_that_changes_the_meaning_fails(quote: str):
    found = verify_quote(quote, HELD)
    assert found.verdict is Verdict.CUT_CHANGES_MEANING, found.reason
    assert found.segments


@pytest.mark.parametrize("quote", ["", "...", "…", "[…]", "?!", "“”", "[the dam]"])
def test_quote_without_words_fails(quote: str):
    assert verify_quote(quote, HELD).verdict is Verdict.NOT_FOUND


def test_speaker_confirmed():
    found = verify_quote("We built it in eleven months", HELD, speaker="Ruiz")
    assert (found.passed, found.speaker.verdict) == (True, SpeakerVerdict.CONFIRMED)


def test_speaker_contradicted():
    found = verify_quote("We built it in eleven months", HELD, speaker="Vera Brun")
    assert found.verdict is Verdict.MISATTRIBUTED
    assert "Ruiz" in found.reason


def test_stranger_as_speaker():
    found = verify_quote("The mayor of Holm opened the dam", HELD, speaker="Oskar Lind")
    assert found.verdict is Verdict.MISATTRIBUTED
    assert "Oskar Lind" in found.reason


def test_place_of_the_given_speaker_is_taken():
    text = "“It is over,” said Ana Ruiz.\n\n“It is over,” said Tom Hale."
    found = verify_quote("It is over", text, speaker="Hale")
    assert found.passed
    assert found.start == text.rindex("It is over")
    assert "ambiguous" in found.notes


def test_reporters_words_are_not_direct_speech():
    assert verify_quote("The mayor of Holm opened the dam", HELD, direct=True).verdict is Verdict.NOT_DIRECT_SPEECH
    assert verify_quote("We built it in eleven months", HELD, direct=True).passed


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_empty_source_is_unchecked(text: str):
    assert verify_quote("anything", text).verdict is Verdict.UNCHECKED


def test_other_script_is_unchecked():
    assert (
        verify_quote("We built it in eleven months", "Ми побудували це за одинадцять місяців.").verdict
        is Verdict.UNCHECKED
    )


def test_other_language_is_unchecked():
    text = (
        "Die Bürgermeisterin hat den Damm am Montag eröffnet, und die Arbeiter sind nicht mit dem Lohn zufrieden. " * 3
    )
    assert verify_quote("The council of the town is not for the plan", text).verdict is Verdict.UNCHECKED


def test_no_near_passage_is_not_found():
    assert verify_quote("Penguins vote twice on Sundays", HELD).verdict is Verdict.NOT_FOUND


def test_nothing_to_count_is_not_found():
    assert verify_quote("12345", Source("no digit here")).verdict is Verdict.NOT_FOUND


def test_other_wording_of_speech():
    text = "“We simply wanted to live peacefully in our own small home without any war at all,” said Dara Lin."
    found = verify_quote("We just wish to live peacefully in our little home without war", text)
    assert found.verdict in {Verdict.OTHER_WORDING, Verdict.ALTERED}
    assert found.changes


def test_boilerplate_is_noted():
    at = TOWN.index("The mayor of Holm")
    source = Source(TOWN, (Boilerplate(Range(at, at + 10), "caption"),))
    assert "boilerplate" in verify_quote("The mayor of Holm opened the dam", source).notes


def test_short_quote_is_noted():
    assert verify_quote("turning point", HELD).notes == ("short",)


def test_unclosed_and_unmarked_speech_is_noted():
    text = 'Ruiz said the men "hid the tools.\n\nThe dam is safe and we are proud of it - Ruiz said.\n'
    assert "unclosed_marks" in verify_quote("hid the tools", text).notes
    assert "unmarked_speech" in verify_quote("we are proud of it", text).notes


def test_letter_for_letter_place_is_preferred():
    text = "It is over. Then he said: It is over, and left."
    found = verify_quote("It is over,", text)
    assert (found.verdict, found.start) == (Verdict.VERBATIM, text.index("It is over,"))


def test_word_broken_in_the_source():
    text = "The inter-\nnational agency and its well-\nknown head agreed."
    assert verify_quote("The international agency and its well-known head", text).passed
    assert verify_quote("inter-\nnational agency", "The international agency agreed.").passed
    assert not verify_quote("The inter-national agency", "The international agency agreed.").passed


def test_two_paragraphs_of_one_utterance():
    text = "“We were late.\n\n“We are sorry,” said Tom Hale. “We are late,” said Ana Ruiz."
    assert verify_quote("We were late. We are sorry", text).passed
    assert verify_quote("We were late … We are sorry", text).passed
    assert not verify_quote("We are sorry … We are late", text).passed


def test_completed_word_of_the_source():
    text = "“[T]he roof leak[ed] for weeks,” she said."
    assert verify_quote("The roof leaked for weeks", text).verdict is Verdict.EDITED
    assert verify_quote("[T]he roof [sic] leak[ed] for weeks", text).verdict is Verdict.EDITED


def test_insertions_with_a_negation_or_number_are_not_left_out():
    text = "“We do [not] need it and we sold [20] ships.[3] Then we left,” he said."
    assert not verify_quote("We do need it", text).passed
    assert not verify_quote("we sold ships", text).passed
    assert verify_quote("ships. Then we left", text).passed


def test_words_inside_an_insertion_yield_to_words_outside():
    text = "The [the agency] case is closed, and the case is cold."
    assert verify_quote("the", text).start == text.index("the case")


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("binding deal", "It was a non-binding deal."),
        ("hundreds", "There were hundreds of thousands."),
        ("thousands of men", "Hundreds of thousands of men came."),
        ("two", "It cost two million."),
        ("5", "It cost 5 million."),
        ("5", "It cost 5 %."),
        ("000 men", "There were 60 000 men."),
        ("60", "There were 60 000 men."),
        ("5 men", "It was < 5 men."),
        ("5", "It was 20-5 for us."),
        (".5 km", "It was 2.5 km."),
        ("can", "We can't go."),
        ("t go", "We can't go."),
        ("20", "A 20-year plan."),
    ],
)
def test_cut_words_and_numbers_fail(quote: str, text: str):
    assert not verify_quote(quote, text).passed


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the first million", "He made the first million."),
        ("million dollars", "In the second million dollars were lost."),
        ("known man", "He is a well-known man."),
        ("Двісті людей", "Двісті людей прийшли."),
        ("离开", "他说我们会离开这个城市。"),
        ("5 men", "In 1986, 5 men left."),
        ("at 5", "We met at 5. Then we left."),
    ],
)
def test_whole_words_and_numbers_pass(quote: str, text: str):
    assert verify_quote(quote, text).passed


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("20 men were hurt", "At least 20 men were hurt."),
        ("we had signed the treaty", "I wish we had signed the treaty."),
        ("the rain may come", "Perhaps the rain may come."),
        ("come", "The rain may come."),
        ("he had signed", "He refused to say he had signed."),
        ("the wall fell", "Officials rejected reports that the wall fell."),
        ("the wall had been moved", "The claim that the wall had been moved is false."),
        ("was at home", "Neither he nor she was at home."),
        ("the wall had fallen", "He denied that “the wall had fallen” on Monday."),
        ("the wall had fallen", "She never said “the wall had fallen” on Monday."),
        ("the wall had fallen", "He rejected claims that “the wall had fallen” on Monday."),
        ("“red” lines of his plan", "He was not “red” lines of his plan."),
        ("We will go", "“We will go,” he said, “unless they stay.”"),
        ("He would", "He would not resign."),
        ("He is our man", "Do you think he is our man?"),
        ("They call it “peace”", "They call it “peace” but nobody believes it."),
        ("The dam … is safe", "The dam may or could be what is safe."),
        ("The dam killed … 20 men", "The dam killed, we hear, at least 20 men."),
        ("we sit down", "If we sit down, he will laugh."),
        ("The crash … killed nine miners", "The crash reportedly killed nine miners."),
        ("The dam is safe … and dry", "The dam is safe if closed and dry."),
    ],
)
def test_more_cuts_that_change_the_meaning(quote: str, text: str):
    assert verify_quote(quote, text).verdict is Verdict.CUT_CHANGES_MEANING


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The dam is open", "The dam is open. But the road is closed."),
        ("We will go", "“We will go,” he said. “But we will return.”"),
        ("She asked the men", "She asked the men if they knew."),
        ("a turning point", "Was it “a turning point,” as he says?"),
        ("Ruiz … said it was safe", "Ruiz, who does not like dams, said it was safe."),
        ("The dam is safe. … It is full", "The dam is safe. We do not like it. It is full"),
        ("he left", "It was not raining; he left."),
        ("The plan was not only cheap", "The plan was not only cheap, but also quick."),
        ("We had no choice", "We had no choice but to go."),
        ("Kyiv is not interested in “land”", "Kyiv is not interested in “land” in the east."),
        ("said … “we are here” to all", "He said on Monday that “we are here” to all."),
        ("the dam", "Mr. Hale did not go. Gen. Brun saw the dam."),
        ("it will rain", "Even if he comes, it will rain."),
    ],
)
def test_cut_that_changes_nothing_passes(quote: str, text: str):
    found = verify_quote(quote, text)
    assert found.passed, found.reason


def test_speech_and_narration_are_not_joined():
    text = "“We are late,” said Tom Hale on Monday evening."
    assert verify_quote("We are … on Monday evening", text).verdict is Verdict.CUT_CHANGES_MEANING


def test_a_statement_is_no_question():
    found = verify_quote("We were late?", "We were late.")
    assert (found.verdict, found.reason) == (Verdict.ALTERED, "a statement is quoted as a question")


def test_question_mark_in_a_later_part_speaks_for_the_earlier():
    assert verify_quote("Does it … work now?", "Does it, they wonder, work now? No.").passed


def test_plain_text_sources_are_remembered():
    assert verify_quote("opened the dam", TOWN) == verify_quote("opened the dam", TOWN)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("[Hale] was late", "“I was late,” said Tom Hale."),
        ("[Russia] forces came", None),
        ("It is his [Hale’s] ship", "Tom Hale spoke. “It is his ship,” said Ana Ruiz."),
        ("[o]’Rourke left the room", "O’Rourke left the room."),
        ("We left; [later] we came back", "“We left; we came back,” he said."),
    ],
)
def test_names_in_brackets(quote: str, text: str | None):
    found = verify_quote(quote, text or "Russian forces came to Russia.")
    assert found.passed is (text is not None), found.reason


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("[Hale] was late", "“I was late,” said Ana Ruiz. Tom Hale left."),
        ("We [may] come", "“We come,” he said."),
        ("We come [if asked]", "“We come,” he said."),
        ("We saw [five] ships", "“We saw ships,” he said."),
        ("the [Hale] ship", "“the ship,” he said. Hale left."),
        ("[the ship] sank", "They saw that ship sank."),
        ("[un]lawful acts", "These are lawful acts."),
        ("“We won,” she said, “and left”", "“We won,” he said, “and left.”"),
        ("“We won,” he shouted, “and left”", "“We won,” he said, “and left.”"),
        ("“We won,” Ana Ruiz said, “and left”", "“We won,” Tom Hale said, “and left,” to Ana Ruiz."),
        ("“We won,” Zed Brown said, “and left”", "“We won and left,” Tom Hale said."),
        ("“We,” he said, “left”", "We won and left."),
    ],
)
def test_brackets_and_attributions_that_hide_fail(quote: str, text: str):
    assert not verify_quote(quote, text).passed


def test_attribution_amid_a_quote_may_name_the_speaker_otherwise():
    assert verify_quote("“We won,” Hale said, “and left”", "“We won,” he said, “and left,” said Tom Hale.").passed


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("using force in the town", "He denied using force in the town."),
        ("was hidden in the town", "The report that may have been was hidden in the town."),
        ("paid by the town", "It may have been paid by the town."),
        ("This is etc", "This is etc., but it is not so."),
        ("he goes", "If the man and he goes, we stay."),
    ],
)
def test_cuts_of_every_kind(quote: str, text: str):
    assert isinstance(verify_quote(quote, text).reason, str)


def test_list_of_dashes_meets_paragraphs():
    text = "He came early in the year to try\n\n-- without luck -- to win."
    assert verify_quote("early in the year to try -- without luck -- to win", text).passed


def test_literal_dots_and_parts_around_them():
    text = "It was... well, it was late. It was here."
    assert verify_quote("It was… it was late", text).verdict is Verdict.ELIDED
    assert verify_quote("well … It was here … It was", text).passed is False


def test_brackets_in_an_attributed_quote():
    text = "“We won the cup,” he said, “and we left.”"
    assert verify_quote("“We won [sic] the cup,” he said, “and we left.”", text).passed
    assert not verify_quote("“[not so],” she said, “and we left.”", text).passed
    assert verify_quote("“We [sic] won the cup,” she said, “and we left.”", "“We won the cup, and we left.”").passed


def test_quote_with_very_many_brackets_is_not_read():
    assert not verify_quote("a [b] " * 200, "a " * 200).passed


def test_dense_scripts_have_no_word_edges():
    assert verify_quote("不会离开", "我们不会离开这个城市").passed


def test_combining_mark_is_no_edge():
    assert not verify_quote("\u0323x", "a\u0323\u0301\u0323x b").passed


def test_long_sources_are_asked_by_words():
    text = "The dam — here — was opened on Monday. " + "The council met again, and nothing was said. " * 6000
    assert verify_quote("was opened on Monday.", text).verdict is Verdict.VERBATIM
    assert "ambiguous" in verify_quote("The council met again", text).notes
    assert not verify_quote("The dam was closed on Monday.", text).passed


def test_same_number_with_another_sign_of_unit():
    found = verify_quote("We lost $5 that day", "We lost €5 that day.")
    assert [change.type for change in found.changes] == [ChangeType.UNIT]


def test_another_case_inside_is_wording():
    found = verify_quote("We saw the us Army and the tanks then", "We saw the US Army and some tanks then.")
    assert ChangeType.WORDING in {change.type for change in found.changes}


def test_lead_in_capitals():
    assert verify_quote("Yesterday we left the town", "YESTERDAY we left the town.").passed
    assert not verify_quote("who left the town", "WHO left the town.").passed


def test_nothing_but_signs_before_the_words():
    assert verify_quote("The dam is here", "He did not go. * The dam is here, he said.").passed


def test_one_speaker_may_take_up_his_words_after_an_ellipsis():
    text = "“We won,” said Tom Hale. “They lost,” Hale added. “It was late,” said Tom Hale."
    assert verify_quote("We won … It was late", text).verdict in {Verdict.ELIDED, Verdict.CUT_CHANGES_MEANING}


def test_mark_on_the_last_letter_is_no_edge():
    assert not verify_quote("the cafe", "the cafe\u0324 x").passed


def test_number_in_another_case_of_the_next_words():
    assert not verify_quote("20 [sic] Men came", "There 20 men came.").passed


def test_bracket_beside_nothing():
    assert not verify_quote("[t]his", "…").passed
    assert not verify_quote("was here [t]oo", "He was here - and gone.").passed
    assert not verify_quote("was here [t]oo", "He was here by day.").passed
    assert not verify_quote(", [x] ; [y] a", "a ; a").passed


def test_part_that_stands_only_before_the_others_is_out_of_order():
    assert not verify_quote("late … here", "He was here. It was late. Too late.").passed


def test_half_of_a_word_broken_at_a_line_end_fails():
    assert not verify_quote("national agency met", "The inter-\nnational agency met.").passed


def test_dense_text_is_cut_at_any_character():
    assert verify_quote("会离开这个", "我们会离开这个城市。").passed


def test_only_public_names_are_given():
    assert "verify_quote" in dir(verify)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        verify.nothing  # noqa: B018 - looked up to fail
