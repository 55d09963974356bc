"""The samples: two translations of one interview, another interview of the same man, two outlets on one statement."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.model import UNDATED, Article, CheckedClaim, Citation, Reading, Span
from briefing.sources import read_articles
from briefing.stories import compose, group, independent, origins


@pytest.fixture
def reading(seeds: Path) -> Reading:
    return read_articles([seeds])


def numbers(reading: Reading, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(article.name[:3] for article in reading if article.id in names)


def test_three_groups(reading: Reading):
    found = {numbers(reading, one.articles) for one in group(reading.articles)}
    assert found == {frozenset({"000", "001"}), frozenset({"002"}), frozenset({"003", "004"})}


def test_three_groups_even_without_any_date(reading: Reading):
    undated = [replace(article, published=UNDATED) for article in reading]
    assert {numbers(reading, one.articles) for one in group(undated)} == {
        frozenset({"000", "001"}),
        frozenset({"002"}),
        frozenset({"003", "004"}),
    }


def test_the_two_translations_are_near_duplicates(reading: Reading):
    pairs = [pair for one in group(reading.articles) for pair in one.duplicates]
    assert [numbers(reading, pair) for pair in pairs] == [frozenset({"000", "001"})]


def stories_by_member(reading: Reading):
    stories = compose(group(reading.articles), reading.articles, [], {})
    return {number: story for story in stories for number in numbers(reading, story.articles)}


def test_stories_come_newest_first(reading: Reading):
    stories = compose(group(reading.articles), reading.articles, [], {})
    assert [min(numbers(reading, story.articles)) for story in stories] == ["002", "000", "003"]


def test_the_area_is_shown_with_three_values_and_its_conversion(reading: Reading):
    (row,) = stories_by_member(reading)["003"].conflicts
    assert sorted(int(value.value or 0) for value in row.values) == [390, 800, 1000]
    assert [value.computed for value in row.values if value.unit != "km2"] == ["1,010 km²"]
    assert all(value.by for value in row.values)
    assert {value.as_of for value in row.values} == {"2024-08-12", None}


def test_the_officers_are_shown_with_the_hedge(reading: Reading):
    (row,) = stories_by_member(reading)["002"].conflicts
    assert {int(value.value or 0) for value in row.values} == {20}
    assert any("I was told" in value.text for value in row.values)


def test_nothing_else_conflicts(reading: Reading):
    assert stories_by_member(reading)["000"].conflicts == ()


def test_wordings_are_slices_of_both_articles(reading: Reading):
    texts = {article.id: article.text for article in reading}
    found = stories_by_member(reading)["000"].utterances
    assert len(found) >= 6
    for utterance in found:
        assert {len(utterance.wordings), len({one.citation.article for one in utterance.wordings})} == {2}
        assert all(one.citation.span.of(texts[one.citation.article]) == one.text for one in utterance.wordings)


def test_no_inferred_date_passes_for_stated_and_no_teaser_is_dated(reading: Reading):
    events = stories_by_member(reading)["003"].timeline
    assert "2024-08-06" in {event.date for event in events}
    assert {event.date for event in events if event.basis == "stated"} == {"2022-02"}
    assert not any(event.date.startswith("2025") for event in events)


def test_no_span_of_a_story_touches_boilerplate(reading: Reading):
    held: dict[str, Article] = {article.id: article for article in reading}
    for story in stories_by_member(reading).values():
        spans = [value.citation for row in story.conflicts for value in row.values]
        spans += [one.citation for found in story.utterances for one in found.wordings]
        spans += [event.citation for event in story.timeline]
        assert not any(held[one.article].boilerplate_at(one.span) for one in spans)


def test_sixty_thousand_of_one_speaker_is_one_origin(reading: Reading):
    held = {article.name[:3]: article for article in reading}
    claims = [
        CheckedClaim(number, "60,000", (Citation(held[number].id, Span(0, 1)),), attributed_to=speaker)
        for number, speaker in (("000", "Volodymyr Zelensky"), ("001", "Volodymyr Zelenskyy"))
    ]
    assert len(independent(origins(claims, reading.articles))) == 1
