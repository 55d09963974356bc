"""Words of a summary that state nothing about the news: greetings, mail heads, titles, questions, talk to the reader.

An article can neither bear them out nor contradict them, so they stay unchecked, which is never a pass. Anything that
is not exactly such a phrase is a statement. Pure; the lists are short and say what they hold.
"""

import re

from briefing.model import Span
from briefing.text.dates import find_dates

_GREETING = re.compile(
    r"(?i)\W*(?:good (?:morning|afternoon|evening|day|night)|hello|hi|hey|dear|welcome|best(?: wishes)?|kind regards|"
    r"regards|cheers|thanks|thank you|see you|until (?:tomorrow|next)|sincerely|yours|happy \w+day|stay tuned|"
    r"that's (?:all|it)|that’s (?:all|it))\b"
)
_NOTE = re.compile(
    r"(?i)\W*(?:just )?(?:a )?(?:quick|short|brief) (?:note|update|heads-?up|recap|word|reminder) "
    r"(?:on|about|for|before|ahead of|from)\b[^:;—–\d]*(?:\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\.?|h|uhr) [\w ]{2,20})?[.,!]?"
)
"""How a mail begins: `quick note on the story before the 4 pm call`."""
_LONGEST_GREETING = 12
_HEAD = re.compile(
    r"(?i)\W*(?:from|to|cc|bcc|subject|re|sent|date|present|absent|attendees|participants|notes?(?: by| taker)?|author|"
    r"written by|prepared (?:by|for)|compiled by|edited by|by|editor|word count|reading time|read time|topics?|tags?|"
    r"keywords|category|language|model|prompt|issue|unsubscribe|view in browser|todo|to do|action items?|contact)"
    r"\s?[:：]"
)
_LONGEST_HEAD = 14
_OFFER = re.compile(
    r"(?i)\W*(?:sure|certainly|of course|okay|ok|absolutely|here(?:['’]s| is| are)|below (?:is|are)|the following|"
    r"i (?:hope|have|can|could|would|will|was|am)|i['’](?:ve|d|ll|m)|let me|this (?:summary|digest|brief|briefing|"
    r"overview|newsletter|report|document)|these (?:summaries|notes)|would you|do you|if you|feel free|please|"
    r"you (?:are receiving|can|may|asked)|click|read (?:on|the)|reply|forward|subscribe|unsubscribe|follow us)\b"
)
_ABOUT_THE_PAGE = re.compile(
    r"(?i)\b(?:summar(?:y|ies|ize[ds]?|ise[ds]?)|digest|overview|newsletter|highlights|takeaways?|unsubscribe|"
    r"key (?:points|stories|facts)|bullet points|sources?|articles?|excerpts?|notes|you|your|know|subscribed?|"
    r"more details?|question|help)\b"
)
_SAID_TO_READER = re.compile(r"(?i)\b(?:you(?:['’](?:re|d|ll|ve))?|yours?|let us|our (?:readers?|team|inbox))\b")
_QUESTION = re.compile(r"[^“”\"«»„]*[?？]\W*")
_TITLE_WORDS = frozenset(
    (
        "a all also an analysis and answer as at background big bits bottom brief briefing bulletin by conclusion "
        "context coverage daily day details digest dr edition end evening executive facts faq for friday from global "
        "headline headlines highlights in insights international introduction issue it items key know latest lead "
        "line list local main major matter matters media memo minutes monday month monthly more morning most national "
        "need news newsletter next notable note notes number numbers of on other our outlook overview page part "
        "points politics press q question questions quick quote quotes read reading recap report reports review round "
        "roundup saturday section short should some sources stories story summaries summary sunday tag takeaway "
        "takeaways text the things this thursday timeline tl tldr to today top topic topics tuesday up update updates "
        "watch wednesday week weekend weekly what who why words world wrap yesterday you your "
    ).split()
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_OWN_COUNT = re.compile(
    rf"(?i)\b{_NUMBER} (?:(?:more|other|different|news|top|key|main) )?(?:articles|reports|stories|sources|outlets|"
    rf"items|headlines|pieces|texts|summaries|min(?:ute)?s?(?: to)? read|bullet points|takeaways)\b"
    rf"|\b(?:all|the|these|both) {_NUMBER}(?= (?:quote|report|agree|say|carry|cite|describe|mention|cover|tell|note)\b)"
)
_SOURCES = r"(?:articles?|reports?|outlets?|sources?|accounts?|papers?|pieces)"
_TELLING = (
    r"(?:quote|report|agree|disagree|differ|describe|mention|cover|carry|cite|say|note|tell|use|give|do not|don['’]t)"
)
_ABOUT_SOURCES = re.compile(
    rf"(?i)\W*(?:(?:all|both|most|each|none|neither|only|some)(?: of)? )?(?:the |these )?(?:{_NUMBER} )?(?:other )?"
    rf"{_SOURCES} {_TELLING}|\W*(?:all|both|the|these) {_NUMBER} {_TELLING}"
)


def own_counts(text: str) -> tuple[Span, ...]:
    """Return where a line counts the page's own sources or parts (`three articles`, `1 minute to read`)."""
    return tuple(Span(*match.span()) for match in _OWN_COUNT.finditer(text))


def is_about_sources(text: str) -> bool:
    """Tell whether a sentence says what the articles themselves do (`All three reports quote …`)."""
    return _ABOUT_SOURCES.match(text) is not None


def is_formality(text: str) -> bool:
    """Tell whether a line is a greeting or the head of a mail or of notes (`From: …`, `Present: …`)."""
    words = len(text.split())
    greets = _GREETING.match(text) is not None or _NOTE.fullmatch(text.strip()) is not None
    return (words <= _LONGEST_GREETING and greets) or (words <= _LONGEST_HEAD and _HEAD.match(text) is not None)


def is_question(text: str) -> bool:
    """Tell whether a sentence only asks."""
    return _QUESTION.fullmatch(text) is not None


def is_offer(text: str) -> bool:
    """Tell whether a sentence speaks to the reader of the page itself (`Here's a summary of …`, `Let me know if …`)."""
    if not _OFFER.match(text):
        return False
    return _ABOUT_THE_PAGE.search(text) is not None or _SAID_TO_READER.search(text) is not None


def is_page_title(text: str) -> bool:
    """Tell whether a line only names the page or a part of it: `Daily News Summary`, `Media review 24 Apr`."""
    text, counts = _OWN_COUNT.subn(" ", text)
    for mention in reversed(find_dates(text, None)):
        text = text[: mention.span.start] + text[mention.span.end :]
    words = [word.lower() for word in _WORD.findall(text)]
    return bool(words or counts) and all(word.removesuffix("'s").removesuffix("’s") in _TITLE_WORDS for word in words)


def title_words(text: str) -> frozenset[str]:
    """Return the words of a line that only name pages and parts of pages, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(text)) & _TITLE_WORDS


def is_title_case(text: str) -> bool:
    """Tell whether a line writes its words with capitals whatever they are, so that a capital tells no name."""
    words = [word for word in _WORD.findall(text) if len(word) > _SHORT and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capitals >= _MOST * len(words)


_SHORT = 3
_MOST = 0.75
