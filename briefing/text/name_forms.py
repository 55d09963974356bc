"""Tell whether two printed forms can name one person, place or organization; tell names from roles.

Two forms agree by rule (parts left out, initials, titles, transliteration, acronym), never by how similar they look:
a different given name or surname is a different person.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.text.name_words import COUNTRIES, ORGANIZATIONS, PLACE_STARTS, ROLES, SUFFIXES, SURNAME_TITLES, TITLES

_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгґдезиіїйклмнопрстуф", "abvhgdezyiiiklmnoprstuf", strict=True))
    | {"х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ю": "iu", "я": "ia"}
    | {"є": "ie", "ё": "e", "ж": "zh", "ы": "y", "э": "e"}
)
_SPELLINGS: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"s?hch|sch|sz|sh", "s"),
        (r"tch|cz|ch|tsch", "c"),
        (r"zh", "z"),
        (r"kh|gh|ch", "h"),
        (r"ph", "f"),
        (r"ts|tz", "c"),
        (r"ks", "x"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c(?=[aoukrlt]|$)", "k"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"([aou])e", r"\1"),
        (r"[yj]", "i"),
        (r"e?i+", "i"),
        (r"^i(?=[aeou])", ""),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
)
_LATIN_SPECIAL: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
_WORD: Final = re.compile(r"[^\W_]+(?:[-‑'’ʼʹ`.]+[^\W_]+)*\.?")
_POSSESSIVE: Final = re.compile(r"['’ʼ]s?$")
_APPOSITION: Final = re.compile(r"[,(\[;|/]")
_HEAD_END: Final = re.compile(
    r"[,(]|\b(?:of|for|from|at|in|with|on|to|who|that|speaking|familiar|close|near|inside|des|der|du|de|von)\b"
)
_ARABIC_ARTICLE: Final = re.compile(r"^(?:al|el|as|ad|an|ash|ar|at|d|l|o)[-‑'’ʼ](?=\w{3})")
_JOINERS: Final = re.compile(r"[-‑'’ʼʹ`.]")
_SMALL: Final = frozenset({"of", "for", "the", "and", "on", "in", "to", "de", "des", "du", "la"})
_LONGEST: Final = 300
_INITIAL: Final = 1


def same_name(a: str, b: str) -> bool:
    """Tell whether two printed names can be names of one person, place or organization.

    Args:
        a: A name as printed, with or without title, in any script that can be transliterated.
        b: Another one.
    """
    a, b = a[:_LONGEST], b[:_LONGEST]
    one, other = _form(a), _form(b)
    if not one or not other:
        return False
    if one == other or _is_acronym(a, b) or _is_acronym(b, a) or other in _firms(one) or one in _firms(other):
        return True
    if _is_organization(one) or _is_organization(other):
        return _same_organization(one, other)
    return _same_person(one, other)


def _firms(form: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return a firm's name without its legal form: "Hydrex" for "Hydrex Ltd", in a list of none or one."""
    return [form[:-1]] if len(form) > 1 and form[-1] in _LEGAL_SKELETONS else []


def name_key(name: str) -> str:
    """Return what the spellings of a name's last word share, to look people up by; empty for a role."""
    form = _form(name[:_LONGEST])
    return form[-1] if form else ""


def is_role(text: str) -> bool:
    """Tell whether the words name a role ("the President", "a spokesman for the ministry") and no person."""
    text = text[:_LONGEST].strip()
    head = _HEAD_END.split(text, maxsplit=1)[0]
    words = _words(head)
    if not words or _after_office(_words(text)):
        return False
    last = words[-1].rstrip(".")
    bare = last.lower()
    if bare in SURNAME_TITLES and last[0].isupper():
        return len(words) == 1 or words[-2].lower() in TITLES | {"the", "a"}
    return bare in TITLES or (last[0].islower() and (bare in ROLES or bare.removesuffix("s") in ROLES))


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def _after_office(words: Sequence[str]) -> Sequence[str]:
    """Return the person's name that ends "president of Y X"; empty where there is none."""
    place = next((index for index, word in enumerate(words) if word == "of"), len(words))
    rest = words[place + 1 :]
    full_name = 2
    named = len(rest) > full_name and all(word[0].isupper() for word in rest) and not _has_organization(rest)
    titled = place > 0 and words[place - 1].lower() in TITLES
    return rest[-full_name:] if named and titled and rest[0].lower() not in PLACE_STARTS else ()


@lru_cache(maxsize=4096)
def _form(name: str) -> tuple[str, ...]:
    """Return the name's own words as skeletons: no titles, roles, possessive or appositions; empty for a role."""
    if is_role(name) and not (name.lower() in SURNAME_TITLES and name[0].isupper()):
        return ()
    parts = (part for part in _APPOSITION.split(name) if part.strip())
    return next((form for part in parts if (form := _words_of(part))), ())


