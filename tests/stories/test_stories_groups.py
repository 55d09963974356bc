"""Groups: articles on one event, never two events of one person; every merge and veto has its reason."""

from datetime import date
from hashlib import sha256
from itertools import permutations
from pickle import dumps, loads

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Article, ArticleId, Basis, Dated
from briefing.stories import group

INTERVIEW = (
    "Prime Minister Anna Lindqvar defended the river dam in an interview with Radio Norra, the news site Dagen reports. "
    "“We did not build this dam to sell the water. We built it because three villages drowned in one night,” Lindqvar "
    "said. “Whoever wants to tear it down must first tell those families where to sleep.” She added that 4,300 people "
    "live below the dam today."
)
TRANSLATION = (
    "The dam on the river stays, said Prime Minister Anna Lindkvar on Radio Norra, according to Morgenblatt. “We have "
    "not built the dam in order to sell water. We built it since three villages drowned in a single night,” the head of "
    "government said. “Whoever wants to tear it down must tell the families first where they should sleep.” Some 4,300 "
    "people now live below it."
)
OTHER_INTERVIEW = (
    "Prime Minister Anna Lindqvar told the weekly Fokus that her party would fight the election alone. “I have shared "
    "power for six years and I have learned what it costs,” Lindqvar said. “A vote for us is a vote for nobody else. We "
    "will not trade ministries in a back room again.” The river dam, she added, would be discussed later."
)
FIRE = (
    "A fire destroyed the tram depot of Hallstad on Wednesday night and burned 14 trams, the city said. Firefighters "
    "from five towns fought the flames until morning. No one was hurt. Mayor Per Olsson said that buses would replace "
    "the trams for at least a month. The depot was built in 1911."
)
FIRE_TOO = (
    "HALLSTAD: Fourteen trams burned out when the depot of Hallstad went up in flames on Wednesday night. Mayor Per "
    "Olsson announced that buses would run instead for a month or more. Firefighters of five towns were at work until "
    "the morning; nobody was hurt, the city said."
)


def article(name: str, text: str, day: str | None = None) -> Article:
    published = Dated(date.fromisoformat(day), Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(name), name, text, digest, published=published)


def members(articles: list[Article]) -> set[frozenset[str]]:
    return {frozenset(found.articles) for found in group(articles)}


def test_a_translation_and_two_reports_of_a_fire_form_two_groups():
    batch = [
        article("1", INTERVIEW, "2024-03-01"),
        article("2", TRANSLATION, "2024-03-02"),
        article("3", OTHER_INTERVIEW, "2024-03-20"),
        article("4", FIRE, "2024-03-21"),
        article("5", FIRE_TOO, "2024-03-21"),
    ]
    assert members(batch) == {frozenset("12"), frozenset("3"), frozenset("45")}


def test_unknown_dates_do_not_veto_and_do_not_join():
    batch = [article(str(n), text) for n, text in enumerate((INTERVIEW, TRANSLATION, OTHER_INTERVIEW, FIRE, FIRE_TOO))]
    assert members(batch) == {frozenset("01"), frozenset("2"), frozenset("34")}


def test_a_date_far_away_keeps_apart():
    assert len(group([article("a", FIRE, "2024-03-21"), article("b", FIRE_TOO, "2024-04-21")])) == 2


def test_a_far_article_does_not_enter_through_an_undated_one():
    batch = [
        article("a", FIRE, "2024-03-21"),
        article("b", FIRE_TOO),
        article("c", FIRE_TOO + " It is over.", "2024-06-21"),
    ]
    assert all({"a", "c"} - set(found.articles) for found in group(batch))


def test_a_translation_is_a_duplicate_and_both_stay():
    (found,) = group([article("a", INTERVIEW), article("b", TRANSLATION)])
    assert set(found.articles) == {"a", "b"}
    assert len(found.duplicates) == 1


def test_a_copy_is_listed_behind_its_original():
    (found,) = group([article("a", FIRE, "2024-03-21"), article("b", "New headline\n\n" + FIRE, "2024-03-22")])
    assert found.articles == ("a", "b")
    assert found.duplicates == (("b", "a"),)
    assert found.reasons == ("b repeats the words of a",)


