"""Rows for the sentences of a summary that are not quotes: the claim as a whole, its figures, names and dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.asides import (
    is_about_sources,
    is_formality,
    is_offer,
    is_page_title,
    is_question,
    is_title_case,
    own_counts,
    title_words,
)
from briefing.checking.blocks import Block, BlockKind
from briefing.checking.details import Detail, check_details
from briefing.checking.labels import is_label
from briefing.checking.naming import names_of_outlet
from briefing.checking.page import Page, stem
from briefing.checking.reading import Statement, find_statements
from briefing.checking.sourcing import without_sourcing
from briefing.checking.told import told_rows
from briefing.model import ArticleId, CheckedItem, CheckKind, ClaimFinding, ClaimVerdict, Span
from briefing.text.names import find_names
from briefing.text.phrases import recognize
from briefing.verify.claims.verifying import verify_claim

_FEWEST_WORDS = 4
"""A heading or cell of fewer words states nothing by itself; its figures, names and dates are still checked."""
_LABEL = "a label before a statement: it may name the topic and nobody in the news"
_OWN_COUNT = "counts the sources or the parts of the page: no article can bear it out"
_OF_SOURCES = "tells of the sources themselves: no article can bear it out"
_ASIDE = "speaks to the reader or of the summary itself: no article can bear it out"


def statement_rows(page: Page, block: Block, quoted: Sequence[Span]) -> Iterator[CheckedItem]:
    """Yield rows for each sentence of a block: its details, and the claim it makes."""
    statements = _joined(page, block, find_statements(block, quoted))
    yield from told_rows(page, block, statements)
    cites_each = sum(bool(statement.references) for statement in statements) > 1
    for number, statement in enumerate(statements):
        cited = page.cited(statement.references or block.references)
        candidates = page.candidates(statement.text, cited)
        details = [d for d in _details(page, block, statement, candidates) if not _inside(d, statement, quoted)]
        yield from (_detail_row(page, block, statement, detail) for detail in details)
        if _is_claim(page, block, statement) and not (page.facts.is_ours and _is_conversion(statement, quoted)):
            row = _claim_row(
                page,
                block,
                statement,
                candidates,
                bare=not any(detail.verdict is not ClaimVerdict.UNCHECKED for detail in details),
            )
            yield row
            covered = statement.references if cites_each else _references_from(block, statement)
            if not covered and page.cites and not row.unchecked and block.kind is not BlockKind.HEADING:
                last = number == len(statements) - 1
                yield _uncited(page, block, statement, behind=last and bool(block.references))


def credit_details(page: Page, block: Block, start: int) -> Iterator[CheckedItem]:
    """Yield rows for the figures, names and dates of another writer's credit line, which begins at `start`."""
    words = block.text[start:]
    credit = Statement(words, start, len(block.text), block.references, is_label=True)
    candidates = page.candidates(words, page.cited(block.references)) if page.cites else page.some
    return (_detail_row(page, block, credit, detail) for detail in _details(page, block, credit, candidates))


def _joined(page: Page, block: Block, statements: Sequence[Statement]) -> Sequence[Statement]:
    """Return the statements with a label that names someone as a part of the one behind it: it is its subject."""
    if len(statements) == 1 or not statements or not statements[0].is_label:
        return statements
    label, first, *rest = statements
    words = label.text.strip(" :.")
    names = any(words in article.text for article in page.corpus.articles) and find_names(words)
    if not names and not page.facts.is_ours:
        return statements
    return (replace(first, text=block.text[label.start : first.end], start=label.start), *rest)


def _references_from(block: Block, statement: Statement) -> bool:
    """Tell whether a citation mark stands in the sentence or behind it: one at the end of a paragraph covers it all."""
    return any(reference.at > statement.start for reference in block.references)


