"""What a run may spend and how fast it may ask is kept, before, during and after."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes.scripted_server import Reply, Request, ScriptedServer, faults, good
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BudgetError, ConfigurationError
from briefing.llm import ModelOptions, Price, Progress, Timeouts, connect, plan, total_usage
from briefing.llm.budget import Bounds, Spending
from briefing.llm.faults import Fault
from briefing.llm.pacing import Width, Window
from briefing.llm.retries import Patience
from briefing.model import NO_USAGE, Answer, FailureKind, Prompt, Usage

Quick = Callable[..., ModelOptions]


def prompts(count: int) -> list[Prompt]:
    return [Prompt("summarize", "Summarize.", f"Article {number}", max_output_tokens=50) for number in range(count)]


def spent(options: ModelOptions, count: int) -> tuple[list[Answer], Usage]:
    """Return what came before the limit, and the usage; the limit must be reached."""
    answers: list[Answer] = []
    with connect(options) as model:
        with pytest.raises(BudgetError):
            answers.extend(model.answer(prompts(count)))  # what came before the error is kept
        return answers, model.usage


def test_calls_are_never_passed(scripted_server: ScriptedServer, quick: Quick) -> None:
    answers, _ = spent(quick(max_calls=5, concurrency=8), 20)
    assert len(scripted_server.requests) == 5
    assert sum(answer.failure is None for answer in answers) == 5
    assert {answer.failure.kind for answer in answers if answer.failure} == {FailureKind.BUDGET}
    assert len(answers) == 20


def test_retries_count_as_calls(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = faults.too_many()
    with connect(quick(max_calls=3, retries=9)) as model, pytest.raises(BudgetError):
        list(model.answer(prompts(1)))
    assert len(scripted_server.requests) == 3


def test_cost_is_never_passed(scripted_server: ScriptedServer, quick: Quick) -> None:
    """Room for the dearest outcome is kept free for every call under way."""
    prices = {"scripted": Price(input=10.0, output=100.0)}
    with connect(quick(max_cost=0.05, prices=prices, concurrency=8)) as model:
        with pytest.raises(BudgetError, match=r"the limit of \$0.05"):
            list(model.answer(prompts(100)))
        assert model.usage.cost is not None
        assert 0.03 <= model.usage.cost <= 0.05
        assert model.usage.calls == len(scripted_server.requests)


def test_tokens_are_never_passed(quick: Quick) -> None:
    """A server that counts more than we do is known after its first answer."""
    with connect(quick(max_tokens=1000, concurrency=1)) as model:
        with pytest.raises(BudgetError, match="the limit of 1000 tokens"):
            list(model.answer(prompts(100)))
        assert 800 <= model.usage.input_tokens + model.usage.output_tokens <= 1000


def test_cost_without_a_price_is_refused_at_once(scripted_server: ScriptedServer, quick: Quick) -> None:
    """A limit that cannot be kept is no limit."""
    with pytest.raises(ConfigurationError, match="price"), connect(quick(max_cost=1.0)):
        pass
    assert scripted_server.requests == []


def test_unknown_price_is_never_zero(quick: Quick) -> None:
    with connect(quick()) as model:
        answer = next(model.answer(prompts(1)))
    assert answer.usage == Usage(1, 0, 100, 20, None)
    assert plan(prompts(1), quick()).most is None


def test_usage_is_estimated_where_the_server_does_not_tell(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.default = good("twelve bytes", usage=None)
    with connect(quick(max_tokens=10_000)) as model:
        answer = next(model.answer(prompts(1)))
    assert answer.usage.estimated
    assert answer.usage.input_tokens > 0
    assert answer.usage.output_tokens == 4


def test_run_ends_in_time_and_keeps_what_was_paid(scripted_server: ScriptedServer, quick: Quick) -> None:
    scripted_server.reply(good("paid"))
    scripted_server.default = faults.silence()
    options = quick(concurrency=1, timeouts=Timeouts(read=30.0, call=30.0, run=0.8))
    began = time.monotonic()
    answers, _ = spent(options, 5)
    assert time.monotonic() - began < 5
    assert [answer.text for answer in answers] == ["paid", "", "", "", ""]
    assert len(scripted_server.requests) == 2


def test_plan_announces_what_the_run_takes(quick: Quick, tmp_path: Path) -> None:
    """Calls, cached answers, tokens and the range of the price; nothing is sent or written."""
    options = quick(ledger=tmp_path / "ledger.sqlite", prices={"scripted": Price(1.0, 4.0)})
    first = plan([*prompts(4), *prompts(4)], options)
    assert not (tmp_path / "ledger.sqlite").exists()
    assert (first.calls, first.cached, first.output_tokens) == (4, 4, 200)
    assert first.least is not None
    assert first.most is not None
    assert first.most - first.least == pytest.approx(0.0008)
    with connect(options) as model:
        list(model.answer(prompts(3)))
    assert plan(prompts(4), options).calls == 1


def test_plan_counts_with_the_models_own_table(quick: Quick, tmp_path: Path) -> None:
    known = plan(prompts(1), quick(model="gpt-4o", token_tables=tmp_path))
    unknown = plan(prompts(1), quick(model="a-model-of-nobody", token_tables=tmp_path))
    assert (known.estimated, unknown.estimated, plan(prompts(1), quick()).estimated) == (False, True, True)
    assert known.input_tokens == unknown.input_tokens == 15


def test_listed_price_belongs_to_its_server() -> None:
    """The optional price list is asked for the server too: the same name elsewhere has another price, or none."""
    pytest.importorskip("genai_prices")
    listed = plan(prompts(1), ModelOptions(model="gpt-4o-mini"))
    assert listed.least is not None
    assert listed.least > 0
    assert plan(prompts(1), ModelOptions(model="gpt-4o-mini", base_url="http://localhost:1/v1")).least is None
    assert plan(prompts(1), ModelOptions(model="nobody-knows-me")).least is None


def test_progress_is_told_in_order(quick: Quick) -> None:
    seen: list[Progress] = []
    with connect(quick(on_progress=seen.append)) as model:
        list(model.answer(prompts(3)))
    assert [(step.done, step.total, step.failed) for step in seen] == [(1, 3, 0), (2, 3, 0), (3, 3, 0)]
    assert seen[-1].usage == Usage(3, 0, 300, 60, None)


def test_too_many_halves_what_is_under_way(scripted_server: ScriptedServer, quick: Quick) -> None:
    """After a 429 fewer calls run together, and all are answered in the end."""
    lately: list[float] = []

    def answering(_: Request) -> Reply:
        time.sleep(0.01)
        now = time.monotonic()
        lately.append(now)
        crowded = sum(now - at < 0.02 for at in lately[-32:]) > 8
        return faults.too_many(retry_after="0.001") if crowded else good("made it")

    scripted_server.default = answering
    with connect(quick(concurrency=32, retries=50)) as model:
        answers = list(model.answer(prompts(150)))
    assert [answer.text for answer in answers] == ["made it"] * 150
    assert scripted_server.most_at_once <= 32


def test_width_halves_once_for_calls_of_one_epoch() -> None:
    width = Width(64)
    for _ in range(10):
        width.narrow(0)
    assert (width.now, width.epoch) == (32.0, 1)
    width.narrow(1)
    assert width.now == 16.0
    for _ in range(16):
        width.widen()
    assert 16.4 < width.now < 17.0
    for _ in range(5000):
        width.widen()
    assert width.now == 64.0


def test_width_never_falls_below_one() -> None:
    width = Width(2)
    for epoch in range(5):
        width.narrow(epoch)
    assert width.now == 1.0


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 8)), max_size=80), st.integers(1, 12))
def test_window_is_never_overfull(steps: list[tuple[float, int]], limit: int) -> None:
    """Whatever arrives when, no minute holds more units than the limit (an amount over it stands alone)."""
    window, now, taken = Window(limit), 0.0, []
    for pause, amount in steps:
        now += pause
        while (delay := window.delay(now, amount)) > 0:
            now += delay + 1e-6
        window.take(now, amount)
        taken.append((now, amount))
        inside = [units for at, units in taken if at + 60 > now]
        assert sum(inside) <= limit or inside == [amount]


def test_window_without_a_limit_never_waits() -> None:
    window = Window(None)
    window.take(0.0, 10**9)
    assert window.delay(0.0, 10**9) == 0.0


def test_requests_per_minute_hold_a_call_back(scripted_server: ScriptedServer, quick: Quick) -> None:
    """The third request of a minute waits; the run's deadline ends the waiting."""
    options = quick(requests_per_minute=2, timeouts=Timeouts(run=1.0))
    answers, usage = spent(options, 3)
    assert [answer.failure is None for answer in answers] == [True, True, False]
    assert (usage.calls, len(scripted_server.requests)) == (2, 2)


