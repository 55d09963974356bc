"""Every fault of a server or a network is one typed outcome, costs a known number of requests, and harms nobody else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.scripted_server import (
    Answering,
    Reply,
    ScriptedServer,
    as_json,
    completion,
    error,
    faults,
    good,
    unused_port,
    without_schema,
)

from briefing.errors import AuthenticationError, ModelError, QuotaError
from briefing.llm import ModelOptions, Timeouts, connect
from briefing.model import Answer, FailureKind, Prompt

Quick = Callable[..., ModelOptions]
PROMPT = Prompt("summarize", "You summarize.", "An article.", '{"type":"object"}')
ALWAYS = 99


def asked(options: ModelOptions, *prompts: Prompt) -> tuple[list[Answer], ModelError | None]:
    """Return the answers, and the error that stopped the run."""
    answers: list[Answer] = []
    try:
        with connect(options) as model:
            answers.extend(model.answer(prompts or [PROMPT]))
    except ModelError as stopped:
        return answers, stopped
    return answers, None


MENDED = {
    "reset": (faults.reset(), 2),
    "cut stream": (faults.cut_stream(), 2),
    "408": (error(408), 2),
    "409": (error(409), 2),
    "429": (faults.too_many(), 2),
    "429 with Retry-After": (faults.too_many(retry_after="0.001"), 2),
    "429 with a long Retry-After": (faults.too_many(retry_after="86400"), 2),
    "429 with a date": (faults.too_many(retry_after="Wed, 21 Oct 2065 07:28:00 GMT"), 2),
    "429 with nonsense": (faults.too_many(retry_after="soon"), 2),
    "500": (error(500), 2),
    "502 with a web page": (Reply(b"<html><h1>Bad gateway</h1></html>", 502, {"Content-Type": "text/html"}), 2),
    "503 with Retry-After": (error(503, retry_after="0"), 2),
    "529": (error(529, "overloaded"), 2),
    "null choices": (faults.null_choices(), 2),
    "empty choices": (faults.no_choices(), 2),
    "empty text": (good(""), 2),
    "empty body": (Reply(b""), 2),
    "broken JSON": (faults.bad_json(), 2),
    "NaN": (faults.not_a_number(), 2),
    "error inside a 200": (faults.error_in_200(), 2),
    "error inside a choice": (as_json(completion("", choices=[{"error": {"code": 502, "message": "x"}}])), 2),
    "rate limit inside a 200": (faults.error_in_200("Rate limit", 429), 2),
}


@pytest.mark.parametrize(("reply", "requests"), MENDED.values(), ids=MENDED)
def test_passing_fault_is_asked_again(
    reply: Reply, requests: int, scripted_server: ScriptedServer, quick: Quick
) -> None:
    """One more request mends what passes by."""
    scripted_server.reply(reply, good("mended"))
    answers, stopped = asked(quick())
    assert (answers[0].text, answers[0].failure, stopped) == ("mended", None, None)
    assert len(scripted_server.requests) == requests


LASTING = {
    "reset": (faults.reset(), FailureKind.CONNECTION, 3),
    "429": (faults.too_many(), FailureKind.RATE_LIMIT, 3),
    "500": (error(500), FailureKind.SERVER, 3),
    "501": (error(501), FailureKind.BAD_REQUEST, 3),
    "overflow": (faults.overflow(), FailureKind.CONTEXT_OVERFLOW, 1),
    "overflow in other words": (
        error(400, "the request exceeds the available context size"),
        FailureKind.CONTEXT_OVERFLOW,
        1,
    ),
    "overflow as a 500": (error(500, "context length exceeded"), FailureKind.CONTEXT_OVERFLOW, 1),
    "413": (error(413), FailureKind.CONTEXT_OVERFLOW, 1),
    "overflow inside a 200": (faults.error_in_200("maximum context length", 400), FailureKind.CONTEXT_OVERFLOW, 1),
    "404": (error(404, "The model `x` does not exist", "model_not_found"), FailureKind.NOT_FOUND, 1),
    "405": (error(405), FailureKind.NOT_FOUND, 1),
    "400 filter": (error(400, "prompt triggered content management policy", "content_filter"), FailureKind.FILTERED, 1),
    "400": (error(400, "bad"), FailureKind.BAD_REQUEST, 3),
    "418": (error(418), FailureKind.BAD_REQUEST, 1),
    "redirect": (faults.redirect("http://127.0.0.1:1/elsewhere?secret=1"), FailureKind.BAD_REQUEST, 1),
    "web page": (faults.web_page(), FailureKind.BAD_ANSWER, 1),
    "wrong type": (faults.wrong_type(), FailureKind.BAD_ANSWER, 1),
    "gzip bomb": (faults.gzip_bomb(), FailureKind.BAD_ANSWER, 1),
    "unknown compression": (Reply(b"x", 200, {"Content-Encoding": "br"}), FailureKind.BAD_ANSWER, 1),
    "broken compression": (Reply(b"xxxx", 200, {"Content-Encoding": "gzip"}), FailureKind.BAD_ANSWER, 1),
    "no object": (as_json([1, 2]), FailureKind.BAD_ANSWER, 1),
    "null choices": (faults.null_choices(), FailureKind.BAD_ANSWER, 2),
    "error inside a 200": (faults.error_in_200(), FailureKind.SERVER, 3),
    "client error inside a 200": (faults.error_in_200("no", 400), FailureKind.BAD_REQUEST, 1),
    "refusal": (faults.refusal(), FailureKind.REFUSED, 1),
    "content filter": (faults.content_filter(), FailureKind.FILTERED, 1),
    "length": (faults.length(), FailureKind.TRUNCATED, 1),
    "no HTTP": (Reply(chunked=iter(())), FailureKind.BAD_ANSWER, 2),
}


@pytest.mark.parametrize(("reply", "kind", "requests"), LASTING.values(), ids=LASTING)
def test_lasting_fault_is_a_failure_of_its_kind(
    reply: Reply, kind: FailureKind, requests: int, scripted_server: ScriptedServer, quick: Quick
) -> None:
    """A fault that stays is told in words after a bounded number of requests, and the next prompt is answered."""
    scripted_server.default = lambda request: reply if request.user == PROMPT.user else good("unharmed")
    other = Prompt("summarize", "You summarize.", "Another article.", '{"type":"object"}')
    answers, stopped = asked(quick(retries=2, concurrency=1), PROMPT, other)
    assert stopped is None
    assert answers[0].failure is not None
    assert (answers[0].failure.kind, answers[1].text) == (kind, "unharmed")
    assert answers[0].failure.message
    assert answers[0].failure.hint
    assert len(scripted_server.requests) == requests + 1


STOPPING = {
    "quota": (faults.quota(), QuotaError, FailureKind.QUOTA),
    "402": (error(402, "Insufficient credits"), QuotaError, FailureKind.QUOTA),
    "quota inside a 200": (faults.error_in_200("insufficient_quota", 429), QuotaError, FailureKind.QUOTA),
    "401": (
        error(401, "Incorrect API key provided: sk-planted-0123456789"),
        AuthenticationError,
        FailureKind.AUTHENTICATION,
    ),
    "403": (error(403, "Country not supported"), AuthenticationError, FailureKind.AUTHENTICATION),
    "401 inside a 200": (faults.error_in_200("no", 401), AuthenticationError, FailureKind.AUTHENTICATION),
}


@pytest.mark.parametrize(("reply", "expected", "kind"), STOPPING.values(), ids=STOPPING)
def test_stopping_fault_ends_the_run_after_what_was_paid(
    reply: Reply, expected: type[ModelError], kind: FailureKind, scripted_server: ScriptedServer, quick: Quick
) -> None:
    """The calls answered before are yielded, the others are not made, and the error comes last."""
    scripted_server.reply(good("paid"), reply)
    prompts = [Prompt("summarize", "", f"Article {number}") for number in range(30)]
    answers, stopped = asked(quick(concurrency=1), *prompts)
    assert type(stopped) is expected
    assert [answer.text for answer in answers[:2]] == ["paid", ""]
    assert {answer.failure.kind for answer in answers[1:] if answer.failure} == {kind}
    assert (len(answers), len(scripted_server.requests)) == (30, 2)
    assert "0123456789" not in repr(answers) + str(stopped)


def test_refused_connection_is_told(quick: Quick) -> None:
    answers, stopped = asked(quick(base_url=f"http://127.0.0.1:{unused_port()}/v1", retries=1))
    assert stopped is None
    assert answers[0].failure is not None
    assert answers[0].failure.kind is FailureKind.CONNECTION
    assert answers[0].failure.message.endswith("(asked 2 times)")


def test_silent_server_times_out(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = faults.silence()
    times = Timeouts(connect=1.0, read=0.1, call=5.0)
    answers, _ = asked(quick(retries=1, timeouts=times))
    assert answers[0].failure is not None
    assert answers[0].failure.kind is FailureKind.TIMEOUT
    assert len(scripted_server.requests) == 2


def test_slow_drip_meets_the_deadline_of_the_call(scripted_server: ScriptedServer, quick: Quick) -> None:
    """Bytes that trickle in keep the read timeout quiet; the call's own deadline ends them, and nothing is sent again."""
    scripted_server.default = faults.slow_drip(seconds=0.02)
    answers, _ = asked(quick(timeouts=Timeouts(connect=1.0, read=1.0, call=0.3)))
    assert answers[0].failure is not None
    assert answers[0].failure.kind is FailureKind.TIMEOUT
    assert "0.3 seconds" in answers[0].failure.message
    assert len(scripted_server.requests) == 1


