"""Day over day: what earlier briefs told is left out, linked and marked; the finished brief is entered into the store.

A day's own entries are replaced, never counted as briefed: the same run over the same folder gives the same bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from briefing.model import Brief, Edition, LeftOut, PastStory, Reading
from briefing.pipeline.options import DailyOptions
from briefing.pipeline.progress import Progress
from briefing.pipeline.publishing import Rendered
from briefing.pipeline.writing import Room, Written
from briefing.store.history import History
from briefing.stories import LOOK_BACK, follow


@contextmanager
def open_history(store: Path | None, *, make: bool = True) -> Iterator[History | None]:
    """Open the store of a run; None without one, or where there is none and none shall be made.

    Raises:
        StoreError: The store cannot be opened; told before anything is asked or written.
    """
    if store is None or not (make or store.is_file()):
        yield None
        return
    with History(store) as history:
        yield history


def fresh(
    reading: Reading, history: History | None, options: DailyOptions, progress: Progress
) -> tuple[Reading, tuple[LeftOut, ...]]:
    """Return the articles that no earlier brief of this audience was written from, and those that one was.

    Raises:
        StoreError: The store cannot be read.
    """
    if history is None:
        return reading, ()
    hashes = {article.sha256 for article in reading.articles}
    briefed = history.briefed(options.audience.name, options.day, sorted(hashes))
    left_out = tuple(
        LeftOut(article.name, article.sha256, briefed[article.sha256].isoformat())
        for article in reading.articles
        if article.sha256 in briefed
    )
    if not left_out:
        return reading, ()
    kept = tuple(article for article in reading.articles if article.sha256 not in briefed)
    last = max(one.briefed for one in left_out)
    told = f"{len(left_out)} of {len(reading.articles)} articles were briefed before, last on {last}"
    progress.notice(f"{told}; --no-store briefs them again" if kept else f"nothing new: {told}; --no-store briefs them")
    return replace(reading, articles=kept), left_out


def continued(room: Room, written: Written, history: History | None) -> Written:
    """Link the stories to the last brief that told them, and mark what is new, changed or unchanged.

    Raises:
        StoreError: The store cannot be read.
    """
    if history is None:
        return written
    day = room.options.day
    past = history.stories(room.options.audience.name, since=day - timedelta(days=LOOK_BACK), before=day)
    followed = follow(written.telling.stories, written.claims, room.reading.articles, past)
    return replace(written, telling=replace(written.telling, stories=followed.stories), claims=followed.claims)


@contextmanager
def entered(history: History | None, brief: Brief, rendered: Rendered, options: DailyOptions) -> Iterator[None]:
    """Enter the brief into the store around the writing of its files.

    Raises:
        StoreError: The store cannot be written.
    """
    if history is None:
        yield
        return
    path = options.output_dir / f"{brief.date}-{brief.audience}{rendered.suffix}"
    hashed = sha256(rendered.markdown.encode("utf-8")).hexdigest()
    stories = tuple(_past(story_at, brief, path.name, options) for story_at in range(len(brief.stories)))
    edition = Edition(options.day, brief.audience, path.name, hashed, brief.articles, stories)
    with history.publish(edition, path):
        yield


def _past(at: int, brief: Brief, file: str, options: DailyOptions) -> PastStory:
    story = brief.stories[at]
    members = {article.id: article for article in brief.articles}
    claims = {claim.id: claim for claim in brief.claims}
    return PastStory(
        id=story.id,
        headline=story.headline,
        day=options.day,
        file=file,
        articles=tuple(members[name] for name in story.articles),
        claims=tuple(claims[name] for name in story.claims if name in claims),
        previous=story.previous,
    )
