"""Tell a title or name in quotation marks (a film, a slogan) from words that somebody said.

Reads the words before the marks, their capitals and the attribution; decides nothing about speakers.
"""

from typing import Final

from briefing.model import Span
from briefing.text.marks import MarkedSpan
from briefing.verify.speech.cues import TITLE_CUES
from briefing.verify.speech.narration import Narration, Token
from briefing.verify.speech.noun_phrases import Kind
from briefing.verify.speech.passages import Attribution, Passage

_SHORT: Final = 3
"""A cue or speaker this near, in code points, is beside the quotation; longer words show the capitals of a title."""
_LONGEST_CUE: Final = 40


def is_title(narration: Narration, passage: Passage, mark: MarkedSpan, attribution: Attribution) -> bool:
    """Tell whether the words before the quotation announce a name or title: "a film called “…”"."""
    start = max(passage.span.start, mark.span.start - _LONGEST_CUE)
    before = narration.tokens(start, mark.span.start)
    last = next(reversed(before), None)
    words, cue, speaker = mark.inner.of(narration.text), attribution.cue, attribution.mention
    if last is None or last.low not in TITLE_CUES:
        return _is_capitalized(words, least=2) and (_reads(cue, last) or not _is_beside(attribution, mark))
    if cue is not None and cue.end == last.end and speaker is not None:
        return speaker.kind is Kind.ROLE
    return last.low in _NAMING or _is_capitalized(words, least=0)


def _reads(cue: Span | None, last: Token | None) -> bool:
    """Tell whether the cue is a verb whose object may be a work: read, wrote, sang."""
    return cue is not None and last is not None and cue.end == last.end and last.low in _WORKS


_WORKS: Final = frozenset(
    {"read", "reads", "reading", "wrote", "writes", "written", "writing", "sang", "sings", "recited"}
)


def _is_beside(attribution: Attribution, mark: MarkedSpan) -> bool:
    """Tell whether the cue or speaker stands right beside the quotation."""
    mention = None if attribution.mention is None else attribution.mention.span
    spans = [span for span in (attribution.cue, mention) if span is not None]
    return any(max(mark.span.start - span.end, span.start - mark.span.end) <= _SHORT for span in spans)


_NAMING: Final = frozenset({"titled", "entitled", "called", "named", "nicknamed", "dubbed", "so-called", "headlined"})


def _is_capitalized(words: str, *, least: int) -> bool:
    """Tell whether the words are written like a title: the longer ones with a capital, at least `least` of them."""
    longer = [word for word in words.split() if len(word) > _SHORT]
    capitals = sum(word[0].isupper() for word in longer)
    return capitals == len(longer) >= least if least else capitals * 2 > len(longer)
