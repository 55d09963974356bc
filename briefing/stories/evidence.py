"""What speaks for and against two articles telling one event, in words a reader can check.

Utterances, figures and names are read only for the articles that a cosine has already brought together, once each.
Boilerplate is left out of all of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Article
from briefing.stories.origins import first_medium
from briefing.stories.reports import report_text
from briefing.stories.wordings import Phrase, phrase, same_utterance, sentences_within
from briefing.text.marks import marked
from briefing.text.names import find_names, same_name

_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = 2
_FEWEST_PHRASES = 3
_CROWD = 40


class Witness:
    """One article as evidence: what it quotes, counts and names; each read at its first use."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._text = report_text(article)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The sentences the report prints in quotation marks, long enough to be recognized."""
        return tuple(found for found in self._phrases() if found.long_enough)

    def _phrases(self) -> Iterator[Phrase]:
        for mark in marked(self._text):
            if mark.level == 0:
                for span in sentences_within(self._text, mark.inner):
                    yield phrase(self._text, span)

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers the report prints, without years and single digits."""
        found = (match[0].rstrip(".,") for match in _NUMBER.finditer(self._text))
        return frozenset(number for number in found if len(number) >= _SMALL and not _YEAR.fullmatch(number))

    @cached_property
    def names(self) -> frozenset[str]:
        """The last words of the names the report uses, in lower case."""
        return frozenset(name.text.split()[-1].lower() for name in find_names(self._text))

    @cached_property
    def medium(self) -> str | None:
        """The medium whose interview the article reports, where it names one."""
        return first_medium(self.article)


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common, counted; `quoted` sentences has the one that quotes less.

    `media` names the two media where the articles report interviews with different ones.
    """

    utterances: int
    figures: int
    names: int
    quoted: int
    media: tuple[str, ...] = ()

    @property
    def other_words(self) -> bool:
        """Whether both quote at length and nothing pairs up."""
        return self.quoted >= _FEWEST_PHRASES and not self.utterances

    def __str__(self) -> str:
        counts = ((self.utterances, "utterance"), (self.figures, "figure"), (self.names, "name"))
        told = [f"{count} {what}{'s' if count > 1 else ''}" for count, what in counts if count]
        return "share " + ", ".join(told) if told else "share no utterance, figure or name"


def compare(one: Witness, other: Witness) -> Shared:
    """Return what the two articles share."""
    return Shared(
        utterances=_paired(one.phrases, other.phrases),
        figures=len(one.figures & other.figures),
        names=len(one.names & other.names),
        quoted=min(len(one.phrases), len(other.phrases)),
        media=_two_media(one.medium, other.medium),
    )


def _two_media(one: str | None, other: str | None) -> tuple[str, ...]:
    """Return the two media when the articles report interviews with different ones."""
    if not one or not other or one in other or other in one or same_name(one, other):
        return ()
    return (one, other)


def _paired(ours: tuple[Phrase, ...], theirs: tuple[Phrase, ...]) -> int:
    """Count the phrases of the shorter list that pair up with one of the other."""
    few, many = sorted((ours, theirs), key=len)
    holders: dict[str, list[Phrase]] = {}
    for found in many:
        for term in found.terms:
            holders.setdefault(term, []).append(found)
    return sum(any(same_utterance(mine, found) for found in _near(mine, holders)) for mine in few)


def _near(mine: Phrase, holders: dict[str, list[Phrase]]) -> Iterator[Phrase]:
    """Yield phrases that share one of the rarest terms of `mine`."""
    rarest = sorted((len(holders[term]), term) for term in mine.terms if term in holders)
    for _, term in rarest[:_FEWEST_PHRASES]:
        yield from holders[term][:_CROWD]
