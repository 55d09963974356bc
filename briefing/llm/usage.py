"""Add up what calls took. An unknown price makes the sum unknown, and an estimate makes it an estimate."""

from collections.abc import Iterable

from briefing.model import NO_USAGE, Usage


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
