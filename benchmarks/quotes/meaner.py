# ruff: noqa: D103 - a mutation's name says what it does
"""Meaner cases: disguised fakes, small words swapped, unmarked and unclosed speech, elisions over whole sentences."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

from attributed import Said, said
from cases import Case, Group
from fakes import FAKES, fake_case
from honest import MIXED, QUOTE_SIDE, SOURCE_SIDE
from passages import SENSITIVE, Passage, words_of

Change = Callable[[str, Random], str | None]


def _swap_one(pattern: str, table: dict[str, str], text: str, random: Random) -> str | None:
    found = [match for match in re.finditer(pattern, text) if match[0] in table]
    if not found:
        return None
    match = random.choice(found)
    return text[: match.start()] + table[match[0]] + text[match.end() :]


_WORD = r"(?<![\w’'.-])[A-Za-z’']+(?![\w’'-])"
ARTICLES = {"the": "a", "a": "the", "an": "the", "this": "that", "these": "those"}
PRONOUNS = {"he": "she", "she": "he", "we": "they", "they": "we", "his": "her", "our": "their", "their": "our",
            "us": "them", "them": "us", "you": "they", "my": "your", "I": "We"}  # fmt: skip
SMALL = {"and": "or", "or": "and", "to": "from", "from": "to", "in": "near", "by": "with", "on": "off", "of": "for"}
TENSES = {"is": "was", "was": "is", "are": "were", "were": "are", "has": "had", "had": "has", "have": "had",
          "do": "did", "did": "does", "said": "says"}  # fmt: skip
EXPANDED = {"don't": "do not", "don’t": "do not", "can't": "cannot", "can’t": "can not", "it’s": "it is",
            "it's": "it is", "we're": "we are", "we’re": "we are", "I’m": "I am", "I'm": "I am", "won’t": "will not",
            "won't": "will not", "didn't": "did not", "didn’t": "did not"}  # fmt: skip
UNDONE = {"don't": "do", "don’t": "do", "can't": "can", "can’t": "can", "won’t": "will", "won't": "will",
          "didn't": "did", "didn’t": "did", "cannot": "can", "isn’t": "is", "isn't": "is"}  # fmt: skip
CHANGES: dict[str, Change] = {
    "article": lambda text, random: _swap_one(_WORD, ARTICLES, text, random),
    "pronoun": lambda text, random: _swap_one(_WORD, PRONOUNS, text, random),
    "small word": lambda text, random: _swap_one(_WORD, SMALL, text, random),
    "tense": lambda text, random: _swap_one(_WORD, TENSES, text, random),
    "contraction expanded": lambda text, random: _swap_one(_WORD, EXPANDED, text, random),
    "contraction undone": lambda text, random: _swap_one(_WORD, UNDONE, text, random),
}


def plural(text: str, random: Random) -> str | None:
    found = list(re.finditer(r"(?<=[a-z]{4})s(?=[ ,])", text[:-3]))
    match = random.choice(found) if found else None
    return match and text[: match.start()] + text[match.end() :]


def words_joined(text: str, random: Random) -> str | None:
    found = list(re.finditer(r"(?<=[a-z]{2}) (?=[a-z]{2})", text))
    match = random.choice(found) if found else None
    return match and text[: match.start()] + text[match.end() :]


def word_doubled(text: str, random: Random) -> str | None:
    found = list(re.finditer(r"(?<= )[a-z]{2,5} ", text))
    match = random.choice(found) if found else None
    return match and text[: match.end()] + text[match.start() :]


def comma_dropped(text: str, random: Random) -> str | None:
    found = list(re.finditer(r"(?<=[a-z]), (?=[a-z])", text))
    match = random.choice(found) if found else None
    return match and text[: match.start()] + " " + text[match.end() :]


def capital_inside(text: str, random: Random) -> str | None:
    found = list(
        re.finditer(r"(?<=[a-z] )(?:us|it|may|will|march|polish|turkey|who|aids|cold|china|general)(?= )", text)
    )
    match = random.choice(found) if found else None
    return match and text[: match.start()] + match[0].upper() + text[match.end() :]


def scale_cut(text: str, _random: Random) -> str | None:
    match = re.search(r"(?<=\d) (?:million|billion|trillion|percent|per cent|thousand)\b|(?<=\d)%", text)
    kept = text[: match.start()] if match else ""
    return kept if len(kept.split()) >= 5 else None


def other_digits(text: str, _random: Random) -> str | None:
    return text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if re.search(r"\d", text) else None


def bracket_turns(text: str, random: Random) -> str | None:
    """Put the opposite of a word in brackets in its place."""
    antonym = FAKES["antonym"][0](text, random)
    if antonym is None:
        return None
    before, after = text.split(" "), antonym.split(" ")
    return " ".join(b if a == b else f"[{b}]" for a, b in zip(before, after, strict=True))


def parts_turned(text: str, random: Random) -> str | None:
    words = text.split(" ")
    half = len(words) // 2
    if half < 5:
        return None
    return " ".join(words[half:]) + random.choice((" ... ", " … ", " [...] ")) + " ".join(words[: half - 1])


CHANGES |= {
    "plural": plural, "words joined": words_joined, "word doubled": word_doubled, "comma dropped": comma_dropped,
    "capital inside": capital_inside, "scale cut": scale_cut, "other digits": other_digits,
    "bracket turns": bracket_turns, "parts turned": parts_turned,
}  # fmt: skip
_BY_SIGNS = {"comma dropped", "capital inside", "other digits", "parts turned", "words joined", "scale cut"}


def meaner_fakes(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Yield small fakes, and every fake of the bank in disguise."""
    folded = words_of(source)
    for kind, change in CHANGES.items():
        quote = change(passage.text, random)
        marked = re.search(r"[“”\"]", passage.text) is not None
        if kind == "parts turned" and (marked or folded.count(words_of(passage.text[-40:])) > 1):
            continue
        if quote and quote != passage.text and (kind in _BY_SIGNS or (not marked and words_of(quote) not in folded)):
            yield fake_case(kind, quote, source)
    kinds = [
        kind for kind in FAKES if not kind.endswith("cut") and kind not in {"question as statement", "other script"}
    ]
    for kind in random.sample(kinds, 10):
        quote = FAKES[kind][0](passage.text, random)
        if quote and words_of(quote) not in folded and quote not in source:
            yield from _disguised(kind, quote, source, passage, random)


