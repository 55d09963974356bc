"""Prove what a model tells over verified claims: each sentence of a headline or lead, held to the passages they cite.

Stricter than the proof of a claim, because a reader sees these words first and alone: they must be supported, not only
unrefuted; a hedge and who says it may not be lost; no quotation mark and no address of the model's own is printed.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefing.model import Article, ArticleId, CheckedClaim, ClaimFinding, ClaimVerdict, Line, Span
from briefing.text.figures import find_figures, same_value
from briefing.text.names import same_name
from briefing.text.sentences import split_sentences
from briefing.text.words import SAYING
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import Source
from briefing.verify.speech.cues import FOREIGN, PARTIAL, SPEECH

_MARKS: Final = re.compile("[\"“”„«»‹›「」『』]|(?<!\\w)['‘’](?=\\w)")
_ADDRESS: Final = re.compile(r"(?i)\w+://\S+|\bwww\.\S+|\S+@\S+|\b[\w-]{2,}(?:\.[a-z]{2,})+\b(?:/\S*)?")
_COLON: Final = re.compile(r"\A([^:]{2,60}): (?=\S)")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING: Final = SAYING | SPEECH | FOREIGN | frozenset({"according"})
_REFUTED: Final = frozenset({ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One article as evidence for what is told."""

    article: Article
    source: Source


@dataclass(frozen=True, slots=True)
class Untold:
    """Words that are not proven, and why."""

    text: str
    reason: str


def prove_told(
    text: str, claims: Sequence[CheckedClaim], evidence: Mapping[ArticleId, Evidence]
) -> tuple[Line, ...] | Untold:
    """Return the sentences of a text, each with the claims that bear it out, or why the text is not proven.

    Args:
        text: A headline or lead.
        claims: The verified claims that it cites.
        evidence: The articles of these claims.
    """
    if _MARKS.search(text):
        return Untold(text, "quotation marks: only the words of an article stand between them")
    if not claims:
        return Untold(text, "no citation: it names no verified statement")
    lines: list[Line] = []
    for words in _sentences(text):
        line = _prove(words, claims, evidence)
        if isinstance(line, Untold):
            return line
        lines.append(line)
    return tuple(lines) if lines else Untold(text, "nothing told: there are no words in it")


def _sentences(text: str) -> list[str]:
    found = (sentence.span.of(text).strip() for sentence in split_sentences(text))
    return [words for words in found if any(map(str.isalnum, words))]


def _prove(words: str, claims: Sequence[CheckedClaim], evidence: Mapping[ArticleId, Evidence]) -> Line | Untold:
    """Return the sentence with the claims of an article that bears it out alone, or the fault of the nearest one."""
    faults: list[tuple[float, str]] = []
    for name in dict.fromkeys(citation.article for claim in claims for citation in claim.citations):
        mine = [claim for claim in claims if any(citation.article == name for citation in claim.citations)]
        finding = _judge(words, mine, evidence[name])
        bearers = _bearers(mine, name, finding)
        fault = _fault(words, bearers, finding, evidence[name])
        if fault is None:
            return Line(words, tuple(claim.id for claim in bearers))
        faults.append((finding.score, fault))
    return Untold(words, max(faults, key=lambda fault: fault[0])[1])


def _judge(words: str, claims: Sequence[CheckedClaim], held: Evidence) -> ClaimFinding:
    """Judge a sentence by the cited passages; and by the whole article, which may not say otherwise."""
    article = held.article
    known = [name for name in (article.outlet, article.agency) if name]
    spans = _passages(claims, article.id)
    finding = verify_claim(words, held.source, anchor=article.published.date, within=spans, known=known)
    whole = verify_claim(words, held.source, anchor=article.published.date, known=known)
    return whole if finding.passed and whole.verdict in _REFUTED else finding


def _passages(claims: Sequence[CheckedClaim], name: ArticleId) -> list[Span]:
    cited = [citation.span for claim in claims for citation in claim.citations if citation.article == name]
    quoted = [span for claim in claims for quote in claim.quotes if quote.article == name for span in quote.segments]
    return [*cited, *quoted]


def _bearers(claims: Sequence[CheckedClaim], name: ArticleId, finding: ClaimFinding) -> list[CheckedClaim]:
    """Return the claims that cite the evidence; all of the article's where none does."""
    found = [
        claim
        for claim in claims
        if any(span.overlaps(place) for place in finding.evidence for span in _passages([claim], name))
    ]
    return found or list(claims)


def _fault(words: str, bearers: Sequence[CheckedClaim], finding: ClaimFinding, held: Evidence) -> str | None:
    if finding.verdict is not ClaimVerdict.SUPPORTED:
        reasons = "; ".join(finding.reasons)
        return f"{finding.verdict.value.replace('_', ' ')}: {reasons}"
    passages = [span.of(held.article.text) for span in _passages(bearers, held.article.id)]
    return (
        _foreign_address(words, passages, held.article) or _lost_hedge(words, passages) or _lost_teller(words, bearers)
    )


def _foreign_address(words: str, passages: Sequence[str], article: Article) -> str | None:
    known = [one.lower() for one in (*passages, article.outlet, article.agency) if one]
    found = (match[0] for match in _ADDRESS.finditer(words))
    foreign = (address for address in found if not any(address.lower() in one for one in known))
    address = next(foreign, None)
    return f"address: {address!r:.80} is not in the cited passages" if address else None


def _lost_hedge(words: str, passages: Sequence[str]) -> str | None:
    """A figure that every cited passage hedges keeps a hedge."""
    printed = [figure for passage in passages for figure in find_figures(passage)]
    for given in find_figures(words):
        alike = [figure for figure in printed if same_value(given, figure)]
        hedges = [figure.hedge for figure in alike if figure.hedge]
        if hedges and len(hedges) == len(alike) and not given.hedge:
            return f"hedge lost: the passage has {hedges[0]!r} before {given.text!r}"
    return None


def _lost_teller(words: str, bearers: Sequence[CheckedClaim]) -> str | None:
    """What a person or office says does not become a bare fact."""
    tellers = [claim.attributed_to for claim in bearers if claim.attributed_to]
    said = {word.lower() for word in _WORD.findall(words)}
    if not tellers or said & _TELLING or (said & PARTIAL and _names_one(said, tellers)):
        return None
    before = _COLON.match(words)
    if before and any(same_name(before[1], teller) or _is_part(before[1], teller) for teller in tellers):
        return None
    return f"attribution lost: {tellers[0]} says this"


def _names_one(said: Collection[str], tellers: Sequence[str]) -> bool:
    """Tell whether the words hold the last name of one of the tellers."""
    return any(teller.split()[-1].lower() in said for teller in tellers)


def _is_part(words: str, teller: str) -> bool:
    return set(_WORD.findall(words.lower())) <= set(_WORD.findall(teller.lower()))
