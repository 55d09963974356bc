"""What a summary holds that can be checked: quotes with their speakers, and the sentences of its text.

Pure reading of the page; nothing here looks into an article. Apostrophes never open a quote, code and front matter are
no text, and a block quote is a quote.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.checking.asides import is_formality
from briefing.checking.blocks import Block, BlockKind, Reference
from briefing.checking.credits import SEPARATOR
from briefing.checking.labels import label_end, lead_in_end
from briefing.model import Marks, Span
from briefing.text.marks import marked
from briefing.text.phrases import recognize
from briefing.text.sentences import split_sentences
from briefing.verify.speech.cues import STRONG
from briefing.verify.speech.quotations import find_quotations

_CREDIT = re.compile(r"(?:\A|\n)[ \t]*(?:[—–―]|--|-(?=\s))[ \t]*(?P<credit>[^\n]{1,400})\Z")
_BEHIND = re.compile(r"[”»“\"'’]?\s*(?:[—–―]|--)\s*(?P<credit>[^\n]{1,400}?)\s*")
_NUMBERED = re.compile(r"\d{1,3}\.\s+")
_TRAILING_CREDIT = re.compile(
    r"[\s,.]*(?:[—–―]|--)\s*(?P<speaker>[^\W\d_][^·\n,;:()\[\]“”\"]{0,80}?)\s*(?=$|[·,;:(\[\n]|\.\s*$)"
)
_ATTRIBUTED = re.compile(
    r"[,!?…]\s(?:(?P<inverted>[a-z]{2,20}) (?=[A-Z])|"
    r"(?:he|she|they|(?:[Tt]he )?[A-Z][\w'’-]{0,40}(?: [\w'’-]{1,40}){0,5}?) (?P<cue>[a-z]{2,20})\b)"
)


@dataclass(frozen=True, slots=True)
class SummaryQuote:
    """A quote of a summary: its range in the block's text, the speaker the summary gives, and its citation marks.

    A bare one is a block quote without quotation marks; whether its credit names a speaker or an outlet is open. An
    empty speaker is nobody: the summary says that no source is given.
    """

    text: str
    start: int
    end: int
    speaker: str | None
    unclosed: bool
    block_quote: bool
    references: tuple[Reference, ...]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a summary with its range in the block's text and its citation marks.

    A label (`**Why it matters:**`) is a statement of its own, which claims nothing. A part of a sentence between
    semicolons knows the whole of it.
    """

    text: str
    start: int
    end: int
    references: tuple[Reference, ...]
    is_label: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """The line under a block quote that says whose words it is: its parts with their places."""

    parts: tuple[tuple[str, int], ...]
    start: int


def read_credit(block: Block) -> Credit | None:
    """Return the credit line of a block quote (`— Speaker · Outlet · Date`), or None."""
    if block.kind is not BlockKind.QUOTE:
        return None
    match = _CREDIT.search(block.text)
    if match is None:
        last = next((mark for mark in reversed(marked(block.text)) if mark.level == 0), None)
        match = _BEHIND.fullmatch(block.text, last.inner.end) if last else None
    return _credit(match) if match and match.start() else None


def _credit(match: re.Match[str]) -> Credit:
    parts: list[tuple[str, int]] = []
    position = match.start("credit")
    for words in match["credit"].split(SEPARATOR):
        if words.strip():
            parts.append((words.strip(), position + len(words) - len(words.lstrip())))
        position += len(words) + len(SEPARATOR)
    return Credit(tuple(parts), match.start())


def read_trailing_credit(block: Block, quotes: Sequence["SummaryQuote"]) -> Credit | None:
    """Return the credit behind the only quote of a line (`“…” — Speaker · Outlet`), or None."""
    if block.kind in {BlockKind.QUOTE, BlockKind.FOOTNOTE} or len(quotes) != 1:
        return None
    match = _BEHIND.fullmatch(block.text, quotes[0].end)
    return _credit(match) if match else None


