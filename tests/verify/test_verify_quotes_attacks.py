"""Every attack of the attack files ends as it must: honest ones pass where they stand, fakes fail by their name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from briefing.model import SpeakerVerdict
from briefing.verify import Source, verify_quote

FILES = sorted((Path(__file__).parent / "attacks").glob("*.txt"))
SHORT = {"cut": "cut_changes_meaning"}
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\([nt])")


@dataclass(frozen=True)
class Attack:
    block: str
    text: str
    passes: bool
    verdict: str
    change: str
    speaker: str | None
    direct: bool
    quote: str

    def __str__(self) -> str:
        return f"{self.block}: {self.quote[:40]}"


def unescaped(text: str) -> str:
    return ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else {"n": "\n", "t": "\t"}[match[2]], text)


def read(path: Path) -> Iterator[Attack]:
    for block in path.read_text(encoding="utf-8").removeprefix("== ").split("\n== "):
        name, _, rest = block.partition("\n")
        text, _, lines = rest.partition("\n---\n")
        for line in filter(str.strip, lines.split("\n")):
            want, _, quote = line.partition(" | ")
            want, _, speaker = want.partition("@")
            verdict, _, change = want.strip().rstrip("! ")[1:].partition(":")
            yield Attack(
                name, unescaped(text), want[0] == "+", SHORT.get(verdict, verdict), change, speaker.strip() or None,
                "!" in want, unescaped(quote),
            )  # fmt: skip


@lru_cache(maxsize=64)
def held(text: str) -> Source:
    return Source(text)


@pytest.mark.parametrize("attack", [one for path in FILES for one in read(path)], ids=str)
def test_attack_ends_as_it_must(attack: Attack):
    found = verify_quote(attack.quote, held(attack.text), speaker=attack.speaker, direct=attack.direct)
    assert found.passed == attack.passes, found.reason
    assert not attack.verdict or attack.verdict == found.verdict.value
    assert not attack.change or attack.change in {change.type.value for change in found.changes}
    if attack.passes:
        assert all(segment.of(attack.text).strip() == segment.of(attack.text) for segment in found.segments)
        assert attack.speaker is None or (found.speaker and found.speaker.verdict is SpeakerVerdict.CONFIRMED)