def test_reasons_count_what_is_shared():
    (found,) = group([article("a", INTERVIEW, "2024-03-01"), article("b", TRANSLATION, "2024-03-02")])
    assert found.reasons[0].startswith("a and b: share 3 utterances, 1 figure, ")
    assert found.reasons[0].endswith(", 1 days apart")


@pytest.mark.parametrize(
    ("day", "told"),
    [("2024-03-02", "same day"), (None, "dates unknown")],
    ids=["dated", "undated"],
)
def test_explain_tells_what_was_kept_apart(day: str | None, told: str):
    batch = [article("a", INTERVIEW, "2024-03-02"), article("b", OTHER_INTERVIEW, day)]
    reasons = [reason for found in group(batch, explain=True) for reason in found.reasons]
    assert len(reasons) == 2
    assert all("kept apart" in reason and told in reason for reason in reasons)


def test_the_order_of_the_input_changes_nothing():
    batch = [article(str(n), text) for n, text in enumerate((INTERVIEW, TRANSLATION, FIRE, FIRE_TOO))]
    assert len({dumps(group(list(order), explain=True)) for order in permutations(batch)}) == 1


def test_newest_group_first_and_nothing_of_nothing():
    batch = [article("a", INTERVIEW, "2024-03-01"), article("b", FIRE, "2024-03-21")]
    assert [found.articles for found in group(batch)] == [("b",), ("a",)]
    assert group([]) == ()


def test_groups_are_picklable():
    found = group([article("a", FIRE), article("b", FIRE_TOO)])
    assert loads(dumps(found)) == found  # noqa: S301 - our own bytes


@settings(max_examples=40)
@given(st.lists(st.text(max_size=300), max_size=5))
def test_each_article_is_in_exactly_one_group(texts: list[str]):
    batch = [article(str(n), text) for n, text in enumerate(texts)]
    assert sorted(name for found in group(batch) for name in found.articles) == sorted(one.id for one in batch)


ITALIAN = (
    "Il sindaco Karel Dvořák ha detto a Radio Norra il 4 marzo 2024: «Non chiuderemo la diga di Velm. Le 1.250 famiglie "
    "della valle alta restano nelle loro case, e la città paga 3,7 milioni.» La diga di Velm si era crepata a febbraio, "
    "secondo il perito Ilse Brandt dell'istituto Nordwasser."
)
ENGLISH = (
    "Mayor Karel Dvořák told Radio Norra on 4 March 2024: “We will not close the Velm dam. The 1,250 families of the upper "
    "valley stay in their homes, and the city pays 3.7 million.” The Velm dam had cracked in February, according to Ilse "
    "Brandt, an expert of the Nordwasser institute."
)


def test_a_report_in_another_language_is_one_story():
    batch = [article("a", ENGLISH, "2024-03-05"), article("b", ITALIAN, "2024-03-05")]
    assert members(batch) == {frozenset("ab")}


FOLLOW_UP = (
    "A week after the warehouse fire, the owner of the site was charged with negligence on Friday. The prosecutor spoke of "
    "missing extinguishers; the trial is expected in autumn."
)


def test_a_follow_up_of_another_week_is_another_story():
    batch = [
        article("a", FIRE, "2024-03-21"),
        article("b", FIRE_TOO, "2024-03-21"),
        article("c", FOLLOW_UP, "2024-03-29"),
    ]
    assert members(batch) == {frozenset("ab"), frozenset("c")}


@given(st.permutations(range(6)), st.sets(st.integers(0, 5), min_size=1))
def test_no_order_of_any_choice_of_articles_changes_the_groups(order: list[int], kept: set[int]):
    texts = (INTERVIEW, TRANSLATION, OTHER_INTERVIEW, FIRE, FIRE_TOO, "New headline\n\n" + FIRE)
    days = ("2024-03-01", "2024-03-02", None, "2024-03-21", None, "2024-03-22")
    batch = [article(str(n), texts[n], days[n]) for n in range(6)]
    given_order = [batch[n] for n in order if n in kept]
    assert group(given_order, explain=True) == group([batch[n] for n in sorted(kept)], explain=True)
