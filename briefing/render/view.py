"""A brief as plain values for a template: numbered footnotes, filled-in phrases, nothing left to decide.

Every string here is raw text; the template environment escapes it. What stands between quotation marks is always a
slice of a source, made by `Quote.text` or a span, never a draft's characters.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from briefing.checking.furniture import MOST_BYLINES
from briefing.checking.gaps import MOST_NAMED
from briefing.model import (
    Article,
    Audience,
    Brief,
    CheckedClaim,
    Citation,
    EngineKind,
    Line,
    Quote,
    Story,
    Verdict,
)
from briefing.render.asked import asked_parts
from briefing.render.choosing import chosen_events, chosen_gaps, chosen_wordings
from briefing.render.escape import printable, quoted, unquoted
from briefing.render.notes import Notes, View, byline_words, outlet_words
from briefing.render.standing import goes_on_line, left_out_line, standing_line
from briefing.render.tables import (
    conflict_row,
    event_row,
    gap_line,
    source_rows,
    tables_of,
    term_row,
    utterance_row,
    withheld_lines,
)
from briefing.render.wording import Wording

_VOUCHED = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|told|according|claim(?:s|ed|ing)?|report(?:s|ed|edly)?|alleg\w+|announced|estimate[sd]?"
    r"|stated|wrote|confirmed|declared|puts?|found|shows?|showed)\b"
)
"""Words by which an English statement names who vouches for it, where no single speaker was found."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the proof of the finished text counted; None before it ran."""

    quotes: int
    proven: int
    minutes: int


def brief_view(brief: Brief, audience: Audience, counts: Counts | None = None) -> View:
    """Return all values that a brief template may use; `counts` come from the proof of a first rendering."""
    wording = Wording(audience.language)
    articles = {article.id: article for article in brief.articles}
    notes = Notes(articles, wording, dict(brief.duplicates))
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
        "conflicts": tables_of(brief.stories, lambda story: [conflict_row(c, notes) for c in story.conflicts]),
        "wordings": [utterance_row(u, notes) for u in chosen_wordings(brief.stories, claims, audience)],
        "timeline": [event_row(e, notes) for e in chosen_events(brief.stories, claims, audience)],
        "unknown": [gap_line(gap, notes) for gap in chosen_gaps(brief.stories, audience)],
        "glossary": [term_row(term, notes) for term in brief.glossary],
        "withheld": withheld_lines(brief, articles, wording),
        "problems": [{"name": unquoted(p.name), "reason": unquoted(p.reason)} for p in brief.problems],
        **source_rows(brief, claims, articles, wording),
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


def _lead(claim: CheckedClaim, notes: Notes) -> View:
    """Return a claim that opens the brief, as its story would tell it."""
    told = _claim(claim, notes)
    return {"text": printable(claim.text), "notes": notes.refer(claim.citations, printed=claim.extract), "claim": told}


def _stories(brief: Brief, claims: Mapping[str, CheckedClaim], notes: Notes, *, leads: bool) -> list[View]:
    """Return the stories; what already opens the brief is not told again where its story tells more."""
    opened = frozenset(brief.lead) if leads else frozenset()
    return [_story(number, story, claims, notes, opened) for number, story in enumerate(brief.stories, start=1)]


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


def _story(number: int, story: Story, claims: Mapping[str, CheckedClaim], notes: Notes, opened: frozenset[str]) -> View:
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
        "outlets": [byline_words(notes.articles[name], notes.wording) for name in carriers[:MOST_BYLINES]],
        "origins": _origins(story, [claims[name] for name in mine], notes),
        "goes_on": goes_on_line(story.previous, notes.wording),
        "lead": lead,
        "claims": [claim for claim in told if not _is_led(claim, led)],
    }


def _is_led(claim: View, led: Collection[object]) -> bool:
    """Tell whether the lead of its story already says a statement, word for word, and nothing hangs on it."""
    return claim["text"] in led and not (claim["quotes"] or claim["shared"] or claim["unsourced"] or claim["standing"])


