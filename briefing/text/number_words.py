"""Number words of six languages and what each does in a number: a unit, a ten, a scale, an uncounted plural.

Lists only, lower case, apostrophes straight. A word that means something else in English ("once", "elf", "mil") counts
only in a text of its own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from briefing.text.words import WORD, word_set


class Kind(StrEnum):
    """What a word does in a number."""

    DIGITS = "digits"
    UNIT = "unit"
    TEN = "ten"
    HUNDRED = "hundred"
    SCALE = "scale"
    MANY = "many"
    DOZEN = "dozen"
    HALF = "half"
    PART = "part"
    PARTS = "parts"
    VAGUE = "vague"
    A = "a"
    AND = "and"
    JOIN = "join"
    OF = "of"


@dataclass(frozen=True, slots=True)
class Role:
    """What a word does and its value; `alone` when it is a number without a word before it ("mille")."""

    kind: Kind
    value: Decimal = Decimal(1)
    alone: bool = False


def _numbered(kind: Kind, words: str, first: int, step: int = 1) -> dict[str, Role]:
    """Return roles for words in the order of their values; forms of one value are joined by a slash."""
    forms = ((word, first + step * number) for number, group in enumerate(words.split()) for word in group.split("/"))
    return {word: Role(kind, Decimal(value), alone=True) for word, value in forms}


def _sized(kind: Kind, sizes: str, *, alone: bool = False) -> dict[str, Role]:
    """Return roles for `word/word=value` entries."""
    entries = (entry.partition("=") for entry in sizes.split())
    return {
        word: Role(kind, Decimal(int(float(size))), alone) for words, _, size in entries for word in words.split("/")
    }


def _plain(kind: Kind, words: str) -> dict[str, Role]:
    return {word: Role(kind) for word in words.split()}


_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ENGLISH: Final[dict[str, Role]] = (
    _numbered(Kind.UNIT, f"zero one two three four five six seven eight nine {_TEENS}", 0)
    | _numbered(Kind.TEN, "twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
    | {"hundred": Role(Kind.HUNDRED, Decimal(100))}
    | _sized(
        Kind.SCALE, "thousand=1e3 million/mn/mln/mio=1e6 billion/bn/bln/mrd=1e9 trillion/tn=1e12 lakh=1e5 crore=1e7"
    )
    | {"dozen": Role(Kind.DOZEN, Decimal(12))}
    | _sized(
        Kind.MANY, "tens=10 dozens=12 scores=20 hundreds=100 thousands=1e3 millions=1e6 billions=1e9 trillions=1e12"
    )
    | {"half": Role(Kind.HALF, Decimal("0.5"))}
    | _sized(Kind.PART, "third=3 quarter=4 fifth=5 sixth=6 tenth=10")
    | _sized(Kind.PARTS, "thirds=3 quarters=4 fifths=5 sixths=6 sevenths=7 eighths=8 ninths=9 tenths=10")
    | _plain(Kind.VAGUE, "several few couple")
    | _plain(Kind.A, "a an")
    | _plain(Kind.AND, "and")
    | _plain(Kind.OF, "of")
)
_CYRILLIC: Final[dict[str, Role]] = (
    _numbered(
        Kind.UNIT,
        "один/одна/одне/одно/одного/однієї два/дві/две/двох/двух три/трьох/трех/трёх чотири/чотирьох/четыре/четырех "
        "п'ять/п'яти/пять/пяти шість/шести/шесть сім/семи/семь вісім/восьми/восемь дев'ять/дев'яти/девять "
        "десять/десяти одинадцять/одиннадцать дванадцять/двенадцать тринадцять/тринадцать чотирнадцять/четырнадцать "
        "п'ятнадцять/пятнадцать шістнадцять/шестнадцать сімнадцять/семнадцать вісімнадцять/восемнадцать "
        "дев'ятнадцять/девятнадцать",
        1,
    )
    | _numbered(
        Kind.TEN,
        "двадцять/двадцати/двадцать тридцять/тридцати/тридцать сорок/сорока п'ятдесят/пятьдесят шістдесят/шестьдесят "
        "сімдесят/семьдесят вісімдесят/восемьдесят дев'яносто/девяносто",
        20,
        10,
    )
    | _numbered(
        Kind.HUNDRED,
        "сто/ста двісті/двести триста чотириста/четыреста п'ятсот/пятьсот шістсот/шестьсот сімсот/семьсот "
        "вісімсот/восемьсот дев'ятсот/девятьсот",
        100,
        100,
    )
    | _sized(Kind.SCALE, "тисяча/тисячу/тисяч/тис/тысяча/тысячу/тысяч/тыс=1e3 млн/мільйон/мільйонів=1e6", alone=True)
    | _sized(Kind.SCALE, "мільйона/миллион/миллионов/миллиона=1e6 млрд/мільярд/мільярдів/миллиард=1e9", alone=True)
    | _sized(Kind.SCALE, "миллиардов/миллиарда/мільярда=1e9 трлн/трильйон/трильйонів/триллион=1e12", alone=True)
    | _sized(Kind.MANY, "десятки/десятків/десятков=10 сотні/сотень/сотни/сотен=100 тисячі/тысячи=1e3")
    | _sized(Kind.MANY, "мільйони/миллионы=1e6 мільярди/миллиарды=1e9")
    | _plain(Kind.VAGUE, "кілька декілька несколько")
    | {"пів": Role(Kind.HALF, Decimal("0.5"))}
)
_GERMAN_UNITS: Final = (
    "ein/eine/einen/einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
)
_GERMAN_TENS: Final = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_FRENCH: Final[dict[str, Role]] = (
    _numbered(
        Kind.UNIT,
        "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
        "dix-huit dix-neuf",
        1,
    )
    | _numbered(Kind.TEN, "vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante", 20, 10)
    | {word: Role(Kind.HUNDRED, Decimal(100), alone=True) for word in ("cent", "cents")}
    | {"mille": Role(Kind.SCALE, Decimal(1000), alone=True), "douzaine": Role(Kind.DOZEN, Decimal(12))}
    | _sized(Kind.SCALE, "million=1e6 milliard=1e9")
    | _sized(Kind.MANY, "dizaines=10 centaines=100 milliers=1e3 millions=1e6 milliards=1e9")
    | _plain(Kind.JOIN, "et")
    | _plain(Kind.OF, "de")
)
_SPANISH: Final[dict[str, Role]] = (
    _numbered(
        Kind.UNIT,
        "uno/un/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco "
        "veintiséis veintisiete veintiocho veintinueve",
        1,
    )
    | _numbered(Kind.TEN, "treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | _numbered(
        Kind.HUNDRED,
        "cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas "
        "seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas",
        100,
        100,
    )
    | {"mil": Role(Kind.SCALE, Decimal(1000), alone=True), "docena": Role(Kind.DOZEN, Decimal(12))}
    | _sized(Kind.SCALE, "millón=1e6 billón=1e12")
    | _sized(Kind.MANY, "decenas=10 docenas=12 cientos=100 centenares=100 miles=1e3 millones=1e6 billones=1e12")
    | _plain(Kind.JOIN, "y")
    | _plain(Kind.OF, "de")
)
_COMMON: Final = {
    "en": word_set("the of and to in that is was for on with as are be at by from this have not"),
    "de": word_set("der die das und ist nicht mit von den ein eine zu auf für im dem sich hat auch als sind nach"),
    "fr": word_set("le la les des et est une dans que pour qui pas sur du au par plus avec sont environ il"),
    "es": word_set("el los las y es una del que por con para se su al como más pero sus en la no"),
}
_NINE: Final = 9
_SAMPLE: Final = 2000
COMMA_TONGUES: Final = frozenset({"de", "fr", "es", "uk"})
"""Languages that write a decimal comma and group by dots or spaces."""


def _german() -> dict[str, Role]:
    """Return German number words, compounds below a million included ("einundzwanzig", "dreihunderttausend")."""
    units = _numbered(Kind.UNIT, _GERMAN_UNITS, 1)
    tens = _numbered(Kind.TEN, _GERMAN_TENS, 20, 10) | {"dreissig": Role(Kind.TEN, Decimal(30))}
    small = {word: role.value for word, role in units.items()} | {word: role.value for word, role in tens.items()}
    for word, role in tens.items():
        small |= {f"{unit}und{word}": one.value + role.value for unit, one in units.items() if one.value <= _NINE}
    small |= {f"{word}hundert": value * 100 for word, value in list(small.items()) if value <= _NINE} | {
        "hundert": Decimal(100)
    }
    whole = small | {f"{word}tausend": value * 1000 for word, value in small.items()}
    return (
        {word: Role(Kind.UNIT, value) for word, value in whole.items()}
        | {"tausend": Role(Kind.SCALE, Decimal(1000), alone=True), "dutzend": Role(Kind.DOZEN, Decimal(12))}
        | _sized(Kind.SCALE, "million/mio=1e6 milliarde/mrd=1e9 billion=1e12")
        | _sized(Kind.MANY, "dutzende=12 hunderte=100 tausende=1e3 millionen=1e6 milliarden=1e9 billionen=1e12")
        | _plain(Kind.OF, "von")
    )


def tongue_of(text: str) -> str:
    """Return "en", "de", "fr", "es" or "uk" (any Cyrillic text) for a text, by the commonest words of its beginning."""
    sample = text[:_SAMPLE].lower()
    if not sample.isascii() and sum("а" <= char <= "ӿ" for char in sample) * 2 > sum(map(str.isalpha, sample)):
        return "uk"
    words = WORD.findall(sample)
    counts = {name: sum(word in common for word in words) for name, common in _COMMON.items()}
    best = max(counts, key=lambda name: (counts[name], name == "en"))
    return best if counts[best] >= 2 and counts[best] > counts["en"] * 2 else "en"  # noqa: PLR2004 - one word is chance


@lru_cache(maxsize=8)
def number_words(tongue: str) -> Mapping[str, Role]:
    """Return the number words that count in a text of a language; English and Cyrillic ones always do."""
    own = _german() if tongue == "de" else {"fr": _FRENCH, "es": _SPANISH}.get(tongue, {})
    return _ENGLISH | _CYRILLIC | own
