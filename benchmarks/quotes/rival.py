"""A second bank, written apart from the first: it works on words with places, not on patterns over passages.

    python benchmarks/quotes/rival.py PATH --articles 60 --seed 1 [--show 3]

Honest quotes wear two to four disguises at once, on both sides; fakes change one word, sign or edge by the kind of the
word. A second view of the same rules, so that the first bank does not mark its own homework. Prints one rate a kind.
"""

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.append(str(Path(__file__).parents[1]))

from cases import Case, Group
from ours import ask, problem
from texts import read_texts

_DANGER = frozenset(
    """not no never none nobody nothing neither nor without hardly barely unless if but although though except until
    would could should might may can cannot will shall must perhaps maybe possibly probably likely unlikely reportedly
    allegedly apparently almost nearly about around over under least most than only even just still yet however whether
    deny denied denies refuse refused fail failed false wrong doubt doubts claim claims claimed alleged suggest suggested
    wish imagine pretend instead rather against impossible unable lack stop stopped prevent avoid reject rejected few
    half twice times between from to and or said says say told asked think thought believe believed some far short had
    were was is are been be have has that as so""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in the article."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """The word without what stands around it, small."""
        return self.text.strip(".,;:!?\"'“”‘’()[]…—–-").lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words of one line that a case is made of."""

    words: tuple[Word, ...]
    quoted: bool

    @property
    def start(self) -> int:
        """Where the first word starts."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends."""
        return self.words[-1].end


def pieces(text: str) -> Iterator[Piece]:
    """Yield whole sentences without marks, and whole sentences that fill a pair of curly or straight marks."""
    for line in re.finditer(r"[^\n]{60,}", text):
        words = [Word(one[0], line.start() + one.start(), line.start() + one.end()) for one in re.finditer(r"\S+", line[0])]
        begin = 0
        for number, word in enumerate(words):
            if re.search(r"[.!?][”\"’']*$", word.text) and not re.fullmatch(r"(?:\W*[A-Za-z]{1,4}\.|.*\.[A-Za-z]\.)", word.text):
                yield from _piece(text, words[begin : number + 1])
                begin = number + 1


def _piece(text: str, words: Sequence[Word]) -> Iterator[Piece]:
    line = " ".join(word.text for word in words)
    plain = not re.search(r"[\[\]()<>*_#@…“”\"‘]|\.\.|''|http|&", line)
    whole = re.fullmatch(r"[“\"][^“”\"]{40,}[.,!?][”\"]", line) is not None
    if not 8 <= len(words) <= 40 or not (plain or whole) or text.count(line) != 1 or line.upper() == line:
        return
    if whole:
        first, last = words[0], words[-1]
        words = [Word(first.text[1:], first.start + 1, first.end), *words[1:-1], Word(last.text[:-1], last.start, last.end - 1)]
    if words[0].text[:1].isupper():
        yield Piece(tuple(words), quoted=whole)


# --- honest ---------------------------------------------------------------------------------------------------------

Dress = Callable[[str, Random], str]


def _marks(text: str, random: Random) -> str:
    return text.replace("’", "'") if random.random() < 0.5 else re.sub(r"(?<=\w)'(?=\w)", "’", text)


def _spaces(text: str, random: Random) -> str:
    return "".join(random.choice("\u00a0\u2003\u2009\u202f \n\t") if char == " " and random.random() < 0.3 else char for char in text)


def _numeric_entities(text: str, random: Random) -> str:
    def coded(char: str) -> str:
        return f"&#{ord(char)};" if random.random() < 0.5 else f"&#x{ord(char):X};"

    return "".join(coded(char) if (not char.isascii() or char in "'\"") and char.isprintable() else char for char in text)


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
    return "".join(char + (random.choice("\u200b\u200d\u2060\u00ad") if char.isalpha() and random.random() < 0.05 else "") for char in text)


def _nfd(text: str, _random: Random) -> str:
    return unicodedata.normalize("NFD", text)


def _dashes(text: str, random: Random) -> str:
    return re.sub(r"\s*[—–]\s*|\s--\s", random.choice((" – ", "—", " -- ", " — ")), text)


def _broken(text: str, random: Random) -> str:
    found = [one for one in re.finditer(r"(?<![\w’'-])[a-z]{7,}(?![\w’'-])", text)]
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
    "wrapped marks": lambda text, random: random.choice(("“{}”", '"{}"', "«{}»", "„{}“", "‘{}’", "「{}」")).format(text),
    "leading dots": lambda text, random: random.choice(("…", "... ", "[...] ", "(…) ")) + text,
    "trailing dots": lambda text, random: text.rstrip(".,!") + random.choice(("…", " ...", " [...]")) if text[-1] != "?" else text,
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
        if all(word.bare.isalpha() and word.bare not in _DANGER and word.text.isalpha() for word in words[first : last + 1])
        and all(word.text.isalpha() for word in (words[first - 1], words[last + 1]))
        and words[first - 1].bare not in _DANGER
    ]
    if not places:
        return
    first, last = random.choice(places)
    before, after = text[piece.start : words[first - 1].end], text[words[last + 1].start : piece.end]
    dots = random.choice((" … ", "…", " ... ", "... ", " . . . ", " [...] ", " […] ", " (...) ", " […]"))
    yield _good("elided", before + dots + ("" if dots[-1] == " " else " ") + after, text, piece.start, piece.end, ("elided",))


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
    spaces = [one.end for one, other in zip(piece.words[1:], piece.words[2:-1], strict=False) if one.text.isalpha() and other.text.isalpha()]
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


