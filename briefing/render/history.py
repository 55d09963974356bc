"""Stories over the days, and groups with their reasons, as text for a terminal and as JSON.

What articles and models wrote never steers the terminal.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.model import Article, ArticleId, CheckedClaim, PastStory, StoryGroup, Thread
from briefing.render.escape import printable, screened
from briefing.render.sidecar import standing_json
from briefing.render.standing import standing_line
from briefing.render.wording import Wording

_HEAD = ("id", "first", "last", "briefs", "articles", "claims", "audience", "headline")
_ID = re.compile(r"\b[0-9a-f]{6,64}(?:-\d{1,6})?\b")


def thread_table(found: Sequence[Thread]) -> str:
    """Return one line a story below a head; nothing for no stories."""
    cells = [_HEAD, *map(_cells, found)] if found else []
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))] if cells else []
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in cells)
    return "".join(line.rstrip() + "\n" for line in padded)


def _cells(thread: Thread) -> tuple[str, ...]:
    first, last = thread.stories[0], thread.stories[-1]
    counts = (len(thread.stories), len(_hashes(thread)), sum(len(story.claims) for story in thread.stories))
    days = (first.day.isoformat(), last.day.isoformat())
    return (thread.id, *days, *map(str, counts), printable(last.audience), printable(last.headline))


def _hashes(thread: Thread) -> set[str]:
    return {article.sha256 for story in thread.stories for article in story.articles}


def thread_text(thread: Thread) -> str:
    """Return the history of one story, oldest brief first: why it goes on, what was new, changed or unchanged."""
    wording = Wording("en")
    return "\n".join(line for story in thread.stories for line in _told(story, wording)) + "\n"


def _told(story: PastStory, wording: Wording) -> Iterator[str]:
    yield f"{story.day.isoformat()}  {printable(story.headline)}  ({printable(story.file)}, story {story.id})"
    if story.previous:
        yield f"  goes on from {story.previous.date}: {printable(story.previous.reason)}"
    for article in story.articles:
        published = article.published.date.isoformat() if article.published.date else "date not given"
        yield f"  from {printable(article.name)}, {printable(article.outlet or 'outlet not named')}, {published}"
    for claim in story.claims:
        standing = standing_line(claim.standing, wording)
        yield f"  - {printable(claim.text)}" + (f"  [{standing}]" if standing else "")
    yield ""


def threads_json(found: Sequence[Thread]) -> str:
    """Return the stories, without their claims, as JSON."""
    return json.dumps([_thread(thread) for thread in found], indent=2)


def thread_json(thread: Thread) -> str:
    """Return one story with all that its briefs told as JSON."""
    return json.dumps({**_thread(thread), "briefs": [_brief(story) for story in thread.stories]}, indent=2)


def _thread(thread: Thread) -> dict[str, object]:
    first, last = thread.stories[0], thread.stories[-1]
    return {
        "id": thread.id,
        "headline": last.headline,
        "audience": last.audience,
        "first": first.day.isoformat(),
        "last": last.day.isoformat(),
        "briefs": len(thread.stories),
        "articles": len(_hashes(thread)),
        "claims": sum(len(story.claims) for story in thread.stories),
    }


def _brief(story: PastStory) -> dict[str, object]:
    previous = story.previous
    return {
        "day": story.day.isoformat(),
        "file": story.file,
        "story": story.id,
        "headline": story.headline,
        "previous": previous and {"date": previous.date, "story": previous.story, "reason": previous.reason},
        "articles": [_article(article) for article in story.articles],
        "claims": [_claim(claim) for claim in story.claims],
    }


def _article(article: Article) -> dict[str, object]:
    day = article.published.date
    return {
        "id": article.id,
        "name": article.name,
        "outlet": article.outlet,
        "date": day.isoformat() if day else None,
        "sha256": article.sha256,
    }


def _claim(claim: CheckedClaim) -> dict[str, object]:
    return {"id": claim.id, "text": claim.text, **standing_json(claim.standing)}


def groups_text(groups: Sequence[StoryGroup], articles: Sequence[Article], *, explain: bool) -> str:
    """Return how articles fall into stories, and with `explain` every merge and veto in words."""
    held = {article.id: article for article in articles}
    parts = [_group(number, group, held, explain=explain) for number, group in enumerate(groups, start=1)]
    return "\n".join("\n".join(lines) + "\n" for lines in parts)


def _group(number: int, group: StoryGroup, held: Mapping[ArticleId, Article], *, explain: bool) -> Iterator[str]:
    copies = dict(group.duplicates)
    yield f"{number}. {len(group.articles)} article{'' if len(group.articles) == 1 else 's'}"
    for name in group.articles:
        article = held[name]
        day = article.published.date.isoformat() if article.published.date else "date not given"
        repeats = f"  (repeats {printable(held[copies[name]].name)})" if name in copies else ""
        yield f"  {printable(article.name)}, {day}: {printable(article.title or '')}{repeats}".rstrip(": ")
    for reason in group.reasons if explain else ():
        yield f"    {_in_words(reason, held)}"


def _in_words(reason: str, held: Mapping[ArticleId, Article]) -> str:
    """Return a reason with file names in place of ids."""
    named = _ID.sub(lambda match: held[ArticleId(match[0])].name if ArticleId(match[0]) in held else match[0], reason)
    return screened(printable(named))


def groups_json(groups: Sequence[StoryGroup], articles: Sequence[Article], *, explain: bool) -> str:
    """Return the groups as JSON; `reasons` with file names in place of ids."""
    held = {article.id: article for article in articles}
    rows = [
        {
            "articles": [_article(held[name]) for name in group.articles],
            "duplicates": [{"article": copy, "of": original} for copy, original in group.duplicates],
            **({"reasons": [_in_words(reason, held) for reason in group.reasons]} if explain else {}),
        }
        for group in groups
    ]
    return json.dumps(rows, indent=2)
