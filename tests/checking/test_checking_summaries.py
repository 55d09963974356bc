"""Summaries by others, in the shapes people write them: honest ones pass, a wrong one fails at its place."""

import hashlib
from datetime import date

import pytest

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.model import Article, ArticleId, Basis, CheckReport, Dated

HARBOUR = """Ferry service to Larne Island suspended after storm

The ferry between Portmoran and Larne Island was suspended on Tuesday after a storm damaged the pier, the harbour authority said. About 1,200 residents depend on the boat for food and medicine.

"We will not risk the lives of passengers for the sake of a timetable," harbour master Ingrid Solvang told reporters. "The pier needs at least three weeks of work."

Repairs will cost 4.5 million euros, according to the regional transport office. Mayor Tomas Brandt called the damage "the worst in forty years" and asked the government for help.

The ministry said that it had not received a formal request. "If a request comes, we will answer it within ten days," said Deputy Minister Helena Ruiz.
"""
MARKET = """Central bank keeps rates at 3.25%

The Central Bank of Norland left its key rate unchanged at 3.25% on 14 March 2024. Governor Amadou Keller said inflation would fall below 2% by the end of the year.

“We are not declaring victory,” Keller said at a news conference in Oststadt. “Prices for food rose 6.1% in February, and families feel it.”

The krona rose 0.4% against the dollar. Economist Maria Lindqvist of Bank Helvia said that a cut in June was “unlikely unless wages slow”.

Exports grew to 82 billion krona in 2023, up from 75 billion a year earlier.
"""
LETTER = """Neuer Radweg in Altenfurt eröffnet

Am 3. Mai 2024 hat Bürgermeisterin Karin Vogt den neuen Radweg in Altenfurt eröffnet. Er ist 12 Kilometer lang und kostete 9 Millionen Euro.

„Wir haben lange auf diesen Tag gewartet“, sagte Vogt. „Der Weg ist kein Luxus, sondern eine Notwendigkeit.“
"""
FRENCH = """Le musée de Clairval rouvre ses portes

Le musée de Clairval a rouvert samedi après deux ans de travaux. « Nous n’avons rien perdu de la collection », a déclaré la directrice Élise Moreau. Les travaux ont coûté 18 millions d’euros.
"""
JAPAN = """青山市で新しい図書館が開館

青山市で4月2日、新しい図書館が開館した。佐藤健市長は「子どもたちの居場所にしたい」と述べた。蔵書は30万冊。
"""


def article(name: str, text: str, outlet: str, day: str, url: str | None = None) -> Article:
    return Article(
        id=ArticleId(name.partition(".")[0]),
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=text.partition("\n")[0],
        outlet=outlet,
        url=url,
        published=Dated(date.fromisoformat(day), Basis.STATED),
    )


CORPUS = Corpus(
    [
        article("harbour.txt", HARBOUR, "Coast Courier", "2024-03-12", "https://coast.example/ferry-suspended"),
        article("market.txt", MARKET, "Norland Post", "2024-03-14", "https://norland.example/rates"),
        article("radweg.txt", LETTER, "Altenfurter Bote", "2024-05-03"),
        article("musee.txt", FRENCH, "La Gazette", "2024-04-20"),
        article("library.txt", JAPAN, "青山新聞", "2024-04-02"),
    ]
)


def check(text: str) -> CheckReport:
    return check_summary("summary.md", text, CORPUS)


