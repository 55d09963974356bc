"""Run every benchmark on labelled data: `make bench DATA=path`. Each prints its own table."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
RUNS = (
    ("quotes, speakers and cuts, beside other tools", "quotes/run.py", "news/sample3000.jsonl.gz"),
    ("speed of verdicts", "quotes/speed.py", "news/sample3000.jsonl.gz"),
    ("speakers", "speakers.py", "polnear/train120.jsonl"),
    ("claims", "claims.py", "wice/claim_dev.jsonl"),
    ("claims, honest and changed", "claim_bank.py", "news/sample3000.jsonl.gz"),
    ("stories", "stories.py", "basil/dev.jsonl"),
    ("near-duplicates", "near_duplicates.py", "news/sample3000.jsonl.gz"),
    ("chunking", "chunking.py", "news/sample3000.jsonl.gz"),
    ("model calls", "calls.py", None),
)


def main() -> None:
    """Run the benchmarks one after the other; exit 1 when one fails."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; give the labelled data: make bench DATA=path")
    failed = []
    for title, script, data in RUNS:
        print(f"== {title} ==", flush=True)
        words = [sys.executable, str(HERE / script), *([str(folder / data)] if data else [])]
        if subprocess.run(words, check=False).returncode:
            failed.append(title)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
