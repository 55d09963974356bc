"""Captions and credits of pictures: told by the credit they end on, by the words they open with, by their block."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.model import Boilerplate, Span
from briefing.sources.lines import Line

_LONGEST = 420
"""Longest caption line, in code points."""
_WORD = r"[A-ZÀ-ÞА-ЯЇІЄҐ][\w.'’&-]*"
_WHO = rf"{_WORD}(?: {_WORD}){{0,4}}"
_TWO = rf"(?:{_WORD}(?: {_WORD}){{1,4}}|[A-Z]{{2,}})"
_SITES = r"(?i:unsplash|pexels|flickr|shutterstock|getty images|wikimedia commons|instagram|istock|alamy)"
_PICTURE = (
    r"(?i:photos?|images?|pictures?|pics?|photograph(?:er|y|s)?|photo credit|image credit|foto|фото|bild"
    r"|crédit(?: photo)?|写真)"
)
_CREDIT = re.compile(
    rf"\(?(?:{_PICTURE}\s?(?:(?i:by|courtesy(?: of)?|credit|von|de)\b:?|[:/：])\s?\S.{{0,120}}"
    rf"|(?i:credit|source|courtesy(?: of)?)\s?[:/]\s?{_WORD}[^.!?]{{0,80}}"
    rf"|{_WHO}(?:\s?/\s?{_WHO}){{1,4}}"
    rf"|[A-Z]{{2,}}\s(?:Photo|Images?|File)\b.{{0,80}}"
    rf"|{_WHO} via {_WHO}|{_WHO} (?:on|/|via) {_SITES}|{_SITES})\)?\.?"
)
_OPENING = re.compile(
    r"(?i:enlarge this image|toggle caption|image (?:copyright|caption|source)|media caption|file photos?\s?[-–—:])"
    r"|FILE\s?[-–—:]\s|CLOSE (?=[A-Z])|Image (?=.{1,380}\bCredit\b)"
    r"|(?i:in this (?:[\w.]+,?\s){0,6}(?:file |handout |screen)?(?:photo|picture|image|screengrab|video grab"
    r"|frame grab)"
    r"(?:\s(?:taken|provided|released|made|from|by|obtained)\b|,))"
    r"|(?i:this (?:undated )?(?:[\w.]+,?\s){0,4}(?:photo|picture|image|handout)\s(?:taken|provided|released|shows"
    r"|made|obtained)\b)"
)
_ENDING = re.compile(
    rf"(?:\((?:{_PICTURE}|AP Photo|Credit|File|Courtesy|Source)\b[^()]{{0,100}}\)\.?"
    rf"|\({_WHO}\s?(?:/\s?{_WORD} |via ){_WORD}(?: {_WORD})?\)\.?"
    rf"|\([^()]{{0,40}}?{_TWO}\s?/\s?{_WHO}(?:\s?/\s?{_WHO}){{0,3}}\)\.?"
    rf"|[.!?”\"’,]\s(?:{_TWO}|{_WHO})\s?/\s?{_WHO}(?:\s?/\s?{_WHO}){{0,3}}"
    rf"|\b(?:{_PICTURE}|(?i:credit))\s?(?:by\b|:|\.\.\.)\s?{_WORD}[^.!?]{{0,60}}"
    rf"|{_SITES}(?:\s?\(\d+\))?|(?:19|20)\d\d\.\s{_TWO}, {_WHO})$"
)
_PARTS = re.compile(
    rf"(?:[^\n|]{{10,260}}\|\s[A-Z]{{2,}} (?:Photos?|Images?)|[^\n()]{{10,300}}\((?:{_PICTURE}"
    rf"|AP Photo)\s?[:/][^()\n]{{2,80}}\))(?=\s+[A-Z])"
)
_DATED = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}, |\d{1,2} [A-Z][a-z]{2,8} )(?:19|20)\d\d\b")
_TOP_LINES = 5
_LARGEST_BLOCK = 6
"""Most lines of a block of caption and credit."""


def mark_captions(lines: Sequence[Line]) -> Iterator[Boilerplate]:
    """Yield the captions and credits among the lines of a text."""
    credits_ = [line for line in lines if is_credit(line.text)]
    for line in lines:
        mark = _by_shape(line)
        if mark:
            yield mark
    yield from (Boilerplate(line.span, "credit") for line in credits_)
    numbers = {line.number for line in credits_}
    yield from _above_credits(lines, numbers)
    yield from _repeated(lines, numbers)


def is_credit(words: str) -> bool:
    """Tell whether a line is nothing but the credit of a picture."""
    return len(words) <= _LONGEST and _CREDIT.fullmatch(words) is not None


def _by_shape(line: Line) -> Boilerplate | None:
    if len(line.text) <= _LONGEST and (_OPENING.match(line.text) or _ends_on_credit(line)):
        return Boilerplate(line.span, "caption")
    part = _PARTS.match(line.text) if line.number < _TOP_LINES else None
    return Boilerplate(Span(line.span.start, line.span.start + part.end()), "caption") if part else None


def _ends_on_credit(line: Line) -> bool:
    """A sentence without a bracket or a slash at its end has no credit there: most lines need no closer look."""
    tail = line.text[-160:]
    return (not line.ends or ")" in tail[-2:] or "/" in tail) and _ENDING.search(tail) is not None


def _above_credits(lines: Sequence[Line], numbers: set[int]) -> Iterator[Boilerplate]:
    """The lines of a small block that ends on a credit are its caption, down from the credit before."""
    for block in _blocks(lines):
        last = max((line.number for line in block if line.number in numbers), default=-1)
        if len(block) <= min(_LARGEST_BLOCK, len(lines) - 1):
            above = (line for line in block if line.number < last and line.number not in numbers)
            yield from (Boilerplate(line.span, "caption") for line in above if len(line.text) <= _LONGEST)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and line.row != block[-1].row + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _repeated(lines: Sequence[Line], credited: set[int]) -> Iterator[Boilerplate]:
    """A line printed twice in a row is a caption on top of a text, when it is dated, or above a credit.

    Anywhere else it may be a sentence that a page printed twice: then its copy alone is marked.
    """
    for before, line in pairwise(lines):
        if before.text != line.text or len(line.text) < 4:  # noqa: PLR2004 - "No." and "No." are a dialogue
            continue
        near = bool({line.number + 1, line.number + 2} & credited)
        if near or line.number < _TOP_LINES or _DATED.search(line.text[-200:]):
            yield Boilerplate(before.span, "caption")
            yield Boilerplate(line.span, "caption")
        elif len(line.text) > 20:  # noqa: PLR2004 - short lines may repeat in speech
            yield Boilerplate(line.span, "repeated line")
