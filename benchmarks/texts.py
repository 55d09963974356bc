"""Texts for the benchmarks, from a folder or a JSON-lines file given on the command line."""

import gzip
import json
from pathlib import Path


def read_texts(path: Path) -> list[str]:
    """Return the texts of a folder (`.txt`, sorted) or of a JSON-lines file (`.gz` too, fields `source` or `text`)."""
    if path.is_dir():
        return [file.read_text(encoding="utf-8", errors="replace") for file in sorted(path.rglob("*.txt"))]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = (json.loads(line) for line in content.decode("utf-8").splitlines() if line.strip())
    texts = (row.get("source") or row.get("text") for row in rows)
    return ["\n".join(text) if isinstance(text, list) else text for text in texts if text]
