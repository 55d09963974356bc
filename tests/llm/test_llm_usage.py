"""What calls took, added up and told: once for each answer, unknown where it is unknown, nothing where nothing was."""

import pytest

from briefing.llm.usage import FirstUsage, price_words, usage_words
from briefing.model import Answer, Failure, FailureKind, Usage

PAID = Answer("yes", "m", Usage(2, 0, 150, 20, 0.5))
STORED = Answer("yes", "m", Usage(0, 1, 150, 20, 0.0), cached=True, first=Usage(1, 0, 150, 20, 0.5))


@pytest.mark.parametrize("answers", [(PAID,), (STORED,), (PAID, STORED)], ids=["paid now", "stored", "a twin"])
def test_an_answer_counts_once_and_with_what_it_cost_at_first(answers: tuple[Answer, ...]) -> None:
    """A call that needed two requests is one answer, with the tokens of both."""
    first = FirstUsage()
    for answer in answers:
        first.count("key", answer)
    assert first.total == Usage(1, 0, 150, 20, 0.5)


def test_failed_calls_are_no_answers_and_one_unknown_price_makes_the_sum_unknown() -> None:
    first = FirstUsage()
    first.count("a", PAID)
    first.count("b", Answer("", "m", Usage(1, 0, 9, 9, 0.1), failure=Failure(FailureKind.SERVER, "no")))
    assert first.total == Usage(1, 0, 150, 20, 0.5)
    first.count("c", Answer("yes", "m", Usage(1, 0, 10, 2, None, estimated=True)))
    assert first.total == Usage(2, 0, 160, 22, None, estimated=True)


@pytest.mark.parametrize(
    ("usage", "told"),
    [
        (Usage(12, 0, 8112, 1204, 0.0123), "12 calls, 8,112 tokens in, 1,204 out, $0.0123"),
        (Usage(1, 0, 10, 2), "1 call, 10 tokens in, 2 out, price unknown"),
        (
            Usage(1, 1, 10, 2, 0.00001, estimated=True),
            "2 calls, 1 from the ledger, about 10 tokens in, 2 out, $0.00001",
        ),
        (Usage(0, 9, 900, 180, 0.0), "9 stored answers; nothing was asked or paid now"),
        (Usage(0, 1, 900, 180, 0.0), "1 stored answer; nothing was asked or paid now"),
    ],
    ids=["paid", "unknown", "some stored", "all stored", "one stored"],
)
def test_a_run_tells_what_it_took(usage: Usage, told: str) -> None:
    assert usage_words(usage) == told


@pytest.mark.parametrize(("cost", "told"), [(None, "price unknown"), (0.0, "$0"), (1.5, "$1.5000")])
def test_only_what_is_known_to_cost_nothing_is_0(cost: float | None, told: str) -> None:
    assert price_words(cost) == told
