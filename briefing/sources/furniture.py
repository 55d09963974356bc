"""Lines that are no part of a report, told by their shape: links, widgets, sign-ups, rights, contributors, bylines.

A rule here names what a site says on every page, never a subject, and asks for the whole line. What reads like a
sentence of a report is left alone. Lines are bounded in length by the caller, so that no pattern can run away.
"""

import re

from briefing.sources.lines import Line

LONGEST = 320
"""Longest furniture line, in code points."""

_NAME = r"(?-i:[A-ZÀ-ÞА-ЯЇІЄҐ][\w.'’-]*)"
_NAMES = rf"{_NAME}(?:(?:,? (?:and|&|y|et|und|та|и) |, | ){_NAME}){{0,9}}"
_SEP = r"(?:\s?[:：>|»]|\s[–—-](?=\s))"
_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_LINK_WORDS = _any(
    r"(?:read|see|watch|learn|hear|view|find out|listen)\s+(?:more|also|next|now|here|full story|the full \w+"
    r"|this next)"
    rf"(?:\s+(?:on|about|from|in)\s[^:.!?\n]{{1,40}})?{_SEP}",
    rf"(?:also|related|must)[\s-]+(?:read|see|watch|on\s[^:.!?\n]{{1,30}}|in\s[^:.!?\n]{{1,30}}){_SEP}",
    rf"(?:see\s+)?related(?:\s+(?:stories|story|articles?|coverage|content|news|videos?|links?|topics?))?{_SEP}",
    r"(?:read|watch|listen|photos?|videos?|pictures|gallery|slideshow|graphic|recommended(?:\s+for\s+you)?|trending"
    r"|more"
    r"|opinion|explainer|fact check|podcast|special coverage|opposing view)\s?[:：>|»]",
    r"more\s+(?:on|stories|news|coverage|from)\b[^:.!?\n]{0,40}[:：>|»]",
    rf"(?:don'?t\s+miss|top\s+stor(?:y|ies)|most\s+(?:read|popular|viewed)|in\s+case\s+you\s+missed\s+it){_SEP}",
    rf"читайте\s+(?:також|также){_SEP}?",
    rf"(?:дивіться|смотрите)\s+(?:також|также){_SEP}?",
    r"(?:mehr\s+(?:dazu|zum\s+thema)|lesen\s+sie\s+auch|lire\s+aussi|à\s+lire(?:\s+aussi)?|lea\s+también|leggi\s+anche)"
    rf"{_SEP}",
    r"(?:関連記事|あわせて読みたい|続きを読む)\s?[:：>|»]?",
)
_CODE = re.compile(
    r"<(?!/?(?:b|i|u|em|strong|span|font|mark|small|a|abbr|time|cite|br|p|q|sup|sub|blockquote|del|ins)\b)[/!?]?"
    r"[a-z][\w-]{0,30}(?=[\s/>])|<\w[^<>\n]{0,200}\s(?:on\w{3,20}|style|srcdoc)\s?=|<!--|<!\[cdata|\{\{|\{%|javascript:"
    r"|\x1b|\x9b",
    re.IGNORECASE,
)
"""Page markup, scripts, template code and terminal escapes: what a text holds of them is nothing that it reports."""
_LINK_SURE = re.compile(
    r"(?i)(?:(?:read|see|watch|learn) more|(?:also|see also|read also|related)\b[^:]{0,20}|читайте також|"
    r"lesen sie auch|"
    r"lire aussi|lea también|関連記事)\s?[:：|]"
)
"""What opens a link even on the first line, where a title stands otherwise."""
_LINK_CAPITALS = re.compile(r"(?:ALSO READ|READ ALSO|SEE ALSO|READ MORE|ALSO WATCH|MUST READ|RELATED|DON[’']T MISS)\b")
_LINK_GLUED = re.compile(r"[A-ZÀ-Þ][\w’' &/-]{2,40}:(?=[A-Z“‘À-Þ])")
"""A stripped link: `Some topic:Headline of another story`."""
_LINK_WHOLE = _any(
    r"\(\s?(?:also\s+(?:on|in)\s[^():]{2,40}|photos?|pictures|videos?|watch|listen|read|see(?:\s+also)?|related|more"
    r"|poll"
    r"|gallery|graphic|transcript)\s?:[^()]{2,200}\)",
    r"\(\s?[^():]{0,30}full coverage[^()]{0,100}\)",
    r"(?:jump|back) to\b.{0,60}|click\s+(?:here|on|through|below|for|to)\b.{0,160}",
    r".{10,260}(?-i:[\w.?!’”\"'…] Read [Mm]ore| READ MORE)\s?(?:[»>…]|\.{3})?",
    r"(?:https?://|www\.)\S+",
    r"(?:for more|more|read|see|visit|watch|follow|source|link|full story|learn more)\b.{0,200}\s\(?(?:https?://"
    r"|www\.)\S+",
    r"(?-i:JUST WATCHED\b|MUST WATCH\b).{0,300}",
    r".{0,250}\b(?:listen|watch|replay|play)\b.{0,40}\b\d{1,2}:\d{2}",
    r"(?:slideshow|gallery|photos?|images?|videos?)\s?\(\d+\b[^()]{0,20}\)",
    r"(?:read|see) (?:the )?(?:full )?(?:list|story|report|article|transcript|letter|document|indictment|ruling"
    r"|statement)"
    r"(?:\s(?:here|below|of\s\w+))?",
)
_FURNITURE = _any(
    r"(?:story )?advertise?ments?:?(?:\s+continue reading.{0,60}|\s+story continues.{0,40})?|advertising|ad",
    r"anzeige|werbung|реклама|publicité|publicidad|pubblicità|広告",
    r"sponsored(?:\s+(?:content|stories|by\b.{0,60}))?|promoted(?:\s+(?:content|stories))?",
    r"(?:story|article) continue[sd]?\b.{0,60}|continue (?:reading|to article)\b.{0,80}|keep reading\b.{0,40}",
    r"(?:sign|log)\s+(?:up|in)\b.{0,200}|subscribe(?:\s+(?:to|now|today|for|here|and)\b.{0,160})?!?|register(?: now)?",
    r"(?:get|receive)\b.{0,120}\b(?:newsletters?|inbox|alerts?|updates)\b.{0,120}|(?:get|download) (?:our"
    r"|the)\b.{0,60}\bapp\b.{0,60}",
    r"(?:for|want|stay|join|keep|never|to)\b.{0,120}\b(?:subscribe to|sign up (?:for|to|here))\b.{0,100}",
    r"stay (?:up to date|informed|connected)\b.{0,160}|(?:[\w’'&-]+\s){0,4}newsletters?",
    r"підпи(?:суйтес[ья]|шіться|сатися)\b.{0,160}|подпи(?:сывайтесь|шитесь)\b.{0,160}|abonnez-vous\b.{0,160}"
    r"|suscr[ií]b(?:ete|ase)\b.{0,160}|(?:jetzt )?newsletter abonnieren\b.{0,80}",
    r"(?:read or )?share (?:this|on|via|article|story)\b[^.!?]{0,100}(?:https?://\S+)?"
    r"|(?:share|tweet|email|e-mail|print|comments?|copy link|save|like|follow|donate|menu|search|close|home)",
    r"поділи(?:тися|ться)|поделиться|teilen|partager|compartir|condividi|シェア(?:する)?",
    r"(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print|copy link|x|share)"
    r"(?:[\s,|/]+(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print|copy link|x"
    r"|share)){1,8}",
    r"follow\s+(?:us|him|her|them|me|@\w+)\b.{0,160}"
    r"|follow\s+[\w’'.-]+(?:\s[\w’'.-]+){0,4}\s+on\s+(?:twitter|facebook|instagram|x|linkedin|telegram|youtube"
    r"|google)\b.{0,160}",
    r"(?:\W\s?|\(c\)\s?)?copyright\s*(?:©|\(c\)|by\b|\d{4}).{0,260}|(?:©|\(c\)).{0,260}"
    r"|.{0,160}\ball rights reserved\b.{0,200}",
    r"(?:we|this (?:web)?site|our (?:web)?site|by (?:continuing|using)|accept|manage|cookies?)\b.{0,200}"
    r"\b(?:cookies?\s(?:polic\w+|settings|preferences|to)|(?:uses?|use of|accept(?: all)?|of)\s+cookies)\b.{0,200}"
    r"|accept (?:all|cookies)",
    rf"(?:first |last |originally )?(?:updated|modified|published|posted|created)\s*(?:on|at)?\s*:?\s*"
    rf"(?=(?:(?:{_WEEKDAY}|{_MONTH}|today|yesterday)\w*\b|\d)[^\n]{{0,90}}$)(?=[^\n]*\d)[\w ,.:/()|–+-]{{4,90}}",
    r"(?:оновлено|опубліковано|обновлено|опубликовано|veröffentlicht|aktualisiert|publié|mis à jour|publicado"
    r"|actualizado)"
    r"\s?(?:le|am|el)?\s?:?\s?\d[\w ,.:/-]{3,50}",
    r"skip to (?:main )?(?:content|navigation)|back to (?:top|home)|(?:view|show|hide|add|post|load) (?:all |more "
    r"|\d+ |a )?comments?",
    r"\d+\s+(?:comments?|shares?|(?:minutes?|mins?|hours?|days?|weeks?|months?|years?)\s+ago)"
    r"|\d+\s?min(?:ute)?s?\s+read",
    r"(?:estimated )?reading time:?.{0,30}|listen to (?:this )?(?:article|story)\b.{0,80}|(?:prev(?:ious)?"
    r"|next)?\s?image \d+ of \d+|(?:play|watch) (?:the )?video\b.{0,30}|video player.{0,30}",
    r"[-–]?\s*youtube|loading\W{0,3}|story highlights|(?:read|hide|show) (?:full )?(?:caption|transcript)"
    r"|media playback\b.{0,80}",
    r"(?:this|the) (?:article|story|report|copy|post|piece|page|column)\s+(?:(?:was|has been|is)\s+(?:(?:originally"
    r"|first|also|last)\s+)?"
    r"(?:updated|corrected|published|produced|edited|amended|written|adapted|translated|syndicated|republished"
    r"|reprinted|supported|funded"
    r"|made possible|generated|tagged|part of|sponsored|a collaborat\w+)|may (?:not )?be (?:published|reproduced"
    r"|republished))\b.{0,260}",
    r"this (?:article|story|post) tagged\b.{0,200}|(?:tags?|tagged|topics?|filed under|categor(?:y"
    r"|ies))\s?:\s?[^.!?]{1,200}",
    r".{1,220}\bcontributed to (?:this|the) (?:report|article|story|piece)\.?|contribut(?:ing|ors?):\s?.{2,160}"
    r"|with (?:\w+ ){1,3}wires?",
    rf"(?:[-–—•*]\s?)?{_NAMES}(?: (?:of|in|for) {_NAMES}){{0,2}} contributed(?: reporting)?\.?",
    r"\(?(?:additional )?(?:reporting|writing|compiled|edited|editing|translated|translation)\s+by\s.{2,260}",
    r"support\s[\w’'\s]{0,30}\bjournalism\b.{0,60}|become a (?:member|subscriber)\b.{0,80}|donate (?:now"
    r"|today)\b.{0,60}",
    r"\[/?(?:pullquote|caption|embed|video|gallery|image|ad|advertisement|related|newsletter)\b[^\]\n]{0,120}\].{0,3}",
    r"unsubscribe\b.{0,80}|manage (?:your )?(?:e-?mail )?(?:preferences|newsletters|subscriptions?)\b.{0,80}"
    r"|view (?:this )?(?:e-?mail |message )?in (?:your |a )?browser",
    r"you(?:[’']re| are) (?:reading|receiving)\b.{0,200}|thank(?:s| you) for (?:reading|subscribing)\b.{0,80}"
    r"|.{0,200}\bsign up (?:here|below)\b.{0,120}|did someone forward (?:you )?this\b.{0,100}",
    r"(?:corrections?|clarifications?|editor[’']s note)(?:\s\([^()]{1,60}\))?\s?:.{0,300}",
    r"[\W_]+",
)
_NOTE = _any(
    r".{0,260}\b(?:can be reached at|(?:follow|find) (?:him|her|them|me) (?:on|at)\b|follow (?:him|her|them|me) @\w"
    r"|(?:e-?mail|contact) (?:him|her|them|me|the author)(?: at|$)|on (?:twitter|x) at\b).{0,120}",
    rf"{_NAME}(?: {_NAME})+ is (?:an?|the)\b.{{0,240}}@\w+.{{0,20}}",
)
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Ww]ritten [Bb]y|[Ss]tory [Bb]y|[Aa]utore?:|[Ff]rom our)[:\s]\s?{_NAMES}"
    r"(?:\s?[,|–—•·/-]\s?[\w .:,|'’&@/–—-]{2,90})?"
)
_SIGNATURE = re.compile(rf"[–—-]{{1,2}}\s?{_NAMES}")
_PREFIXES = re.compile(r"Story [Hh]ighlights\b\s*|Facebook Twitter (?:Pinterest |LinkedIn |E?mail )*")
_TOP_LINES = 4
_END_LINES = 6


