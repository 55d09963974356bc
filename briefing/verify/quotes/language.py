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
_COMMON: Final = {
    "en": word_set("the of and to in that is was for on with as are be at by from this have not"),
    "de": word_set("der die das und ist nicht mit von den ein eine zu auf für im dem sich des auch als"),
    "fr": word_set("le la les des et est une dans que pour qui pas sur du au par plus avec sont"),
    "es": word_set("el los las es una del que por con para se su al como más pero sus"),
    "it": word_set("il gli che di una per non con sono della nel alla dei più come anche"),
    "pt": word_set("os as uma do da dos que para com não por mais ao na em são"),
    "pl": word_set("na że się nie do jest to jak po od przez dla są ale"),
    "uk": word_set("і в на що з не у та до за як від про це для є але"),
    "ru": word_set("и в на что с не у по как за от это для о из но к"),
}
_CLEAR: Final = 3.0


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
    return count.most_common(1)[0][0] if count else None


def _scripts(text: str) -> set[str]:
    return {_script_of(char) for char in set(text) if char.isalpha()}


def _script_of(char: str) -> str:
    return "LATIN" if char < "\u0250" else unicodedata.name(char, "").partition(" ")[0]


def _language(text: str, *, least: int) -> str | None:
    """Return the language whose common words clearly lead, or None."""
    words = WORD.findall(text)
    if len(words) < least:
        return None
    words = [word for word in words if len(word) > 1 or word > "z"]  # a lone Latin letter may be of "I'll", "O'Connor"
    counts = sorted(((sum(word in common for word in words), name) for name, common in _COMMON.items()), reverse=True)
    (first, name), (second, _) = counts[:2]
    return name if first >= 2 and first >= _CLEAR * max(second, 0.4) else None  # noqa: PLR2004 - one word is chance
