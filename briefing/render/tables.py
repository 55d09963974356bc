"""The tables and lists of a brief as plain values: conflicts, wordings, timeline, gaps, glossary, withheld, sources."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from briefing.checking.furniture import withheld_line
from briefing.checking.gaps import MOST_NAMED
from briefing.model import (
    Article,
    ArticleId,
    Basis,
    Brief,
    CheckedClaim,
    Conflict,
    ConflictValue,
    Gap,
    Story,
    Term,
    TimelineEvent,
    Utterance,
)
from briefing.render.choosing import shown_articles
from briefing.render.escape import printable, quoted
from briefing.render.notes import Notes, View, byline_words, outlet_words, published_words
from briefing.render.sidecar import withheld_reason
from briefing.render.wording import Wording, figure_words, reason_words, withheld_words

_HASH_SHOWN = 12
"""Digits of a SHA-256 that the table of sources prints; the whole stands in the sidecar."""
_ALL_LISTED = 20
"""Up to so many articles are all listed as sources; of more only those of the told stories."""


def term_row(term: Term, notes: Notes) -> View:
    """Return a row of the glossary."""
    article = notes.articles[term.citation.article]
    return {
        "short": printable(term.short),
        "text": quoted(printable(term.text)),
        "outlet": outlet_words(article, notes.wording),
        "notes": notes.refer([term.citation]),
    }


def tables_of(stories: Sequence[Story], rows_of: Callable[[Story], list[View]]) -> list[View]:
    """Return the rows of each story that has some, under its headline."""
    tables: list[View] = []
    for story in stories:
        rows = rows_of(story)
        if rows:
            tables.append({"headline": printable(story.headline), "rows": rows})
    return tables


def conflict_row(conflict: Conflict, notes: Notes) -> View:
    """Return what sources disagree on, with each side."""
    return {
        "what": printable(conflict.what),
        "values": [_conflict_value(value, notes) for value in conflict.values],
    }


def _conflict_value(value: ConflictValue, notes: Notes) -> View:
    article = notes.articles[value.citation.article]
    return {
        "text": quoted(printable(value.text)),
        "computed": notes.wording.say("computed", value=figure_words(value.computed, notes.wording))
        if value.computed
        else "",
        "by": printable(value.by) if value.by else notes.wording.say("no_speaker"),
        "as_of": printable(value.as_of) if value.as_of else "",
        "byline": byline_words(article, notes.wording),
        "outlet": outlet_words(article, notes.wording),
        "notes": notes.refer([value.citation], printed=True),
    }


def utterance_row(utterance: Utterance, notes: Notes) -> View:
    """Return the wordings of what was said once."""
    return {
        "wordings": [
            {
                "text": quoted(printable(wording.text).rstrip(",; ")),
                "speaker": printable(wording.speaker) if wording.speaker else "",
                "outlet": outlet_words(notes.articles[wording.citation.article], notes.wording),
                "garbled": notes.wording.say("unclosed") if wording.garbled else "",
                "notes": notes.refer([wording.citation], printed=True),
            }
            for wording in utterance.wordings
        ]
    }


def event_row(event: TimelineEvent, notes: Notes) -> View:
    """Return a row of the timeline."""
    known = [notes.wording.say("stated" if event.basis is Basis.STATED else "inferred")]
    if event.approximate:
        known.append(notes.wording.say("approximate"))
    return {
        "date": event.date,
        "known": known,
        "reason": printable(reason_words(event.reason, notes.wording)) if event.reason else "",
        "event": quoted(printable(event.event)),
        "outlet": outlet_words(notes.articles[event.citation.article], notes.wording),
        "notes": notes.refer([event.citation], printed=True),
    }


def gap_line(gap: Gap, notes: Notes) -> str:
    """Return the sentence that tells what the articles leave open."""
    articles = [notes.articles[name] for name in gap.articles]
    where = ", ".join(
        islice(
            dict.fromkeys(printable(article.outlet) if article.outlet else article.name for article in articles),
            MOST_NAMED,
        )
    )
    return notes.wording.say(f"gap_{gap.kind.value}", words=printable(gap.words), where=where)


def withheld_lines(brief: Brief, articles: Mapping[ArticleId, Article], wording: Wording) -> list[str]:
    """Return reasons with counts per article; the words themselves are unproven and stand in the sidecar only."""
    counts: dict[tuple[str, str], int] = {}
    for entry in brief.withheld:
        article = articles.get(entry.article) if entry.article else None
        key = (article.name if article else "-", withheld_words(withheld_reason(entry), wording))
        counts[key] = counts.get(key, 0) + 1
    return [withheld_line(count, reason, name) for (name, reason), count in counts.items()]


def source_rows(
    brief: Brief, claims: Mapping[str, CheckedClaim], articles: Mapping[ArticleId, Article], wording: Wording
) -> dict[str, object]:
    """Return the table of sources, and what it leaves out of a long one."""
    shown = shown_articles(brief.stories, claims) if len(brief.articles) > _ALL_LISTED else frozenset(articles)
    listed = [article for article in brief.articles if article.id in shown]
    more = len(brief.articles) - len(listed)
    rows = [_source(article, brief, articles, wording) for article in listed]
    return {"sources": rows, "more_sources": wording.say("more_articles", n=more) if more else ""}


def _source(article: Article, brief: Brief, articles: Mapping[ArticleId, Article], wording: Wording) -> View:
    original = next((articles[other] for copy, other in brief.duplicates if copy == article.id), None)
    return {
        "file": article.name,
        "outlet": outlet_words(article, wording),
        "title": printable(article.title or ""),
        "date": published_words(article, wording),
        "sha256": article.sha256[:_HASH_SHOWN],
        "url": article.url or "",
        "duplicate": wording.say("duplicate", name=original.name) if original else "",
    }
