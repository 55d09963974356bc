"""What a marked bracket may do: explain, complete, stand for a pronoun; never hide or add what turns the sense."""

import re
from typing import Final

from briefing.text.words import (
    CONDITIONS,
    EXPLAINED,
    FINITE,
    HEDGES,
    MODALS,
    MONTHS,
    NEGATIONS,
    NEGATIVE_PREFIXES,
    NUMBER_WORDS,
    PERSONAL,
    PRONOUNS,
    SOFTENERS,
    TOKEN,
    word_set,
)

_REMARKS: Final = word_set(
    """sic emphasis added mine ours original laughs laughter laughing applause cheers pause pauses inaudible
    crosstalk note editor ed author translator translation translated ed. eds"""
)
_EDITOR: Final = re.compile(
    r"[-,;:]\s?(?:eds?|editors?|auth|authors?|trans|translators?|note)\b[^()]*$|^(?:ed|editor'?s? note|note)\b[.:]?\s*",
    re.IGNORECASE,
)
_NAMELESS: Final = (
    PRONOUNS
    | MONTHS
    | word_set(
        """the a an at in on of by to from for with after before during since while when where because then there
    here and but so or as if not no once under over near about"""
    )
)
"""Words that are no names, though a capital opens them."""
_ARTICLES: Final = frozenset(("the", "a", "an"))
_ONE_WORD: Final = re.compile(
    r"(?P<stem>\w{3,})(?:(?:|s|(?<=[shxzo])es|ed|ing|'s) (?P=stem)(?:|s|(?<=[shxzo])es|ed|ing|'s)"
    r"|(?:e|es|ed|ing) (?P=stem)(?:e|es|ed|ing)|(?:y|ies|ied|ying) (?P=stem)(?:y|ies|ied|ying))"
)
"""Two regular forms of one word: `open opened`, `move moving`, `carry carries`; not `plan plant`, `old older`."""
_VERBS: Final = (
    word_set("be is are was were am been being"),
    word_set("have has had having"),
    word_set("do does did done doing"),
    word_set("will would"),
    word_set("can could"),
    word_set("shall should"),
    word_set("go goes went gone going"),
    word_set("say says said saying"),
    word_set("make makes made making"),
    word_set("take takes took taken taking"),
    word_set("get gets got gotten getting"),
    word_set("know knows knew known knowing"),
    word_set("think thinks thought thinking"),
    word_set("see sees saw seen seeing"),
    word_set("come comes came coming"),
    word_set("give gives gave given giving"),
    word_set("mean means meant meaning"),
    word_set("show shows showed shown showing"),
    word_set("grow grows grew grown growing"),
    word_set("fall falls fell fallen falling"),
)


def words_of(bracket: str) -> str:
    """Return the words inside a bracket without its signs and its editor's mark."""
    inner = bracket[1:-1] if bracket[:1] in {"[", "("} else bracket
    return _EDITOR.sub("", inner).strip(' ,.;:"')


def same_insertion(quoted: str, printed: str) -> bool:
    """Tell whether two insertions say the same, whatever their form and articles."""
    return _essence(quoted) == _essence(printed)


def _essence(bracket: str) -> list[str]:
    return [word for word in TOKEN.findall(words_of(bracket).lower()) if word not in _ARTICLES]


def is_remark(bracket: str) -> bool:
    """Tell whether a bracket only remarks on the words (`[sic]`, `[laughs]`)."""
    return all(word in _REMARKS for word in re.findall(r"\w+", words_of(bracket).lower()))


def may_replace(quoted: str, replaced: str) -> bool:
    """Tell whether a bracket may stand for words of the source: pronouns, or another form of one verb."""
    words = re.findall(r"\w+(?:'\w+)*", replaced.lower())
    new = re.findall(r"\w+(?:'\w+)*", words_of(quoted).lower())
    if not words or not new or not NEGATIONS.isdisjoint(words + new) or any("n't" in word for word in words + new):
        return False
    if all(word in PRONOUNS for word in words):
        named = bool(names_in(words_of(quoted)))
        return not (_hides_modal(new) or has_number(words_of(quoted)) or (named and words[-1] not in PERSONAL))
    if replaced[:1].isupper() and words_of(quoted)[:1].isupper() and words != new:
        return False
    return len(words) == len(new) == 1 and _same_stem(words[0], new[0])


def _hides_modal(words: list[str]) -> bool:
    return any(word in MODALS or word in CONDITIONS or word in SOFTENERS for word in words)


def _same_stem(one: str, other: str) -> bool:
    if any(one in forms and other in forms for forms in _VERBS):
        return True
    if one in FINITE or other in FINITE or has_number(f"{one} {other}"):
        return False
    return _ONE_WORD.fullmatch(f"{one} {other}") is not None


def has_number(words: str) -> bool:
    """Tell whether words hold a number, in digits or spelled out."""
    return any(char.isdigit() for char in words) or not NUMBER_WORDS.isdisjoint(re.findall(r"[a-z]+", words.lower()))


def qualifies(words: str) -> bool:
    """Tell whether words only hedge what follows (`about`, `up to`, `may`), or open with a condition."""
    found = re.findall(r"\w+(?:'\w+)*", words.lower())
    if not found:
        return False
    return found[0] in CONDITIONS or all(word in HEDGES or word in MODALS or word in {"to", "an"} for word in found)


def has_negation(words: str) -> bool:
    """Tell whether words hold a negation."""
    small = words.lower()
    return "n't" in small or not NEGATIONS.isdisjoint(re.findall(r"\w+", small)) or _is_prefix(small)


def _is_prefix(small: str) -> bool:
    return small in NEGATIVE_PREFIXES


def names_in(words: str) -> list[str]:
    """Return the capitalized words of a bracket that may be names."""
    found = re.findall(r"\w+(?:'\w+)*", words)
    return [word for word in found if word[:1].isupper() and word.lower() not in _NAMELESS]


def fault(quoted: str, replaced: str | None, before: str, *, known: bool) -> str | None:
    """Return why a bracket that the source does not print is no honest one, or None.

    Args:
        quoted: The bracket as the quote prints it.
        replaced: The source's words that it stands for.
        before: The word of the source before it, lower case.
        known: Whether every name in it stands in the source.
    """
    words = words_of(quoted)
    if is_remark(quoted):
        return None
    if has_negation(words):
        return "the bracket adds a negation"
    if has_number(words):
        return "the bracket adds a number"
    if replaced is None and _hides_modal(re.findall(r"\w+(?:'\w+)*", words.replace(" May", " ").lower())):
        return "the bracket adds a condition or a doubt"
    if names_in(words) and not (known and (replaced is not None or before in EXPLAINED)):
        return "the bracket adds a name"
    return None
