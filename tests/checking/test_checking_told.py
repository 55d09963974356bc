"""What a brief of ours is held to besides its articles: the sentences, marks, outlets and gaps that its sidecar tells."""

import pytest
from test_checking_others import told
from test_checking_summaries import CORPUS

from briefing.checking.check import check_summary
from briefing.checking.facts import Facts
from briefing.checking.naming import find_words
from briefing.model import ArticleId
from briefing.pipeline.facts import page_days
from briefing.text.phrases import phrase

RATE = "The Central Bank of Norland left its key rate unchanged at 3.25%."
FERRY = "The ferry to Larne Island was suspended on Tuesday after a storm."
HARBOUR, MARKET = ArticleId("harbour"), ArticleId("market")
NOTES = (
    "[^1]: Norland Post, 14 March 2024, market.txt: “The Central Bank of Norland left its key rate unchanged at 3.25% on 14 March 2024.”\n"
    "[^2]: Norland Post, 14 March 2024, market.txt: “The krona rose 0.4% against the dollar.”\n"
    "[^3]: Coast Courier, 12 March 2024, harbour.txt: “The ferry between Portmoran and Larne Island was suspended on Tuesday after a storm damaged the pier, the harbour authority said.”\n"
)


def words(text: str) -> tuple[str, ...]:
    return tuple(find_words(text))


FACTS = Facts(
    CORPUS.articles,
    listed=5,
    sentences={
        words(RATE): frozenset({(MARKET, " ".join(words("left its key rate unchanged at 3.25%")))}),
        words(FERRY): frozenset(
            {(HARBOUR, " ".join(words("was suspended on Tuesday after a storm damaged the pier")))}
        ),
    },
    gaps=frozenset({("day", "reporters", frozenset({HARBOUR}))}),
)


def failed(body: str, notes: str = NOTES) -> list[tuple[int, int, str, str]]:
    report = check_summary("s.md", f"{body}\n\n{notes}", CORPUS, facts=FACTS)
    rows = [row for row in report.findings if not row.passed and not row.unchecked]
    return [row for row in told(rows) if row[0] < 1 + body.count("\n") + 1]


def test_sentences_as_told_pass():
    assert failed(f"- {RATE}[^1]\n\n- {FERRY}[^3]") == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"- {RATE.replace('unchanged', 'changed')}[^1]", (1, 3, "claim", "contradicted")),
        (f"- {RATE.replace('Norland', 'Macron')}[^1]", (1, 3, "claim", "contradicted")),
        (f"- {RATE}[^2]", (1, 68, "citation", "contradicted")),
        (f"- {RATE}[^1][^1]", (1, 72, "citation", "contradicted")),
        (f"- {RATE}[^1]\n\n*Coast Courier · no source given*", (3, 2, "citation", "contradicted")),
        (f"- {RATE}[^1]\n\n*one origin, 2 outlets*", (3, 2, "citation", "contradicted")),
        ("- Day of the interview with reporters: not given in Norland Post", (1, 3, "citation", "contradicted")),
        ("- Zzz", (1, 3, "claim", "not_found")),
    ],
    ids=["word", "name", "passage", "twice", "outlet", "outlets", "gap", "nothing-proves-it"],
)
def test_what_was_changed_since_is_told(body: str, expected: tuple[int, int, str, str]):
    assert expected in failed(body)


@pytest.mark.parametrize(
    "line",
    [
        f"- {RATE}[^1]\n\n*Norland Post · no source given*",
        f"- {RATE}[^1]\n\n*one origin, 1 outlets*",
        "- Day of the interview with reporters: not given in Coast Courier",
    ],
    ids=["outlet", "outlets", "gap"],
)
def test_what_stands_so_in_the_sidecar_passes(line: str):
    assert failed(line) == []


def test_a_sentence_of_the_user_s_own_template_is_left_to_the_articles():
    """What is like no sentence that was told is judged as anyone's sentence."""
    assert failed("- Keller said inflation would fall below 2% by the end of the year.[^2]") == []


@pytest.mark.parametrize("mark", ["# ", ""], ids=["markdown", "plain"])
def test_the_title_of_a_brief_is_known_in_both_forms(mark: str):
    title = phrase("en", "title").format(reader="anyone", date="8 May 2024")
    assert page_days(f"{mark}{title}\n\nWords.\n") == {"2024-05-08"}
