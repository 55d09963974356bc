"""Stories over the days follow the links that the briefs made, each audience by itself."""

from datetime import date, timedelta

from briefing.model import PastStory, Previous, Thread
from briefing.stories.threads import threads

DAY = date(2025, 5, 3)


def told(name: str, day: int, after: tuple[int, str] | None = None, audience: str = "general") -> PastStory:
    link = Previous((DAY + timedelta(days=after[0])).isoformat(), "f.md", after[1]) if after else None
    return PastStory(name, name, DAY + timedelta(days=day), "f.md", (), (), link, audience)


def test_links_make_a_thread_whatever_the_order():
    one, two, three = told("a", 0), told("b", 1, (0, "a")), told("c", 3, (1, "b"))
    assert threads([three, one, two]) == (Thread((one, two, three)),)
    assert threads([one, two, three])[0].id == "a"


def test_the_latest_story_comes_first():
    assert [thread.id for thread in threads([told("a", 0), told("b", 2), told("c", 1)])] == ["b", "c", "a"]


def test_audiences_do_not_mix():
    mine, other = told("a", 0), told("b", 1, (0, "a"), "analyst")
    assert {thread.stories for thread in threads([mine, other])} == {(mine,), (other,)}


def test_two_stories_that_go_on_from_one_are_two_threads():
    root, left, right = told("a", 0), told("b", 1, (0, "a")), told("c", 1, (0, "a"))
    assert {thread.stories for thread in threads([root, left, right])} == {(root, left), (root, right)}


def test_a_brief_that_is_gone_ends_the_thread():
    later = told("b", 1, (0, "a"))
    assert threads([later]) == (Thread((later,)),)


def test_a_link_to_its_own_day_or_later_is_not_followed():
    """A damaged store makes no endless thread."""
    loop = told("a", 0, (0, "a"))
    assert threads([loop, told("b", 1, (0, "a"))])[0].stories[0].id in {"a", "b"}
