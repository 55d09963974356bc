"""The words that tell what a figure counts: fates, counted heads, parts of a whole, bounds in time.

General words only; no person, place or event. What they mean for two figures is decided in `comparing`.
"""

import re

FATES = {
    word: fate
    for fate, words in {
        "dead": "killed kill kills killing died dies dead death deaths dying fatal fatally fatalities slain toll",
        "hurt": "injured wounded injuries injury injuring wounding wounds hurt hospitalized hospitalised",
        "held": "captured capture arrested arrest arrests detained jailed prisoners prisoner hostages hostage custody",
        "gone": "missing unaccounted disappeared",
        "moved": "displaced fled evacuated evacuees deported transferred redeployed deployed moved brought bring",
        "ill": "infected infections sickened",
        "lost": "lost losses losing casualties",
        "saved": "rescued saved freed released",
    }.items()
    for word in words.split()
}
"""Words of one fate: figures of different fates never measure one thing."""

FATE_NAMES = {
    "dead": "killed",
    "hurt": "injured",
    "held": "captured or held",
    "gone": "missing",
    "moved": "moved",
    "ill": "infected",
    "lost": "lost",
    "saved": "freed or saved",
}
"""What a row of figures says of the counted: one word for a fate, whatever form the articles print."""

SAME_HEADS = {
    word: head
    for head, words in {
        "people": "people persons person individuals",
        "troops": "troops soldiers soldier servicemen servicemembers",
        "children": "children child kids",
        "strike": "strikes strike airstrikes airstrike",
    }.items()
    for word in words.split()
}
"""Nouns that count the same."""

BEHIND_NOUN = frozenset(
    "in on at of from to by with for across around along near against between among over under within inside outside "
    "during since before after about as via per who that which but is are was were has have had will "
    "would".split()
)
"""Words that end the noun phrase of what is counted."""

PART_BEFORE = re.compile(
    r"\b(?:others?|another|additional|further|remaining|including|among|each|every|average|first|last|out of|per"
    r"|only)\b",
    re.IGNORECASE,
)
PART_BEHIND = re.compile(
    r"\s+(?:more\b(?! than)|others?\b|additional\b"
    r"|(?:out )?of (?:the|its|his|her|their|our|those|these|them|which|whom)\b)"
)
RATE = re.compile(
    r"\b(?:each|apiece|per|respectively|an? (?:day|week|month|year|person|piece|share|head|hour|barrel))\b",
    re.IGNORECASE,
)
TIMES = re.compile(
    r"\b(?:(?:in|over|for|during|within|after|since|by|per|every|each|an?|this|last|next|past|previous|first|from)\s+"
    r"(?:(?:the|past|last|next|first|nearly|about|almost|more|than|\d{1,4}|two|three|four|five|six|seven|eight|nine|ten"
    r"|several|few)\s+){0,3}(?:hours?|days?|nights?|weeks?|weekend|months?|quarters?|years?|decades?|century)"
    r"|(?:in|by|since|until|during)\s+(?:early\s+|late\s+|mid-)?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)"
    r"|(?:dai|week|month|year)ly|annual(?:ly)?|yesterday|today|overnight|tomorrow|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
SHARE_OF = re.compile(r"\s+(?:of|for|in|from|on)\s+((?:[\w’'-]+\s+){0,3}[\w’'-]+)")
