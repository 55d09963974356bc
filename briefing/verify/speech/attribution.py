"""Attribute each marked quotation to the mention that the article gives for it: after it, before it, or at a distance.

It reads the narration around the quotation only; it never resolves who a pronoun or role is.
"""

import re
from collections.abc import Sequence
from typing import Final

from briefing.model import Name, Span
from briefing.text.marks import MarkedSpan
from briefing.verify.speech.cue_subjects import by_phrase, cues, is_cue, may_attribute, subject_of
from briefing.verify.speech.cues import CONDITIONS, FOREIGN, NOUNLIKE, PARTIAL, PHRASES, SPEECH, STRONG, THOUGHTS
from briefing.verify.speech.narration import Narration, Token
from briefing.verify.speech.noun_phrases import DETERMINERS, INSIDE, Kind, Mention, head, mention
from briefing.verify.speech.passages import DASH, NOWHERE, Attribution, Passage, Where, is_closed, is_whole
from briefing.verify.speech.subjects import main_subject, subject_after, subject_before

_LEADING: Final = re.compile(r"[\s,.;:…—–-]*")
_VIEW: Final = re.compile(
    r"\b[Ii]n (?:(?P<pronoun>his|her)|(?P<name>[^\W\d_][\w .'’-]{1,40}?)['’]s?) "
    r"(?:own )?(?:opinion|view|words|assessment|estimation|telling),?\s?$"
)
_VIEW_REACH: Final = 80
"""Longest "in the words of its editor-in-chief, …" before a quotation, in code points."""
_LONGEST: Final = 400
"""Longest stretch of narration beside a quotation that is read for its attribution, in code points."""
_BRIEF: Final = 9
"""Most words of an attribution that is a sentence of its own."""


def attribute(narration: Narration, passage: Passage, index: int) -> Attribution:
    """Return the attribution of the passage's quotation number `index`, within its own sentence."""
    mark = passage.marks[index]
    beside = _led_in(narration, passage, index) or _in_view(narration, mark) or _signed(narration, passage, mark)
    if beside is not None:
        return beside
    before = by_cue_before(narration, passage.sentence(mark.span.start).start, mark.span.start)
    if not is_closed(narration.text, mark):
        return before or _inverted(narration, passage, index) or _later(narration, passage, index) or NOWHERE
    after = _after(narration, passage, index)
    stops = narration.text.endswith((".", "!", "?"), mark.inner.start, mark.inner.end)
    if is_whole(narration.text, mark) or not (stops or _is_strong(narration, before)):
        return after or before or NOWHERE
    return before or after or NOWHERE