def _disguised(kind: str, quote: str, source: str, passage: Passage, random: Random) -> Iterator[Case]:
    for name in random.sample(MIXED, 2):
        quote = QUOTE_SIDE[name](quote, random) or quote
    before, after = passage.of(source)
    text = QUOTE_SIDE[random.choice(SOURCE_SIDE)](passage.text, random) or passage.text
    yield fake_case(f"disguised {kind}", quote, before + text + after)


def meaner_honest(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Yield honest quotes with literal dots, whole sentences left out, brackets for pronouns, and page breaks."""
    before, after = passage.of(source)
    yield from _whole_sentence_out(source, passage, random)
    spaces = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", passage.text)]
    if spaces:
        place = random.choice(spaces)
        left, right = passage.text[:place], passage.text[place + 1 :]
        dotted = before + left + "... " + right + after
        span = (len(before), len(before + left + "... " + right))
        for name, dots in (("kept", "... "), ("as one sign", "… "), ("spaced", " . . . ")):
            yield _honest(f"literal dots {name}", left + dots + right, dotted, span)
    for name, change in (("page break", "-\n\n"), ("form feed", "-\f")):
        match = re.search(r"(?<![\w-])[a-z]{9,}(?![\w-])", passage.text)
        if match:
            broken = passage.text[: match.start() + 4] + change + passage.text[match.start() + 4 :]
            yield _honest(f"source: {name}", passage.text, before + broken + after, (len(before), len(before + broken)))
    pronoun = re.search(r"(?<=[a-z] )(?:he|she|they|it)(?= [a-z])", passage.text)
    if pronoun:
        for words in ("[the minister]", "[the group]"):
            quote = passage.text[: pronoun.start()] + words + passage.text[pronoun.end() :]
            yield _honest("bracket for pronoun", quote, source, (passage.start, passage.end))
    capitals = before + passage.text.upper() + after
    yield _honest("source: all capitals", passage.text, capitals, (len(before), len(before + passage.text.upper())))
    yield _honest("quote: all capitals", passage.text.upper(), source, (passage.start, passage.end))


def _honest(kind: str, quote: str, source: str, span: tuple[int, int]) -> Case:
    return Case(Group.HONEST, kind, quote, source, passes=True, start=span[0], end=span[1])


def _whole_sentence_out(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Leave a harmless sentence out of the middle of one quotation."""
    ends = [match.end() for match in re.finditer(r"(?<=[a-z]{3})[.!] (?=[A-Z])", passage.text)]
    for first, second in pairwise(ends):
        if passage.quoted and not SENSITIVE.search(passage.text[first:second]):
            dots = random.choice(("… ", "... ", "[...] ", "(…) "))
            yield _honest("sentence left out", passage.text[:first] + dots + passage.text[second:], source,
                          (passage.start, passage.end))  # fmt: skip


_ATTRIBUTION = r"[,.?!]?[”\"] (?:(?:said|says) [A-Z][\w’'. -]{2,40}|[A-Z][\w’'. -]{2,40} (?:said|says))\."


def meaner_speech(source: str, random: Random) -> Iterator[Case]:
    """Yield speech that lost its marks, second halves of split quotations, and indirect speech given as direct."""
    for item in said(source)[:3]:
        yield from _lost_marks(source, item)
        yield from _second_half(source, item, random)
    found = [
        match
        for match in re.finditer(
            r"(?m)^(?:[A-Z][\w’'.-]+ ){1,4}(?:said|says) (?:that )?([^“”\"\n:]{50,220}\.)(?=\s)", source
        )
        if source.count(match[1]) == 1 and not re.search(r"\b(?:said|says)\b", match[1])
    ]
    for match in found[:2]:
        yield Case(Group.NOT_SPEECH, "indirect speech", match[1], source, passes=False,
                   verdicts=("not_direct_speech",), direct=True)  # fmt: skip


def _lost_marks(source: str, item: Said) -> Iterator[Case]:
    """Drop the marks of a paragraph that is one quotation and its attribution, as some agencies print speech."""
    pattern = re.compile(rf"(?m)^[“\"]({re.escape(item.words)}){_ATTRIBUTION}$")
    match = pattern.search(source)
    if match is None:
        return
    rest = source[match.end() :]
    unmarked = f"{source[: match.start()]}{item.words} - {item.name} said.{rest}"
    unclosed = f"{source[: match.start()]}{item.name} said: “{item.words}.{rest}"
    for kind, text in (("speech without marks", unmarked), ("speech never closed", unclosed)):
        yield Case(Group.RIGHT_SPEAKER, kind, item.words, text, passes=True, speaker=item.name, direct=True)
        yield Case(Group.WRONG_SPEAKER, kind, item.words, text, passes=False, speaker="Ingrid Lindqvist", direct=True)


def _second_half(source: str, item: Said, random: Random) -> Iterator[Case]:
    """Split a quotation over two paragraphs; the second opens again and is the same speaker's."""
    stops = [match.end() for match in re.finditer(r"(?<=[a-z]{3})\. (?=[A-Z])", item.words)]
    place = source.find(item.words)
    if not stops or source[place - 1 : place] != "“":
        return
    at = random.choice(stops)
    first, second = item.words[:at].rstrip(), item.words[at:]
    text = f"{source[:place]}{first}\n\n“{second}{source[place + len(item.words) :]}"
    yield Case(Group.RIGHT_SPEAKER, "first of two paragraphs", first, text, passes=True, speaker=item.name)
    yield Case(Group.RIGHT_SPEAKER, "second of two paragraphs", second, text, passes=True, speaker=item.name)
    yield Case(Group.HONEST, "across two paragraphs", f"{first} {second}", text, passes=True,
               start=place, end=place + len(f"{first}\n\n“{second}"))  # fmt: skip
