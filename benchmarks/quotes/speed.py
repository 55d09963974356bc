"""The speed that issue 3 demands of whole verdicts on cached sources, in ratios of one run.

    python benchmarks/quotes/speed.py PATH [--gate]

PATH is a folder of text files or a JSON-lines file (`.gz` too); sources of 10 KB to 1 MB are joined from its texts.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import process_time

sys.path.append(str(Path(__file__).parents[1]))

from passages import sentences, words_of
from rapidfuzz.fuzz import partial_ratio_alignment
from texts import read_texts

from briefing.verify.quotes.verifying import verify_quote
from briefing.verify.source import Source

ROUNDS, SECONDS = 5, 0.2
"""Least rounds of a measurement, and for how long the quick ones are repeated: the best round counts."""
QUOTES = 60
"""Quotes of each kind against one source."""
MANY_QUOTES, MANY_SOURCES = 10_000, 1_000
SIZES = (10_000, 100_000, 1_000_000)
EXACT_LIMITS = {10_000: 10.0, 1_000_000: 2.0}
"""Most times a bare `str.find`, by code points of the source."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: ours and the yardstick in microseconds a quote, and the most that the ratio may be."""

    name: str
    ours: float
    yardstick: float
    limit: float | None

    @property
    def ratio(self) -> float:
        """Return ours in yardsticks."""
        return self.ours / self.yardstick

    @property
    def missed(self) -> bool:
        """Tell whether the demand is missed."""
        return self.limit is not None and self.ratio > self.limit


def micros(quotes: Sequence[str], work: Callable[[str], object]) -> float:
    """Return the best of some rounds, in microseconds a quote."""
    best, rounds, begun = float("inf"), 0, process_time()
    while rounds < ROUNDS or process_time() - begun < SECONDS:
        start = process_time()
        for quote in quotes:
            work(quote)
        best, rounds = min(best, process_time() - start), rounds + 1
    return 1e6 * best / len(quotes)


def joined(texts: Sequence[str], size: int) -> str:
    """Return texts joined to about `size` code points."""
    parts, length = [], 0
    for text in texts:
        parts.append(text)
        length += len(text) + 2
        if length >= size:
            break
    return "\n\n".join(parts)[:size]


def quotes_of(source: str, random: Random) -> tuple[list[str], list[str]]:
    """Return exact quotes spread over the source, and near ones with a word replaced."""
    found = [passage.text for passage in sentences(source[:200_000])]
    if len(source) > 200_000:
        found += [passage.text for passage in sentences(source[-200_000:])]
    exact = random.sample(found, min(QUOTES, len(found)))
    return exact, [_near(quote, random) for quote in exact]


def _near(quote: str, random: Random) -> str:
    words = quote.split(" ")
    words[random.randrange(1, len(words) - 1)] = random.choice(("zebra", "unlikely", "eleven"))
    return " ".join(words)


def one_source(texts: Sequence[str], size: int, random: Random) -> list[Row]:
    """Return the rows of one source: exact against `str.find`, near and absent against rapidfuzz."""
    text = joined(texts, size)
    source = Source(text)
    exact, near = quotes_of(text, random)
    folded = words_of(text)
    strangers = (passage.text for other in reversed(texts) for passage in sentences(other))
    absent = [quote for quote, _ in zip(strangers, range(10 * QUOTES), strict=False) if words_of(quote) not in folded]
    absent = absent[:QUOTES]
    verify_quote(exact[0], source)
    verify_quote(near[0], source)

    def ours(quote: str) -> object:
        return verify_quote(quote, source)

    kilobytes = f"{size // 1000} KB"
    rows = [Row(f"exact, {kilobytes}", micros(exact, ours), micros(exact, text.find), EXACT_LIMITS.get(size))]
    limit = 1.0 if size >= 100_000 else None
    few = 8 if size >= 1_000_000 else 30
    for name, quotes in (("near", near[:few]), ("absent", absent[:few])):
        yardstick = micros(quotes, lambda quote: partial_ratio_alignment(quote, text))
        rows.append(Row(f"{name}, {kilobytes}", micros(quotes, ours), yardstick, limit))
    return rows


def many(texts: Sequence[str], random: Random) -> Row:
    """Return 10,000 cited quotes against 1,000 cached sources, beside `str.find` on their concatenation."""
    chosen = list(texts[:MANY_SOURCES])
    sources = [Source(text) for text in chosen]
    pairs = [(passage.text, place) for place, text in enumerate(chosen) for passage in sentences(text)]
    warm = {place: quote for quote, place in pairs}
    for place, quote in warm.items():
        verify_quote(quote, sources[place])
    pairs = random.sample(pairs, min(MANY_QUOTES, len(pairs)))
    start = process_time()
    accepted = sum(verify_quote(quote, sources[place]).passed for quote, place in pairs)
    ours = process_time() - start
    whole = "\n\n".join(chosen)
    some = pairs[:1000]
    start = process_time()
    for quote, _ in some:
        whole.find(quote)
    yardstick = (process_time() - start) / len(some)
    print(f"{len(pairs)} quotes, {len(chosen)} sources, {accepted} accepted", file=sys.stderr)
    return Row("10,000 quotes x 1,000 sources", 1e6 * ours / len(pairs), 1e6 * yardstick, 0.2)


def main() -> int:
    """Print the table; the exit code is 1 when a demand is missed and `--gate` is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--gate", action="store_true")
    given = parser.parse_args()
    texts, random = read_texts(given.path), Random(7)
    length = sum(map(len, texts))
    if length < SIZES[0]:
        sys.exit(f"{given.path}: {length} characters of text; the smallest source needs {SIZES[0]}")
    sizes = [size for size in SIZES if size <= length]
    if sizes != list(SIZES):
        print(f"{length} characters of text: sources of {sizes} only", file=sys.stderr)
    rows = [row for size in sizes for row in one_source(texts, size, random)]
    rows.append(many(texts, random))
    print(f"{'':<32}{'ours, µs':>12}{'yardstick, µs':>16}{'ratio':>8}{'at most':>9}")
    for row in rows:
        limit = f"{row.limit:.1f}" if row.limit is not None else ""
        mark = "  missed" if row.missed else ""
        print(f"{row.name:<32}{row.ours:>12.1f}{row.yardstick:>16.1f}{row.ratio:>8.2f}{limit:>9}{mark}")
    return 1 if given.gate and any(row.missed for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
