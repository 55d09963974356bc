"""The JSON sidecar of a brief, schema `briefing/brief@1`: all that is needed to prove the brief again, offline."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from briefing.model import (
    Article,
    Asked,
    Brief,
    CheckedClaim,
    Citation,
    CitedFigure,
    Conflict,
    ConflictValue,
    Dated,
    Finding,
    Previous,
    Quote,
    Standing,
    Story,
    TimelineEvent,
    Usage,
    Utterance,
    Withheld,
)

SCHEMA = "briefing/brief@1"

Json = Mapping[str, object]


def sidecar(brief: Brief, counts: Mapping[str, int]) -> str:
    """Return the sidecar as JSON text with a line end; the same brief gives the same bytes."""
    document = {
        "schema": SCHEMA,
        "date": brief.date,
        "audience": brief.audience,
        "title": brief.title,
        "engine": {"kind": brief.engine.kind.value, "model": brief.engine.model, "base_url": brief.engine.base_url},
        "articles": [_article(article, dict(brief.duplicates).get(article.id)) for article in brief.articles],
        "lead": list(brief.lead),
        "stories": [_story(story) for story in brief.stories],
        "claims": [_claim(claim) for claim in brief.claims],
        "conflicts": [_conflict(story, conflict) for story in brief.stories for conflict in story.conflicts],
        "wordings": [_utterance(story, group) for story in brief.stories for group in story.utterances],
        "timeline": [_event(story, event) for story in brief.stories for event in story.timeline],
        "glossary": [{"short": t.short, "long": t.long, "text": t.text, **_place(t.citation)} for t in brief.glossary],
        "withheld": [_withheld(entry) for entry in brief.withheld],
        "problems": [{"name": p.name, "reason": p.reason, "hint": p.hint} for p in brief.problems],
        "usage": _usage(brief.usage),
        "asked": asked_json(brief.asked),
        "prompts": dict(brief.prompts),
        "templates": dict(brief.templates),
        "notices": list(brief.notices),
        "left_out": [{"name": o.name, "sha256": o.sha256, "briefed": o.briefed} for o in brief.left_out],
        "counts": dict(counts),
    }
    return dump(document)


def dump(document: object) -> str:
    """Return a value as indented JSON that every reader takes: lone surrogates escaped, no NaN, a line end."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    return _escape_surrogates(text) + "\n"


def _escape_surrogates(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def number(value: Decimal | None) -> int | float | str | None:
    """Return a decimal as the JSON number that is exactly it, else as text."""
    if value is None:
        return None
    if value == value.to_integral_value() and abs(value) < Decimal(2) ** 53:
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def _article(article: Article, duplicate_of: str | None) -> Json:
    return {
        "id": article.id,
        "name": article.name,
        "outlet": article.outlet,
        "agency": article.agency,
        "title": article.title,
        "url": article.url,
        "language": article.language,
        "published": _dated(article.published),
        "sha256": article.sha256,
        "characters": len(article.text),
        "boilerplate": [{"start": m.span.start, "end": m.span.end, "reason": m.reason} for m in article.boilerplate],
        "duplicate_of": duplicate_of,
    }


def _dated(dated: Dated) -> Json:
    return {
        "date": dated.date.isoformat() if dated.date else None,
        "basis": dated.basis.value,
        "start": dated.span.start if dated.span else None,
        "end": dated.span.end if dated.span else None,
        "reason": dated.reason,
        "approximate": dated.approximate,
    }


def _story(story: Story) -> Json:
    return {
        "id": story.id,
        "headline": story.headline,
        "headline_claims": list(story.headline_claims),
        "lead": [{"text": line.text, "claims": list(line.claims)} for line in story.lead],
        "articles": list(story.articles),
        "claims": list(story.claims),
        "independent_origins": story.independent_origins,
        "origins": list(story.origins),
        "unknown": [{"kind": g.kind.value, "words": g.words, "articles": list(g.articles)} for g in story.unknown],
        "reason": story.reason,
        "previous": _previous(story.previous),
    }


def _place(citation: Citation) -> Json:
    return {"article": citation.article, "start": citation.span.start, "end": citation.span.end}


def _claim(claim: CheckedClaim) -> Json:
    return {
        "id": claim.id,
        "text": claim.text,
        "extract": claim.extract,
        "citations": [_place(citation) for citation in claim.citations],
        "quotes": [_quote(quote) for quote in claim.quotes],
        "figures": [_figure(cited) for cited in claim.figures],
        "attributed_to": claim.attributed_to,
        "origin": claim.origin,
        **standing_json(claim.standing),
    }


def _previous(previous: Previous | None) -> Json | None:
    if previous is None:
        return None
    return {"date": previous.date, "file": previous.file, "story": previous.story, "reason": previous.reason}


def standing_json(standing: Standing | None) -> Json:
    """Return what a claim is to a reader of earlier briefs as plain JSON values."""
    before = standing.before if standing else None
    earlier = before and {
        "text": before.text,
        "now": before.now,
        "article": before.article,
        "sha256": before.sha256,
        "outlet": before.outlet,
        "published": before.published.isoformat() if before.published else None,
        "start": before.span.start,
        "end": before.span.end,
        "passage": before.passage,
        "passage_start": before.passage_span.start,
    }
    return {
        "status": standing.status.value if standing else None,
        "since": standing.since if standing else None,
        "before": earlier,
    }


def _quote(quote: Quote) -> Json:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "article": quote.article,
        "start": quote.span.start,
        "end": quote.span.end,
        "segments": [{"start": span.start, "end": span.end} for span in quote.segments],
        "verdict": quote.verdict.value,
        "notes": list(quote.notes),
    }


