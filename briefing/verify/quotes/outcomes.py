"""One place of a quote in a source, judged: edges, case, brackets, punctuation that turns the sense, cuts.

Pure decisions over folded positions; the first fault found names the verdict.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.model import Change, ChangeType, Span, SpeakerVerdict, Verdict
from briefing.text.words import PRONOUNS
from briefing.verify.quotes import brackets
from briefing.verify.quotes.case import case_fits
from briefing.verify.quotes.cut_after import right_fault, unasked_fault
from briefing.verify.quotes.cut_before import left_fault
from briefing.verify.quotes.cut_within import gap_fault
from briefing.verify.quotes.edges import edge_fault
from briefing.verify.quotes.pieces import Parsed, Part
from briefing.verify.quotes.walking import Inserted, Match
from briefing.verify.source import Source, lowered
from briefing.verify.speech.quotations import judge_speaker

_NEAR_BEFORE: Final = 600
_NEAR_AFTER: Final = 300
"""How far from a pronoun its name may stand, in code points."""
_BESIDE: Final = 40
"""How far before a bracket the word that it explains may begin."""
_MOST_MARKS: Final = 8
"""How far after the words of a part the attribution may begin, past stops and marks."""
_WORD: Final = re.compile(r"\w+(?:'\w+)*")
_WHO: Final = frozenset(("he", "she", "they", "i", "we", "it"))
_SELF: Final = frozenset(("i", "me", "my", "mine", "myself"))
_NEUTRAL: Final = frozenset("say says said tell tells told add adds added reporters and also".split())
"""Words that only say that something was said: a summary may use them for others of their kind."""
_HIDDEN: Final = {1: re.compile(r"(?= [^\W_])"), -1: re.compile(r"(?<=[^\W_] )")}
"""Words of the source beside a bracket at the edge of a part: after its last words, before its first ones."""
_ASKED: Final = re.compile(r"[\"')\]]*\?")
_REFERENCE: Final = re.compile(r"\[\^?\d{1,3}\]|\[[a-z]\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a place does not prove the quote, and what was changed."""

    verdict: Verdict
    reason: str
    changes: tuple[Change, ...] = ()


def place_fault(match: Match, source: Source) -> Fault | None:
    """Return why one part does not stand at a place as quoted, or None; cuts are judged over all parts."""
    fault = edge_fault(source, match.start, match.end)
    if fault is not None:
        return Fault(Verdict.ALTERED, fault)
    if not case_fits(match, source):
        return Fault(Verdict.ALTERED, "the case of letters inside the words differs")
    for one in match.inserted:
        found = _bracket_fault(one, source)
        if found is not None:
            return found
    return None


def question_fault(parts: Sequence[Part], number: int, match: Match, source: Source) -> Fault | None:
    """Return why a part of a question, or of none, may not end with the marks that it has.

    A later part that asks speaks for this one, too, but not where the quote prints another stop for its question mark.
    """
    tail = parts[number].tail
    reason = unasked_fault(source, match.start, match.end, tail)
    if reason is None:
        return None
    if not reason.startswith("a question"):
        return Fault(Verdict.ALTERED, reason)
    stopped = "." in tail and _ASKED.match(source.folded.text, match.end)
    if not stopped and any(_asks(one) for one in parts[number + 1 :]):
        return None
    return Fault(Verdict.CUT_CHANGES_MEANING, reason)


def _asks(part: Part) -> bool:
    return any("?" in words for words in (part.tail, *map(str, part.items)))


def _bracket_fault(one: Inserted, source: Source) -> Fault | None:
    if one.composed:
        return None
    if one.quoted is None:
        return _omission_fault(one, source)
    if one.printed is not None:
        if brackets.same_insertion(one.quoted, one.printed):
            return None
        change = Change("replace", one.printed, one.quoted, ChangeType.NAME)
        return Fault(Verdict.ALTERED, "the bracket differs from the source's", (change,))
    before = _WORD.findall(source.small, one.before - _BESIDE, one.before)
    names = brackets.names_in(brackets.words_of(one.quoted))
    words = [word for name in names for word in _parts(name)]
    known = all(_is_near(source, word, one.before) for word in words) and _may_be_speaker(one, words, source)
    reason = brackets.fault(one.quoted, one.replaced, before[-1] if before else "", known=known)
    if reason is None and one.edge and one.replaced is None and not brackets.is_remark(one.quoted):
        reason = _edge_fault(one, source)
    if reason is None:
        return None
    return Fault(Verdict.ALTERED, reason, (_added(one.quoted, one.replaced, _bracket_type(reason)),))


def _edge_fault(one: Inserted, source: Source) -> str | None:
    """Judge an added bracket at the edge of the words: amid a clause it stands for words that nobody can see."""
    hides = _HIDDEN[one.edge].match(source.folded.text, one.before)
    return "the bracket stands for words of the source" if hides else None


def _added(quoted: str, replaced: str | None, kind: ChangeType) -> Change:
    return Change("insert", "", quoted, kind) if replaced is None else Change("replace", replaced, quoted, kind)


