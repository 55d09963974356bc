"""A brief as plain values for a template: numbered footnotes, filled-in phrases, nothing left to decide.

Every string here is raw text; the template environment escapes it. What stands between quotation marks is always a
slice of a source, made by `Quote.text` or a span, never a draft's characters.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from briefing.checking.furniture import MOST_BYLINES, withheld_line
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
    Line,
    Quote,
    Span,
    Story,
    Term,
    TimelineEvent,
    Utterance,
    Verdict,
)
from briefing.render.asked import asked_parts
from briefing.render.choosing import chosen_events, chosen_gaps, chosen_wordings, shown_articles
from briefing.render.escape import printable, quoted, unquoted
from briefing.render.links import text_fragment
from briefing.render.sidecar import withheld_reason
from briefing.render.standing import goes_on_line, left_out_line, standing_line
from briefing.render.wording import Wording, figure_words, reason_words, withheld_words

_HASH_SHOWN = 12
"""Digits of a SHA-256 that the table of sources prints; the whole stands in the sidecar."""
_ALL_LISTED = 20
"""Up to so many articles are all listed as sources; of more only those of the told stories."""
_MOST_ALSO = 4
"""Outlets that are named where many carry one statement or leave one thing open; all of them stand in the sidecar."""
_VOUCHED = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|told|according|claim(?:s|ed|ing)?|report(?:s|ed|edly)?|alleg\w+|announced|estimate[sd]?"
    r"|stated|wrote|confirmed|declared|puts?|found|shows?|showed)\b"
)
"""Words by which an English statement names who vouches for it, where no single speaker was found."""

View = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Counts:
    """What the proof of the finished text counted; None before it ran."""

    quotes: int
    proven: int
    minutes: int


@dataclass(slots=True)
class _Notes:
    """Footnotes in the order of their first mention: one number for one passage.

    Words that stand in quotation marks beside their mark are not printed again: such marks point to the article, or to
    the passage where the article has an address to scroll to.
    """

    articles: Mapping[ArticleId, Article]
    wording: Wording
    originals: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    numbers: dict[tuple[ArticleId, Span | None, bool], int] = field(default_factory=dict)

    def refer(self, citations: Iterable[Citation], *, printed: bool = False) -> list[int]:
        """Return the numbers of passages; `printed` tells that their words stand beside the mark."""
        keys = dict.fromkeys(self._key(citation, printed=printed) for citation in citations)
        return [self.numbers.setdefault(key, len(self.numbers) + 1) for key in keys]

    def is_second(self, name: ArticleId) -> bool:
        """Tell whether an outlet, or nobody named, prints the words of an article once more."""
        original = self.articles.get(self.originals.get(name, name))
        return original is not None and original.id != name and self.articles[name].outlet in {None, original.outlet}

    def carrier(self, name: ArticleId) -> str:
        """Return who carries an article, for counting: its outlet, or the article itself where none is named."""
        return self.articles[name].outlet or (self.originals[name] if self.is_second(name) else name)

    def _key(self, citation: Citation, *, printed: bool) -> tuple[ArticleId, Span | None, bool]:
        linked = bool(self.articles[citation.article].url)
        return (citation.article, citation.span if linked or not printed else None, printed)

    def entries(self) -> list[View]:
        return [self._entry(number, *key) for key, number in self.numbers.items()]

    def _entry(self, number: int, name: ArticleId, span: Span | None, printed: bool) -> View:  # noqa: FBT001
        article = self.articles[name]
        words = printable(span.of(article.text)) if span else ""
        return {
            "number": number,
            "outlet": _outlet(article, self.wording),
            "date": _published(article, self.wording),
            "file": article.name,
            "words": "" if printed else quoted(words),
            "url": text_fragment(article.url, words) if words else "",
        }


def brief_view(brief: Brief, audience: Audience, counts: Counts | None = None) -> View:
    """Return all values that a brief template may use; `counts` come from the proof of a first rendering."""
    wording = Wording(audience.language)
    articles = {article.id: article for article in brief.articles}
    notes = _Notes(articles, wording, dict(brief.duplicates))
    claims = {claim.id: claim for claim in brief.claims}
    day = wording.day(date.fromisoformat(brief.date))
    view: dict[str, object] = {
        "title": wording.say("title", reader=audience.reader, date=day),
        "language": wording.language,
        "date": brief.date,
        "audience": audience.name,
        "say": {key: wording.say(key) for key in _FIXED_PHRASES},
        "notices": _notices(brief, wording),
        "lead": [_lead(claims[name], notes) for name in brief.lead if name in claims],
        "stories": _stories(brief, claims, notes, leads="lead" in audience.sections),
        "conflicts": _tables(brief.stories, lambda story: [_conflict(c, notes) for c in story.conflicts]),
        "wordings": [_utterance(u, notes) for u in chosen_wordings(brief.stories, claims, audience)],
        "timeline": [_event(e, notes) for e in chosen_events(brief.stories, claims, audience)],
        "unknown": [_gap(gap, notes) for gap in chosen_gaps(brief.stories, audience)],
        "glossary": [_term(term, notes) for term in brief.glossary],
        "withheld": _withheld(brief, articles, wording),
        "problems": [{"name": unquoted(p.name), "reason": unquoted(p.reason)} for p in brief.problems],
        **_sources(brief, claims, articles, wording),
        "sections": list(audience.sections),
    }
    view["asked"] = asked_parts(brief.asked, wording)
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
    "statement",
    "short",
    "no_speaker",
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


def _lead(claim: CheckedClaim, notes: _Notes) -> View:
    """Return a claim that opens the brief, as its story would tell it."""
    told = _claim(claim, notes)
    return {"text": printable(claim.text), "notes": notes.refer(claim.citations, printed=claim.extract), "claim": told}


def _stories(brief: Brief, claims: Mapping[str, CheckedClaim], notes: _Notes, *, leads: bool) -> list[View]:
    """Return the stories; what already opens the brief is not told again where its story tells more."""
    opened = frozenset(brief.lead) if leads else frozenset()
    return [_story(number, story, claims, notes, opened) for number, story in enumerate(brief.stories, start=1)]


def _term(term: Term, notes: _Notes) -> View:
    article = notes.articles[term.citation.article]
    return {
        "short": printable(term.short),
        "text": quoted(printable(term.text)),
        "outlet": _outlet(article, notes.wording),
        "notes": notes.refer([term.citation]),
    }


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
    if line := left_out_line(brief.left_out, len(brief.stories), wording):
        notices.append(line)
    if brief.problems:
        notices.append(wording.say("partial", n=len(brief.problems)))
    return notices


def _story(
    number: int, story: Story, claims: Mapping[str, CheckedClaim], notes: _Notes, opened: frozenset[str]
) -> View:
    mine = [name for name in story.claims if name in claims]
    lead = [_line(line, claims, notes) for line in story.lead]
    told = [_claim(claims[name], notes) for name in mine if name not in opened] or [
        _claim(claims[name], notes) for name in mine
    ]
    led = {printable(line.text) for line in story.lead}
    carriers = [name for name in story.articles if not notes.is_second(name)]
    return {
        "number": number,
        "headline": printable(story.headline),
        "outlets": [_byline(notes.articles[name], notes.wording) for name in carriers[:MOST_BYLINES]],
        "origins": _origins(story, [claims[name] for name in mine], notes),
        "goes_on": goes_on_line(story.previous, notes.wording),
        "lead": lead,
        "claims": [claim for claim in told if not _is_led(claim, led)],
    }


def _is_led(claim: View, led: Collection[object]) -> bool:
    """Tell whether the lead of its story already says a statement, word for word, and nothing hangs on it."""
    return claim["text"] in led and not (claim["quotes"] or claim["shared"] or claim["unsourced"] or claim["standing"])


def _origins(story: Story, claims: Sequence[CheckedClaim], notes: _Notes) -> list[str]:
    """Return how many origins a story has, beside how many outlets carry it; one only where all of them are told."""
    told = {notes.carrier(citation.article) for claim in claims for citation in claim.citations}
    outlets = set(map(notes.carrier, story.articles))
    if len(outlets) <= 1:
        return [notes.wording.say("single_source")]
    if story.independent_origins <= 1:
        return [notes.wording.say("one_origin" if outlets <= told else "outlets", n=len(outlets))]
    return [notes.wording.say("origins", n=story.independent_origins), notes.wording.say("outlets", n=len(outlets))]


def _line(line: Line, claims: Mapping[str, CheckedClaim], notes: _Notes) -> View:
    cited = [citation for name in line.claims if name in claims for citation in claims[name].citations]
    return {"text": printable(line.text), "notes": notes.refer(dict.fromkeys(cited))}


def _claim(claim: CheckedClaim, notes: _Notes) -> View:
    article = notes.articles[claim.citations[0].article]
    own = [citation for citation in claim.citations if citation.article == article.id]
    text = "" if claim.extract and claim.quotes else printable(claim.text)
    notes_of_text = notes.refer(own if claim.extract else claim.citations, printed=claim.extract) if text else []
    return {
        "id": claim.id,
        "extract": claim.extract,
        "text": text,
        "quoted": quoted(text) if claim.extract else text,
        "owner": printable(claim.attributed_to) if claim.attributed_to else notes.wording.say("no_speaker"),
        "outlet": _outlet(article, notes.wording),
        "notes": notes_of_text,
        "credit": _credit(claim, article, notes.wording),
        "unsourced": _unsourced(claim, article, notes.wording),
        "quotes": [_quote(quote, notes, alone=claim.extract) for quote in claim.quotes],
        "also": _also(claim, article, notes) if claim.extract else [],
        "shared": _shared(claim, notes),
        "standing": standing_line(claim.standing, notes.wording),
    }


def _also(claim: CheckedClaim, article: Article, notes: _Notes) -> list[View]:
    """Return the other outlets that carry an extract's statement, each with its own passage in the footnotes."""
    others: dict[str, list[Citation]] = {}
    for citation in claim.citations:
        if citation.article != article.id and not notes.is_second(citation.article):
            others.setdefault(_outlet(notes.articles[citation.article], notes.wording), []).append(citation)
    return [
        {"text": notes.wording.say("also", outlet=outlet), "notes": notes.refer(cited)}
        for outlet, cited in islice(others.items(), _MOST_ALSO)
    ]