def find_quotes(block: Block) -> tuple[SummaryQuote, ...]:
    """Return the quotes of a block in order."""
    if block.kind is BlockKind.QUOTE:
        return tuple(_block_quotes(block))
    return tuple(_marked_quotes(block))


def _block_quotes(block: Block) -> Iterator[SummaryQuote]:
    """A block quote is one quote; when its words stand in marks, each marked piece is one, and the credit speaks."""
    credit = read_credit(block)
    end = credit.start if credit else len(block.text)
    words = block.text[:end]
    pieces = [mark for mark in marked(words) if mark.level == 0]
    rest = _without(words, [mark.span for mark in pieces])
    speaker = credit.parts[0][0] if credit and credit.parts else None
    if pieces and _is_attribution(rest):
        for mark in pieces:
            yield _quote(block, mark.inner, speaker, unclosed=mark.state is Marks.UNCLOSED, block_quote=True)
    elif words.strip():
        yield replace(_quote(block, _stripped(words), speaker, unclosed=False, block_quote=True), bare=True)


def _is_attribution(rest: str) -> bool:
    """Tell whether what stands beside quoted pieces is nothing, or only says who spoke (`he tweeted`)."""
    words = _LETTERS.findall(rest)
    return len(words) <= _MOST_ATTRIBUTION and (not words or not STRONG.isdisjoint(word.lower() for word in words))


_LETTERS = re.compile(r"\w+")
_MOST_ATTRIBUTION = 5


def _marked_quotes(block: Block) -> Iterator[SummaryQuote]:
    quotations = () if block.kind is BlockKind.FOOTNOTE else find_quotations(block.text)
    for mark in marked(block.text):
        if mark.level == 0 and any(char.isalnum() for char in mark.inner.of(block.text)):
            said = (
                quotation.speaker
                for quotation in quotations
                if any(piece.overlaps(mark.inner) for piece in quotation.pieces)
                and not _is_possessive(block.text, quotation.speaker_span)
            )
            speaker = _trailing_speaker(block.text, mark.span.end) or next(said, None)
            unclosed = mark.state is Marks.UNCLOSED
            inner = _without_attribution(block.text, mark.inner) if unclosed else mark.inner
            yield _quote(block, inner, speaker, unclosed=unclosed, block_quote=False)


def _is_possessive(text: str, speaker: Span | None) -> bool:
    """Tell whether a name only says whose client or spokesman speaks (`Name's lawyer told …`)."""
    return speaker is not None and text[speaker.end : speaker.end + 2] in {"'s", "’s"}


def _without_attribution(text: str, inner: Span) -> Span:
    """Return a quote that was never closed up to the words that say who spoke (`“We will, Name said …`)."""
    for match in _ATTRIBUTED.finditer(text, inner.start, inner.end):
        if STRONG.intersection((match["cue"], match["inverted"] or "")):
            return Span(inner.start, match.start() + 1)
    return inner


def _trailing_speaker(text: str, end: int) -> str | None:
    """Return the name after a dash behind a quote (`“…” — Name`)."""
    match = _TRAILING_CREDIT.match(text, end)
    return match["speaker"].strip() if match else None


def _quote(block: Block, inner: Span, speaker: str | None, *, unclosed: bool, block_quote: bool) -> SummaryQuote:
    return SummaryQuote(
        text=inner.of(block.text),
        start=inner.start,
        end=inner.end,
        speaker="" if speaker and _is_nobody(speaker) else speaker,
        unclosed=unclosed,
        block_quote=block_quote,
        references=references_after(block, inner.end),
    )


def _is_nobody(credit: str) -> bool:
    """Tell whether a credit says that no source is given, in a language of ours."""
    return any(key == "no_speaker" for key, _ in recognize(credit))