# --- fakes ----------------------------------------------------------------------------------------------------------

_PAIRS: dict[str, tuple[str, str]] = {
    "modal": ("can could may might must shall should will would", "modal"),
    "he or she": ("he she", ""), "his or her": ("his her", ""), "we or they": ("we they", ""),
    "how many": ("some most many few all several", ""), "and or": ("and or", ""),
    "since until": ("since until before after", ""), "in or out": ("with without for against above below over under", ""),
    "always": ("always never sometimes often rarely", ""), "deny": ("denied confirmed", ""), "rose": ("rose fell", ""),
    "increase": ("increase decrease", ""), "increased": ("increased decreased", ""), "more": ("more less fewer", ""),
    "accept": ("accepted rejected", ""), "win": ("won lost", ""), "support": ("support oppose", ""),
    "supported": ("supported opposed", ""), "legal": ("legal illegal", "negation"), "likely": ("likely unlikely", "negation"),
    "able": ("able unable", "negation"), "scale": ("million billion trillion thousand", "number"),
    "count": ("two three four five six seven eight nine ten twelve twenty", "number"),
    "ordinal": ("first second third fourth fifth", "number"), "month": ("January February April June July October", "date"),
    "day": ("Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "date"), "half day": ("a.m. p.m.", ""),
    "weight": ("pounds kilograms tons ounces", "unit"), "length": ("miles kilometers feet meters inches", "unit"),
    "span": ("days weeks months years hours minutes", "unit"), "money": ("dollars euros pounds", "unit"),
    "tense": ("is was", ""), "tenses": ("are were", ""), "have": ("has had", ""),
}  # fmt: skip
_ALIKE = dict(zip("aceopxyiBHMT5", "асеорхуіВНМТ５", strict=True))


def fakes(text: str, piece: Piece, random: Random) -> Iterator[Case]:
    """Yield every small lie that the words of a piece allow."""
    known = _letters(text)
    for kind, words, change in _lies(piece, random):
        quote = " ".join(words)
        if _letters(quote) in known and kind not in _SIGNS:
            continue
        yield Case(Group.FAKE, kind, quote, text, passes=False, verdicts=("altered",) if change else (), change=change)


_SIGNS = {"alike letter", "raised digit", "joined range", "decimal moved", "sign added", "percent points", "capital word", "hyphen gone"}


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.lower()))


def _lies(piece: Piece, random: Random) -> Iterator[tuple[str, list[str], str]]:
    words = [word.text for word in piece.words]
    for kind, (group, change) in _PAIRS.items():
        members = group.split()
        found = [n for n, word in enumerate(piece.words) if _core(word.text) in members or (_core(word.text).lower() in members and not n)]
        if found:
            at = random.choice(found)
            core = _core(words[at])
            new = random.choice([one for one in members if one != core.lower() and one != core])
            yield kind, _with(words, at, words[at].replace(core, new.capitalize() if core.istitle() else new)), change
    yield from _moved(piece, words, random)
    yield from _numbers(piece, words, random)
    yield from _small(piece, words, random)


def _core(word: str) -> str:
    return word if word in {"a.m.", "p.m."} else word.strip(".,;:!?")


def _with(words: Sequence[str], at: int, new: str) -> list[str]:
    return [*words[:at], new, *words[at + 1 :]] if new else [*words[:at], *words[at + 1 :]]