def _shared(claim: CheckedClaim, notes: _Notes) -> str:
    """Return that several outlets carry a statement of one origin; empty where not all of them are named beside it."""
    outlets = {notes.carrier(citation.article) for citation in claim.citations}
    all_named = not claim.extract or len(outlets) <= 1 + _MOST_ALSO
    return notes.wording.say("one_origin", n=len(outlets)) if claim.origin and len(outlets) > 1 and all_named else ""


def _unsourced(claim: CheckedClaim, article: Article, wording: Wording) -> list[str]:
    """Return outlet and "no source given" for a statement of ours that gives figures nobody vouches for."""
    open_figure = not claim.extract and _is_open(claim, article)
    return [_outlet(article, wording), wording.say("no_speaker")] if open_figure else []


def _is_open(claim: CheckedClaim, article: Article) -> bool:
    """Tell whether a statement gives figures that nobody vouches for; only of English it can be told."""
    vouched = claim.attributed_to or any(quote.speaker for quote in claim.quotes) or _VOUCHED.search(claim.text)
    return bool(claim.figures) and not vouched and article.language in {None, "en"}


def _credit(claim: CheckedClaim, article: Article, wording: Wording) -> list[str]:
    """Return who says an extract: the outlet, and whom it cites, or that it names nobody for its figures."""
    outlet = _outlet(article, wording)
    if claim.attributed_to:
        return [wording.say("attributed", outlet=outlet, speaker=printable(claim.attributed_to))]
    return [outlet, wording.say("no_speaker")] if _is_open(claim, article) else [outlet]


