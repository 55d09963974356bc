"""Whether a sentence of a report can be read alone, as its outlet's word: patterns of shape, never of subject.

A sentence that hangs on another one is weighed down; what is no report at all (a question, a stub that only says who
spoke, an invitation to read on, a byline, speech without its speaker) is refused.
"""

import re

from briefing.summarize.clauses import has_verb

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
    r"once again|for one thing|more to the point|well|apparently|"
    r"on the other hand|not surprisingly|to do so|to that end|more than that|for (?:his|her|its|their) part|"
    r"that is|that['’]s|this|these|those|such|both|it|its|it['’]s|that (?!\w+ing\b)|they|their|the latter|the former|"
    r"the two|the pair|the trio|the other|others|another|here|there|he|she|his|her|hers|him)\b)"
)
_SOFT = re.compile(r"(?i)^(?:meanwhile|still|however|finally|lastly|first|second|third|next|earlier|later|even)\b,?")
_ANAPHORIC = re.compile(
    r"^The (?:[a-z][\w-]+ )?(?:claims?|moves?|decision|announcement|statements?|comments|remarks|proposal|attack|"
    r"incident|news|letter|"
    r"vote|deal|agreement|figures|findings|results|spike|increase|changes?|criticism|allegations|charges|order|group|"
    r"man|woman|men|women|victims?|suspects?|question|answer|problem|issue|idea|argument|point|reason|list|post|tweet|"
    r"video|interview|speech|story|article|piece|ad|move|ruling|measure|bill|plan|spot|number|report|legislation|meeting|"
    r"document|memo|study|survey|poll|case|lawsuit|suit|event|shooting|blast|crash|project|program|rule|test|exchanges?)\b"
    r"(?! (?:of|that|to|on|in|by|for|from))"
)
_LEANING = re.compile(
    r"\b(?:for example|for instance)\b|, (?:though|however|too|meanwhile|in turn|likewise)[,.]|"
    r"^one (?:\(\w+\) |\w+ )?(?:reason|answer|example|area|problem|possibility|option|solution)\b"
)
_ANSWERS = re.compile(r"\b(?:agreed|disagreed|concurred|replied|responded|objected)[.!]?[\"”’]?$")
"""A sentence that ends so tells that someone answered to the one before."""
_OPINES = re.compile(
    r"\b(?:absurd|ridiculous|outrageous|shameful|disgraceful|cruel|thoughtless|hapless|pathetic|laughable|insane|crazy|"
    r"stupid|idiotic|despicable|evil|brilliant|wonderful|amazing|awful|terrible|horrible|hypocri\w+|feckless|naive|"
    r"foolish|reckless(?:ly)?|sadly|unfortunately|thankfully|hopefully|frankly|obviously|of course|clearly|perhaps|"
    r"should (?:never|be|have)|must (?:not|never|stop|begin|start)|ought to|needs? to|time to|no doubt|"
    r"worth (?:looking|noting))\b"
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
    r"\b(?:we['’]ll be watching|we will be watching|stay tuned|remains to be seen|time will tell|we look at|"
    r"will be updated|is a developing story|this story (?:is|has|will|was))\b"
)
_INVITES = re.compile(
    r"\b(?:click here|subscribe|sign up|newsletter|follow (?:us|him|her|me)|read more|watch (?:the|our|more)|"
    r"listen to|(?:below|here) (?:are|is)|scroll down|as seen (?:in|below)|photos? (?:by|below)|see (?:also|below)|"
    r"[\w.]+@[\w.]+|https?://|www\.|@\w{3,}|tune in|(?:map|chart|graph|graphic|table) (?:above|below|shows)|"
    r"this (?:map|chart|graph|graphic|table)|shown (?:above|below|here|are))"
)
_CAPTION = re.compile(
    r"(?:, |\()(?:(?:far |second from |third from )?(?:left|right|cent(?:er|re))|top|bottom|[lr])(?=[,)])"
    r"|(?:/|\b)(?:AP Photo|Getty Images|Getty\b|AFP/|Shutterstock)"
    r"|/(?:AP|AFP|Reuters|EPA)\b|\b[Ff]ile photo\b|\bPhoto by\b"
)
_CODE = re.compile(
    r"</?[a-zA-Z!]|[{][{%]|[%}][}]|\]\(|(?i:javascript:)|&#?\w+;|\\[xu][0-9a-fA-F]{2}|\w=[\"']\w|^#{1,6}\s|[\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
"""Markup, template code, escapes: no words of a report."""
_BULLET = re.compile(r"\s[•·▪►■|]\s")
_RUN_TOGETHER = re.compile(
    r"(?<!F)[a-z]{3}(?:20\d\d\b|:[A-Z]|[.!?][A-Z][a-z])|\bMORE(?:['’]s| \(|[.,]| [a-z])|[a-z]{3}[\"”][A-Z][a-z]"
)
"""Words of a link or label that a page printed amid a sentence."""
_CREDIT = re.compile(
    r"\b(?:contributed to this|all rights reserved|copyright|(?:views|opinions) expressed|press writers?|"
    r"reported from|reporting by|editing by|may not be (?:published|reproduced)|this material)\b"
    r"|^(?:corrections?|corrected|clarification|editor['’]s note|updated?)\s?:"
    r"|^\W*[^.]{2,80}? (?:is|was) (?:a|an|the|our) [^.]{0,120}\b(?:columnist|contributor|correspondent|author of|"
    r"fellow (?:at|in)|professor (?:of|at)|commentator|staff writer|reporter (?:for|at|covering|who)|"
    r"analyst (?:at|for))\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:I['’](?:m|ve|d|ll)|[Mm]y|[Mm]yself|[Ww]e|"
    r"[Ww]e['’]\w+|[Oo]ur|[Oo]urs|"
    r"us|me|[Ll]et['’]s)\b"
)
_LABELLED = re.compile(r"^(?:[\w’'-]+ ){0,5}[\w’'-]+: [“\"]")
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
_ABBREVIATED = re.compile(r"\b(?:Reps?|Sens?|Govs?|Gens?|Lts?|Cols?|Mr|Mrs|Ms|Drs?|Profs?|St|No|vs)\.$")
"""A sentence that ends so was broken at an abbreviation."""
_ENDINGS = ".!…\"'”’»)。！」』"
_NO_REPORT_SMALL = (_OUTLOOK, _INVITES, _CREDIT)
"""Patterns for words in small letters: they are found faster than in any case."""
_NO_REPORT = (_CODE, _CAPTION, _BULLET, _FIRST_PERSON, _SECOND_PERSON)
_COSTS = ((_SOFT, 0.2), (_ANAPHORIC, 0.2))
_COSTS_SMALL = ((_LEANING, 0.15), (_OPINES, 0.25))
"""What a sentence loses that leans on others a little, or that judges rather than reports."""
HANGS = 0.5
"""How much a sentence that begins in the middle of a thought is weighed down."""


def unquoted(words: str) -> str:
    """Return the words outside quotation marks: the reporter's own."""
    return _QUOTED.sub(" ", words)


def is_garbled(words: str) -> bool:
    """Tell whether a word is missing or doubled, or another text runs into the sentence."""
    return _DOUBLED.search(words) is not None or _RUN_TOGETHER.search(words) is not None


def is_question(words: str) -> bool:
    """Tell whether words end as a question."""
    return _QUESTION.search(words.strip(' ,"”’')) is not None


def is_code(words: str) -> bool:
    """Tell whether words hold markup, template code or escapes."""
    return _CODE.search(words) is not None


def is_fragment(words: str) -> bool:
    """Tell whether words begin in the middle of a sentence."""
    return _FRAGMENT.match(words) is not None


def is_report(words: str) -> bool:
    """Tell whether a sentence is a whole one in which the outlet reports something.

    Args:
        words: The sentence on one line.
    """
    if (
        words[-1:] not in _ENDINGS
        or _ABBREVIATED.search(words)
        or is_fragment(words)
        or is_question(words)
        or not _balanced(words)
    ):
        return False
    own = unquoted(words)
    small = own.lower()
    return not (
        any(odd.search(own) for odd in _NO_REPORT)
        or any(odd.search(small) for odd in _NO_REPORT_SMALL)
        or _STUB.search(words)
        or _speaks(own)
        or _is_answer(words)
    )


def _is_answer(words: str) -> bool:
    """Tell whether a line is one of a transcript, or quotes under a label."""
    return _TRANSCRIPT.match(words) is not None or _LABELLED.match(words) is not None


def _speaks(words: str) -> bool:
    """Tell whether someone says "I"; a name before it makes it a number, as of a queen."""
    return any(found[1] is None or found[1].lower() in _OPENERS for found in _SPEAKS.finditer(words))


def hanging(words: str) -> float:
    """Return how much a sentence hangs on what came before it: 0 for none, `HANGS` and more for one that begins so."""
    if _HANGING.match(words):
        return HANGS
    if _ANSWERS.search(words):
        return HANGS
    own = unquoted(words)
    small = own.lower()
    weight = sum(cost for shape, cost in _COSTS if shape.search(own))
    weight += sum(cost for shape, cost in _COSTS_SMALL if shape.search(small))
    return weight + (0.35 if _unnamed_person(own) else 0.0) + (0.0 if has_verb(words) else 0.1)


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


def is_opener(word: str) -> bool:
    """Tell whether a capitalized word is one of the small ones that open sentences and name nobody."""
    return word[:1].isupper() and word.lower() in _OPENERS - {"the", "a", "an", "one", "some", "many", "most", "all"}


def _balanced(words: str) -> bool:
    """Tell whether no mark or bracket is opened and not closed, or stands stray at the end."""
    if words.endswith(("’", "'")) and not any(mark in words[:-1] for mark in ("‘", " '")) and words[0] not in "'’":
        return False
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