def test_pauses_count_towards_the_deadline(scripted_server: ScriptedServer, quick: Quick) -> None:
    """A pause that would end after the deadline is not begun."""
    scripted_server.default = faults.too_many(retry_after="30")
    answers, _ = asked(quick(longest_wait=30.0, timeouts=Timeouts(call=1.0)))
    assert answers[0].failure is not None
    assert (answers[0].failure.kind, len(scripted_server.requests)) == (FailureKind.RATE_LIMIT, 1)


def test_redirect_is_not_followed(scripted_server: ScriptedServer, quick: Quick) -> None:
    """The article's text goes to nobody but the server that was named."""
    with ScriptedServer() as elsewhere:
        scripted_server.default = faults.redirect(f"{elsewhere.base_url}/chat/completions")
        answers, _ = asked(quick())
        assert elsewhere.requests == []
    assert answers[0].failure is not None
    assert "not followed" in answers[0].failure.message


def test_dead_server_is_asked_a_bounded_number_of_times(scripted_server: ScriptedServer, quick: Quick) -> None:
    """When twenty calls in a row got nothing, the other thousand are not made."""
    scripted_server.default = error(500)
    prompts = [Prompt("summarize", "", f"Article {number}") for number in range(1000)]
    answers, stopped = asked(quick(retries=0, concurrency=5), *prompts)
    assert stopped is None
    assert len(scripted_server.requests) <= 25
    last = answers[-1].failure
    assert last is not None
    assert last.kind is FailureKind.SERVER
    assert last.message.startswith("not asked: the last ")


