"""The last line of a brief tells what the model's answers took; unknown is unknown, and nothing is rounded to 0."""

import pytest

from briefing.model import NO_USAGE, Asked, Usage
from briefing.render.asked import asked_parts
from briefing.render.wording import Wording
from briefing.text.phrases import LANGUAGES, recognize

ASKED = Asked(5, Usage(9, 0, 12_345, 678, 0.0123))
KEYS = ["asked", "answers", "tokens", "price"]


def test_line_tells_articles_answers_tokens_and_price():
    told = ["5 articles read by the model", "9 answers of the model", "12,345 tokens in, 678 out", "price: $0.0123"]
    assert asked_parts(ASKED, Wording("en")) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_known_to_the_check_in_every_language(language: str):
    parts = asked_parts(ASKED, Wording(language))
    assert [[key for key, _ in recognize(part)] for part in parts] == [[key] for key in KEYS]


@pytest.mark.parametrize(
    ("cost", "told"),
    [
        (None, "price: unknown"),
        (0.0, "price: $0"),
        (0.00000012, "price: $0.00000012"),
        (0.000012345, "price: $0.000012"),
        (1234.5, "price: $1,234.5"),
    ],
    ids=["unknown", "a local model", "tiny", "small", "large"],
)
def test_price_is_printed_as_known_as_it_is(cost: float | None, told: str):
    assert asked_parts(Asked(1, Usage(1, 0, 10, 2, cost)), Wording("en"))[-1] == told


def test_estimated_tokens_say_so():
    assert asked_parts(Asked(1, Usage(1, 0, 1000, 2, None, estimated=True)), Wording("en"))[2] == (
        "about 1,000 tokens in, 2 out"
    )


@pytest.mark.parametrize("asked", [None, Asked(3, NO_USAGE)], ids=["no model", "no answer"])
def test_without_an_answer_there_is_no_line(asked: Asked | None):
    assert asked_parts(asked, Wording("en")) == []
