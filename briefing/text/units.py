"""Units of measure by their canonical names, and conversion between those of one quantity.

Factors are exact by definition: the international yard and pound agreement (1959), the SI brochure (BIPM 2019).
"""

import re
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: the quantity it measures, its size in the quantity's base unit, and an offset (temperature)."""

    quantity: str
    size: Decimal
    offset: Decimal = Decimal(0)


def _sizes(quantity: str, sizes: dict[str, str]) -> dict[str, Unit]:
    return {name: Unit(quantity, Decimal(size)) for name, size in sizes.items()}


UNITS: dict[str, Unit] = (
    _sizes("length", {"mm": "0.001", "cm": "0.01", "m": "1", "km": "1000", "inch": "0.0254", "foot": "0.3048"})
    | _sizes("length", {"yard": "0.9144", "mile": "1609.344", "nautical mile": "1852"})
    | _sizes("area", {"m2": "1", "km2": "1000000", "hectare": "10000", "acre": "4046.8564224"})
    | _sizes("area", {"square mile": "2589988.110336", "square foot": "0.09290304"})
    | _sizes("mass", {"g": "0.001", "kg": "1", "tonne": "1000", "pound": "0.45359237", "ounce": "0.028349523125"})
    | _sizes("volume", {"liter": "1", "gallon": "3.785411784", "barrel": "158.987294928", "m3": "1000"})
    | _sizes("speed", {"km/h": "1", "mph": "1.609344", "m/s": "3.6", "knot": "1.852"})
    | _sizes("time", {"second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800"})
    | _sizes("power", {"MW": "1", "GW": "1000"})
    | _sizes("calendar", {"month": "1", "year": "12", "decade": "120", "century": "1200"})
    | {"celsius": Unit("temperature", Decimal(1)), "fahrenheit": Unit("temperature", Decimal(5) / 9, Decimal(-32))}
)
CURRENCIES = frozenset(
    "USD EUR GBP JPY UAH RUB CNY INR CHF AUD CAD HKD NZD SGD BRL MXN KRW TRY ILS PLN SEK NOK DKK CZK HUF ZAR NGN KES "
    "SAR AED EGP PKR BDT THB VND PHP IDR ARS CLP COP".split()
)
COUNTLESS = frozenset({"percent", "percentage point"}) | CURRENCIES
"""Units that convert into nothing without more facts (a base, a rate)."""

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₹": "INR"}
CURRENCY_SIGNS |= {"₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP", "฿": "THB", "₫": "VND"}
_DOLLARS = {"A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "R": "BRL"}
_DOLLARS |= {"MX": "MXN", "US": "USD"}
_BEFORE = re.compile(
    rf"(?:(?<!\w)(?P<whose>{'|'.join(sorted(_DOLLARS, key=len, reverse=True))}))?"
    rf"(?P<sign>[{''.join(CURRENCY_SIGNS)}])\s?\Z"
    rf"|(?<!\w)(?P<code>{'|'.join(sorted(CURRENCIES - {'TRY'}))})[\s\u00a0]?\Z|(?<!\w)(?P<rupees>Rs\.?)[\s\u00a0]?\Z"
)


def currency_before(text: str, place: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands before a place, and where it starts; None without one."""
    match = _BEFORE.search(text, max(0, place - 6), place)
    if match is None:
        return None
    if match["sign"]:
        whose = _DOLLARS.get(match["whose"] or "US", "USD")
        return (whose if match["sign"] == "$" else CURRENCY_SIGNS[match["sign"]]), match.start()
    return match["code"] or "INR", match.start()


_SQUARE = r"(?:square|sq\.?|кв\.?)\s?-?"
_PATTERNS = (
    ("percentage point", r"percentage[\s-]points?|pp\b"),
    ("percent", r"%|percent\b|per\scent\b|pct\b|відсотк\w*|процент\w*|prozent\b|pour\scent\b|por\sciento\b|パーセント"),
    ("km2", rf"{_SQUARE}(?:kilomet(?:er|re)s?|kms?|км)\b|km2\b|km²|км²"),
    ("square mile", rf"{_SQUARE}miles?\b|mi²"),
    ("square foot", rf"{_SQUARE}(?:feet|foot|ft)\b|ft²"),
    ("m2", rf"{_SQUARE}(?:met(?:er|re)s?|m)\b|m2\b|m²"),
    ("m3", r"cubic\smet(?:er|re)s?\b|m³"),
    ("km/h", r"(?:km/h|kph|kilomet(?:er|re)s?\s(?:per|an)\shour)\b"),
    ("mph", r"(?:mph|miles?\s(?:per|an)\shour)\b"),
    ("m/s", r"m/s\b"),
    ("knot", r"knots?\b"),
    ("nautical mile", r"nautical\smiles?\b"),
    ("km", r"(?:kilomet(?:er|re)s?|kms?|км|кілометр\w*|километр\w*|kilometern?|kilomètres?|kilómetros?)\b|キロ"),
    ("mile", r"miles?\b"),
    ("cm", r"(?:centimet(?:er|re)s?|cm)\b"),
    ("mm", r"(?:millimet(?:er|re)s?|mm)\b"),
    (
        "m",
        r"(?:met(?:er|re)s?|mètres?|metros?|метр\w*)\b|(?<=\s)m\b|m(?=\s(?:tall|long|wide|deep|high|away|above|below)\b)",
    ),
    ("foot", r"(?:feet|foot|ft)\b"),
    ("inch", r"inch(?:es)?\b"),
    ("yard", r"yards?\b"),
    ("hectare", r"hectares?\b|га\b"),
    ("acre", r"acres?\b"),
    ("tonne", r"(?:metric\s)?ton(?:ne)?s?\b|тонн\w*"),
    ("kg", r"(?:kilograms?|kilos?|kg|кг)\b"),
    ("g", r"grams?\b"),
    ("pound", r"(?:pounds?(?!\s(?:sterling|a\b))|lbs?)\b"),
    ("ounce", r"(?:ounces?|oz)\b"),
    ("liter", r"(?:lit(?:er|re)s?)\b"),
    ("gallon", r"gallons?\b"),
    ("barrel", r"barrels?\b"),
    ("celsius", r"(?:°\s?C|degrees?\s(?:celsius|centigrade)|celsius)\b"),
    ("fahrenheit", r"(?:°\s?F|degrees?\sfahrenheit|fahrenheit)\b"),
    ("USD", r"(?:(?:U\.?S\.?\s)?dollars?|USD|доларів|долларов)\b"),
    ("EUR", r"(?:euros?|EUR|євро|евро)\b|€"),
    ("GBP", r"(?:pounds?\ssterling|GBP)\b"),
    ("JPY", r"(?:yen|JPY)\b|円"),
    ("UAH", r"(?:hryvnias?|UAH|гривень|грн)\b"),
    ("RUB", r"(?:rubles?|roubles?|RUB|рублей)\b"),
    ("CNY", r"(?:yuan|renminbi|CNY)\b"),
    ("CHF", r"(?:(?:Swiss\s)?francs?|Franken|CHF)\b"),
    ("INR", r"(?:rupees?|INR)\b|₹"),
    ("AUD", r"(?:Australian\sdollars?|AUD)\b"),
    ("CAD", r"(?:Canadian\sdollars?|CAD)\b"),
    ("SEK", r"(?:Swedish\s)?kron(?:a|or)\b|SEK\b"),
    ("NOK", r"(?:Norwegian\s)?kroner?\b|NOK\b"),
    ("PLN", r"(?:z[lł]ot(?:y|ys|ych)|PLN)\b"),
    ("KRW", r"(?:(?:South\s)?Korean\swon|KRW)\b"),
    ("TRY", r"(?:Turkish\sliras?|liras?)\b"),
    ("BRL", r"(?:reais|BRL)\b"),
    ("MXN", r"(?:(?:Mexican\s)?pesos?|MXN)\b"),
    ("ZAR", r"rand\b|ZAR\b"),
    ("ILS", r"(?:shekels?|ILS)\b"),
    ("MW", r"(?:megawatts?|MW)\b"),
    ("GW", r"(?:gigawatts?|GW)\b"),
    ("kWh", r"(?:kilowatt[\s-]hours?|kWh)\b"),
    ("basis point", r"basis\spoints?\b|bps\b"),
    ("second", r"seconds?\b"),
    ("minute", r"minutes?\b"),
    ("hour", r"hours?\b"),
    ("day", r"days?\b"),
    ("week", r"weeks?\b"),
    ("month", r"months?\b"),
    ("year", r"years?\b"),
    ("decade", r"decades?\b"),
    ("century", r"(?:century|centuries)\b"),
)
_UNIT = re.compile(
    r"[\s\u00a0-]?(?:" + "|".join(f"(?P<u{n}>{pattern})" for n, (_, pattern) in enumerate(_PATTERNS)) + ")",
    re.IGNORECASE,
)


def unit_after(text: str, place: int) -> tuple[str, int] | None:
    """Return the unit whose words begin at (or one space behind) a place, and where they end; None without one."""
    match = _UNIT.match(text, place)
    if match is None or match.lastgroup is None:
        return None
    return _PATTERNS[int(match.lastgroup[1:])][0], match.end()


def convert(value: Decimal, unit: str, to: str) -> Decimal | None:
    """Return a value in another unit of the same quantity, or None when there is no fixed factor."""
    if unit not in UNITS or to not in UNITS or UNITS[unit].quantity != UNITS[to].quantity:
        return value if unit == to else None
    source, target = UNITS[unit], UNITS[to]
    return (value + source.offset) * source.size / target.size - target.offset
