"""Check reports as one HTML page: the summary on the left, the sources on the right, each quote linked to its passage.

The page is self-contained: no script, nothing fetched. Every word of a summary or an article is escaped, so that
hostile text stays text. It decides nothing; it only shows findings.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.model import Article, ArticleId, CheckedItem, CheckKind, CheckReport, Span
from briefing.render.diagnostics import changed, failures
from briefing.render.escape import html, printable
from briefing.render.report import counts
from briefing.sandbox import Templates

_TEMPLATE = "check.html.j2"
_LONGEST_GAP = 4000
"""Longest stretch of a source without a passage that is shown whole, in code points."""

View = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A range to highlight: who it belongs to, where its link leads, and how weighty it is (a lower rank wins)."""

    span: Span
    name: str
    link: str
    role: str
    hint: str
    rank: tuple[int, int]


def html_report(reports: Sequence[CheckReport], articles: Sequence[Article]) -> str:
    """Return the reports as one HTML page.

    Args:
        reports: What was checked.
        articles: The sources.
    """
    by_id = {article.id: article for article in articles}
    views = [_report(number, report, by_id) for number, report in enumerate(reports, start=1)]
    return Templates("templates", escape=html).render(_TEMPLATE, {"reports": views})


def _report(number: int, report: CheckReport, articles: Mapping[ArticleId, Article]) -> View:
    names = {at: f"{number}-{at}" for at in range(len(report.findings))}
    told = {id(item) for item in failures(report)}
    failed = [item.span for item in report.findings if id(item) in told]
    shown_items = [(at, item) for at, item in enumerate(report.findings) if _is_shown(item, told, failed)]
    cited = [(at, item) for at, item in shown_items if _has_passage(item, articles)]
    linked = {at for at, _ in cited}
    listed = {at for at, item in shown_items if not item.passed}
    marks = [_summary_mark(item, names[at], linked=at in linked, listed=at in listed) for at, item in shown_items]
    apart = [(at, changed(report, item, articles)) for at, item in cited if not item.passed]
    marks.extend(_changed_mark(span, f"p{names[at]}") for at, (ours, _) in apart for span in ours)
    theirs = {at: spans for at, (_, spans) in apart}
    shown = dict.fromkeys(item.article for _, item in cited if item.article)
    numbers = counts(report)
    return {
        "name": printable(report.name),
        "passed": report.passed,
        "failed": len(told),
        "checked": len(report.findings),
        "unchecked": numbers["unchecked"],
        "pieces": _pieces(report.text, marks, shorten=False),
        "findings": [
            _finding(item, names[at], articles, linked=at in linked)
            for at, item in enumerate(report.findings)
            if at in listed
        ],
        "sources": [_source(articles[name], cited, names, theirs) for name in shown],
    }


def _is_shown(item: CheckedItem, told: Collection[int], failed: Sequence[Span]) -> bool:
    """Tell whether a finding is marked: not a sentence in which something failed, which is marked itself."""
    if item.passed and item.kind is CheckKind.CLAIM:
        return not any(item.span.contains(span) for span in failed)
    return item.passed or item.unchecked or id(item) in told


def _has_passage(item: CheckedItem, articles: Mapping[ArticleId, Article]) -> bool:
    return item.article in articles and item.start is not None and item.end is not None and item.end > item.start


def _role(item: CheckedItem) -> str:
    return "ok" if item.passed else "unchecked" if item.unchecked else "failed"


def _summary_mark(item: CheckedItem, name: str, *, linked: bool, listed: bool) -> _Mark:
    hint = f"{item.kind.value} {item.verdict.value}: {printable(item.reason)}"
    link = f"p{name}" if linked else f"r{name}" if listed else ""
    weight = (
        0 if _role(item) == "failed" else 1 if item.kind is CheckKind.QUOTE else 2,
        item.span.end - item.span.start,
    )
    return _Mark(item.span, f"f{name}", link, _role(item), hint, weight)


def _changed_mark(span: Span, link: str) -> _Mark:
    """Return the mark of words in which the summary and its passage differ: it lies over every other mark."""
    return _Mark(span, "", link, "changed", "differs from the other side", (-1, 0))


def _source(
    article: Article,
    cited: Sequence[tuple[int, CheckedItem]],
    names: Mapping[int, str],
    theirs: Mapping[int, Sequence[Span]],
) -> View:
    marks = [
        _Mark(span, f"p{names[at]}" if first else "", f"f{names[at]}", _role(item), item.kind.value, (at, 0))
        for at, item in cited
        if item.article == article.id
        for first, span in _passages(item)
    ]
    own = [at for at, item in cited if item.article == article.id]
    marks.extend(_changed_mark(span, f"f{names[at]}") for at in own for span in theirs.get(at, ()))
    return {
        "name": printable(article.name),
        "outlet": printable(article.outlet or ""),
        "pieces": _pieces(article.text, marks, shorten=True),
    }


def _passages(item: CheckedItem) -> Iterable[tuple[bool, Span]]:
    whole = (Span(item.start, item.end),) if item.start is not None and item.end is not None else ()
    return ((number == 0, span) for number, span in enumerate(item.segments or whole))


def _pieces(text: str, marks: Sequence[_Mark], *, shorten: bool) -> list[View]:
    """Cut a text where marks begin and end; each piece carries the weightiest mark and the names that begin there."""
    edges = sorted({0, len(text), *(mark.span.start for mark in marks), *(mark.span.end for mark in marks)})
    opening: dict[int, list[_Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
    pieces: list[View] = []
    live: list[_Mark] = []
    for start, end in pairwise(edges):
        begun = opening.get(start, [])
        live = [mark for mark in (*live, *begun) if mark.span.end > start]
        pieces.append(_piece(text[start:end], begun, live, shorten=shorten))
    return pieces


def _piece(words: str, begun: Sequence[_Mark], live: Sequence[_Mark], *, shorten: bool) -> View:
    top = min(live, key=lambda mark: mark.rank, default=None)
    if top is None and shorten and len(words) > _LONGEST_GAP:
        words = f"{words[: _LONGEST_GAP // 2]} […] {words[-_LONGEST_GAP // 2 :]}"
    return {
        "names": [mark.name for mark in begun if mark.name],
        "text": words,
        "role": top.role if top else "",
        "link": top.link if top else "",
        "hint": top.hint if top else "",
    }


def _finding(item: CheckedItem, name: str, articles: Mapping[ArticleId, Article], *, linked: bool) -> View:
    article = articles.get(item.article) if item.article else None
    source = article.name if article else ""
    return {
        "name": f"r{name}",
        "summary": f"f{name}",
        "passage": f"p{name}" if linked else "",
        "line": item.line,
        "column": item.column,
        "kind": item.kind.value,
        "verdict": item.verdict.value.replace("_", " "),
        "role": _role(item),
        "reason": printable(item.reason),
        "text": printable(item.text),
        "source": printable(source),
        "nearest": printable(item.passage or ""),
        "changes": [
            {"before": printable(change.before), "after": printable(change.after), "type": change.type.value}
            for change in item.changes[:8]
        ],
        "hints": [printable(hint) for hint in item.hints],
    }
