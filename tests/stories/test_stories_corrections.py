"""A figure that an article sets right itself stands beside the claim; what was only expected is no claim."""

from decimal import Decimal
from hashlib import sha256

import pytest

from briefing.model import Article, ArticleId
from briefing.stories import conflicts


def values(text: str) -> list[set[Decimal | None]]:
    article = Article(ArticleId("a"), "a", text, sha256(text.encode()).hexdigest())
    return [{value.value for value in row.values} for row in conflicts([article])]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            (
                "Minister Ivo Lantos boasted that the bridge cost $40 million of state money. "
                "The bridge actually cost $52 million, the books of the town show."
            ),
            {40000000, 52000000},
        ),
        (
            (
                "He exaggerated under oath, claiming that he charged $250,000 for membership of the rowing club "
                "when he only charged $200,000."
            ),
            {250000, 200000},
        ),
        (
            (
                "Ivo Lantos claims the Varga government deported 9 million people. "
                "The Varga government deported 1.8 million people."
            ),
            {9000000, Decimal(1800000)},
        ),
    ],
    ids=["actually", "when he only", "claims"],
)
def test_a_claim_and_what_it_was_stand_side_by_side(text: str, pair: set[Decimal]):
    assert values(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Lantos claimed the bridge would cost $40 million. The bridge actually cost $52 million.",
        "The bridge cost $40 million of state money. The second bridge actually cost $52 million.",
        "He claimed that the bridge cost $40 million. It actually cost about $40 million.",
        "He claims that the bridge cost $40 million."
        + " Rain fell on the old town all day." * 20
        + " It really cost $52 million.",
        "Ivo Lantos claims that 9 million people were deported. In May the police arrested 4 million people.",
    ],
    ids=["only expected", "no claim", "agrees", "far away", "another fate"],
)
def test_what_sets_no_claim_right_is_no_conflict(text: str):
    assert values(text) == []
