"""Add up what calls took, and tell it. An unknown price makes the sum unknown, an estimate makes it an estimate."""

from collections.abc import Iterable
from dataclasses import replace

from briefing.model import NO_USAGE, Answer, Usage, dollars


def added(one: Usage, other: Usage) -> Usage:
    """Return the sum of two usages; the one that holds no call does not decide whether the price is known."""
    if one == NO_USAGE:
        return other
    if other == NO_USAGE:
        return one
    known = one.cost is not None and other.cost is not None
    return Usage(
        calls=one.calls + other.calls,
        cached=one.cached + other.cached,
        input_tokens=one.input_tokens + other.input_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        cost=(one.cost or 0.0) + (other.cost or 0.0) if known else None,
        estimated=one.estimated or other.estimated,
    )


def total_usage(usages: Iterable[Usage]) -> Usage:
    """Return the sum of all usages."""
    total = NO_USAGE
    for usage in usages:
        total = added(total, usage)
    return total


class FirstUsage:
    """Adds up what answers took when they were first made, each once: the same sum in every run over them."""

    def __init__(self) -> None:
        self.total = NO_USAGE
        self._seen: set[str] = set()

    def count(self, key: str, answer: Answer) -> None:
        """Count a good answer, unless its call was counted before; `calls` counts answers, not requests."""
        if answer.failure or key in self._seen:
            return
        self._seen.add(key)
        took = answer.first if answer.cached else answer.usage
        self.total = added(self.total, replace(took, calls=1, cached=0))


def usage_words(usage: Usage) -> str:
    """Return what a run took, in one line: `12 calls, 3 from the ledger, 8,112 tokens in, 1,204 out, $0.0123`.

    A run that asked nothing says so: `9 stored answers; nothing was asked or paid now`.
    """
    if usage.cached and not usage.calls:
        return f"{usage.cached:,} stored answer{'' if usage.cached == 1 else 's'}; nothing was asked or paid now"
    about = "about " if usage.estimated else ""
    calls = usage.calls + usage.cached
    parts = [f"{calls:,} call{'' if calls == 1 else 's'}"]
    if usage.cached:
        parts.append(f"{usage.cached:,} from the ledger")
    parts.append(f"{about}{usage.input_tokens:,} tokens in, {usage.output_tokens:,} out")
    return ", ".join([*parts, price_words(usage.cost)])


def price_words(cost: float | None) -> str:
    """Return US dollars in words; an unknown price is unknown, never 0."""
    return "price unknown" if cost is None else dollars(cost)