def furniture(line: Line, lines: int) -> str | None:
    """Return why a whole line is no part of the report, or None.

    Args:
        line: The line.
        lines: How many lines the text has.
    """
    words = line.text
    if _CODE.search(words):
        return "markup or code"
    if len(words) > LONGEST:
        return None
    if is_link(line):
        return "related links"
    if _FURNITURE.fullmatch(words):
        return "site furniture"
    last = line.number >= lines - _END_LINES
    if (last and _NOTE.fullmatch(words)) or ((line.number < _TOP_LINES or last) and _is_byline(line)):
        return "byline"
    return "byline" if line.alone and not line.ends and _SIGNATURE.fullmatch(words) else None


def _is_byline(line: Line) -> bool:
    return not line.ends and _BYLINE.fullmatch(line.text.strip("*_ ")) is not None


def is_link(line: Line) -> bool:
    """Tell whether a line is a link to another story."""
    words = line.text
    if _LINK_WHOLE.fullmatch(words):
        return True
    if not line.number and not _LINK_SURE.match(words):
        return False  # a title may begin with "Watch:" or "Opinion:"
    if not line.ends and (_LINK_CAPITALS.match(words) or (line.alone and _LINK_GLUED.match(words))):
        return True
    lead = _LINK_WORDS.match(words)
    return lead is not None and not (line.ends and _is_speech(words[lead.end() :]))


def _is_speech(words: str) -> bool:
    """`Read: "…," he said.` goes on as speech; a link is a headline, mostly without a final stop."""
    return words.lstrip()[:1] in {'"', "“", "«", "„"}


def furniture_prefix(words: str) -> int:
    """Return how many code points of a line's beginning are a widget's label."""
    match = _PREFIXES.match(words)
    return match.end() if match and match.end() < len(words) else 0