@given(st.integers(0, 8), st.floats(0, 0.999), st.floats(0, 1e6) | st.none())
def test_pauses_are_bounded(retry: int, chance: float, asked: float | None) -> None:
    patience = Patience(retries=8, longest_wait=30.0)
    pause = patience.pause(Fault(FailureKind.SERVER, "x", retryable=True, retry_after=asked), retry, chance)
    assert (pause is None) == (retry == 8)
    assert pause is None or 0 <= pause <= 33.0


def test_bounds_name_the_limit_that_is_passed() -> None:
    bounds = Bounds(calls=1, tokens=10, cost=0.5)
    assert bounds.passed_by(Spending(1, 10, 0.5)) is None
    assert bounds.passed_by(Spending(2, 0, 0.0)) == "the limit of 1 calls"
    assert bounds.passed_by(Spending(1, 11, 0.0)) == "the limit of 10 tokens"
    assert bounds.passed_by(Spending(1, 1, 0.6)) == "the limit of $0.5"


def test_usages_add_up_and_an_unknown_price_stays_unknown() -> None:
    known, unknown = Usage(1, 0, 10, 5, 0.25), Usage(1, 0, 10, 5, None, estimated=True)
    assert total_usage([]) == NO_USAGE
    assert total_usage([known, NO_USAGE, known]) == Usage(2, 0, 20, 10, 0.5)
    assert total_usage([known, unknown]) == Usage(2, 0, 20, 10, None, estimated=True)


def test_prompt_over_the_window_is_not_sent(scripted_server: ScriptedServer, quick: Quick, tmp_path: Path) -> None:
    """Some servers cut what is too long without a word; the caller must split instead."""
    options = quick(context_window=200, token_tables=tmp_path, model="gpt-4o", concurrency=1)
    long = Prompt("summarize", "", "word " * 160, max_output_tokens=50)
    with connect(options) as model:
        answers = list(model.answer([long, *prompts(1)]))
    assert answers[0].failure is not None
    assert answers[0].failure.kind is FailureKind.CONTEXT_OVERFLOW
    assert (answers[1].failure, len(scripted_server.requests)) == (None, 1)
