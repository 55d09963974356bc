"""Markup around the words of a text: emphasis, links and block quotes, as edits that drop only the signs.

Must never drop a sign inside a word or a number, nor an inequality. Linear on any text.
"""

import re
from collections.abc import Iterator

_LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]{1,300})\](\((?:https?://|mailto:|www\.|[/#.])[^()\s]{0,2000}(?:[ ]\"[^\"\n]{0,200}\")?\))"
)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|span|font|mark|small|a|abbr|time|cite)(?: [^<>\n]{0,300})?>|<br ?/?>", re.IGNORECASE
)
_BLOCK_QUOTE = re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE)
_RUN = re.compile(r"\*{1,3}|_{1,3}|~~|\u2029|\n[^\S\n]*\n")
_AMOUNT = re.compile(r"\s*[-+−–]?[$€£¥]?\d(?!\d?[.)]\s)")


def markup_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield `(start, end, "")` for every sign of markup, in order."""
    marks = {*_links(text), *_block_quotes(text), *_emphasis(text), *_tags(text)}
    done = 0
    for start, end in sorted(marks):
        if start >= done:
            yield start, end, " " if text.startswith("<br", start) else ""
            done = end


def unmarked(text: str) -> str:
    """Return the text without its signs of markup: what a page shows of `[it](address)` or `**it**`."""
    parts, done = [], 0
    for start, end, instead in markup_edits(text):
        parts += [text[done:start], instead]
        done = end
    return "".join([*parts, text[done:]])


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield the HTML tags that set letters or links; what strikes, raises or lowers words is no mere emphasis."""
    if "<" in text:
        yield from (match.span() for match in _TAG.finditer(text))


def _links(text: str) -> Iterator[tuple[int, int]]:
    if "](" not in text:
        return
    for match in _LINK.finditer(text):
        yield match.start(), match.start() + 1
        yield match.start(2) - 1, match.end()


def _block_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the `>` of quoted lines; before a number it is one only beside another quoted line."""
    if ">" not in text:
        return
    found = [match.span() for match in _BLOCK_QUOTE.finditer(text)]
    for index, (start, end) in enumerate(found):
        if not _AMOUNT.match(text, end) or _has_neighbour(text, found, index):
            yield start, end


def _has_neighbour(text: str, found: list[tuple[int, int]], index: int) -> bool:
    start, end = found[index]
    if index and text.count("\n", found[index - 1][1], start) == 1:
        return True
    return index + 1 < len(found) and text.count("\n", end, found[index + 1][0]) == 1


def _emphasis(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs that open and close emphasis at the edges of words, paired within a paragraph."""
    if not any(sign in text for sign in "*_~"):
        return
    opened: dict[str, tuple[int, int]] = {}
    for match in _RUN.finditer(text):
        start, end, run = match.start(), match.end(), match[0]
        if run[0] in "\n\u2029":
            opened.clear()
        elif run in opened and _may_close(text, start, end):
            yield opened.pop(run)
            yield start, end
        elif _may_open(text, start, end):
            opened[run] = (start, end)


def _may_open(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or (before and before in "*_~") or not after:
        return False
    return not after.isspace() or end - start > 1 or text[start] == "_"


def _may_close(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if after.isalnum() or not before:
        return False
    return not before.isspace() or end - start > 1 or text[start] == "_"
