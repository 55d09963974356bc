"""Group quotations that report one utterance in several wordings: translations, cuts, other memories of it.

Each wording stays as its article prints it, with its place; wordings are never blended or corrected. A quotation whose
marks never close, or whose sentence breaks off, is marked as printed so. Two quotations with the same words are not
two wordings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.model import Article, Citation, Marks, Quotation, Utterance, Wording
from briefing.stories.report import Report, read_reports
from briefing.stories.wordings import Phrase, likeness, near_words, phrase, same_utterance, sentences_within
from briefing.text.names import is_role, same_name

LIKE = 0.6
"""More than groups need: on BASIL, sentences between .5 and .6 are often two remarks on one thing."""
_NEAR = 0.3
_KEYS = 4
_CROWD = 40
_MANY, _FEW = 24, 8
"""Articles from which a story is a crowd, and how many sentences with one term are then looked at."""
_INSERTION = re.compile(r"\[[^\[\]]*\]|\([^()]*\bed(?:itor|\.)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence that an article quotes."""

    article: Article
    quotation: Quotation
    phrase: Phrase

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.phrase.span.of(self.article.text)


def utterances(articles: Sequence[Article]) -> tuple[Utterance, ...]:
    """Return the utterances that at least two of the articles report in different words.

    Args:
        articles: The articles of one story, main article first.
    """
    return utterances_of(read_reports(articles))


def utterances_of(reports: Sequence[Report]) -> tuple[Utterance, ...]:
    """Return the utterances of reports that are already read."""
    spoken = [tuple(_spoken(report)) for report in reports]
    groups = _grouped([found for one in spoken for found in one], list(_pairs(spoken)))
    return tuple(Utterance(tuple(map(_wording, found))) for found in map(_once, groups) if _differ(found))


def _once(group: Sequence[Spoken]) -> list[Spoken]:
    """Return the wordings without those whose words an earlier one prints already."""
    kept: dict[str, Spoken] = {}
    for found in group:
        kept.setdefault(_letters(found.text), found)
    return list(kept.values())


def _spoken(report: Report) -> Iterator[Spoken]:
    for quotation in report.quotations:
        for piece in quotation.pieces:
            for span in sentences_within(report.text, piece):
                yield Spoken(report.article, quotation, phrase(report.text, span))


def _pairs(spoken: Sequence[Sequence[Spoken]]) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the sentences that pair up, of any two articles; in a crowd of articles each by itself."""
    if sum(map(bool, spoken)) > _MANY:
        yield from _pairs_in_crowd([found for one in spoken for found in one])
        return
    for ours, theirs in combinations([found for found in spoken if found], 2):
        paired = dict(_surely_paired(ours, theirs))
        _extend(paired, ours, theirs, 1)
        _extend(paired, ours, theirs, -1)
        for mine, other in sorted(paired.items()):
            yield ours[mine], theirs[other]


def _pairs_in_crowd(spoken: Sequence[Spoken]) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the sentences that pair up, looked for through their rarest terms; cost grows with the sentences."""
    once = {_letters(found.text): found for found in reversed(spoken)}
    holders: dict[str, list[Spoken]] = {}
    for found in sorted(once.values(), key=lambda one: (one.article.id, one.phrase.span)):
        rarest = sorted((len(holders[term]), term) for term in found.phrase.terms if term in holders)
        near = {id(one): one for _, term in rarest[:_KEYS] for one in holders[term][:_FEW]}
        yield from (
            (one, found) for one in near.values() if one.article is not found.article and _one_utterance(one, found)
        )
        for term in found.phrase.terms:
            holders.setdefault(term, []).append(found)


def _surely_paired(ours: Sequence[Spoken], theirs: Sequence[Spoken]) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences that are the likeliest of each other, and like enough."""
    likely = {pair: likeness(ours[pair[0]].phrase, theirs[pair[1]].phrase) for pair in _near(ours, theirs)}
    best: dict[tuple[str, int], float] = {}
    for (mine, other), like in likely.items():
        best["ours", mine] = max(like, best.get(("ours", mine), 0.0))
        best["theirs", other] = max(like, best.get(("theirs", other), 0.0))
    for (mine, other), like in sorted(likely.items()):
        surely = like >= LIKE and like == best["ours", mine] == best["theirs", other]
        if surely and _one_utterance(ours[mine], theirs[other]):
            yield mine, other


def _near(ours: Sequence[Spoken], theirs: Sequence[Spoken]) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences that share one of the rarest terms of the first."""
    holders: dict[str, list[int]] = {}
    for at, other in enumerate(theirs):
        for term in other.phrase.terms:
            holders.setdefault(term, []).append(at)
    for mine, found in enumerate(ours):
        rarest = sorted((len(holders[term]), term) for term in found.phrase.terms if term in holders)
        for _, term in rarest[:_KEYS]:
            yield from ((mine, other) for other in holders[term][:_CROWD])


def _extend(paired: dict[int, int], ours: Sequence[Spoken], theirs: Sequence[Spoken], step: int) -> None:
    """Pair the neighbours of paired sentences inside the same two quotations, where their words are near."""
    taken = set(paired.values())
    for mine in range(len(ours))[::step]:
        other = paired.get(mine, -9) + step
        onward = mine + step
        if onward in paired or other in taken or not (0 <= onward < len(ours) and 0 <= other < len(theirs)):
            continue
        near = near_words(ours[onward].phrase, theirs[other].phrase) >= _NEAR
        if (
            near
            and ours[onward].quotation is ours[mine].quotation
            and theirs[other].quotation is theirs[other - step].quotation
        ):
            paired[onward] = other
            taken.add(other)


def _one_utterance(one: Spoken, other: Spoken) -> bool:
    alike = same_utterance(one.phrase, other.phrase, LIKE)
    return alike and may_be_one(one.quotation.speaker, other.quotation.speaker)


def may_be_one(one: str | None, other: str | None) -> bool:
    """Tell whether two speakers can be one person; a role or no speaker can be anybody."""
    return not one or not other or is_role(one) or is_role(other) or same_name(one, other)


def _grouped(spoken: Sequence[Spoken], pairs: Sequence[tuple[Spoken, Spoken]]) -> list[list[Spoken]]:
    """Return the groups that the pairs connect, one sentence of each article, in order of the text."""
    index = {id(found): at for at, found in enumerate(spoken)}
    head = list(range(len(spoken)))
    articles = [{found.article.id} for found in spoken]
    for one, other in pairs:
        first, second = sorted((_head(head, index[id(one)]), _head(head, index[id(other)])))
        if first != second and not articles[first] & articles[second]:
            head[second] = first
            articles[first] |= articles[second]
    groups: dict[int, list[Spoken]] = {}
    for at, found in enumerate(spoken):
        groups.setdefault(_head(head, at), []).append(found)
    return [found for found in groups.values() if len(found) > 1]


def _head(head: list[int], at: int) -> int:
    while head[at] != at:
        at = head[at]
    return at


def _differ(group: Sequence[Spoken]) -> bool:
    """Tell whether two wordings differ in letters; insertions of an outlet, and a cut out of another, do not count."""
    letters = [_letters(_INSERTION.sub(" ", found.text)) for found in group]
    return any(one not in other and other not in one for one, other in combinations(letters, 2))


def _letters(text: str) -> str:
    return "".join(char.lower() for char in text if char.isalnum())


def _wording(found: Spoken) -> Wording:
    garbled = found.quotation.marks is Marks.UNCLOSED
    return Wording(found.text, Citation(found.article.id, found.phrase.span), found.quotation.speaker, garbled)
