"""Whether a source can speak to a quote at all: the same script, and no sign of another language.

Judges whole texts by their letters and commonest words; it never tells which language a text is in.
"""

import unicodedata
from collections import Counter
from typing import Final

from briefing.text.words import WORD, word_set
from briefing.verify.source import Source

_SAMPLE: Final = 4000
_LEAST_WORDS: Final = 30
_COMMON: Final = (
    word_set("the of and to in that is was for on with as are be at by from this have not"),
    word_set("der die das und ist nicht mit von den ein eine zu auf für im dem sich des auch als"),
    word_set("le la les des et est une dans que pour qui pas sur du au par plus avec sont"),
    word_set("el los las es una del que por con para se su al como más pero sus"),
    word_set("il gli che di una per non con sono della nel alla dei più come anche"),
    word_set("os as uma do da dos que para com não por mais ao na em são"),
    word_set("na że się nie do jest to jak po od przez dla są ale"),
    word_set("і в на що з не у та до за як від про це для є але"),
    word_set("и в на что с не у по как за от это для о из но к"),
)
"""The commonest words of one language each."""
_CLEAR: Final = 3.0
"""How many times the common words of one language must be more than those of any other."""
_CHANCE: Final = 0.4
"""What no common word of any other language counts: one word alone is chance."""


def is_foreign(quote: str, source: Source) -> bool:
    """Tell whether a quote and a source are in different scripts or clearly different languages."""
    sample = source.small[:_SAMPLE]
    wanted = _script(quote)
    if wanted is not None and wanted not in _scripts(sample):
        return True
    one, other = _language(quote.lower(), least=3), _language(sample, least=_LEAST_WORDS)
    return one is not None and other is not None and one != other


def _script(text: str) -> str | None:
    """Return the script of most letters."""
    count = Counter(_script_of(char) for char in text[:_SAMPLE] if char.isalpha())
    return max(count, key=count.__getitem__, default=None)


def _scripts(text: str) -> set[str]:
    return {_script_of(char) for char in set(text) if char.isalpha()}


def _script_of(char: str) -> str:
    return unicodedata.name(char, char).partition(" ")[0]


def _language(text: str, *, least: int) -> int | None:
    """Return which of the languages' common words clearly lead, or None."""
    words = WORD.findall(text)
    if len(words) < least:
        return None
    counts = [sum(word in common for word in words) for common in _COMMON]
    *_, second, first = sorted(counts)
    return counts.index(first) if first >= _CLEAR * max(second, _CHANCE) else None
