"""A light guess of a text's language: by its script, then by its commonest words; None when neither tells."""

import re
from collections import Counter

_STOP_WORDS = {
    "en": "the of and to in that for with was said",
    "de": "der die und das nicht mit von ist den im",
    "fr": "le la les des et que une dans est pour",
    "es": "el los las que una por con del se para",
    "it": "il che di una per con gli della non è",
    "pt": "o os que uma com não para do da em",
    "uk": "та що не на у з до про як від",
    "ru": "и что не на с как по это для от",
    "pl": "nie się na że jest z do w to jak",
    "nl": "de het een van en niet dat met op is",
}
_STOPS = {tag: tuple(words.split()) for tag, words in _STOP_WORDS.items()}
_LEAST_SHARE = 0.06
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.1),
    ("ko", re.compile(r"[\uac00-\ud7a3]"), 0.2),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.3),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.3),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.3),
    ("el", re.compile(r"[\u0370-\u03ff]"), 0.3),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.3),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.3),
)
"""Scripts that tell a language, with the least share of all characters; languages of one script are one."""
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")


def guess_language(text: str) -> str | None:
    """Return the likely language of a text as a BCP 47 tag, or None."""
    sample = text[:_SAMPLE]
    for tag, script, share in () if sample.isascii() else _SCRIPTS:
        if len(script.findall(sample)) > share * len(sample):
            return tag
    words = _WORD.findall(sample.lower())
    counts = Counter(words)
    scores = {tag: sum(counts[word] for word in stops) for tag, stops in _STOPS.items()}
    if _UKRAINIAN.search(sample):
        scores["ru"] = 0
    best = max(scores, key=lambda tag: scores[tag])
    return best if words and scores[best] >= _LEAST_SHARE * len(words) else None