def test_one_answer_brings_a_server_back_to_life(scripted_server: ScriptedServer, quick: Quick) -> None:
    """Failures between answers never add up to a dead server."""
    bad = [number for number in range(60) if number % 10]
    scripted_server.default = lambda request: error(500) if int(request.user) in bad else good("alive")
    answers, _ = asked(quick(retries=0, concurrency=1), *[Prompt("s", "", str(number)) for number in range(60)])
    assert [answer.text for answer in answers if not answer.failure] == ["alive"] * 6
    assert len(scripted_server.requests) == 60


def test_lone_surrogates_go_out_and_come_in_as_replacement_characters(
    scripted_server: ScriptedServer, quick: Quick
) -> None:
    """Half a character has no UTF-8; it is replaced one for one, so that offsets stay."""
    scripted_server.reply(faults.lone_surrogates())
    answers, _ = asked(quick(), Prompt("summarize", "", "half \ud83d of an emoji"))
    assert scripted_server.requests[0].user == "half � of an emoji"
    assert answers[0].text == "half � of an emoji"


def test_text_in_parts_is_joined(scripted_server: ScriptedServer, quick: Quick) -> None:
    parts = [{"type": "text", "text": "one "}, {"type": "text", "text": "two"}, "odd"]
    scripted_server.reply(as_json(completion(parts)))  # type: ignore[arg-type]  # what some servers send
    answers, _ = asked(quick())
    assert answers[0].text == "one two"


