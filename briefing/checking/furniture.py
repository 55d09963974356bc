"""The brief's own furniture: lines that read exactly like one of its phrases, or like a given article's byline.

Each value filled into such a line is held to the facts. Anything else on a page is text, and is checked as text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.bylines import UNNAMED, Judgement, contradicted, days_of, judge_byline, supported, unchecked
from briefing.checking.credits import SEPARATOR, outlets_given
from briefing.checking.facts import Facts
from briefing.checking.gaps import judge_gap
from briefing.model import ClaimVerdict
from briefing.text.phrases import recognize

_QUOTING = '“”«»„「」"'
MOST_BYLINES = 12
"""Articles that the line of a story names; of more it tells how many outlets carry them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a furniture line: its range in the block's text and what the facts say of it."""

    text: str
    start: int
    end: int
    verdict: ClaimVerdict
    reason: str


def read_furniture(block: Block, facts: Facts) -> tuple[Part, ...] | None:
    """Return the judged parts of a furniture line, or None when the block is text."""
    if block.kind in {BlockKind.QUOTE, BlockKind.FOOTNOTE}:
        return None
    parts = list(_parts(block.text))
    credited = block.kind is not BlockKind.CELL and len(parts) > 1
    judged = _with_outlets(
        [(start, words, _judge(words, facts) or _judge_outlet(words, facts, credited)) for start, words in parts],
        len(facts.by_outlet),
    )
    known = sum(verdict is not None for _, _, verdict in judged)
    if not known or (known < len(judged) and any(mark in block.text for mark in _QUOTING)):
        return None
    return tuple(
        Part(
            words,
            start,
            start + len(words),
            *(verdict or contradicted("fits no article that was given")),
        )
        for start, words, verdict in judged
    )


_Judged = tuple[int, str, Judgement | None]


def _with_outlets(judged: list[_Judged], known: int) -> list[_Judged]:
    """Return the parts of a story's line with its number of outlets held to the bylines before it.

    A line that names as many articles as it may can tell of more outlets, but of no more than are `known`.
    """
    counted = [row for row in judged if outlets_given(row[1]) is not None]
    if not counted:
        return judged
    lines = [row for row in judged if row not in counted]
    bylines = [words.rpartition(", ")[0] for _, words, verdict in lines if verdict and ", " in words]
    if not bylines:  # the line under a statement names no outlet: what it cites stands in the statement's marks
        return judged
    number = len({name for name in bylines if name not in UNNAMED}) + sum(name in UNNAMED for name in bylines)
    most = known if len(bylines) >= MOST_BYLINES else number
    held: list[_Judged] = [(start, words, _judge_outlets(words, number, most)) for start, words, _ in counted]
    return lines + held


def _judge_outlets(words: str, number: int, most: int) -> Judgement:
    given = outlets_given(words)
    if given is None or not number <= given <= most:
        return contradicted(f"the line names {number}")
    return supported("counted")


def _parts(text: str) -> Iterable[tuple[int, str]]:
    start = 0
    for words in text.split(SEPARATOR):
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield start + lead, words.strip()
        start += len(words) + len(SEPARATOR)


def withheld_line(count: int, reason: str, file: str) -> str:
    """Return the line that tells how many statements of an article were withheld for one reason."""
    return f"{count} × {reason} ({file})"


_WITHHELD = re.compile(r"\d{1,6} × [\w ]{1,60} \([^()]{1,200}\)")


def _judge_outlet(words: str, facts: Facts, credited: bool) -> Judgement | None:  # noqa: FBT001
    """Judge a bare outlet, as in `Outlet · no source given`; a cell of a table is held to the article it cites."""
    return supported("an outlet of the articles") if credited and words in facts.by_outlet else None


def _judge(words: str, facts: Facts) -> Judgement | None:
    if words in facts.told:
        return supported("as the sidecar tells")
    if _WITHHELD.fullmatch(words):
        return (
            contradicted("the sidecar tells otherwise")
            if facts.day is not None
            else unchecked("the sidecar is not at hand")
        )
    for key, values in recognize(words):
        judgement = _judge_phrase(key, values, facts)
        if judgement is not None:
            return judgement
    return judge_byline(words, facts.by_outlet)


def _judge_phrase(key: str, values: Mapping[str, str], facts: Facts) -> Judgement | None:
    if key in _COUNTED:
        return _judge_count(key, values, facts)
    if key.startswith("gap_"):
        return judge_gap(key, values, facts)
    if key == "title":
        return _judge_day(values["date"], facts.day)
    if key in _TOLD_WHOLE:
        return _judge_told_whole(facts, _TOLD_WHOLE[key])
    if key in {"engine_llm", "origins", "one_origin"}:
        return _judge_told(key, values, facts)
    return supported("a phrase of the brief") if not values else None


_COUNTED: Mapping[str, Callable[[Facts], int | None]] = {
    "articles": lambda facts: facts.listed if facts.listed is not None else len(facts.articles),
    "stories": lambda facts: facts.stories,
    "quotes": lambda facts: facts.quotes,
    "minutes": lambda facts: facts.minutes,
    "withheld_count": lambda facts: facts.withheld,
    "partial": lambda facts: facts.problems,
    "outlets": lambda _facts: None,
    "more_articles": lambda _facts: None,
}


def _judge_count(key: str, values: Mapping[str, str], facts: Facts) -> Judgement:
    counted = _COUNTED[key](facts)
    if counted is None:
        return (
            supported("a count of the brief")
            if key in {"outlets", "more_articles"}
            else unchecked("nothing to count it by")
        )
    if key == "articles" and not facts.lists_all and int(values["n"]) > counted:
        return unchecked("the page does not list its articles, and the sidecar is not at hand")
    if int(values["n"]) != counted:
        return contradicted(f"counted: {counted}")
    if "proven" in values and facts.proven is not None and int(values["proven"]) != facts.proven:
        return contradicted(f"proven: {facts.proven}")
    return supported("counted")


def _judge_told(key: str, values: Mapping[str, str], facts: Facts) -> Judgement:
    if key == "engine_llm":
        return _judge_value(values["model"], facts.model, "the model of the sidecar")
    counted = 1 if key == "one_origin" else int(values["n"])
    known = not facts.origins or counted in facts.origins
    return supported("origins") if known else contradicted("the sidecar counts other origins")


_TOLD_WHOLE: Mapping[str, str] = {
    **dict.fromkeys(("new", "changed", "unchanged", "goes_on", "left_out", "nothing_new"), "earlier briefs"),
    **dict.fromkeys(("asked", "answers", "tokens", "tokens_about", "price", "price_unknown"), "the model's calls"),
}
"""Phrases that a sidecar tells whole, and of what: one that it does not tell is wrong."""


def _judge_told_whole(facts: Facts, what: str) -> Judgement:
    if facts.is_ours and facts.day is not None:
        return contradicted(f"the sidecar tells otherwise of {what}")
    return unchecked("the sidecar is not at hand")


def _judge_value(given: str, known: str | None, where: str) -> Judgement:
    if known is None:
        return unchecked(f"{where} is not at hand")
    return supported(where) if given == known else contradicted(f"{where}: {known}")


def _judge_day(words: str, known: date | None) -> Judgement:
    days = days_of(words)
    if known is None:
        return unchecked("the brief's date is not at hand") if days else supported("a phrase of the brief")
    return supported("the brief's date") if known in days else contradicted(f"the brief's date: {known}")
