"""The extractive engine chooses what stands alone, gives speech with its speaker, and never writes a word."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Article, ArticleId, Boilerplate, Draft, Span
from briefing.sources import read_articles
from briefing.summarize import extract_many, load_audience
from briefing.summarize.candidates import candidates, count_words, terms_of
from briefing.summarize.headlines import shortened
from briefing.summarize.standing import HANGS, hanging, is_garbled, is_report
from briefing.verify.claims.drafts import prove
from briefing.verify.source import Source

GENERAL = load_audience("general")
NEWS = """LAKEVIEW (CPS) — The city of Lakeview closed its main bridge on Monday after engineers found 14 cracks in its pillars.

This was stated by Mayor Ana Ruiz in an interview with Radio Nine, the Lakeview Post reports.

"We close it today, and nobody has to leave their home. The repairs will cost 30 million dollars and last until May," Ruiz told reporters.

What happens to the ferries?

He also spoke about the plans for the harbour.

The engineers of the Harbour Institute had warned of cracks in the pillars of the bridge since March 2023.

Read more: Five bridges that fell

The closing of the main bridge sends 20,000 cars a day through the old town, the police of Lakeview said.

We’ll be watching what the council decides."""


def article_of(text: str, **about: object) -> Article:
    return Article(ArticleId("a1"), "a1.txt", text, sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), **about)


def extract(text: str, **about: object) -> Draft:
    article = article_of(text, **about)
    source = Source(text, article.boilerplate)
    (draft,) = extract_many([article], {article.id: source}, GENERAL)
    return draft


class TestChoosing:
    def test_the_report_is_told_and_nothing_else(self):
        texts = [claim.text for claim in extract(NEWS).claims]
        assert texts[0].startswith("The city of Lakeview closed its main bridge on Monday")
        told = " ".join(texts)
        for word in ("This was stated", "What happens", "He also spoke", "be watching", "Read more", "LAKEVIEW"):
            assert word not in told
        assert any("20,000 cars" in text for text in texts)

    def test_a_word_as_long_as_an_article_is_no_extract(self):
        word = "a" * 50_000
        told = [
            claim.text for claim in extract(f"{NEWS}\n\nThe word {word} was painted on the bridge on Monday.").claims
        ]
        assert told
        assert all(word not in text for text in told)

    def test_speech_is_a_quote_with_its_speaker(self):
        quoted = [claim for claim in extract(NEWS).claims if claim.quotes]
        assert [quote.speaker for claim in quoted for quote in claim.quotes] == ["Ana Ruiz"]
        assert quoted[0].text.startswith("We close it today")

    def test_every_claim_is_a_slice_of_the_sentences_it_cites_and_is_proven(self):
        article = article_of(NEWS)
        source = Source(NEWS)
        draft = extract(NEWS)
        proven, withheld = prove(draft, source, article)
        assert withheld == ()
        assert len(proven) == len(draft.claims)
        assert all(claim.extract and claim.text in NEWS for claim in draft.claims)

    def test_weights_fall_with_what_a_sentence_tells(self):
        draft = extract(NEWS)
        assert draft.claims[0].weight == max(claim.weight for claim in draft.claims)

    def test_boilerplate_is_never_chosen(self):
        text = "The council of Lakeview voted for the new bridge on Monday. The council of Lakeview voted for the new harbour on Tuesday."
        marks = (Boilerplate(Span(0, 60), "caption"),)
        assert [claim.text[:62] for claim in extract(text, boilerplate=marks).claims] == [
            "The council of Lakeview voted for the new harbour on Tuesday."
        ]

    def test_the_same_is_told_once(self):
        text = (
            "The city closed its main bridge on Monday after a storm. " * 2
            + "The harbour of Lakeview stays open for ships all week."
        )
        assert len(extract(text).claims) == 2

    def test_the_audience_bounds_claims_and_quotes(self):
        article, source = article_of(NEWS), Source(NEWS)
        few = replace(GENERAL, claims=2, quotes=0)
        (draft,) = extract_many([article], {article.id: source}, few)
        assert len(draft.claims) == 2
        assert all(not claim.quotes for claim in draft.claims)

    def test_figures_that_matter_to_the_audience_come_first(self):
        text = (
            "The council of Lakeview met on Monday to talk about its bridge. The bridge is 300 metres long and was built by hand. "
            "The budget of Lakeview grows by 12 percent in the coming year. The old town was quiet during all of the long night."
        )
        article, source = article_of(text), Source(text)
        asked = replace(GENERAL, figures=("budget",), claims=1)
        (draft,) = extract_many([article], {article.id: source}, asked)
        assert draft.claims[0].text.startswith("The budget of Lakeview")

    def test_when_nothing_stands_alone_the_next_best_is_told(self):
        assert [claim.text for claim in extract("It was closed on Monday.").claims] == ["It was closed on Monday."]

    @pytest.mark.parametrize("text", ["", " ", "Why?", "No.", "\ud800", "\0" * 50, "“" * 50, "ok " * 5])
    def test_an_article_without_sentences_gives_nothing_or_little(self, text: str):
        assert len(extract(text).claims) <= 1

    def test_a_script_without_spaces_is_told(self):
        text = "市は月曜日に橋を閉鎖したと発表した。修理には三千万円がかかる見込みである。市長は住民に協力を求めた。"
        assert len(extract(text).claims) >= 2

    def test_a_name_that_is_an_outlet_s_slip_is_passed_over(self):
        text = "The Lakeview bridge is closed today. Lakeview has one bridge and one ferry. Lakeview needs a second bridge soon. The Lakowiev council met on Monday to talk about money."
        assert not any("Lakowiev" in claim.text for claim in extract(text).claims)

    def test_the_order_of_articles_changes_nothing(self, seeds: Path):
        reading = read_articles(seeds)
        sources = {article.id: Source(article.text, article.boilerplate) for article in reading}
        there = extract_many(reading.articles, sources, GENERAL)
        back = extract_many(reading.articles[::-1], sources, GENERAL)
        assert there == back[::-1]

    @settings(max_examples=50, deadline=None)
    @given(st.text(max_size=400))
    def test_any_text_gives_slices_or_nothing(self, text: str):
        for claim in extract(text).claims:
            assert claim.text in text

    @pytest.mark.parametrize(
        "unit", ["A b c d e f g h. ", "“A b c d e f g h.” ", '"', "he said, ", "The x of ", "Name Name: ", "“"]
    )
    def test_a_long_text_of_one_kind_ends_and_gives_slices(self, unit: str):
        text = unit * (30_000 // len(unit))
        assert all(claim.text in text for claim in extract(text).claims)


class TestSpeech:
    def test_a_question_and_a_fragment_are_not_quoted(self):
        text = 'Ana Ruiz said "is the one who broke the bridge and the harbour of the town" on Monday in Lakeview. "Who is going to pay for the new bridge now?" Ana Ruiz said.'
        assert all(not claim.quotes for claim in extract(text).claims)

    def test_speech_without_a_known_speaker_is_never_the_outlet_s_word(self):
        text = 'Nobody wanted to speak on record about the bridge in Lakeview. "The bridge was broken on purpose by people of the harbour company."'
        assert not any("on purpose" in claim.text for claim in extract(text).claims)

    def test_a_long_speech_is_cut_at_a_sentence(self):
        speech = " ".join(f"The bridge number {n} of this town has to be closed for repairs." for n in range(20))
        (claim,) = [claim for claim in extract(f'"{speech}" Ana Ruiz said on Monday.').claims if claim.quotes]
        assert claim.text.endswith("repairs.")
        assert count_words(claim.text) <= 50

    def test_names_run_together_are_no_speaker(self):
        text = '"The bridge of this town has to be closed for repairs," Ana RuizTommy Lee Jones said on Monday.'
        assert all("Tommy" not in (quote.speaker or "") for claim in extract(text).claims for quote in claim.quotes)


class TestStanding:
    @pytest.mark.parametrize(
        "words",
        [
            "The city closed its bridge on Monday.",
            "“Nobody has to leave,” the mayor told reporters, “and we pay.”",
            "Elizabeth I opened the bridge in 1571.",
        ],
    )
    def test_reports(self, words: str):
        assert is_report(words)

    @pytest.mark.parametrize(
        "words",
        [
            "This was stated by the mayor in an interview with Radio Nine, the Post reports.",
            "He also spoke about the plans for the harbour.",
            "What comes next?",
            "“What comes next?”",
            "and then the bridge fell.",
            "The bridge fell",
            "“The bridge fell. ",
            "Click here to see the bridge.",
            "Below are some of the photos of the bridge.",
            "You can see the bridge from the town.",
            "Ana Ruiz, left, and Bo Lee were at the bridge.",
            "The bridge fell on Monday. | REUTERS The town is closed.",
            "Highlights of the plan • The bridge is closed.",
            "What she said: “The bridge is closed.”",
            "CORRECTION: An earlier version had the wrong bridge.",
            "The vote was won by Sens.",
            "The bridge is <b>closed</b> for all of the winter.",
            "The bridge is {{ closed }} for all of the winter.",
            "See the [bridge](javascript:alert) of the town.",
            "The bridge \x1b]8;;x is closed.",
            "The map shows the bridges of the town.",
            "We closed the bridge because it was broken.",
            "The mayor told us that the bridge is broken.",
            "Ana Ruiz: The bridge is broken.",
            "Ana Ruiz is a columnist for the Lakeview Post.",
            "Bo Lee contributed to this report.",
            "It remains to be seen whether the bridge holds.",
            "Write to desk@lakeview.example for more on the bridge.",
        ],
    )
    def test_no_reports(self, words: str):
        assert not is_report(words)

    @pytest.mark.parametrize(
        "words",
        [
            "They closed it.",
            "This helped a lot.",
            "But the bridge fell.",
            "In response, Ruiz left.",
            "Some of its effects show.",
            "The mayor of Lakeview agreed.",
            "For one thing, the bridge fell.",
        ],
    )
    def test_what_hangs(self, words: str):
        assert hanging(words) >= HANGS

    @pytest.mark.parametrize(
        "words",
        [
            "The decision came late.",
            "However, Ruiz left.",
            "In May she left the town.",
            "The bridge, however, stands.",
            "The plan is absurd.",
        ],
    )
    def test_what_hangs_a_little(self, words: str):
        assert 0 < hanging(words) < HANGS

    @pytest.mark.parametrize(
        "words",
        [
            "Ruiz said she would leave.",
            "After she won, Ana Ruiz left the town.",
            "The decision of the council came late.",
            "That nobody drowned is a wonder.",
        ],
    )
    def test_what_stands(self, words: str):
        assert hanging(words) == (HANGS if words.startswith("That") else 0)

    def test_a_missing_or_doubled_word_is_seen(self):
        assert is_garbled("It was to prevent the of the town.")
        assert is_garbled("The bridge bridge fell.")
        assert is_garbled("The mayor Ana Ruiz2019 closed the bridge.")
        assert is_garbled("The mayor Ana Ruiz closed it MORE's plan failed.")
        assert not is_garbled("He said that that bridge fell, and the on-site team left.")

    def test_a_sentence_broken_at_an_initial_is_passed_over(self):
        text = "The prize went to Ana M. O. Ruiz of the Lakeview council on Monday. R. Lee of the council of Lakeview won as well."
        told = [
            claim.text
            for claim in extract(text + "\n\nB. Lee of the old town council opened the bridge on Monday.").claims
        ]
        assert told[0].startswith("The prize")
        assert any(text.startswith("B. Lee") for text in told)

    def test_words_that_open_sentences_are_no_speaker(self):
        text = '"The bridge of this town has to be closed for repairs," Despite Ruiz said on Monday.'
        assert all(quote.speaker != "Despite Ruiz" for claim in extract(text).claims for quote in claim.quotes)

    def test_captions_above_a_dateline_come_last(self):
        text = "Cars wait at the bridge of Lakeview on a cold morning in May.\n\nLAKEVIEW (CPS) — The city closed its main bridge on Monday after a storm."
        found = candidates(article_of(text), Source(text))
        assert [candidate.order for candidate in found] == [0, 4]


class TestHeadlines:
    def test_the_title_is_the_headline(self):
        assert extract(NEWS, title="Bridge closed").headline == "Bridge closed"

    def test_else_the_lead_without_its_dateline(self):
        assert extract(NEWS).headline == "The city of Lakeview closed its main bridge on Monday"

    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            ("The city closed its bridge.", "The city closed its bridge"),
            (
                "The city of Lakeview closed its main bridge on Monday, which sends twenty thousand cars a day through the old town.",
                "The city of Lakeview closed its main bridge on Monday",
            ),
            (
                "Ana Ruiz, who has led the city of Lakeview for as long as anyone in the town can remember, resigned on Monday evening.",
                "Ana Ruiz, who has led the city of Lakeview for as long as anyone in the town can remember, resigned",
            ),
            ("Ana Ruiz will resign on Monday evening after a long debate in the council, but only when the bridge of Lakeview is open.", None),
            ("The mayor said on Monday in the town hall that the bridge, which was built by her own father and his brother, is safe.", None),
            ("The city — a small one — closed its main bridge on Monday evening — and nobody in the old town of Lakeview was told of it.", None),
        ],
    )  # fmt: skip
    def test_a_long_sentence_is_cut_only_where_it_stays_one(self, sentence: str, expected: str | None):
        assert shortened(sentence, Source(sentence)) == (expected or sentence.rstrip("."))

    def test_an_article_of_speech_alone_has_no_headline(self):
        assert extract('"The bridge of this town has to be closed for repairs," Ana Ruiz said.').headline is None


def test_words_and_terms():
    assert count_words("The bridge, it's closed") == 4
    assert count_words("橋を閉鎖した") == 3
    assert terms_of("The bridge’s bridge and it") == {"bridge": 2}
    assert terms_of("橋を閉") == {"橋を": 1, "を閉": 1, "橋を閉": 1}
