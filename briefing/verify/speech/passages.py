"""A paragraph with its quotations, and what is told of each: its sentence, how it closes, where its attribution is.

Types and shapes only; who speaks is read elsewhere.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from briefing.model import Span
from briefing.text.marks import MarkedSpan
from briefing.verify.speech.noun_phrases import Mention


class Where(StrEnum):
    """Where the attribution of a quotation stands."""

    AFTER = "after"
    BEFORE = "before"
    NEARBY = "nearby"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to speak, by which words; `mention` is None where a cue has no subject."""

    where: Where
    mention: Mention | None = None
    cue: Span | None = None


NOWHERE: Final = Attribution(Where.NOWHERE)
_CLOSERS: Final = " \u00a0'’‘”\"»])"
DASH: Final = re.compile(r"[ \u00a0]?[–—-]{1,2}[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph with its outermost quotations and the starts of its sentences."""

    span: Span
    marks: tuple[MarkedSpan, ...]
    starts: tuple[int, ...]

    def sentence(self, position: int) -> Span:
        """Return the sentence around a position."""
        index = bisect_right(self.starts, position)
        start = self.starts[index - 1] if index else self.span.start
        return Span(start, self.starts[index] if index < len(self.starts) else self.span.end)

    def gap_before(self, index: int) -> int:
        """Return where the narration before the quotation number `index` begins."""
        return self.marks[index - 1].span.end if index else self.span.start

    def gap_after(self, index: int) -> int:
        """Return where the narration after the quotation number `index` ends."""
        return self.marks[index + 1].span.start if index + 1 < len(self.marks) else self.span.end


def is_closed(text: str, mark: MarkedSpan) -> bool:
    """Tell whether a mark of punctuation closes the quoted words, as before an attribution."""
    words = mark.inner.of(text).rstrip(_CLOSERS)
    if words.endswith((",", "!", "?", "…", ".", "—", "–", "-")) or text.startswith(",", mark.span.end):
        return True
    return DASH.match(text, mark.span.end) is not None and text[mark.inner.start : mark.inner.start + 1].isupper()


def is_whole(text: str, mark: MarkedSpan) -> bool:
    """Tell whether the quoted words read as a clause of their own, from its first letter to a mark at its end."""
    first = islice(filter(str.isalnum, mark.inner.of(text)), 1)
    return is_closed(text, mark) and not any(map(str.islower, first))
