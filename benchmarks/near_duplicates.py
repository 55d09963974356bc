"""Measure near-duplicates on a generated set: precision, recall, seconds and memory, beside gaoya in one run.

    python benchmarks/near_duplicates.py news/sample3000.jsonl.gz [--articles 10000] [--growth 100000]

Copies are made from real articles (seeded): words replaced (0 to 10 %), paragraphs dropped, another headline, related
links around, other quotation marks, capitals. Every subject runs in a process of its own. gaoya is given the same
texts in its default setting, insertion and query of all; it only proposes candidates, ours are verified.
"""

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from peers import environment

REQUIREMENTS = Path(__file__).with_name("peers-near-duplicates.txt")
RATES = (0, 0.02, 0.05, 0.1)
SEED = 4


def main() -> None:
    """Generate the set, run each subject in a process of its own and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="JSON lines (.gz) with source")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--growth", type=int, default=0, help="also run ours over this many")
    parser.add_argument("--subject", choices=("ours", "gaoya"))
    given = parser.parse_args()
    if given.subject:
        texts, truth = generated(given.path, given.articles)
        print(json.dumps((ours if given.subject == "ours" else gaoya)(texts, truth)))
        return
    print(f"{'subject':8} {'articles':>8} {'seconds':>8} {'MB':>6} {'precision':>9} {'recall':>7}")
    rows = {name: measured(name, given.path, given.articles) for name in ("gaoya", "ours")}
    print(f"ours takes {rows['ours']['seconds'] / rows['gaoya']['seconds']:.2f} times gaoya's time")
    if given.growth:
        measured("ours", given.path, given.growth)


def measured(subject: str, path: Path, count: int) -> Mapping[str, float]:
    """Run one subject in a fresh process and print its row; the best of three."""
    python = sys.executable if subject == "ours" else str(environment("near-duplicates", REQUIREMENTS))
    command = [python, __file__, str(path), "--articles", str(count), "--subject", subject]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(3)]
    best: Mapping[str, float] = min(runs, key=lambda run: run["seconds"])
    told = " ".join(f"{best[key]:{width}.3f}" for key, width in (("precision", 9), ("recall", 7)))
    print(f"{subject:8} {count:8} {best['seconds']:8.2f} {best['megabytes']:6.0f} {told}", flush=True)
    return best


def generated(path: Path, count: int) -> tuple[list[str], list[int]]:
    """Return texts, and for each the number of the article it was made from."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        base = [json.loads(line)["source"] for line in lines][:count]
    choice = random.Random(SEED)
    truth = [*range(len(base)), *(choice.randrange(len(base)) for _ in range(count - len(base)))]
    return [*base, *(copied(base[number], choice) for number in truth[len(base) :])], truth


def copied(text: str, choice: random.Random) -> str:
    """Return an edited copy."""
    rate, words = choice.choice(RATES), text.split()
    kept = [part for part in text.split("\n\n") if choice.random() > 0.15] or [text]
    parts = [
        " ".join(choice.choice(words) if choice.random() < rate else word for word in part.split(" ")) for part in kept
    ]
    if choice.random() < 0.5:
        parts.insert(0, "New on " + " ".join(choice.sample(words, min(6, len(words)))))
    if choice.random() < 0.5:
        parts += ["Read more: " + " ".join(choice.sample(words, min(9, len(words)))) for _ in range(3)]
    copy = "\n\n".join(parts)
    copy = copy.replace("“", '"').replace("’", "'") if choice.random() < 0.2 else copy
    return copy.upper() if choice.random() < 0.1 else copy


def ours(texts: Sequence[str], truth: Sequence[int]) -> dict[str, float]:
    """Return seconds, memory, precision and recall over pairs of our duplicates."""
    from briefing.model import Article, ArticleId  # noqa: PLC0415 - the peer's environment does not hold it
    from briefing.stories import duplicates  # noqa: PLC0415 - as above

    articles = [Article(ArticleId(f"{number:07}"), "", text, f"{number:07}") for number, text in enumerate(texts)]
    begun = perf_counter()
    original = dict(duplicates(articles))
    spent = perf_counter() - begun
    groups: dict[str, Counter[int]] = defaultdict(Counter)
    for article, made_from in zip(articles, truth, strict=True):
        groups[original.get(article.id, article.id)][made_from] += 1
    right = sum(map(_pairs, (times for group in groups.values() for times in group.values())))
    found = sum(_pairs(group.total()) for group in groups.values())
    return _row(spent, right / found, right / sum(map(_pairs, Counter(truth).values())))


def gaoya(texts: Sequence[str], truth: Sequence[int]) -> dict[str, float]:
    """Return seconds, memory, precision and recall over pairs of gaoya's index."""
    from gaoya.minhash import MinHashStringIndex  # type: ignore[import-not-found]  # noqa: PLC0415 - a peer

    begun = perf_counter()
    index = MinHashStringIndex(analyzer="word", lowercase=True, ngram_range=(1, 1))
    index.par_bulk_insert_docs(list(range(len(texts))), list(texts))
    found = index.par_bulk_query(list(texts))
    spent = perf_counter() - begun
    pairs = {(one, other) for one, others in enumerate(found) for other in others if one < other}
    right = sum(truth[one] == truth[other] for one, other in pairs)
    return _row(spent, right / len(pairs), right / sum(map(_pairs, Counter(truth).values())))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _row(seconds: float, precision: float, recall: float) -> dict[str, float]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "precision": precision, "recall": recall}


if __name__ == "__main__":
    main()
