"""A brief as plain values for a template: numbered footnotes, filled-in phrases, nothing left to decide.

Every string here is raw text; the template environment escapes it. What stands between quotation marks is always a
slice of a source, made by `Quote.text` or a span, never a draft's characters.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefing.checking.furniture import withheld_line
from briefing.model import (
    Article,
    ArticleId,
    Audience,
    Basis,
    Brief,
    CheckedClaim,
    Citation,
    Conflict,
    ConflictValue,
    EngineKind,
    Gap,
    Quote,
    Story,
    TimelineEvent,
    Utterance,
    Verdict,
)
from briefing.render.escape import printable, quoted, unquoted
from briefing.render.links import text_fragment
from briefing.render.sidecar import withheld_reason
from briefing.render.wording import Wording

_SEVERAL = 5
"""A brief of fewer stories needs no list of them on top, and a longer one lists so many."""

View = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the proof of the finished text counted; None before it ran."""

    quotes: int
    proven: int
    minutes: int


@dataclass(slots=True)
class _Notes:
    """Footnotes in the order of their first mention: one number for one passage."""

    articles: Mapping[ArticleId, Article]
    wording: Wording
    numbers: dict[Citation, int] = field(default_factory=dict)

    def refer(self, citations: Iterable[Citation]) -> list[int]:
        return [self.numbers.setdefault(citation, len(self.numbers) + 1) for citation in citations]

    def entries(self) -> list[View]:
        return [self._entry(number, citation) for citation, number in self.numbers.items()]

    def _entry(self, number: int, citation: Citation) -> View:
        article = self.articles[citation.article]
        words = printable(citation.span.of(article.text))
        return {
            "number": number,
            "outlet": _outlet(article, self.wording),
            "date": _published(article, self.wording),
            "file": article.name,
            "words": quoted(words),
            "url": text_fragment(article.url, words),
        }


def brief_view(brief: Brief, audience: Audience, counts: Counts | None = None) -> View:
    """Return all values that a brief template may use; `counts` come from the proof of a first rendering."""
    wording = Wording(audience.language)
    articles = {article.id: article for article in brief.articles}
    notes = _Notes(articles, wording)
    claims = {claim.id: claim for claim in brief.claims}
    stories = [_story(number, story, claims, notes) for number, story in enumerate(brief.stories, start=1)]
    day = wording.day(date.fromisoformat(brief.date))
    view: dict[str, object] = {
        "title": wording.say("title", reader=audience.reader, date=day),
        "language": wording.language,
        "date": brief.date,
        "audience": audience.name,
        "say": {key: wording.say(key) for key in _FIXED_PHRASES},
        "notices": _notices(brief, wording),
        "lead": _lead(brief, claims, notes),
        "stories": stories,
        "conflicts": _tables(brief.stories, lambda story: [_conflict(c, notes) for c in story.conflicts]),
        "wordings": _tables(brief.stories, lambda story: [_utterance(u, notes) for u in story.utterances]),
        "timeline": [_event(e, notes) for e in sorted(_events(brief), key=lambda e: e.date)],
        "unknown": [_gap(gap, notes) for story in brief.stories for gap in story.unknown],
        "withheld": _withheld(brief, articles),
        "problems": [{"name": unquoted(p.name), "reason": unquoted(p.reason)} for p in brief.problems],
        "sources": [_source(article, brief, articles, wording) for article in brief.articles],
        "sections": list(audience.sections),
    }
    view["footnotes"] = notes.entries()
    view["counts"] = _counts(brief, counts, wording)
    return view


_FIXED_PHRASES = (
    "in_brief",
    "stories_heading",
    "conflicts",
    "wordings",
    "timeline",
    "unknown",
    "withheld",
    "problems",
    "sources",
    "glossary",
    "what",
    "figure",
    "who",
    "source",
    "date",
    "event",
    "known",
    "file",
    "title_column",
)


