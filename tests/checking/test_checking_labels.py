"""Labels, counts of the page itself, bare months and years, credits, other languages: what a line of a summary states."""

import pytest
from test_checking_others import KRONA, failures, told
from test_checking_summaries import CORPUS, article

from briefing.checking.check import check_summary
from briefing.checking.corpus import Corpus
from briefing.checking.labels import label_end, lead_in_end
from briefing.checking.layout import read_layout

STATUTE = """Court upholds the fishing quota

BERGVIK — The supreme court upheld the fishing quota on Thursday, three years after the Skarv cooperative had sued the
ministry. The hearing began at 9:30 a.m. in the 14th chamber, which had heard the first case in the autumn of 2019.

“The sea is no one's pantry,” Chief Justice Oda Nyström told the parties. The Skarv cooperative, which has 15-metre boats and
lost $2 million, said it would not appeal. The next hearing is in October.

Minister Per Dahl wrote:

We will enforce the quota from the first day.
"""
COURT = Corpus([article("court.txt", STATUTE, "Bergvik Tidende", "2022-06-09")])

HONEST = {
    "label": "**What happened:** The supreme court upheld the fishing quota.\n",
    "topic": f"**Money.** {KRONA}.\n",
    "topic-of-none": "**Grey Palace.** The supreme court upheld the fishing quota.\n",
    "numbered-behind-a-picture": "## ⚓ **1. The quota stands**\n\nThe court upheld it.\n",
    "big-thing": "*1 big thing:* **The quota stands**\n",
    "transcript": "**Host:** Good morning and welcome.\n\n**Reporter:** The supreme court upheld the fishing quota.\n",
    "own-articles": "Here is what the 3 articles say.\n",
    "own-parts": "End of digest. 3 stories, 1 minute to read.\n",
    "about-sources": "All three reports quote the same judge.\n",
    "mail": "quick note on the quota before the 4 pm call.\n",
    "times": "The hearing began at 9:30 am.\n",
    "ordinal": "The 14th chamber heard it. The 14th chamber had heard the first case.\n",
    "month": "The next hearing is in October.\n",
    "relative-month": "The court upheld the quota in June.\n",
    "year": "The 2019 case was heard by the 14th chamber.\n",
    "credit": "> The sea is no one's pantry.\n> — Oda Nyström, June 9, 2022\n",
    "credit-printed-without-marks": "> We will enforce the quota from the first day.\n> — Per Dahl\n",
    "attribution-inside": "> “The sea is no one's pantry,” she said.\n>\n> — Oda Nyström, chief justice\n",
    "credit-remark": "> The sea is no one's pantry.\n> — from the ruling\n",
    "german": "Das Gericht hat die Quote bestätigt, und die Genossenschaft ist nicht zufrieden. In dem Urteil schrieb sie: „The sea is no one's pantry“.\n",
    "french": "La coopérative, qui a des bateaux de 15 mètres, a perdu 2 millions de dollars devant la 14 chambre.\n",
    "ukrainian": "Суд розглянув справу у 14-й палаті. «The sea is no one's pantry», — сказала вона.\n",
}
CORPORA = {"topic": Corpus([*COURT.articles, *CORPUS.articles])}


@pytest.mark.parametrize("name", HONEST)
def test_what_states_nothing_is_no_failure(name: str):
    found = failures(HONEST[name], CORPORA.get(name, COURT))
    assert [(row.line, row.kind.value, row.text, row.reason) for row in found] == []


SLIPS = {
    "label-figure": ("**19 boats:** lost in the case.\n", (1, 3, "figure", "not_found")),
    "behind-a-label": ("**What happened:** the court upheld the quota on Friday.\n", (1, 47, "date", "not_found")),
    "time": ("The hearing began at 8:30 a.m.\n", (1, 22, "figure", "not_found")),
    "ordinal": ("The 15th chamber heard it.\n", (1, 5, "figure", "not_found")),
    "month": ("The next hearing is in November.\n", (1, 24, "date", "not_found")),
    "year": ("The 2018 case was heard by the 14th chamber.\n", (1, 5, "date", "not_found")),
    "weekday": ("The court upheld the quota on Monday.\n", (1, 28, "date", "not_found")),
    "credit": ("> The sea is no one's pantry.\n> — Per Dahl\n", (1, 3, "quote", "misattributed")),
    "credit-day": ("> The sea is no one's pantry.\n> — Oda Nyström, June 19, 2022\n", (2, 18, "date", "not_found")),
    "attribution-inside": (
        "> “The sea is no one's pantry,” she said.\n> — Per Dahl\n",
        (1, 4, "quote", "misattributed"),
    ),
    "german-year": ("Die Klage wurde im Jahr 2016 nicht von dem Gericht angenommen.\n", (1, 25, "date", "not_found")),
    "french-number": (
        "La coopérative a perdu 3 millions de dollars devant la chambre.\n",
        (1, 24, "figure", "not_found"),
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_beside_it_is_told(name: str):
    text, expected = SLIPS[name]
    assert expected in told(failures(text, COURT))


def test_what_counts_the_page_is_unchecked_and_never_a_pass():
    rows = check_summary("s.md", "Here is what the 3 articles say.\n", COURT).findings
    assert {row.verdict.value for row in rows} == {"unchecked"}


def test_a_label_that_names_someone_is_the_subject_of_what_follows():
    """`Name: did it` is held as one statement: the name in another's place is told."""
    rows = check_summary("s.md", "Oda Nyström: told the parties that the sea is no pantry.\n", COURT).findings
    assert [row.text[:11] for row in rows if row.kind.value == "claim"] == ["Oda Nyström"]


@pytest.mark.parametrize(
    ("line", "lead", "end"),
    [
        ("What happened next: the court ruled.", 0, 20),
        ("Minister Dahl said: the court ruled.", 0, 0),
        ("Grey Palace. The court ruled.", 11, 13),
        ("Grey Palace. The court ruled.", 0, 0),
        ("Palace burns. The court ruled.", 12, 0),
        ("This is a long way to begin: the court ruled.", 0, 0),
    ],
    ids=["colon", "speech", "bold-topic", "topic-not-bold", "bold-statement", "long"],
)
def test_where_a_label_ends(line: str, lead: int, end: int):
    assert label_end(line, lead) == end


def test_a_known_label_ends_behind_its_colon():
    assert (lead_in_end("TL;DR: yes"), lead_in_end("Dahl: yes")) == (7, 0)


@pytest.mark.parametrize(
    ("text", "lead"),
    [("**Bold.** rest", 5), ("⚓ **Bold** rest", 6), ("<b>Bold</b> rest", 4), ("not **bold** rest", 0)],
    ids=["stars", "picture", "tag", "inside"],
)
def test_bold_words_at_the_start_are_known(text: str, lead: int):
    assert [block.lead for block in read_layout(text).blocks] == [lead]
