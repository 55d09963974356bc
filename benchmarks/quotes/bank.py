"""The mutation bank: honest disguises and fakes of real articles, seeded.

    python benchmarks/quotes/bank.py PATH --articles 60 --seed 1 > cases.jsonl

PATH is a folder of text files or a JSON-lines file (`.gz` too). The cases hold the articles' words: they are for
measuring only and never part of the project.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parents[1]))

from attributed import speaker_cases, speech_cases
from cases import Case
from cuts import across, cuts
from fakes import fakes, stitches
from honest import disguises
from meaner import meaner_fakes, meaner_honest, meaner_speech
from passages import Passage, quotations, sentences, words_of
from texts import read_texts

PASSAGES = 4
"""Passages of one article that are disguised and faked; half of them quotations where there are any."""
SHORTEST, LONGEST = 1200, 20_000
"""Articles shorter or longer than this, in code points, are left out."""


def generate(texts: Sequence[str], articles: int, seed: int) -> Iterator[Case]:
    """Yield the cases of a number of articles; the same seed and texts give the same cases."""
    random = Random(seed)
    usable = [text for text in texts if SHORTEST <= len(text) <= LONGEST]
    for text in random.sample(usable, min(articles, len(usable))):
        other = random.choice(usable)
        yield from _of_article(text, other, Random(f"{seed} {words_of(text)[:80]}"))


def _of_article(text: str, other: str, random: Random) -> Iterator[Case]:
    quoted, plain = list(quotations(text)), list(sentences(text))
    chosen = random.sample(quoted, min(PASSAGES // 2, len(quoted)))
    chosen += random.sample(plain, min(PASSAGES - len(chosen), len(plain)))
    for passage in chosen:
        yield from disguises(text, passage, random)
        yield from fakes(text, passage, random)
        yield from meaner_fakes(text, passage, random)
        yield from meaner_honest(text, passage, random)
    for passage in (*quoted, *plain):
        yield from random.sample(found := list(cuts(text, passage, random)), min(2, len(found)))
    together = sorted((*quoted, *plain), key=lambda passage: passage.start)
    yield from stitches(text, together, _foreign(text, other, random), random)
    yield from across(text, together, random)
    yield from speaker_cases(text, random)
    yield from speech_cases(text, random)
    yield from meaner_speech(text, random)


def _foreign(text: str, other: str, random: Random) -> str:
    """Return a sentence of another article that this one does not hold."""
    found: list[Passage] = [item for item in sentences(other) if words_of(item.text) not in words_of(text)]
    return random.choice(found).text if found and text != other else ""


def main() -> None:
    """Write the cases as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for case in generate(read_texts(given.path), given.articles, given.seed):
        print(json.dumps(case.row(), ensure_ascii=False))


if __name__ == "__main__":
    main()
