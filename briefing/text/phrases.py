"""The brief's own words in each language: headings, counts, notices.

One table serves both sides: rendering fills the phrases, checking recognizes them and holds the filled-in values to
the facts. A phrase never states a fact of an article. Placeholders stand in braces; a phrase with several forms
(keys are CLDR plural categories) is chosen by its `{n}`.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.text.languages import de, en, es, fr, ja, uk

LANGUAGES: Mapping[str, Mapping[str, str | dict[str, str]]] = {
    "en": en.PHRASES,
    "uk": uk.PHRASES,
    "de": de.PHRASES,
    "fr": fr.PHRASES,
    "es": es.PHRASES,
    "ja": ja.PHRASES,
}


def phrase(language: str, key: str, form: str = "other") -> str:
    """Return the phrase for a key in a language (English where the language is not known), with its placeholders."""
    table = LANGUAGES.get(language.partition("-")[0].lower(), en.PHRASES)
    words = table[key]
    return words if isinstance(words, str) else words.get(form, words["other"])


def recognize(words: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Return every (key, filled-in values) whose phrase, in any language, reads exactly like `words`."""
    words = words.strip()
    found: list[tuple[str, Mapping[str, str]]] = []
    for key, begins, ends, pattern in _patterns():
        if not (words.startswith(begins) and words.endswith(ends)):  # far cheaper than asking every pattern
            continue
        match = pattern.fullmatch(words)
        if match is not None and (key, match.groupdict()) not in found:
            found.append((key, match.groupdict()))
    return tuple(found)


_PLACE = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, str, re.Pattern[str]], ...]:
    """Return each key, the words before the first and behind the last placeholder of its phrase, and its pattern."""
    forms = (
        (key, form)
        for table in LANGUAGES.values()
        for key, words in table.items()
        for form in ([words] if isinstance(words, str) else words.values())
    )
    return tuple((key, _PLACE.split(form)[0], _PLACE.split(form)[-1], _pattern(form)) for key, form in forms)


def _pattern(form: str) -> re.Pattern[str]:
    """Turn a phrase into a pattern; numbers are digits, other placeholders any words up to 300 code points."""
    literals, names = _PLACE.split(form)[::2], _PLACE.split(form)[1::2]
    places = (rf"(?P<{name}>\d{{1,9}})" if name in {"n", "proven"} else rf"(?P<{name}>.{{1,300}}?)" for name in names)
    return re.compile("".join(map("".join, zip(map(re.escape, literals), [*places, ""], strict=True))))
