"""What a brief says of the day before: a story that goes on, a claim that is new or changed, articles left out.

Whole lines of the brief's own words; the check of a finished brief makes them anew from its sidecar and compares.
"""

from datetime import date

from briefing.model import EarlierFigure, LeftOut, Previous, Standing, Status
from briefing.render.escape import printable
from briefing.render.wording import Wording


def standing_line(standing: Standing | None, wording: Wording) -> str:
    """Return what a claim is to a reader of earlier briefs; nothing for a story that begins."""
    if standing is None:
        return ""
    match standing.status:
        case Status.NEW:
            return wording.say("new")
        case Status.UNCHANGED:
            return wording.say("unchanged", date=_day(standing.since, wording))
        case Status.CHANGED:
            return _changed(standing.before, _day(standing.since, wording), wording) if standing.before else ""


def _changed(before: EarlierFigure, day: str, wording: Wording) -> str:
    return wording.say(
        "changed",
        before=printable(before.text),
        now=printable(before.now),
        outlet=printable(before.outlet) if before.outlet else wording.say("no_outlet"),
        published=wording.day(before.published) if before.published else wording.say("undated"),
        date=day,
    )


def goes_on_line(previous: Previous | None, wording: Wording) -> str:
    """Return which brief a story goes on from."""
    return wording.say("goes_on", date=_day(previous.date, wording), file=printable(previous.file)) if previous else ""


def left_out_line(left_out: tuple[LeftOut, ...], stories: int, wording: Wording) -> str:
    """Return how many articles are not told again, or that nothing is new."""
    if not left_out:
        return ""
    if not stories:
        return wording.say("nothing_new", date=_day(max(one.briefed for one in left_out), wording))
    return wording.say("left_out", n=len(left_out))


def _day(day: str | None, wording: Wording) -> str:
    return wording.day(date.fromisoformat(day)) if day else "?"
