"""Furniture that articles of one run share word for word. Agency copy that they share is report, not furniture."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.model import Boilerplate
from briefing.sources.lines import Line, text_lines

_QUOTED = re.compile(r"[\"“”«»„]")
_ADDRESS = re.compile(
    r"(?i)\b(?:you|your|yours|we|our|ours|us|subscribe|subscribers?|newsletters?|readers?|cookies|rights reserved"
    r"|permission"
    r"|editing by|reporting by|contributed|ви|ваш[аеі]?|наш[аеі]?|sie|ihr|ihre[nr]?|unsere?|vous|votre|nous|notre"
    r"|usted|su|nuestr[oa])\b"
)
_REASON = "shared furniture"
_EDGE = 5
"""How many lines from either end of a text a furniture sentence may stand."""
_LONG = 60
_LONGEST = 4000
_LEAST_COMMON = 2
_COMMON_SHARE = 0.25
"""Two texts that share this many long paragraphs are one report, printed twice."""
_MOST_WORDS = 14
"""Most words of a shared line that is no sentence and does not speak to the reader: more may be an embedded post."""
_LEAST_SENTENCE = 3
_LEAST_LINE = 2


def mark_shared(texts: Sequence[str]) -> list[tuple[Boilerplate, ...]]:
    """Return for each text the furniture that it shares with others of the run.

    A line that is no sentence counts when two reports share it; a sentence only when three do, near an edge of each,
    and when it speaks to the reader: background that an agency repeats from day to day is report.
    """
    lines = [text_lines(text) for text in texts]
    families = _families(lines)
    candidates = [[line for line in found if _may_be_shared(line, len(found))] for found in lines]
    reports: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for number, found in enumerate(candidates):
        for line in found:
            reports[line.text, line.ends].add(families[number])
    return [
        tuple(
            Boilerplate(line.span, _REASON) for line in found if _is_furniture(line, len(reports[line.text, line.ends]))
        )
        for found in candidates
    ]


def _is_furniture(line: Line, reports: int) -> bool:
    """Tell whether a line that so many reports share is furniture; two may have a title in common, three do not."""
    if reports < (_LEAST_SENTENCE if line.ends or not line.number else _LEAST_LINE):
        return False
    return (not line.ends and len(line.text.split()) <= _MOST_WORDS) or _ADDRESS.search(line.text) is not None


def _may_be_shared(line: Line, lines: int) -> bool:
    if not 4 <= len(line.text) < _LONGEST or _QUOTED.search(line.text):  # noqa: PLR2004 - initials
        return False
    at_edge = line.number < _EDGE or line.number >= lines - _EDGE
    return at_edge if line.ends else line.alone


def _families(texts: Sequence[Sequence[Line]]) -> list[int]:
    """Return the family of each text: texts that share several long sentences print one report."""
    holders: dict[str, list[int]] = defaultdict(list)
    sentences = [{line.text for line in lines if _is_paragraph(line)} for lines in texts]
    for number, found in enumerate(sentences):
        for words in found:
            holders[words].append(number)
    family = list(range(len(texts)))
    report = (held for words, held in holders.items() if len(held) > 1 and not _ADDRESS.search(words))
    for (one, other), common in _common(report).items():
        if common >= max(_LEAST_COMMON, _COMMON_SHARE * min(len(sentences[one]), len(sentences[other]))):
            family[_root(family, other)] = _root(family, one)
    return [_root(family, number) for number in range(len(texts))]


def _is_paragraph(line: Line) -> bool:
    return line.ends and _LONG < len(line.text) < _LONGEST


def _common(holders: Iterable[Sequence[int]]) -> Counter[tuple[int, int]]:
    """Count the paragraphs that two texts share; neighbours in a chain join a family as well as all pairs would."""
    return Counter(pair for held in holders for pair in pairwise(held))


def _root(family: list[int], number: int) -> int:
    while family[number] != number:
        family[number] = family[family[number]]
        number = family[number]
    return number
