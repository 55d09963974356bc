"""A headline without a model: the article's own title, or the beginning of a telling sentence, never a word of ours."""

import re
from collections.abc import Iterator, Sequence

from briefing.model import Article
from briefing.summarize.candidates import Candidate
from briefing.verify.quotes import verify_quote
from briefing.verify.source import Source

_MARKS = "\"“«„'‘「『"
_LONG = 100
_SHORT = 35
_COST_OF_LENGTH = 0.002
_COST_OF_PLACE = 0.1
_FIRST = 4
_IRREGULAR = (
    "struck won lost said took gave made put set left went came began fell rose hit cut led met sent told saw held "
    "kept built brought broke drew found fought got grew knew laid paid ran sold shot spent spoke stood swore threw "
    "thought wrote became chose drove ate flew forgot froze hid hurt let lay read rode rang sang sank sat sought "
    "shook shut slept stole stuck swept taught tore understood wore is are was were has have had will would can could "
    "may might must should says"
)
_VERB = rf"(?:{'|'.join(_IRREGULAR.split())}|[a-z]{{3,}}ed|[a-z]{{3,}}(?<!s)s)"
_FINITE = re.compile(rf"(?<=\s){_VERB}\b")
_CUTS = re.compile(
    r", (?:which|who|whose|where|when|while|as|after|before|according to|amid|despite|with|saying|adding|citing|"
    r"calling|including|officials said|and (?:said|says|told)|\w{4,}ing)\b"
    rf"|,? and (?=(?:{'|'.join(_IRREGULAR.split())}|[a-z]{{3,}}ed|(?:he|she|it|they|the|a|an|his|her|its|their) \w)\b)"
    r"|; | [–—] "
)
_UNDONE = re.compile(
    r"(?i)\b(?:not|no|never|n['’]t|if|unless|but|without|only|until|whether|denied|denies|false|falsely|alleged|allegedly|"
    r"claim|claims|claimed|would|could|might|except|although|though|than|rather)\b"
)
_DASH = re.compile(r"\s(?:[–—]|--)\s|—")
_DASHES = frozenset("–—")
_POST = re.compile(r"(?:^|[\s.(])[@#]\w|https?://|\bpic\.\w|\bRT\b|t\.co/")
_OPEN_END = re.compile(r"(?i)\b(?:the|a|an|of|to|by|in|on|at|for|from|with|and|or|that|said|says|told|as)$")


def headline(article: Article, found: Sequence[Candidate], scores: Sequence[float], source: Source) -> str | None:
    """Return the article's title, else the beginning of its most telling early sentence: a slice of the source.

    Args:
        article: The article.
        found: The candidates of the article.
        scores: How much each one tells.
        source: The article's text as evidence.
    """
    if article.title and not is_post(article.title):
        return article.title
    told = [(score, c) for score, c in zip(scores, found, strict=True) if c.quotation is None]
    if not told:
        return None
    early = [pair for pair in told if pair[1].order < _FIRST] or told
    best = max(early, key=lambda pair: (_worth(pair[0], pair[1], article.text), -pair[1].order))
    return shortened(best[1].span.of(article.text), source)


def is_post(title: str) -> bool:
    """Tell whether a title looks like a post of a social network: addresses, hashtags, account names."""
    return _POST.search(title) is not None


def _worth(score: float, candidate: Candidate, text: str) -> float:
    """A headline is best early, short, and understood alone."""
    words = candidate.span.of(text)
    length = next((len(cut) for cut in _beginnings(words)), len(words))
    spoken = 0.3 if words[0] in _MARKS else 0.0
    cost = _COST_OF_LENGTH * max(0, length - _LONG) + _COST_OF_PLACE * candidate.order
    return score - cost - spoken - candidate.hanging


def shortened(sentence: str, source: Source) -> str:
    """Return the first clause of a long sentence where cutting there keeps the sense, else the sentence."""
    words = sentence.strip()
    words = words if words.endswith("..") else words.removesuffix(".")
    if len(words) <= _LONG:
        return words
    return next((cut for cut in _beginnings(words) if verify_quote(cut, source).passed), words)


def _beginnings(sentence: str) -> Iterator[str]:
    """Yield beginnings of a sentence that are sentences themselves and lose nothing that turns them."""
    for match in _CUTS.finditer(sentence, _SHORT, 2 * _LONG):
        cut, rest = sentence[: match.start()], sentence[match.start() :]
        aside = match[0].strip() in _DASHES and len(_DASH.findall(sentence)) > 1
        if not aside and _is_whole(cut) and not _UNDONE.search(rest):
            yield cut


def _is_whole(cut: str) -> bool:
    """Tell whether a beginning reads as a sentence: a verb, also after its last "that", and nothing left open."""
    main = cut.partition(",")[0] if cut.count(",") == 1 else cut
    last = cut.rpartition(" that ")[2]
    balanced = cut.count("“") == cut.count("”") and cut.count('"') % 2 == 0 and cut.count("(") == cut.count(")")
    return bool(balanced and _FINITE.search(main) and _FINITE.search(f" {last}") and not _OPEN_END.search(cut))