def _moved(piece: Piece, words: list[str], random: Random) -> Iterator[tuple[str, list[str], str]]:
    only = [n for n, word in enumerate(piece.words) if word.text.lower() in {"only", "just", "also", "even"} and 0 < n < len(words) - 3]
    for at in only[:1]:
        rest = _with(words, at, "")
        yield "adverb moved", [*rest[: at + 1], words[at], *rest[at + 1 :]], ""
        yield "adverb dropped", rest, ""
    for kind, dropped in (("hedge dropped", "about nearly almost allegedly reportedly perhaps probably possibly likely"),
                          ("former dropped", "former alleged acting suspected proposed deputy"), ("negation dropped", "not never")):  # fmt: skip
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


def _numbers(piece: Piece, words: list[str], random: Random) -> Iterator[tuple[str, list[str], str]]:
    for at, word in enumerate(words):
        core = word.strip(".,;:!?$%()")
        if not re.fullmatch(r"\d[\d,.]*", core):
            continue
        digit = random.randrange(len(core))
        while not core[digit].isdigit():
            digit = random.randrange(len(core))
        other = core[:digit] + random.choice([one for one in "123456789" if one != core[digit]]) + core[digit + 1 :]
        yield "digit", _with(words, at, word.replace(core, other)), ""
        yield "digit more", _with(words, at, word.replace(core, core + "0")), ""
        yield "raised digit", _with(words, at, word.replace(core, core[:-1] + "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(core[-1])])), ""
        yield "other digits", _with(words, at, word.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))), ""
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
        return


def _small(piece: Piece, words: list[str], random: Random) -> Iterator[tuple[str, list[str], str]]:
    long = [n for n, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 4]
    if long:
        at = random.choice(long)
        word = words[at]
        char = next((one for one in word if one in _ALIKE), None)
        if char:
            yield "alike letter", _with(words, at, word.replace(char, _ALIKE[char], 1)), ""
        yield "plural", _with(words, at, word[:-1] if word.endswith("s") and not word.endswith("ss") else word + "s"), ""
        yield "prefix", _with(words, at, random.choice(("un", "non-", "anti-", "in")) + word), ""
        yield "bracket turns", [*words[:at], random.choice(("[not]", "[no]", "[never]", "[three]", "[Henderson]")), *words[at:]], ""
        yield "bracket replaces", _with(words, at, random.choice(("[never]", "[Kowalski]", "[900]", "[failed]"))), ""
        if len(word) > 5:
            yield "typo", _with(words, at, word[:2] + word[3:]), ""
    hyphened = [n for n, word in enumerate(words) if re.fullmatch(r"[a-z]{3,}-[a-z]{3,}", word)]
    if hyphened:
        yield "hyphen gone", _with(words, hyphened[0], words[hyphened[0]].replace("-", "")), ""
    yield "tail", [*words[:-1], words[-1].rstrip(".,!?"), *random.choice(("and nobody else did", "as he promised", "in the end")).split()], ""


# --- cuts -----------------------------------------------------------------------------------------------------------

_GOVERN = re.compile(
    r"\b(?:(?:did|do|does|is|are|was|were|will|would|could|can|has|have|had) not|never|cannot|unlikely (?:to|that)|den(?:y|ied|ies) that"
    r"|no evidence that|nobody|no one|refused to|fail(?:ed|s) to|far from|stopped short of|whether|if|unless|doubts? that)\s+",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"(?:only|just|just about|merely|necessarily|all|so|yet|been|be|only that|because|least|exactly|really)\b")


def cuts(text: str, piece: Piece) -> Iterator[Case]:
    """Yield the piece from behind what governs it, and up to what turns it."""
    said = text[piece.start : piece.end]
    for match in list(_GOVERN.finditer(said))[:2]:
        rest = said[match.end() :]
        if len(rest.split()) >= 4 and not _IDIOM.match(rest) and _letters(text).count(_letters(rest)) == 1:
            yield Case(Group.CUT, f"after {match[0].split()[-1].lower()}", rest, text, passes=False, verdicts=("cut_changes_meaning",))
            kept = said[: match.start()].rstrip()
            if re.search(r"n[o']t|never", match[0]) and len(kept.split()) > 2 and len(rest.split()) > 3 and "," not in kept:
                quote = f"{kept} {match[0].split()[0] if ' ' in match[0].strip() else ''} … {rest}"
                yield Case(Group.CUT, "not under dots", quote, text, passes=False, verdicts=("cut_changes_meaning",))
    if said.endswith("?") and len(said.split()) > 5:
        yield Case(Group.CUT, "question", said[:-1] + ".", text, passes=False, verdicts=("cut_changes_meaning",))


# --- run ------------------------------------------------------------------------------------------------------------


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