def _words_of(part: str) -> tuple[str, ...]:
    words: Sequence[str] = [_ARABIC_ARTICLE.sub("", word) for word in _words(part)]
    words = _after_office(words) or words[_after_titles(words) :]
    if len(words) > 2 and words[0].lower() in COUNTRIES and not _has_organization(words):  # noqa: PLR2004 (a full name)
        words = words[1:]
    last = len(words) - 1
    named = any(word[0].isupper() for word in words)
    kept = (
        word.lower().rstrip(".")
        for index, word in enumerate(words)
        if not named or not word[0].islower() or (index == last and word in ORGANIZATIONS)
    )
    return tuple(skeleton for low in kept if low not in SUFFIXES and low != "the" and (skeleton := _skeleton(low)))


def _has_organization(words: Sequence[str]) -> bool:
    return any(word.lower() in ORGANIZATIONS for word in words)


def _after_titles(words: Sequence[str]) -> int:
    """Return the index after the last title or role that a name follows."""
    begin = 0
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        if word.lower().rstrip(".") not in ROLES or following.lower() in ORGANIZATIONS | SUFFIXES:
            continue
        if following[0].isupper() or not following[0].isalpha():
            begin = index + 1
    return begin


@lru_cache(maxsize=8192)
def _skeleton(word: str) -> str:
    """Fold a lower-case word to what its usual spellings and transliterations share."""
    word = unicodedata.normalize("NFC", word)
    cyrillic = sum("\u0400" <= char <= "\u052f" for char in word)
    if cyrillic == len(_JOINERS.sub("", word)):
        word = word.translate(_CYRILLIC)
    decomposed = unicodedata.normalize("NFD", word.translate(_LATIN_SPECIAL))
    plain = _JOINERS.sub("", "".join(char for char in decomposed if not unicodedata.combining(char)))
    if len(plain) <= 3:  # noqa: PLR2004 (short words have no spelling variants worth a risk)
        return plain
    for pattern, to in _SPELLINGS:
        plain = pattern.sub(to, plain)
    return plain


def _is_organization(form: tuple[str, ...]) -> bool:
    return any(word in _ORGANIZATION_SKELETONS for word in form)


_ORGANIZATION_SKELETONS: Final = frozenset(_skeleton(word) for word in ORGANIZATIONS)


_LEGAL_SKELETONS: Final = frozenset(
    _skeleton(word)
    for word in (
        "ltd limited inc incorporated corp corporation co company plc llc llp gmbh ag kg se sa sas nv bv oy oyj ab asa"
        " spa srl pty group holding holdings"
    ).split()
)


def _is_acronym(short: str, long: str) -> bool:
    """Tell whether `short` is made of the initials of `long`, small words counted or not."""
    letters = short.replace(".", "").removeprefix("the ").strip()
    if not (2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()):  # noqa: PLR2004 (acronyms)
        return False
    words = [word for word in _WORD.findall(long) if word.lower() != "the"]
    if len(words) < 2:  # noqa: PLR2004
        return False
    strong = [word for word in words if word.lower() not in _SMALL]
    with_of = [word for word in words if word.lower() not in _SMALL or word.lower() == "of"]
    every = _WORD.findall(long)
    spelled = {"".join(word[0] for word in chosen).upper() for chosen in (strong, with_of, words, every, strong[1:])}
    return letters in spelled


def _same_organization(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one organization's name is the other's without its first words ("Defence Ministry")."""
    if not (_is_organization(one) and _is_organization(other)):
        return False
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and (long[-len(short) :] == short or set(short) <= set(long))


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in {long[0], long[-1]} and len(short[0]) > _INITIAL
    if long[-len(short) :] == short or set(short) == set(long):
        return True
    return short[-1] == long[-1] and _same_given(short[0], long[0])


def _same_given(one: str, other: str) -> bool:
    """Tell whether two given names agree: the same, an initial, or two transliterations."""
    if _INITIAL in {len(one), len(other)}:
        return one[0] == other[0]
    return one == other or _consonants(one) == _consonants(other)


def _consonants(given: str) -> str:
    """Return the consonants and the ending of a long given name, which its transliterations share."""
    rest = re.sub(r"(?<=.)[aeiou]", "", given.replace("g", "h"))
    enough = 3  # shorter ones are shared by different names
    ending = given[-1] if given[-1] in "ae" else ""
    return rest.lstrip("aeiou") + ending if len(rest.lstrip("aeiou")) > enough else given.replace("g", "h")
