"""Timeline and gaps: dates as the articles give them, and what they leave open."""

from datetime import date
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, ArticleId, Basis, Boilerplate, Dated, GapKind, Span
from briefing.stories import timeline, unknown
from briefing.stories.passages import unmarked


def article(name: str, text: str, day: str | None = None, boilerplate: tuple[Boilerplate, ...] = ()) -> Article:
    published = Dated(date.fromisoformat(day), Basis.STATED) if day else Dated(None, Basis.UNKNOWN)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(ArticleId(name), name, text, digest, published=published, boilerplate=boilerplate)


def rows(*articles: Article) -> list[tuple[str, str, bool]]:
    return [(event.date, event.basis.value, event.approximate) for event in timeline(articles)]


def test_stated_and_inferred_dates_are_told_apart():
    text = "The dam broke on March 3, 2023 in the valley. On Monday the court of Velm opened the trial."
    events = timeline([article("a", text, "2024-05-15")])
    assert [(event.date, event.basis) for event in events][:2] == [
        ("2023-03-03", Basis.STATED),
        ("2024-05-13", Basis.INFERRED),
    ]
    assert events[1].reason == "'On Monday' against 2024-05-15"
    assert events[0].citation.span.of(text) == events[0].event


def test_an_article_without_dates_inside_stands_at_its_own_day():
    assert rows(article("a", "The dam of the upper valley broke in the night.", "2024-05-15")) == [
        ("2024-05-15", "inferred", True)
    ]


def test_an_undated_article_counts_from_the_story_and_says_so():
    dated = article("a", "The dam of the upper valley broke on Tuesday, the mayor said.", "2024-05-15")
    undated = article("b", "Last Monday the engineers had warned the town of cracks in the wall.")
    event = timeline([dated, undated])[0]
    assert (event.date, event.approximate) == ("2024-05-13", True)
    assert event.reason.endswith("the day of another article")
    assert rows(undated) == []


def test_years_and_vague_months_are_background():
    text = "The dam was built in 1911 by two brothers. Last month the town tested the wall of the dam again."
    assert rows(article("a", text, "2024-05-15")) == [("2024-05-15", "inferred", True)]


def test_a_weekday_to_come_is_not_dated_backwards():
    text = "The council of the town will vote on the new dam on Monday."
    assert [event.date for event in timeline([article("a", text, "2024-05-15")])] == ["2024-05-15"]


def test_today_inside_a_quotation_has_no_day_unless_the_outlet_gives_it():
    said = "“Yesterday the engineers left the valley for good. Today {}they came back to us,” said Mayor Ida Holm."
    assert rows(article("a", said.format(""), "2024-05-15")) == [("2024-05-15", "inferred", True)]
    glossed = article("a", said.format("(May 12 - ed.) "), "2024-05-15")
    assert ("2024-05-11", "inferred", True) in rows(glossed)


def test_the_date_line_and_boilerplate_are_no_events():
    text = (
        "date 2024-05-15 The dam of the upper valley broke.\n\nRead more: On May 3 the mayor of Orrin left his office"
    )
    start = text.index("Read more")
    one = article("a", text, "2024-05-15", (Boilerplate(Span(start, len(text)), "related links"),))
    published = Dated(date(2024, 5, 15), Basis.STATED, Span(5, 15))
    one = Article(one.id, one.name, text, one.sha256, published=published, boilerplate=one.boilerplate)
    assert [event.date for event in timeline([one])] == ["2024-05-15"]
    assert timeline([one])[0].approximate


def test_each_event_stands_once_and_a_day_holds_three():
    told = "On Monday the dam of the upper valley broke at night."
    assert len(rows(article("a", told, "2024-05-15"), article("b", told + " Nobody slept.", "2024-05-15"))) == 1
    many = " ".join(
        f"On Monday {what}."
        for what in ("a bridge fell in Orrin", "two farmers sold hay", "Velm won a match", "snow hid roads")
    )
    assert len([row for row in rows(article("a", many, "2024-05-15")) if row[0] == "2024-05-13"]) == 3


def test_long_sentences_are_cut_at_their_dashes():
    tail = "and so the council talked on and on about pipes and pumps " * 6
    text = f"The engineers left the valley on May 3, 2024 with their tools — {tail}."
    (event,) = timeline([article("a", text)])
    assert event.event == "The engineers left the valley on May 3, 2024 with their tools"


