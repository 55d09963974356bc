"""Rows for the tables of a brief: outlet, owner and day beside the words that a row quotes.

Only what the cited article bears out passes; what another article tells is no evidence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.credits import judge_credit
from briefing.checking.page import Page
from briefing.model import Article, CheckedItem, CheckKind, ClaimVerdict, Span
from briefing.text.marks import marked
from briefing.text.names import same_name
from briefing.verify.claims.attributed import attributed_to
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.quotes.verifying import verify_quote

_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def cell_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for the cell of a brief's table that carries the citation: it names the outlet of its article."""
    cited = page.cited(block.references)
    words = block.text.strip()
    if block.kind is not BlockKind.CELL or not page.facts.is_ours or not cited or not words:
        return
    article = page.corpus.by_id[cited[0]]
    several = (judge_credit(words, page.corpus.by_id[name]) for name in cited)
    judged = next(filter(None, several), None)
    reason = f"this is not what {article.name} tells of itself"
    verdict, reason = judged or (ClaimVerdict.CONTRADICTED, reason)
    at = Span(block.text.index(words), block.text.index(words) + len(words))
    yield replace(page.item(block, at, CheckKind.CITATION, verdict, reason), article=article.id)


def owner_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a failing row for a plain cell beside a quoted one in a brief's table that the articles do not bear out.

    What they bear out (what is counted, who says so, how a day is known) was read as furniture before.
    """
    words = block.text.strip()
    plain = block.kind is BlockKind.CELL and words and not block.references and not marked(block.text)
    if not plain or not page.facts.is_ours or _DAY.fullmatch(words) or _is_stated(page, block):
        return
    at = Span(block.text.index(words), block.text.index(words) + len(words))
    verdict, reason = ClaimVerdict.CONTRADICTED, "the articles do not tell this of the words beside it"
    if _is_owner(page, block, words):
        verdict, reason = ClaimVerdict.SUPPORTED, "the article names them as the one who says so"
    if any(f"({words})" in quoted or quoted.startswith(f"{words} (") for quoted in page.quoted_in_row(block)):
        verdict, reason = ClaimVerdict.SUPPORTED, "an abbreviation that the words beside it explain"
    yield page.item(block, at, CheckKind.CITATION, verdict, reason)


def _is_stated(page: Page, block: Block) -> bool:
    """Tell whether a cell's row cites an article for a statement of ours, which quotes nothing."""
    cites = any(other.references for other in page.row_of(block))
    return cites and not page.quoted_in_row(block)


def _is_owner(page: Page, block: Block, name: str) -> bool:
    """Tell whether the article that the row cites names `name` as the one who says the row's quoted words.

    A name with a number (the day as of which it is said) is none in another form: it must be printed so.
    """
    cited = page.cited([ref for other in page.row_of(block) for ref in other.references])
    if len(cited) != 1:
        return False
    article = page.corpus.by_id[cited[0]]
    owners = {owner for words in page.quoted_in_row(block) for owner in owners_of(page, words, article)}
    forms = not any(char.isdigit() for char in name)
    return any(name == owner or (forms and same_name(name, owner)) for owner in owners)


def owners_of(page: Page, words: str, article: Article) -> set[str]:
    """Return whom the article names as the ones who say the words."""
    source = page.corpus.sources[article.id]
    evidence = evidence_of(source)
    finding = verify_quote(words.strip(), source)
    spans = finding.segments if finding.passed else ()
    reads = [read for read in evidence.sentences if any(read.sentence.span.overlaps(span) for span in spans)]
    told = {name for read in reads if (name := attributed_to(evidence, read))}
    return told | {q.speaker for q in source.quotations if q.speaker and any(q.span.overlaps(span) for span in spans)}


def event_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for the day of a brief's timeline: the articles must give it for the words beside it."""
    day = block.text.strip()
    if block.kind is not BlockKind.CELL or not page.facts.is_ours or not _DAY.fullmatch(day):
        return
    beside = {" ".join(words.split()) for words in page.quoted_in_row(block)}
    cells = (other.text.strip() for other in page.row_of(block))
    beside |= {" ".join(words[1:-1].split()) for words in cells if words[:1] == "“" and words[-1:] == "”"}
    verdict, reason = ClaimVerdict.SUPPORTED, "the articles give this day"
    if not any((day, words) in page.facts.events for words in beside):
        verdict, reason = ClaimVerdict.CONTRADICTED, "the articles do not give this day for these words"
    at = Span(block.text.index(day), block.text.index(day) + len(day))
    yield page.item(block, at, CheckKind.DATE, verdict, reason)
