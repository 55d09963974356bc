"""Tell a title or name in quotation marks (a film, a slogan) from words that somebody said.

Reads the words before the marks, their capitals and the attribution; decides nothing about speakers.
"""

from collections.abc import Sequence
from typing import Final

from briefing.text.marks import MarkedSpan
from briefing.verify.speech.cues import TITLE_CUES
from briefing.verify.speech.narration import Narration, Token
from briefing.verify.speech.noun_phrases import Kind
from briefing.verify.speech.passages import Attribution, Passage

_SHORT: Final = 3
"""A cue or speaker this near, in code points, is beside the quotation; longer words show the capitals of a title."""


def is_title(narration: Narration, passage: Passage, mark: MarkedSpan, attribution: Attribution) -> bool:
    """Tell whether the words before the quotation announce a name or title: "a film called “…”"."""
    start = max(passage.span.start, mark.span.start - 40)
    before = narration.tokens(start, mark.span.start)
    words = mark.inner.of(narration.text)
    if not before or before[-1].low not in TITLE_CUES:
        return _is_capitalized(words, least=2) and (
            _reads(attribution, before[-1:]) or not _is_beside(attribution, mark)
        )
    if attribution.cue is not None and attribution.cue.end == before[-1].end and attribution.mention is not None:
        return attribution.mention.kind is Kind.ROLE
    return before[-1].low in _NAMING or _is_capitalized(words, least=0)


def _reads(attribution: Attribution, last: Sequence[Token]) -> bool:
    """Tell whether the cue is a verb whose object may be a work: read, wrote, sang."""
    cue = attribution.cue
    return cue is not None and any(cue.end == token.end and token.low in _WORKS for token in last)


_WORKS: Final = frozenset(
    {"read", "reads", "reading", "wrote", "writes", "written", "writing", "sang", "sings", "recited"}
)


def _is_beside(attribution: Attribution, mark: MarkedSpan) -> bool:
    """Tell whether the cue or speaker stands right beside the quotation."""
    mention = None if attribution.mention is None else attribution.mention.span
    ends = [span for span in (attribution.cue, mention) if span is not None]
    before = max((span.end for span in ends if span.end <= mark.span.start), default=-9)
    after = min((span.start for span in ends if span.start >= mark.span.end), default=mark.span.end + 9)
    return mark.span.start - before <= _SHORT or after - mark.span.end <= _SHORT


_NAMING: Final = frozenset({"titled", "entitled", "called", "named", "nicknamed", "dubbed", "so-called", "headlined"})


def _is_capitalized(words: str, *, least: int) -> bool:
    """Tell whether the words are written like a title: the longer ones with a capital, at least `least` of them."""
    longer = [word for word in words.split()[:12] if len(word) > _SHORT]
    capitals = sum(word[0].isupper() for word in longer)
    return capitals == len(longer) >= least if least else capitals * 2 > len(longer)