def _lead(brief: Brief, claims: Mapping[str, CheckedClaim], notes: _Notes) -> list[View]:
    """Return what opens the brief: chosen statements of ours, or the headlines when there are several stories."""
    chosen = [claims[name] for name in brief.lead if name in claims]
    if chosen:
        return [{"text": printable(claim.text), "notes": notes.refer(claim.citations)} for claim in chosen]
    if len(brief.stories) < _SEVERAL:
        return []
    told = [story for story in brief.stories[:_SEVERAL] if story.claims]
    return [{"text": printable(story.headline), "notes": []} for story in told]


def _events(brief: Brief) -> Iterator[TimelineEvent]:
    return (event for story in brief.stories for event in story.timeline)


def _tables(stories: Sequence[Story], rows_of: Callable[[Story], list[View]]) -> list[View]:
    tables: list[View] = []
    for story in stories:
        rows = rows_of(story)
        if rows:
            tables.append({"headline": printable(story.headline), "rows": rows})
    return tables


def _counts(brief: Brief, counts: Counts | None, wording: Wording) -> list[str]:
    parts = [wording.say("articles", n=len(brief.articles)), wording.say("stories", n=len(brief.stories))]
    if counts is not None:
        parts.append(wording.say("quotes", n=counts.quotes, proven=counts.proven))
        parts.append(wording.say("minutes", n=counts.minutes))
    if brief.withheld:
        parts.append(wording.say("withheld_count", n=len(brief.withheld)))
    return parts


def _notices(brief: Brief, wording: Wording) -> list[str]:
    if brief.engine.kind is EngineKind.EXTRACTIVE:
        notices = [wording.say("engine_extractive")]
    else:
        notices = [wording.say("engine_llm", model=printable(brief.engine.model or "?"))]
    if brief.problems:
        notices.append(wording.say("partial", n=len(brief.problems)))
    return notices


def _story(number: int, story: Story, claims: Mapping[str, CheckedClaim], notes: _Notes) -> View:
    outlets = {notes.articles[name].outlet or name for name in story.articles}
    origins = [notes.wording.say("origins", n=max(1, story.independent_origins))]
    lead = [number for name in story.lead_claims if name in claims for number in notes.refer(claims[name].citations)]
    return {
        "number": number,
        "headline": printable(story.headline),
        "outlets": [_byline(notes.articles[name], notes.wording) for name in story.articles],
        "origins": [*origins, notes.wording.say("outlets", n=len(outlets))] if len(story.articles) > 1 else [],
        "goes_on": notes.wording.say("goes_on", date=story.previous) if story.previous else "",
        "lead": printable(story.lead) if story.lead else "",
        "lead_notes": lead if story.lead else [],
        "claims": [_claim(claims[name], notes) for name in story.claims if name in claims],
    }


def _claim(claim: CheckedClaim, notes: _Notes) -> View:
    article = notes.articles[claim.citations[0].article]
    text = "" if claim.extract and claim.quotes else printable(claim.text)
    return {
        "id": claim.id,
        "extract": claim.extract,
        "text": text,
        "notes": notes.refer(claim.citations) if text else [],
        "credit": _credit(claim, article, notes.wording),
        "quotes": [_quote(quote, notes, alone=claim.extract) for quote in claim.quotes],
        "status": notes.wording.say(claim.status) if claim.status else "",
        "before": printable(claim.before) if claim.before else "",
    }


def _credit(claim: CheckedClaim, article: Article, wording: Wording) -> list[str]:
    """Return who says an extract: the outlet, and whom it cites or that it names nobody; its date."""
    outlet = _outlet(article, wording)
    if claim.attributed_to:
        outlet = wording.say("attributed", outlet=outlet, speaker=printable(claim.attributed_to))
        return [outlet, _published(article, wording)]
    return [outlet, wording.say("no_speaker"), _published(article, wording)]


def _quote(quote: Quote, notes: _Notes, *, alone: bool) -> View:
    article = notes.articles[quote.article]
    credit = [_outlet(article, notes.wording), _published(article, notes.wording)] if alone else []
    remarks = [notes.wording.say(note) for note in _remarks(quote.notes)]
    return {
        "text": quoted(printable(quote.text).rstrip(",; ")),
        "speaker": printable(quote.speaker) if quote.speaker else "",
        "credit": [*credit, *remarks],
        "notes": notes.refer([Citation(quote.article, quote.span)]),
        "elided": quote.verdict is Verdict.ELIDED,
    }


