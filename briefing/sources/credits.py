"""Who published an article, and whose report it is: the outlet, and the agency or first medium that it credits.

The outlet is who published the text in hand. The agency is the wire, syndicator or medium that the text credits:
`(AGENCY- Outlet)`, `CITY (Agency) —`, `…, Other Medium reports.` Of a text "syndicated via X, original Y" the outlet
is Y, who wrote it, and the agency X. None where the text does not tell: no guesses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from briefing.sources.lines import text_lines
from briefing.sources.values import first_value

_PART = r"[A-ZÀ-ÞА-ЯЇІЄҐ0-9][\w'’&-]*(?:\.[A-Za-z]{2,6}\b)?"
_NAME = rf"(?:[Tt]he\s)?{_PART}(?:\s(?:&\s|of\s)?{_PART}){{0,4}}"
_CREDIT = re.compile(r"\s*\((?P<agency>[A-Z][\w .&]{1,40}?)\s?[-–—]\s?(?P<outlet>[A-Z][\w .&]{1,60})\)")
_DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-ÞА-ЯЇІЄҐ][^\n()—–]{1,60})?\((?P<agency>[A-ZÀ-ÞА-ЯЇІЄҐ][\w .&/-]{1,30})\)\s?(?:[–—]|-{1,2}\s)"
)
_SELF = re.compile(
    rf"(?:^|[.!?”\"]\s)(?:This|It|The\s(?:\w+\s)?(?:statement|information))\s(?:was|is|were"
    rf"|has\sbeen)\s[^\n!?]{{0,300}}?"
    rf",\s(?:(?P<name>{_NAME})\s(?:reports|informs|writes)|(?:reports|informs|writes)\s(?P<after>{_NAME}))(?=[.,\s])",
    re.MULTILINE,
)
"""The self-credit of a lead: "This was stated by …, Outlet reports." """
_CITED = re.compile(
    rf"(?:,\s(?P<name>{_NAME})\s(?:reports|reported|writes|wrote)\b|\b[Aa]s\s(?:was\s)?reported\sby\s(?P<by>{_NAME})"
    rf"|,\s(?:reports|writes)\s(?P<after>{_NAME}))(?=[.,]|\s(?:on|citing|late|early|with|{_PART})\b)"
)
_MORE_FROM = re.compile(rf"(?im)^[^\S\n]*more from (?P<name>(?-i:{_NAME}))[^\S\n]*$")
_BYLINE = re.compile(
    rf"(?i:by|von|par|por):? [^\n,|]{{3,60}}(?:,| for |\s?\|)\s?(?P<name>{_NAME})(?:\s?\|[^|\n]{{5,40}})?\s*$"
)
_TITLED = re.compile(rf"[^\n|]{{10,140}}\s[|–—-]\s(?P<name>{_NAME})")
"""The title of a saved page: `Title | Outlet`."""
_MASTHEAD = re.compile(rf"(?=\S+\s)(?P<name>{_NAME})")
_CONTRIBUTED = re.compile(
    rf"(?:[-–—•*]\s?)*(?P<name>{_NAME}?)[’']s?\s[^\n]{{3,200}}"
    r"\bcontributed to (?:this|the) (?:report|article|story)"
)
_COPYRIGHT = re.compile(
    rf"(?i:\W*copyright\s*(?:©|\(c\))?|©|\(c\))\W*(?:(?:19|20)\d\d)?(?:[-–]\d{{2,4}})?\W*(?i:by\s)?(?P<name>{_NAME})"
)
_MEDIUM = re.compile(
    r"\b(?:News|Times|Post|Press|Media|Radio|TV|Television|Daily|Journal|Tribune|Herald|Gazette|Chronicle|Observer"
    r"|Review|Magazine|Agency"
    r"|Network|Broadcasting|Broadcaster|Today|Wire|Online|Weekly|Telegraph|Standard|Globe|Mail|Express|Independent"
    r"|Monitor|Beacon|Zeitung"
    r"|Monde|País|Correio|Corriere|Pravda|Novosti)\b|\.(?!Inc)[A-Za-z]{2,4}$|^(?:The )?[A-Z]{2,6}$|^[A-Z]+[a-z]+[A-Z]"
)
_WIRE = re.compile(
    r"\bAssociated Press\b|\b(?:Agency|Syndicate|Agence|Newswires?|Wire|Writers Group)\b|(?i:\bcreators\b)"
)
_LINE_START = re.compile(r"^(?=[A-ZÀ-ÞА-ЯЇІЄҐ]{3,}\b[^\n]{0,60}\()", re.MULTILINE)
_LEAD = 700
_TOP_LINES = 5
_EDGE = 4000
_OUTLET_KEYS = ("outlet", "source", "site_name", "sitename", "publisher", "publication", "newspaper")
_AGENCY_KEYS = ("agency", "wire")


@dataclass(frozen=True, slots=True)
class Credits:
    """Who published a text, and whom it credits."""

    outlet: str | None = None
    agency: str | None = None


def find_credits(text: str, values: Mapping[str, object], url: str | None = None) -> Credits:
    """Return the outlet and the agency of an article.

    Args:
        text: Its body.
        values: Its front matter or HTML metadata.
        url: Its address: its host is the outlet where nothing else tells.
    """
    outlet = first_value(values, _OUTLET_KEYS)
    agency = first_value(values, _AGENCY_KEYS)
    read = _from_top(text) or _from_lead(text)
    found = outlet or read.outlet or _from_edges(text) or _host(url)
    wire = agency or read.agency
    if found and not outlet and _WIRE.search(found):
        return Credits(None, wire or found)
    return Credits(found, None if wire and found and wire.casefold() == found.casefold() else wire)


def _from_top(text: str) -> Credits | None:
    """What stands before the first word: a syndicator's credit, or the agency of a dateline."""
    credit = _CREDIT.match(text)
    if credit:
        return Credits(_as_written(text, credit["outlet"].strip()), credit["agency"].strip())
    dateline = _DATELINE.match(text) or _below_title(text)
    return Credits(None, dateline["agency"].strip()) if dateline else None


