"""Judge a given speaker against the one that an article names.

A verdict needs words of the article: `contradicted` where it names another speaker, or nobody of that name; where it
leaves the speaker open among several, only those several stay `unresolved`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.model import Quotation, Span, SpeakerFinding, SpeakerVerdict
from briefing.text.marks import marked
from briefing.text.names import find_names, is_role, name_key, same_name
from briefing.text.words import is_dense_text
from briefing.verify.speech.cast import Cast, holders
from briefing.verify.speech.narration import narrate
from briefing.verify.speech.noun_phrases import RELATED, Kind, Mention
from briefing.verify.speech.roles import role_words
from briefing.verify.speech.speakers import resolve

_END = re.compile(r"[.!?\n\"“„«‘]")
"""Ends the words beside a name that belong to it: of its sentence, before a quotation."""
_OPENED = re.compile(r"[\n\"”»]")
"""What is before a speaker's name in the sentence that names it: the words quoted there name nobody."""
_OWNED = re.compile(r"(?P<who>[^,]+)['’]s? (?P<what>[\w-]+)$")
"""One who is named by somebody else's name: `McCoy's client`."""
_BESIDE: Final = 40
"""How far beside a speaker's name the body it speaks for, or who speaks for it, is looked for, in code points."""


def judge_speaker(quotations: Sequence[Quotation], text: str, span: Span, given: str) -> SpeakerFinding:
    """Tell whether the article says that `given` said the words at `span`.

    Args:
        quotations: What `find_quotations(text)` returned.
        text: The article's text.
        span: Where the words stand in it.
        given: A name, a title with a name, or a role.

    Returns:
        `contradicted` only where the article names another speaker, or nobody of the given name.
    """
    quotation = _at(quotations, span)
    found = None if quotation is None else quotation.speaker
    name = given.strip()
    if not name:
        return SpeakerFinding(given, found, SpeakerVerdict.UNRESOLVED)
    if quotation is None:
        return SpeakerFinding(given, found, _among((), text, name))
    return SpeakerFinding(given, found, _verdict(quotations, quotation, text, name))


def _at(quotations: Sequence[Quotation], span: Span) -> Quotation | None:
    """Return the speech that holds most of the span; of several, the outermost."""
    return max(
        (one for one in quotations if one.speech and one.span.overlaps(span)),
        key=lambda one: _overlap(one, span),
        default=None,
    )


def _overlap(quotation: Quotation, span: Span) -> int:
    return sum(len(range(max(piece.start, span.start), min(piece.end, span.end))) for piece in quotation.pieces)


def _verdict(quotations: Sequence[Quotation], quotation: Quotation, text: str, given: str) -> SpeakerVerdict:
    found, span = quotation.speaker, quotation.speaker_span
    if span is None:
        return _among((), text, given)
    if found is None:
        return _among(_rivals(quotations, span, text), text, given)
    settled = _by_words(found, given, text)
    if settled is not None:
        return settled
    if is_role(given):
        return _given_role(span, text, found, given)
    return _found_role(text, found, given) if _is_unnamed(found) else _other_name(span, text, given)


def _by_words(found: str, given: str, text: str) -> SpeakerVerdict | None:
    """Judge by the words of both: the same name, somebody's relative, a body that is named or not; else None."""
    owner = _OWNED.match(found)
    if owner is not None and owner["what"].lower() in RELATED and same_name(given, owner["who"]):
        return SpeakerVerdict.CONTRADICTED
    if same_name(given, found) or _opens_with(found, given):
        return SpeakerVerdict.CONFIRMED
    body = _may_be_body(given, found, text) or _may_be_body(found, given, text)
    return SpeakerVerdict.UNRESOLVED if body else None


def _may_be_body(kind: str, name: str, text: str) -> bool:
    """Tell whether "the company" may stand for a name: that of nobody whom the article treats as a person."""
    body = _BODY.fullmatch(kind)
    return body is not None and not is_role(name) and _is_named(text, name) and name_key(name) not in _cast(text).humans


_BODY = re.compile(
    r"(?:the|this|that) (?:[a-z-]+ )?(?:company|firm|agency|group|ministry|team|bank|union|department|party|campaign"
    r"|organi[sz]ation|committee|council|association|airline|maker|manufacturer|carrier|network|paper|newspaper"
    r"|magazine|university|hospital|court|charity|foundation|institute|watchdog|regulator|retailer|operator|outlet)",
    re.IGNORECASE,
)
"""A body without its name."""


