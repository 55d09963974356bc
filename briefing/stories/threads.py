"""Stories over the days: what the briefs of one audience told, joined along the links that the briefs made."""

from collections.abc import Sequence

from briefing.model import PastStory, Thread


def threads(past: Sequence[PastStory]) -> tuple[Thread, ...]:
    """Return the stories over the days, the latest first.

    Where two stories of a day went on from one, each is a thread of its own with the days before in common.

    Args:
        past: What earlier briefs told, in any order.
    """
    ordered = sorted(past, key=lambda story: (story.day, story.audience, story.id))
    by_place = {(story.audience, story.day.isoformat(), story.id): story for story in ordered}
    links = ((story.audience, story.previous.date, story.previous.story) for story in ordered if story.previous)
    went_on = set(links)
    ends = [story for place, story in by_place.items() if place not in went_on]
    found = [Thread(_back(story, by_place)) for story in ends]
    return tuple(sorted(found, key=lambda thread: (-thread.stories[-1].day.toordinal(), thread.stories[-1].headline)))


def _back(story: PastStory, by_place: dict[tuple[str, str, str], PastStory]) -> tuple[PastStory, ...]:
    """Return a story and what it went on from, the oldest first."""
    chain = [story]
    while link := chain[-1].previous:
        earlier = by_place.get((story.audience, link.date, link.story))
        if earlier is None or earlier.day >= chain[-1].day:
            break
        chain.append(earlier)
    return tuple(reversed(chain))
