"""Small lies, one word, sign or edge at a time; and cuts behind what governs a piece."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from cases import Case, Group
from rival_pieces import Piece, letters_of

_PAIRS: dict[str, tuple[str, str]] = {
    "modal": ("can could may might must shall should will would", "modal"),
    "he or she": ("he she", ""), "his or her": ("his her", ""), "we or they": ("we they", ""),
    "how many": ("some most many few all several", ""), "and or": ("and or", ""),
    "since until": ("since until before after", ""),
    "in or out": ("with without for against above below over under", ""),
    "always": ("always never sometimes often rarely", ""), "deny": ("denied confirmed", ""), "rose": ("rose fell", ""),
    "increase": ("increase decrease", ""), "increased": ("increased decreased", ""), "more": ("more less fewer", ""),
    "accept": ("accepted rejected", ""), "win": ("won lost", ""), "support": ("support oppose", ""),
    "supported": ("supported opposed", ""), "legal": ("legal illegal", "negation"),
    "likely": ("likely unlikely", "negation"),
    "able": ("able unable", "negation"), "scale": ("million billion trillion thousand", "number"),
    "count": ("two three four five six seven eight nine ten twelve twenty", "number"),
    "ordinal": ("first second third fourth fifth", "number"),
    "month": ("January February April June July October", "date"),
    "day": ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "date"), "half day": ("a.m. p.m.", ""),
    "weight": ("pounds kilograms tons ounces", "unit"), "length": ("miles kilometers feet meters inches", "unit"),
    "span": ("days weeks months years hours minutes", "unit"), "money": ("dollars euros pounds", "unit"),
    "tense": ("is was", ""), "tenses": ("are were", ""), "have": ("has had", ""),
}  # fmt: skip
_ALIKE = dict(zip("aceopxyiBHMT5", "асеорхуіВНМТ５", strict=True))


def fakes(text: str, piece: Piece, random: Random) -> Iterator[Case]:
    """Yield every small lie that the words of a piece allow."""
    known = letters_of(text)
    for kind, words, change in _lies(piece, random):
        quote = " ".join(words)
        if letters_of(quote) in known and kind not in _SIGNS:
            continue
        yield Case(Group.FAKE, kind, quote, text, passes=False, verdicts=("altered",) if change else (), change=change)


_SIGNS = {
    "alike letter",
    "raised digit",
    "joined range",
    "decimal moved",
    "sign added",
    "percent points",
    "capital word",
    "hyphen gone",
}


def _lies(piece: Piece, random: Random) -> Iterator[tuple[str, list[str], str]]:
    words = [word.text for word in piece.words]
    for kind, (group, change) in _PAIRS.items():
        members = group.split()
        found = [
            n
            for n, word in enumerate(piece.words)
            if _core(word.text) in members or (_core(word.text).lower() in members and not n)
        ]
        if found:
            at = random.choice(found)
            core = _core(words[at])
            new = random.choice([one for one in members if one != core.lower() and one != core])
            yield kind, _with(words, at, words[at].replace(core, new.capitalize() if core.istitle() else new)), change
    yield from _moved(piece, words, random)
    yield from _numbers(words, random)
    yield from _small(words, random)


def _core(word: str) -> str:
    return word if word in {"a.m.", "p.m."} else word.strip(".,;:!?")


def _with(words: Sequence[str], at: int, new: str) -> list[str]:
    return [*words[:at], new, *words[at + 1 :]] if new else [*words[:at], *words[at + 1 :]]


_DROPPED = {
    "hedge dropped": "about nearly almost allegedly reportedly perhaps probably possibly likely",
    "former dropped": "former alleged acting suspected proposed deputy",
    "negation dropped": "not never",
}


def _moved(piece: Piece, words: list[str], random: Random) -> Iterator[tuple[str, list[str], str]]:
    only = [
        n
        for n, word in enumerate(piece.words)
        if word.text.lower() in {"only", "just", "also", "even"} and 0 < n < len(words) - 3
    ]
    for at in only[:1]:
        rest = _with(words, at, "")
        yield "adverb moved", [*rest[: at + 1], words[at], *rest[at + 1 :]], ""
        yield "adverb dropped", rest, ""
    for kind, dropped in _DROPPED.items():
        found = [n for n, word in enumerate(words) if word in dropped.split() and 0 < n < len(words) - 1]
        for at in found[:1]:
            yield kind, _with(words, at, ""), "negation" if kind.startswith("neg") else ""
    names = [n for n, word in enumerate(words) if n and word.isalpha() and word.istitle() and len(word) > 3]
    if len(names) > 1:
        one, other = sorted(random.sample(names, 2))
        swapped = list(words)
        swapped[one], swapped[other] = words[other], words[one]
        yield "names swapped", swapped, ""
    at = random.randrange(2, len(words) - 3)
    if words[at] != words[at + 1]:
        yield "neighbours swapped", [*words[:at], words[at + 1], words[at], *words[at + 2 :]], ""
    yield "word gone", _with(words, at, ""), ""
    yield "word twice", [*words[: at + 1], *words[at:]], ""


def _numbers(words: list[str], random: Random) -> Iterator[tuple[str, list[str], str]]:
    for at, word in enumerate(words):
        core = word.strip(".,;:!?$%()")
        if re.fullmatch(r"\d[\d,.]*", core):
            yield from _number(words, at, core, random)
            yield from _around(words, at, core, random)
            return


def _number(words: list[str], at: int, core: str, random: Random) -> Iterator[tuple[str, list[str], str]]:
    word = words[at]
    digit = random.randrange(len(core))
    while not core[digit].isdigit():
        digit = random.randrange(len(core))
    other = core[:digit] + random.choice([one for one in "123456789" if one != core[digit]]) + core[digit + 1 :]
    yield "digit", _with(words, at, word.replace(core, other)), ""
    yield "digit more", _with(words, at, word.replace(core, core + "0")), ""
    yield "raised digit", _with(words, at, word.replace(core, core[:-1] + "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(core[-1])])), ""
    yield "other digits", _with(words, at, word.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))), ""


def _around(words: list[str], at: int, core: str, random: Random) -> Iterator[tuple[str, list[str], str]]:
    word = words[at]
    if "." in core:
        yield "decimal moved", _with(words, at, word.replace(core, core.replace(".", ""))), "number"
    if "," in core:
        yield "comma to point", _with(words, at, word.replace(core, core.replace(",", "."))), "number"
    if word[:1].isdigit():
        yield "sign added", _with(words, at, "-" + word), "number"
    if words[at + 1 : at + 2] in (["percent"], ["percent,"], ["percent."]):
        yield "percent points", _with(words, at + 1, "percentage points"), "unit"
    if word.startswith("$"):
        yield "currency", _with(words, at, "€" + word[1:]), "unit"
    if at > 1:
        yield "more than", [*words[:at], random.choice(("more than", "about", "nearly")), *words[at:]], ""


def _small(words: list[str], random: Random) -> Iterator[tuple[str, list[str], str]]:
    long = [n for n, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 4]
    if long:
        at = random.choice(long)
        word = words[at]
        char = next((one for one in word if one in _ALIKE), None)
        if char:
            yield "alike letter", _with(words, at, word.replace(char, _ALIKE[char], 1)), ""
        yield (
            "plural",
            _with(words, at, word[:-1] if word.endswith("s") and not word.endswith("ss") else word + "s"),
            "",
        )
        yield "prefix", _with(words, at, random.choice(("un", "non-", "anti-", "in")) + word), ""
        yield (
            "bracket turns",
            [*words[:at], random.choice(("[not]", "[no]", "[never]", "[three]", "[Henderson]")), *words[at:]],
            "",
        )
        yield "bracket replaces", _with(words, at, random.choice(("[never]", "[Kowalski]", "[900]", "[failed]"))), ""
        if len(word) > 5:
            yield "typo", _with(words, at, word[:2] + word[3:]), ""
    hyphened = [n for n, word in enumerate(words) if re.fullmatch(r"[a-z]{3,}-[a-z]{3,}", word)]
    if hyphened:
        yield "hyphen gone", _with(words, hyphened[0], words[hyphened[0]].replace("-", "")), ""
    yield (
        "tail",
        [
            *words[:-1],
            words[-1].rstrip(".,!?"),
            *random.choice(("and nobody else did", "as he promised", "in the end")).split(),
        ],
        "",
    )


_GOVERN = re.compile(
    r"\b(?:(?:did|do|does|is|are|was|were|will|would|could|can|has|have|had) not|never|cannot|unlikely (?:to|that)"
    r"|den(?:y|ied|ies) that|no evidence that|nobody|no one|refused to|fail(?:ed|s) to|far from|stopped short of"
    r"|whether|if|unless|doubts? that)\s+",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"(?:only|just|just about|merely|necessarily|all|so|yet|been|be|only that|because|least|exactly|really)\b"
)


def cuts(text: str, piece: Piece) -> Iterator[Case]:
    """Yield the piece from behind what governs it, and up to what turns it."""
    said = text[piece.start : piece.end]
    for match in list(_GOVERN.finditer(said))[:2]:
        rest = said[match.end() :]
        if len(rest.split()) >= 4 and not _IDIOM.match(rest) and letters_of(text).count(letters_of(rest)) == 1:
            yield Case(
                Group.CUT,
                f"after {match[0].split()[-1].lower()}",
                rest,
                text,
                passes=False,
                verdicts=("cut_changes_meaning",),
            )
            kept = said[: match.start()].rstrip()
            if (
                re.search(r"n[o']t|never", match[0])
                and len(kept.split()) > 2
                and len(rest.split()) > 3
                and "," not in kept
            ):
                quote = f"{kept} {match[0].split()[0] if ' ' in match[0].strip() else ''} … {rest}"
                yield Case(Group.CUT, "not under dots", quote, text, passes=False, verdicts=("cut_changes_meaning",))
    if said.endswith("?") and len(said.split()) > 5:
        yield Case(Group.CUT, "question", said[:-1] + ".", text, passes=False, verdicts=("cut_changes_meaning",))
