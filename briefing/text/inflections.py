"""Forms of English verbs: the base, -s, past, participle, -ing, by rule and by a list of the irregular ones.

For word lists of the house only: it makes forms of verbs that are written there, and recognizes nothing.
"""

from collections.abc import Iterator
from typing import Final

_DOUBLING: Final = frozenset(
    "quip blog admit concur rap nag chat pen commit ban bar cut let permit stop step drop slip trim omit transfer "
    "refer defer prefer win begin run shut get put set hit acquit rebut ship spot plan dip sag".split()
)
"""Verbs that double their last letter."""
_IRREGULAR: Final = {
    forms.split("/")[0]: tuple(forms.split("/")[1:])
    for forms in (
        "win/won lose/lost begin/began/begun rise/rose/risen fall/fell/fallen grow/grew/grown shrink/shrank/shrunk "
        "buy/bought sell/sold leave/left forget/forgot/forgotten uphold/upheld override/overrode/overridden lead/led "
        "forbid/forbade/forbidden withdraw/withdrew/withdrawn hide/hid/hidden send/sent keep/kept lend/lent "
        "spend/spent strike/struck cut/cut let/let shut/shut build/built sink/sank/sunk slide/slid leap/leapt/leaped"
    ).split()
}


def inflected(verbs: str) -> frozenset[str]:
    """Return the forms of each verb of a list, with the usual changes of spelling."""
    return frozenset(form for verb in verbs.split() for form in forms_of(verb))


def forms_of(verb: str) -> Iterator[str]:
    """Yield the forms of a verb: base, third person, past and participle, -ing form."""
    double = verb[-1] if verb in _DOUBLING else ""
    changes = verb.endswith("y") and verb[-2] not in "aeiou"
    yield verb
    yield verb[:-1] + "ies" if changes else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    yield verb[:-1] + "ing" if verb.endswith("e") else verb + double + "ing"
    if verb in _IRREGULAR:
        yield from _IRREGULAR[verb]
    else:
        yield verb[:-1] + "ied" if changes else verb + ("d" if verb.endswith("e") else double + "ed")
