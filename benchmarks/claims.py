"""Measure claim verdicts on WiCE (path to claim_dev.jsonl): balanced accuracy, and precision where we withhold.

`python benchmarks/claims.py ../shared/data/wice/claim_dev.jsonl`. Rows with an even hash of their id were used for
tuning, the odd ones were held out; both are printed. Baselines on the same claims: word overlap 63 %, numbers and
names 73 %.
"""

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

from briefing.model import ClaimVerdict
from briefing.verify.claims.verifying import verify_claim

Row = tuple[bool, ClaimVerdict, float]


def judge(rows: Iterable[dict[str, object]]) -> list[tuple[bool, Row]]:
    """Return (held out?, (label, verdict, score)) for each row."""
    judged = []
    for row in rows:
        source = "\n\n".join(str(sentence) for sentence in row["source"])  # type: ignore[attr-defined]
        finding = verify_claim(str(row["claim"]), source)
        held_out = bool(crc32(str(row["id"]).encode()) & 1)
        judged.append((held_out, (row["label"] == 1, finding.verdict, finding.score)))
    return judged


def table(name: str, rows: Sequence[Row]) -> None:
    """Print one line of figures."""
    positive = [verdict is ClaimVerdict.SUPPORTED for label, verdict, _ in rows if label]
    negative = [verdict is not ClaimVerdict.SUPPORTED for label, verdict, _ in rows if not label]
    balanced = (sum(positive) / len(positive) + sum(negative) / len(negative)) / 2
    withheld = [label for label, verdict, _ in rows if verdict in {ClaimVerdict.CONTRADICTED, ClaimVerdict.NOT_FOUND}]
    precision = sum(not label for label in withheld) / max(1, len(withheld))
    print(
        f"{name:9} n={len(rows):4} balanced accuracy {balanced:6.1%}  "
        f"supported kept {sum(positive) / len(positive):6.1%}  "
        f"unsupported caught {sum(negative) / len(negative):6.1%}  "
        f"withheld {len(withheld):4} precision {precision:6.1%}"
    )


def main() -> None:
    """Print the table for a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    start = time.perf_counter()
    judged = judge(rows)
    seconds = time.perf_counter() - start
    table("tuned", [row for held_out, row in judged if not held_out])
    table("held out", [row for held_out, row in judged if held_out])
    table("all", [row for _, row in judged])
    sentences = sum(len(row["source"]) for row in rows) // len(rows)
    print(f"{seconds / len(rows) * 1000:.1f} ms a claim, sources of {sentences} sentences")


if __name__ == "__main__":
    main()
