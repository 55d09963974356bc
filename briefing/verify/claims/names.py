"""Hold a claim's names to the source: does it hold each, in any form, by all its words or by a listed abbreviation?"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import ClaimVerdict, Name
from briefing.text.name_words import COUNTRIES
from briefing.text.names import same_name
from briefing.verify.claims.doubts import Doubt
from briefing.verify.claims.evidence import Read
from briefing.verify.claims.statements import read_statement

_PAIR: Final = 2
"""Words of a name of which each must stand in the source."""
_MOST: Final = 100
"""Most names of one sentence of a claim; judged, not measured."""


_JOINED: Final = re.compile(
    r"(?<=\w)-(?:era|led|backed|based|born|style|owned|run|linked|funded|controlled|held|made|wide|area)\b"
)


def proper(name: str) -> str:
    """Return a name without what makes an adjective of it: "Norland-led" is Norland."""
    return _JOINED.sub("", name)


def _is_country(name: str) -> bool:
    """Tell whether a name is a country or its adjective alone, which proves no name that begins with it."""
    return name.lower() in COUNTRIES


def name_doubts(names: Sequence[Name], pool: Sequence[Read]) -> Iterator[Doubt]:
    """Yield a doubt for each name that the source does not hold: none of its words, or not all of them."""
    if not names:
        return
    if len(names) > _MOST:
        yield Doubt(ClaimVerdict.NOT_FOUND, f"more than {_MOST} names in one sentence are not judged")
        return
    held = {other.text for read in pool for other in read.names}
    stems = frozenset(stem for read in pool for stem in read.stated.stems)
    sets = [read.stated.stems for read in pool]
    for name in names:
        own = proper(name.text)
        wanted = read_statement(own).stems
        absent = wanted - stems
        if any(wanted <= one for one in sets):
            continue
        if any(same_name(own, other) for other in held if not _is_country(other)):
            continue
        if absent == wanted or (absent and len(wanted) == _PAIR):
            yield Doubt(ClaimVerdict.NOT_FOUND, f"the name {name.text!r} is not in the source")
        else:
            yield Doubt(ClaimVerdict.UNRESOLVED, f"not all of the name {name.text!r} is in one place in the source")
