"""Group quotations that report one utterance in several wordings: translations, cuts, other memories of it.

Each wording stays as its article prints it, with its place; wordings are never blended or corrected. A quotation whose
marks never close, or whose sentence breaks off, is marked as printed so. Two quotations with the same words are not
two wordings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.model import Article, Citation, Marks, Quotation, Utterance, Wording
from briefing.stories.wordings import Phrase, likeness, phrase, same_utterance, sentences_within
from briefing.text.names import is_role, same_name
from briefing.verify.speech import find_quotations


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
        articles: The articles of one story.
    """
    spoken = [spoken_by(article) for article in sorted(articles, key=lambda article: article.id)]
    groups = _grouped([found for one in spoken for found in one], list(_pairs(spoken)))
    return tuple(Utterance(tuple(map(_wording, found))) for found in groups if _differ(found))


def spoken_by(article: Article) -> tuple[Spoken, ...]:
    """Return the sentences that the report of `article` quotes, in order."""
    return tuple(_spoken(article))


def _spoken(article: Article) -> Iterator[Spoken]:
    for quotation in find_quotations(article.text):
        if quotation.speech and not article.boilerplate_at(quotation.span):
            for piece in quotation.pieces:
                for span in sentences_within(article.text, piece):
                    yield Spoken(article, quotation, phrase(article.text, span))


def _pairs(spoken: Sequence[Sequence[Spoken]]) -> Iterator[tuple[Spoken, Spoken]]:
    """Yield the sentences that pair up, the likeliest of each with the other article."""
    for ours, theirs in combinations(spoken, 2):
        for mine in ours:
            best = max(theirs, key=lambda found: likeness(mine.phrase, found.phrase), default=None)
            if best is not None and _one_utterance(mine, best) and _best(best, ours) is mine:
                yield mine, best


def _best(mine: Spoken, others: Sequence[Spoken]) -> Spoken:
    return max(others, key=lambda found: likeness(mine.phrase, found.phrase))


def _one_utterance(one: Spoken, other: Spoken) -> bool:
    return same_utterance(one.phrase, other.phrase) and _may_be_one(one.quotation.speaker, other.quotation.speaker)


def _may_be_one(one: str | None, other: str | None) -> bool:
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
    """Tell whether the group holds wordings that differ in words; one cut out of another does not count."""
    words = [" ".join(_plain(found.text)) for found in group]
    return any(one not in other and other not in one for one, other in combinations(words, 2))


def _plain(text: str) -> list[str]:
    return "".join(char.lower() if char.isalnum() else " " for char in text).split()


def _wording(found: Spoken) -> Wording:
    garbled = found.quotation.marks is Marks.UNCLOSED
    return Wording(found.text, Citation(found.article.id, found.phrase.span), found.quotation.speaker, garbled)
