"""Beginnings of a sentence that are sentences themselves: headlines are words of the article, cut short.

A cut never adds a word, and is refused where the rest turns what is left: a negation, a condition, who says so. Shape
decides, never subject.
"""

import re
from collections.abc import Iterator

_FEWEST_WORDS = 5
_LONGEST_WORD = 24
_IRREGULAR = (
    "struck won lost said took gave made put set left went came began fell rose hit cut led met sent told saw held "
    "kept built brought broke drew found fought got grew knew laid paid ran sold shot spent spoke stood swore threw "
    "thought wrote became chose drove ate flew forgot froze hid hurt let lay read rode rang sang sank sat sought "
    "shook shut "
    "slept stole stuck swept taught tore understood wore is are was were has have had will would can could may might "
    "must should says say calls faces plans wants seeks remains shows means makes gives takes keeps warns urges moves "
    "helps backs hits wins loses leads gets goes does do did want seek remain"
)
_WORDS = "|".join(_IRREGULAR.split())
_VERBS = frozenset(_IRREGULAR.split())
_PLAIN_WORD = re.compile(r"[A-Za-z]+")
_ARTICLES = frozenset(("the", "a", "an"))
_SHORTEST_PAST = 5
"""Letters of the shortest regular past form that counts ("ended")."""
_DAY = r"(?:(?:on|late|early) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TIME = (
    r"after|as|when|while|before|because|since|during|despite|amid|following|ahead of|even as|once|"
    r"in (?:an?|the) (?:\w+ )?(?:effort|attempt|bid|move|case|sign|step|speech|statement|wake)|"
    rf"in (?:exchange|connection|response|addition|part)|in (?:19|20)\d\d|by \w+ing|{_DAY}"
)
_REDUCED = (
    r"(?:reached|held|made|based|passed|led|backed|filed|called|known|caused|triggered|fueled|prompted|commissioned|"
    r"proposed|imposed|approved|created) (?:between|by|in|on|at|from|against|over|during|under|after|last)|"
    r"(?:designed|aimed|meant|intended) (?:to|at|for)|(?<=[a-z]{3} )[a-z]{3,}ed (?:in|by|at|from|during|last)"
)
_CUTS = re.compile(
    r",\s(?:which|who|whose|where|when|while|as|after|before|amid|despite|with|adding|citing|calling|including|\w{4,}ing)\b"
    rf"|,?\sand\s(?=(?:{_WORDS}|[a-z]{{3,}}ed|(?:he|she|it|they|the|a|an|his|her|its|their)\s\w)\b)"
    rf"|\s(?:{_TIME})\b"
    r"|(?<!s)\sthat\s(?=(?:had|has|have|is|was|were|are|will|include[sd]?|prompted|led|left|killed)\b)"
    rf"|\s(?:{_REDUCED})\b"
    r"|\swith\s(?=(?:an?|the|his|her|its|their)\s)"
    r"|;\s|\s[–—]\s|\s--\s|—"
)
_TURNS = re.compile(
    r"(?i)\b(?:not|no|never|nobody|none|neither|n['’]t|if|unless|but|without|only|until|whether|denied|denies|false|falsely|"
    r"alleged|allegedly|claim|claims|claimed|except|although|though|than|rather|instead)\b|n['’]t\b"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|tells|according to|reported|reports|announced|wrote|tweeted|showed?|shows|argued|argues|"
    r"estimated?|believes?|suggested?)\b"
)
_SPOKEN = re.compile(r" that | (?:said|says|announced|argued?|argues|believes?|suggested?) ")
_PARTNER = re.compile(
    r"(?i)\b(?:met|meets?|meeting|talks?|spoke|speak|deal|agreements?|agree[ds]?|charged|war|relationship|ties|relations|"
    r"contact|along|ahead|up|down|work(?:ed|ing|s)?|associated|familiar|dealing|filled|consistent|line|beg[ai]ns?|start(?:ed|s)?|"
    r"end(?:ed|s)|together|struggl\w+|struck|replaced|comply|interview|conversation|call|summit|negotiations|standoff|"
    r"dispute|clash(?:ed|es)?|confrontation|patience|disagreed|is|are|was|were|be|been)$"
)
_ROLE = re.compile(
    r"(?i)\b(?:described|seen|regarded|known|serv\w+|act(?:ed|ing|s)?|named|identified|cast|hailed|called|viewed|considered|"
    r"treated|same|so|as|such|well|much|many|long|soon|far|work(?:ed|ing|s)?|sworn|is|are|was|were|be|just|even)$"
)
_MEASURE = re.compile(
    r"(?i)\b(?:minutes|hours?|days?|weeks?|months?|years?|decades?|moments|shortly|just|only|soon|long|immediately|right|"
    r"ever|even|than|not|also|being|named|ahead|back|looks?|looking)$"
)
_OPEN = re.compile(
    r"(?i)\b(?:the|a|an|of|to|by|in|on|at|for|from|with|and|or|that|said|says|told|as|is|are|was|were|be|been|has|have|had|"
    r"will|would|can|could|may|might|its|their|his|her|not|also|how|what|who|why|where|whether|about|over|into)$"
)
_UNDONE = re.compile(
    r",[\"”’]$|\btold (?:\w+ ){0,4}\w+$"
    r"|\b(?!died$|resigned$|collapsed$|failed$|succeeded$|escaped$|ended$|closed$|surrendered$|disappeared$)[a-z]{3,}ed$"
)
"""What a beginning may not end on: the comma of a quotation, a verb without its object, someone told of nothing."""
_FIRST_NAMES_NOBODY = re.compile(
    r"(?:In|On|At|By|For|From|With|As|After|Before|During|Despite|Amid|Under|Since|Late|Early|Last|Earlier|Later|Today|"
    r"Yesterday|Speaking|Following|While|When|Hours|Days|Weeks|Months|Years|Two|Three|Four|Five|Six|One)\b"
)
_PLACED = re.compile(r"(?:In|On|At|Two|Three|Four|Five|Six|One|Late|Early|Last|Today|Yesterday)\b")
_RELATIVE = re.compile(r"(?:who|which|whose|where)\b")
_PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being|has|have|had|also|and|\w+ly)$")
_ASIDE = re.compile(r"\s(?:[–—]|--)\s|—")


