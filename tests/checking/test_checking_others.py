"""How others write: their citations, letters, notes, HTML, headings and languages; honest ones pass, slips are told."""

import pytest
from test_checking_summaries import CORPUS, article

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import CheckedItem

NP = "https://norland.example/rates"
KRONA = "The krona rose 0.4% against the dollar"
FERRY = "The ferry to Larne Island was suspended after a storm"

HONEST = {
    "chat": "Here's a concise summary of the key stories:\n\n- **Ferry:** suspended after a storm\n\nLet me know if you'd like more detail!\n",
    "lens": f"{KRONA}【1†market.txt】. {FERRY}【2†harbour.txt】.\n",
    "lens-numbers": f"{KRONA}【4:1†source】.\n\nSources:\n1. Coast Courier\n2. Altenfurter Bote\n3. La Gazette\n4. Norland Post\n",
    "file-tags": f"- {KRONA} [source: market.txt]\n- {FERRY} (Source: harbour.txt)\n",
    "raised": f"{KRONA}.¹ {FERRY}.²\n\n¹ Norland Post, 14 March 2024\n² Coast Courier, “Ferry service to Larne Island suspended after storm”\n",
    "outlet-brackets": f"{KRONA} (Norland Post, 14 March 2024). {FERRY} (Coast Courier).\n",
    "glued-links": f"{KRONA}.[Norland Post][1] {FERRY}.[source](https://coast.example/ferry-suspended)\n\n[1]: {NP}\n",
    "number-links": f"{KRONA} [1]({NP}).\n",
    "escaped-links": f"{KRONA} [1]({NP.replace(':', chr(92) + ':').replace('.', chr(92) + '.')}).\n",
    "footnote-title": f"{KRONA}.[^np]\n\n[^np]: Norland Post, “Central Bank Keeps Rates at 3.25%”, 14 March 2024\n",
    "mail": f"From: Desk <desk@example.org>\nSubject: Morning note\n\nGood morning,\n\nMARKETS\n{KRONA}.\n\nSee you tomorrow,\nThe desk\n",
    "notes": f"Media review 24 Apr\n\nPresent: AB, CD\nNotes: EF\n\n* {FERRY}\n",
    "questions": "Q: What did the ministry say?\nA: The ministry said that it had not received a formal request.\n",
    "html": f"<h2>Digest</h2><p>{KRONA}.</p><ul><li>{FERRY}</li></ul><blockquote>We are not declaring victory</blockquote>\n",
    "script": f'<script>var a = "999 people died";</script>\n<style>\np {{ width: 77px }}\n</style>\n<p>{KRONA}.</p>\n',
    "comment": f'{KRONA}. <!-- "Nobody said" this\nin 1999 at all\n--> {FERRY}.\n',
    "fenced": f"```markdown\n# Digest\n\n{KRONA}.\n```\n",
    "semicolons": f"{KRONA}; in Portmoran the pier needs at least three weeks of work, Ingrid Solvang said.\n",
    "emoji": f"⛴️ Residents depend on the boat for food and medicine\n📈 {KRONA}\n",
    "title-case": "# Daily News Summary\n\n## Central Bank Keeps Its Key Rate Unchanged\n\nThe bank left its key rate unchanged at 3.25%.\n",
    "credit-beside": "> “We are not declaring victory.” — Amadou Keller\n",
    "possessive": 'Solvang\'s spokesman was silent. Solvang told reporters: "The pier needs at least three weeks of work."\n',
    "day": "On 14 March, the Central Bank of Norland left its key rate unchanged.\n",
    "role-beside": "Ingrid Solvang was cautious. “We will not risk the lives of passengers for the sake of a timetable,” the harbour master said.\n",
}


def failures(text: str, corpus: Corpus = CORPUS) -> list[CheckedItem]:
    return [item for item in check_summary("s.md", text, corpus).findings if not item.passed and not item.unchecked]


def told(rows: list[CheckedItem]) -> list[tuple[int, int, str, str]]:
    return [(row.line, row.column, row.kind.value, row.verdict.value) for row in rows]


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_summary_of_another_writer_passes(name: str):
    assert [(row.line, row.kind.value, row.text, row.reason) for row in failures(HONEST[name])] == []


