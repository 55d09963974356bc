"""Calls of the ledger as a table, as text and as JSON. What models wrote never steers the terminal."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from briefing.model import dollars
from briefing.render.escape import printable, screened
from briefing.store.calls import Totals
from briefing.store.rows import CallRow

_HEAD = ("key", "asked (UTC)", "state", "prompt", "model", "in", "out", "price", "size")
_KEY_DIGITS = 10
_LONGEST_NAME = 40
_KILO, _MEGA = 1000, 1_000_000
_LIMITS = ("max_output_tokens", "temperature", "seed")


def call_table(rows: Sequence[CallRow]) -> str:
    """Return one line a call below a head; nothing for no calls."""
    cells = [_HEAD, *(_cells(row) for row in rows)] if rows else []
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))] if cells else []
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)
    return "".join(line.rstrip() + "\n" for line in padded)


def _cells(row: CallRow) -> tuple[str, ...]:
    answer = row.answer
    state = row.state.value + (f" ({row.times} times)" if row.times > 1 else "")
    model = printable(row.model)[:_LONGEST_NAME]
    first = (row.key[:_KEY_DIGITS], _time(row.asked))
    if answer is None:
        return (*first, state, printable(row.prompt), model, "", "", "", _size(row.size))
    price = "unknown" if answer.cost is None else dollars(answer.cost)
    state = f"{state}: {printable(answer.failure)}" if answer.failure else state
    tokens = (f"{answer.input_tokens:,}", f"{answer.output_tokens:,}")
    return (*first, state, printable(row.prompt), model, *tokens, price, _size(row.size))


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, tz=UTC).strftime("%Y-%m-%d %H:%M:%S")


def _size(size: int) -> str:
    return f"{size / _KILO:.1f} kB" if size < _MEGA else f"{size / _MEGA:,.1f} MB"


def totals_words(totals: Totals) -> str:
    """Return the sums in one line; calls of unknown price are counted, never taken for free."""
    price = dollars(totals.cost) if totals.cost or not totals.unpriced else ""
    unknown = f"{totals.unpriced:,} of unknown price" if totals.unpriced else ""
    parts = [f"{totals.calls:,} call{'' if totals.calls == 1 else 's'}", _size(totals.size)]
    parts += [f"{totals.input_tokens:,} tokens in, {totals.output_tokens:,} out", price, unknown]
    return ", ".join(part for part in parts if part)


def calls_json(rows: Sequence[CallRow]) -> str:
    """Return the calls, without their texts, as JSON."""
    return json.dumps([_named(row) for row in rows], indent=2)


def call_json(row: CallRow) -> str:
    """Return one call with its request and answer as JSON."""
    text = row.answer.text if row.answer else None
    return json.dumps({**_named(row), "request": json.loads(row.request), "text": text}, indent=2)


def _named(row: CallRow) -> dict[str, object]:
    named: dict[str, object] = {
        "key": row.key,
        "model": row.model,
        "prompt": row.prompt,
        "asked": row.asked,
        "answered": row.answered,
        "state": row.state.value,
        "times": row.times,
        "size": row.size,
    }
    fields = ("served_by", "input_tokens", "output_tokens", "estimated", "cost", "failure", "message")
    return named | {name: getattr(row.answer, name, None) for name in fields}


def call_text(row: CallRow) -> str:
    """Return one call to be read: when it was asked, how far it came, its messages, its answer."""
    asked, answer = json.loads(row.request), row.answer
    lines = [f"key      {row.key}", f"model    {row.model}", f"prompt   {row.prompt}"]
    lines += [f"asked    {_time(row.asked)} UTC, begun {row.times} time{'' if row.times == 1 else 's'}"]
    failure = f": {answer.failure}: {answer.message or ''}" if answer and answer.failure else ""
    lines += [f"state    {row.state.value}{failure}"]
    if answer:
        price = "unknown" if answer.cost is None else dollars(answer.cost)
        lines += [f"took     {answer.input_tokens:,} tokens in, {answer.output_tokens:,} out, price {price}"]
    lines += [f"limits   {', '.join(f'{name} {asked[name]}' for name in _LIMITS if asked.get(name) is not None)}"]
    for message in asked.get("messages", ()):
        lines += ["", f"── {message['role']} ──", message["content"]]
    if asked.get("schema"):
        lines += ["", "── schema ──", asked["schema"]]
    if answer is not None:
        lines += ["", f"── answer of {answer.served_by} ──", answer.text]
    return screened("\n".join(lines))
