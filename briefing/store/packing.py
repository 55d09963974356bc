"""Articles and claims as JSON text for the store, and back; what is not needed to know them again is left out."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from briefing.model import (
    Article,
    ArticleId,
    Basis,
    Boilerplate,
    CheckedClaim,
    Citation,
    CitedFigure,
    Dated,
    EarlierFigure,
    Figure,
    Previous,
    Span,
    Standing,
    Status,
)

Row = Mapping[str, Any]


def _dump(found: object) -> str:
    return json.dumps(found, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _read_span(found: Sequence[int] | None) -> Span | None:
    return Span(*found) if found else None


def pack_article(article: Article) -> str:
    """Return what is known of an article besides its text, hash and name."""
    published = article.published
    return _dump(
        {
            "id": article.id,
            "title": article.title,
            "title_span": _span(article.title_span),
            "outlet": article.outlet,
            "agency": article.agency,
            "url": article.url,
            "language": article.language,
            "date": published.date.isoformat() if published.date else None,
            "basis": published.basis.value,
            "date_span": _span(published.span),
            "reason": published.reason,
            "approximate": published.approximate,
            "boilerplate": [[mark.span.start, mark.span.end, mark.reason] for mark in article.boilerplate],
        }
    )


def unpack_article(about: str, *, name: str, sha256: str, text: str) -> Article:
    """Return the article as it was read."""
    found: Row = json.loads(about)
    published = Dated(
        date.fromisoformat(found["date"]) if found["date"] else None,
        Basis(found["basis"]),
        _read_span(found["date_span"]),
        found["reason"],
        found["approximate"],
    )
    return Article(
        id=ArticleId(found["id"]),
        name=name,
        text=text,
        sha256=sha256,
        title=found["title"],
        title_span=_read_span(found["title_span"]),
        outlet=found["outlet"],
        agency=found["agency"],
        url=found["url"],
        language=found["language"],
        published=published,
        boilerplate=tuple(Boilerplate(Span(start, end), reason) for start, end, reason in found["boilerplate"]),
    )


def pack_claim(claim: CheckedClaim) -> str:
    """Return a claim: its words, citations, figures, and since when it is told."""
    standing = claim.standing
    return _dump(
        {
            "id": claim.id,
            "text": claim.text,
            "citations": [[one.article, one.span.start, one.span.end] for one in claim.citations],
            "figures": [_pack_figure(cited) for cited in claim.figures],
            "attributed_to": claim.attributed_to,
            "extract": claim.extract,
            "status": standing.status.value if standing else None,
            "since": standing.since if standing else None,
            "before": _pack_earlier(standing.before) if standing and standing.before else None,
        }
    )


def _pack_figure(cited: CitedFigure) -> Row:
    figure = cited.figure
    return {
        "article": cited.article,
        "span": _span(figure.span),
        "text": figure.text,
        "value": None if figure.value is None else str(figure.value),
        "high": None if figure.high is None else str(figure.high),
        "unit": figure.unit,
        "counted": figure.counted,
        "hedge": figure.hedge,
        "by": figure.by,
        "context": _span(figure.context),
    }


def unpack_claim(body: str) -> CheckedClaim:
    """Return the claim."""
    found: Row = json.loads(body)
    return CheckedClaim(
        id=found["id"],
        text=found["text"],
        citations=tuple(Citation(ArticleId(name), Span(start, end)) for name, start, end in found["citations"]),
        figures=tuple(_unpack_figure(figure) for figure in found["figures"]),
        attributed_to=found["attributed_to"],
        extract=found["extract"],
        standing=_unpack_standing(found),
    )


def _pack_earlier(before: EarlierFigure) -> Row:
    return {
        "text": before.text,
        "now": before.now,
        "article": before.article,
        "sha256": before.sha256,
        "outlet": before.outlet,
        "published": before.published.isoformat() if before.published else None,
        "span": _span(before.span),
        "passage": before.passage,
        "passage_span": _span(before.passage_span),
    }


def _unpack_standing(found: Row) -> Standing | None:
    if not found["status"]:
        return None
    kept = found["before"]
    before = kept and EarlierFigure(
        text=kept["text"],
        now=kept["now"],
        article=kept["article"],
        sha256=kept["sha256"],
        outlet=kept["outlet"],
        published=date.fromisoformat(kept["published"]) if kept["published"] else None,
        span=Span(*kept["span"]),
        passage=kept["passage"],
        passage_span=Span(*kept["passage_span"]),
    )
    return Standing(Status(found["status"]), found["since"], before)


def _unpack_figure(found: Row) -> CitedFigure:
    figure = Figure(
        span=Span(*found["span"]),
        text=found["text"],
        value=None if found["value"] is None else Decimal(found["value"]),
        high=None if found["high"] is None else Decimal(found["high"]),
        unit=found["unit"],
        counted=found["counted"],
        hedge=found["hedge"],
        by=found["by"],
        context=_read_span(found["context"]),
    )
    return CitedFigure(ArticleId(found["article"]), figure)


def pack_previous(previous: Previous | None) -> str | None:
    """Return the link to an earlier brief."""
    return _dump([previous.date, previous.file, previous.story, previous.reason]) if previous else None


def unpack_previous(found: str | None) -> Previous | None:
    """Return the link to an earlier brief."""
    return Previous(*json.loads(found)) if found else None
