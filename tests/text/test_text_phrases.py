"""The brief's own words: the same keys and placeholders in every language, and recognized as they are written."""

import re

import pytest

from briefing.text.phrases import LANGUAGES, phrase, recognize

KEYS = sorted(LANGUAGES["en"])
PLURALS = {"en": {"one", "other"}, "de": {"one", "other"}, "fr": {"one", "other"}, "es": {"one", "other"}}
PLURALS |= {"uk": {"one", "few", "many", "other"}, "ja": {"other"}}


def forms(language: str, key: str) -> dict[str, str]:
    words = LANGUAGES[language][key]
    return {"other": words} if isinstance(words, str) else words


def places(form: str) -> list[str]:
    return sorted(set(re.findall(r"\{(\w*)\}", form)))


def test_there_are_six_languages():
    assert sorted(LANGUAGES) == sorted(PLURALS)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_every_key(language: str):
    assert sorted(LANGUAGES[language]) == KEYS


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_form_has_the_placeholders_of_english(language: str):
    wrong = {
        key: form
        for key in KEYS
        for form in forms(language, key).values()
        if places(form) != places(forms("en", key)["other"])
    }
    assert wrong == {}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_phrases_with_a_number_have_the_plural_forms_of_their_language(language: str):
    """French and Spanish may leave out their rare form of millions: `other` stands in."""
    several = {key: set(words) for key, words in LANGUAGES[language].items() if not isinstance(words, str)}
    assert {
        key: found for key, found in several.items() if not PLURALS[language] <= found | {"many"} & PLURALS[language]
    } == {}


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "In brief"), ("EN-gb", "In brief"), ("de", "In Kürze"), ("xx", "In brief"), ("", "In brief")],
)
def test_the_phrase_of_a_language_english_where_it_is_not_known(language: str, expected: str):
    assert phrase(language, "in_brief") == expected


def test_a_form_that_a_language_lacks_is_the_other_one():
    assert phrase("en", "articles", "one") == "{n} article"
    assert phrase("en", "articles", "few") == phrase("en", "articles") == "{n} articles"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_is_written_is_recognized_with_its_values(language: str):
    for key in KEYS:
        for form in forms(language, key).values():
            filled = {name: "7" if name in {"n", "proven"} else "Words" for name in places(form)}
            assert (key, filled) in recognize(f" {form.format(**filled)} ")


@pytest.mark.parametrize(
    "words", ["", "Seven people died.", "x articles", "12345678901 articles", "\ud800\x00", "5 articles more"]
)
def test_other_words_are_no_phrase(words: str):
    assert recognize(words) == ()