def _other_name(span: Span, text: str, given: str) -> SpeakerVerdict:
    """Judge another name than the one found: a namesake, the body it speaks for or who speaks for it stays open."""
    if not _is_named(text, given):
        return SpeakerVerdict.CONTRADICTED
    if same_name(given, span.of(text)) and any(" " in name and same_name(given, name) for name in _names(text)):
        return SpeakerVerdict.UNRESOLVED
    before = _OPENED.split(text[max(0, span.start - _BESIDE) : span.start])[-1]
    after = _END.split(text[span.end : span.end + _BESIDE])[0]
    humans = _cast(text).humans
    spoken_for = _names_one(before + span.of(text), given) or _qualifies(given, before)
    body = name_key(given) not in humans and spoken_for
    member = name_key(span.of(text)) not in humans and _names_one(span.of(text) + after, given)
    return SpeakerVerdict.UNRESOLVED if body or member else SpeakerVerdict.CONTRADICTED


def _names_one(words: str, given: str) -> bool:
    return any(same_name(given, name.text) for name in find_names(words))


def _qualifies(given: str, words: str) -> bool:
    """Tell whether a name stands before a noun, where no rule found it to be one: "Globex spokesman"."""
    return re.search(rf"(?<!\w){re.escape(given)} [a-z][\w -]*\Z", words) is not None


def _opens_with(found: str, given: str) -> bool:
    """Tell whether the speaker is printed as the given role and a name ("die Bäckerin" of "Die Bäckerin X")."""
    return given[0].islower() and found.casefold().startswith(given.casefold() + " ")


def _among(rivals: Sequence[str], text: str, given: str) -> SpeakerVerdict:
    """Judge against the people who compete for a pronoun; without any, against everyone in the article."""
    if rivals and not is_role(given):
        fits = any(same_name(given, rival) for rival in rivals)
        return SpeakerVerdict.UNRESOLVED if fits else SpeakerVerdict.CONTRADICTED
    return SpeakerVerdict.CONTRADICTED if _is_stranger(text, given) else SpeakerVerdict.UNRESOLVED


def _rivals(quotations: Sequence[Quotation], span: Span, text: str) -> tuple[str, ...]:
    """Return the people who compete for the mention at a span."""
    speakers = ((one.speaker_span, one.speaker) for one in quotations)
    known = [(place.start, speaker) for place, speaker in speakers if place is not None and speaker is not None]
    previous = sorted(entry for entry in known if entry[0] < span.start)
    return resolve(_cast(text), Mention(span, span.of(text), Kind.PRONOUN), previous)


def _is_unnamed(found: str) -> bool:
    """Tell whether a speaker is given by role or kind only, without a name of its own."""
    return is_role(found) or not found.rpartition(" ")[2][0].isupper()


def _given_role(span: Span, text: str, found: str, given: str) -> SpeakerVerdict:
    """Judge a role given for a quotation: by the same role as printed, or by who holds it in the article."""
    if role_words(given) and role_words(given) in (role_words(span.of(text)), role_words(found)):
        return SpeakerVerdict.CONFIRMED
    people = holders(_cast(text), given, span.start)
    if any(same_name(found, person) for person in people):
        return SpeakerVerdict.CONFIRMED
    clear = len(people) == 1 and not _is_unnamed(found)
    return SpeakerVerdict.CONTRADICTED if clear else SpeakerVerdict.UNRESOLVED


def _found_role(text: str, found: str, given: str) -> SpeakerVerdict:
    """Judge a name given where the article prints a role: others whom it names otherwise are contradicted."""
    if not _is_named(text, given):
        return SpeakerVerdict.UNRESOLVED
    cast = _cast(text)
    roles = cast.roles.get(name_key(given), frozenset())
    return SpeakerVerdict.UNRESOLVED if roles & role_words(found) else SpeakerVerdict.CONTRADICTED


def _is_named(text: str, given: str) -> bool:
    """Tell whether a name stands in the article; in a script whose names are not found, whether its letters do."""
    if is_dense_text(given):
        return given in text
    return any(same_name(given, name) for name in _names(text)) or _is_printed(given.rpartition(" ")[2], text)


def _is_printed(word: str, text: str) -> bool:
    """Tell whether a name stands in a text as a word of its own, where no rule found it to be a name."""
    return word[0].isupper() and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _is_stranger(text: str, given: str) -> bool:
    """Tell whether a given name stands nowhere in the article."""
    return not is_role(given) and not _is_named(text, given)


@lru_cache(maxsize=16)
def _cast(text: str) -> Cast:
    return Cast(narrate(text, marked(text), find_names(text)))


@lru_cache(maxsize=16)
def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.text for name in find_names(text)))
