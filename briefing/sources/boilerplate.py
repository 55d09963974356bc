"""Mark what is not part of the report: prefixes, related links, captions and credits, teasers, labels, furniture.

Marks are spans with reasons; nothing is cut. The rules look at shape, repetition and position, never at a subject, and
would rather miss furniture than mark a sentence of the report.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.model import Boilerplate, Span
from briefing.sources.captions import mark_captions
from briefing.sources.furniture import furniture, furniture_prefix
from briefing.sources.headings import mark_comments, mark_labels, mark_tail
from briefing.sources.lines import Line, text_lines

_PREFIX = re.compile(
    r"\s*(?:\((?P<credit>[A-Z][A-Za-z0-9 .&/]{1,40}\s?[-–—]\s?[A-Z][\w .&/]{0,60})\)\s*"
    r"|(?i:date|published|updated|posted)\s*:?\s+\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z"
    r"|[+-]\d{2}:?\d{2})?)?\s+)"
)
"""Metadata before the first word: `(AGENCY- Outlet) `, ` date 2025-01-10 `."""


def mark_boilerplate(text: str, body: int = 0) -> tuple[Boilerplate, ...]:
    """Return the boilerplate of one text, in order, without overlaps.

    Args:
        text: The text.
        body: Where its body begins, in code points: what is before it is front matter.
    """
    front = [Boilerplate(Span(0, body), "front matter")] if body else []
    lines = text_lines(text[body:])
    return merge([*front, *(Boilerplate(mark.span.shifted(body), mark.reason) for mark in _marks(text[body:], lines))])


def _marks(text: str, lines: Sequence[Line]) -> Iterator[Boilerplate]:
    found = [
        *_prefix(text),
        *mark_tail(text, lines),
        *mark_comments(text, lines),
        *_furniture(lines),
        *mark_captions(lines),
    ]
    yield from found
    starts = {mark.span.start for mark in found}
    yield from mark_labels(lines, {line.number for line in lines if line.span.start in starts})


def _prefix(text: str) -> Iterator[Boilerplate]:
    match = _PREFIX.match(text)
    if match:
        reason = "syndication prefix" if match["credit"] else "metadata prefix"
        yield Boilerplate(Span(*match.span()), reason)


def _furniture(lines: Sequence[Line]) -> Iterator[Boilerplate]:
    for line in lines:
        reason = furniture(line, len(lines))
        length = 0 if reason else furniture_prefix(line.text)
        if reason:
            yield Boilerplate(line.span, reason)
        elif length:
            yield Boilerplate(Span(line.span.start, line.span.start + length), "site furniture")


def merge(marks: Iterable[Boilerplate]) -> tuple[Boilerplate, ...]:
    """Return marks in order, each place once; the one that begins first (and reaches further) wins."""
    merged: list[Boilerplate] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if not merged or mark.span.start >= merged[-1].span.end:
            merged.append(mark)
        elif mark.span.end > merged[-1].span.end:
            merged.append(Boilerplate(Span(merged[-1].span.end, mark.span.end), mark.reason))
    return tuple(merged)
