"""A line of text with a range marked under it, as compilers show code: one line, aligned, safe for a terminal.

Columns are those of a terminal: wide letters take two, combining marks none. Controls and bidi overrides are shown as
replacement characters, one for one, so that nothing hostile reaches a terminal and the marks stay in place.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from briefing.model import Span
from briefing.render.escape import has_controls

Paint = Callable[[str, str], str]
"""Colours a piece of text by its role: error, warning, ok, place, removed, added, dim."""

WIDEST = 110
"""Most columns of an excerpt."""
_BESIDE = 40
"""Columns shown before a range, where there is room."""
_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_MOST_COMPARED = 400
"""Words of one side that are compared; longer passages are shown without marks on single words."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line with marks under it: `under` marks the range, `changed` the ranges inside it that differ."""

    text: str
    span: Span
    changed: tuple[Span, ...] = ()


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a code point of a text."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text, 0, offset))]
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


_LINE_END = re.compile(r"\r\n|\n|\r")


def differing(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the ranges of words in which two texts differ, of each; case, quotation marks and edges do not count."""
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs or max(len(ours), len(theirs)) > _MOST_COMPARED:
        return (), ()
    matcher = SequenceMatcher(None, [m[0].casefold() for m in ours], [m[0].casefold() for m in theirs], autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal" and not _is_edge(step, ours, theirs)]
    return (
        tuple(Span(ours[i].start(), ours[j - 1].end()) for _, i, j, _, _ in steps if j > i),
        tuple(Span(theirs[i].start(), theirs[j - 1].end()) for _, _, _, i, j in steps if j > i),
    )


def _is_edge(
    step: tuple[str, int, int, int, int], ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]]
) -> bool:
    """Tell whether a difference is only punctuation at the end of the texts, which a quote may leave or add."""
    _, i, j, k, n = step
    signs = [match[0] for match in (*ours[i:j], *theirs[k:n])]
    return j == len(ours) and n == len(theirs) and not any(char.isalnum() for sign in signs for char in sign)


def _words(text: str) -> list[re.Match[str]]:
    return [match for match in _WORD.finditer(text) if match[0] not in _NO_WORDS]


_NO_WORDS = frozenset("\"'“”„«»‘’‚*_`~\\")


def show(excerpt: Excerpt, *, mark: str, role: str, paint: Paint) -> tuple[str, str]:
    """Return an excerpt as two lines: the words, coloured, and the marks under them.

    Args:
        excerpt: What to show.
        mark: The sign under what differs, or under the whole range when nothing in it is told apart.
        role: The colour of the marks.
        paint: How roles are coloured.
    """
    window = _window(excerpt)
    told = [span for span in excerpt.changed if span.overlaps(window)] or [excerpt.span]
    signs = [_visible(char) for char in window.of(excerpt.text)]
    inside = [any(span.start <= at < span.end for span in told) for at in range(window.start, window.end)]
    before = window.start > 0 and not _ends_line(excerpt.text, window.start)
    after = window.end < len(excerpt.text) and not _ends_line(excerpt.text, window.end)
    runs = groupby(zip(inside, signs, strict=True), key=lambda pair: pair[0])
    words = "".join(paint(run, role) if marked else run for marked, run in _joined(runs))
    marks = "".join((mark if marked else " ") * _columns(sign) for marked, sign in zip(inside, signs, strict=True))
    lead = "…" if before else ""
    return f"{lead}{words.rstrip()}{'…' if after else ''}", paint(f"{' ' * len(lead)}{marks}".rstrip(), role)


def _joined(runs: Iterable[tuple[bool, Iterable[tuple[bool, str]]]]) -> Iterator[tuple[bool, str]]:
    return ((marked, "".join(sign for _, sign in run)) for marked, run in runs)


def plain(words: str, _role: str) -> str:
    """Paint nothing: for pipes and files."""
    return words


def _window(excerpt: Excerpt) -> Span:
    """Return the range to show: around the first difference, within the lines of the range, at most `WIDEST` wide."""
    span = excerpt.span
    first = excerpt.changed[0] if excerpt.changed else span
    begin = _line_start(excerpt.text, span.start)
    finish = _line_end(excerpt.text, span.end)
    start = begin if first.start - begin <= _BESIDE * 2 else _word_start(excerpt.text, first.start - _BESIDE)
    end, columns = start, 0
    while end < finish and columns < WIDEST:
        columns += _columns(excerpt.text[end])
        end += 1
    return Span(start, max(end, start + 1) if start < len(excerpt.text) else start)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    ends = [end for sign in "\r\n" if (end := text.find(sign, at)) >= 0]
    return min(ends, default=len(text))


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at, at + _BESIDE // 2)
    return space + 1 if space >= 0 else at


def _ends_line(text: str, at: int) -> bool:
    return text[at - 1] in "\r\n" or text[at : at + 1] in {"\r", "\n"}


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    return "\N{REPLACEMENT CHARACTER}" if has_controls(char) else char


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
