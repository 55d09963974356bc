"""Measure speakers and direct speech on labelled attributions: python benchmarks/speakers.py ATTRIBUTIONS.jsonl.

Each line holds `source` (the article) and `label` (a list of {source, cue, content, direct}, spans in code points).
Prints one table for each half of the articles (even and odd lines), so that one can be held out while tuning.
Options: --show prints every error; --half 0 or 1 looks at one half only.
"""

import argparse
import ast
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.model import Quotation, Span, SpeakerVerdict
from briefing.text.names import find_names, is_role, same_name
from briefing.verify.speech.quotations import find_quotations, judge_speaker

Labels = list[dict[str, Any]]
MADE_UP = ("Harriet Pemberley", "Tobias Lindqvist", "Ramon Castellanos")
PRONOUNS = {"he", "she", "they", "it", "who", "we", "i"}


def load(path: Path) -> Iterator[tuple[str, Labels]]:
    """Yield each article with its attributions."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        label = row["label"]
        yield row["source"], ast.literal_eval(label) if isinstance(label, str) else label


def printed_name(text: str, spans: Sequence[Sequence[int]]) -> str | None:
    """Return the source's own name, when it is one name and no role or pronoun."""
    source = " ".join(text[start:end] for start, end in spans)
    if not source or source.lower() in PRONOUNS or is_role(source):
        return None
    head = re.split(r",|\(|\bwho\b|\bof\b|\bfor\b", source, maxsplit=1)[0].strip()
    names = [name for name in find_names(head + " said") if name.kind not in {"place", "organization"}]
    return names[-1].text if names and head.endswith(names[-1].text) else None


def quoted(text: str, content: Sequence[Sequence[int]]) -> list[Span]:
    """Return the parts of the content that stand in quotation marks."""
    return [
        Span(start + match.start(1), start + match.end(1))
        for start, end in content
        for match in re.finditer(r"[“\"]([^“”\"]{2,})(?:[”\"]|$)", text[start:end])
    ]


def overlap(quotation: Quotation, span: Span) -> int:
    """Return how many code points of the span the quotation holds."""
    return sum(max(0, min(p.end, span.end) - max(p.start, span.start)) for p in quotation.pieces)


def measure(articles: Sequence[tuple[str, Labels]], *, show: bool) -> Counter[str]:
    """Count every outcome over the articles; `seconds` are CPU time of `find_quotations`."""
    count: Counter[str] = Counter()
    for text, label in articles:
        begin = time.process_time()
        quotations = find_quotations(text)
        count["microseconds"] += round(1e6 * (time.process_time() - begin))
        count["characters"] += len(text)
        speakers(text, label, quotations, count, show=show)
        spans(text, label, quotations, count, show=show)
    return count


@dataclass(frozen=True)
class Case:
    """One labelled quotation in its article."""

    text: str
    quotations: Sequence[Quotation]
    span: Span
    count: Counter[str]
    show: bool

    def judge(self, given: str, kind: str, good: SpeakerVerdict) -> None:
        """Judge one given speaker, count the verdict and show it when it is not the good one."""
        finding = judge_speaker(self.quotations, self.text, self.span, given)
        self.count[f"{kind} {finding.verdict}"] += 1
        if self.show and kind != "made-up" and finding.verdict is not good:
            report(f"{kind.upper()} {finding.verdict}", self.text, self.span, given, finding.found)


def speakers(text: str, label: Labels, quotations: Sequence[Quotation], count: Counter[str], *, show: bool) -> None:
    """Judge the right name, every other person of the article and made-up names for each labelled quotation."""
    gold = [(a, printed_name(text, a["source"])) for a in label if a["direct"]]
    everyone = {name for _, name in gold if name} | {n.text for n in find_names(text) if n.kind == "person"}
    for attribution, name in gold:
        parts = quoted(text, attribution["content"])
        if not parts:
            count["unquoted"] += 1
            continue
        span = max(parts, key=lambda part: part.end - part.start)
        judge_all(Case(text, quotations, span, count, show), name, sorted(everyone))


def judge_all(case: Case, name: str | None, everyone: Sequence[str]) -> None:
    """Judge one quotation with the right name (if it is one) and with wrong ones."""
    for other in MADE_UP:
        case.judge(other, "made-up", SpeakerVerdict.CONTRADICTED)
    if name is None:
        case.count["no name"] += 1
        return
    case.judge(name, "right", SpeakerVerdict.CONFIRMED)
    for other in everyone:
        if not same_name(other, name):
            case.judge(other, "wrong", SpeakerVerdict.CONTRADICTED)


def report(what: str, text: str, span: Span, given: str, found: str | None) -> None:
    """Print one outcome with its surroundings."""
    around = text[max(0, span.start - 160) : span.start] + "[[" + span.of(text)[:50] + "…" + span.of(text)[-30:] + "]]"
    print(f"{what}: given {given!r} found {found!r}\n    {(around + text[span.end : span.end + 130])!r}")


def spans(text: str, label: Labels, quotations: Sequence[Quotation], count: Counter[str], *, show: bool) -> None:
    """Count which labelled words were found as speech, and which pieces of speech are labelled."""
    every = [Span(start, end) for a in label for start, end in a["content"]]
    for attribution in label:
        for part in quoted(text, attribution["content"]) if attribution["direct"] else ():
            hit = any(overlap(q, part) * 2 > part.end - part.start for q in quotations if q.speech)
            count["part found" if hit else "part missed"] += 1
            if show and not hit:
                report("MISSED", text, part, "", None)
    for quotation in quotations:
        if not quotation.speech:
            continue
        for piece in quotation.pieces:
            hit = any(piece.overlaps(span) for span in every)
            count["piece labelled" if hit else "piece unlabelled"] += 1
            if show and not hit:
                report("UNLABELLED", text, piece, "", quotation.speaker)


def percent(count: Counter[str], good: Sequence[str], every: Sequence[str]) -> str:
    """Return a share of counts as text."""
    total = sum(count[key] for key in every)
    return f"{100 * sum(count[key] for key in good) / total if total else 0:5.1f} % of {total}"


def table(title: str, count: Counter[str]) -> None:
    """Print the figures of one half."""
    verdicts = ("confirmed", "unresolved", "contradicted")
    print(f"\n{title}")
    for kind in ("right", "wrong", "made-up"):
        keys = [f"{kind} {verdict}" for verdict in verdicts]
        print(f"  {kind:8}", "  ".join(f"{v} {percent(count, [k], keys)}" for v, k in zip(verdicts, keys, strict=True)))
    right = [f"right {verdict}" for verdict in verdicts]
    decided = [right[0], right[2]]
    print("  speaker precision", percent(count, right[:1], decided), " recall", percent(count, right[:1], right))
    print("  right kept       ", percent(count, right[:2], right))
    wrong = [f"wrong {verdict}" for verdict in verdicts]
    print("  wrong accepted   ", percent(count, wrong[:2], wrong))
    print("  speech recall    ", percent(count, ["part found"], ["part found", "part missed"]))
    print("  speech precision ", percent(count, ["piece labelled"], ["piece labelled", "piece unlabelled"]))
    print(f"  ms per 5 KB       {count['microseconds'] / 1000 / max(1, count['characters']) * 5000:.2f}")


def main() -> None:
    """Measure the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("path", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1))
    options = parser.parse_args()
    articles = list(load(options.path))
    for half in (0, 1) if options.half is None else (options.half,):
        table(f"half {half}", measure(articles[half::2], show=options.show))


if __name__ == "__main__":
    main()