_REMARKS = {"unmarked_speech": "unmarked", "unclosed_marks": "unclosed"}


def _remarks(names: Sequence[str]) -> list[str]:
    return [_REMARKS[name] for name in names if name in _REMARKS]


def _conflict(conflict: Conflict, notes: _Notes) -> View:
    return {
        "what": printable(conflict.what),
        "values": [_conflict_value(value, notes) for value in conflict.values],
    }


def _conflict_value(value: ConflictValue, notes: _Notes) -> View:
    article = notes.articles[value.citation.article]
    return {
        "text": quoted(printable(value.text)),
        "computed": notes.wording.say("computed", value=value.computed) if value.computed else "",
        "by": printable(value.by) if value.by else notes.wording.say("no_speaker"),
        "as_of": printable(value.as_of) if value.as_of else "",
        "outlet": _outlet(article, notes.wording),
        "notes": notes.refer([value.citation]),
    }


def _utterance(utterance: Utterance, notes: _Notes) -> View:
    return {
        "wordings": [
            {
                "text": quoted(printable(wording.text).rstrip(",; ")),
                "speaker": printable(wording.speaker) if wording.speaker else "",
                "outlet": _outlet(notes.articles[wording.citation.article], notes.wording),
                "garbled": notes.wording.say("garbled") if wording.garbled else "",
                "notes": notes.refer([wording.citation]),
            }
            for wording in utterance.wordings
        ]
    }


def _event(event: TimelineEvent, notes: _Notes) -> View:
    known = [notes.wording.say("stated" if event.basis is Basis.STATED else "inferred")]
    if event.approximate:
        known.append(notes.wording.say("approximate"))
    return {
        "date": event.date,
        "known": known,
        "reason": printable(event.reason) if event.reason else "",
        "event": quoted(printable(event.event)),
        "outlet": _outlet(notes.articles[event.citation.article], notes.wording),
        "notes": notes.refer([event.citation]),
    }


def _gap(gap: Gap, notes: _Notes) -> str:
    articles = [notes.articles[name] for name in gap.articles]
    where = ", ".join(
        dict.fromkeys(printable(article.outlet) if article.outlet else article.name for article in articles)
    )
    return notes.wording.say(f"gap_{gap.kind.value}", words=printable(gap.words), where=where)


def _withheld(brief: Brief, articles: Mapping[ArticleId, Article]) -> list[str]:
    """Return reasons with counts per article; the words themselves are unproven and stand in the sidecar only."""
    counts: dict[tuple[str, str], int] = {}
    for entry in brief.withheld:
        article = articles.get(entry.article) if entry.article else None
        key = (article.name if article else "-", withheld_reason(entry))
        counts[key] = counts.get(key, 0) + 1
    return [withheld_line(count, reason, name) for (name, reason), count in counts.items()]


def _source(article: Article, brief: Brief, articles: Mapping[ArticleId, Article], wording: Wording) -> View:
    original = next((articles[other] for copy, other in brief.duplicates if copy == article.id), None)
    return {
        "file": article.name,
        "outlet": _outlet(article, wording),
        "title": printable(article.title or ""),
        "date": _published(article, wording),
        "sha256": article.sha256,
        "url": article.url or "",
        "duplicate": wording.say("duplicate", name=original.name) if original else "",
    }


def _outlet(article: Article, wording: Wording) -> str:
    return printable(article.outlet) if article.outlet else wording.say("no_outlet")


def _published(article: Article, wording: Wording) -> str:
    published = article.published
    if published.date is None:
        return wording.say("undated")
    day = wording.day(published.date)
    return day if published.basis is Basis.STATED else f"{day} ({wording.say('inferred')})"


def _byline(article: Article, wording: Wording) -> str:
    return f"{_outlet(article, wording)}, {_published(article, wording)}"
