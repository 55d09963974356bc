"""Texts for the benchmarks, from a folder or a JSON-lines file given on the command line."""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

_ENDINGS = (".jsonl", ".jsonl.gz")
_WANTED = (
    "give a folder with .txt, .jsonl or .jsonl.gz files, or one JSON-lines file with `text` or `source` in its rows"
)


def read_texts(path: Path) -> list[str]:
    """Return the texts of a file, or of a folder and those in it, in the order of their names.

    A `.jsonl` or `.jsonl.gz` file holds one text a row, in its field `source` (a list of lines, too) or `text`; a
    `.txt` file is one text. Ends the program, saying what to give, where there is no text.
    """
    if not path.exists():
        sys.exit(f"{path}: no such file or folder; {_WANTED}")
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    texts = [text for file in files for text in _texts_of(file, named=not path.is_dir())]
    if not texts:
        sys.exit(f"{path}: no text found; {_WANTED}")
    return texts


def _texts_of(file: Path, *, named: bool) -> Iterator[str]:
    """Yield the texts of a file; one of another kind is read as rows only when it was `named` itself."""
    if file.suffix == ".txt":
        yield file.read_text(encoding="utf-8", errors="replace")
    elif named or file.name.endswith(_ENDINGS):
        yield from _rows_of(file)


def _rows_of(file: Path) -> Iterator[str]:
    content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for number, line in enumerate(content.decode("utf-8", errors="replace").splitlines(), 1):
        try:
            row = json.loads(line) if line.strip() else {}
        except ValueError:
            sys.exit(f"{file}, line {number}: no JSON; {_WANTED}")
        text = (row.get("source") or row.get("text")) if isinstance(row, dict) else None
        if text:
            yield "\n".join(text) if isinstance(text, list) else str(text)