LADDER: dict[str, tuple[Answering, list[str | None]]] = {
    "no json_schema": (without_schema(), ["json_schema", "json_object"]),
    "no response_format": (without_schema(response_format=False), ["json_schema", "json_object", None]),
    "a refusal that names nothing": (
        lambda request: error(400, "nope") if "response_format" in request.json else good("{}"),
        ["json_schema", "json_object", None],
    ),
}


@pytest.mark.parametrize(("answering", "forms"), LADDER.values(), ids=LADDER)
def test_ladder_steps_down_once_and_is_remembered(
    answering: Answering, forms: list[str | None], scripted_server: ScriptedServer, quick: Quick
) -> None:
    """The first call finds the step, the others begin there."""
    scripted_server.default = answering
    prompts = [Prompt("s", "Summarize.", str(number), '{"type":"object"}') for number in range(4)]
    answers, _ = asked(quick(concurrency=1), *prompts)
    assert all(answer.failure is None for answer in answers)
    sent = [(request.json.get("response_format") or {}).get("type") for request in scripted_server.requests]
    assert sent == [*forms, *[forms[-1]] * 3]
    assert '{"type":"object"}' in scripted_server.requests[-1].system


def test_ladder_is_remembered_between_runs(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    scripted_server.default = without_schema()
    ledger = tmp_path / "ledger.sqlite"
    asked(quick(ledger=ledger), Prompt("s", "", "one", "{}"))
    before = len(scripted_server.requests)
    asked(quick(ledger=ledger), Prompt("s", "", "two", "{}"))
    assert len(scripted_server.requests) == before + 1


PARAMETERS = {
    "temperature": ("Unsupported value: 'temperature' does not support 0 with this model.", "temperature", None),
    "max_tokens": (
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        "max_tokens",
        "max_completion_tokens",
    ),
    "seed": ("Extra inputs are not permitted: seed", "seed", None),
}


@pytest.mark.parametrize(("words", "refused", "instead"), PARAMETERS.values(), ids=PARAMETERS)
def test_refused_parameter_is_left_out(
    words: str, refused: str, instead: str | None, scripted_server: ScriptedServer, quick: Quick
) -> None:
    scripted_server.default = lambda request: error(400, words) if refused in request.json else good("{}")
    answers, _ = asked(quick(seed=7))
    assert answers[0].failure is None
    last = scripted_server.requests[-1].json
    assert len(scripted_server.requests) == 2
    assert refused not in last
    assert instead is None or last[instead] == PROMPT.max_output_tokens
    assert last["response_format"]["type"] == "json_schema"


def test_bad_prompt_does_not_cost_a_proven_server_its_schema(scripted_server: ScriptedServer, quick: Quick) -> None:
    """Once json_schema has worked, a 400 that names nothing is the prompt's own fault: one request."""
    scripted_server.reply(good("{}"), error(400, "nope"), good("{}"))
    prompts = [Prompt("s", "", str(number), "{}") for number in range(3)]
    answers, _ = asked(quick(concurrency=1), *prompts)
    assert [answer.failure is None for answer in answers] == [True, False, True]
    assert {request.json["response_format"]["type"] for request in scripted_server.requests} == {"json_schema"}
