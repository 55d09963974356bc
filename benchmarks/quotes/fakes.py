# ruff: noqa: D103 - a fake's name says what it does
"""Fakes: each changes what a passage says. None of them may stand in the source by chance."""

import re
from collections.abc import Callable, Iterator
from random import Random

from cases import Case, Group
from passages import Passage, words_of
from word_lists import ANTONYMS, DATES, MODALS, NAMES, NUMBER_WORDS, SYNONYMS, UNITS

Fake = Callable[[str, Random], str | None]


def _one(pattern: str, text: str, random: Random) -> re.Match[str] | None:
    found = list(re.finditer(pattern, text))
    return random.choice(found) if found else None


def _put(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


def _swap(table: dict[str, str], text: str, random: Random) -> str | None:
    """Replace one word of the table, keeping a first capital."""
    found = [match for match in re.finditer(r"(?<![\w’'-])[A-Za-z]+(?![\w’'-])", text) if match[0].lower() in table]
    if not found:
        return None
    match = random.choice(found)
    after = table[match[0].lower()]
    return _put(text, match, after.capitalize() if match[0][0].isupper() else after)


def digit(text: str, random: Random) -> str | None:
    match = _one(r"\d", text, random)
    return match and _put(text, match, random.choice([char for char in "123456789" if char != match[0]]))


def number_word(text: str, random: Random) -> str | None:
    return _swap(NUMBER_WORDS, text, random)


def factor_of_ten(text: str, random: Random) -> str | None:
    match = _one(r"(?<![\d.,/:])(?:\d{1,3},000|[1-9]\d*0)(?![\d.,/:%]*\d|s\b)|\b[mb]illion\b", text, random)
    if not match:
        return None
    big = {"million": "billion", "billion": "million"}
    return _put(text, match, big.get(match[0]) or (match[0][:-1] if "," not in match[0] else match[0] + "0"))


def decimal_point(text: str, random: Random) -> str | None:
    match = _one(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.])", text, random)
    return match and _put(text, match, match[0].replace(".", ""))


def sign(text: str, random: Random) -> str | None:
    match = _one(r"(?<=\s)\d[\d.,]*(?=%| percent| degrees| points)", text, random)
    return match and _put(text, match, "-" + match[0])


def unit(text: str, random: Random) -> str | None:
    match = _one(rf"(?<=\d )(?:{'|'.join(UNITS)})\b|\$(?=\d)|(?<=\d)%", text, random)
    return match and _put(text, match, UNITS.get(match[0]) or {"$": "€", "%": " percentage points"}[match[0]])


def range_joined(text: str, random: Random) -> str | None:
    match = _one(r"\b\d{1,2}[-–]\d{1,2}\b(?![-–])", text, random)
    return match and _put(text, match, re.sub(r"\D", "", match[0]))


def inequality(text: str, random: Random) -> str | None:
    pairs = {"more than": "less than", "less than": "more than", "at least": "at most", "fewer than": "more than",
             "up to": "over", "over": "under", "nearly": "more than", "almost": "over"}  # fmt: skip
    match = _one(rf"\b(?:{'|'.join(pairs)})(?= \$?(?:\d|half|two|three|a ))",
                 text, random)  # fmt: skip
    return match and _put(text, match, pairs[match[0]])


def fraction(text: str, random: Random) -> str | None:
    match = _one(r"\b(?:one|two)-thirds?\b|\bhalf\b|\b(?:one|a|three)[- ]quarters?\b", text, random)
    return match and _put(text, match, "one-third" if "third" not in match[0] else "three-fifths")


def date(text: str, random: Random) -> str | None:
    found = [match for match in re.finditer(r"\b[A-Z][a-z]+\b", text) if match[0] in DATES]
    if found:
        match = random.choice(found)
        return _put(text, match, DATES[match[0]])
    year = _one(r"\b(?:19|20)\d\d\b", text, random)
    return year and _put(text, year, str(int(year[0]) + random.choice((-1, 1, 2))))