def _origins(story: Story, claims: Sequence[CheckedClaim], notes: Notes) -> list[str]:
    """Return how many origins a story has, beside how many outlets carry it; one only where all of them are told."""
    told = {notes.carrier(citation.article) for claim in claims for citation in claim.citations}
    outlets = set(map(notes.carrier, story.articles))
    if len(outlets) <= 1:
        return [notes.wording.say("single_source")]
    if story.independent_origins <= 1:
        return [notes.wording.say("one_origin" if outlets <= told else "outlets", n=len(outlets))]
    return [notes.wording.say("origins", n=story.independent_origins), notes.wording.say("outlets", n=len(outlets))]


def _line(line: Line, claims: Mapping[str, CheckedClaim], notes: Notes) -> View:
    cited = [citation for name in line.claims if name in claims for citation in claims[name].citations]
    return {"text": printable(line.text), "notes": notes.refer(dict.fromkeys(cited))}


def _claim(claim: CheckedClaim, notes: Notes) -> View:
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
        "outlet": outlet_words(article, notes.wording),
        "notes": notes_of_text,
        "credit": _credit(claim, article, notes.wording),
        "unsourced": _unsourced(claim, article, notes.wording),
        "quotes": [_quote(quote, notes, alone=claim.extract) for quote in claim.quotes],
        "also": _also(claim, article, notes) if claim.extract else [],
        "shared": _shared(claim, notes),
        "standing": standing_line(claim.standing, notes.wording),
    }


def _also(claim: CheckedClaim, article: Article, notes: Notes) -> list[View]:
    """Return the other outlets that carry an extract's statement, each with its own passage in the footnotes."""
    others: dict[str, list[Citation]] = {}
    for citation in claim.citations:
        if citation.article != article.id and not notes.is_second(citation.article):
            others.setdefault(outlet_words(notes.articles[citation.article], notes.wording), []).append(citation)
    return [
        {"text": notes.wording.say("also", outlet=outlet), "notes": notes.refer(cited)}
        for outlet, cited in islice(others.items(), MOST_NAMED)
    ]


def _shared(claim: CheckedClaim, notes: Notes) -> str:
    """Return that several outlets carry a statement of one origin; empty where not all of them are named beside it."""
    outlets = {notes.carrier(citation.article) for citation in claim.citations}
    all_named = not claim.extract or len(outlets) <= 1 + MOST_NAMED
    return notes.wording.say("one_origin", n=len(outlets)) if claim.origin and len(outlets) > 1 and all_named else ""


def _unsourced(claim: CheckedClaim, article: Article, wording: Wording) -> list[str]:
    """Return outlet and "no source given" for a statement of ours that gives figures nobody vouches for."""
    open_figure = not claim.extract and _is_open(claim, article)
    return [outlet_words(article, wording), wording.say("no_speaker")] if open_figure else []


def _is_open(claim: CheckedClaim, article: Article) -> bool:
    """Tell whether a statement gives figures that nobody vouches for; only of English it can be told."""
    vouched = claim.attributed_to or any(quote.speaker for quote in claim.quotes) or _VOUCHED.search(claim.text)
    return bool(claim.figures) and not vouched and article.language in {None, "en"}


def _credit(claim: CheckedClaim, article: Article, wording: Wording) -> list[str]:
    """Return who says an extract: the outlet, and whom it cites, or that it names nobody for its figures."""
    outlet = outlet_words(article, wording)
    if claim.attributed_to:
        return [wording.say("attributed", outlet=outlet, speaker=printable(claim.attributed_to))]
    return [outlet, wording.say("no_speaker")] if _is_open(claim, article) else [outlet]


def _quote(quote: Quote, notes: Notes, *, alone: bool) -> View:
    article = notes.articles[quote.article]
    credit = [outlet_words(article, notes.wording)] if alone else []
    remarks = [notes.wording.say(note) for note in _remarks(quote.notes)]
    return {
        "text": quoted(printable(quote.text).rstrip(",; ")),
        "speaker": printable(quote.speaker) if quote.speaker else "",
        "outlet": outlet_words(article, notes.wording),
        "credit": [*credit, *remarks],
        "notes": notes.refer([Citation(quote.article, quote.span)], printed=True),
        "elided": quote.verdict is Verdict.ELIDED,
    }


_REMARKS = {"unmarked_speech": "unmarked", "unclosed_marks": "unclosed"}


def _remarks(names: Sequence[str]) -> list[str]:
    return [_REMARKS[name] for name in names if name in _REMARKS]
