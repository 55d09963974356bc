"""Right and wrong speakers of quotations whose attribution stands beside them in plain words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from cases import Case, Group

_WORD = r"(?:[A-Z][a-z’'-]+|[A-Z]\.)"
_NAME = rf"(?P<name>(?:{_WORD} ){{0,3}}(?:de |van |von |bin |al-|Mc|O’|O')?[A-Z][A-Za-z’'-]{{2,}})"
_VERB = r"(?:said|says|told|added|wrote|tweeted|explained|argued|warned|noted|insisted|declared|continued)"
_QUOTE = r"(?:“(?P<curly>[^“”\n]{25,400}?),?”|(?<![\w\"])\"(?P<straight>[^\"“”\n]{25,400}?),?\")"
_TITLE = (
    r"(?:(?:Sen|Rep|Gov|Gen|Dr|Mr|Ms|Mrs|Lt|Col|Sgt|Prof)\. |President |Senator |Secretary |Judge |Justice |Mayor )?"
)
_PARTY = r"(?: \([A-Z]-[^()]{1,20}\))?,?"
_END = r"(?=[,.;:]| (?:on|in|at|during|after|when|last|[A-Z][a-z]+day)\b)"
_VERB_FIRST = re.compile(
    rf"{_QUOTE} {_VERB} {_TITLE}{_NAME}(?=[,.;:]| (?:on|in|at|during|after|when|last|[A-Z][a-z]+day)\b)"
)
_NAME_FIRST = re.compile(rf"{_QUOTE} {_TITLE}{_NAME}{_PARTY} {_VERB}(?=[\s,.;:])")
_BEFORE = re.compile(rf"(?:^|[.!?”\"] ){_TITLE}{_NAME}{_PARTY} {_VERB}(?: [a-z]+day)?[,:] {_QUOTE}", re.MULTILINE)
_ATTRIBUTED = (_VERB_FIRST, _NAME_FIRST, _BEFORE)
_NOT_NAMES = re.compile(
    r"\b(?:The|This|That|But|And|When|While|White|House|Senate|Congress|Department|Court|News|Times|Post|Street|United"
    r"|States|New|York|Party|Committee|University|Journal|Press|Fox|On|In|As|After|He|She|They|It|Associated|Journal)\b"
)

_TITLED = re.compile(
    r"(?:President|Senator|Secretary|Judge|Justice|Mayor|Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Rev|Gen|Former|Chairman|Director|Vice)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """Words and who said them, by an attribution right beside the quotation."""

    words: str
    name: str


def said(source: str) -> list[Said]:
    """Return the quotations whose speaker is named in full right after them, in even paragraphs only."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", source):
        text = paragraph[0]
        if text.count('"') % 2 or text.count("“") != text.count("”"):
            continue
        for match in (match for pattern in _ATTRIBUTED for match in pattern.finditer(text)):
            words = match["curly"] or match["straight"]
            name = _person(match, source)
            if name and source.count(words) == 1 and not re.search(r"[\[\]…]|\.\.", words):
                found.append(Said(words, name))
    return found


def _person(match: re.Match[str], source: str) -> str | None:
    """Return the full name; a surname alone counts when one full name of the article ends with it."""
    name = match["name"]
    if _NOT_NAMES.search(name) or name.endswith(("’s", "'s")):
        return None
    if " " in name:
        return name
    full = {found[0] for found in re.finditer(rf"\b[A-Z][a-z]{{2,}} (?:[A-Z]\. )?{re.escape(name)}\b", source)}
    people = {person for person in full if not _NOT_NAMES.search(person) and not _TITLED.match(person)}
    return people.pop() if len(people) == 1 else None


def others(source: str, name: str) -> list[str]:
    """Return the other people of the source who say something, sharing no word with `name`."""
    words = set(name.lower().split())
    people = {match["name"] for pattern in _SPEAKERS for match in pattern.finditer(source)}
    return sorted(
        person
        for person in people
        if " " in person
        and not _TITLED.match(person.split()[-1])
        and not _TITLED.match(person)
        and not _NOT_NAMES.search(person)
        and not words & set(person.lower().split())
    )


_SPEAKERS = (re.compile(rf"\b{_NAME} {_VERB}\b"), re.compile(rf"\b{_VERB} {_NAME}(?=[,.])"))


def speaker_cases(source: str, random: Random) -> Iterator[Case]:
    """Yield each attributed quotation with its speaker, forms of the name, and another person of the article."""
    for item in said(source):
        if _mentions(source, item):
            continue
        surname = next(word for word in reversed(item.name.split()) if word not in {"II", "III", "IV", "Jr", "Sr"})
        for kind, speaker in (("full name", item.name), ("surname", surname), ("with title", f"Mr. {surname}")):
            yield Case(Group.RIGHT_SPEAKER, kind, item.words, source, passes=True, speaker=speaker)
        people = others(source, item.name)
        if people:
            person = random.choice(people)
            for kind, speaker in (("other full name", person), ("other surname", person.split()[-1])):
                yield Case(Group.WRONG_SPEAKER, kind, item.words, source, passes=False,
                           verdicts=("misattributed",), speaker=speaker)  # fmt: skip
        yield Case(Group.WRONG_SPEAKER, "stranger", item.words, source, passes=False,
                   verdicts=("misattributed",), speaker="Ingrid Lindqvist")  # fmt: skip


def _mentions(source: str, item: Said) -> bool:
    """Tell whether two people of the article bear the surname, so that it alone would not tell them apart."""
    surname = item.name.split()[-1]
    names = {match[1] for match in re.finditer(rf"\b([A-Z][a-z]+) {re.escape(surname)}\b", source)}
    return len(names - {"Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "President", "Senator"}) > 1


def speech_cases(source: str, random: Random) -> Iterator[Case]:
    """Yield speech that is speech, and the reporter's own sentences given as somebody's speech."""
    found = said(source)
    for item in found[:2]:
        yield Case(Group.RIGHT_SPEAKER, "direct speech", item.words, source, passes=True, direct=True)
    plain = [
        match[0]
        for match in re.finditer(r"(?m)(?<=^)(?:The|A|In|On|At) [^“”\"‘’'\n:?!]{60,250}?[a-z]{3}\.(?=\s)", source)
        if source.count(match[0]) == 1 and not re.search(rf"\b(?:{_VERB}|according|asked|I|we|you)\b", match[0])
    ]
    if plain and len(found) > 0:
        yield Case(Group.NOT_SPEECH, "reporter's sentence", random.choice(plain), source, passes=False,
                   verdicts=("not_direct_speech",), direct=True)  # fmt: skip
