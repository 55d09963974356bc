"""What a judge is shown of an article, and where its opinion goes. An opinion is a hint: it never changes a verdict."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from briefing.model import ClaimFinding, Sentence
from briefing.model.findings import Opinion
from briefing.verify.claims.evidence import evidence_of
from briefing.verify.claims.statements import read_statement
from briefing.verify.source import Source

Judge = Callable[[str, str, Sequence[Sentence]], Opinion]
"""Takes a claim, the source's text and the sentences to show; gives an opinion on the claim."""

_MOST: Final = 40
"""Most sentences that a judge is shown: those that share most with the claim, each with its neighbours."""


def shown_sentences(claim: str, source: str | Source) -> tuple[Sentence, ...]:
    """Return the sentences of a source that a judge needs for a claim, in the source's order; no boilerplate."""
    evidence = evidence_of(source)
    wanted = read_statement(claim).stems
    ranked = [index for _, index in evidence.ranked(wanted, evidence.pool(()))]
    near = (one for index in [*ranked, *range(len(evidence.sentences))] for one in (index, index - 1, index + 1))
    chosen = islice(dict.fromkeys(one for one in near if 0 <= one < len(evidence.sentences)), _MOST)
    told = (evidence.sentences[index].sentence for index in sorted(chosen))
    return tuple(sentence for sentence in told if sentence.boilerplate is None)


def with_opinion(finding: ClaimFinding, claim: str, source: str | Source, judge: Judge | None) -> ClaimFinding:
    """Return a finding with the judge's opinion, which is asked only where the rules did not find support."""
    text = source if isinstance(source, str) else source.text
    if judge is None or finding.passed or not text.strip() or not claim.strip():
        return finding
    return replace(finding, opinion=judge(claim, text, shown_sentences(claim, source)))
