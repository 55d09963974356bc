# ruff: noqa: D103 - a disguise's name says what it does
"""Honest disguises: each changes how a passage looks, on the quote's side or the source's, and nothing that it says."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from random import Random

from cases import Case, Group
from passages import SENSITIVE, Passage

SMALL_WORDS = frozenset("a an the and but or nor for of in on at to by as is it if off per so up via yet vs".split())
Disguise = Callable[[str, Random], str | None]


def _changed(before: str, after: str) -> str | None:
    return after if after != before else None


def straight_marks(text: str, _random: Random) -> str | None:
    return _changed(text, text.translate(str.maketrans("“”‘’«»", '""\'\'""')))


def curly_marks(text: str, _random: Random) -> str | None:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return re.sub(r'(^|[\s(])"', r"\1“", text).replace('"', "”")


def other_dashes(text: str, random: Random) -> str | None:
    after = re.sub(r"\s*[—–]\s*|\s+--?\s+", random.choice((" – ", "—", " — ", " -- ", " - ")), text)
    return _changed(text, after)


def wrapped(text: str, random: Random) -> str | None:
    width = random.choice((24, 40, 60))
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return _changed(text, random.choice(("\n", "\r\n", " \n", "\n   ")).join([*lines, line]))


def wide_spaces(text: str, random: Random) -> str | None:
    return re.sub(" ", lambda _: random.choice((" ", "  ", "\xa0", "\t", "\u202f", "\u2009", " ")), text)


def zero_width(text: str, random: Random) -> str | None:
    places = [match.start() + 1 for match in re.finditer(r"\w{4,}", text)]
    for place in sorted(random.sample(places, min(3, len(places))), reverse=True):
        text = text[:place] + random.choice("\u200b\u200c\u200d\u2060\xad\ufeff") + text[place:]
    return text


def decomposed(text: str, _random: Random) -> str | None:
    return _changed(text, unicodedata.normalize("NFD", text))


def ligatures(text: str, _random: Random) -> str | None:
    return _changed(text, text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ"))


def entities(text: str, random: Random) -> str | None:
    names = {'"': "&quot;", "“": "&ldquo;", "”": "&rdquo;", "’": random.choice(("&rsquo;", "&#8217;", "&#x2019;"))}
    names |= {"&": "&amp;", "—": "&mdash;", "–": "&ndash;", "'": "&#39;", "‘": "&lsquo;", "é": "&eacute;"}
    after = "".join(names.get(char, char) for char in text)
    return _changed(text, after if after != text else text.replace(" ", "&nbsp;", 2))


def emphasis(text: str, random: Random) -> str | None:
    words = text.split(" ")
    full = [place for place, word in enumerate(words) if word]
    first = random.randrange(len(full))
    start, stop = full[first], full[min(len(full) - 1, first + random.randint(0, 3))] + 1
    mark = random.choice(("*", "**", "_", "***"))
    words[start] = mark + words[start]
    words[stop - 1] += mark
    return " ".join(words)


def hyphenated(text: str, random: Random) -> str | None:
    """Break one plain long word at a line's end; a word that has a hyphen of its own is left alone."""
    words = list(re.finditer(r"(?<![\w-])[a-z]{8,}(?![\w-])", text))
    if not words:
        return None
    word = random.choice(words)
    place = word.start() + random.randint(3, len(word[0]) - 3)
    return text[:place] + random.choice(("-\n", "-\n", "\xad\n", "- \n", "-\r\n")) + text[place:]


def first_case(text: str, _random: Random) -> str | None:
    first = text[:1].lower() if text[:1].isupper() else text[:1].upper()
    return _changed(text, first + text[1:])


def edge_punctuation(text: str, random: Random) -> str | None:
    bare = text.rstrip(".,;!")
    if bare.endswith("?") or re.search(r"&\w+;\W*$", text):
        return None
    return _changed(text, bare + random.choice((",", "", ".", "")))


def outer_marks(text: str, random: Random) -> str | None:
    left, right = random.choice((("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’")))
    return left + text + right


