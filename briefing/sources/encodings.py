"""Which encoding bytes are in that are no Unicode: the one whose reading looks most like some language.

The detectors that look at byte frequencies need long texts; here each candidate is read and judged by the letters that
the language of its reading uses. charset-normalizer is asked where no candidate reads well.
"""

from collections.abc import Iterable

from briefing.sources.language import guess_language

_CANDIDATES = (
    "cp1252",
    "cp1251",
    "cp1250",
    "iso8859-2",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
    "koi8-u",
    "iso8859-5",
    "cp1253",
    "cp1254",
    "cp850",
)
_LETTERS = {
    "en": "éèêàçñöüïáíóú",
    "de": "äöüßÄÖÜéè",
    "fr": "àâçéèêëîïôùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ",
    "es": "áéíóúñüÁÉÍÓÚÑ¿¡ºª",
    "it": "àèéìíòóùÀÈÉÌÒÙ",
    "pt": "ãõáéíóúâêôàçÃÕÁÉÍÓÚÂÊÔÀÇºª",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "nl": "ëéèïöüáó",
}
_COMMON = "\u00a0–—‘’‚“”„…«»‹›€£°©®™·•№§"
_GOOD = 0.9
_SAMPLE = 60_000


def likely_encoding(raw: bytes) -> str:
    """Return the likeliest encoding of bytes that are not Unicode; Windows-1252 when nothing tells."""
    sample = raw[:_SAMPLE]
    best, share = _best(sample, _CANDIDATES)
    if share >= _GOOD:
        return best
    detected = _detected(sample)
    return detected if detected and _best(sample, (best, detected))[0] == detected else best


def _best(sample: bytes, encodings: Iterable[str]) -> tuple[str, float]:
    """Return the encoding that reads best, the first of equals, and the share of its letters that fit a language."""
    judged = [(name, _fit(text)) for name in encodings if (text := _read(sample, name)) is not None]
    return max(judged, key=lambda pair: pair[1], default=("cp1252", 0.0))


def _read(sample: bytes, encoding: str) -> str | None:
    """Read a sample, whose last character may be cut."""
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        cut = error.start > len(sample) - 4 and len(sample) == _SAMPLE
        return sample[: error.start].decode(encoding) if cut else None
    except LookupError:
        return None


def _fit(text: str) -> float:
    """Return how many of the characters beyond ASCII the language of the text uses, 0 to 1."""
    beyond = [char for char in text if char > "\x7f"]
    language = guess_language(text)
    if language is None or not beyond:
        return 0.0
    return sum(_belongs(char, language) for char in beyond) / len(beyond)


def _belongs(char: str, language: str) -> bool:
    if char in _COMMON:
        return True
    if language in {"uk", "ru"}:
        return "А" <= char <= "я" or char in "іїєґІЇЄҐёЁ"
    if language in {"ja", "zh", "ko"}:
        return _is_east_asian(char, language)
    if language == "el":
        return "\u0370" <= char <= "\u03ff"
    return char in _LETTERS.get(language, "")


def _is_east_asian(char: str, language: str) -> bool:
    if language == "ko":
        return "\uac00" <= char <= "\ud7a3" or "\u3000" <= char <= "\u303f"
    common = "\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e"
    return common or (language == "ja" and "\u3040" <= char <= "\u30ff")


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that only odd encodings pay

    best = from_bytes(sample).best()
    return best.encoding if best else None