def _may_be_speaker(one: Inserted, words: Sequence[str], source: Source) -> bool:
    """Tell whether names for the speaker's own `I` are the speaker's."""
    if one.replaced is None or one.replaced.lower() not in _SELF:
        return True
    at = source.folded.start(one.before)
    quotation = source.quotation_at(Span(at, at))
    if quotation is None or quotation.speaker is None:
        return False
    return any(word in _WORD.findall(lowered(quotation.speaker)) for word in words)


def _is_near(source: Source, word: str, at: int) -> bool:
    """Tell whether a name stands near enough for a pronoun to mean it."""
    return bool(source.places_between(word, at - _NEAR_BEFORE, at + _NEAR_AFTER))


def _parts(name: str) -> list[str]:
    return re.findall(r"\w+", lowered(name.removesuffix("'s")))


def _bracket_type(reason: str) -> ChangeType:
    for kind in (ChangeType.NEGATION, ChangeType.NUMBER, ChangeType.NAME):
        if reason.endswith(kind.value):
            return kind
    return ChangeType.HEDGE


def _omission_fault(one: Inserted, source: Source) -> Fault | None:
    """Judge an insertion of the source that the quote leaves out: a gloss may go, a negation or bare number not."""
    printed = one.printed or ""
    words = brackets.words_of(printed)
    text = source.folded.text
    if _REFERENCE.fullmatch(printed) and one.before and not text[one.before - 1].isspace():
        return None
    if brackets.has_negation(words):
        return Fault(
            Verdict.ALTERED, "a bracket with a negation is left out", (_deleted(printed, ChangeType.NEGATION),)
        )
    if brackets.qualifies(words):
        return Fault(
            Verdict.ALTERED, "a bracket with a condition or a doubt is left out", (_deleted(printed, ChangeType.HEDGE),)
        )
    if brackets.has_number(words) and not any(
        word.isalpha() and not brackets.has_number(word) for word in words.split()
    ):
        return Fault(Verdict.ALTERED, "a bracket with a number is left out", (_deleted(printed, ChangeType.NUMBER),))
    return None


def _deleted(printed: str, kind: ChangeType) -> Change:
    return Change("delete", printed, "", kind)


def chain_fault(parsed: Parsed, matches: Sequence[Match], source: Source) -> Fault | None:
    """Return why the cuts of a quote change its meaning, or None."""
    reason = next(filter(None, _cut_reasons(parsed, matches, source)), None)
    if reason is not None:
        return Fault(Verdict.CUT_CHANGES_MEANING, reason)
    return _attribution_fault(parsed, matches, source)


def _cut_reasons(parsed: Parsed, matches: Sequence[Match], source: Source) -> Iterator[str | None]:
    """Judge the outer edges of a quote, then the gap between each two of its parts."""
    yield left_fault(source, matches[0].start, matches[0].end)
    yield right_fault(source, matches[-1].start, matches[-1].end)
    for (before, after), (one, other) in zip(pairwise(matches), pairwise(parsed.parts), strict=True):
        yield gap_fault(source, before.segments[-1], after.segments[0], marked='"' in one.tail + other.head)


def _attribution_fault(parsed: Parsed, matches: Sequence[Match], source: Source) -> Fault | None:
    """Return why an attribution printed amid a quote does not hold, or None."""
    for words, (before, after) in zip(parsed.attributions, pairwise(matches), strict=False):
        reason = _attribution_between(words, source, before, after)
        if reason is not None:
            return Fault(Verdict.ALTERED, reason)
        name = " ".join(brackets.names_in(words))
        if name and not _is_speaker(name, source.span(*before.segments[0]), source):
            return Fault(Verdict.MISATTRIBUTED, f"the quote names {name} as the speaker; the source does not")
    return None


def _is_speaker(name: str, span: Span, source: Source) -> bool:
    """Tell whether the source knows a name and does not give the words of a span to another one."""
    speaker = judge_speaker(source.quotations, source.text, span, name)
    return speaker.verdict is not SpeakerVerdict.CONTRADICTED and all(map(source.places, _parts(name)))


def _attribution_between(quoted: str, source: Source, before: Match, after: Match) -> str | None:
    """Return why an attribution amid a quote may not stand for what the source prints there, or None.

    Where the source prints an attribution, too, only who spoke may be named otherwise.
    """
    printed = _WORD.findall(source.folded.text[before.end : after.start])
    if not printed:
        return None
    if not _is_split(source, before, after, printed):
        return "the attribution hides words of the source"
    known = {word.lower() for word in printed}
    new = [word for word in _WORD.findall(quoted) if word.lower() not in known and word.lower() not in _NEUTRAL]
    swapped = not known.isdisjoint(_WHO) and any(word.lower() in _WHO for word in new)
    if not swapped and all(word[0].isupper() or word.lower() in PRONOUNS for word in new):
        return None
    return "the attribution differs from the source's"


def _is_split(source: Source, before: Match, after: Match, printed: Sequence[str]) -> bool:
    """Tell whether the words that the source prints between two parts are an attribution."""
    gaps = ((end, source.gaps.get(end)) for end in range(before.end, before.end + _MOST_MARKS))
    return any(
        start is not None and start <= after.start and _WORD.findall(source.folded.text, end, start) == printed
        for end, start in gaps
    )
