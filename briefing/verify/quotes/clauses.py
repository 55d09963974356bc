"""What the rules of cuts ask of words: is this a negation, does a passage state something, where may a clause start.

Works on folded text in lower case; decides no verdict.
"""

import re
from typing import Final

from briefing.text.words import (
    FINITE,
    PLAIN_NEGATIONS,
)
from briefing.verify.source import Source

WORDS: Final = re.compile(r"\w+(?:'\w+)*|[,;:()-]")
"""Words and the marks between clauses."""
LEAST_STATEMENT: Final = 3
"""Least words from the start of a clause that read as a statement without a finite verb."""
AHEAD: Final = 48
"""How far beside an edge a word that turns is looked for, in code points."""
NEAR: Final = 2


def states(passage: str, *, opens: bool) -> bool:
    """Tell whether words read as a statement: a finite verb among them, or the start of a clause of some length."""
    words = WORDS.findall(passage)
    if opens and len(words) >= LEAST_STATEMENT:
        return True
    return any(word in FINITE for word in words)


def opens_clause(source: Source, start: int) -> bool:
    """Tell whether a passage starts where a clause may start."""
    return source.before(start).rstrip(" ")[-1:] in ",;:-(."


def is_negation(word: str) -> bool:
    """Tell whether a word denies: `not`, `never`, `isn't`."""
    return word in PLAIN_NEGATIONS or word.endswith("n't")