def name(text: str, random: Random) -> str | None:
    """Replace the last name of a two-word name, or a lone capitalised word inside the sentence."""
    match = _one(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?= [a-z]|[’']s|,)", text, random)
    if not match or match[0] in DATES:
        return None
    return _put(text, match, random.choice([other for other in NAMES if other != match[0]]))


def antonym(text: str, random: Random) -> str | None:
    return _swap(ANTONYMS, text, random)


def synonym(text: str, random: Random) -> str | None:
    return _swap(SYNONYMS, text, random)


def modal(text: str, random: Random) -> str | None:
    return _swap(MODALS, text, random)


def negation_added(text: str, random: Random) -> str | None:
    match = _one(
        r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had|must)\b(?! not)(?=\s[a-z])", text, random
    )
    return match and _put(text, match, match[0] + random.choice((" not", " never")))


def negation_dropped(text: str, random: Random) -> str | None:
    match = _one(r"(?<=[a-z])(?: not| never|n[’']t)\b|\bno (?=[a-z])", text, random)
    if match is None or re.search(r"\b(?:wo|ca)$", text[: match.start()]):
        return None
    return _put(text, match, "")


def invented_tail(text: str, random: Random) -> str | None:
    tails = (" and will continue next year", ", with no exceptions", " in the coming weeks", ", as promised",
             " together with our partners", " for the first time in history")  # fmt: skip
    return text.rstrip(".!,") + random.choice(tails)


def invented_head(text: str, random: Random) -> str | None:
    heads = ("We all know that ", "As everyone saw, ", "It is a fact that ", "After long talks, ")
    return random.choice(heads) + text[:1].lower() + text[1:]


def order_reversed(text: str, _random: Random) -> str | None:
    halves = re.split(r"(?<=[a-z]), (?=[a-z])", text, maxsplit=1)
    if len(halves) != 2 or min(map(len, halves)) < 20:
        return None
    return f"{halves[1].rstrip('.')}, {halves[0]}"


def words_dropped(text: str, random: Random) -> str | None:
    words = text.split(" ")
    count = random.randint(1, 3)
    if len(words) < count + 6:
        return None
    start = random.randint(2, len(words) - count - 2)
    return " ".join(words[:start] + words[start + count :])


def word_added(text: str, random: Random) -> str | None:
    words = text.split(" ")
    words.insert(random.randint(2, len(words) - 2), random.choice(("very", "truly", "secretly", "always", "deadly")))
    return " ".join(words)


def number_cut(text: str, random: Random) -> str | None:
    match = _one(r"(?<![\d.,])\d{3,}(?:,\d{3})*(?=\s)", text, random)
    rest = match and text[match.start() + 1 :].lstrip(",")
    return rest if rest and len(rest.split()) >= 4 and rest[0] != "0" else None


def number_cut_at_end(text: str, random: Random) -> str | None:
    match = _one(r"(?<=\s)\d{2,}(?:,\d{3})*", text, random)
    rest = match and text[: match.end() - 1].rstrip(",")
    return rest if rest and len(rest.split()) >= 5 else None


def prefix_cut(text: str, random: Random) -> str | None:
    match = _one(r"(?<=\s)(?:un|im|in|il|ir|dis|non)(?=[a-z]{5,})", text, random)
    rest = match and text[match.end() :]
    return rest if rest and len(rest.split()) >= 4 else None


def suffix_cut(text: str, random: Random) -> str | None:
    match = _one(r"(?<=[a-z]{4})(?:less|fully|ing|ed|ers?)(?=\s)", text, random)
    rest = match and text[: match.start()]
    return rest if rest and len(rest.split()) >= 5 else None


def bracket_adds_not(text: str, random: Random) -> str | None:
    match = _one(r"\b(?:is|are|was|were|will|would|can|should|has|have|had)\b(?! not)(?=\s[a-z])", text, random)
    return match and _put(text, match, match[0] + random.choice((" [not]", " [never]", " [no longer]")))


def bracket_hides_not(text: str, random: Random) -> str | None:
    match = _one(r"\b(?:is|are|was|were|will|would|can|should|has|have|had|do|does|did) not\b", text, random)
    return match and _put(text, match, random.choice((f"[{match[0].split()[0]}]", f"{match[0].split()[0]} [indeed]")))


def bracket_number(text: str, random: Random) -> str | None:
    match = _one(r"(?<=[a-z]) (?=[a-z]{4,}s\b)", text, random)
    return match and _put(text, match, random.choice((" [5,000] ", " [three] ", " [45 percent of] ")))


def bracket_replaces_number(text: str, random: Random) -> str | None:
    match = _one(r"(?<![\d.,$])\d[\d,]*\b(?![.%])", text, random)
    return match and _put(text, match, random.choice(("[7]", "[90,000]", "[many]")))


def bracket_name(text: str, random: Random) -> str | None:
    match = _one(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?= [a-z]|[’']s|,)", text, random)
    return match and _put(text, match, f"[{random.choice([other for other in NAMES if other != match[0]])}]")


def other_script(text: str, random: Random) -> str | None:
    match = _one(r"(?<=[a-z])[aeopcxi](?=[a-z])", text, random)
    return match and _put(text, match, dict(zip("aeopcxi", "аеорсхі", strict=True))[match[0]])


def statement_of_question(text: str, _random: Random) -> str | None:
    return text.rstrip("?") + "." if text.endswith("?") else None


def respelled_number(text: str, random: Random) -> str | None:
    """Move the comma of a thousand: 60,000 becomes 6,000 or 60.000 with other words kept."""
    match = _one(r"(?<![\d.,])\d{2},\d{3}(?![\d,])", text, random)
    return match and _put(text, match, match[0][1:] if match[0][1] != "0" else match[0][0] + match[0][2:])


FAKES: dict[str, tuple[Fake, str]] = {
    "digit": (digit, "number"), "number word": (number_word, "number"), "factor of ten": (factor_of_ten, "number"),
    "decimal point": (decimal_point, "number"), "sign": (sign, "number"), "unit": (unit, "unit"),
    "range joined": (range_joined, "number"), "inequality": (inequality, ""), "fraction": (fraction, "number"),
    "date": (date, "date"), "name": (name, "name"), "antonym": (antonym, ""), "synonym": (synonym, "wording"),
    "modal": (modal, "modal"), "negation added": (negation_added, "negation"),
    "negation dropped": (negation_dropped, "negation"), "invented tail": (invented_tail, ""),
    "invented head": (invented_head, ""), "order reversed": (order_reversed, ""), "words dropped": (words_dropped, ""),
    "word added": (word_added, "wording"), "number cut": (number_cut, ""), "number cut at end": (number_cut_at_end, ""),
    "prefix cut": (prefix_cut, ""), "suffix cut": (suffix_cut, ""), "bracket adds not": (bracket_adds_not, ""),
    "bracket hides not": (bracket_hides_not, ""), "bracket adds number": (bracket_number, ""),
    "bracket replaces number": (bracket_replaces_number, ""), "bracket replaces name": (bracket_name, ""),
    "other script": (other_script, ""), "question as statement": (statement_of_question, ""),
    "thousands": (respelled_number, "number"),
}  # fmt: skip
_BY_SIGNS = {"sign", "decimal point", "range joined", "other script", "unit", "question as statement"}
EMPTY = ("", "   ", "…", "...", ". . .", "[...]", "“”", '"..."', "—", "[sic]", "( - ed.)", "!?", "\u200b", "**")


def fakes(source: str, passage: Passage, random: Random) -> Iterator[Case]:
    """Yield every fake of one passage that changes it and that the source does not hold by chance."""
    folded = words_of(source)
    for kind, (fake, change) in FAKES.items():
        quote = fake(passage.text, random)
        if not quote or quote == passage.text or quote in source:
            continue
        by_cut = kind.endswith("cut") or kind == "number cut at end"
        if kind in _BY_SIGNS or not _is_in(words_of(quote), folded, by_cut=by_cut):
            yield fake_case(kind, quote, source, change)


def _is_in(words: str, folded: str, *, by_cut: bool) -> bool:
    """Tell whether the words stand in the source on word edges; a fake that is cut stands there off them."""
    padded = f" {words} " if by_cut else words
    return padded in f" {folded} " if by_cut else words in folded


def fake_case(kind: str, quote: str, source: str, change: str = "") -> Case:
    """Return a case that must fail."""
    verdicts = ("altered",) if change else ()
    return Case(Group.FAKE, kind, quote, source, passes=False, verdicts=verdicts, change=change)


def stitches(source: str, passages: list[Passage], other: str, random: Random) -> Iterator[Case]:
    """Yield fakes made of two passages, of another article, and of nothing."""
    if len(passages) >= 3:
        first, second = sorted(random.sample(passages, 2), key=lambda passage: passage.start)
        between = source[first.end : second.start]
        if len(between) > 60 and "\n" in between:
            yield fake_case("stitched", f"{first.text} {second.text}", source)
            yield fake_case("stitched reversed", f"{second.text} {first.text}", source)
            halves = first.text.split(" ")[: len(first.text.split(" ")) // 2 + 1]
            rest = second.text.split(" ")[len(second.text.split(" ")) // 2 :]
            yield fake_case("stitched halves", " ".join(halves + rest), source)
    quoted = [passage for passage in passages if passage.quoted]
    if len(quoted) >= 2:
        first, second = sorted(random.sample(quoted, 2), key=lambda passage: passage.start)
        if source.count("\n", first.end, second.start):
            yield fake_case("stitched quotations", f"{first.text.rstrip(',.')}, {second.text}", source)
    if other:
        yield fake_case("another article's words", other, source)
    yield fake_case("empty", random.choice(EMPTY), source)
