"""Title, address and language of an article, where it or its container gives them. None when not: no guesses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Boilerplate, Span
from briefing.sources.credits import find_credits
from briefing.sources.language import guess_language
from briefing.sources.lines import Line, text_lines
from briefing.sources.values import first_value

_TITLE_KEYS = ("title", "headline")
_URL_KEYS = ("url", "link", "canonical", "source_url", "permalink")
_LANGUAGE_KEYS = ("language", "lang")
_ADDRESS = re.compile(r"https?://[^\s<>\"'\x00-\x1f]{3,2000}", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST_TITLE = 160
_FEWEST_WORDS = 3
_LAST_TITLE_LINE = 3
_OPEN = re.compile(r"[:;,…]$|\.{3}$")
_TWO_SENTENCES = re.compile(r"[a-zà-ÿ%”’)]{2}\.\s[A-ZÀ-Þ“]")
_NO_TITLE = re.compile(
    r"(?i)(?:image|media|toggle|enlarge|story highlights|share|close|written|read|from the|by|listen|correction"
    r"|editor[’']s note)\b"
    r"|\d+\s\w+\sago|scroll|video (?:produced|by)|.*\|\s(?:REUTERS|AP|AFP|GETTY|POLITICO)\b"
    r"|.*\((?:Reuters|AP|AFP|Getty)\b|.*\([^()]*\bphotos?\b|.*\bphotos?\b\s?[:/)]|.*(?:@\w|https?:|pic\.)"
    r"|[^a-zа-яіїєґ\u3040-\u9fff\uac00-\ud7a3]*$"
    r"|\(.*\)$|[*_]{1,3}.*[*_]{1,3}$"
)
_CODE = re.compile(r"[<>\\`{}^~\x00-\x1f\x7f-\x9f]|\]\(|&#?\w+;|\w=[\"']|(?i:javascript:)")
_ONLY_NAMES = re.compile(r"(?:[A-Z][\w.'’-]*,?\s?(?:(?:and|&)\s)?){2,12}")


@dataclass(frozen=True, slots=True)
class Naming:
    """What an article tells of itself."""

    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None


def read_naming(text: str, values: Mapping[str, object], marks: Sequence[Boilerplate], body: int) -> Naming:
    """Return title, outlet, agency, address and language of an article.

    Args:
        text: Its text.
        values: Its front matter or HTML metadata.
        marks: Its boilerplate.
        body: Where its body begins, in code points.
    """
    url = _matching(first_value(values, _URL_KEYS), _ADDRESS)
    given = find_credits(text[body:], values, url)
    title, title_span = _title(text, values, marks, body, given.outlet)
    language = _matching(first_value(values, _LANGUAGE_KEYS), _TAG) or guess_language(text[body:])
    return Naming(title, title_span, given.outlet, given.agency, url, language)


def _plain(title: str | None) -> str | None:
    """A title that holds markup or code is none: what a page prints as its title is words."""
    return title if title and not _CODE.search(title) else None


def _matching(value: str | None, shape: re.Pattern[str]) -> str | None:
    return value if value and shape.fullmatch(value) else None


def _title(
    text: str, values: Mapping[str, object], marks: Sequence[Boilerplate], body: int, outlet: str | None
) -> tuple[str | None, Span | None]:
    """A given title, a Markdown heading, or a short first line that stands alone and ends in no stop."""
    given = _plain(first_value(values, _TITLE_KEYS))
    lines = text_lines(text[body : body + 4000])
    first = _first_unmarked([line for line in lines if line.text != outlet], [m.span.shifted(-body) for m in marks])
    if first is None:
        return given, None
    span = _without_outlet(first, outlet).shifted(body)
    if given:
        return given, span if span.of(text).casefold() == given.casefold() else None
    alone = first.alone or (not first.number and _above_byline(first.span.shifted(body), marks))
    return (span.of(text), span) if _is_title(first, len(lines), alone=alone) else (None, None)


def _first_unmarked(lines: Sequence[Line], marked: Sequence[Span]) -> Line | None:
    """Return the first line on top, behind lines that are marked whole; None when one is marked in part."""
    for line in lines[:_LAST_TITLE_LINE]:
        if not any(span.overlaps(line.span) for span in marked):
            return line
        if not any(span.contains(line.span) for span in marked):
            return None
    return None


def _above_byline(first: Span, marks: Sequence[Boilerplate]) -> bool:
    """Tell whether the next line is a byline: it stands below a title also without a blank line between them."""
    below = next((mark for mark in marks if mark.span.start > first.start), None)
    return below is not None and below.reason == "byline" and below.span.start <= first.end + 2


def _without_outlet(line: Line, outlet: str | None) -> Span:
    """Return the place of a title without its Markdown mark and without the outlet behind it (`Title | Outlet`)."""
    start = line.span.start + len(line.text) - len(line.text.lstrip("# "))
    behind = re.search(rf"\s[|–—-]\s{re.escape(outlet)}$", line.text) if outlet else None
    return Span(start, line.span.start + behind.start() if behind else line.span.end)


def _is_title(line: Line, lines: int, *, alone: bool) -> bool:
    if line.text.startswith("# "):
        return True
    if lines <= 1 or not alone or len(line.text) > _LONGEST_TITLE:
        return False
    return not _reads_otherwise(line)


def _reads_otherwise(line: Line) -> bool:
    """Tell whether a short first line is a sentence, a credit, a list of names: anything but a title."""
    words = line.text
    long_enough = len(words.split()) >= _FEWEST_WORDS or not words.isascii()
    if _CODE.search(words):
        return True
    stop = (line.ends and not words.endswith(("?", "”", "’", '"', "'"))) or _OPEN.search(words)
    return bool(not long_enough or stop or _TWO_SENTENCES.search(words) or _NO_TITLE.match(words) or _is_names(words))


def _is_names(words: str) -> bool:
    """A list of names has a comma or an "and"; or it is two or three names and nothing else."""
    return _ONLY_NAMES.fullmatch(words) is not None and (
        "," in words or " and " in words or len(words.split()) <= _FEWEST_WORDS
    )