def block_quote(text: str, random: Random) -> str | None:
    lines = wrapped(text, random)
    return "> " + re.sub(r"\s*\r?\n\s*", "\n> ", lines or text)


def outer_ellipses(text: str, random: Random) -> str | None:
    dots = random.choice(("…", "...", "[...]", "[…]"))
    return random.choice((dots + text, text.rstrip(".") + dots, dots + " " + text.rstrip(".") + dots))


def nested_marks(text: str, _random: Random) -> str | None:
    after = re.sub(r"“([^”]*)”|\"([^\"]*)\"", lambda match: f"‘{match[1] or match[2]}’", text)
    return _changed(text, after)


def headline_case(text: str, _random: Random) -> str | None:
    """Capitalise as headlines do: every word but the small ones, and the first."""
    words = [word if word.lower().strip(".,:;“”\"'‘’") in SMALL_WORDS else _raised(word) for word in text.split(" ")]
    return _changed(text, " ".join([_raised(words[0]), *words[1:]]))


def _raised(word: str) -> str:
    return re.sub(r"^(\W*)(\w)", lambda match: match[1] + match[2].upper(), word)


def bracketed_case(text: str, _random: Random) -> str | None:
    first = text[:1].lower() if text[:1].isupper() else text[:1].upper()
    return f"[{first}]{text[1:]}" if text[:1].isalpha() and text[1:2].islower() else None


def harmless_bracket(text: str, random: Random) -> str | None:
    words = text.split(" ")
    words.insert(random.randint(1, len(words) - 1), random.choice(("[sic]", "[laughs]", "[applause]", "[the area]")))
    return " ".join(words)


QUOTE_SIDE: dict[str, Disguise] = {
    "straight marks": straight_marks, "curly marks": curly_marks, "other dashes": other_dashes,
    "line wraps": wrapped, "wide spaces": wide_spaces, "zero width": zero_width, "decomposed": decomposed,
    "ligatures": ligatures, "entities": entities, "emphasis": emphasis, "hyphen at line break": hyphenated,
    "first letter": first_case, "edge punctuation": edge_punctuation, "outer marks": outer_marks,
    "block quote": block_quote, "outer ellipses": outer_ellipses, "nested marks": nested_marks,
    "headline capitals": headline_case, "bracketed case": bracketed_case, "harmless bracket": harmless_bracket,
}  # fmt: skip
SOURCE_SIDE = ("straight marks", "curly marks", "other dashes", "wide spaces", "zero width", "decomposed",
               "ligatures", "entities", "emphasis", "hyphen at line break", "line wraps")  # fmt: skip
MIXED = ("straight marks", "curly marks", "other dashes", "wide spaces", "zero width", "decomposed", "ligatures",
         "entities", "emphasis", "first letter", "edge punctuation", "outer marks")  # fmt: skip


def _case(kind: str, quote: str, source: str, span: tuple[int, int], verdicts: tuple[str, ...] = ()) -> Case:
    return Case(Group.HONEST, kind, quote, source, passes=True, start=span[0], end=span[1], verdicts=verdicts)


