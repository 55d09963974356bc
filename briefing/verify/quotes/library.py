"""Many sources: which article holds these words, and whether another one reports the same utterance in other words.

One word index over all sources, so that the cost of a quote does not grow with their number. A pass is always the
verdict of one source; this room only finds which.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from briefing.model import ArticleId, Finding, Verdict
from briefing.text.words import word_pattern
from briefing.verify.quotes.nearest import nearest
from briefing.verify.quotes.pieces import Asked, Parsed, readings
from briefing.verify.quotes.verifying import ask, verify_asked
from briefing.verify.source import Source, lowered

_ELSEWHERE: Final = frozenset(
    {Verdict.ALTERED, Verdict.NOT_FOUND, Verdict.OTHER_WORDING, Verdict.UNCHECKED, Verdict.CUT_CHANGES_MEANING}
)
"""Verdicts of the cited article after which the others are asked."""
_MOST_NEAR: Final = 8
_MOST_SOURCES: Final = 64
_MOST_VOTERS: Final = 16
_MOST_VOTES: Final = 256
_SAME_UTTERANCE: Final = 0.4
"""Least share of a quote's words in the cited article's nearest passage that makes it another wording of it."""


class Library:
    """Sources by the id of their article, asked together.

    Args:
        sources: The sources; their order is the order in which they are asked.
    """

    def __init__(self, sources: Mapping[ArticleId, Source]) -> None:
        self.sources = dict(sources)

    @cached_property
    def _ids(self) -> tuple[ArticleId, ...]:
        return tuple(self.sources)

    @cached_property
    def _holders(self) -> dict[str, set[int]]:
        """Which sources hold each word, by their number."""
        holders: defaultdict[str, set[int]] = defaultdict(set)
        for number, source in enumerate(self.sources.values()):
            for word in source.words:
                holders[word].add(number)
        return dict(holders)

    def verify(
        self, quote: str, *, cited: ArticleId | None = None, speaker: str | None = None, direct: bool = False
    ) -> Finding:
        """Hold a quote to the cited article first, else to all; the finding names the article.

        Args:
            quote: The words as a summary prints them.
            cited: The article that the summary cites; None when it cites none.
            speaker: Who is said to have spoken; None asks nothing.
            direct: Whether the words must be direct speech.
        """
        asked = ask(quote, speaker=speaker, direct=direct)
        if cited is None:
            return self._anywhere(asked)
        source = self.sources.get(cited)
        if source is None:
            return Finding(Verdict.UNCHECKED, "the cited article is not among the sources", article=cited)
        found = replace(verify_asked(asked, source), article=cited)
        return self._elsewhere(asked, cited, found) if found.verdict in _ELSEWHERE else found

    def _elsewhere(self, asked: Asked, cited: ArticleId, found: Finding) -> Finding:
        """Return where else the words stand, when the cited article does not have them."""
        other = self._held(asked, (one for one in self._candidates(asked) if self._ids[one] != cited))
        if other is None or not other.passed:
            return found
        near = nearest(asked.parsed.folded, self.sources[cited])
        changes = near.changes if near is not None else ()
        if near is not None and near.share >= _SAME_UTTERANCE:
            reason = f"{cited} reports this in other words; these stand in {other.article}"
            return replace(other, verdict=Verdict.OTHER_WORDING, reason=reason, changes=changes)
        return replace(
            other, verdict=Verdict.WRONG_SOURCE, reason=f"the words stand in {other.article}, not in {cited}"
        )

    def _anywhere(self, asked: Asked) -> Finding:
        held = self._held(asked, self._candidates(asked))
        if held is not None:
            return held
        best = self._nearest(asked)
        if best is not None:
            return replace(verify_asked(asked, self.sources[best]), article=best)
        return self._nowhere(asked)

    def _held(self, asked: Asked, candidates: Iterable[int]) -> Finding | None:
        """Return the finding of the first candidate that passes, else the first one that holds the words."""
        best: Finding | None = None
        for number in candidates:
            finding = verify_asked(asked, self.sources[self._ids[number]], near=False)
            if finding.start is None:
                continue
            finding = replace(finding, article=self._ids[number])
            if finding.passed:
                return finding
            best = best or finding
        return best

    def _candidates(self, asked: Asked) -> list[int]:
        """Return the sources that hold every word of the quote in one of its readings."""
        found: list[int] = []
        for reading in readings(asked.parsed):
            found += [one for one in sorted(self._holding(reading)) if one not in found]
        return found[:_MOST_SOURCES]

    def _holding(self, reading: Parsed) -> set[int]:
        holders = [self._holders.get(word, set()) for word in _words(reading)]
        return set.intersection(*sorted(holders, key=len)) if holders else set()

    def _nearest(self, asked: Asked) -> ArticleId | None:
        """Return the source whose nearest passage holds most of the quote's words."""
        votes: Counter[int] = Counter()
        small = lowered(asked.parsed.folded)
        words = dict.fromkeys(match[0] for match in word_pattern(small).finditer(small))
        known = sorted((self._holders[word] for word in words if word in self._holders), key=len)
        for holders in known[:_MOST_VOTERS]:
            if len(holders) <= _MOST_VOTES:
                votes.update(holders)
        ids = [self._ids[number] for number, _ in votes.most_common(_MOST_NEAR)]
        near = {one: nearest(asked.parsed.folded, self.sources[one]) for one in ids}
        shares = {one: found.share for one, found in near.items() if found is not None}
        return max(shares, key=lambda one: shares[one]) if shares else None

    def _nowhere(self, asked: Asked) -> Finding:
        """Return the finding of a quote no word of which leads to a source."""
        if not asked.parsed.parts:
            return Finding(Verdict.NOT_FOUND, "the quote holds no words")
        unchecked = Finding(Verdict.UNCHECKED, "no source can be read against the quote")
        judged = (verify_asked(asked, source) for source in self.sources.values())
        return next((one for one in judged if one.verdict is not Verdict.UNCHECKED), unchecked)


def _words(reading: Parsed) -> Sequence[str]:
    """Return the words that every source of the quote must hold: those outside brackets."""
    literals = [lowered(item) for part in reading.parts for item in part.items if isinstance(item, str)]
    return [match[0] for literal in literals for match in word_pattern(literal).finditer(literal)]
