"""The brief's own words filled in: counts with the right plural, dates, numbers. The only home of babel."""

from datetime import date
from decimal import Decimal

from briefing.text.phrases import LANGUAGES, phrase


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
        """Return a number with the language's separators."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(value, locale=self._locale)
