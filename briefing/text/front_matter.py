"""Front matter: the YAML between two lines of `---` at the top of a text, with the line of every key. Home of yaml.

Only plain values: no tags, anchors or aliases, at most 64 KB. What is broken is told with its line, never guessed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import Mark

_FENCE = re.compile(r"\A\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_LARGEST = 64 * 1024
_DEEPEST = 20
"""Brackets open at the same time; yaml needs seconds for thousands of them."""
_MOST_TOKENS = 20_000
"""Keys, values and brackets, as yaml counts them; so many take it about a second."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a front matter.

    Attributes:
        values: Top-level keys and their plain values.
        lines: Line (from 1) of each key; nested keys as dotted paths (`length.words`).
        body_start: Where the body begins, in code points; 0 without front matter.
        error: What is wrong with it, with its line; None when nothing is.
    """

    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    body_start: int = 0
    error: str | None = None


def split_front_matter(text: str) -> FrontMatter:
    """Return the front matter of a text; a text without one has no values and begins at 0."""
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter()
    closing = _CLOSE.search(text, opening.end())
    if closing is None:
        return FrontMatter(error="line 1: the front matter opened with --- is never closed")
    body = min(len(text), closing.end() + 1)
    if closing.start() - opening.end() > _LARGEST:
        return FrontMatter(body_start=body, error=f"line 1: the front matter is larger than {_LARGEST // 1024} KB")
    return _parse(text[opening.end() : closing.start()], body)


def _parse(block: str, body: int) -> FrontMatter:
    import yaml  # noqa: PLC0415 - 25 ms that only a front matter pays

    try:
        _refuse_depth(block)
        _refuse_references(block)
        root = yaml.compose(block, Loader=yaml.SafeLoader)
        _refuse_repetition(root)
        values = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        return FrontMatter(body_start=body, error=_told(error))
    if values is None:
        return FrontMatter(body_start=body)
    if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
        return FrontMatter(body_start=body, error="line 2: the front matter must be lines of `key: value`")
    lines = dict(_lines(root, ""))
    return FrontMatter(MappingProxyType(values), MappingProxyType(lines), body)


def _refuse_depth(block: str) -> None:
    """Refuse a pile of brackets before yaml sees it, wherever they stand."""
    depth = 0
    for sign in re.findall(r"[\[\]{}]", block):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        if depth > _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} brackets are open at once")


def _refuse_references(block: str) -> None:
    """Refuse anchors and aliases: they can blow a small text up to any size; and more than any honest text has."""
    import yaml  # noqa: PLC0415

    for number, token in enumerate(yaml.scan(block, Loader=yaml.SafeLoader)):
        if number > _MOST_TOKENS:
            raise yaml.MarkedYAMLError(problem=f"more than {_MOST_TOKENS} values", problem_mark=token.start_mark)
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
            raise yaml.MarkedYAMLError(
                problem="anchors, aliases and tags are not allowed", problem_mark=token.start_mark
            )


def _refuse_repetition(root: object) -> None:
    """Refuse a key that is given twice: one of its values would be lost without a word."""
    import yaml  # noqa: PLC0415

    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting.extend(value for _, value in node.value)
            _refuse_twice([(str(key.value), key.start_mark) for key, _ in node.value])


def _refuse_twice(keys: "Iterable[tuple[str, Mark]]") -> None:
    import yaml  # noqa: PLC0415

    seen: set[str] = set()
    for words, mark in keys:
        if words in seen:
            raise yaml.MarkedYAMLError(problem=f"{words!r} is given twice", problem_mark=mark)
        seen.add(words)


def _told(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = " ".join((getattr(error, "problem", None) or str(error) or type(error).__name__).split())
    told = next((words for sign, words in _REMEDIES if problem.startswith(sign)), problem)
    return f"line {mark.line + 2 if mark else 2}: {told}"


_REMEDIES = (
    ("mapping values are not allowed", 'a colon inside words; put the words into quotation marks: key: "words: more"'),
    (r"found character '\t'", "a tab; indent with spaces"),
    (r"found character '%'", "words that begin with % need quotation marks"),
    (r"found character '@'", "words that begin with @ need quotation marks"),
    (r"found character '`'", "words that begin with ` need quotation marks"),
    ("could not find expected ':'", "a line that is no `key: value`; is a colon or a quotation mark missing?"),
    ("expected <block end>", "this line is indented otherwise than those above, or a quotation mark is missing"),
    ("found unexpected end of stream", "a quotation mark is opened and not closed"),
    ("expected ',' or ']'", "a list is opened with [ and not closed with ]"),
)
"""How the words of the YAML reader begin, and what they mean to someone who has never heard of YAML."""


def _lines(node: object, prefix: str) -> Iterator[tuple[str, int]]:
    pairs = getattr(node, "value", None)
    if not isinstance(pairs, list):
        return
    if type(node).__name__ == "SequenceNode":
        for number, part in enumerate(pairs):
            yield f"{prefix}{number}", part.start_mark.line + 2
            yield from _lines(part, f"{prefix}{number}.")
        return
    for key, value in pairs:
        path = f"{prefix}{key.value}"
        yield path, key.start_mark.line + 2
        yield from _lines(value, f"{path}.")
