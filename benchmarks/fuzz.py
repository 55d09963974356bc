"""Hold the quote verifier to what must hold for any quote and any text, for some seconds.

    python benchmarks/fuzz.py --seconds 60 --seed 1 [--texts PATH]

Texts grow from the attack files of the tests (and from PATH) by cutting, pasting, doubling and sprinkling signs that
mean something. Checked: nothing raises; places lie inside the text and in order; an accepted quote's letters and digits
are those of its segments; folding is stable; the short way agrees with the long one; no case is slow. Prints the first
failures with the seed that brings them back, and exits 1.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parent))

from texts import read_texts

from briefing.model import Finding, Verdict
from briefing.text.folding import fold
from briefing.verify import Source, verify_quote
from briefing.verify.quotes.swift import prove_swiftly
from briefing.verify.quotes.verifying import ask, verify_asked

ATTACKS = Path(__file__).parents[1] / "tests" / "verify" / "attacks"
SIGNS = (
    *"\"'“”‘’«»„[]()<>*_~`\\/|#&;:,.!?…—–-−+%$€°½²\n\t\u00a0\u200b\u00ad\u2029\u2027\ufeff\u0301\u202e",
    " [...] ", " … ", "...", ". . .", " [sic]", " (x - ed.)", "[t]", "&quot;", "&#8217;", "&amp;amp;", "<b>", "</b>",
    "<br>",
    "> ", "\n> ", "\n\n", "-\n", "- \n", "**", "](http://a)", "not ", " never ", " if ", " unless ", ", but ", "n't ",
    "60,000",
    "5–7%", "-5", "$1.5m", " he said. ", ",” she said, “", "— сказав він. —", "他说", "ない", "twenty-five ", " and ",
    "Q: ",
    "\ud800", "\x00", "I", "İ", "ß", "ﬁ", "ǆ", "٣", "９", "𝟛", "\U0001f600",
)  # fmt: skip
_LONGEST = 1500
_MOST_SHOWN = 5
_DEEP = 5
"""Links within links so deep are read in part only: folding stops after its rounds."""
_PROVEN = {Verdict.VERBATIM, Verdict.NORMALIZED}


def seeds(path: Path | None) -> list[str]:
    """Return the texts to grow from."""
    found = [file.read_text(encoding="utf-8") for file in sorted(ATTACKS.glob("*.txt"))]
    blocks = [block for text in found for block in text.split("\n== ")]
    return blocks + ([] if path is None else [text[:_LONGEST] for text in read_texts(path)[:200]])


def grown(random: Random, texts: Sequence[str]) -> str:
    """Return a text made of others: cut, pasted, doubled, sprinkled with signs."""
    text = "".join(_slice(random, random.choice(texts)) for _ in range(random.randint(1, 3)))[:_LONGEST]
    for _ in range(random.choice((0, 1, 3, 10, 40))):
        at = random.randint(0, len(text))
        text = (
            text[:at] + random.choice(SIGNS) * random.choice((1, 1, 1, 2, 7)) + text[at + random.choice((0, 0, 1, 5)) :]
        )
    return text


def _slice(random: Random, text: str) -> str:
    start = random.randint(0, len(text))
    return text[start : start + random.choice((20, 100, 600))]


def quoted(random: Random, text: str, texts: Sequence[str]) -> str:
    """Return a quote: words of the text, sprinkled or not, joined, or others."""
    if random.random() < 0.1:
        return grown(random, texts)[:300]
    parts = [_slice(random, text)[: random.choice((8, 40, 200))] for _ in range(random.choice((1, 1, 1, 2, 3)))]
    quote = random.choice((" … ", " ", " [...] ", "”, he said, “")).join(parts)
    for _ in range(random.choice((0, 0, 1, 3))):
        at = random.randint(0, len(quote))
        quote = quote[:at] + random.choice(SIGNS) + quote[at:]
    return quote


def wrongs(quote: str, text: str) -> list[str]:
    """Return what does not hold for a quote and a text that must hold for any."""
    source = Source(text)
    found = verify_quote(quote, source)
    spoken = verify_quote(quote, source, speaker="Anna Smith", direct=True)
    wrong = [*_places(found, text), *_places(spoken, text)]
    if spoken.passed and not found.passed:
        wrong.append("passes as speech only")
    if found.verdict in _PROVEN and _letters(quote) != "".join(_letters(one.of(text)) for one in found.segments):
        wrong.append(f"other letters: {found}")
    swift = prove_swiftly(quote, source)
    if swift is not None and swift != verify_asked(ask(quote), source):
        wrong.append("the short way differs from the long one")
    folded = fold(text).text
    if fold(folded).text != folded and text.count("](") < _DEEP:
        wrong.append("folding twice changes more")
    return wrong


def _places(found: Finding, text: str) -> list[str]:
    spans = found.segments
    if found.start is None or found.end is None:
        return ["segments without a place"] if spans else []
    inside = 0 <= found.start < found.end <= len(text) and all(one.start < one.end for one in spans)
    ordered = all(one.end <= other.start for one, other in pairwise(spans))
    return [] if inside and ordered else [f"places: {found}"]


def _letters(text: str) -> str:
    return "".join(char for char in fold(text).text.lower() if char.isalnum())


def main() -> int:
    """Fuzz until the time is over; print what failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=Path)
    given = parser.parse_args()
    texts, end, count, failed = seeds(given.texts), time.monotonic() + given.seconds, 0, 0
    while time.monotonic() < end and failed < _MOST_SHOWN:
        random = Random(f"{given.seed} {count}")
        text = grown(random, texts)
        quote = quoted(random, text, texts)
        count += 1
        begun = time.monotonic()
        try:
            wrong = wrongs(quote, text)
        except Exception:  # noqa: BLE001 - that nothing raises is what is checked
            wrong = [traceback.format_exc(limit=-3)]
        if time.monotonic() - begun > _SLOW:
            wrong.append(f"took {time.monotonic() - begun:.1f} s")
        if wrong:
            failed += 1
            print(f"case {count - 1} of seed {given.seed}: quote {quote!r}\n  text {text!r}\n  " + "\n  ".join(wrong))
    print(f"{count} cases, {failed} failed")
    return 1 if failed else 0


_SLOW = 10
"""Seconds that one small case may take on a busy machine."""


if __name__ == "__main__":
    sys.exit(main())