def _details(page: Page, block: Block, statement: Statement, candidates: Sequence[ArticleId]) -> Iterator[Detail]:
    """Yield the figures, names and dates of a statement; where a failed one may be none, it stays unchecked."""
    words, foreign = statement.text, page.is_foreign(statement.text, candidates)
    unsure = _unsure(block, statement)
    label = statement.is_label and not page.facts.is_ours
    for detail in check_details(words, page.corpus, candidates, foreign=foreign):
        failed = not detail.verdict.passes
        if failed and page.facts.is_ours and _in_conversion(words, detail):
            continue
        excuse = unsure or (_OWN_COUNT if _counts_page(page, statement, detail) else None)
        if failed and excuse:
            yield replace(detail, verdict=ClaimVerdict.UNCHECKED, reason=excuse)
        elif failed and (foreign or label) and detail.kind is CheckKind.NAME:
            reason = _OTHER_LANGUAGE if foreign else _LABEL
            yield replace(detail, verdict=ClaimVerdict.UNCHECKED, reason=reason)
        elif not (failed and _is_capitalized(page, block, statement, detail, candidates)):
            yield detail


def _counts_page(page: Page, statement: Statement, detail: Detail) -> bool:
    """Tell whether a figure of another writer counts the page's own sources or parts."""
    if page.facts.is_ours or detail.kind is not CheckKind.FIGURE:
        return False
    return any(span.overlaps(Span(detail.start, detail.end)) for span in own_counts(statement.text))


def _unsure(block: Block, statement: Statement) -> str | None:
    """Return why a line's figures, names and dates are those of the page and not of the news, else None."""
    if is_formality(statement.text):
        return _ASIDE
    if block.text.isupper():
        return "capitals of a heading: they tell no name"
    titled = block.kind is BlockKind.HEADING or not statement.text.rstrip().endswith((".", "!", "。"))
    return "names the page, not the news" if titled and is_page_title(statement.text) else None


def _is_capitalized(
    page: Page, block: Block, statement: Statement, detail: Detail, candidates: Sequence[ArticleId]
) -> bool:
    """Tell whether capitals tell no name here: words of a heading or label that are ordinary words elsewhere."""
    titled = statement.is_label or is_title_case(block.text) or detail.text.isupper()
    if detail.kind is not CheckKind.NAME or not titled:
        return False
    titles = title_words(detail.text)
    left = [word for word in detail.text.split() if word.lower() not in titles and stem(word) not in page.ordinary]
    texts = [page.corpus.by_id[name].text for name in candidates]
    return all(any(word in text for text in texts) for word in left)


def _is_conversion(statement: Statement, quoted: Sequence[Span]) -> bool:
    """Tell whether a statement is a quote and its figure in another unit: both have rows of their own."""
    outside = (
        char
        for at, char in enumerate(statement.text, statement.start)
        if not any(span.start <= at < span.end for span in quoted)
    )
    found = _CONVERSION.fullmatch("".join(outside).strip())
    return found is not None and any(key == "computed" for key, _ in recognize(found[1]))


_CONVERSION = re.compile(r"\W*[(\uff08]([^()\uff08\uff09]{1,100})[)\uff09]")
_BRACKET = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,100})[)\uff09]")


def _in_conversion(words: str, detail: Detail) -> bool:
    """Tell whether a name is but the brief's own word before a converted figure, as in `(Umrechnung: 4 km)`."""
    around = (found for found in _BRACKET.finditer(words) if found.start(1) <= detail.start < found.end(1))
    own = (values["value"] for found in around for key, values in recognize(found[1]) if key == "computed")
    return detail.kind is CheckKind.NAME and any(detail.text not in value for value in own)


_OTHER_LANGUAGE = "in another language than the article: the name may be written otherwise there"


def _inside(detail: Detail, statement: Statement, quoted: Sequence[Span]) -> bool:
    return any(span.overlaps(Span(detail.start, detail.end).shifted(statement.start)) for span in quoted)


def _detail_row(page: Page, block: Block, statement: Statement, detail: Detail) -> CheckedItem:
    at = Span(detail.start, detail.end).shifted(statement.start)
    row = page.item(block, at, detail.kind, detail.verdict, detail.reason)
    passage = detail.span.of(page.corpus.by_id[detail.article].text) if detail.article and detail.span else None
    return replace(
        row,
        article=detail.article,
        start=detail.span.start if detail.span else None,
        end=detail.span.end if detail.span else None,
        passage=passage,
    )


def _is_claim(page: Page, block: Block, statement: Statement) -> bool:
    if page.facts.is_ours and block.kind is BlockKind.HEADING:
        return True
    if statement.is_label or is_label(statement.text) or is_page_title(statement.text):
        return False
    words = len(statement.text.split())
    return words >= _FEWEST_WORDS or (block.kind is BlockKind.PARAGRAPH and words > 1)


