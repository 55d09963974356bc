"""Evaluations as a table for people and as JSON for scripts: counts and shares; no candidate is declared the best."""

import json
from collections.abc import Callable, Mapping, Sequence

from briefing.model import Evaluation, Share, dollars
from briefing.render.escape import printable

SCHEMA = "briefing/eval@1"
_SHARES: Mapping[str, str] = {
    "answered": "articles answered",
    "proven": "claims proven",
    "verbatim": "quotes verbatim",
    "quoted": "quotes proven",
    "sufficient": "citations sufficient",
    "needed": "citations needed",
    "coverage": "key sentences covered",
    "conflicts": "conflicts found",
}
_MINUTE = 60


def evaluation_table(evaluations: Sequence[Evaluation]) -> str:
    """Return one column a candidate, one row a measure; what failed is told below."""
    told = [one for one in evaluations if not one.failure]
    rows = [["", *(printable(one.candidate) for one in told)]]
    rows += [[words, *(_share(getattr(one, name)) for one in told)] for name, words in _SHARES.items()]
    rows += [[words, *(tell(one) for one in told)] for words, tell in _TOLLS.items()]
    failed = [
        f"{printable(one.candidate)}: not evaluated: {printable(one.failure)}" for one in evaluations if one.failure
    ]
    return "\n".join([*(_aligned(rows) if told else ()), *failed]) + "\n"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]


def _share(share: Share) -> str:
    return "none" if share.value is None else f"{share.count} of {share.of} ({share.value:.0%})"


def _calls(one: Evaluation) -> str:
    return f"{one.usage.calls}" + (f" + {one.usage.cached} stored" if one.usage.cached else "")


def _tokens(one: Evaluation) -> str:
    about = "about " if one.usage.estimated else ""
    return f"{about}{one.usage.input_tokens:,} in, {one.usage.output_tokens:,} out"


def _price(one: Evaluation) -> str:
    return "unknown" if one.price is None else dollars(one.price)


def _time(one: Evaluation) -> str:
    if one.seconds is None:
        return "from the ledger"
    minutes, seconds = divmod(one.seconds, _MINUTE)
    return f"{minutes:.0f} min {seconds:.0f} s" if minutes else f"{seconds:.1f} s"


_TOLLS: Mapping[str, Callable[[Evaluation], str]] = {
    "calls": _calls,
    "tokens": _tokens,
    "price": _price,
    "time": _time,
}


def evaluation_json(evaluations: Sequence[Evaluation]) -> str:
    """Return the evaluations as JSON, schema `briefing/eval@1`; a share is `{count, of, share|null}`."""
    return json.dumps({"schema": SCHEMA, "evaluations": [_entry(one) for one in evaluations]}, indent=2) + "\n"


def _entry(one: Evaluation) -> Mapping[str, object]:
    shares = {name: getattr(one, name) for name in _SHARES}
    return {
        "candidate": one.candidate,
        "failure": one.failure or None,
        **{name: {"count": share.count, "of": share.of, "share": share.value} for name, share in shares.items()},
        "calls": one.usage.calls,
        "cached": one.usage.cached,
        "input_tokens": one.usage.input_tokens,
        "output_tokens": one.usage.output_tokens,
        "estimated": one.usage.estimated,
        "price": one.price,
        "seconds": None if one.seconds is None else round(one.seconds, 3),
    }
