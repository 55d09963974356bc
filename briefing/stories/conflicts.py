"""Find figures and statements of one story that do not agree, and set them side by side.

Each side is a slice of its article, with who says so, as of when, and where; a conversion is marked as computed.
Nothing is averaged and no side is called right. Precision comes first (see `comparing`).
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.model import Article, Citation, Conflict, ConflictValue
from briefing.stories.comparing import PHYSICAL, agree, disagree, same_thing
from briefing.stories.conversion import common_unit, computed
from briefing.stories.corrections import corrections
from briefing.stories.denials import denials
from briefing.stories.measures import Measure, measures
from briefing.stories.overstatements import overstatements
from briefing.stories.passages import as_of, shown, thing
from briefing.stories.report import Report, read_reports
from briefing.stories.twins import twin_rows
from briefing.text.names import same_name

# Figures of one kind that are compared with each other; no story has as many, hostile text may.
_MOST = 300


def conflicts(articles: Sequence[Article]) -> tuple[Conflict, ...]:
    """Return the conflicts of one story, in order of their first side.

    Args:
        articles: The articles of the story, main article first.
    """
    return conflicts_of(read_reports(articles))


def conflicts_of(reports: Sequence[Report]) -> tuple[Conflict, ...]:
    """Return the conflicts of reports that are already read."""
    found = [measures(report) for report in reports]
    rows: list[tuple[Measure, ...]] = [*_rows([one for held in found for one in held]), *overstatements(found)]
    known = {frozenset(map(id, row)) for row in rows}
    rows += [pair for held in found for pair in corrections(held) if frozenset(map(id, pair)) not in known]
    return (*(_conflict(row) for row in _distinct(rows)), *denials(reports))


def _rows(found: Sequence[Measure]) -> Iterator[tuple[Measure, ...]]:
    """Yield the figures of one thing, where two of them disagree."""
    alike = _comparable(found)
    place = {id(measure): at for at, measure in enumerate(found)}
    twins = list(twin_rows(found))
    yield from twins
    taken = {place[id(measure)] for row in twins for measure in row}
    for one in range(len(found)):
        for other in sorted(alike[one]):
            if one < other and not {one, other} & taken and _clash(found, alike, one, other):
                row = sorted({one, other} | (alike[one] & alike[other]))
                taken.update(row)
                yield tuple(found[at] for at in row)


def _comparable(found: Sequence[Measure]) -> list[set[int]]:
    """Return for each figure the others that measure the same thing."""
    alike: list[set[int]] = [set() for _ in found]
    kinds: dict[tuple[str | None, str | None, str | None], list[int]] = {}
    for at, measure in enumerate(found):
        kinds.setdefault((measure.unit, measure.head, measure.fate), []).append(at)
    for places in kinds.values():
        for one, other in combinations(places[:_MOST], 2):
            if same_thing(found[one], found[other]):
                alike[one].add(other)
                alike[other].add(one)
    return alike


def _clash(found: Sequence[Measure], alike: Sequence[set[int]], one: int, other: int) -> bool:
    """Tell whether two figures disagree, and neither article also gives the other's value."""
    first, second = found[one], found[other]
    if not disagree(first, second):
        return False
    if first.report is second.report:
        return _two_owners(first, second)
    if not (first.alone and second.alone):
        return False
    return not (_given(found, alike[one], second) or _given(found, alike[other], first))


def _two_owners(one: Measure, other: Measure) -> bool:
    """Tell whether one article gives two figures of one thing, each with its own source; shares and sums never."""
    if (one.unit not in PHYSICAL and one.fate is None) or not one.owner or not other.owner:
        return False
    return not same_name(one.owner, other.owner) and one.owner not in other.owner and other.owner not in one.owner


def _given(found: Sequence[Measure], places: set[int], measure: Measure) -> bool:
    """Tell whether the article of `measure` also gives a figure of the thing that agrees with the other side."""
    return any(found[at].report is measure.report and found[at] is not measure for at in places)


def _distinct(rows: Sequence[tuple[Measure, ...]]) -> Iterator[tuple[Measure, ...]]:
    """Yield the rows without sides that say the same in one article, in order."""
    for row in rows:
        sides: list[Measure] = []
        for measure in row:
            if not any(
                side.report is measure.report and agree(side, measure) and not _overstates(row) for side in sides
            ):
                sides.append(measure)
        if len(sides) > 1:
            yield tuple(sides)


def _overstates(row: Sequence[Measure]) -> bool:
    return len({measure.value for measure in row}) == 1


def _conflict(row: Sequence[Measure]) -> Conflict:
    unit = common_unit(row)
    return Conflict(thing(row), tuple(_value(measure, unit) for measure in row))


def _value(measure: Measure, unit: str | None) -> ConflictValue:
    span = shown(measure)
    return ConflictValue(
        text=span.of(measure.report.text),
        citation=Citation(measure.report.article.id, span),
        value=measure.figure.value,
        unit=measure.figure.unit,
        computed=computed(measure.figure, unit),
        by=measure.owner,
        as_of=as_of(measure),
    )
