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
from briefing.verify.speech.noun_phrases import INSIDE, Kind, Mention, head
from briefing.verify.speech.passages import DASH, NOWHERE, Attribution, Passage, Where, is_closed, is_whole
from briefing.verify.speech.subjects import main_subject, subject_after, subject_before

_LEADING: Final = re.compile(r"[\s,.;:…—–-]*")
_VIEW: Final = re.compile(
    r"\b[Ii]n (?:(?P<pronoun>his|her)|(?P<name>[^\W\d_][\w .'’-]{1,40}?)['’]s?) "
    r"(?:own )?(?:opinion|view|words|assessment|estimation|telling),?\s?$"
)
_SHORT: Final = 3
_LONGEST: Final = 400
"""Longest stretch of narration beside a quotation that is read for its attribution, in code points."""
_BRIEF: Final = 9
"""Most words of an attribution that is a sentence of its own."""


def attribute(narration: Narration, passage: Passage, index: int) -> Attribution:
    """Return the attribution of the passage's quotation number `index`, within its own sentence."""
    mark = passage.marks[index]
    adjacent = (
        _adjacent_before(narration, passage, index) or _in_view(narration, mark) or _signed(narration, passage, mark)
    )
    if adjacent is not None:
        return adjacent
    before = _before(narration, passage, mark)
    if not is_closed(narration.text, mark):
        return before or _inverted(narration, passage, index) or _later(narration, passage, index) or NOWHERE
    after = _after(narration, passage, index)
    stops = narration.text.endswith((".", "!", "?"), mark.inner.start, mark.inner.end)
    if is_whole(narration.text, mark) or not (stops or _is_strong(narration, before)):
        return after or before or NOWHERE
    return before or after or NOWHERE