SLIPS = {
    "lens": (f"{KRONA}【1†harbour.txt】.\n", (1, 16, "figure", "not_found")),
    "file-tag": (f"- {KRONA} [source: harbour.txt]\n", (1, 18, "figure", "not_found")),
    "raised": (f"{KRONA}.¹²\n\n¹ Norland Post\n", (1, 40, "citation", "not_found")),
    "outlet-bracket": (
        "Keller: “We are not declaring victory” (Coast Courier, 12 March 2024).\n",
        (1, 10, "quote", "other_wording"),
    ),
    "footnote-day": (f"{KRONA}.[^np]\n\n[^np]: Norland Post, 15 March 2024\n", (3, 22, "date", "contradicted")),
    "html": (f"<h2>Digest</h2>\n<ul>\n<li>{KRONA.replace('0.4', '0.6')}</li>\n</ul>\n", (3, 20, "figure", "not_found")),
    "html-quote": ("<blockquote>\nWe are declaring victory\n</blockquote>\n", (2, 1, "quote", "altered")),
    "behind-comment": ("<!-- hidden\n--> “We are declaring victory,” Keller said.\n", (2, 6, "quote", "altered")),
    "fenced": (f"```md\n{KRONA.replace('0.4', '0.9')}.\n```\n", (2, 16, "figure", "not_found")),
    "clause": (f"{KRONA}; the pier needs five weeks of work.\n", (1, 56, "figure", "contradicted")),
    "namesake": ("Governor Adam Keller spoke of inflation.\n", (1, 10, "name", "contradicted")),
    "credit-beside": ("> “We are not declaring victory.” — Maria Lindqvist\n", (1, 4, "quote", "misattributed")),
    "day": ("The Central Bank of Norland left its key rate unchanged on March 16.\n", (1, 60, "date", "not_found")),
    "title-case": ("# Storm Hits Zagreb\n\nThe ferry was suspended.\n", (1, 3, "name", "not_found")),
    "offer": ("Here's what you need to know: 7,000 residents depend on the boat.\n", (1, 31, "figure", "contradicted")),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_of_another_writer_is_told_at_its_place(name: str):
    text, expected = SLIPS[name]
    assert expected in told(failures(text))


def test_a_footnote_of_another_writer_that_quotes_wrong_words_fails():
    """The passage that a footnote prints is a quote of the article that the footnote names."""
    text = f"{KRONA}.[^1]\n\n[^1]: Norland Post, 14 March 2024, market.txt: “The krona fell 0.4% against the dollar.”\n"
    assert (3, 49, "quote", "altered") in told(failures(text))


def test_a_source_that_may_mean_two_articles_is_unresolved():
    """It is no pass and no failure; the reason says which articles it may mean."""
    twins = [article(f"{n}.txt", f"The {n} dam broke.", "Valley News", f"2024-05-0{n}") for n in (1, 2)]
    rows = check_summary("s.md", "The 1 dam broke.[^a]\n\n[^a]: Valley News\n", Corpus(twins)).findings
    marks = [(row.verdict.value, row.reason) for row in rows if row.text == "[^a]"]
    assert marks == [("unresolved", "may mean 1.txt or 2.txt: name the file or the date")]


def test_the_day_tells_one_of_two_articles_of_an_outlet():
    twins = [article(f"{n}.txt", f"The {n} dam broke.", "Valley News", f"2024-05-0{n}") for n in (1, 2)]
    text = "The 2 dam broke.[^a]\n\n[^a]: Valley News, {} May 2024\n"
    rows = [check_summary("s.md", text.format(day), Corpus(twins)).findings for day in (2, 3)]
    named = [[row.article for row in found if row.text == "[^a]"] for found in rows]
    days = [[row.verdict.value for row in found if row.kind.value == "date"] for found in rows]
    assert (named, days) == ([["2"], [None]], [["supported"], ["contradicted"]])


def test_wrong_source_names_the_file_that_holds_the_words():
    text = "The Norland Post writes: “About 1,200 residents depend on the boat for food and medicine.”\n"
    assert [row.reason for row in failures(text) if row.kind.value == "quote"] == [
        "the words stand in harbour.txt, not in market.txt"
    ]


def test_sentences_that_cite_nothing_are_listed_where_others_do():
    """One mark at the end of a paragraph covers it; where each sentence has its own, one without is listed."""
    each = f"{KRONA}.[^1] Exports grew to 82 billion krona in 2023. The bank left its key rate unchanged at 3.25%.[^1]"
    last = f"{KRONA}. Exports grew to 82 billion krona in 2023.[^1]"
    listed = [
        [
            row.text
            for row in check_summary("s", f"{text}\n\n[^1]: Norland Post\n", CORPUS).findings
            if "cites nothing" in row.reason
        ]
        for text in (each, last)
    ]
    assert listed == [["Exports grew to 82 billion krona in 2023."], []]


def test_talk_to_the_reader_is_unchecked_and_never_a_pass():
    text = f"Here is a summary of the articles you sent.\n\n{KRONA}.\n"
    rows = check_summary("s", text, CORPUS).findings
    assert [row.verdict.value for row in rows if row.line == 1] == ["unchecked"]


def test_a_summary_in_another_language_keeps_its_figures_and_quotes():
    """Whole sentences and names stay unchecked; a wrong figure fails, also as that language writes it."""
    text = (
        "Der Sturm hat die Mole beschädigt, und die Fähre ist nicht mit den Bewohnern gefahren. Etwa {} Bewohner der Insel "
        "sind auf das Boot angewiesen.\n"
    )
    corpus = Corpus([one for one in CORPUS.articles if one.name != "radweg.txt"])
    found = [told(failures(text.format(number), corpus)) for number in ("1.200", "1.300")]
    assert found == [[], [(1, 93, "figure", "not_found")]]


def test_lines_ended_on_purpose_are_blocks_and_wrapped_ones_are_not():
    """A wrapped sentence stays whole, wherever its lines break."""
    wrapped = "The ferry between Portmoran and Larne Island was suspended on\nTuesday after a storm damaged the pier, the harbour\nauthority said.\n"
    assert failures(wrapped) == []
