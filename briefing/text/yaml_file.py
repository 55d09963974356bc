"""A whole file of YAML, read as strictly as front matter: plain values, no anchors or tags, the line of every key."""

from dataclasses import replace
from types import MappingProxyType

from briefing.text.front_matter import FrontMatter, split_front_matter


def read_yaml(text: str) -> FrontMatter:
    """Return the values of a YAML file with the line of each key; nested ones as dotted paths (`cases.0.name`)."""
    read = split_front_matter(f"---\n{text.removeprefix('---' + chr(10))}\n---\n")
    shift = 0 if text.startswith("---\n") else 1
    lines = {key: line - shift for key, line in read.lines.items()}
    error = read.error and _shifted(read.error, shift)
    return replace(read, lines=MappingProxyType(lines), error=error)


def _shifted(error: str, shift: int) -> str:
    place, _, words = error.partition(": ")
    number = place.removeprefix("line ")
    told = words.replace("the front matter", "the file")
    return f"line {max(1, int(number) - shift)}: {told}" if number.isdigit() else error