HONEST = {
    "plain": 'The ferry between Portmoran and Larne Island was suspended after a storm damaged the pier. "We will not risk the lives of passengers for the sake of a timetable," said Ingrid Solvang. Repairs will cost 4.5 million euros.\n',
    "footnotes": "# Storm stops the ferry\n\nThe ferry to Larne Island was suspended on Tuesday.[^1] Repairs will cost 4.5 million euros, according to the regional transport office.[^1]\n\nThe central bank left its key rate unchanged at 3.25%.[^2]\n\n[^1]: Coast Courier, harbour.txt\n[^2]: Norland Post, market.txt\n",
    "numbers": "The ferry to Larne Island was suspended after a storm [1]. The krona rose 0.4% against the dollar [2].\n\n## Sources\n\n1. Coast Courier, 12 March 2024: Ferry service to Larne Island suspended after storm\n2. Norland Post, “Central bank keeps rates at 3.25%”\n",
    "numbers-bracketed": "The ferry to Larne Island was suspended after a storm [1]. The krona rose 0.4% against the dollar [2].\n\nSources:\n[1] https://coast.example/ferry-suspended\n[2] https://norland.example/rates\n",
    "sources-bold": "Keller said that inflation would fall below 2% by the end of the year [1].\n\n**Sources**\n\n- [1] Norland Post: Central bank keeps rates at 3.25%\n",
    "links": "- [The ferry was suspended](https://coast.example/ferry-suspended) after a storm damaged the pier.\n- Exports grew to 82 billion krona in 2023 ([Norland Post](https://norland.example/rates)).\n",
    "bullets": "Key points:\n\n* Ferry to Larne Island suspended\n* About 1,200 residents depend on the boat\n* Pier needs at least three weeks of work\n* Cost: 4.5 million euros\n",
    "blockquote": "> We are not declaring victory.\n> — Amadou Keller, Central Bank of Norland\n\nThe bank kept its rate at 3.25%.\n",
    "blockquote-marks": "Harbour master Ingrid Solvang:\n\n> “The pier needs at least three weeks of work.”\n",
    "curly": "Mayor Tomas Brandt called the damage “the worst in forty years”. “If a request comes, we will answer it within ten days,” said Deputy Minister Helena Ruiz.\n",
    "german": "Bürgermeisterin Karin Vogt hat den Radweg eröffnet. „Der Weg ist kein Luxus, sondern eine Notwendigkeit“, sagte Vogt.\n",
    "french": "Le musée a rouvert samedi après deux ans de travaux. « Nous n’avons rien perdu de la collection », a déclaré Élise Moreau.\n",
    "cjk": "佐藤健市長は「子どもたちの居場所にしたい」と述べた。\n",
    "unclosed": "Keller was cautious: “We are not declaring victory, Keller said at a news conference in Oststadt.\n\nThe krona rose 0.4% against the dollar.\n",
    "apostrophes": "The storm's damage to the pier is 'the worst in forty years', Mayor Tomas Brandt said. Larne Island's roughly 1,200 residents depend on the ferry for food and medicine.\n",
    "table": "| What | Figure |\n|---|---|\n| Key rate | 3.25% |\n| Exports in 2023 | 82 billion krona |\n| Food prices in February | up 6.1% |\n",
    "title-quoted": "In its report “Central bank keeps rates at 3.25%”, the Norland Post writes that the krona rose 0.4% against the dollar.\n",
    "scare": "The so-called “pier” was damaged by a storm.\n",
    "outlet": "The Coast Courier reports that the ferry to Larne Island was suspended on Tuesday after a storm.\n",
    "bold-labels": "**Ferry:** The ferry to Larne Island was suspended.\n\n**Rates:** The Central Bank of Norland left its key rate unchanged.\n",
    "dates": "On 14 March 2024, the Central Bank of Norland left its key rate unchanged at 3.25%.\n",
    "paraphrase": "Governor Amadou Keller said that inflation would drop below 2% by the end of the year. Maria Lindqvist of Bank Helvia said that a cut in June was “unlikely unless wages slow”.\n",
    "split": "“We are not declaring victory,” Keller said. “Prices for food rose 6.1% in February, and families feel it.”\n",
    "html": "<p>The ferry was <b>suspended</b> on Tuesday &amp; &ldquo;the worst in forty years&rdquo; is how Mayor Tomas Brandt described the damage.</p>\n",
    "headings": "# Daily summary\n\n## Ferry\n\nThe ferry to Larne Island was suspended.\n\n## Economy\n\nThe krona rose 0.4% against the dollar.\n",
    "sources-sentence": "The krona rose 0.4% against the dollar (Norland Post, 14 March 2024).\n",
    "source-line": "The krona rose 0.4% against the dollar.\n\nSource: Norland Post, 14 March 2024\n",
    "front": "---\ntitle: x\ndate: 2024-05-01\n---\n\nThe krona rose 0.4% against the dollar.\n",
    "setext": "Summary\n=======\n\nThe krona rose 0.4% against the dollar.\n\nFerry\n-----\n\nThe ferry was suspended on Tuesday.\n",
    "tldr": "TL;DR: The ferry is suspended and repairs will cost €4.5 million.\n",
    "reference-links": "The krona rose 0.4% against the dollar ([Norland Post][np]).\n\n[np]: https://norland.example/rates\n",
    "wikilike": "The krona rose 0.4% against the dollar.[2]\n\nReferences\n\n1. Coast Courier\n2. Norland Post\n",
    "superscript": "The krona rose 0.4% against the dollar.<sup>[1]</sup>\n\n### References\n1. Norland Post, 14 March 2024.\n",
    "nested-list": "- Economy\n  - The krona rose 0.4% against the dollar\n  - Exports grew to 82 billion krona in 2023\n- Ferry\n  - Service suspended after a storm\n",
    "german-straight": 'Vogt sagte: "Wir haben lange auf diesen Tag gewartet". Der Radweg ist 12 Kilometer lang.\n',
    "percent-word": "Food prices rose 6.1 percent in February, Keller said.\n",
    "uncited-mixed": "The krona rose 0.4% against the dollar.[^1] The bank left its key rate unchanged at 3.25%.\n\n[^1]: Norland Post\n",
    "code": 'The key rate stays at 3.25%.\n\n```\nrate = 9.99  # "not a quote"\n```\n',
    "elided": '"We will not risk the lives of passengers for the sake of a [fixed] timetable," Solvang told reporters.\n',
}

