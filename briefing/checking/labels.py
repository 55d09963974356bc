"""Labels of a summary's lines: words that only lead to what follows (`TL;DR:`, `**Why it matters:**`, `**Tech.**`).

A label states nothing by itself; the names and figures in it are still checked. Pure; what is not clearly a label stays
part of the sentence behind it.
"""

import re

from briefing.verify.speech.cues import PARTIAL, SPEECH

_LEAD_IN = re.compile(
    r"(?i)\W*(?:tl;?dr|summary|in brief|in short|(?:the )?bottom line|key (?:points?|takeaways?|facts?|quotes?)|"
    r"highlights?|q(?:uestion)?|a(?:nswer)?|why it matters|what happened|what(?:['’]s| is) next|the big picture|"
    r"driving the news|zoom (?:in|out)|by the numbers|what they(?:['’]re| are) saying|background|context|impact|note|"
    r"update|takeaway|details?|overview|conclusion|quote|notable quotes?|comparison|"
    r"\d{1,2} (?:big |quick |more |last )?things?(?: to know)?)\s*[:—–]\W*"
)
_MOST_LABEL_WORDS = 8
_MOST_WORDS_BEFORE_COLON = 4
_MOST_WORDS_BEFORE_STOP = 3
_BEFORE_COLON = re.compile(r"\W{0,6}(?P<words>[^\W\d_][^.:：!?;,“”\"«»„()\d\n]{0,40})\s?[:：]\s+(?=\S)")
_BOLD_STOP = re.compile(r"\W{0,6}(?P<words>[^\W\d_a-z][^.:!?;,“”\"«»„()\d\n]{0,40})[.]\s+(?=\S)")
_SAYING = SPEECH | PARTIAL


def lead_in_end(text: str) -> int:
    """Return where a label that is known to be one ends (`TL;DR: `); 0 where there is none."""
    match = _LEAD_IN.match(text)
    return match.end() if match else 0


def label_end(text: str, lead: int) -> int:
    """Return where the label at the start of a line ends, with the spaces behind it; 0 where there is none.

    It may hold a name or a figure.

    Args:
        text: The line.
        lead: Where the bold words at its start end; 0 where there are none.
    """
    match = _BEFORE_COLON.match(text)
    if match and _is_short(match["words"], _MOST_WORDS_BEFORE_COLON) and text[match.end() :].strip():
        return match.end()
    match = _BOLD_STOP.match(text) if lead else None
    if match and match.end("words") in {lead, lead - 1} and _is_named_topic(match["words"]):
        return match.end()
    return 0


def _is_short(words: str, most: int) -> bool:
    """Tell whether words are few and none of them says that someone spoke."""
    found = words.split()
    return len(found) <= most and _SAYING.isdisjoint(word.lower() for word in found)


def _is_named_topic(words: str) -> bool:
    """Tell whether words are few and all begin with a capital, as a topic does and no statement."""
    return _is_short(words, _MOST_WORDS_BEFORE_STOP) and all(word[0].isupper() for word in words.split())


def is_label(text: str) -> bool:
    """Tell whether a short line only leads to what follows (`Key points:`)."""
    return text.rstrip().endswith((":", "：")) and len(text.split()) <= _MOST_LABEL_WORDS