def _quote(quote: Quote, notes: _Notes, *, alone: bool) -> View:
    article = notes.articles[quote.article]
    credit = [_outlet(article, notes.wording)] if alone else []
    remarks = [notes.wording.say(note) for note in _remarks(quote.notes)]
    return {
        "text": quoted(printable(quote.text).rstrip(",; ")),
        "speaker": printable(quote.speaker) if quote.speaker else "",
        "outlet": _outlet(article, notes.wording),
        "credit": [*credit, *remarks],
        "notes": notes.refer([Citation(quote.article, quote.span)], printed=True),
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
        "computed": notes.wording.say("computed", value=figure_words(value.computed, notes.wording))
        if value.computed
        else "",
        "by": printable(value.by) if value.by else notes.wording.say("no_speaker"),
        "as_of": printable(value.as_of) if value.as_of else "",
        "byline": _byline(article, notes.wording),
        "outlet": _outlet(article, notes.wording),
        "notes": notes.refer([value.citation], printed=True),
    }


def _utterance(utterance: Utterance, notes: _Notes) -> View:
    return {
        "wordings": [
            {
                "text": quoted(printable(wording.text).rstrip(",; ")),
                "speaker": printable(wording.speaker) if wording.speaker else "",
                "outlet": _outlet(notes.articles[wording.citation.article], notes.wording),
                "garbled": notes.wording.say("unclosed") if wording.garbled else "",
                "notes": notes.refer([wording.citation], printed=True),
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
        "reason": printable(reason_words(event.reason, notes.wording)) if event.reason else "",
        "event": quoted(printable(event.event)),
        "outlet": _outlet(notes.articles[event.citation.article], notes.wording),
        "notes": notes.refer([event.citation], printed=True),
    }


def _gap(gap: Gap, notes: _Notes) -> str:
    articles = [notes.articles[name] for name in gap.articles]
    where = ", ".join(
        islice(
            dict.fromkeys(printable(article.outlet) if article.outlet else article.name for article in articles),
            _MOST_ALSO,
        )
    )
    return notes.wording.say(f"gap_{gap.kind.value}", words=printable(gap.words), where=where)


def _withheld(brief: Brief, articles: Mapping[ArticleId, Article], wording: Wording) -> list[str]:
    """Return reasons with counts per article; the words themselves are unproven and stand in the sidecar only."""
    counts: dict[tuple[str, str], int] = {}
    for entry in brief.withheld:
        article = articles.get(entry.article) if entry.article else None
        key = (article.name if article else "-", withheld_words(withheld_reason(entry), wording))
        counts[key] = counts.get(key, 0) + 1
    return [withheld_line(count, reason, name) for (name, reason), count in counts.items()]


def _sources(
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
        "outlet": _outlet(article, wording),
        "title": printable(article.title or ""),
        "date": _published(article, wording),
        "sha256": article.sha256[:_HASH_SHOWN],
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
