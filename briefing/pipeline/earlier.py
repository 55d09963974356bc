"""What a finished brief's sidecar tells of earlier briefs, read for its check.

An old figure stands in an article that need not be at hand: the sidecar keeps its passage. Where that article is given,
the passage and the figure must stand in it; the new figure must stand in the articles of this brief.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import Article, EarlierFigure, LeftOut, Previous, Span, Standing, Status

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Days:
    """What a brief may say of earlier ones."""

    standings: tuple[Standing, ...] = ()
    previous: tuple[Previous, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stories: int = 0

    @property
    def some(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.standings or self.previous or self.left_out)


def days_of_sidecar(found: Entry, articles: Sequence[Article]) -> Days:
    """Return what a sidecar tells of earlier briefs, without what the articles refute or what is no such entry."""
    stories = _rows(found, "stories")
    return Days(
        standings=tuple(filter(None, (_standing(claim, articles) for claim in _rows(found, "claims")))),
        previous=tuple(filter(None, (_previous(story.get("previous")) for story in stories))),
        left_out=tuple(_left_out(row) for row in _rows(found, "left_out")),
        stories=len(stories),
    )


def _rows(found: Entry, key: str) -> list[Entry]:
    rows = found.get(key)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _standing(claim: Entry, articles: Sequence[Article]) -> Standing | None:
    status, since = claim.get("status"), claim.get("since")
    if status not in set(Status) or not (since is None or _day(since)):
        return None
    if status != Status.CHANGED:
        return Standing(Status(str(status)), str(since) if since else None)
    before = _earlier(claim.get("before"))
    if before is None or not _is_borne_out(before, articles) or not _tells(claim, before.now, articles):
        return None
    return Standing(Status.CHANGED, str(since), before)


def _earlier(found: object) -> EarlierFigure | None:
    if not isinstance(found, Mapping):
        return None
    start, end, first = found.get("start"), found.get("end"), found.get("passage_start")
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(first, int):
        return None
    passage = str(found.get("passage"))
    return EarlierFigure(
        text=str(found.get("text")),
        now=str(found.get("now")),
        article=str(found.get("article")),
        sha256=str(found.get("sha256")),
        outlet=str(found["outlet"]) if found.get("outlet") else None,
        published=_day(found.get("published")),
        span=Span(start, end),
        passage=passage,
        passage_span=Span(first, first + len(passage)),
    )


def _is_borne_out(before: EarlierFigure, articles: Sequence[Article]) -> bool:
    """The passage holds the old figure; where its article is given, the passage stands in it as the sidecar says."""
    if not before.passage_span.contains(before.span):
        return False
    printed = before.span.shifted(-before.passage_span.start).of(before.passage)
    mine = next((article for article in articles if article.sha256 == before.sha256), None)
    held = bool(printed) and before.text.endswith(printed)
    return held and (mine is None or before.passage_span.of(mine.text) == before.passage)


def _tells(claim: Entry, now: str, articles: Sequence[Article]) -> bool:
    """The new figure is one of the claim's own, as its article prints it."""
    return any(now.endswith(words) for words in _printed(claim, articles) if words)


def _printed(claim: Entry, articles: Sequence[Article]) -> Iterator[str]:
    texts = {article.id: article.text for article in articles}
    for figure in _rows(claim, "figures"):
        start, end = figure.get("start"), figure.get("end")
        text = texts.get(figure.get("article"))  # type: ignore[call-overload]
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield text[start:end]


def _previous(found: object) -> Previous | None:
    if not isinstance(found, Mapping) or not _day(found.get("date")):
        return None
    return Previous(str(found["date"]), str(found.get("file")), str(found.get("story")))


def _left_out(row: Entry) -> LeftOut:
    day = _day(row.get("briefed"))
    return LeftOut(str(row.get("name")), str(row.get("sha256")), (day or date.min).isoformat())


def _day(found: object) -> date | None:
    try:
        return date.fromisoformat(str(found))
    except ValueError:
        return None
