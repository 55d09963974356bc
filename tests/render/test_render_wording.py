"""What the brief says of dates, figures and withheld statements follows its language; nothing English is left over."""

import pytest

from briefing.render.wording import Wording, figure_words, reason_words, withheld_words
from briefing.text.phrases import LANGUAGES

REASONS = (
    "'on monday' against 2025-03-03",
    "'monday' against 2025-03-03, the day of another article",
    "counted from 2025-02-06, when it was said",
    "the day of the article; it gives no other",
    "the year nearest to 2025-02-08",
)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_told_in_the_brief_s_language(reason: str):
    told = {language: reason_words(reason, Wording(language)) for language in LANGUAGES}
    assert told["en"] == reason
    assert len(set(told.values())) == len(LANGUAGES)
    for language in set(LANGUAGES) - {"en"}:
        assert not {"against", "the", "when", "nearest", "day"} & set(told[language].replace("'on monday'", "").split())


def test_a_reason_that_is_none_of_ours_stays():
    assert reason_words("metadata date", Wording("uk")) == "metadata date"


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        ("quote altered", "en", "quote altered"),
        ("quote altered", "de", "Zitat nicht belegt"),
        ("statement not found", "fr", "énoncé non prouvé"),
        ("unprintable", "es", "no probado"),
    ],
)
def test_what_was_withheld(kind: str, language: str, words: str):
    assert withheld_words(kind, Wording(language)) == words


@pytest.mark.parametrize(
    ("figure", "language", "words"),
    [
        ("1,010 km²", "en", "1,010 km²"),
        ("1,010 km²", "uk", "1\xa0010 km²"),
        ("1,010 km²", "de", "1010 km²"),
        ("2.5 %", "fr", "2,5 %"),
        ("some", "fr", "some"),
    ],
)
def test_a_figure_of_ours_has_the_separators_of_the_language_unless_they_could_be_misread(
    figure: str, language: str, words: str
):
    assert figure_words(figure, Wording(language)) == words