def _in_view(narration: Narration, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution of "in his opinion, “…”", "in X's words, “…”"."""
    match = _VIEW.search(narration.blanked, max(0, mark.span.start - 80), mark.span.start)
    if match is None:
        return None
    group = "pronoun" if match["pronoun"] else "name"
    span = Span(match.start(group), match.end(group))
    name = narration.name_at(span.start)
    if match["name"] and (name is None or name.span.end != span.end):
        return None
    kind = Kind.PRONOUN if match["pronoun"] else Kind.NAME
    return Attribution(Where.BEFORE, Mention(span, span.of(narration.text), kind))


def _signed(narration: Narration, passage: Passage, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution of a paragraph that is a quotation, a dash and a name: "“…” – X, mayor of Y"."""
    dash = DASH.match(narration.blanked, mark.span.end)
    if dash is None or mark.span.start != passage.span.start:
        return None
    name = narration.name_at(dash.end())
    if name is None or name.span.start != dash.end() or " " not in name.text:
        return None
    rest = narration.tokens(name.span.end, passage.span.end)
    alone = not rest or rest[0].low in {",", "."}
    if not alone or any(may_attribute(narration, token) for token in rest):
        return None
    return Attribution(Where.AFTER, Mention(name.span, name.text, Kind.NAME))


def _is_strong(narration: Narration, found: Attribution | None) -> bool:
    """Tell whether an attribution rests on a verb that means nothing but speech."""
    cue = None if found is None else found.cue
    return cue is not None and cue.of(narration.text).lower() in STRONG | PHRASES


def _adjacent_before(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return the attribution by a cue right before the quotation: "X said, “…”", "X: “…”"."""
    mark = passage.marks[index]
    start = passage.sentence(mark.span.start).start
    gap_start = max(start, passage.marks[index - 1].span.end if index else start)
    before = narration.tokens(max(gap_start, mark.span.start - 60), mark.span.start)
    colon = bool(before) and before[-1].low == ":"
    comma = bool(before) and before[-1].low == "," and is_whole(narration.text, mark)
    while before and before[-1].low in {",", ":", "that", "with"}:
        before = before[:-1]
    if before and before[-1].low in STRONG:
        cue = before[-1]
        mention = subject_before(narration, start, cue)
        if mention is not None:
            return Attribution(Where.BEFORE, mention, Span(cue.start, cue.end))
    if comma:
        return by_cue_before(narration, gap_start, mark.span.start)
    return _introduced(narration, start, mark) if colon else None


def _introduced(narration: Narration, start: int, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution of a quotation after a colon: by a cue in its sentence, or by a bare name."""
    found = by_cue_before(narration, start, mark.span.start)
    if found is not None:
        return found
    here = Span(mark.span.start, mark.span.start)
    tokens = narration.tokens(max(start, mark.span.start - _LONGEST), mark.span.start)[:-1]
    name = narration.name_at(tokens[-1].start) if tokens else None
    if name is not None and name.kind != "place" and not _is_complement(tokens, name):
        return Attribution(Where.BEFORE, Mention(name.span, name.text, Kind.NAME), here)
    opening = head(narration, tokens) or main_subject(narration, tokens)
    return None if opening is None else Attribution(Where.BEFORE, opening, here)


def _is_complement(tokens: Sequence[Token], name: Name) -> bool:
    """Tell whether a name belongs to a noun before it ("head of the X")."""
    before = [token for token in tokens if token.start < name.span.start and token.low not in {"the", "a"}]
    return bool(before) and before[-1].low in INSIDE


def _inverted(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return the attribution right behind a quotation that no comma closes: "“…” said X"."""
    mark = passage.marks[index]
    following = narration.tokens(mark.span.end, min(passage.span.end, mark.span.end + _LABELLED))
    return _after(narration, passage, index) if following and following[0].low in _INVERTING else None


_INVERTING: Final = frozenset({"said", "says", "added", "adds", "replied", "recalled", "wrote"})
_LABELLED: Final = 20


def _before(narration: Narration, passage: Passage, mark: MarkedSpan) -> Attribution | None:
    """Return the attribution by the last cue of the sentence before the quotation."""
    return by_cue_before(narration, passage.sentence(mark.span.start).start, mark.span.start)


def by_cue_before(narration: Narration, start: int, end: int) -> Attribution | None:
    """Return the attribution by the last cue of a stretch; a thought inside reported speech is the outer speaker's."""
    start = max(start, end - _LONGEST)
    thought: Attribution | None = None
    for cue in reversed(cues(narration, start, end)):
        if thought is not None and cue.low not in STRONG | PHRASES:
            continue
        mention = subject_of(narration, start, cue, end)
        if mention is None or _is_conditional(narration, start, mention):
            continue
        found = Attribution(Where.BEFORE, mention, Span(cue.start, cue.end))
        if cue.low not in THOUGHTS and not (mention.kind is Kind.ROLE and cue.low in PARTIAL):
            return found
        thought = thought or found
    return thought


def _is_conditional(narration: Narration, start: int, mention: Mention) -> bool:
    before = narration.tokens(max(start, mention.span.start - 12), mention.span.start)
    return bool(before) and before[-1].low in CONDITIONS


def _after(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return the attribution that follows a quotation: "…,” X said", "…,” said X", "…,” according to X"."""
    mark = passage.marks[index]
    gap_end = passage.marks[index + 1].span.start if index + 1 < len(passage.marks) else passage.span.end
    begin = _LEADING.match(narration.blanked, mark.span.end)
    start = begin.end() if begin is not None else mark.span.end
    end = min(gap_end, passage.sentence(start).end, start + _LONGEST) if start < gap_end else gap_end
    tokens = narration.tokens(start, end)
    if not tokens or tokens[0].low in {"and", "but", "while", "when", "because", "although", "though", "or"}:
        return None
    closed = narration.text[mark.inner.end - 1 : mark.inner.end] == "."
    if tokens[-1].low in PARTIAL - SPEECH and index + 1 < len(passage.marks) and end == gap_end:
        tokens = tokens[:-1]
    return _tail(narration, tokens, end=end, closed=closed)


def _tail(narration: Narration, tokens: Sequence[Token], *, end: int, closed: bool) -> Attribution | None:
    """Return the attribution that opens a stretch of narration; after a full stop it must be all of its sentence."""
    for number, token in enumerate(tokens[:60]):
        if not is_cue(narration, tokens, number):
            continue
        if closed and len(tokens) > number + _BRIEF:
            return None
        mention = _tail_subject(narration, tokens, number, end)
        if mention is not None:
            return Attribution(Where.AFTER, mention, Span(token.start, token.end))
        if number and token.low in STRONG:
            return None
    return None


_BETWEEN: Final = frozenset({"as", "also", "then", "has", "had", "so", "a", "ont", "hat", "ha", "han"})


def _tail_subject(narration: Narration, tokens: Sequence[Token], number: int, end: int) -> Mention | None:
    token = tokens[number]
    if token.low in PHRASES:
        return by_phrase(narration, token, end) if number <= _SHORT else None
    if number == 0 or (number == 1 and tokens[0].low in _BETWEEN):
        return subject_after(narration, token.end, end) if token.low in SPEECH | FOREIGN else None
    strict = token.low in NOUNLIKE or token.low.endswith("ing")
    mention = subject_before(narration, tokens[0].start, token, strict=strict)
    if mention is None or (mention.kind is Kind.PRONOUN and mention.span.start > tokens[min(2, number)].start):
        return None
    return mention


def _later(narration: Narration, passage: Passage, index: int) -> Attribution | None:
    """Return an attribution further on in the sentence of a partial quotation: ", as X put it", ", X said."."""
    mark = passage.marks[index]
    end = min(passage.sentence(mark.span.start).end, mark.span.end + _LONGEST)
    tokens = narration.tokens(mark.span.end, end)
    segment: list[Token] = []
    for token in tokens:
        if token.low == "according":
            mention = by_phrase(narration, token, end)
            return None if mention is None else Attribution(Where.AFTER, mention, Span(token.start, token.end))
        if token.low in STRONG and segment and segment[0].low in {",", "as"}:
            mention = subject_before(narration, segment[0].start, token, strict=True)
            if mention is not None and mention.span.start <= segment[min(2, len(segment) - 1)].end:
                return Attribution(Where.AFTER, mention, Span(token.start, token.end))
        segment = [token] if token.low in {",", "as"} else [*segment, token]
    return None