def _in_view(narration: Narration, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution of "in his opinion, “…”", "in X's words, “…”"."""
    match = _VIEW.search(narration.blanked, max(0, mark.span.start - _VIEW_REACH), mark.span.start)
    if match is None:
        return None
    kind = Kind.NAME if match["pronoun"] is None else Kind.PRONOUN
    start, end = match.span(kind.value)
    name = narration.name_at(start)
    if kind is Kind.NAME and (name is None or name.span.end != end):
        return None
    return Attribution(Where.BEFORE, mention(narration, start, end, kind))


def _signed(narration: Narration, passage: Passage, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution of a paragraph that is a quotation, a dash and a name: "“…” – X, mayor of Y"."""
    dash = DASH.match(narration.blanked, mark.span.end)
    name = None if dash is None else narration.name_at(dash.end())
    if mark.span.start != passage.span.start or name is None or " " not in name.text:
        return None
    rest = narration.tokens(name.span.end, passage.span.end)
    if any(may_attribute(narration, token) for token in rest) or (rest and rest[0].low not in {",", "."}):
        return None
    return Attribution(Where.AFTER, Mention(name.span, name.text, Kind.NAME))


def _is_strong(narration: Narration, found: Attribution | None) -> bool:
    """Tell whether an attribution rests on a verb that means nothing but speech."""
    cue = None if found is None else found.cue
    return cue is not None and cue.of(narration.text).lower() in _SURE


_SURE: Final = STRONG | PHRASES


def _led_in(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return the attribution by words that lead straight into the quotation: "X said “…”", "X: “…”"."""
    mark = passage.marks[index]
    start = passage.sentence(mark.span.start).start
    tokens = narration.tokens(max(start, passage.gap_before(index)), mark.span.start)
    last = next((token.low for token in reversed(tokens)), None)
    word = next((token.low for token in reversed(tokens) if token.low not in _LEADING_IN), None)
    if last == ":" or word in STRONG or (last == "," and is_whole(narration.text, mark)):
        found = by_cue_before(narration, start, mark.span.start)
        return _introduced(narration, start, mark) if found is None and last == ":" else found
    return None


_LEADING_IN: Final = frozenset({"that", "with"})


def _introduced(narration: Narration, start: int, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution of a quotation after a colon by a bare name, or by the subject of its sentence."""
    here = Span(mark.span.start, mark.span.start)
    tokens = narration.tokens(max(start, mark.span.start - _LONGEST), mark.span.start)[:-1]
    name = narration.name_at(tokens[-1].start) if tokens else None
    if name is not None and name.kind != "place" and not _is_complement(tokens, name):
        return Attribution(Where.BEFORE, Mention(name.span, name.text, Kind.NAME), here)
    opening = main_subject(narration, tokens) or head(narration, tokens)
    return None if opening is None else Attribution(Where.BEFORE, opening, here)


def _is_complement(tokens: Sequence[Token], name: Name) -> bool:
    """Tell whether a name belongs to a noun before it ("head of the X")."""
    before = (token.low for token in reversed(tokens) if token.start < name.span.start)
    return next((low for low in before if low not in DETERMINERS), None) in INSIDE


def _inverted(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return the attribution right behind a quotation that no comma closes: "“…” said X"."""
    mark = passage.marks[index]
    following = narration.tokens(mark.span.end, min(passage.span.end, mark.span.end + _LABELLED))
    return _after(narration, passage, index) if following and following[0].low in _INVERTING else None


_INVERTING: Final = frozenset({"said", "says", "added", "adds", "replied", "recalled", "wrote"})
_LABELLED: Final = 20


def by_cue_before(narration: Narration, start: int, end: int) -> Attribution | None:
    """Return the attribution by the last cue of a stretch; a thought inside reported speech is the outer speaker's."""
    start = max(start, end - _LONGEST)
    thought: Attribution | None = None
    for cue in reversed(cues(narration, start, end)):
        if thought is not None and cue.low not in _SURE:
            continue
        speaker = subject_of(narration, start, cue, end)
        if speaker is None or _is_conditional(narration, start, speaker):
            continue
        found = Attribution(Where.BEFORE, speaker, Span(cue.start, cue.end))
        if cue.low not in THOUGHTS and not (speaker.kind is Kind.ROLE and cue.low in PARTIAL):
            return found
        thought = thought or found
    return thought


def _is_conditional(narration: Narration, start: int, speaker: Mention) -> bool:
    before = reversed(narration.tokens(start, speaker.span.start))
    return next((token.low for token in before), None) in CONDITIONS


def _after(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return the attribution that follows a quotation: "…,” X said", "…,” said X", "…,” according to X"."""
    mark = passage.marks[index]
    begin = _LEADING.match(narration.blanked, mark.span.end)
    start = mark.span.end if begin is None else begin.end()
    end = min(passage.gap_after(index), passage.sentence(start).end, start + _LONGEST)
    tokens = narration.tokens(start, end)
    if not tokens or tokens[0].low in _GOING_ON:
        return None
    if tokens[-1].low in PARTIAL - SPEECH and index + 1 < len(passage.marks):
        tokens = tokens[:-1]
    closed = narration.text[mark.inner.end - 1 : mark.inner.end] == "."
    return _tail(narration, tokens, end=end, closed=closed)


_GOING_ON: Final = frozenset({"and", "but", "while", "when", "because", "although", "though", "or"})


def _tail(narration: Narration, tokens: Sequence[Token], *, end: int, closed: bool) -> Attribution | None:
    """Return the attribution that opens a stretch of narration; after a full stop it must be all of its sentence."""
    for number, token in enumerate(tokens):
        if not is_cue(narration, tokens, number):
            continue
        if closed and len(tokens) > number + _BRIEF:
            return None
        speaker = _tail_subject(narration, tokens, number, end)
        if speaker is not None:
            return Attribution(Where.AFTER, speaker, Span(token.start, token.end))
        if number and token.low in STRONG:
            return None
    return None


_BETWEEN: Final = frozenset({"as", "also", "then", "has", "had", "so", "a", "ont", "ha", "han"})


_NEAR: Final = 3
"""Most words between a quotation and its "according to"."""


def _tail_subject(narration: Narration, tokens: Sequence[Token], number: int, end: int) -> Mention | None:
    token = tokens[number]
    if token.low in PHRASES:
        return by_phrase(narration, token, end) if number <= _NEAR else None
    if number == 0 or (number == 1 and tokens[0].low in _BETWEEN):
        return subject_after(narration, token.end, end) if token.low in SPEECH | FOREIGN else None
    speaker = subject_before(narration, tokens[0].start, token, strict=token.low in NOUNLIKE)
    if speaker is None or (speaker.kind is Kind.PRONOUN and speaker.span.start > tokens[min(2, number)].start):
        return None
    return speaker


def _later(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return an attribution further on in the sentence of a partial quotation: ", as X put it", ", X said."."""
    mark = passage.marks[index]
    end = min(passage.sentence(mark.span.start).end, mark.span.end + _LONGEST)
    tokens = narration.tokens(mark.span.end, end)
    segment: list[Token] = []
    for token in tokens:
        if token.low == "according":
            speaker = by_phrase(narration, token, end)
            return None if speaker is None else Attribution(Where.AFTER, speaker, Span(token.start, token.end))
        if token.low in STRONG and segment and segment[0].low in {",", "as"}:
            speaker = subject_before(narration, segment[0].start, token, strict=True)
            if speaker is not None and speaker.span.start in {word.start for word in segment[:3]}:
                return Attribution(Where.AFTER, speaker, Span(token.start, token.end))
        segment = [token] if token.low in {",", "as"} else [*segment, token]
    return None
