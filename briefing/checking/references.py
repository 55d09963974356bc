"""Rows for citations: marks that resolve or do not, the passages they cite, footnote heads, and credit lines.

A mark proves nothing by itself: it must resolve to an article that was given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.bylines import judge_footnote_head
from briefing.checking.citations import Entry
from briefing.checking.credits import credited_speaker, judge_credit, judge_shared
from briefing.checking.naming import is_title
from briefing.checking.page import Page
from briefing.checking.reading import Credit, SummaryQuote
from briefing.checking.tables import owners_of
from briefing.model import Article, ArticleId, CheckedItem, CheckKind, ClaimVerdict, Span
from briefing.text.names import same_name
from briefing.verify.quotes.verifying import verify_quote

_LONGEST_HEAD = 60
_MOST_NAMED = 3


def mark_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for each citation mark of a block: it has an entry, and the entry names a given article."""
    for reference in block.references:
        articles = page.citations.resolve(reference)
        line, column = page.layout.place(reference.span.start)
        if len(articles) == 1:
            verdict, reason = ClaimVerdict.SUPPORTED, f"cites {page.corpus.by_id[articles[0]].name}"
        elif articles:
            verdict, reason = ClaimVerdict.UNRESOLVED, f"may mean {_listed(page, articles)}: name the file or the date"
        elif page.citations.known(reference):
            verdict = ClaimVerdict.NOT_FOUND if page.facts.is_ours else ClaimVerdict.UNCHECKED
            reason = "the cited article was not given with --sources"
        else:
            verdict, reason = ClaimVerdict.NOT_FOUND, f"no entry for [{reference.label}] in the summary"
        text = page.layout.text[reference.span.start : reference.span.end]
        article = articles[0] if len(articles) == 1 else None
        yield CheckedItem(CheckKind.CITATION, text, line, column, verdict, reason, reference.span, article)


def _listed(page: Page, articles: Sequence[ArticleId]) -> str:
    names = [page.corpus.by_id[name].name for name in articles[:_MOST_NAMED]]
    more = f" or {len(articles) - len(names)} more" if len(articles) > len(names) else ""
    return " or ".join(names) + more


def passage_rows(page: Page, block: Block, quotes: Sequence[SummaryQuote]) -> Iterator[CheckedItem]:
    """Yield a failing row for each quote whose footnote prints other words than the quote's own passage."""
    for quote in quotes if block.kind is not BlockKind.FOOTNOTE else ():
        for reference in quote.references:
            entry = page.citations.entries.get(reference.label)
            if entry and entry.cited and not _titles(page, entry) and not _one_passage(quote.text, entry.cited):
                at = Span(quote.start, quote.end)
                reason = f"the footnote [{reference.label}] cites other words"
                yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason)


def _titles(page: Page, entry: Entry) -> bool:
    """Tell whether the words that an entry quotes are the title of its article."""
    return any(is_title(entry.cited, page.corpus.by_id[name]) for name in entry.articles)


def _one_passage(one: str, other: str) -> bool:
    return verify_quote(one, other).passed or verify_quote(other, one).passed


def footnote_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for the head of a footnote (`outlet, date, file: `) that tells of its article."""
    if block.kind is not BlockKind.FOOTNOTE:
        return
    judged = judge_footnote_head(block.text, page.corpus.articles)
    if judged is not None:
        end, (verdict, reason) = judged
        yield page.item(block, Span(0, end), CheckKind.CITATION, verdict, reason)
    elif page.facts.is_ours:
        at = Span(0, min(len(block.text), _LONGEST_HEAD))
        yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.CONTRADICTED, "names no article that was given")
    if block.label in page.repeated:
        at = Span(0, min(len(block.text), _LONGEST_HEAD))
        reason = f"the footnote [{block.label}] is defined twice"
        yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason)
    if page.facts.is_ours and block.label not in page.referred:
        at = Span(0, min(len(block.text), _LONGEST_HEAD))
        yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.NOT_FOUND, "nothing refers to this footnote")


def credit_rows(page: Page, block: Block, credit: Credit | None) -> Iterator[CheckedItem]:
    """Yield a row for each part of a credit that is not the speaker: it must fit the cited article."""
    ahead = [mark for mark in block.references if credit and mark.at <= credit.start]
    cited = page.cited(ahead or block.references) if credit else ()
    if credit is None or len(cited) != 1:
        return
    article = page.corpus.by_id[cited[0]]
    others = [page.corpus.by_id[name] for name in page.cited(block.references) if name != article.id]
    for number, (words, start) in enumerate(credit.parts):
        judged = judge_shared(words, article, others) or judge_credit(words, article)
        speaker = credited_speaker(words, article) if judged and judged[0].passes else None
        if speaker and not _tells(page, block.text[: credit.start], speaker, article):
            judged = ClaimVerdict.CONTRADICTED, f"{article.name} does not say that {speaker} said so"
        at = Span(start, start + len(words))
        if judged is not None:
            yield replace(page.item(block, at, CheckKind.CITATION, *judged), article=article.id)
        elif number or not _in_marks(block):
            reason = f"this is not what {article.name} tells of itself"
            yield replace(
                page.item(block, at, CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason), article=article.id
            )


def _tells(page: Page, words: str, speaker: str, article: Article) -> bool:
    """Tell whether the article names the speaker as the one who says the words; where it names none, whether at all."""
    told = owners_of(page, words, article)
    if told:
        return any(same_name(speaker, name) or speaker == name for name in told)
    return _names(page, speaker, article)


def _names(page: Page, speaker: str, article: Article) -> bool:
    return speaker in article.text or any(same_name(speaker, name.text) for name in page.corpus.names(article.id))


def _in_marks(block: Block) -> bool:
    return block.text.lstrip()[:1] in set("“\"«„'‘「")
