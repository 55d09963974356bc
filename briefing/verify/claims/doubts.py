"""A doubt: why a claim is not simply supported. The stages of the judgement share it; it judges nothing itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from briefing.model import ClaimVerdict, Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a claim is not simply supported: the verdict it leads to at best; `supported` only adds a note."""

    verdict: ClaimVerdict
    reason: str
    evidence: Span | None = None


_QUOTED: Final = re.compile(r"'[^']+'")


def distinct_reasons(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return reasons in their order, without those that another one says with the same words or more of them."""
    kept: list[str] = []
    for reason in dict.fromkeys(reasons):
        if not any(_says(other, reason) for other in kept):
            kept = [other for other in kept if not _says(reason, other)]
            kept.append(reason)
    return tuple(kept)


def _says(one: str, other: str) -> bool:
    """Tell whether a reason says all of another: it begins with it, or exchanges the same words, or longer ones."""
    mine, theirs = _QUOTED.findall(one), _QUOTED.findall(other)
    alike = bool(theirs) and _form(one) == _form(other)
    return one.startswith(other) or (alike and all(b.strip("'") in a for a, b in zip(mine, theirs, strict=True)))


def _form(reason: str) -> list[str]:
    return _QUOTED.split(reason.replace(" there", ""))