def test_gaps_are_those_the_articles_show():
    text = (
        "“We were told nothing at all about the cracks,” said a government spokesperson. The prime minister spoke in an "
        "interview with Radio Norra. Thousands of residents fled the valley."
    )
    gaps = unknown([article("a", text)])
    assert [(gap.kind, gap.words) for gap in gaps] == [
        (GapKind.PUBLISHED, ""),
        (GapKind.DAY, "Radio Norra"),
        (GapKind.SPEAKER, "a government spokesperson"),
        (GapKind.NUMBER, "Thousands of residents"),
    ]


def test_a_number_elsewhere_in_the_story_closes_the_gap():
    one = article("a", "Thousands of residents fled the valley.", "2024-05-15")
    other = article("b", "About 4,300 residents fled the valley.", "2024-05-15")
    assert unknown([one]) != ()
    assert unknown([one, other]) == ()


def test_one_gap_of_two_articles_is_told_once():
    one, other = (article(name, "The king spoke in an interview with Radio Norra.", "2024-05-15") for name in "ab")
    (gap,) = unknown([one, other])
    assert gap.articles == ("a", "b")


def test_a_dated_interview_is_no_gap():
    assert unknown([article("a", "The king spoke in an interview with Radio Norra on Monday.", "2024-05-15")]) == ()
    assert unknown([article("a", "The king gave an interview by the way.", "2024-05-15")]) == ()


@given(st.lists(st.text(max_size=200), max_size=3))
def test_nothing_raises_on_any_text(texts: list[str]):
    batch = [article(str(n), f"On Monday {text} many people left.", "2024-05-15") for n, text in enumerate(texts)]
    timeline(batch)
    unknown(batch)


def told(text: str, day: str = "2024-05-15") -> list[str]:
    return [event.event for event in timeline([article("a", text, day)])]


def test_an_event_is_a_clause_of_a_long_sentence():
    long = "The goals of the valley – its {} – have been unclear for a long time, say the engineers of the town and its mayor."
    assert told(long.format("biggest works since the dam was built by the town in March 2021")) == [
        "the dam was built by the town in March 2021"
    ]
    tail = "The mayor of the upper valley reported on Tuesday that forty families had left the town, with at least ten of them now in the school of the next valley."
    assert told(tail) == ["The mayor of the upper valley reported on Tuesday that forty families had left the town"]
    assert told(
        "On Tuesday the mayor of the upper valley and the engineers of the dam of the town met at the school of the next valley for talks."
    ) == [
        "On Tuesday the mayor of the upper valley and the engineers of the dam of the town met at the school of the next valley for talks."
    ]


def test_what_is_only_supposed_for_a_later_day_is_no_event():
    assert rows(
        article("a", "If nothing is signed, the dam will be closed on June 3, 2024 by the town.", "2024-05-15")
    ) == [("2024-05-15", "inferred", True)]
    assert rows(article("a", "The dam of the upper valley closes on June 3, 2024.", "2024-05-15")) == [
        ("2024-06-03", "stated", False)
    ]


def test_marks_at_the_edges_of_an_event_are_left_out():
    text = "“We left the upper valley on May 3, 2024 with our goats.”"
    assert [words.strip("“”") for words in told(text)] == told(text)
    for words, bare in (
        ("“all of it”", "all of it"),
        ('"open at the start', "open at the start"),
        ("open at the end”", "open at the end"),
        ("“one” and “two”", "“one” and “two”"),
        ("plain", "plain"),
    ):
        assert unmarked(words, Span(0, len(words))).of(words) == bare


def test_an_office_that_one_person_holds_is_no_gap():
    said = "“The dam will hold,” {} said. “We have measured it,” he added."
    assert unknown([article("a", said.format("the president"), "2024-05-15")]) == ()
    (gap,) = unknown([article("a", said.format("a town official"), "2024-05-15")])
    assert (gap.kind, gap.words) == (GapKind.SPEAKER, "a town official")


def test_an_announcement_stands_at_its_day_not_at_the_day_it_announces():
    text = "The mayor of Velm announced on Monday that the dam closes on June 3, 2024."
    assert rows(article("a", text, "2024-05-15")) == [("2024-05-13", "inferred", False)]
