"""A second bank, written apart from the first: it works on words with places, not on patterns over passages.

    python benchmarks/quotes/rival.py PATH --articles 60 --seed 1 [--show 3]

Honest quotes wear two to four disguises at once, on both sides; fakes change one word, sign or edge by the kind of the
word. A second view of the same rules, so that the first bank does not mark its own homework. Prints one rate a kind.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parents[1]))

from cases import Case, Group
from ours import ask, problem
from rival_honest import honest
from rival_lies import cuts, fakes
from rival_pieces import pieces
from texts import read_texts


def generate(texts: Sequence[str], articles: int, seed: int) -> Iterator[Case]:
    """Yield the cases of some articles; the same texts and seed give the same cases."""
    random = Random(f"rival {seed}")
    for text in random.sample([one for one in texts if 1500 < len(one) < 15_000], articles):
        found = list(pieces(text))
        quoted = [one for one in found if one.quoted]
        for piece in random.sample(found, min(4, len(found))) + random.sample(quoted, min(2, len(quoted))):
            yield from honest(text, piece, random)
            yield from fakes(text, piece, random)
        for piece in found:
            yield from cuts(text, piece)


def main() -> int:
    """Print the rate of each group and the failures of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=3)
    given = parser.parse_args()
    asked: Counter[tuple[Group, str]] = Counter()
    bad: defaultdict[tuple[Group, str], list[str]] = defaultdict(list)
    for case in generate(read_texts(given.path), given.articles, given.seed):
        outcome = ask(case)
        asked[case.group, case.kind if case.group is not Group.HONEST or " + " not in case.kind else "mixture"] += 1
        wrong = problem(case, outcome)
        if wrong:
            near = case.source[max(0, (outcome.start or 0) - 60) : (outcome.end or 0) + 60]
            bad[case.group, f"{case.kind}: {wrong}"].append(f"{case.quote!r}\n      {outcome.reason}; in {near!r}")
    for group in sorted({group for group, _ in asked}):
        total = sum(count for (one, _), count in asked.items() if one is group)
        failures = {kind: rows for (one, kind), rows in bad.items() if one is group}
        wrong = sum(map(len, failures.values()))
        print(f"{group}: {total} cases, {wrong} wrong ({100 * wrong / total:.2f} %)")
        for kind, rows in sorted(failures.items()):
            print(f"  {kind} ({len(rows)})")
            for row in rows[: given.show]:
                print(f"    - {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