def _figure(cited: CitedFigure) -> Json:
    figure = cited.figure
    return {
        "text": figure.text,
        "value": number(figure.value),
        "high": number(figure.high),
        "unit": figure.unit,
        "counted": figure.counted,
        "hedge": figure.hedge,
        "by": figure.by,
        "article": cited.article,
        "start": figure.span.start,
        "end": figure.span.end,
    }


def _conflict(story: Story, conflict: Conflict) -> Json:
    return {"story": story.id, "what": conflict.what, "values": [_conflict_value(value) for value in conflict.values]}


def _conflict_value(value: ConflictValue) -> Json:
    return {
        "text": value.text,
        "value": number(value.value),
        "unit": value.unit,
        "computed": value.computed,
        "by": value.by,
        "as_of": value.as_of,
        **_place(value.citation),
    }


def _utterance(story: Story, group: Utterance) -> Json:
    wordings: Iterable[Json] = (
        {"text": w.text, "speaker": w.speaker, "garbled": w.garbled, **_place(w.citation)} for w in group.wordings
    )
    return {"story": story.id, "wordings": list(wordings)}


def _event(story: Story, event: TimelineEvent) -> Json:
    return {
        "story": story.id,
        "date": event.date,
        "basis": event.basis.value,
        "approximate": event.approximate,
        "reason": event.reason,
        "event": event.event,
        **_place(event.citation),
    }


def _withheld(entry: Withheld) -> Json:
    finding = finding_json(entry.finding) if entry.finding else None
    kind = withheld_reason(entry)
    return {"text": entry.text, "kind": kind, "reason": entry.reason, "article": entry.article, "finding": finding}


def withheld_reason(entry: Withheld) -> str:
    """Return the reason in a word or two, without any unproven words."""
    head = entry.reason.partition(":")[0].replace("_", " ")
    return head if head.replace(" ", "").isalpha() else "not proven"


def finding_json(finding: Finding) -> Json:
    """Return a quote's finding as plain JSON values."""
    return {
        "verdict": finding.verdict.value,
        "passed": finding.passed,
        "reason": finding.reason,
        "start": finding.start,
        "end": finding.end,
        "segments": [{"start": span.start, "end": span.end} for span in finding.segments],
        "passage": finding.passage,
        "changes": [{"op": c.op, "from": c.before, "to": c.after, "type": c.type.value} for c in finding.changes],
        "notes": list(finding.notes),
    }


def asked_json(asked: Asked | None) -> Json | None:
    """Return what the model was asked for the brief as plain JSON values."""
    if asked is None:
        return None
    usage = asked.usage
    return {
        "articles": asked.articles,
        "answers": usage.calls,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost": usage.cost,
        "estimated": usage.estimated,
    }


def _usage(usage: Usage) -> Json:
    return {
        "calls": usage.calls,
        "cached": usage.cached,
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cost": usage.cost,
        "estimated": usage.estimated,
    }
