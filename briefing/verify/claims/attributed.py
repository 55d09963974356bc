"""Who says what a sentence of the reporter's states, also where a neighbouring sentence tells ("This was stated by X").

It reads quotations, verbs of speech beside names, pronouns that go on with the last speaker, and sentences that
attribute what stands before them. Where none of these tells, nobody is named.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from briefing.model import Name, Span
from briefing.verify.claims.evidence import Evidence, Read, local_names
from briefing.verify.claims.tellers import speakers_of
from briefing.verify.source import Source
from briefing.verify.speech.cues import BARE, SPEECH

_MADE: Final = (
    r"(?:stated|said|announced|reported|declared|told|confirmed|revealed|disclosed|explained|emphasized|noted)"
)
_THIS: Final = (
    r"(?:this|that|it|the\s+(?:statement|announcement|comments?|remarks?|news|information|corresponding\s+statement))"
)
_POINTS_BACK: Final = re.compile(
    rf"(?i)\A\W*+(?:{_THIS}\s+(?:was|were|is|has\s+been|have\s+been)\s+(?:{_MADE}|made)\b.{{0,60}}?\bby\b"
    rf"|{_THIS}\s+(?:is|was)\s+(?:what|how|according\s+to)\b"
    rf"|[^.;!?]{{2,120}}?\b(?:made\s+(?:this|these|the|such\s+an?)\s+(?:statements?|remarks?|comments?|announcement)"
    rf"|(?:said|stated|announced|reported|declared|wrote|spoke)\s+(?:about\s+)?(?:this|so)\b(?!\s+(?:week|month|year|time|morning|is\b|was\b|would))))"
)
_PRONOUN: Final = re.compile(r"\A\W*+(?:He|She|(?:According\sto|In\sthe\swords\sof)\s(?:him|her))\b")
_ROLE: Final = re.compile(r"\A\W*+The\s(?P<words>[^\W\d_]+(?:\s[^\W\d_]+){1,6})")
_INSIDE: Final = re.compile(r",\s(?:as\s)?(?:he|she)\s(?:also\s|then\s|later\s)?(?P<cue>[a-z]+)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_BACK: Final = 12
"""How many sentences back a pronoun's speaker is looked for."""
_NEAR: Final = 3
"""How many words behind a pronoun are looked at for a verb of speech."""
_BESIDE: Final = 20
"""How many characters before a name tell that it only reports."""
_CUES: Final = SPEECH - BARE
_REPORTED_BY: Final = re.compile(r"(?i)\b(?:reported\s+by|reports?|reported|citing|cited)\s+(?:the\s+)?\Z")
_REPORTS: Final = re.compile(r"(?i)\s+(?:reports?|reported|citing|cited)\b")


def attributed_to(evidence: Evidence, read: Read) -> str | None:
    """Return whom the article names as the one who says what a sentence states, or None."""
    if _POINTS_BACK.match(read.text) is not None:
        return _teller(read)
    return said_by(evidence, read) or _going_on(evidence, read) or _told_behind(evidence, read)


def said_by(evidence: Evidence, read: Read) -> str | None:
    """Return the speaker that the sentence itself names: of its quotation, or beside its verb of speech."""
    return speaker_at(evidence.source, read.sentence.span) or _named(read)


def speaker_at(source: Source, span: Span) -> str | None:
    """Return the speaker of the first quotation with a speaker that touches a passage."""
    for quotation in source.quotations:
        if quotation.speech and quotation.speaker and any(piece.overlaps(span) for piece in quotation.pieces):
            return quotation.speaker
    return None


def _named(read: Read) -> str | None:
    """Return the first speaker of a sentence; an outlet that only reports yields to another speaker."""
    names = local_names(read)
    found = list(speakers_of(read.text, names))
    told = [name for name in found if not _only_reports(read.text, name)]
    return next(iter([*told, *_told_inside(read.text, names), *found]), None)


def _told_inside(text: str, names: Sequence[Name]) -> Iterator[str]:
    """Yield the names before ", as she noted," put into a sentence."""
    inside = _INSIDE.search(text)
    if inside is not None and inside["cue"] in _CUES:
        yield from (name.text for name in names if name.span.end <= inside.start())


def _only_reports(text: str, name: str) -> bool:
    at = text.index(name)
    before = _REPORTED_BY.search(text, at - _BESIDE, at)
    return before is not None or _REPORTS.match(text, at + len(name)) is not None


def _going_on(evidence: Evidence, read: Read) -> str | None:
    """Return the last speaker where a sentence goes on with "He added …", "The minister said …", "According to him"."""
    role = _speaking_role(read.text)
    if role is None and not _speaks_by_pronoun(read.text):
        return None
    for other in reversed(evidence.sentences[max(0, read.index - _BACK) : read.index]):
        before = said_by(evidence, other)
        if before is not None:
            return before if role is None or _holds_role(evidence, before, role) else None
    return None


def _speaks_by_pronoun(text: str) -> bool:
    match = _PRONOUN.match(text)
    if match is None:
        return False
    words = [word[0].lower() for word in islice(_WORD.finditer(text, match.end()), _NEAR)]
    return match[0].endswith(("him", "her")) or not _CUES.isdisjoint(words)


def _speaking_role(text: str) -> str | None:
    """Return the last word of the role that a sentence opens with, before a verb of speech."""
    match = _ROLE.match(text)
    words = match["words"].lower().split() if match else []
    return next((role for role, word in pairwise(words) if word in _CUES), None)


def _holds_role(evidence: Evidence, speaker: str, role: str) -> bool:
    """Tell whether the article gives a speaker that role: in the speaker's own words or right before the name."""
    words = speaker.lower().split()
    before = re.compile(rf"(?i)\b{re.escape(role)}\b[^.\n]{{0,40}}{re.escape(words[-1])}")
    return role in words or before.search(evidence.text) is not None


def _told_behind(evidence: Evidence, read: Read) -> str | None:
    """Return the speaker that a following sentence names for this one, in its paragraph or opening the next."""
    for other in evidence.sentences[read.index + 1 :][:_BACK]:
        if _POINTS_BACK.match(other.text) is not None:
            return _teller(other)
        if other.sentence.paragraph != read.sentence.paragraph:
            return None
    return None


def _teller(read: Read) -> str | None:
    """Return who said what a sentence points back to: "stated by X", "X made this statement"."""
    names = local_names(read)
    found = [*speakers_of(read.text, names), *(name.text for name in names)]
    told = [name for name in found if not _only_reports(read.text, name)]
    return next(iter([*told, *found]), None)
