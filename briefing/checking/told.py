"""Rows for the sentences of a brief of ours that its sidecar tells: one that was changed since is told, with its marks.

What the sidecar tells only ever fails a sentence here: whether the articles bear it out is judged elsewhere. A sentence
that is like none of those told (a template of the user's own) is left to that. Pure.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.checking.blocks import Block, BlockKind, Reference
from briefing.checking.facts import Passages
from briefing.checking.naming import find_words
from briefing.checking.page import Page
from briefing.checking.reading import Statement
from briefing.model import CheckedItem, CheckKind, ClaimVerdict, Span

_LIKE = 0.7
"""Share of words, in order, that a changed sentence has in common with the one that was told; judged."""
_FEWEST = 4
"""A line of fewer words is too short to be known again."""


def told_rows(page: Page, block: Block, statements: Sequence[Statement]) -> Iterator[CheckedItem]:
    """Yield a failing row for each sentence, and each of its marks, that is not as the sidecar tells."""
    if not page.facts.sentences or block.kind in {BlockKind.QUOTE, BlockKind.FOOTNOTE}:
        return
    for statement in statements:
        words = tuple(find_words(statement.text))
        if len(words) < _FEWEST:
            continue
        held = [sentence for sentence in page.facts.sentences if _holds(sentence, words)]
        if held:
            yield from _mark_rows(page, statement, [page.facts.sentences[sentence] for sentence in held])
        elif change := _change(page, words):
            at = Span(statement.start, statement.end)
            reason = f"changed since it was proven: {change}"
            yield page.item(block, at, CheckKind.CLAIM, ClaimVerdict.CONTRADICTED, reason)


def _holds(sentence: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(sentence)} "


def _change(page: Page, words: tuple[str, ...]) -> str | None:
    """Return how a sentence differs from the most like of those told, or None when it is like none."""
    matchers = ((SequenceMatcher(None, told, words, autojunk=False), told) for told in page.facts.sentences)
    like = [(found.ratio(), told) for found, told in matchers if found.quick_ratio() >= _LIKE]
    share, best = max(like, default=(0.0, ()))
    return _difference(best, words) if share >= _LIKE else None


def _difference(told: tuple[str, ...], words: tuple[str, ...]) -> str:
    steps = SequenceMatcher(None, told, words, autojunk=False).get_opcodes()
    changed = [(told[i:j], words[k:n]) for tag, i, j, k, n in steps if tag != "equal"]
    return ", ".join(f"{_signed('-', before)} {_signed('+', after)}".strip() for before, after in changed)


def _signed(sign: str, words: Sequence[str]) -> str:
    return f"{sign}{' '.join(words)}" if words else ""


def _mark_rows(page: Page, statement: Statement, told: Sequence[Passages]) -> Iterator[CheckedItem]:
    """Yield a failing row for each mark of a sentence that cites another passage than the sidecar, or one twice."""
    allowed = frozenset().union(*told)
    seen: set[str] = set()
    for reference in statement.references if allowed else ():
        if reference.label in seen:
            yield _mark_row(page, reference, "cites this passage twice")
        elif not _is_told(page, reference, allowed):
            yield _mark_row(page, reference, "the sidecar cites another passage for this sentence")
        seen.add(reference.label)


def _is_told(page: Page, reference: Reference, allowed: Passages) -> bool:
    entry = page.citations.entries.get(reference.label)
    if entry is None or len(entry.articles) != 1:
        return True
    passages = [passage for name, passage in allowed if name == entry.articles[0]]
    cited = _words(entry.cited)
    if not cited:
        return bool(passages) and not any(other.cited for other in page.citations.entries.values())
    return any(cited in passage or passage in cited for passage in passages)


@lru_cache(maxsize=512)
def _words(text: str) -> str:
    return " ".join(find_words(text))


def _mark_row(page: Page, reference: Reference, reason: str) -> CheckedItem:
    line, column = page.layout.place(reference.span.start)
    text = reference.span.of(page.layout.text)
    verdict = ClaimVerdict.CONTRADICTED
    return CheckedItem(CheckKind.CITATION, text, line, column, verdict, reason, reference.span)
