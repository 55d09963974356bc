"""Whether two figures measure one thing: same kind, same scope, same time, enough words in common.

Precision comes first: a false conflict is worse than a missed one, so whatever could set two figures apart does.
"""

from decimal import Decimal

from briefing.stories.agreement import Reach, reach
from briefing.stories.measures import Measure, based
from briefing.stories.wordings import weight_of

PHYSICAL = frozenset({"m", "m2", "kg", "l"})
_SHARES = frozenset({"percent", "percentage point"})
_AREA = "m2"
_WORDS_AREA = 1.0
_WORDS_FATE = 4.0
_WORDS_PHYSICAL = 4.0
_WORDS = 8.0
_ALIKE = 0.5
_MOST = 4.0
_FAR = 3
_FAR_FATE = 10


def disagree(one: Measure, other: Measure) -> bool:
    """Tell whether two figures of one thing differ beyond rounding, hedges and conversion."""
    return same_thing(one, other) and not agree(one, other) and near(one, other)


def agree(one: Measure, other: Measure) -> bool:
    """Tell whether two figures of one thing admit a common value."""
    return _reach(one).meets(_reach(other))


def _reach(measure: Measure) -> Reach:
    figure = measure.figure
    high = based(figure.high, figure.unit)[0] if figure.high is not None else None
    return reach(measure.value, high, figure.hedge, figure.value)


def same_thing(one: Measure, other: Measure) -> bool:
    """Tell whether two figures measure the same: kind, fate, scope, time and matter agree."""
    if one.part or other.part or (one.unit, one.head, one.fate) != (other.unit, other.head, other.fate):
        return False
    return same_scope(one, other) and _told_alike(one, other)


def same_scope(one: Measure, other: Measure) -> bool:
    """Tell whether nothing that narrows the two figures sets them apart: marks, names, wholes, days, times."""
    if one.marks and other.marks and one.marks != other.marks:
        return False
    if one.names and other.names and not one.names & other.names:
        return False
    if one.share != other.share and not one.share & other.share:
        return False
    if one.days and other.days and one.days != other.days:
        return False
    return one.times == other.times


def _told_alike(one: Measure, other: Measure) -> bool:
    shared = _weight(one.terms & other.terms)
    if one.unit == _AREA:
        return shared >= _WORDS_AREA
    if one.fate is not None and one.unit is None:
        return shared >= _WORDS_FATE
    if one.unit in _SHARES and not one.names & other.names:
        return False
    least = _WORDS_PHYSICAL if one.unit in PHYSICAL else _WORDS
    counted = min(_MOST, weight_of(one.head)) if one.head else 0.0
    total = _weight(one.terms) + _weight(other.terms) + 2 * counted
    return shared >= least and 2 * (shared + counted) >= _ALIKE * total


def _weight(terms: frozenset[str]) -> float:
    return sum(sorted(min(_MOST, weight_of(term)) for term in terms))


def near(one: Measure, other: Measure) -> bool:
    """Tell whether two values are near enough to be two reports of one thing."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return low > 0 and high / low <= (Decimal(_FAR_FATE) if one.fate else Decimal(_FAR))
