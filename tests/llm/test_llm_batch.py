"""A collected batch makes the next run free; nothing is handed over twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes.batch_desk import BatchDesk, echoing
from fakes.scripted_server import Reply, ScriptedServer, error

from briefing.errors import AuthenticationError, ConnectionFailedError, ModelError, QuotaError, UsageError
from briefing.llm import ModelOptions, Price, connect
from briefing.llm.batch import _Line, _parts, collect, status, submit
from briefing.model import Prompt
from briefing.store.calls import list_calls


@pytest.fixture
def desk() -> BatchDesk:
    return BatchDesk(echoing)


@pytest.fixture
def options(desk: BatchDesk, tmp_path: Path) -> Iterator[ModelOptions]:
    with ScriptedServer(desk.answer) as server:
        yield ModelOptions(
            model="m",
            base_url=server.base_url,
            ledger=tmp_path / "ledger.sqlite",
            longest_wait=0.01,
            retries=1,
            prices={"m": Price(1.0, 10.0)},
        )


def prompts(count: int, last: str = "") -> list[Prompt]:
    said = [str(number) for number in range(count)] + ([last] if last else [])
    return [Prompt("summarize", "Summarize.", user, '{"type":"object"}') for user in said]


def test_collected_batch_makes_the_next_run_free(desk: BatchDesk, options: ModelOptions) -> None:
    """The first call is made live, to learn what the server takes; the rest comes at half the price."""
    handed = submit(prompts(5), options)
    assert [(batch.state, batch.calls) for batch in handed] == [("in_progress", 4)]
    assert desk.live == 1
    waiting = collect(options)
    assert (waiting.answered, [batch.id for batch in waiting.waiting]) == (0, ["batch-0"])
    desk.finish()
    assert [(batch.state, batch.answered) for batch in status(options)] == [("completed", 4)]
    assert (collect(options).answered, status(options)) == (4, ())
    with connect(options) as model:
        answers = list(model.answer(prompts(5)))
        assert model.usage.calls == 0
    assert [answer.text for answer in answers] == [f"answer to {number}" for number in range(5)]
    assert desk.live == 1
    costs = [row.answer.cost for row in list_calls(options.ledger or Path()) if row.answer]
    assert sorted(cost or 0 for cost in costs) == pytest.approx([0.00015] * 4 + [0.0003])


def test_waiting_calls_are_not_handed_over_again(desk: BatchDesk, options: ModelOptions) -> None:
    submit(prompts(3), options)
    assert submit(prompts(3), options) == ()
    assert [batch.calls for batch in submit(prompts(5), options)] == [2]
    assert len(desk.batches) == 2


def test_batch_of_a_killed_run_is_found_again(desk: BatchDesk, options: ModelOptions, tmp_path: Path) -> None:
    """When a run died between creating a batch and writing it down, the same calls find the same batch."""
    submit(prompts(3), options)
    handed = submit(prompts(3), _with_ledger(options, tmp_path / "another"))
    assert [batch.id for batch in handed] == ["batch-0"]
    assert len(desk.batches) == 1


def _with_ledger(options: ModelOptions, ledger: Path) -> ModelOptions:
    return ModelOptions(model="m", base_url=options.base_url, ledger=ledger, longest_wait=0.01)


def test_calls_that_failed_in_a_batch_are_asked_again(desk: BatchDesk, options: ModelOptions) -> None:
    submit(prompts(2, "refuse me"), options)
    desk.finish()
    collected = collect(options)
    assert (collected.answered, collected.failed) == (1, 1)
    desk.answering = lambda body: echoing({**body, "messages": [{"content": "now it goes"}]})
    with connect(options) as model:
        assert [answer.text for answer in model.answer(prompts(2, "refuse me"))][-1] == "answer to now it goes"


def test_expired_batch_is_closed_and_its_calls_are_free_again(desk: BatchDesk, options: ModelOptions) -> None:
    submit(prompts(3), options)
    desk.finish("expired")
    assert (collect(options).failed, status(options)) == (2, ())
    assert [batch.calls for batch in submit(prompts(3), options)] == [2]


def test_nothing_to_hand_over(desk: BatchDesk, options: ModelOptions) -> None:
    assert submit([], options) == ()
    assert submit(prompts(1), options) == ()
    assert desk.batches == {}


def test_large_run_is_cut_into_batches_within_the_limits_of_the_api() -> None:
    lines = [_Line(str(number), Prompt("s", "", ""), "", b"x" * 40_000_000) for number in range(7)]
    assert [len(part) for part in _parts(lines)] == [3, 3, 1]
    short = [_Line(str(number), Prompt("s", "", ""), "", b"x") for number in range(100_001)]
    assert [len(part) for part in _parts(short)] == [50_000, 50_000, 1]


def test_batch_needs_a_ledger() -> None:
    with pytest.raises(UsageError, match="ledger"):
        status(ModelOptions(model="m"))


ERRORS = {
    "401": (error(401), AuthenticationError),
    "quota": (error(429, "insufficient_quota"), QuotaError),
    "500": (error(500), ConnectionFailedError),
}


@pytest.mark.parametrize(("reply", "expected"), ERRORS.values(), ids=ERRORS)
def test_server_that_fails_is_told(
    reply: Reply, expected: type[Exception], desk: BatchDesk, options: ModelOptions
) -> None:
    """Before the first call is known, and at the desk itself."""
    answering, desk.answering = desk.answering, lambda _: None
    with pytest.raises(ModelError, match="HTTP 400"):
        submit(prompts(2), options)
    desk.answering, desk.broken = answering, reply
    with pytest.raises(expected):
        submit(prompts(2), options)
    with pytest.raises(expected):
        submit(prompts(3), options)


def test_output_lines_that_are_no_answers_are_left_out(desk: BatchDesk, options: ModelOptions) -> None:
    submit(prompts(3), options)
    desk.finish()
    name = desk.batches["batch-0"]["output_file_id"]
    desk.files[name] = b'no JSON\n{"custom_id": 3}\n' + desk.files[name].replace(
        b'"custom_id": "', b'"custom_id": "x', 1
    )
    assert collect(options).answered == 1
