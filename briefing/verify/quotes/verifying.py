"""Is a quote proven by a source? Every verdict of a quote against one text.

A quote passes when each of its parts stands in the source, character by character after folding, in order and within
one utterance, with nothing cut off that turns its sense. Similarity never passes: it only finds the passage that
explains a failure.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.model import Change, Finding, Span, Verdict
from briefing.verify.quotes.chains import find_chains
from briefing.verify.quotes.findings import judged
from briefing.verify.quotes.language import is_foreign
from briefing.verify.quotes.nearest import NEAR, nearest
from briefing.verify.quotes.pieces import Asked, parse, parse_folded, readings
from briefing.verify.quotes.swift import prove_swiftly
from briefing.verify.source import Source, as_source

_MOST_SHARED: Final = 0.85
"""Largest share of a quote's words that another wording of its utterance holds."""
_LEAST_EDITS: Final = 3


def verify_quote(quote: str, source: str | Source, *, speaker: str | None = None, direct: bool = False) -> Finding:
    """Hold a quote to a source.

    Args:
        quote: The words as a summary prints them, with or without their marks.
        source: The article's text, unchanged; a `Source` keeps what is made of it.
        speaker: Who is said to have spoken; None asks nothing.
        direct: Whether the words must be direct speech.

    Returns:
        The finding, with positions in code points of the source.
    """
    held = as_source(source)
    if speaker is None and not direct:
        swift = prove_swiftly(quote, held)
        if swift is not None:
            return swift
    return verify_asked(ask(quote, speaker=speaker, direct=direct), held)


def ask(quote: str, *, speaker: str | None = None, direct: bool = False) -> Asked:
    """Take a quote apart once, for one source or many."""
    return Asked(quote, parse(quote), speaker, direct)


def verify_asked(asked: Asked, source: Source, *, near: bool = True) -> Finding:
    """Hold a quote to one source; `near` False spares the search for the nearest passage."""
    if not source.text.strip():
        return Finding(Verdict.UNCHECKED, "the source is empty")
    if not asked.parsed.parts:
        return Finding(Verdict.NOT_FOUND, "the quote holds no words")
    if all(one.bracketed for one in asked.parsed.parts):
        return Finding(Verdict.NOT_FOUND, "the quote holds no words outside its brackets")
    found = _read(asked, source) or _read_in_place(asked, source)
    if found is not None:
        return found
    return _unfound(asked, source) if near else Finding(Verdict.NOT_FOUND, "the words do not stand in the source")


def _read(asked: Asked, source: Source) -> Finding | None:
    """Return the finding of the first reading that passes, else of the first one that stands in the source."""
    best: Finding | None = None
    for reading in readings(asked.parsed):
        places = find_chains(reading, source)
        if places:
            found = judged(asked, reading, places, source)
            if found.passed:
                return found
            best = best or found
    return best


def _read_in_place(asked: Asked, source: Source) -> Finding | None:
    """Return the finding of a quote that is a piece of the text letter for letter, folded as it is in its place.

    Alone it may fold otherwise: a star or a fence whose partner stands outside the piece.
    """
    start = source.text.find(asked.quote)
    if start < 0:
        return None
    begin, finish = source.folded.at(start), source.folded.at(start + len(asked.quote))
    if not Span(start, start + len(asked.quote)).contains(source.span(begin, finish)):
        return None
    parsed = parse_folded(source.folded.text[begin:finish])
    return _read(replace(asked, parsed=parsed), source) if parsed.parts else None


def _unfound(asked: Asked, source: Source) -> Finding:
    """Return the finding of words that do not stand in the source: what is nearest, and how it differs."""
    near = nearest(asked.parsed.folded, source)
    if near is None or near.share < NEAR:
        if is_foreign(asked.parsed.folded, source):
            return Finding(Verdict.UNCHECKED, "the source is in another language or script than the quote")
        return Finding(Verdict.NOT_FOUND, "no passage of the source is near the quote")
    span = source.span(near.start, near.end)
    passage = span.of(source.text)
    plain = all(change.type.value in {"wording", "modal"} for change in near.changes)
    worded = near.share <= _MOST_SHARED and len(near.changes) >= _LEAST_EDITS
    if plain and worded and source.quotation_at(span):
        reason = "the source reports the utterance in other words"
        return Finding(Verdict.OTHER_WORDING, reason, span.start, span.end, (span,), passage, near.changes)
    reason = _difference(near.changes)
    return Finding(Verdict.ALTERED, reason, span.start, span.end, (span,), passage, near.changes)


def _difference(changes: Sequence[Change]) -> str:
    count = len(changes)
    if not count:
        return "the words stand in another order, or are parted, in the source"
    return "one change against the source" if count == 1 else f"{count} changes against the source"