def disguises(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Yield every disguise of one passage that changes it."""
    here = (passage.start, passage.end)
    yield _case("verbatim", passage.text, source, here, ("verbatim",))
    for name, disguise in QUOTE_SIDE.items():
        quote = disguise(passage.text, random)
        if quote is not None:
            yield _case(f"quote: {name}", quote, source, here)
    yield from _in_source(source, passage, random)
    yield from _mixed(source, passage, random)
    yield from _elisions(source, passage, random)
    yield from _insertions(source, passage, random)
    yield from _splits(source, passage, random)


def _in_source(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    before, after = passage.of(source)
    for name in SOURCE_SIDE:
        text = QUOTE_SIDE[name](passage.text, random)
        if text is not None:
            yield _case(f"source: {name}", passage.text, before + text + after, (len(before), len(before + text)))


def _mixed(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    before, after = passage.of(source)
    for _ in range(3):
        quote, names = passage.text, random.sample(MIXED, 3)
        for name in names:
            quote = QUOTE_SIDE[name](quote, random) or quote
        text = QUOTE_SIDE[random.choice(SOURCE_SIDE)](passage.text, random) or passage.text
        span = (len(before), len(before + text))
        yield _case("mixture: " + ", ".join(sorted(names)), quote, before + text + after, span)


ELLIPSES = ("…", " … ", "...", " ... ", " . . . ", " [...] ", " […] ", " (…) ", " (...) ", "… ")


def _elisions(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Drop a stretch without a sensitive word from the middle of one sentence."""
    words = list(re.finditer(r"\S+", passage.text))
    if len(words) < 12:
        return
    for _ in range(12):
        first = random.randint(4, len(words) - 7)
        last = random.randint(first + 1, min(first + 6, len(words) - 4))
        gap = passage.text[words[first].start() : words[last].end()]
        number = passage.text[words[first].start() - 2].isdigit()
        if not number and not SENSITIVE.search(gap) and not re.search(r"[.!?:;,\"“”‘’—–-]", gap):
            left, right = passage.text[: words[first].start()].rstrip(), passage.text[words[last].end() :].lstrip()
            quote = left + random.choice(ELLIPSES) + right
            yield _case("elided", quote, source, (passage.start, passage.end), ("elided",))
            return


def _insertions(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Put an outlet's insertion into the source's passage; the quote keeps it, swaps its form, or leaves it out."""
    spaces = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", passage.text)]
    if not spaces:
        return
    place = random.choice(spaces)
    before, after = passage.of(source)
    words = random.choice(("the operation", "the agency", "the city council", "their region"))
    forms = {"brackets": f" [{words}]", "editor": f" ({words} - ed.)", "Ed.": f" ({words} – Ed.)"}
    for name, form in forms.items():
        text = passage.text[:place] + form + passage.text[place:]
        changed = before + text + after
        span = (len(before), len(before + text))
        yield _case(f"insertion left out: {name}", passage.text, changed, span, ("edited",))
        yield _case(f"insertion kept: {name}", text, changed, span)
        other = passage.text[:place] + random.choice(tuple(forms.values())) + passage.text[place:]
        yield _case(f"insertion swapped: {name}", other, changed, span)
        dots = passage.text[:place] + " […]" + passage.text[place:]
        yield _case(f"insertion elided: {name}", dots, changed, span)


def _splits(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Split a quotation by its attribution, in the quote or in the source."""
    if not passage.quoted:
        return
    commas = [
        m.start()
        for m in re.finditer(r"(?<=[a-z]), (?=[a-z])", passage.text)
        if 15 < m.start() < len(passage.text) - 15
    ]
    stops = [m.start() for m in re.finditer(r"(?<=[a-z]{3})\. (?=[A-Z])", passage.text)]
    who = random.choice(("he said", "she added", "the official said", "they said"))
    left, right = ("“", "”") if random.random() < 0.5 else ('"', '"')
    before, after = passage.of(source)
    if commas:
        place = random.choice(commas)
        text = f"{passage.text[:place]},{right} {who}, {left}{passage.text[place + 2 :]}"
        yield _case("quote: split at comma", left + text + right, source, (passage.start, passage.end))
        text = _matching(before, passage.text[:place], who + ", ", passage.text[place + 2 :])
        yield _case("source: split at comma", passage.text, before + text + after, (len(before), len(before + text)))
    if stops:
        place = random.choice(stops)
        text = f"{passage.text[:place]},{right} {who}. {left}{passage.text[place + 2 :]}"
        yield _case("quote: split at stop", left + text + right, source, (passage.start, passage.end))
        text = _matching(before, passage.text[:place], who + ". ", passage.text[place + 2 :])
        yield _case("source: split at stop", passage.text, before + text + after, (len(before), len(before + text)))


def _matching(before: str, first: str, who: str, second: str) -> str:
    """Return the two halves with the source's own marks around the attribution."""
    left, right = ("“", "”") if before.endswith("“") else ('"', '"')
    return f"{first},{right} {who}{left}{second}"
