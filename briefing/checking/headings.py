"""Rows for the headings of a brief and what stands under them: headlines, titles, and what is not known.

A heading that is an article's title stands as that outlet printed it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.bylines import visible
from briefing.checking.naming import find_words
from briefing.checking.page import Page
from briefing.model import ArticleId, CheckedItem, CheckKind, ClaimVerdict, Span
from briefing.text.phrases import recognize

_STORY = re.compile(r"(\d{1,3})\. +(?=\S|\Z)")


def _story_number(page: Page, block: Block) -> tuple[int, int] | None:
    """Return the number of a story's headline and where its words begin; plain text numbers it as an item of a list."""
    if block.kind is BlockKind.HEADING:
        match = _STORY.match(block.text)
        return (int(match[1]), match.end()) if match else None
    if block.kind is not BlockKind.ITEM or tuple(find_words(block.text)) not in page.facts.sentences:
        return None
    begin = page.layout.text.rfind("\n", 0, block.places[0]) + 1
    match = _STORY.fullmatch(page.layout.text[begin : block.places[0]])
    return (int(match[1]), 0) if match else None


def headline_rows(page: Page, number: int) -> Iterator[CheckedItem]:
    """Yield rows for a story's headline in a brief: its number, and in an extractive one the words of an article."""
    block = page.layout.blocks[number]
    found = _story_number(page, block) if page.facts.is_ours else None
    if found is None:
        return
    given, begin = found
    before = sum(_story_number(page, other) is not None for other in page.layout.blocks[:number])
    if given != before + 1:
        reason = f"the stories before it are {before}"
        at = Span(0, begin or len(block.text))
        yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason)
    if page.facts.model is not None or page.facts.by_model or not begin or _title_in(page, block):
        return
    words = visible(block.text[begin:])
    held = any(words == one.name or words in visible(one.text) for one in page.corpus.articles)
    verdict = ClaimVerdict.SUPPORTED if held else ClaimVerdict.CONTRADICTED
    reason = "the words of an article" if held else "these are not the words of an article"
    yield page.item(block, Span(begin, len(block.text)), CheckKind.CLAIM, verdict, reason)


def title_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a passing row for a heading that is the title of an article, as printed: what it says is that article's."""
    found = _title_in(page, block)
    if found is not None:
        name, at = found
        reason = f"the title of {page.corpus.by_id[name].name}"
        yield replace(page.item(block, at, CheckKind.CLAIM, ClaimVerdict.SUPPORTED, reason), article=name)


def _title_in(page: Page, block: Block) -> tuple[ArticleId, Span] | None:
    """Return the first article whose title a heading is, behind the number of a story, and where it stands."""
    found = _story_number(page, block) if page.facts.is_ours else None
    start = found[1] if found else 0
    named = page.corpus.printed_titles.get(" ".join(block.text[start:].split()), ())
    heads = block.kind is BlockKind.HEADING and bool(named)
    return (named[0], Span(start, len(block.text))) if heads else None


def gap_rows(page: Page, number: int) -> Iterator[CheckedItem]:
    """Yield a failing row for a line of a brief's own list of what is not known that is none of its phrases."""
    block = page.layout.blocks[number]
    if block.kind is not BlockKind.ITEM or not page.facts.is_ours or "unknown" not in _section(page, number):
        return
    reason = "the articles do not bear this out"
    yield page.item(block, Span(0, len(block.text)), CheckKind.CLAIM, ClaimVerdict.CONTRADICTED, reason)


def _section(page: Page, number: int) -> frozenset[str]:
    """Return the phrases that the heading above a block reads like."""
    above = (block for block in reversed(page.layout.blocks[:number]) if block.kind is BlockKind.HEADING)
    heading = next(above, None)
    return frozenset(key for key, _ in recognize(heading.text)) if heading else frozenset()
