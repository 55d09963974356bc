"""The brief's own words filled in: counts with the right plural, dates, numbers. The only home of babel."""

import re
from datetime import date
from decimal import Decimal

from briefing.text.figures import find_figures
from briefing.text.phrases import LANGUAGES, phrase, recognize


class Wording:
    """Phrases, dates and numbers in one language; a language without phrases gets English ones.

    Args:
        language: BCP 47 tag.
    """

    def __init__(self, language: str) -> None:
        from babel import Locale  # noqa: PLC0415 - babel costs 40 ms that only rendering pays

        tag = language.partition("-")[0].lower()
        self.language = tag if tag in LANGUAGES else "en"
        self._locale = Locale(self.language)

    def say(self, key: str, **values: str | int) -> str:
        """Return a phrase with its placeholders filled; `n` chooses the plural form."""
        number = values.get("n")
        form = self._locale.plural_form(number) if isinstance(number, int) else "other"
        return phrase(self.language, key, form).format(**values)

    def day(self, value: date) -> str:
        """Return a date in words, as the language writes it."""
        from babel.dates import format_date  # noqa: PLC0415

        pattern = "d MMMM y" if self.language == "en" else "long"
        return format_date(value, pattern, locale=self._locale)

    def number(self, value: Decimal) -> str:
        """Return a number with the language's separators, every digit of it."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(value, locale=self._locale, decimal_quantization=False)


def withheld_words(kind: str, wording: Wording) -> str:
    """Return why something was withheld, in a word or two of the brief's language.

    Args:
        kind: The reason as the sidecar has it; an English brief says it so, one in another language what was withheld.
        wording: The brief's words.
    """
    if wording.language == "en":
        return kind
    head = kind.partition(" ")[0]
    return wording.say(f"withheld_{head}" if head in {"quote", "statement"} else "withheld_other")


def reason_words(reason: str, wording: Wording) -> str:
    """Return why a date is inferred, in the brief's language; a reason that is none of ours stays as it is.

    Args:
        reason: As the timeline has it, in English.
        wording: The brief's words.
    """
    known = {key: values for key, values in recognize(reason) if key.startswith("reason_")}
    if other := known.get("reason_other_article"):
        return wording.say("reason_other_article", why=reason_words(other["why"], wording))
    for key, values in known.items():
        return wording.say(key, **values)
    return reason


def figure_words(words: str, wording: Wording) -> str:
    """Return a figure of ours with the language's separators, or without any where those could be misread.

    Args:
        words: The figure as English writes it: "1,010 km²".
        wording: The brief's words.
    """
    meant = next(iter(find_figures(words)), None)
    digits = _NUMBER.search(words)
    if meant is None or digits is None:
        return words
    number = Decimal(digits[0].replace(",", ""))
    told = (words.replace(digits[0], shown) for shown in (wording.number(number), f"{number:f}"))
    return next((one for one in told if [figure.value for figure in find_figures(one)] == [meant.value]), words)


_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
