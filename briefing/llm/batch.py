"""Many calls at half the price, a day later: the Batch API with the same keys and the same ledger.

`submit` hands over what the ledger does not hold, `collect` stores what came back, and the next run finds it there.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import UsageError
from briefing.llm.calls import to_store
from briefing.llm.connecting import connect_live, usable_key
from briefing.llm.faults import Fault
from briefing.llm.features import Features, read_features, request_body
from briefing.llm.keys import call_key, resolved
from briefing.llm.options import LOCAL, ModelOptions, Price
from briefing.llm.prices import price_of
from briefing.llm.replies import Reply, read_reply
from briefing.llm.retries import error_of, failure_of
from briefing.llm.secrets import scrubbed, shown_url
from briefing.llm.wire import Wire
from briefing.model import Answer, Prompt, Usage
from briefing.store.batches import BatchRow, add_batch, close_batch, open_batches, waiting_keys
from briefing.store.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from openai.types import Batch

_MOST_CALLS = 50_000  # limits of the API
_MOST_BYTES = 150_000_000
_MOST_REPLY_BYTES = 2_000_000_000
SHARE = 0.5
"""A batch costs half."""
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_DIGEST = "briefing_digest"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class BatchState:
    """How far a batch is: the server's word for it, and how many of its calls are answered and failed."""

    id: str
    state: str
    calls: int
    answered: int
    failed: int
    submitted: float


