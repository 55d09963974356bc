"""The bank against ours and the peers, in one run: who accepts honest quotes, fakes, cuts and wrong speakers.

    python benchmarks/quotes/run.py PATH --articles 40 --seed 1 [--peers gtrex,buddie | --no-peers] [--report FILE]

The floors of `floors.json` must be kept; `--lower-floors` writes them anew.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
sys.path.append(str(HERE.parent))

from bank import generate  # noqa: E402 - the folder of the benchmarks comes first
from cases import Case, Group  # noqa: E402
from ours import Outcome, ask_all, is_exact, problem  # noqa: E402
from peers import environment  # noqa: E402
from texts import read_texts  # noqa: E402

PEERS = ("gtrex", "buddie", "krokai", "quotecheck", "citations", "rapidfuzz", "langextract", "instructor")
SLOW = frozenset({"buddie", "quotecheck", "langextract", "instructor"})
"""Peers of tens of milliseconds a quote: they are asked a sample."""
SAMPLE = 500
PATIENCE = 900
"""Seconds that one peer may take."""
LOWER_IS_BETTER = frozenset({"fakes", "cuts", "wrong speakers", "trap fakes", "not speech", "crashes"})

SLACK = {"right speakers": 2.0, "wrong speakers": 1.5, "not speech": 1.0, "cuts": 0.5}
"""Points between what was measured and the floor; groups of few cases vary more."""
DEMANDED = {
    "honest": 99.0, "offsets": 99.0, "fakes": 0.1, "cuts": 1.0, "right speakers": 95.0, "wrong speakers": 5.0,
    "trap honest": 95.0, "trap fakes": 10.0,
}  # fmt: skip
"""What is demanded of any run: no slack takes a floor beyond it."""

Rates = dict[str, float]


def read_traps() -> list[Case]:
    """Return the hand-written traps as cases."""
    cases = []
    for line in (HERE / "traps.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        group = Group.HONEST if row["passes"] else Group.FAKE
        rest = {"speaker": row.get("speaker"), "direct": row.get("direct", False)}
        cases.append(
            Case(group, row["kind"], row["quote"], row["text"], row["passes"], verdicts=tuple(row["verdicts"]), **rest)
        )
    return cases


def ask_peer(name: str, python: Path, cases: Sequence[Case]) -> list[Outcome]:
    """Return a peer's outcomes, fewer than the cases when it broke off."""
    lines = "".join(json.dumps({"quote": case.quote, "source": case.source}) + "\n" for case in cases)
    command = [str(python), str(HERE / "peer.py"), name]
    try:
        done = subprocess.run(
            command, input=lines, capture_output=True, text=True, check=False, timeout=PATIENCE, encoding="utf-8"
        )
        output, errors = done.stdout, done.stderr
    except subprocess.TimeoutExpired as late:
        output, errors = (late.stdout or b"").decode(), "took too long"
    rows = [json.loads(line) for line in output.splitlines() if line.endswith("]")]
    if len(rows) < len(cases):
        print(f"{name}: answered {len(rows)} of {len(cases)}; {errors.strip()[-200:]}", file=sys.stderr)
    return [Outcome(row[0], row[1], row[2], row[3], error=row[4]) for row in rows]


