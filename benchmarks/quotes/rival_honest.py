"""Honest quotes under several disguises at once, on both sides; elided, split, glossed."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from random import Random

from cases import Case, Group
from rival_pieces import Piece

_DANGER = frozenset(
    """not no never none nobody nothing neither nor without hardly barely unless if but although though except until
    refuse refuses provided hundred half quarter first second third two three four five six seven eight nine ten
    would could should might may can cannot will shall must perhaps maybe possibly probably likely unlikely reportedly
    allegedly apparently almost nearly about around over under least most than only even just still yet however whether
    deny denied denies refuse refused fail failed false wrong doubt doubts claim claims claimed alleged suggest
    suggested
    wish imagine pretend instead rather against impossible unable lack stop stopped prevent avoid reject rejected few
    half twice times between from to and or said says say told asked think thought believe believed some far short had
    were was is are been be have has that as so""".split()
)


Dress = Callable[[str, Random], str]


def _marks(text: str, random: Random) -> str:
    return text.replace("’", "'") if random.random() < 0.5 else re.sub(r"(?<=\w)'(?=\w)", "’", text)


def _spaces(text: str, random: Random) -> str:
    return "".join(
        random.choice("\u00a0\u2003\u2009\u202f \n\t") if char == " " and random.random() < 0.3 else char
        for char in text
    )


def _numeric_entities(text: str, random: Random) -> str:
    def coded(char: str) -> str:
        return f"&#{ord(char)};" if random.random() < 0.5 else f"&#x{ord(char):X};"

    return "".join(
        coded(char) if (not char.isascii() or char in "'\"") and char.isprintable() else char for char in text
    )


def _inline_tags(text: str, random: Random) -> str:
    words = text.split(" ")
    at = random.randrange(1, len(words) - 1)
    tag = random.choice(("b", "i", "em", "strong"))
    words[at] = f"<{tag}>{words[at]}</{tag}>"
    return " ".join(words)


def _stars(text: str, random: Random) -> str:
    words = text.split(" ")
    first = random.randrange(1, len(words))
    last = min(len(words) - 1, first + random.randrange(3))
    mark = random.choice(("*", "**", "_"))
    words[first], words[last] = mark + words[first], words[last] + mark
    return " ".join(words) if first != last else text


def _invisible(text: str, random: Random) -> str:
    return "".join(
        char + (random.choice("\u200b\u200d\u2060\u00ad") if char.isalpha() and random.random() < 0.05 else "")
        for char in text
    )


def _nfd(text: str, _random: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _dashes(text: str, random: Random) -> str:
    return re.sub(r"\s*[—–]\s*|\s--\s", random.choice((" – ", "—", " -- ", " — ")), text)


def _broken(text: str, random: Random) -> str:
    found = list(re.finditer(r"(?<![\w’'-])[a-z]{7,}(?![\w’'-])", text))
    if not found:
        return text
    word = random.choice(found)
    at = word.start() + len(word[0]) // 2
    return f"{text[:at]}-\n{text[at:]}"


def _ligatures(text: str, _random: Random) -> str:
    return text.replace("fi", "ﬁ").replace("fl", "ﬂ")


DRESSES: dict[str, Dress] = {
    "marks": _marks, "spaces": _spaces, "numeric entities": _numeric_entities, "tags": _inline_tags, "stars": _stars,
    "invisible": _invisible, "nfd": _nfd, "dashes": _dashes, "broken word": _broken, "ligatures": _ligatures,
}  # fmt: skip
_QUOTE_ONLY: dict[str, Dress] = {
    "capitals": lambda text, _random: text.upper(),
    "quoted block": lambda text, _random: "> " + text,
    "wrapped marks": lambda text, random: random.choice(("“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "「{}」")).format(
        text
    ),
    "leading dots": lambda text, random: random.choice(("…", "... ", "[...] ", "(…) ")) + text,
    "trailing dots": lambda text, random: (
        text.rstrip(".,!") + random.choice(("…", " ...", " [...]")) if text[-1] != "?" else text
    ),
    "other end": lambda text, random: text[:-1] + random.choice((",", "", ".")) if text[-1] in ".," else text,
    "small first": lambda text, _random: text[:1].lower() + text[1:],
    "bracketed first": lambda text, _random: f"[{text[:1].lower()}]{text[1:]}" if text[1:2].islower() else text,
    "sic": lambda text, random: _amid(text, random.choice((" [sic]", " [emphasis added]", " (sic)")), random),
}
_CLASH = {("capitals", "small first"), ("capitals", "bracketed first"), ("small first", "bracketed first"),
          ("capitals", "numeric entities"), ("capitals", "tags")}  # fmt: skip


def _amid(text: str, words: str, random: Random) -> str:
    places = [one.start() for one in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + words + text[at:]


def honest(text: str, piece: Piece, random: Random) -> Iterator[Case]:
    """Yield the piece under two to four disguises, dressed on one side or both; elided; split; glossed."""
    said = text[piece.start : piece.end]
    for _ in range(4):
        names = random.sample([*DRESSES, *_QUOTE_ONLY], random.randint(2, 4))
        if any(one in names and other in names for one, other in _CLASH):
            continue
        quote = said
        for name in sorted(names, key=lambda one: (one in _QUOTE_ONLY, one == "quoted block")):
            quote = (DRESSES | _QUOTE_ONLY)[name](quote, random)
        yield _good(" + ".join(sorted(names)), quote, text, piece.start, piece.end)
        shown = said
        for name in random.sample(tuple(DRESSES), random.randint(1, 2)):
            shown = DRESSES[name](shown, random)
        source = text[: piece.start] + shown + text[piece.end :]
        yield _good("both sides", quote, source, piece.start, piece.start + len(shown))
    yield from _elided(text, piece, random)
    yield from _split(text, piece, random)
    yield from _glossed(text, piece, random)


def _good(kind: str, quote: str, source: str, start: int, end: int, verdicts: tuple[str, ...] = ()) -> Case:
    return Case(Group.HONEST, kind, quote, source, passes=True, start=start, end=end, verdicts=verdicts)


def _elided(text: str, piece: Piece, random: Random) -> Iterator[Case]:
    """Leave two to four harmless words out of the middle."""
    words = piece.words
    places = [
        (first, last)
        for first in range(3, len(words) - 5)
        for last in (first + 2, first + 3)
        if all(
            word.bare.isalpha() and word.bare not in _DANGER and word.text.isalpha() for word in words[first : last + 1]
        )
        and all(word.text.isalpha() for word in (words[first - 1], words[last + 1]))
        and words[first - 1].bare not in _DANGER
    ]
    if not places:
        return
    first, last = random.choice(places)
    before, after = text[piece.start : words[first - 1].end], text[words[last + 1].start : piece.end]
    dots = random.choice((" … ", "…", " ... ", "... ", " . . . ", " [...] ", " […] ", " (...) ", " […]"))
    yield _good(
        "elided", before + dots + ("" if dots[-1] == " " else " ") + after, text, piece.start, piece.end, ("elided",)
    )


def _split(text: str, piece: Piece, random: Random) -> Iterator[Case]:
    if not piece.quoted:
        return
    commas = [n for n, word in enumerate(piece.words[3:-3], 3) if re.fullmatch(r"[a-z]+,", word.text)]
    if not commas:
        return
    word = piece.words[random.choice(commas)]
    first, rest = text[piece.start : word.end], text[word.end + 1 : piece.end]
    mark = text[piece.start - 1]
    closing = "”" if mark == "“" else '"'
    verb = random.choice(("said", "added", "told reporters", "explained"))
    who = random.choice((f"she {verb}", f"he {verb}", f"the director {verb}", f"officials {verb}"))
    yield _good("split in quote", f"{mark}{first}{closing} {who}, {mark}{rest}{closing}", text, piece.start, piece.end)
    shown = f"{first}{closing} {who}, {mark}{rest}"
    source = text[: piece.start] + shown + text[piece.end :]
    yield _good("split in source", said := f"{first} {rest}", source, piece.start, piece.start + len(shown))
    dotted = said.replace(first, first.rstrip(",") + " …", 1)
    yield _good("split in source, elided", dotted, source, piece.start, piece.start + len(shown))


def _glossed(text: str, piece: Piece, random: Random) -> Iterator[Case]:
    spaces = [
        one.end
        for one, other in zip(piece.words[1:], piece.words[2:-1], strict=False)
        if one.text.isalpha() and other.text.isalpha()
    ]
    if not spaces:
        return
    at = random.choice(spaces)
    gloss = random.choice(("the company", "the bill", "in the capital", "the region's largest port", "his party"))
    shapes = [f" [{gloss}]", f" ({gloss} - ed.)", f" ({gloss} — Ed.)", f" [{gloss} - editor's note]"]
    one, other = random.sample(shapes, 2)
    source = text[:at] + one + text[at:]
    end = piece.end + len(one)
    yield _good("gloss left out", text[piece.start : piece.end], source, piece.start, end, ("edited",))
    yield _good("gloss of other shape", text[piece.start : at] + other + text[at : piece.end], source, piece.start, end)
    yield _good("gloss under dots", text[piece.start : at] + " […]" + text[at : piece.end], source, piece.start, end)
