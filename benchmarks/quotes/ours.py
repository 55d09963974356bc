"""Our verifier over the cases, and whether it did what each case asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from time import perf_counter

from cases import Case, Group

from briefing.model import Finding
from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a system said of a case: accepted or not, where, and how long it took in microseconds."""

    accepted: bool
    start: int | None
    end: int | None
    micros: float
    verdict: str = ""
    reason: str = ""
    changes: tuple[str, ...] = ()
    error: str = ""


@lru_cache(maxsize=64)
def _source(text: str) -> Source:
    return Source(text)


def ask(case: Case) -> Outcome:
    """Return our outcome; an exception is an outcome too, and always wrong."""
    source = _source(case.source)
    start = perf_counter()
    try:
        finding = verify_quote(case.quote, source, speaker=case.speaker, direct=case.direct)
    except Exception as error:  # noqa: BLE001 - a crash is what we look for
        return Outcome(accepted=case.passes is False, start=None, end=None, micros=0, error=repr(error))
    return _outcome(finding, 1e6 * (perf_counter() - start))


def _outcome(finding: Finding, micros: float) -> Outcome:
    return Outcome(
        finding.passed,
        finding.start,
        finding.end,
        micros,
        str(finding.verdict),
        finding.reason,
        tuple(str(change.type) for change in finding.changes),
    )


def is_exact(case: Case, outcome: Outcome) -> bool:
    """Tell whether an accepted honest quote was found where it stands, give or take marks and spaces at its edges.

    A system that tells no end is judged by its start.
    """
    if case.start is None or case.end is None or outcome.start is None:
        return False
    end = case.end if outcome.end is None else outcome.end
    return _same_edge(case.source, case.start, outcome.start) and _same_edge(case.source, case.end, end)


def _same_edge(source: str, expected: int, found: int) -> bool:
    between = unescape(source[min(expected, found) : max(expected, found)])
    return len(between) <= 12 and not any(char.isalnum() for char in between)


def problem(case: Case, outcome: Outcome) -> str:
    """Return what is wrong with an outcome, in one word or two; empty when it is right."""
    if outcome.error:
        return f"raised {outcome.error[:80]}"
    if outcome.accepted != case.passes:
        return "not accepted" if case.passes else "accepted"
    if case.group is Group.HONEST and case.start is not None and not is_exact(case, outcome):
        return "offsets"
    if case.verdicts and outcome.verdict not in case.verdicts:
        return f"verdict {outcome.verdict} instead of {' or '.join(case.verdicts)}"
    if case.change and case.change not in outcome.changes:
        return f"change {'/'.join(sorted(set(outcome.changes))) or 'none'} instead of {case.change}"
    return ""


def ask_all(cases: Sequence[Case], answer: Callable[[Case], Outcome] = ask) -> list[Outcome]:
    """Return the outcomes of all cases, one after the other."""
    return [answer(case) for case in cases]
