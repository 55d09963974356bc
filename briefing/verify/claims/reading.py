"""One sentence of a claim as read: what it states, its figures, names and speakers, and what a source must hold."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from briefing.model import Figure, Name, Span
from briefing.text.dates import find_dates
from briefing.text.figures import find_figures
from briefing.text.names import same_name
from briefing.text.words import WORD
from briefing.verify.claims.evidence import Evidence
from briefing.verify.claims.statements import Stated, read_statement, stem
from briefing.verify.claims.tellers import speakers_of

_TELLING: Final = frozenset(map(stem, ("saying", "according", "telling", "reporting")))
"""Stems of words that attribute a claim and are no part of what it says."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a claim; `closed` are the places of names, figures and dates, which are judged on their own."""

    text: str
    stated: Stated
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    speakers: tuple[str, ...]
    wanted: frozenset[str]
    closed: tuple[Span, ...] = ()


def read_claim(text: str, evidence: Evidence, known: Collection[str]) -> Claim:
    """Return a sentence of a claim as read beside a source; names that are known without its text need no evidence."""
    stated = read_statement(text)
    names = evidence.names_of(text)
    speakers = tuple(speakers_of(text, names))
    reporters = [name.text for name in names if any(_is_whole(name, one) for one in known)]
    by = {stem for teller in (*speakers, *reporters) for stem in read_statement(teller).stems}
    figures = find_figures(text)
    dates = find_dates(text, None)
    judged = [*(one.span for one in names), *(one.span for one in figures), *(one.span for one in dates)]
    return Claim(
        text=text,
        stated=stated,
        figures=figures,
        closed=tuple(sorted(judged)),
        names=tuple(name for name in names if not _is_in(name, known)),
        speakers=tuple(speaker for speaker in speakers if speaker not in reporters),
        wanted=stated.stems - by - _TELLING or stated.stems,
    )


def _is_whole(name: Name, known: str) -> bool:
    """Tell whether a name is all of what is known, and not one of the names in it."""
    ours, whole = _words(name.text).removeprefix("the "), _words(known).removeprefix("the ")
    return ours == whole or (same_name(name.text, known) and f" {ours} " not in f" {whole} ")


def _is_in(name: Name, known: Collection[str]) -> bool:
    """Tell whether a name is, or stands with all its words in, what is known without the text."""
    words = _words(name.text)
    return any(same_name(name.text, one) or f" {words} " in f" {_words(one)} " for one in known)


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