def references_after(block: Block, end: int) -> tuple[Reference, ...]:
    """Return the citation marks that belong to words ending at `end`: the next ones in their sentence."""
    following = [reference for reference in block.references if reference.at >= end]
    if not following:
        return ()
    first = following[0].at
    if re.search(r"[.!?]\s+\w", block.text[end:first]) is not None:
        return ()
    return tuple(reference for reference in following if not block.text[first : reference.at].strip())


def find_statements(block: Block, masked: Sequence[Span]) -> tuple[Statement, ...]:
    """Return the sentences of a block that say something beyond the masked ranges (its quotes)."""
    end = credit.start if (credit := read_credit(block)) else len(block.text)
    start = _undecorated(block.text, Span(0, end)).start
    number = _NUMBERED.match(block.text, start) if block.kind is BlockKind.HEADING else None
    start = number.end() if number else start
    start += lead_in_end(block.text[start:end])
    begin = start
    if not is_formality(block.text[:end]):
        begin += label_end(block.text[start:end], max(0, block.lead - start))
    found: list[Statement] = []
    if begin > start:
        found.append(Statement(block.text[start:begin], start, begin, (), is_label=True))
    for span in (sentence.span.shifted(begin) for sentence in split_sentences(block.text[begin:end])):
        inside = [Span(max(m.start, span.start), m.end) for m in masked if m.overlaps(span)]
        rest = _without(block.text[span.start : span.end], [m.shifted(-span.start) for m in inside])
        if any(char.isalnum() for char in rest):
            found.extend(_statements(block, span, end, masked))
    return tuple(found)


def _statements(block: Block, span: Span, end: int, masked: Sequence[Span]) -> Iterator[Statement]:
    """Yield a sentence, or its parts between semicolons, each with its own marks or else those of the sentence.

    A mark inside the sentence or straight behind it belongs to it.
    """
    behind = next((at for at in range(span.end, end) if not block.text[at].isspace()), end)
    whole = tuple(ref for ref in block.references if span.start < ref.at <= behind)
    shown = _undecorated(block.text, span)
    for part in _clauses(block.text, shown, masked):
        own = tuple(ref for ref in whole if part.start < ref.at <= part.end)
        sentence = "" if part == shown else shown.of(block.text)
        yield Statement(part.of(block.text), part.start, part.end, own or whole, sentence=sentence)


def _undecorated(text: str, span: Span) -> Span:
    """Return a sentence without the pictures and signs that stand before its first word."""
    start = span.start
    while start < span.end and (text[start].isspace() or unicodedata.category(text[start]) in _DECORATION):
        start += 1
    return Span(start, span.end) if start < span.end else span


_DECORATION = frozenset({"So", "Sk", "Mn", "Cf"})
_CLAUSE_END = re.compile(r";\s+")
_FEWEST_CLAUSE_WORDS = 3


def _clauses(text: str, span: Span, masked: Sequence[Span]) -> tuple[Span, ...]:
    """Cut a sentence at its semicolons, but not within quotes; short parts stay with their neighbour."""
    parts: list[Span] = []
    start = span.start
    for match in _CLAUSE_END.finditer(text, span.start, span.end):
        if any(quote.start <= match.start() < quote.end for quote in masked):
            continue
        if len(text[start : match.start()].split()) >= _FEWEST_CLAUSE_WORDS:
            parts.append(Span(start, match.start()))
            start = match.end()
    if parts and len(text[start : span.end].split()) < _FEWEST_CLAUSE_WORDS:
        return (*parts[:-1], Span(parts[-1].start, span.end))
    return (*parts, Span(start, span.end))


def _without(words: str, spans: Iterable[Span]) -> str:
    parts: list[str] = []
    position = 0
    for span in sorted(spans):
        parts.append(words[position : max(position, span.start)])
        position = max(position, span.end)
    return " ".join([*parts, words[position:]])


def _stripped(words: str) -> Span:
    return Span(len(words) - len(words.lstrip()), len(words.rstrip()))