FAKES = {
    "number": ("Repairs will cost 5.4 million euros.\n", (1, 19, "figure", "not_found")),
    "number2": ("About 1,300 residents depend on the boat.\n", (1, 7, "figure", "contradicted")),
    "percent": ("The krona rose 0.6% against the dollar.\n", (1, 16, "figure", "not_found")),
    "name": (
        "Repairs were announced.\n\nHarbour master Petra Solvang said the pier needs work.\n",
        (3, 16, "name", "not_found"),
    ),
    "date": (
        "On 15 March 2024, the Central Bank of Norland left its key rate unchanged.\n",
        (1, 4, "date", "not_found"),
    ),
    "weekday": ("The ferry to Larne Island was suspended on Saturday.\n", (1, 41, "date", "not_found")),
    "quote": (
        'Intro line.\n\nSolvang said: "We will risk the lives of passengers for the sake of a timetable."\n',
        (3, 16, "quote", "altered"),
    ),
    "quote-word": ("“We are not claiming victory,” Keller said.\n", (1, 2, "quote", "altered")),
    "speaker": (
        '"The pier needs at least three weeks of work," Tomas Brandt said.\n',
        (1, 2, "quote", "misattributed"),
    ),
    "speaker-credit": ("> “We are not declaring victory.”\n> — Maria Lindqvist\n", (1, 4, "quote", "misattributed")),
    "cited-article": (
        "The krona rose 0.4% against the dollar.[^1]\n\n[^1]: Coast Courier, harbour.txt\n",
        (1, 16, "figure", "not_found"),
    ),
    "cited-quote": (
        "Keller: “We are not declaring victory” [1].\n\nSources\n1. Coast Courier\n2. Norland Post\n",
        (1, 10, "quote", "other_wording"),
    ),
    "cite-missing": (
        "The krona rose 0.4% against the dollar [7].\n\nSources\n1. Norland Post\n",
        (1, 40, "citation", "not_found"),
    ),
    "negation": ("The ferry was not suspended after a storm damaged the pier.\n", (1, 1, "claim", "contradicted")),
    "antonym": ("The krona fell 0.4% against the dollar.\n", (1, 1, "claim", "contradicted")),
    "outlet": (
        "The Norland Post reports that the ferry to Larne Island was suspended after a storm.\n",
        (1, 1, "claim", "not_found"),
    ),
    "entry-date": (
        "The krona rose 0.4% against the dollar [1].\n\nSources\n1. Norland Post, 16 March 2024\n",
        (4, 18, "date", "contradicted"),
    ),
    "entry-title": (
        "The krona rose 0.4% against the dollar [1].\n\nSources\n1. Norland Post, “Central bank cuts rates to 3.00%”\n",
        (4, 19, "citation", "contradicted"),
    ),
    "german": ("Vogt sagte: „Der Weg ist ein Luxus“. \n", (1, 14, "quote", "altered")),
    "german-number": ("Der Radweg ist 14 Kilometer lang.\n", (1, 16, "figure", "not_found")),
    "french": ("« Nous avons perdu la collection », a déclaré Élise Moreau.\n", (1, 3, "quote", "altered")),
    "cjk": ("佐藤健市長は「大人たちの居場所にしたい」と述べた。\n", (1, 8, "quote", "not_found")),
    "unclosed": (
        "Keller was cautious: “We are declaring victory, Keller said at a news conference in Oststadt.\n",
        (1, 23, "quote", "altered"),
    ),
    "table": ("| What | Figure |\n|---|---|\n| Key rate | 3.75% |\n", (3, 14, "figure", "not_found")),
    "bullet": ("* Ferry suspended\n* 1,900 residents depend on the boat\n", (2, 3, "figure", "contradicted")),
    "heading": (
        "# Central bank cuts key rate\n\nThe krona rose 0.4% against the dollar.\n",
        (1, 3, "claim", "contradicted"),
    ),
    "blockquote": ("> We are declaring victory.\n", (1, 3, "quote", "altered")),
    "outlet-says": (
        "The Norland Post writes: “About 1,200 residents depend on the boat for food and medicine.”\n",
        (1, 27, "quote", "wrong_source"),
    ),
    "bracket-outlet": ("The krona rose 0.4% against the dollar (Coast Courier).\n", (1, 1, "claim", "not_found")),
    "bracket-date": (
        "The krona rose 0.4% against the dollar (Norland Post, 13 March 2024).\n",
        (1, 55, "date", "not_found"),
    ),
    "link": (
        "- [The ferry was suspended](https://norland.example/rates) after a storm damaged the pier.\n",
        (1, 4, "claim", "not_found"),
    ),
    "source-line": (
        "The krona rose 0.4% against the dollar.\n\nSource: Norland Post, 15 March 2024\n",
        (3, 23, "date", "contradicted"),
    ),
    "entity": ("Mayor Tomas Brandt spoke of &ldquo;the worst in fifty years&rdquo;.\n", (1, 36, "quote", "altered")),
    "scare": ("The mayor promised a “full refund”.\n", (1, 23, "quote", "not_found")),
}