@dataclass(frozen=True, slots=True)
class Collected:
    """What `collect` stored: good answers, failures, and the batches that are still at work."""

    answered: int
    failed: int
    waiting: tuple[BatchState, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    key: str
    prompt: Prompt
    request: str
    text: bytes


def submit(prompts: Sequence[Prompt], options: ModelOptions) -> tuple[BatchState, ...]:
    """Hand the calls that are neither answered nor waiting to the server, in as many batches as its limits need.

    When nothing is known of the server, the first call is made at once and stored, to learn what it takes.

    Raises:
        UsageError: When the options name no ledger.
        ModelError: When the server cannot be asked.
    """
    path = _ledger_path(options)
    features = _features(path, options)
    lines = list(_lines(prompts, options, path, features or Features()))
    if features is None and lines:
        with connect_live(options) as model:
            answer = next(model.answer([lines[0].prompt]))
            if answer.failure:
                raise error_of(answer.failure)
            features = model.asker.features
        lines = list(_lines(prompts, options, path, features))
    return asyncio.run(_submitted(lines, options, path))


def status(options: ModelOptions) -> tuple[BatchState, ...]:
    """Return the state of every batch that was not collected."""
    return asyncio.run(_states(options, _ledger_path(options)))


def collect(options: ModelOptions) -> Collected:
    """Store the answers of every batch that has ended."""
    return asyncio.run(_collected(options, _ledger_path(options)))


def waiting_words(options: ModelOptions) -> str:
    """Return what a run should know of batches at this server that were not collected; empty when there are none."""
    if options.ledger is None or not options.ledger.is_file():
        return ""
    calls = sum(row.calls for row in open_batches(options.ledger, _server(options)))
    return f"{calls:,} calls wait in a batch: `briefing batch collect` first, or they are paid twice" if calls else ""


def _ledger_path(options: ModelOptions) -> "Path":
    if options.model.startswith(LOCAL):
        raise UsageError("a local model has no Batch API", hint="run `briefing daily`: nothing is cheaper later")
    if options.ledger is None:
        raise UsageError("a batch needs the ledger", hint="name one: --ledger FILE, or `ledger` in briefing.toml")
    return options.ledger


def _features(path: "Path", options: ModelOptions) -> Features | None:
    with Ledger(path) as ledger:
        return read_features(ledger.features(shown_url(options.base_url), options.model) or "")


def _lines(prompts: Sequence[Prompt], options: ModelOptions, path: "Path", features: Features) -> Iterator[_Line]:
    seen = set(waiting_keys(path))
    with Ledger(path) as ledger:
        for prompt in prompts:
            request = resolved(prompt, options.parameters, options.seed)
            key = call_key(options.model, request)
            if key in seen or ledger.stored(key) is not None:
                continue
            seen.add(key)
            body = request_body(options, prompt, features)
            line = {"custom_id": key, "method": "POST", "url": "/v1/chat/completions", "body": body}
            yield _Line(key, prompt, request, json.dumps(line).encode() + b"\n")


def _parts(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    part: list[_Line] = []
    size = 0
    for line in lines:
        if part and (len(part) >= _MOST_CALLS or size + len(line.text) > _MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line.text)
    if part:
        yield part


@asynccontextmanager
async def _wire(options: ModelOptions) -> "AsyncIterator[Wire]":
    wire = Wire(replace(options, max_answer_bytes=_MOST_REPLY_BYTES), usable_key(options))
    try:
        yield wire
    finally:
        await wire.close()


async def _asked(wire: Wire, ask: Callable[[], Awaitable[_T]]) -> _T:
    """Ask until the server answers; a fault that waiting does not mend is an error."""
    for retry in count():
        said = await wire.tried(ask)
        if not isinstance(said, Fault):
            return said
        if not said.retryable or retry == wire.options.retries:
            raise error_of(failure_of(said, retry + 1))
        await asyncio.sleep(min(said.retry_after or 0.5 * 2**retry, wire.options.longest_wait))
    raise AssertionError("count() never ends")


async def _submitted(lines: Sequence[_Line], options: ModelOptions, path: "Path") -> tuple[BatchState, ...]:
    made = []
    async with _wire(options) as wire:
        for part in _parts(lines):
            _write_calls(part, options, path)
            batch = await _create(wire, part)
            row = BatchRow(batch.id, shown_url(options.base_url), options.model, float(batch.created_at), len(part))
            add_batch(path, row, [line.key for line in part])
            made.append(_state(row, batch))
    return tuple(made)


def _write_calls(part: Sequence[_Line], options: ModelOptions, path: "Path") -> None:
    with Ledger(path) as ledger:
        for line in part:
            ledger.begin(line.key, options.model, line.prompt.name, line.request)


async def _create(wire: Wire, part: Sequence[_Line]) -> "Batch":
    """Create a batch, or find the one that a killed run created with the same calls and did not write down."""
    content = b"".join(line.text for line in part)
    digest = hashlib.sha256(content).hexdigest()
    listed = await _asked(wire, lambda: wire.client.batches.list(limit=100))
    for batch in listed.data or ():
        if (batch.metadata or {}).get(_DIGEST) == digest and batch.status not in _ENDED - {"completed"}:
            return batch
    sent = await _asked(wire, lambda: wire.client.files.create(file=("calls.jsonl", content), purpose="batch"))
    return await _asked(
        wire,
        lambda: wire.client.batches.create(
            input_file_id=sent.id,
            endpoint="/v1/chat/completions",
            completion_window="24h",
            metadata={_DIGEST: digest},
        ),
    )


def _state(row: BatchRow, batch: "Batch") -> BatchState:
    counts = batch.request_counts
    answered, failed = (counts.completed, counts.failed) if counts else (0, 0)
    return BatchState(row.id, scrubbed(str(batch.status)), row.calls, answered, failed, row.submitted)


async def _states(options: ModelOptions, path: "Path") -> tuple[BatchState, ...]:
    async with _wire(options) as wire:
        return tuple([_state(row, await _retrieved(wire, row)) for row in open_batches(path, _server(options))])


def _server(options: ModelOptions) -> str:
    return shown_url(options.base_url)


async def _retrieved(wire: Wire, row: BatchRow) -> "Batch":
    return await _asked(wire, lambda: wire.client.batches.retrieve(row.id))


async def _collected(options: ModelOptions, path: "Path") -> Collected:
    answered = failed = 0
    waiting = []
    async with _wire(options) as wire:
        for row in open_batches(path, _server(options)):
            batch = await _retrieved(wire, row)
            if batch.status not in _ENDED:
                waiting.append(_state(row, batch))
                continue
            good, bad = await _stored(wire, batch, row, path)
            close_batch(path, row.id, batch.status)
            answered, failed = answered + good, failed + bad
    return Collected(answered, failed, tuple(waiting))


async def _stored(wire: Wire, batch: "Batch", row: BatchRow, path: "Path") -> tuple[int, int]:
    """Store every answer of an ended batch; return how many are good and how many calls of it have none."""
    good = 0
    price = price_of(replace(wire.options, model=row.model))
    for file in filter(None, (batch.output_file_id, batch.error_file_id)):
        content = await _content(wire, file)
        with Ledger(path) as ledger:
            for line in content.splitlines():
                good += _store_line(line, ledger, row.model, price, wire.secrets)
    return good, max(0, row.calls - good)


async def _content(wire: Wire, file: str) -> bytes:
    return (await _asked(wire, lambda: wire.client.files.content(file))).content


def _store_line(line: bytes, ledger: Ledger, model: str, price: Price | None, secrets: tuple[str, ...]) -> bool:
    """Store the answer in a line of an output file; False when there is none in it."""
    try:
        said = json.loads(line)
        key, body = str(said["custom_id"]), said["response"]["body"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return False
    reply = read_reply(json.dumps(body).encode(), "application/json", secrets)
    number = ledger.number(key)
    if number is None or reply.fault is not None:
        return ledger.stored(key) is not None
    ledger.answer(number, to_store(Answer(reply.text, reply.model or model, _usage(reply, price))))
    return True


def _usage(reply: Reply, price: Price | None) -> Usage:
    tokens_in, tokens_out = reply.input_tokens or 0, reply.output_tokens or 0
    cost = price.of(tokens_in, tokens_out) * SHARE if price else None
    return Usage(1, 0, tokens_in, tokens_out, cost, reply.input_tokens is None)
