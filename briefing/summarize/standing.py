"""Whether a sentence of a report can be read alone, as its outlet's word: patterns of shape, never of subject.

A sentence that hangs on another one is weighed down; what is no report at all (a question, a stub that only says who
spoke, an invitation to read on, a byline, speech without its speaker) is refused.
"""

import re

_QUOTED = re.compile(r"“[^“”]{0,2000}”|\"[^\"]{0,2000}\"|«[^«»]{0,2000}»|„[^„“”]{0,2000}[“”]")
_HANGING = re.compile(
    r"(?i)^(?:(?:and|but|so|yet|or|nor|also|instead|then|thus|therefore|moreover|furthermore|besides|nevertheless|"
    r"nonetheless|otherwise|similarly|likewise|in addition|in other words|for example|for instance|in particular|"
    r"as a result|as such|after all|above all|in turn|in response|in contrast|by contrast|at the time|since then|"
    r"of course|indeed|in the end|in fact|shortly (?:after|before)|at (?:that|the same) time|"
    r"even (?:before|then|so)|many are|most are|some are|if anything|after that|before that|at least one of|"
    r"(?:all|one) of (?:this|that|these|those|them)|that same|the same|to be sure|that said|"
    r"not only that|among them|among those|"
    r"(?:some|many|most|all|none|few|both|each|several) of (?:its|them|these|those|this|that|their|his|her)|"
    r"once again|on the other hand|not surprisingly|to do so|to that end|more than that|for (?:his|her|its|their) part|"
    r"that is|that['’]s|this|these|those|such|both|it|its|it['’]s|that (?!\w+ing\b)|they|their|the latter|the former|"
    r"the two|the pair|the trio|the other|others|another|here|there|he|she|his|her|hers|him)\b)"
)
_SOFT = re.compile(r"(?i)^(?:meanwhile|still|however|finally|lastly|first|second|third|next|earlier|later|even)\b,?")
_ANAPHORIC = re.compile(
    r"^The (?:claims?|moves?|decision|announcement|statements?|comments|remarks|proposal|attack|incident|news|letter|"
    r"vote|deal|agreement|figures|findings|results|spike|increase|changes?|criticism|allegations|charges|order|group|"
    r"man|woman|men|women|victims?|suspects?|question|answer|problem|issue|idea|argument|point|reason|list|post|tweet|"
    r"video|interview|speech|story|article|piece|ad|move|ruling|measure|bill|plan)\b"
    r"(?! (?:of|that|to|on|in|by|for|from))"
)
_STUB = re.compile(
    r"(?i)^(?:this|that|it|these|he|she)\b.{0,40}\b(?:was|were|is|has been|been)?\s*(?:stated|said|"
    r"reported|announced|told|made|noted|posted|published|written|confirmed)\b.{0,20}"
    r"\b(?:by|during|in|on|to|this statement|these comments)\b"
    r"|\bmade (?:this|these|the) (?:statements?|comments?|remarks?|announcement)\b"
    r"|^(?:he|she|they|[\w. ]{2,40}) (?:also )?(?:spoke|talked|commented|elaborated|"
    r"touched)\b.{0,60}\b(?:about|on|of)\b"
)
_OUTLOOK = re.compile(
    r"(?i)\b(?:we['’]ll be watching|we will be watching|stay tuned|remains to be seen|time will tell|we look at|"
    r"will be updated|is a developing story|this story (?:is|has|will|was))\b"
)
_INVITES = re.compile(
    r"(?i)\b(?:click here|subscribe|sign up|newsletter|follow (?:us|him|her|me)|read more|watch (?:the|our|more)|"
    r"listen to|(?:below|here) (?:are|is)|scroll down|as seen (?:in|below)|photos? (?:by|below)|see (?:also|below)|"
    r"[\w.]+@[\w.]+|https?://|www\.|@\w{3,})"
)
_CREDIT = re.compile(
    r"(?i)\b(?:contributed to this|all rights reserved|copyright|(?:views|opinions) expressed|press writers?|"
    r"reported from|reporting by|editing by|may not be (?:published|reproduced)|this material)\b"
    r"|^\W*[^.]{2,80}? (?:is|was) (?:a|an|the|our) [^.]{0,120}\b(?:columnist|contributor|correspondent|author of|"
    r"fellow (?:at|in)|professor (?:of|at)|commentator|staff writer|reporter (?:for|at|covering|who)|"
    r"analyst (?:at|for))\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I['’](?:m|ve|d|ll)|[Mm]y|[Mm]yself|[Ww]e|"
    r"[Ww]e['’]\w+|[Oo]ur|[Oo]urs|"
    r"us|me|[Ll]et['’]s)\b"
)
_SPEAKS = re.compile(r"(?:\b([A-Z]\w+) )?\bI (?=[a-z])")
_SECOND_PERSON = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ours|[Yy]ou['’]\w+)\b")
_TRANSCRIPT = re.compile(r"^(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+(?: \([^()]{1,30}\))?: ")
_PERSON = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|[Hh]ers|[Hh]imself|[Hh]erself)\b")
_NAME_SOON = re.compile(r",\s(?:\w+\s){0,2}[^\W\d_a-z]\w+")
_LONGEST_OPENING = 120
_CAPITAL = re.compile(r"[^\W\d_]\w*")
_FRAGMENT = re.compile(r"^(?:[a-zа-яіїєґ,;:)\]–—•·*-]|\(?(?:\d{1,2}|[a-zA-Z])\)\s|\d{1,2}\.\s)")
_QUESTION = re.compile(r"\?[\"'”’»)]*$")
_DOUBLED = re.compile(
    r"(?i)\b(?:the|a|an)\s+(?:of|to|by|in|on|at|for|with|and|the|a|an)\b(?!-)|\b(?!that\b|had\b)(\w{2,})\s+\1\b"
)
"""A word is missing or doubled: "to prevent the of …"."""
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i".split()
)
_ENDINGS = ".!…\"'”’»)。！」』"
_DATELINE = re.compile(
    r"(?:[A-Z][a-z]+(?:, [A-Z][a-z]+)? )?\([A-Z][A-Za-z. /&-]{2,24}\)\s*(?:[-–—―]{1,2}\s*)?"
    r"|(?P<place>[^\W\d_][\w'.’-]{2,}(?:,? [^\W\d_][\w'.’-]*){0,5}),?\s*(?:\([A-Z][\w. /&-]{1,24}\)\s*)?"
    r"(?:[-–—―]{1,2}|:)\s+"
)
_LONGEST_PLACE = 60
HANGS = 0.5
"""How much a sentence that begins in the middle of a thought is weighed down."""


