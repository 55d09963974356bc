"""Cuts that change the meaning although every word is there; and nothing but the words of the source."""

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from cases import Case, Group
from passages import Passage, words_of

_BEFORE = re.compile(
    r"\b(?:(?:is|are|was|were|do|does|did|will|would|should|could|can|has|have|had) not|never|unlikely (?:that|to)"
    r"|den(?:y|ies|ied|ying) that|refus(?:e|es|ed) to|fail(?:s|ed)? to|no evidence that"
    r"|(?<!no )doubt(?:s|ed)? (?:that|whether)"
    r"|(?:don|doesn|didn|won|wouldn|isn|aren|wasn|weren|couldn|shouldn|can|haven|hasn)[’']t|no longer)"
    r"\s+(?![—–-]|just|only|merely|simply|necessarily|so much|all)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"n[’']t\b|\bnot\b|\bno\b|\bnever\b", re.IGNORECASE)
_AFTER = re.compile(
    r",?\s+(?:unless|but|(?<!as )(?<!even )if|except|only if|provided that)\b"
    r"(?! also| for| not least| any| possible| necessary| not\b| need| so\b| ever| only)"
)
_SET_UP = re.compile(
    r"\b(?:not|no|nothing|none|nobody|n[’']t|cannot|all|anything|help)\b[^;]*$",
    re.IGNORECASE,
)
"""Before `but`, these make a turn of phrase (not only … but) that is not taken back by what follows."""
_DANGLING = re.compile(
    r"(?:\b(?:and|or|but|that|to|of|the|as|is|are|be|see|ask|asks|asked|wonder\w*|than|what|determine|decide|out|know|check|matter|doubt|unclear|sure)"
    r"|[,:—–-])$",
    re.IGNORECASE,
)
"""Ends that are no ends; `see if` and its like ask, they set no condition."""
_TURN = re.compile(
    r"\b(?:not|never|if|unless|might|may|could|allegedly|reportedly|possibly|probably|no|almost|nearly|hardly)\b"
)
_QUESTION_WORD = re.compile(
    r"(?:(?:But|And|So|Why|How|When|Where) )?(?:is|are|was|were|do|does|did|will|would|should|can|could|has|have)\b",
    re.IGNORECASE,
)


def _cut(kind: str, quote: str, source: str) -> Case:
    return Case(Group.CUT, kind, quote, source, passes=False, verdicts=("cut_changes_meaning",))


def cuts(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Yield the meaning-changing cuts that one passage lets us make."""
    yield from _starting_late(source, passage)
    yield from _ending_early(source, passage)
    yield from _over_a_turn(source, passage, random)
    yield from _question(source, passage)
    yield from _framed(source, passage, random)


def _starting_late(source: str, passage: Passage) -> Iterator[Case]:
    for match in _BEFORE.finditer(passage.text):
        rest = passage.text[match.end() :]
        if len(rest.split()) >= 4 and _is_once(rest, source):
            yield _cut(f"starts after {_class_of(match[0])}", rest, source)


def _is_once(words: str, source: str) -> bool:
    """Tell whether the words stand in the source just once, whatever the signs between them."""
    return words_of(source).count(words_of(words)) == 1


def _class_of(words: str) -> str:
    words = words.lower().strip()
    for stem in ("unlikely", "den", "refus", "fail", "doubt", "no evidence"):
        if words.startswith(stem):
            return stem
    return "a negation"


def _ending_early(source: str, passage: Passage) -> Iterator[Case]:
    match = _AFTER.search(passage.text)
    kept = passage.text[: match.start()] if match else ""
    if match is None or len(kept.split()) < 6 or not _is_once(kept, source) or _DANGLING.search(kept):
        return
    if match[0].endswith("but") and _SET_UP.search(kept):
        return
    yield _cut(f"ends before {re.sub(r'[^a-z ]', '', match[0]).strip()}", kept, source)


def _over_a_turn(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Put an ellipsis over a negation, a condition or a hedge."""
    for match in _TURN.finditer(passage.text):
        left, right = passage.text[: match.start()].rstrip(), passage.text[match.end() :].lstrip()
        if len(left.split()) >= 3 and len(right.split()) >= 3:
            dots = random.choice((" … ", " ... ", " [...] ", "… "))
            yield _cut(f"ellipsis over {match[0].lower()}", left + dots + right, source)
            return


def _question(source: str, passage: Passage) -> Iterator[Case]:
    """Quote a question's words as a statement, without its mark and its first word."""
    if not passage.text.endswith("?") or not _QUESTION_WORD.match(passage.text):
        return
    words = passage.text.rstrip("?").split(" ")
    if len(words) >= 7:
        yield _cut("question without its mark", " ".join(words), source)
        yield _cut("question without its verb", " ".join(words[1:]), source)


_FRAMES = (
    ("frame: denied that", "{who} denied that {small}"),
    ("frame: unlikely that", "It is unlikely that {small}"),
    ("frame: false that", "It is false that {small}"),
    ("frame: nobody says", "Nobody says that {small}"),
    ("frame: no evidence", "There is no evidence that {small}"),
    ("frame: if", "If {small_bare}, the talks will end."),
    ("frame: unless", "{bare} unless the court decides otherwise."),
    ("frame: but only if", "{bare}, but only if the others agree."),
    ("frame: rumour", "A rumour that {small_bare} was denied by the ministry."),
)


def _framed(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Put a plain statement of the source into a frame that takes it back, and quote the statement alone."""
    plain = re.fullmatch(r"(?:The|A|He|She|They|We|This|It|There|His|Her|Our) [^“”\"?!:;]{25,220}\.", passage.text)
    if (
        passage.quoted
        or not plain
        or _TURN.search(passage.text)
        or _NEGATED.search(passage.text)
        or _AFTER.search(passage.text)
    ):
        return
    before, after = passage.of(source)
    if not re.search(r"(?:^|\n|[.!?][”\"]?\s)$", before):
        return
    small, bare = passage.text[:1].lower() + passage.text[1:], passage.text[:-1]
    for kind, frame in random.sample(_FRAMES, 4):
        text = frame.format(who="The minister", small=small, bare=bare, small_bare=small[:-1])
        quote = random.choice((bare, small[:-1])) if "{bare}" not in frame else bare
        yield _cut(kind, quote, before + text + after)


def across(source: str, passages: list[Passage], random: Random) -> Iterator[Case]:
    """Yield ellipses across paragraphs, and so across utterances."""
    quoted = [passage for passage in passages if passage.quoted]
    pairs = [(a, b) for a, b in pairwise(quoted) if "\n" in source[a.end : b.start]]
    if pairs:
        first, second = random.choice(pairs)
        dots = random.choice((" … ", " ... ", " [...] "))
        yield _cut("ellipsis across quotations", _half(first.text) + dots + second.text, source)
    plain = [passage for passage in passages if not passage.quoted]
    apart = [(a, b) for a, b in pairwise(plain) if source.count("\n", a.end, b.start) >= 2]
    if apart:
        first, second = random.choice(apart)
        yield _cut("ellipsis across paragraphs", _half(first.text) + " ... " + second.text, source)


def _half(text: str) -> str:
    words = text.split(" ")
    return " ".join(words[: max(4, len(words) * 2 // 3)]).rstrip(",;:.")