_RANK = (
    ClaimVerdict.SUPPORTED,
    ClaimVerdict.CONTRADICTED,
    ClaimVerdict.UNRESOLVED,
    ClaimVerdict.NOT_FOUND,
    ClaimVerdict.UNCHECKED,
)

_FOREIGN = "the article is not in English: its figures, names, dates and quotes are checked, not the sentence"
_FOREIGN_SUMMARY = "not in the article's language: its figures, dates and quotes are checked, not the sentence"


def _claim_row(
    page: Page, block: Block, statement: Statement, candidates: Sequence[ArticleId], *, bare: bool
) -> CheckedItem:
    """Return the claim's row: the verdict of the article that speaks to it best."""
    at = Span(statement.start, statement.end)
    judged = [(_judge(page, statement, article), article) for article in candidates]
    if not judged:
        return page.item(block, at, CheckKind.CLAIM, ClaimVerdict.UNCHECKED, "no article was given")
    finding, article = min(judged, key=lambda pair: (_RANK.index(pair[0].verdict), -pair[0].score))
    closest = max(judged, key=lambda pair: pair[0].score)[1]
    excuse = (
        None if finding.passed else _excuse(page, statement, closest, bare=bare, heads=block.kind is BlockKind.HEADING)
    )
    if excuse:
        return page.item(block, at, CheckKind.CLAIM, ClaimVerdict.UNCHECKED, excuse)
    row = page.item(block, at, CheckKind.CLAIM, _verdict(page, finding), _reason(finding))
    first = finding.evidence[0] if finding.evidence else None
    return replace(
        row,
        article=article if first else None,
        start=first.start if first else None,
        end=first.end if first else None,
        segments=finding.evidence,
        passage=first.of(page.corpus.by_id[article].text) if first else None,
    )


def _excuse(page: Page, statement: Statement, closest: ArticleId, *, bare: bool, heads: bool) -> str | None:
    """Return why a sentence that no article bears out is no failure: nothing could be said of it either way."""
    if page.corpus.is_foreign(closest):
        return _FOREIGN
    if page.is_foreign(statement.text, (closest,)):
        return _FOREIGN_SUMMARY
    if page.facts.is_ours:
        return None
    words = statement.text
    if is_about_sources(words) or (own_counts(words) and heads):
        return _OF_SOURCES
    return _ASIDE if is_formality(words) or is_question(words) or (bare and is_offer(words)) else None


def _verdict(page: Page, finding: ClaimFinding) -> ClaimVerdict:
    """In a brief of ours everything is proven: what is not resolved there was not in the articles."""
    unresolved = finding.verdict is ClaimVerdict.UNRESOLVED
    return ClaimVerdict.NOT_FOUND if unresolved and page.facts.is_ours else finding.verdict


def _reason(finding: ClaimFinding) -> str:
    return "; ".join(finding.reasons) or "stands in the article"


def _judge(page: Page, statement: Statement, article: ArticleId) -> ClaimFinding:
    """Hold a statement to an article; a part of a sentence that stands alone otherwise passes with the whole of it."""
    finding = _held(page, statement.text, article)
    if finding.passed or not statement.sentence:
        return finding
    whole = _held(page, statement.sentence, article)
    return whole if whole.passed else finding


def _held(page: Page, statement: str, article: ArticleId) -> ClaimFinding:
    source = page.corpus.by_id[article]
    words = without_sourcing(statement, source)
    if not any(map(str.isalnum, words)):
        return ClaimFinding(ClaimVerdict.SUPPORTED, 1.0, (), ("names where it was read",))
    known = [name for name in (*names_of_outlet(source), source.agency) if name]
    return verify_claim(words, page.corpus.sources[article], anchor=page.corpus.anchor(article), known=known)


def _uncited(page: Page, block: Block, statement: Statement, *, behind: bool) -> CheckedItem:
    at = Span(statement.start, statement.end)
    reason = "this sentence cites nothing" + (": the citations of its paragraph stand before it" if behind else "")
    return page.item(block, at, CheckKind.CITATION, ClaimVerdict.UNCHECKED, reason)
