"""Find speech that is printed without quotation marks: before an attribution tail, in dialogue, in an interview.

Only shapes that narration does not take: a dash and "X said" at the end of a paragraph, a first-person sentence that
ends in ", X said", a dialogue dash, repeated speaker labels. When in doubt it is narration.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from briefing.model import Span
from briefing.text.names import name_key
from briefing.verify.speech.cues import FOREIGN, SPEECH, STRONG
from briefing.verify.speech.narration import Narration, Token
from briefing.verify.speech.noun_phrases import Kind, Mention
from briefing.verify.speech.passages import Attribution, Passage, Where
from briefing.verify.speech.subjects import subject_after, subject_before

_DASH_TAIL: Final = re.compile(r"[.!?…,\w)»”\"]\s?\s?[-–—]{1,2}\s{1,2}(?P<tail>[^\n–—.!?]{4,80})[.]?\s*\Z")
_DASH_AMID: Final = re.compile(r"\w\s?[-–—]{1,2}\s{1,2}(?P<tail>[^\n–—.!?]{4,80})[.]\s")
_LONGEST_OPENING: Final = 600
"""How far into a paragraph its first speech may be attributed, in code points."""
_DIALOGUE: Final = re.compile(r"[–—-]\s+(?=\w)|—(?=[\w¡¿])")
_ENCLOSED_TAIL: Final = re.compile(r"(?<=\S)\s—(?P<tail>[^\s–—][^\n–—]{3,80}?)(?:—(?=[\s.,:;])|[.]?\s*\Z)")
"""Who said it, between dashes that hug it, as Spanish sets it."""
_DIALOGUE_TAIL: Final = re.compile(
    r"(?<=[,!?….])\s+[–—-]\s+(?P<tail>[^\n–—]{4,80}?)(?=[.,:]?\s+[–—-]\s|[.]?\s*\Z|\.\s)"
)
_DIALOGUE_REST: Final = re.compile(r"[.,:]?\s+[–—-]\s+(?=\w)|(?<=—)[.,:;]?\s+(?=[\w¡¿])")
_COMMA_TAIL: Final = re.compile(r"(?<=\w), (?P<tail>[^\n,.;:!?]{4,60})[.]\s*\Z")
_FIRST_PERSON: Final = re.compile(
    r"(?<![.\w])(?:I(?![.\w’'])|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|[Mm]y|us|[Mm]e|[Мм]и|[Яя]|[Нн]аш\w*|[Мм]ы|[Ww]ir|[Ii]ch|[Nn]ous|[Nn]osotros)\b"
)
_LABEL: Final = re.compile(r"(?P<label>[^\W\d_](?:[\w.'’ -]{0,38}\w)?\.?)(?:\s\([^()\n]{2,30}\))?\s?:\s+(?=\S)")
_QUESTION_LABELS: Final = frozenset("q a question answer interviewer reporter host moderator".split())
_SENTENCE: Final = re.compile(r"[^\W\d_]+[^\w\n]+[^\W\d_]+")
_LONGEST_TAIL: Final = 9
_LEAST_LABELS: Final = 3


@dataclass(frozen=True, slots=True)
class Unmarked:
    """Speech without marks and its attribution."""

    piece: Span
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Labels:
    """The speaker labels of an interview or transcript; empty for any other text."""

    keys: frozenset[str]

    @classmethod
    def of(cls, narration: Narration) -> "Labels":
        """Return the labels that open paragraphs again and again."""
        counts = Counter(
            _last_word(match["label"])
            for span in narration.paragraphs
            if (match := _labelled(narration, span)) is not None
        )
        repeated = {label for label, count in counts.items() if count > 1 or label in _QUESTION_LABELS}
        return cls(frozenset(repeated if sum(counts[label] for label in repeated) >= _LEAST_LABELS else ()))


def _last_word(label: str) -> str:
    """Return what a label and its shorter forms share: `ANNA BERG`, `BERG`."""
    return label.lower().split()[-1]


def _labelled(narration: Narration, span: Span) -> re.Match[str] | None:
    match = _LABEL.match(narration.blanked, span.start, span.end)
    if match is None:
        return None
    label = match["label"]
    name = narration.name_at(match.start())
    named = name is not None and name.text.startswith(label)
    return match if named or _last_word(label) in _QUESTION_LABELS or label.isupper() else None


def unmarked(narration: Narration, passage: Passage, labels: Labels) -> Iterator[Unmarked]:
    """Yield the speech without marks of one paragraph."""
    if passage.marks:
        return
    span = passage.span
    opening = _DIALOGUE.match(narration.blanked, span.start, span.end)
    if opening is not None:
        yield from _dialogue(narration, Span(opening.end(), span.end))
        return
    found = _by_label(narration, span, labels) or _by_dash(narration, span) or _by_comma(narration, span)
    if found is not None:
        yield found


def _by_label(narration: Narration, span: Span, labels: Labels) -> Unmarked | None:
    match = _labelled(narration, span)
    if match is None or _last_word(match["label"]) not in labels.keys:
        return None
    name = narration.name_at(match.start())
    asks = _last_word(match["label"]) in _QUESTION_LABELS
    if not asks and _SENTENCE.search(narration.text, match.end(), span.end) is None:
        return None
    place, words = Span(match.start(), match.end("label")), Span(match.end(), span.end)
    speaker = Mention(place, match["label"], Kind.PRONOUN if name is None else Kind.NAME)
    return Unmarked(words, Attribution(Where.BEFORE, speaker, Span(place.end, words.start)))


def _by_dash(narration: Narration, span: Span) -> Unmarked | None:
    """Return the speech of "We will go on. They lost - X said."."""
    match = _DASH_TAIL.search(narration.blanked, span.start, span.end)
    match = match or _DASH_AMID.search(narration.blanked, span.start, min(span.end, span.start + _LONGEST_OPENING))
    if match is None:
        return None
    attribution = _tail(narration, match.start("tail"), match.end("tail"))
    if attribution is None or attribution.mention is None:
        return None
    body = Span(span.start, match.start() + 1)
    start = _after_narration(narration, body, attribution.mention)
    words = narration.text[start : body.end]
    if not _FIRST_PERSON.search(words) and ". " not in words:
        return None
    return Unmarked(Span(start, body.end), attribution)


def _after_narration(narration: Narration, body: Span, speaker: Mention) -> int:
    """Return where the speech begins, after the last sentence that names its speaker."""
    key = name_key(speaker.text)
    starts = narration.sentence_starts(body, ())
    named = [name.span.start for name in narration.names_in(body.start, body.end) if name_key(name.text) == key]
    if not named:
        return starts[0]
    return next((start for start in starts if start > named[-1]), starts[-1])


def _by_comma(narration: Narration, span: Span) -> Unmarked | None:
    """Return the speech of "We will never give up, X said.": a first-person sentence with a tail."""
    match = _COMMA_TAIL.search(narration.blanked, span.start, span.end)
    if match is None:
        return None
    body = Span(min(narration.sentence_starts(span, ())[-1], match.start()), match.start())
    if _FIRST_PERSON.search(narration.text, body.start, min(body.end, body.start + _OPENING)) is None:
        return None
    attribution = _tail(narration, match.start("tail"), match.end("tail"))
    return None if attribution is None else Unmarked(body, attribution)


_OPENING: Final = 60
"""How far into its sentence "I" or "we" shows who tells it, in code points."""


def _dialogue(narration: Narration, span: Span) -> Iterator[Unmarked]:
    """Yield the pieces of a dialogue paragraph: a dash, words, a dash and who said them."""
    match = _DIALOGUE_TAIL.search(narration.blanked, span.start, span.end) or _ENCLOSED_TAIL.search(
        narration.blanked, span.start, span.end
    )
    if match is None:
        return
    attribution = _tail(narration, match.start("tail"), match.end("tail"))
    if attribution is None:
        return
    yield Unmarked(Span(span.start, match.start()), attribution)
    rest = _DIALOGUE_REST.match(narration.blanked, match.end(), span.end)
    if rest is not None:
        yield Unmarked(Span(rest.end(), span.end), attribution)


def _tail(narration: Narration, start: int, end: int) -> Attribution | None:
    """Return the attribution that a tail is, and nothing else: "X said", "said X", "he told reporters"."""
    tokens = narration.tokens(start, end)
    if len(tokens) > _LONGEST_TAIL:
        return None
    for index, token in enumerate(tokens):
        if not index and token.low in SPEECH | FOREIGN:
            return _attribution(token, subject_after(narration, token.end, end))
        if index and token.low in STRONG:
            mention = subject_before(narration, start, token, strict=True)
            opens = mention is not None and _opens(narration, start, mention)
            return _attribution(token, mention) if opens else None
    return None


def _opens(narration: Narration, start: int, mention: Mention) -> bool:
    """Tell whether only words of a role stand before the mention in its tail."""
    return _LINKING.isdisjoint(token.low for token in narration.tokens(start, mention.span.start))


_LINKING: Final = frozenset("that as if what or so ,".split())


def _attribution(cue: Token, mention: Mention | None) -> Attribution | None:
    return None if mention is None else Attribution(Where.AFTER, mention, Span(cue.start, cue.end))
