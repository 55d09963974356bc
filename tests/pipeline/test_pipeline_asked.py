"""What a sidecar tells of the model's calls is what its brief may print of them; anything malformed tells nothing."""

import pytest

from briefing.pipeline.facts import facts_of_sidecar

ASKED = {"articles": 5, "answers": 9, "input_tokens": 900, "output_tokens": 180, "cost": None, "estimated": False}


def told(asked: object) -> frozenset[str]:
    return facts_of_sidecar({"asked": asked}, ()).told


def test_a_sidecar_tells_the_line_in_every_language():
    lines = {
        "9 answers of the model",
        "9 Antworten des Modells",
        "price: unknown",
        "料金:不明",
        "900 tokens in, 180 out",
    }
    assert lines <= told(ASKED)


@pytest.mark.parametrize(
    "asked",
    [
        None,
        "five articles",
        [],
        {**ASKED, "answers": -1},
        {**ASKED, "input_tokens": "900"},
        {**ASKED, "cost": "0"},
        {**ASKED, "cost": float("nan")},
        {**ASKED, "cost": float("inf")},
        {**ASKED, "cost": -1},
    ],
    ids=["none", "words", "a list", "negative", "text", "a price in words", "NaN", "endless", "below nothing"],
)
def test_what_is_malformed_tells_nothing(asked: object):
    assert not [line for line in told(asked) if "model" in line or "price" in line]
