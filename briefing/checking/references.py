"""Rows for citations: marks that resolve or do not, footnote heads, credit lines, and the table of sources."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.checking.blocks import Block, BlockKind
from briefing.checking.bylines import judge_footnote_head, judge_source_cell, visible
from briefing.checking.citations import Entry, entry_articles, is_source_heading
from briefing.checking.credits import credited_speaker, judge_credit, judge_shared
from briefing.checking.naming import find_words, is_title
from briefing.checking.page import Page
from briefing.checking.reading import Credit, SummaryQuote
from briefing.model import Article, ArticleId, CheckedItem, CheckKind, ClaimVerdict, Span
from briefing.text.dates import find_dates
from briefing.text.marks import marked
from briefing.text.names import same_name
from briefing.text.phrases import recognize
from briefing.verify.claims.attributed import attributed_to
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.quotes.verifying import verify_quote

_LONGEST_HEAD = 60
_MOST_NAMED = 3
_STORY = re.compile(r"(\d{1,3})\. +(?=\S|\Z)")
_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


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
    owners = {owner for words in page.quoted_in_row(block) for owner in _owners(page, words, article)}
    forms = not any(char.isdigit() for char in name)
    return any(name == owner or (forms and same_name(name, owner)) for owner in owners)


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
    told = _owners(page, words, article)
    if told:
        return any(same_name(speaker, name) or speaker == name for name in told)
    return _names(page, speaker, article)


def _owners(page: Page, words: str, article: Article) -> set[str]:
    """Return whom the article names as the ones who say the words."""
    source = page.corpus.sources[article.id]
    evidence = evidence_of(source)
    finding = verify_quote(words.strip(), source)
    spans = finding.segments if finding.passed else ()
    reads = [read for read in evidence.sentences if any(read.sentence.span.overlaps(span) for span in spans)]
    told = {name for read in reads if (name := attributed_to(evidence, read))}
    return told | {q.speaker for q in source.quotations if q.speaker and any(q.span.overlaps(span) for span in spans)}


def _names(page: Page, speaker: str, article: Article) -> bool:
    return speaker in article.text or any(same_name(speaker, name.text) for name in page.corpus.names(article.id))


def _in_marks(block: Block) -> bool:
    return block.text.lstrip()[:1] in set("“\"«„'‘「")


_HEADS = frozenset({"SHA-256"})
"""Heads of the table of sources that are the same in every language."""


def listed_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield a row for a cell of the table of sources: it must state a fact of the article its row names."""
    article = article_of_row(page, block)
    words = block.text.strip()
    cell = block.kind is BlockKind.CELL and page.facts.is_ours
    if article is None and words and cell and words not in _HEADS:
        reason = "names no article that was given"
        yield page.item(block, Span(0, len(block.text)), CheckKind.CITATION, ClaimVerdict.CONTRADICTED, reason)
    if article is None or not words:
        return
    start = block.text.index(words)
    verdict = ClaimVerdict.SUPPORTED if judge_source_cell(words, article) else ClaimVerdict.CONTRADICTED
    reason = f"as {article.name} tells" if verdict.passes else f"this is not what {article.name} tells of itself"
    yield replace(
        page.item(block, Span(start, start + len(words)), CheckKind.CITATION, verdict, reason), article=article.id
    )


_VISITED = re.compile(
    r"(?i)(?:accessed|retrieved|visited|checked|abgerufen|aufgerufen|consult[ée]e?|consultado|閲覧|дата звернення)\W*"
    r"(?:on|am|le|el)?\W*\Z"
)
_FEWEST_QUOTED = 3


def entry_rows(page: Page, block: Block) -> Iterator[CheckedItem]:
    """Yield rows for an entry of another writer's list of sources: the title and the day must be the article's."""
    if page.facts.is_ours or block.kind is BlockKind.CELL or is_source_heading(block):
        return
    named = entry_articles(block, page.corpus.known)
    if len(named) == 1:
        yield from _title_rows(page, block, page.corpus.by_id[named[0]])
        yield from _day_rows(page, block, page.corpus.by_id[named[0]])
    elif named:
        yield from _other_day_rows(page, block, [page.corpus.by_id[name] for name in named])
    elif block.text.strip():
        at, reason = Span(0, len(block.text)), "names no article that was given with --sources"
        yield page.item(block, at, CheckKind.CITATION, ClaimVerdict.UNCHECKED, reason)


def is_entry_title(page: Page, block: Block, words: str) -> bool:
    """Tell whether words in the footnote of another writer are the title of the article that it names."""
    named = entry_articles(block, page.corpus.known)
    return not page.facts.is_ours and any(is_title(words, page.corpus.by_id[name]) for name in named)


def _title_rows(page: Page, block: Block, article: Article) -> Iterator[CheckedItem]:
    for mark in marked(block.text):
        words = mark.inner.of(block.text)
        if block.kind is BlockKind.FOOTNOTE and not is_title(words, article):
            continue
        if mark.level == 0 and len(words.split()) >= _FEWEST_QUOTED:
            titled = (
                is_title(words, article)
                or verify_quote(words, article.title or "").passed
                or verify_quote(words, article.text).passed
            )
            verdict = ClaimVerdict.SUPPORTED if titled else ClaimVerdict.CONTRADICTED
            reason = f"stands in {article.name}" if titled else f"is no title or passage of {article.name}"
            row = page.item(block, mark.inner, CheckKind.CITATION, verdict, reason)
            yield replace(row, article=article.id)


def _day_rows(page: Page, block: Block, article: Article) -> Iterator[CheckedItem]:
    published = article.published.date
    for mention in find_dates(block.text, None) if published else ():
        day = mention.resolved.date
        if day is None or mention.precision != "day" or _VISITED.search(block.text[: mention.span.start]):
            continue
        fits = day == published
        verdict = ClaimVerdict.SUPPORTED if fits else ClaimVerdict.CONTRADICTED
        reason = f"the date of {article.name}" if fits else f"{article.name} is of {published}"
        yield replace(page.item(block, mention.span, CheckKind.DATE, verdict, reason), article=article.id)


def _other_day_rows(page: Page, block: Block, articles: Sequence[Article]) -> Iterator[CheckedItem]:
    """Yield a failing row for the day of an entry that names an outlet with several articles, none of that day."""
    known = {article.published.date for article in articles}
    if None in known:
        return
    for mention in find_dates(block.text, None):
        day = mention.resolved.date
        full = day is not None and mention.precision == "day"
        if full and day not in known and not _VISITED.search(block.text[: mention.span.start]):
            reason = "no article of this outlet is of this day"
            yield page.item(block, mention.span, CheckKind.DATE, ClaimVerdict.CONTRADICTED, reason)


def article_of_row(page: Page, block: Block) -> Article | None:
    """Return the article that a row of the table of sources is about, by its file name or its hash."""
    if block.kind is not BlockKind.CELL:
        return None
    cells = {other.text.strip() for other in page.row_of(block)}
    return next(
        (a for a in page.corpus.articles if a.name in cells or not cells.isdisjoint((a.sha256, a.sha256[:12]))), None
    )