def _below_title(text: str) -> re.Match[str] | None:
    """Return the dateline that opens one of the first lines: there its place stands in capitals."""
    starts = (line.start() for line in islice(_LINE_START.finditer(text, 0, _LEAD), _TOP_LINES))
    return next((found for start in starts if (found := _DATELINE.match(text, start))), None)


def _as_written(text: str, credit: str) -> str:
    """A credit may be set in odd capitals; the body's own spelling of the same letters is better."""
    found = re.search(rf"(?i)\b{re.escape(credit)}\b", text[len(credit) + 20 :])
    return found.group() if found else credit


def _from_lead(text: str) -> Credits:
    """A lead that credits itself names the outlet; one that credits another medium names the agency."""
    lead = text[:_LEAD]
    own = _SELF.search(lead)
    if own:
        return Credits(own["name"] or own["after"])
    cited = next((name for match in _CITED.finditer(lead) if (name := _medium(match)) is not None), None)
    return Credits(None, cited)


def _medium(match: re.Match[str]) -> str | None:
    """Return a matched name when it reads like a medium's: a person "reports" too."""
    name = next((value for value in match.groupdict().values() if value), "").strip()
    return name if name and _MEDIUM.search(name) else None


def _from_edges(text: str) -> str | None:
    """Return the outlet that a byline, a tail, a contributor line or the rights name."""
    lines = text_lines(text[:_EDGE])
    ending = text_lines(text[-_EDGE:])
    top = (shape.fullmatch(line.text[:200]) for line in lines[:_TOP_LINES] for shape in (_BYLINE, _TITLED))
    masthead = _MASTHEAD.fullmatch(lines[0].text) if len(lines) > 1 and lines[0].alone else None
    end = (shape.match(line.text) for line in ending[-_TOP_LINES:] for shape in (_CONTRIBUTED, _COPYRIGHT))
    for match in (*top, masthead, _MORE_FROM.search(text), *end):
        name = _medium(match) if match else None
        if name:
            return name
    return None


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
