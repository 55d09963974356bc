"""A story is known again by what it shares; a figure is changed only when both measure the same thing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefing.model import (
    Article,
    ArticleId,
    Basis,
    CheckedClaim,
    Dated,
    Draft,
    DraftClaim,
    PastStory,
    Previous,
    Standing,
    Status,
    Story,
)
from briefing.stories.following import LOOK_BACK, follow
from briefing.verify.claims.drafts import prove
from briefing.verify.source import Source

DAY = date(2025, 5, 3)
FLOOD = (
    "The river Orla flooded the old town of Milbrook. About 900 people left their homes, Mayor Ann Lee said. "
    "At least 12 people were injured in Milbrook, the hospital said. The army sent 40 trucks to Milbrook. "
    "“We have never seen the river Orla this high in Milbrook,” Lee told reporters."
)
STRIKE = (
    "Workers at the Kovo steel works in Oldport will strike from Monday, their union said. The union demands a pay rise "
    "of 7 percent. The company offered 3 percent, its director Petra Novak said."
)


def article(name: str, text: str, day: date | None = DAY) -> Article:
    published = Dated(day, Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    return Article(ArticleId(name), f"{name}.txt", text, name, published=published)


def claims_of(source: Article) -> tuple[CheckedClaim, ...]:
    """Return every sentence of an article as a proven claim."""
    read = Source(source.text)
    drafts = [DraftClaim(one.span.of(source.text), (one.number,), extract=True) for one in read.sentences]
    proven, _ = prove(Draft(source.id, None, tuple(drafts)), read, source)
    return proven


def past_of(source: Article, day: date = DAY, previous: Previous | None = None, name: str = "p") -> PastStory:
    return PastStory(name, "Past", day, f"{day}-general.md", (source,), claims_of(source), previous)


def today_of(source: Article) -> tuple[list[Story], tuple[CheckedClaim, ...], list[Article]]:
    claims = claims_of(source)
    return [Story("s", "Today", (source.id,), tuple(claim.id for claim in claims))], claims, [source]


def standing(text: str, words: str, past: PastStory) -> Standing | None:
    """Return the standing of the claim that begins with the words, in a story of this text."""
    followed = follow(*today_of(article("new", text, DAY + timedelta(days=1))), [past])
    return next(claim.standing for claim in followed.claims if claim.text.startswith(words))


def test_without_a_past_nothing_is_marked():
    followed = follow(*today_of(article("new", FLOOD)), [])
    assert (followed.stories[0].previous, {claim.standing for claim in followed.claims}) == (None, {None})


def test_a_story_that_goes_on_is_linked_with_its_reason():
    followed = follow(*today_of(article("new", FLOOD.replace("900", "1,400"))), [past_of(article("old", FLOOD))])
    previous = followed.stories[0].previous
    assert previous is not None
    assert (previous.date, previous.file, previous.story) == ("2025-05-03", "2025-05-03-general.md", "p")
    assert previous.reason.startswith("share 1 utterance, ")


def test_another_story_is_not_linked_and_its_claims_are_not_marked():
    followed = follow(*today_of(article("new", STRIKE)), [past_of(article("old", FLOOD))])
    assert (followed.stories[0].previous, {claim.standing for claim in followed.claims}) == (None, {None})


@pytest.mark.parametrize(("days", "linked"), [(1, True), (LOOK_BACK, True), (LOOK_BACK + 1, False), (None, True)])
def test_the_days_between_the_articles_are_a_gate(days: int | None, *, linked: bool):
    """An unknown date does not veto."""
    later = None if days is None else DAY + timedelta(days=days)
    followed = follow(*today_of(article("new", FLOOD + " ", later)), [past_of(article("old", FLOOD))])
    assert (followed.stories[0].previous is not None) is linked


def test_the_strongest_past_story_is_taken():
    past = [past_of(article("other", STRIKE), name="q"), past_of(article("old", FLOOD))]
    previous = follow(*today_of(article("new", FLOOD + " ")), past).stories[0].previous
    assert previous is not None
    assert previous.story == "p"


def test_the_link_leads_to_the_last_brief_of_the_story():
    """The words are nearer to the first brief; the story went on in a second one, which is the last."""
    first = past_of(article("old", FLOOD))
    text = "The mayor of Milbrook, Ann Lee, spoke of the river Orla and its dam."
    link = Previous("2025-05-03", first.file, "p")
    second = past_of(article("mid", text), DAY + timedelta(days=1), link, "p2")
    previous = follow(*today_of(article("new", FLOOD + " ")), [first, second]).stories[0].previous
    assert previous is not None
    assert (previous.date, previous.story) == ("2025-05-04", "p2")


@pytest.mark.parametrize(
    ("old", "new", "words", "before", "now"),
    [
        ("About 900 people", "About 1,400 people", "About 1,400", "about 900", "about 1,400"),
        ("At least 12 people", "At least 19 people", "At least 19", "at least 12", "at least 19"),
        ("sent 40 trucks", "sent 60 trucks", "The army", "40", "60"),
    ],
)
def test_a_figure_of_the_same_thing_is_changed(old: str, new: str, words: str, before: str, now: str):
    found = standing(FLOOD.replace(old, new), words, past_of(article("old", FLOOD)))
    assert found is not None
    assert found.before is not None
    assert (found.status, found.since) == (Status.CHANGED, "2025-05-03")
    assert (found.before.text, found.before.now, found.before.article) == (before, now, "old.txt")
    assert found.before.span.of(FLOOD) in before
    assert found.before.passage_span.of(FLOOD) == found.before.passage


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About 14 houses in Milbrook fell, Mayor Ann Lee said.", "About 14"),
        ("At least 19 people were killed in Milbrook, the hospital said.", "At least 19"),
        ("At least 19 people were injured in Oldport, the police said.", "At least 19"),
        ("The army sent 40 soldiers to Milbrook.", "The army"),
        ("About 90,000 people left their homes, Mayor Ann Lee said.", "About 90,000"),
    ],
    ids=["another thing", "another fate", "another place", "another noun", "far from it"],
)
def test_a_figure_of_another_thing_is_new(text: str, words: str):
    """Precision first: what could be another thing is not called changed."""
    found = standing(
        f"{FLOOD.split('. ', maxsplit=1)[0]}. {FLOOD.rpartition('. ')[2]} {text}", words, past_of(article("old", FLOOD))
    )
    assert found == Standing(Status.NEW)


def test_rounding_is_no_change():
    text = FLOOD.replace("About 900 people left their homes", "Some 890 people left their homes")
    found = standing(text, "Some 890", past_of(article("old", FLOOD)))
    assert found is not None
    assert found.status is not Status.CHANGED


def test_a_figure_that_was_told_before_is_not_changed_again():
    """Earlier articles gave both counts: the new one repeats one of them."""
    both = FLOOD + " The council said that about 1,400 people left their homes."
    found = standing(FLOOD.replace("About 900", "About 1,400"), "About 1,400", past_of(article("old", both)))
    assert found is not None
    assert found.status is not Status.CHANGED


def test_the_same_words_are_unchanged_since_they_were_first_told():
    old = past_of(article("old", FLOOD))
    first = replace(
        old, claims=tuple(replace(c, standing=Standing(Status.UNCHANGED, "2025-05-01")) for c in old.claims)
    )
    assert standing(FLOOD + " ", "The army", old) == Standing(Status.UNCHANGED, "2025-05-03")
    assert standing(FLOOD + " ", "The army", first) == Standing(Status.UNCHANGED, "2025-05-01")


def test_claims_are_held_to_the_whole_thread():
    """What the last brief left out, but the one before it told, is unchanged since then."""
    first = past_of(article("old", FLOOD))
    link = Previous("2025-05-03", first.file, "p")
    middle = article("mid", FLOOD.replace("The army sent 40 trucks to Milbrook. ", ""))
    second = past_of(middle, DAY + timedelta(days=1), link, "p2")
    followed = follow(*today_of(article("new", FLOOD + " ", DAY + timedelta(days=2))), [first, second])
    army = next(claim for claim in followed.claims if claim.text.startswith("The army"))
    assert army.standing == Standing(Status.UNCHANGED, "2025-05-03")


def test_two_interviews_with_different_media_are_not_one_story():
    one = (
        "President Ada Stern said in an interview with Channel Nine that the border stays open. Stern spoke of Oldport."
    )
    other = "President Ada Stern said in an interview with Radio Four that taxes will fall. Stern spoke of farmers."
    followed = follow(*today_of(article("new", other)), [past_of(article("old", one))])
    assert followed.stories[0].previous is None


def test_the_order_of_the_past_changes_nothing():
    past = [past_of(article("old", FLOOD)), past_of(article("other", STRIKE), name="q")]
    today = today_of(article("new", FLOOD.replace("900", "1,400")))
    assert follow(*today, past) == follow(*today, past[::-1])


def test_what_changed_comes_first_and_what_was_told_before_last():
    text = FLOOD.replace("12 people", "19 people") + " Divers came from Oldport to Milbrook in the evening."
    followed = follow(*today_of(article("new", text, DAY + timedelta(days=1))), [past_of(article("old", FLOOD))])
    held = {claim.id: claim.standing.status for claim in followed.claims if claim.standing}
    told = [held[name] for name in followed.stories[0].claims]
    assert told == sorted(told, key=[Status.CHANGED, Status.NEW, Status.UNCHANGED].index)
    assert (told[0], told[-1]) == (Status.CHANGED, Status.UNCHANGED)


FERRY = (
    "The ferry Aurora sank off the port of Norburg on Saturday, killing at least 12 people, harbour chief Odile Brandt "
    "said. “We had eleven minutes,” Brandt told reporters. Divers searched the wreck of the Aurora until nightfall."
)
FERRY_AGAIN = (
    "The sinking of the ferry Aurora off the port of Norburg killed at least 19 people, harbour chief Odile Brandt said "
    "on Sunday. “We had eleven minutes,” Brandt told reporters. Divers had searched the wreck of the Aurora."
)


def test_the_only_toll_of_a_story_is_changed_however_it_is_told():
    found = standing(FERRY_AGAIN, "The sinking", past_of(article("old", FERRY)))
    assert found is not None
    assert (found.status, found.before and found.before.text) == (Status.CHANGED, "at least 12")


def test_a_second_toll_of_a_story_leaves_it_open_which_one_changed():
    older = f"{FERRY} In 1998 another wreck off Norburg killed 300 people."
    found = standing(FERRY_AGAIN, "The sinking", past_of(article("old", older)))
    assert found is not None
    assert found.status is Status.NEW