def beginnings(sentence: str) -> Iterator[str]:
    """Yield beginnings of a sentence that are sentences themselves and lose nothing that turns them."""
    for match in _CUTS.finditer(sentence):
        cut, rest = sentence[: match.start()].rstrip(" ,"), sentence[match.start() :]
        if len(cut.split()) >= _FEWEST_WORDS and _may_cut(cut, match[0].strip(" ,"), rest) and _is_whole(cut):
            yield cut


def _may_cut(cut: str, word: str, rest: str) -> bool:
    """Tell whether what is cut off is an addition: no partner of the verb, no role, no half of an aside, no turn."""
    if word in {"–", "—", "--"} and len(_ASIDE.findall(rest)) > 1:
        return False
    if _TURNS.search(rest) or (_SAYS.search(rest) and not _SAYS.search(cut)):
        return False
    end = max(0, len(cut) - _LONGEST_WORD)
    if (word == "with" and _PARTNER.search(cut, end)) or (word == "as" and _ROLE.search(cut, end)):
        return False
    return not any(shape.search(cut, end) for shape in (_PASSIVE, _MEASURE, _OPEN))


def _is_whole(cut: str) -> bool:
    """Tell whether a beginning reads as a sentence: a verb, also after its last "that", and nothing left open."""
    if cut.count("“") != cut.count("”") or cut.count('"') % 2 or cut.count("(") != cut.count(")"):
        return False
    if _UNDONE.search(cut):
        return False
    last = _SPOKEN.split(cut)[-1]
    return has_verb(_main(cut)) and has_verb(last)


def _main(cut: str) -> str:
    """Return the part of a beginning that must hold its verb: before its first comma, or behind its last one.

    Behind it only where the commas enclose an aside, or where what stands first names nobody ("On Friday, …").
    """
    parts = cut.split(", ")
    opens = _FIRST_NAMES_NOBODY.match(cut) is not None
    if len(parts) == 1:
        return "" if opens and not _PLACED.match(cut) else cut
    if not opens and has_verb(parts[0]):
        return parts[0]
    aside = len(parts) > 2 or opens  # noqa: PLR2004 - an aside has two commas
    return parts[-1] if aside and not _RELATIVE.match(parts[-1]) else ""


def has_verb(words: str) -> bool:
    """Tell whether words hold a verb that can carry a sentence, among those that English news uses most."""
    before = ""
    for word in _PLAIN_WORD.findall(words):
        if word in _VERBS:
            return True
        if word.endswith("ed") and len(word) >= _SHORTEST_PAST and word.islower() and before not in _ARTICLES:
            return True
        before = word
    return False