def unquoted(words: str) -> str:
    """Return the words outside quotation marks: the reporter's own."""
    return _QUOTED.sub(" ", words)


def is_garbled(words: str) -> bool:
    """Tell whether a word is missing or doubled."""
    return _DOUBLED.search(words) is not None


def is_question(words: str) -> bool:
    """Tell whether words end as a question."""
    return _QUESTION.search(words.strip(' ,"”’')) is not None


def is_fragment(words: str) -> bool:
    """Tell whether words begin in the middle of a sentence."""
    return _FRAGMENT.match(words) is not None


def is_report(words: str) -> bool:
    """Tell whether a sentence is a whole one in which the outlet reports something.

    Args:
        words: The sentence on one line.
    """
    if words[-1:] not in _ENDINGS or is_fragment(words) or is_question(words) or not _balanced(words):
        return False
    own = unquoted(words)
    odd = _STUB.search(words) or _OUTLOOK.search(own) or _INVITES.search(own) or _CREDIT.search(own)
    return not (odd or _FIRST_PERSON.search(own) or _speaks(own) or _TRANSCRIPT.match(words))


def _speaks(words: str) -> bool:
    """Tell whether someone says "I"; a name before it makes it a number, as of a queen."""
    return any(found[1] is None or found[1].lower() in _OPENERS for found in _SPEAKS.finditer(words))


def hanging(words: str) -> float:
    """Return how much a sentence hangs on what came before it: 0 for none, `HANGS` and more for one that begins so."""
    if _HANGING.match(words):
        return HANGS
    own = unquoted(words)
    weight = 0.2 if _SOFT.match(words) or _ANAPHORIC.match(words) else 0.0
    if _SECOND_PERSON.search(own):
        weight += 0.3
    return weight + (0.35 if _unnamed_person(own) else 0.0)


def _unnamed_person(words: str) -> bool:
    """Tell whether "he" or "she" stands before any name that it could mean."""
    person = _PERSON.search(words)
    if person is None:
        return False
    opening = words.find(",", person.end())
    if 0 <= opening < _LONGEST_OPENING and _NAME_SOON.match(words, opening):
        return False  # "After she won, Ana Ruiz said": the name follows
    before = _CAPITAL.findall(words, 0, person.start())
    return not any(word[0].isupper() and word.lower() not in _NO_NAMES for word in before[1:]) and not _opens_with_name(
        before
    )


def _opens_with_name(words: list[str]) -> bool:
    """A first word is a name when it is none of the small words that open sentences."""
    return bool(words) and words[0].lower() not in _OPENERS and words[0][0].isupper()


_OPENERS = frozenset(
    "a an the in on at by for from with as if when while after before since until although though even just because "
    "despite during under over about one two three four five six seven eight nine ten some many most all both each "
    "every no not only during within without through among against between once later earlier now then today yesterday "
    "last next this that these those still meanwhile however asked when what why how who where there here to of".split()
)


def _balanced(words: str) -> bool:
    """Tell whether no mark or bracket is opened and not closed, or stands stray at the end."""
    if words.endswith(("’", "'")) and not any(mark in words[:-1] for mark in ("‘", " '")) and words[0] not in "'’":
        return False
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")


def dateline_end(words: str) -> int:
    """Return where a dateline at the beginning ends (`LONDON (AP) — `), in code points; 0 without one."""
    found = _DATELINE.match(words)
    if found is None or found.end() > _LONGEST_PLACE or not words[found.end() : found.end() + 1].isupper():
        return 0
    place = found["place"]
    return found.end() if place is None or place.split()[0].strip(",.").isupper() else 0
