"""Passages worth quoting, found without the product's own code, so that its blind spots are not ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"']?\s+(?=[A-Z“\"])|(?<=[.!?][”\"])\s+(?=[A-Z“\"])")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Reps|Sens|Gov|Lt|Col|St|Jr|Sr|No|Inc|Co|Corp|[A-Za-z]\.[A-Za-z])\.$"
)
_QUOTATION = re.compile(r"“([^“”\n]{30,500})”|(?<![\w\"])\"([^\"“”\n]{30,500})\"(?!\w)")
SENSITIVE = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nor|neither|without|hardly|barely|scarcely|rarely|seldom|unless|if|but"
    r"|however|although|though|except|until|till|only|even|despite|while|whereas|because|since|would|could|should|might|may"
    r"|must|can|will|shall|perhaps|maybe|probably|possibly|likely|unlikely|reportedly|allegedly|apparently|almost|nearly"
    r"|about|around|approximately|roughly|den\w+|reject\w*|refus\w*|doubt\w*|false\w*|claim\w*|alleg\w*|said|say|says"
    r"|told|fail\w*|lack\w*|stop\w*|avoid\w*|prevent\w*|seem\w*|appear\w*|suggest\w*|believ\w*|think|thought|expect\w*"
    r"|yet|rather|instead|otherwise|whether|supposed\w*|so-called|n’t|n't|cannot|ask\w*|wonder\w*|were|hope\w*|want\w*"
    r"|former\w*|ex|acting|deputy|potential\w*|propos\w*|plan\w*|attempt\w*|fake|purport\w*|accus\w*|charg\w*|suspect\w*"
    r"|try|tried|trying|threat\w*|against|pretend\w*|consider\w*|vow\w*|promis\w*|pledg\w*|offer\w*|declin\w*"
    r"|oppos\w*|urg\w*|call\w*|demand\w*|warn\w*|according|report\w*|intend\w*|impossible|wrong|hard|difficult|illegal|unlawful|unable|able|ban\w*|anti|non"
    r"|once|when|before|after|some|most|many|few|less|more|least|part\w*|mostly|sometimes|often|usually|fewer)\b"
    r"|n[’']t\b|[\[\]()…?]|\.\.|\d",
    re.IGNORECASE,
)
"""Words that a cut may not drop; an elision of the bank drops none of them, nor any figure."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text; `quoted` when it is the inside of quotation marks."""

    text: str
    start: int
    quoted: bool = False

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)

    def of(self, source: str) -> tuple[str, str]:
        """Return what stands before and after it."""
        return source[: self.start], source[self.end :]


def words_of(text: str) -> str:
    """Return a text's letters and digits, small, one space between words: our own measure of sameness."""
    return " ".join(re.findall(r"\w+", text.lower()))


def sentences(source: str) -> Iterator[Passage]:
    """Yield plain whole sentences that occur once, without brackets or unbalanced marks."""
    folded = words_of(source)
    for paragraph in _PARAGRAPH.finditer(source):
        for start, end in _pieces(paragraph[0]):
            passage = _stripped(source, paragraph.start() + start, paragraph.start() + end)
            if _is_usable(passage.text) and folded.count(words_of(passage.text)) == 1:
                yield passage


def _pieces(paragraph: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(paragraph):
        if not _ABBREVIATED.search(paragraph[max(0, match.start() - 12) : match.start()].rstrip("”\"’'")):
            yield start, match.end()
            start = match.end()
    yield start, len(paragraph)


def _stripped(source: str, start: int, end: int) -> Passage:
    """Return the passage without white space and marks at its edges."""
    text = source[start:end]
    left = len(text) - len(text.lstrip(" \t\"“”’‘'"))
    right = len(text.rstrip(" \t\"“”’‘'"))
    return Passage(text[left:right], start + left)


def _is_usable(text: str) -> bool:
    marks = text.count("“") == text.count("”") and text.count('"') % 2 == 0
    single = text.count("‘") <= text.count("’")
    shape = 8 <= len(text.split()) <= 45 and text[:1].isupper() and text[-1:] in ".!?"
    return marks and single and shape and not re.search(r"[\[\]{}<>|*_#@]|http|\.\.|…|\(|''", text)


def quotations(source: str) -> Iterator[Passage]:
    """Yield the insides of quotation marks that occur once and hold six words or more."""
    folded = words_of(source)
    for paragraph in _PARAGRAPH.finditer(source):
        if paragraph[0].count('"') % 2 or paragraph[0].count("“") != paragraph[0].count("”"):
            continue
        for match in _QUOTATION.finditer(paragraph[0]):
            group = 1 if match[1] else 2
            passage = _trimmed(source, paragraph.start() + match.start(group), paragraph.start() + match.end(group))
            if len(passage.text.split()) >= 6 and folded.count(words_of(passage.text)) == 1 and _is_clean(passage.text):
                yield passage


def _trimmed(source: str, start: int, end: int) -> Passage:
    text = source[start:end]
    left = len(text) - len(text.lstrip())
    return Passage(text.strip(), start + left, quoted=True)


def _is_clean(text: str) -> bool:
    return not re.search(r"[\[\]{}<>|*_#@]|http|\.\.|…|\(|''", text)
