"""Chunking against semchunk, chonkie and langchain's splitters in one run, in units of a bare encode of the texts.

    python benchmarks/chunking.py PATH [--articles N] [--gate]

PATH is a folder of text files or a JSON-lines file (`.gz` too) whose rows hold the text as `source` or `text`. The
peers run in an environment of their own, one process each, over the same texts and the same tokenizer.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from peers import PEERS, environment
from texts import read_texts

LIMITS = (512, 2000)
HERE = Path(__file__).parent
DEMANDED = 1.15
"""Cost of our chunking, given the sentences, in bare encodes (issue 2)."""
PEER_NAMES = ("semchunk", "chonkie recursive", "chonkie sentence", "langchain token", "langchain recursive")

Split = Callable[[str], list[str]]


def measure(texts: list[str], split: Split, count: Callable[[str], int], limit: int) -> dict[str, float]:
    """Return the cost of a splitter in bare encodes, and what is wrong with its chunks.

    Each text is split once, because some peers remember what they have counted; it is encoded before and after.
    """
    bare = spent = 0.0
    pieces = []
    for text in texts:
        before = _seconds(lambda text=text: count(text))
        start = process_time()
        pieces.append(split(text))
        spent += process_time() - start
        bare += (before + _seconds(lambda text=text: count(text))) / 2
    flat = [piece for group in pieces for piece in group]
    ends = [end for group, text in zip(pieces, texts, strict=True) for end in _ends(group, text)]
    return {
        "ratio": spent / bare,
        "chunks": len(flat),
        "over": sum(count(piece) > limit for piece in flat),
        "lossless": sum("".join(group) == text for group, text in zip(pieces, texts, strict=True)) / len(texts),
        "ends": sum(ends) / max(len(ends), 1),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _ends(pieces: list[str], text: str) -> list[bool]:
    """Tell of each chunk whether it ends on a stop with what closes on it, or at a line's or the text's end."""
    found, place = [], 0
    for piece in pieces:
        words = piece.strip()
        place = max(text.find(words, place), 0) + len(words)
        rest = text[place:]
        stop = words.rstrip("\"'”’»)]*").endswith((".", "!", "?", "…", "。"))
        found.append(stop or not rest.strip() or "\n" in rest[: len(rest) - len(rest.lstrip())])
    return found


def ours(texts: list[str], limit: int) -> dict[str, dict[str, float]]:
    """Return our rows: chunking given the sentences, and both together."""
    from briefing.llm.tokens import encoding_for  # noqa: PLC0415 - the peers' processes do not have it
    from briefing.text.chunks import chunk  # noqa: PLC0415
    from briefing.text.sentences import split_sentences  # noqa: PLC0415

    encoding = encoding_for("gpt-4o", PEERS / "tables")
    sentences = {text: split_sentences(text) for text in texts}

    def given(text: str) -> list[str]:
        return [piece.span.of(text) for piece in chunk(text, sentences[text], encoding, limit)]

    def both(text: str) -> list[str]:
        return [piece.span.of(text) for piece in chunk(text, split_sentences(text), encoding, limit)]

    def count(text: str) -> int:
        return len(encoding.encode_ordinary(text))

    return {
        "briefing, given sentences": measure(texts, given, count, limit),
        "briefing, with splitting": measure(texts, both, count, limit),
    }


def peer(name: str, limit: int, count: Callable[[str], int], encoding: object) -> Split:
    """Return a peer's splitter; imports live here because only one is loaded in each process."""
    if name == "semchunk":
        import semchunk  # noqa: PLC0415

        return semchunk.chunkerify(count, limit)
    if name.startswith("chonkie"):
        import chonkie  # noqa: PLC0415

        kind = chonkie.RecursiveChunker if name.endswith("recursive") else chonkie.SentenceChunker
        options = {} if name.endswith("recursive") else {"chunk_overlap": 0}
        chunker = kind(encoding, chunk_size=limit, **options)
        return lambda text: [piece.text for piece in chunker.chunk(text)]
    from langchain_text_splitters import RecursiveCharacterTextSplitter, TokenTextSplitter  # noqa: PLC0415

    if name.endswith("token"):
        return TokenTextSplitter(encoding_name="o200k_base", chunk_size=limit, chunk_overlap=0).split_text
    return RecursiveCharacterTextSplitter(length_function=count, chunk_size=limit, chunk_overlap=0).split_text


def run_peer(name: str, limit: int, path: Path) -> None:
    """Measure one peer in this process and print its row as JSON."""
    import tiktoken  # noqa: PLC0415

    encoding = tiktoken.get_encoding("o200k_base")

    def count(text: str) -> int:
        return len(encoding.encode_ordinary(text))

    texts = json.loads(path.read_text(encoding="utf-8"))
    print(json.dumps(measure(texts, peer(name, limit, count, encoding), count, limit)))


def ask_peer(python: Path, name: str, limit: int, path: Path) -> dict[str, float] | None:
    """Return a peer's row, None when it fails."""
    command = [str(python), __file__, str(path), "--peer", name, "--limit", str(limit)]
    environ = {"TIKTOKEN_CACHE_DIR": str(PEERS / "tables"), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(HERE)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    if done.returncode:
        print(f"left out, {name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    row: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return row


def table(texts: list[str], limit: int) -> dict[str, dict[str, float]]:
    """Return all rows for one limit."""
    rows = ours(texts, limit)
    python = environment("chunking", HERE / "peers-chunking.txt")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        for name in PEER_NAMES:
            row = ask_peer(python, name, limit, path)
            if row is not None:
                rows[name] = row
    return rows


def show(limit: int, rows: dict[str, dict[str, float]]) -> None:
    """Print one table."""
    print(f"\n{limit} tokens{'encodes':>32} {'chunks':>8} {'over':>6} {'lossless':>9} {'sentence ends':>14}")
    for name, row in sorted(rows.items(), key=lambda item: item[1]["ratio"]):
        ends, lossless = 100 * row["ends"], 100 * row["lossless"]
        print(f"{name:<28}{row['ratio']:>14.2f} {row['chunks']:>8} {row['over']:>6} {lossless:>8.1f}% {ends:>13.1f}%")


def missed(rows: dict[str, dict[str, float]]) -> list[str]:
    """Return the demands that a table misses."""
    given, both = rows["briefing, given sentences"], rows["briefing, with splitting"]
    checks = {
        f"at most {DEMANDED} encodes given the sentences": given["ratio"] <= DEMANDED,
        "ahead of semchunk with splitting": both["ratio"] < rows.get("semchunk", {"ratio": float("inf")})["ratio"],
        "no chunk over the limit": given["over"] == 0,
        "lossless": given["lossless"] == 1,
        "99 % sentence ends": given["ends"] >= 0.99,
    }
    return [name for name, met in checks.items() if not met]


def main() -> int:
    """Run the benchmark; the exit code is 1 when a demand is missed and `--gate` is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("--peer", choices=PEER_NAMES)
    parser.add_argument("--limit", type=int, default=512)
    given = parser.parse_args()
    if given.peer:
        run_peer(given.peer, given.limit, given.path)
        return 0
    texts = read_texts(given.path)[: given.articles]
    failures = 0
    for limit in LIMITS:
        rows = table(texts, limit)
        show(limit, rows)
        for name in missed(rows):
            failures += 1
            print(f"missed: {name}")
    return 1 if failures and given.gate else 0


if __name__ == "__main__":
    sys.exit(main())
