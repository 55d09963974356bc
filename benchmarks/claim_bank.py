"""Honest rewrites and wrong changes of the sentences of any articles, held to the article they come from.

    python benchmarks/claim_bank.py PATH --articles 60 --seed 1 [--report FILE] [--lower-floors]

PATH is a folder of `.txt` files or a JSON-lines file. Prints the share of honest claims that are supported, of wrong
ones that are supported, and of contrary ones that are contradicted, by kind. The floors of `claim_floors.json` must be
kept; `--lower-floors` writes them anew.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from claim_changes import CONTRARY, Around, changes
from claim_rewrites import ANCHOR, rewrites
from texts import read_texts

from briefing.model import ClaimFinding, ClaimVerdict
from briefing.verify.claims.verifying import verify_claim
from briefing.verify.source import Source

FLOORS = Path(__file__).parent / "claim_floors.json"
WORDS = range(8, 41)
A_SENTENCE = 3
"""Most wrong claims drawn from one sentence, and most honest ones."""
SLACK = 1.0
"""Points between what was measured and the floor."""


@dataclass(frozen=True)
class Case:
    """One claim against its article: whether it is honest, and its kind."""

    honest: bool
    kind: str
    claim: str
    sentence: str
    source: Source


def sentences_of(source: Source) -> list[str]:
    """Return the whole sentences of a text that state something by themselves: no quotation, list or teaser."""
    spoken = [piece for one in source.quotations if one.speech for piece in one.pieces]
    told = (one.span for one in source.sentences if not any(piece.overlaps(one.span) for piece in spoken))
    found = (" ".join(span.of(source.text).split()) for span in told)
    return [
        words
        for words in found
        if len(words.split()) in WORDS and re.fullmatch(r"[A-Z0-9$][^“”\"«»‘|•\[\]?!:;]*\.", words) is not None
    ]


def around(text: str) -> Around:
    """Return what an article offers for exchanges: full names whose surname stands more than once, and figures."""
    pairs = re.findall(r"(?<=[a-z,] )([A-Z][a-z]+) ([A-Z][a-z]{2,})\b(?! [A-Z])", text)
    names = list(dict.fromkeys(f"{a} {b}" for a, b in pairs if text.count(b) > 1 and a not in {"The", "New", "United"}))
    figures = list(dict.fromkeys(re.findall(r"(?<![\d.,$€A-Za-z-])\d{2,3}(?:,\d{3})*(?= [a-z]{4,})", text)))
    words = frozenset(re.findall(r"\w+", text))
    return Around(names, [name.split()[1] for name in names], figures, words)


def cases_of(text: str, random: Random, most: int, drawn: Counter[str]) -> Iterator[Case]:
    """Yield the cases of one article; kinds that were drawn least so far come first."""
    source, others = Source(text), around(text)
    found = sentences_of(source)
    for sentence in random.sample(found, min(most, len(found))):
        honest = list(rewrites(sentence, random))
        for kind, words in _rarest(honest, drawn):
            yield Case(True, kind, words, sentence, source)
        base = random.choice(honest)[1]
        for kind, words in _rarest(list(changes(base, others, random)), drawn):
            yield Case(False, kind, words, sentence, source)


def _rarest(found: list[tuple[str, str]], drawn: Counter[str]) -> list[tuple[str, str]]:
    chosen = sorted(found, key=lambda pair: drawn[pair[0]])[:A_SENTENCE]
    drawn.update(kind for kind, _ in chosen)
    return chosen


def judge(case: Case) -> ClaimFinding:
    """Return the finding for a case."""
    return verify_claim(case.claim, case.source, anchor=ANCHOR)


def _share(part: Sequence[bool]) -> float:
    return 100 * sum(part) / max(1, len(part))


def table(judged: Sequence[tuple[Case, ClaimFinding]]) -> dict[str, float]:
    """Print a line for each kind; return the figures that have floors."""
    kinds: dict[tuple[bool, str], list[ClaimVerdict]] = defaultdict(list)
    for case, finding in judged:
        kinds[not case.honest, case.kind].append(finding.verdict)
        kinds[not case.honest, "= all"].append(finding.verdict)
        if not case.honest and case.kind in CONTRARY:
            kinds[True, "= contrary"].append(finding.verdict)
    print(f"{'':8} {'kind':20} {'n':>5} {'supported':>10} {'contradicted':>13} {'unresolved':>11} {'not found':>10}")
    order = (ClaimVerdict.SUPPORTED, ClaimVerdict.CONTRADICTED, ClaimVerdict.UNRESOLVED, ClaimVerdict.NOT_FOUND)
    for (wrong, kind), verdicts in sorted(kinds.items()):
        shares = [_share([one is verdict for one in verdicts]) for verdict in order]
        print(
            f"{'wrong' if wrong else 'honest':8} {kind:20} {len(verdicts):5} {shares[0]:9.1f}% {shares[1]:12.1f}% "
            f"{shares[2]:10.1f}% {shares[3]:9.1f}%"
        )
    return {
        "honest supported": _share([one is ClaimVerdict.SUPPORTED for one in kinds[False, "= all"]]),
        "honest not contradicted": _share([one is not ClaimVerdict.CONTRADICTED for one in kinds[False, "= all"]]),
        "wrong not supported": _share([one is not ClaimVerdict.SUPPORTED for one in kinds[True, "= all"]]),
        "contrary contradicted": _share([one is ClaimVerdict.CONTRADICTED for one in kinds[True, "= contrary"]]),
    }


def kept(figures: dict[str, float], *, lower: bool) -> bool:
    """Tell whether the floors are kept, or write them anew."""
    if lower:
        floors = {name: round(value - SLACK, 1) for name, value in figures.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
        return True
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    broken = [f"{name} {figures[name]:.1f} < {floor}" for name, floor in floors.items() if figures[name] < floor]
    print("floors kept" if not broken else "below the floor: " + "; ".join(broken))
    return not broken


def main() -> int:
    """Run the bank; 1 when a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--sentences", type=int, default=12, help="most sentences of an article")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report", type=Path, help="write the cases that went wrong here, one JSON object a line")
    parser.add_argument("--lower-floors", action="store_true")
    options = parser.parse_args()
    random = Random(options.seed)
    texts = [text for text in read_texts(options.path) if len(text) > 1000]
    chosen = random.sample(texts, min(options.articles, len(texts)))
    drawn: Counter[str] = Counter()
    cases = [case for text in chosen for case in cases_of(text, random, options.sentences, drawn)]
    start = time.perf_counter()
    judged = [(case, judge(case)) for case in cases]
    figures = table(judged)
    print(f"{len(cases)} claims, {(time.perf_counter() - start) / max(1, len(cases)) * 1000:.1f} ms each")
    print(", ".join(f"{name} {value:.1f} %" for name, value in figures.items()))
    if options.report:
        options.report.write_text("".join(_line(*pair) for pair in judged if _is_wrong(*pair)), encoding="utf-8")
    return 0 if kept(figures, lower=options.lower_floors) else 1


def _is_wrong(case: Case, finding: ClaimFinding) -> bool:
    missed = case.kind in CONTRARY and finding.verdict is not ClaimVerdict.CONTRADICTED
    return finding.passed is not case.honest or (not case.honest and missed)


def _line(case: Case, finding: ClaimFinding) -> str:
    row = {"honest": case.honest, "kind": case.kind, "verdict": finding.verdict.value, "score": finding.score}
    return json.dumps(row | {"claim": case.claim, "sentence": case.sentence, "reasons": finding.reasons}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