def rates(cases: Sequence[Case], outcomes: Sequence[Outcome]) -> Rates:
    """Return the rates of a system in percent, and its median microseconds a quote."""
    groups: dict[Group, list[tuple[Case, Outcome]]] = defaultdict(list)
    for case, outcome in zip(cases, outcomes, strict=False):
        groups[case.group].append((case, outcome))
    honest = [pair for pair in groups[Group.HONEST] if pair[1].accepted]
    times = sorted(outcome.micros for outcome in outcomes)
    return {
        "honest": _accepted(groups[Group.HONEST]),
        "offsets": _share([is_exact(case, outcome) for case, outcome in honest]),
        "fakes": _accepted(groups[Group.FAKE]),
        "cuts": _accepted(groups[Group.CUT]),
        "right speakers": _accepted(groups[Group.RIGHT_SPEAKER]),
        "wrong speakers": _accepted(groups[Group.WRONG_SPEAKER]),
        "not speech": _accepted(groups[Group.NOT_SPEECH]),
        "micros": times[len(times) // 2] if times else float("nan"),
    }


def _accepted(pairs: Sequence[tuple[Case, Outcome]]) -> float:
    return _share([outcome.accepted for _, outcome in pairs])


def _share(values: Sequence[bool]) -> float:
    return 100 * sum(values) / len(values) if values else float("nan")


def trap_rates(traps: Sequence[Case], outcomes: Sequence[Outcome]) -> Rates:
    """Return how many traps of each sort were accepted, in percent."""
    pairs = list(zip(traps, outcomes, strict=False))
    return {
        "trap honest": _accepted([pair for pair in pairs if pair[0].passes]),
        "trap fakes": _accepted([pair for pair in pairs if not pair[0].passes]),
    }


def report(cases: Sequence[Case], outcomes: Sequence[Outcome], examples: int) -> str:
    """Return our failures grouped by kind, with examples, as Markdown."""
    failures: dict[tuple[str, str, str], list[tuple[Case, Outcome]]] = defaultdict(list)
    totals: Counter[tuple[str, str]] = Counter()
    for case, outcome in zip(cases, outcomes, strict=True):
        kind = case.kind.partition(":")[0] if case.kind.startswith("mixture") else case.kind
        totals[case.group, kind] += 1
        wrong = problem(case, outcome)
        if wrong:
            failures[case.group, kind, wrong].append((case, outcome))
    lines = []
    for (group, kind, wrong), found in sorted(failures.items(), key=lambda item: _weight(item[0], len(item[1]))):
        lines.append(f"\n### {group}: {kind}: {wrong} ({len(found)} of {totals[group, kind]})")
        lines.extend(_example(case, outcome) for case, outcome in found[:examples])
    return "\n".join(lines)


def _weight(key: tuple[str, str, str], count: int) -> tuple[int, int]:
    """Sort wrongly accepted and rejected quotes before wrong offsets, verdicts and changes."""
    order = ("raised", "accepted", "not accepted", "offsets", "verdict", "change")
    rank = next((place for place, word in enumerate(order) if key[2].startswith(word)), len(order))
    return rank, -count


def _example(case: Case, outcome: Outcome) -> str:
    lines = [f"- quote: {_shown(case.quote)}"]
    if case.start is not None and case.end is not None:
        lines.append(f"  expected [{case.start}:{case.end}]: {_shown(case.source[case.start : case.end])}")
    if outcome.start is not None:
        lines.append(f"  found [{outcome.start}:{outcome.end}]: {_shown(case.source[outcome.start : outcome.end])}")
    if case.start is None and outcome.start is not None and outcome.end is not None:
        lines.append(f"  around: {_shown(case.source[max(0, outcome.start - 80) : outcome.end + 80], 500)}")
    if case.speaker or case.direct:
        lines.append(f"  speaker: {case.speaker}, direct: {case.direct}")
    lines.append(f"  verdict {outcome.verdict}: {outcome.reason[:160]} {outcome.changes or ''}")
    return "\n".join(lines)


def _shown(text: str, most: int = 260) -> str:
    return repr(text if len(text) <= most else f"{text[: most // 2]} ~~~ {text[-most // 2 :]}")


COLUMNS = ("honest", "offsets", "fakes", "cuts", "right speakers", "wrong speakers", "not speech", "micros",
           "trap honest", "trap fakes")  # fmt: skip


def show(table: dict[str, Rates]) -> None:
    """Print the table, percent accepted; offsets are of the accepted honest ones."""
    print(f"{'':<14}" + "".join(f"{column:>16}" for column in COLUMNS))
    for name, row in table.items():
        print(f"{name:<14}" + "".join(f"{row.get(column, float('nan')):>16.1f}" for column in COLUMNS))


def below_floors(row: Rates, floors: Rates) -> list[str]:
    """Return the floors that our row does not keep."""
    broken = []
    for name, floor in floors.items():
        worse = row[name] > floor if name in LOWER_IS_BETTER else row[name] < floor
        if worse:
            broken.append(f"{name}: {row[name]:.2f}, floor {floor:.2f}")
    return broken


def _peers(names: Sequence[str], cases: Sequence[Case], traps: Sequence[Case], seed: int) -> dict[str, Rates]:
    python = environment("quotes", HERE / "peers.txt")
    table = {}
    for name in names:
        asked = list(cases) if name not in SLOW else Random(seed).sample(list(cases), min(SAMPLE, len(cases)))
        row = rates(asked, ask_peer(name, python, asked))
        table[name] = row | trap_rates(traps, ask_peer(name, python, traps))
        show({name: table[name]})
    return table


def main() -> int:
    """Run the bank; the exit code is 1 when a floor is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--lower-floors", action="store_true")
    given = parser.parse_args()
    cases, traps = list(generate(read_texts(given.path), given.articles, given.seed)), read_traps()
    outcomes, trapped = ask_all(cases), ask_all(traps)
    row = rates(cases, outcomes) | trap_rates(traps, trapped)
    if given.report:
        head = f"{len(cases)} cases, {len(traps)} traps, seed {given.seed}\n\n{json.dumps(row, indent=1)}\n"
        traps_part = f"\n## Traps\n{report(traps, trapped, 1)}\n\n## Bank\n"
        given.report.write_text(head + traps_part + report(cases, outcomes, given.examples), encoding="utf-8")
    table = {"briefing": row}
    if not given.no_peers:
        table |= _peers([name for name in given.peers.split(",") if name], cases, traps, given.seed)
    print(f"\n{len(cases)} cases, {len(traps)} traps; percent accepted, offsets exact of the accepted honest")
    show(table)
    return _keep_floors(row, lower=given.lower_floors)


def _keep_floors(row: Rates, *, lower: bool) -> int:
    path = HERE / "floors.json"
    if lower:
        path.write_text(json.dumps(_floors(row), indent=2) + "\n", encoding="utf-8")
        return 0
    if not path.exists():
        print(f"no {path.name}: --lower-floors writes it")
        return 1
    broken = below_floors(row, json.loads(path.read_text(encoding="utf-8")))
    for line in broken:
        print(f"below the floor: {line}")
    return 1 if broken else 0


def _floors(row: Rates) -> Rates:
    """Return floors a little below what was measured, so that other articles and seeds may keep them."""
    rated = {name: row[name] for name in COLUMNS if name != "micros"}
    return {name: round(_slackened(name, rate), 1) for name, rate in rated.items()}


def _slackened(name: str, rate: float) -> float:
    slack = SLACK.get(name, 0.3)
    if name in LOWER_IS_BETTER:
        return max(rate, min(rate + slack, DEMANDED.get(name, 100.0)))
    return min(rate, max(rate - slack, DEMANDED.get(name, 0.0)))


if __name__ == "__main__":
    sys.exit(main())