UNCHECKED = {"german": 1, "uncited-mixed": 1}
"""Things of honest summaries about which nothing can be said."""


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_summary_passes_without_a_false_alarm(name: str):
    """Nothing fails, and nothing but a sentence of another language stays unchecked."""
    left = [
        (item.line, item.kind.value, item.text, item.reason) for item in check(HONEST[name]).findings if not item.passed
    ]
    assert (check(HONEST[name]).passed, left[UNCHECKED.get(name, 0) :]) == (True, [])


@pytest.mark.parametrize("name", FAKES)
def test_one_wrong_thing_fails_at_its_place(name: str):
    """A wrong number, name, date, quote, speaker or citation is told by line, column, kind and verdict."""
    text, expected = FAKES[name]
    failed = [
        (item.line, item.column, item.kind.value, item.verdict.value)
        for item in check(text).findings
        if not item.passed and not item.unchecked
    ]
    assert expected in failed


def test_an_uncited_sentence_is_listed_only_where_others_cite():
    """A summary without citations needs none; headings never do."""
    cited = check(
        "# A storm stops the ferry\n\nThe krona rose 0.4% against the dollar.[^1]\n\nThe ferry was suspended.\n\n[^1]: Norland Post\n"
    )
    plain = check("The krona rose 0.4% against the dollar.\n\nThe ferry was suspended.\n")
    listed = [
        [(item.line, item.verdict.value) for item in report.findings if "cites nothing" in item.reason]
        for report in (cited, plain)
    ]
    assert listed == [[(5, "unchecked")], []]


def test_an_entry_for_an_article_that_was_not_given_is_unchecked():
    """Nobody can say anything of a source that is not at hand; it is listed, and never a pass."""
    report = check("The krona rose 0.4% against the dollar.\n\nSources:\n\n- Another Paper, 3 March 2024\n")
    rows = [(item.line, item.verdict.value) for item in report.findings if item.kind.value == "citation"]
    assert rows == [(5, "unchecked")]


def test_the_day_a_page_was_visited_is_not_its_date():
    report = check(
        "The krona rose 0.4% against the dollar.\n\nSources:\n\n- Norland Post, 14 March 2024, retrieved on 1 May 2024\n"
    )
    assert [item.text for item in report.findings if item.kind.value == "date"] == ["14 March 2024"]


def test_a_speaker_who_is_an_outlet_is_asked_for_its_own_words():
    """`The Outlet writes: “…”` quotes the article, not a person's speech."""
    report = check("The Coast Courier writes: “About 1,200 residents depend on the boat for food and medicine.”\n")
    assert [(item.verdict.value, item.article) for item in report.findings if item.kind.value == "quote"] == [
        ("verbatim", "harbour")
    ]
