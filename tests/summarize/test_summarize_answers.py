"""Answers are read strictly: the asked shape or a problem in words; no answer raises, none is silently mended."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import ArticleId, Draft, DraftClaim, DraftQuote
from briefing.summarize import (
    DraftProblem,
    Judgement,
    StoryText,
    parse_choice,
    parse_judgement,
    parse_story,
    parse_summary,
)
from briefing.summarize.answers import CHOICE_SCHEMA, JUDGEMENT_SCHEMA, STORY_SCHEMA, SUMMARY_SCHEMA

ARTICLE = ArticleId("a1")
CLAIM = {"statement": "The bridge is closed.", "sentences": [3, 4, 3], "quote": "Nobody leaves", "speaker": "Ana"}
WHOLE = {"headline": "Bridge closed", "claims": [CLAIM]}
READ = Draft(
    ARTICLE, "Bridge closed", (DraftClaim("The bridge is closed.", (3, 4), (DraftQuote("Nobody leaves", "Ana"),)),)
)


def with_claim(**changes: object) -> str:
    return json.dumps({**WHOLE, "claims": [{**CLAIM, **changes}]})


def problem(answer: str) -> str:
    found = parse_summary(answer, ARTICLE)
    assert isinstance(found, DraftProblem)
    return found.reason


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps(WHOLE),
        json.dumps(WHOLE, indent=2),
        f"\ufeff\n {json.dumps(WHOLE)} \n",
        f"```json\n{json.dumps(WHOLE)}\n```",
        f"```\n{json.dumps(WHOLE)}\n```\n",
        f"Here it is:\n```json\n{json.dumps(WHOLE)}",
        f"Here it is: {json.dumps(WHOLE)} I hope it helps.",
        f"<think>I see {{braces}} and ```json\n</think>\n{json.dumps(WHOLE)}",
    ],
    ids=["bare", "indented", "padded", "fenced", "plain fence", "open fence", "prose", "thought"],
)
def test_the_object_is_found_in_its_usual_wrappings(answer: str):
    assert parse_summary(answer, ARTICLE) == READ


def test_white_space_and_missing_quotes_are_plain():
    claim = {"statement": " a\n b ", "sentences": [1]}
    assert parse_summary(json.dumps({"headline": " ", "claims": [claim]}), ARTICLE) == Draft(
        ARTICLE, None, (DraftClaim("a b", (1,)),)
    )


@pytest.mark.parametrize("changes", [{"quote": None, "speaker": None}, {"quote": " "}, {"quote": ""}])
def test_no_quote_is_no_quote(changes: dict[str, object]):
    draft = parse_summary(with_claim(**changes), ARTICLE)
    assert isinstance(draft, Draft)
    assert draft.claims[0].quotes == ()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("", "not one JSON object"),
        ("I cannot help with that.", "not one JSON object"),
        ("<html><body>502</body></html>", "not one JSON object"),
        ("[]", "not one JSON object but a list"),
        ('{"headline": "a"', "not one JSON object"),
        ('{"headline": "a", "headline": "b", "claims": []}', "a key stands twice"),
        ('{"headline": "a", "claims": NaN}', "NaN is not JSON"),
        ('{"headline": "a", "claims": [Infinity]}', "Infinity is not JSON"),
        ('{"headline": "a", "claims": [], "extra": 1}', "extra: Extra inputs are not permitted"),
        ('{"claims": []}', "headline: Field required"),
        ('{"headline": 1, "claims": []}', "headline: Input should be a valid string"),
        (with_claim(sentences=["3"]), "claims 1 sentences 1: Input should be a valid integer"),
        (with_claim(sentences=[0]), "claims 1 sentences 1: Input should be greater than or equal to 1"),
        (with_claim(sentences=[True]), "claims 1 sentences 1: Input should be a valid integer"),
        (with_claim(sentences=[1] * 201), "claims 1 sentences: List should have at most 200 items"),
        (with_claim(statement="  "), "claims 1 statement: String should have at least 1 character"),
        (with_claim(statement="a" * 2001), "claims 1 statement: String should have at most 2000 characters"),
        (with_claim(quote="a\x1bb"), "claims 1 quote: has a character that cannot be printed (U+001B)"),
        (with_claim(statement="a\u0000b"), "claims 1 statement: has a character that cannot be printed (U+0000)"),
        (with_claim(speaker={"name": "x"}), "claims 1 speaker: Input should be a valid string"),
        (with_claim(sentences=[10**29]), "claims 1 sentences 1"),
        ('{"headline": "a", "claims": [' + "9" * 5000 + "]}", "a number is far too long"),
        ("[" * 100_000, "not one JSON object"),
        ('{"a":' * 60_000, "nested too deeply"),
        ("{" + " " * 400_000 + "}", "longer than 400000 characters"),
        (json.dumps({"headline": "a", "claims": [{}] * 3}), "and 1 more"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(answer: str, words: str):
    assert words in problem(answer)


def test_half_a_character_is_replaced():
    """It can be printed nowhere, and one of it must not lose the article."""
    draft = parse_summary(with_claim(statement="X").replace("X", "\\ud800"), ARTICLE)
    assert isinstance(draft, Draft)
    assert draft.claims[0].text == "\ufffd"


@given(st.text())
def test_no_text_raises(text: str):
    for answer in (text, "{" + text + "}", f"```json\n{text}", json.dumps({**WHOLE, "headline": text})):
        assert isinstance(parse_summary(answer, ARTICLE), Draft | DraftProblem)


def test_a_story_s_text_is_read():
    assert parse_story('{"headline": "a", "lead": "b\\nc", "claims": ["x"]}') == StoryText("a", "b c", ("x",))
    assert isinstance(parse_story('{"headline": "", "lead": "b", "claims": []}'), DraftProblem)


def test_a_choice_names_known_claims_once():
    assert parse_choice('{"claims": ["a", "b", "a"]}') == ("a", "b")
    assert parse_choice('{"claims": ["a"]}', ["a", "b"]) == ("a",)
    assert parse_choice('{"claims": ["c"]}', ["a", "b"]) == DraftProblem("there is no claim 'c'")
    assert isinstance(parse_choice("no"), DraftProblem)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"verdict": "supported", "sentences": [2, 2], "reason": "said so"}, Judgement("supported", (2,), "said so")),
        ({"verdict": "not_found", "sentences": [], "reason": "nothing"}, Judgement("not_found", (), "nothing")),
        ({"verdict": "supported", "sentences": [], "reason": "x"}, DraftProblem('the verdict "supported" names no sentence')),
        ({"verdict": "supported", "sentences": [9], "reason": "x"}, DraftProblem("there is no sentence [9]")),
    ],
)  # fmt: skip
def test_a_verdict_needs_evidence(answer: dict[str, object], expected: object):
    assert parse_judgement(json.dumps(answer), [1, 2]) == expected


def test_a_verdict_outside_the_list_is_refused():
    found = parse_judgement('{"verdict": "maybe", "sentences": [1], "reason": "x"}', [1])
    assert isinstance(found, DraftProblem)
    assert found.reason.startswith("the JSON does not fit: verdict")


@pytest.mark.parametrize("schema", [SUMMARY_SCHEMA, STORY_SCHEMA, CHOICE_SCHEMA, JUDGEMENT_SCHEMA])
def test_schemas_fit_strict_servers(schema: str):
    """Strict mode wants every key required and nothing else allowed, at every level."""

    def check(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object":
                assert part["additionalProperties"] is False
                assert sorted(part["required"]) == sorted(part["properties"])
            for below in part.values():
                check(below)

    check(json.loads(schema))
