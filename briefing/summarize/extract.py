"""The extractive engine: the outlets' own sentences, chosen without a model. It selects; it never writes a word.

TF-IDF centroid (Radev et al. 2004) with maximal marginal relevance (Carbonell and Goldstein 1998) and a lead prior;
what cannot stand alone (attribution stubs, questions, captions, sentences that hang on the one before) is left out, and
speech is given as a quote with its speaker.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Article, ArticleId, Audience, Draft, DraftClaim, DraftQuote, Quotation, Sentence, Span
from briefing.summarize.headlines import dateline_length, is_post, shortened
from briefing.text.figures import find_figures
from briefing.text.names import find_names
from briefing.verify.source import Source

DIVERSITY = 0.55
"""Weight of novelty against relevance in marginal relevance."""
_LEAD = 0.55
"""Weight of standing first: news tells the most important thing on top (inverted pyramid)."""
_FEWEST_WORDS = 7
_MOST_WORDS = 60
_MOST_QUOTE_WORDS = 40
_HARD_QUOTE_WORDS = 55
_TOP = 0.6
"""Weight of standing first for a headline, beside the lead prior of its score."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITALIZED = re.compile(r"\b[^\W\d_a-z][a-z]{4,}\b")
_OFTEN = 3
_NEAR_LENGTH = 3
_FRAGMENT = re.compile(r"^(?:[a-zа-яіїєґ,;:)\]–—•·*-]|\(?(?:\d{1,2}|[a-zA-Z])\)\s|\d{1,2}\.\s)")
_INITIAL = re.compile(r"^[^\W\d_]\.\s?[^\W\d_]")
_QUOTED = re.compile(r"[“\"«„][^”\"»“«„]*[”\"»“]")
_FIRST_PERSON = re.compile(r"\b(?:I(?=(?:['’]\w+)?\s+[a-z])|[Ww]e|[Mm]y|[Oo]ur|us|me)\b(?!\.)")
_HANGING = re.compile(
    r"(?i)^(?:(?:and|but|so|yet|or|nor|also|however|meanwhile|still|instead|then|thus|therefore|moreover|"
    r"furthermore|besides|"
    r"nevertheless|nonetheless|otherwise|similarly|likewise|in addition|in other words|for example|"
    r"for instance|in particular|"
    r"indeed|in the end|in fact|shortly (?:after|before)|at (?:that|the same) time|since then|even (?:before|then|so)|"
    r"one of (?:those|these|them)|another|others|many are|most are|some are|if anything|after that|before that|"
    r"as such|at least one of|all of (?:this|that|these)|that same|the same|as a result|that is|"
    r"that'?s|this is|it is|it'?s|it was|these|those|such|both|he|she|they|it|his|her|"
    r"their|its|this|that|"
    r"the latter|the former|the two|here|there)\b)"
)
_SOFT_HANGING = re.compile(r"(?i)^(?:meanwhile|still|however|the two|he|she|his|her|they|their)\b")
_STUB = re.compile(
    r"(?i)^(?:this|that|it|these|he|she)\b.{0,40}\b(?:was|were|is|has been|been)?\s*(?:stated|said|"
    r"reported|announced|told|"
    r"made|noted|posted|published|written|confirmed)\b.{0,20}\b(?:by|during|in|on|to|this statement|these comments)\b"
    r"|\bmade (?:this|these|the) (?:statements?|comments?|remarks?|announcement)\b"
    r"|^(?:he|she|they|[\w. ]{2,40}) (?:also )?(?:spoke|talked|commented|elaborated|"
    r"touched)\b.{0,60}\b(?:about|on|of)\b"
)
_OUTLOOK = re.compile(
    r"(?i)\b(?:we['’]ll be watching|we will be watching|stay tuned|remains to be seen|time will tell|we look at)\b"
)
_INVITES = re.compile(
    r"(?i)\b(?:click here|subscribe|sign up|newsletter|follow us|read more|watch (?:the|our) video|https?://|www\.)"
)
_DOUBLED = re.compile(
    r"(?i)\b(?:the|a|an)\s+(?:of|to|by|in|on|at|for|with|and|the|a|an)\b(?!-)|\b(?!that\b|had\b)(\w{2,})\s+\1\b"
)
"""A word is missing or doubled: "to prevent the of …"."""
_QUESTION = re.compile(r"\?[\"'”’»)]*$")
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have he her his i if in into is it its me my no not "
    "of on or our "
    "she so than that the their them then there these they this those to too us was we were what when where "
    "which while "
    "who whom whose will with would you your also about after before over under up out off do does did can "
    "could should "
    "must may might shall said says say told".split()
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence or a run of speech that may be chosen."""

    sentences: tuple[Sentence, ...]
    span: Span
    terms: Counter[str]
    order: int
    quotation: Quotation | None = None


def extract_many(
    articles: Sequence[Article], sources: Mapping[ArticleId, Source], audience: Audience
) -> tuple[Draft, ...]:
    """Return a draft for each article: extracts with their weight, the best first.

    Args:
        articles: The articles of the run; how rare a word is counts over all of them.
        sources: Each article's text as evidence, by article id.
        audience: How many claims and quotes are wanted.
    """
    candidates = [_candidates(article, sources[article.id]) for article in articles]
    rarity = _rarity(candidates)
    return tuple(
        _draft(article, sources[article.id], found, rarity, audience)
        for article, found in zip(articles, candidates, strict=True)
    )


def _candidates(article: Article, source: Source) -> list[_Candidate]:
    found: list[_Candidate] = []
    taken: set[int] = set()
    slips = _slips(article.text)
    sentences = [s for s in source.sentences if not _is_garbled(s.span.of(article.text), slips)]
    for quotation in source.quotations:
        run = _speech(article, quotation, sentences)
        if run is not None:
            found.append(run)
        taken.update(s.number for s in sentences if quotation.speech and _covers(quotation, s, article.text))
    for order, sentence in enumerate(sentences):
        if sentence.number not in taken and _stands_alone(article, sentence):
            span = _without_dateline(sentence.span, article.text)
            found.append(_Candidate((sentence,), span, _terms(span.of(article.text)), order))
    return sorted(found, key=lambda candidate: candidate.order)


def _without_dateline(span: Span, text: str) -> Span:
    return Span(span.start + dateline_length(span.of(text)), span.end)


def _is_garbled(words: str, slips: frozenset[str]) -> bool:
    """Tell whether a sentence shows a slip of its outlet: a word missing or doubled, a name mistaken for another."""
    return _DOUBLED.search(words) is not None or not slips.isdisjoint(_WORD.findall(words))


def _slips(text: str) -> frozenset[str]:
    """Return words that look like a mistaken form of a name: once in the text, beside a like one said often.

    General shape only: both capitalized, the first three letters shared, neither the beginning of the other.
    """
    counts = Counter(_CAPITALIZED.findall(text))
    often = [word for word, count in counts.items() if count >= _OFTEN]
    return frozenset(
        word
        for word, count in counts.items()
        if count == 1
        for name in often
        if word[:3] == name[:3] and word[:4] != name[:4] and abs(len(word) - len(name)) < _NEAR_LENGTH
    )


def _covers(quotation: Quotation, sentence: Sentence, text: str) -> bool:
    """A sentence that is mostly someone's words is speech; one with a few quoted words is the reporter's."""
    inside = sum(
        max(0, min(piece.end, sentence.span.end) - max(piece.start, sentence.span.start)) for piece in quotation.pieces
    )
    return inside > 0.5 * len(sentence.span.of(text).strip())


def _speech(article: Article, quotation: Quotation, sentences: Sequence[Sentence]) -> _Candidate | None:
    """Return a run of whole sentences of one utterance by a known speaker, at most so many words, or None."""
    if not quotation.speech or quotation.speaker is None or quotation.imagined or len(quotation.pieces) != 1:
        return None
    piece = quotation.pieces[0]
    inside = [s for s in sentences if s.span.overlaps(piece) and s.boilerplate is None]
    best = _best_run(article, piece, inside)
    if best is None:
        return None
    run, span = best
    words = _WORD.findall(span.of(article.text))
    if (
        len(words) < _FEWEST_WORDS
        or article.boilerplate_at(span)
        or _QUESTION.search(span.of(article.text).strip(' ,"”’'))
    ):
        return None
    return _Candidate(tuple(run), span, _terms(span.of(article.text)), run[0].number - 1, quotation)


def _best_run(article: Article, piece: Span, inside: Sequence[Sentence]) -> tuple[list[Sentence], Span] | None:
    """Return the longest run of sentences from the piece that fits; a hanging first sentence is passed over."""
    runs: list[tuple[list[Sentence], Span]] = []
    for first in range(len(inside)):
        start = max(piece.start, inside[first].span.start)
        words = article.text[start : piece.end]
        if first and (_HANGING.match(words) or _FRAGMENT.match(words)):
            continue
        run: list[Sentence] = []
        end = start
        for sentence in inside[first:]:
            stop = min(piece.end, sentence.span.end)
            apart = bool(run) and sentence.number != run[-1].number + 1
            if apart or (run and len(_WORD.findall(article.text[start:stop])) > _MOST_QUOTE_WORDS):
                break
            run.append(sentence)
            end = stop
        if run:
            runs.append((run, _trimmed(article.text, start, end)))
        if first > 1:
            break
    fitting = [run for run in runs if len(_WORD.findall(run[1].of(article.text))) <= _HARD_QUOTE_WORDS]
    return max(fitting, key=lambda run: run[1].end - run[1].start, default=None)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "\"'“‘«„"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\"'”’»,;:"):
        end -= 1
    return Span(start, end)


def _stands_alone(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence of the report can be read without the ones around it."""
    words = " ".join(_without_dateline(sentence.span, article.text).of(article.text).split())
    count = len(_WORD.findall(words))
    if sentence.boilerplate or not _FEWEST_WORDS <= count <= _MOST_WORDS or article.boilerplate_at(sentence.span):
        return False
    if article.title_span is not None and article.title_span.overlaps(sentence.span):
        return False
    odd = _FRAGMENT.match(words) or _QUESTION.search(words) or _STUB.search(words) or _OUTLOOK.search(words)
    split = _INITIAL.match(words) and not _begins_paragraph(article.text, sentence)
    return not (odd or split or _INVITES.search(words) or _unbalanced(words) or words[-1] not in ".!…\"'”’»)。！")


def _begins_paragraph(text: str, sentence: Sentence) -> bool:
    before = text[max(0, sentence.span.start - 200) : sentence.span.start].rstrip(" \t")
    return not before or before.endswith("\n")


def _unbalanced(words: str) -> bool:
    """Tell whether a mark or bracket is opened and not closed, or stands stray at the end."""
    if words.endswith(("’", "'")) and not any(mark in words[:-1] for mark in ("‘", " '")) and words[0] not in "'’":
        return True
    return words.count("“") != words.count("”") or words.count('"') % 2 == 1 or words.count("(") != words.count(")")


def _terms(words: str) -> Counter[str]:
    return Counter(
        w for word in _WORD.findall(words) if (w := word.lower().removesuffix("'s").removesuffix("’s")) not in _SMALL
    )


def _rarity(candidates: Iterable[Sequence[_Candidate]]) -> Mapping[str, float]:
    """Return the inverse document frequency of every term over the sentences of the run."""
    counts: Counter[str] = Counter()
    total = 0
    for found in candidates:
        for candidate in found:
            counts.update(candidate.terms.keys())
            total += 1
    return {term: math.log((total + 1) / (count + 0.5)) for term, count in counts.items()}


_Vector = Mapping[str, float]


def _vector(terms: Counter[str], rarity: Mapping[str, float]) -> _Vector:
    weights = {term: (1 + math.log(count)) * max(rarity.get(term, 1.0), 0.05) for term, count in terms.items()}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def _cosine(a: _Vector, b: _Vector) -> float:
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def _draft(
    article: Article,
    source: Source,
    found: Sequence[_Candidate],
    rarity: Mapping[str, float],
    audience: Audience,
) -> Draft:
    vectors = [_vector(candidate.terms, rarity) for candidate in found]
    centroid = _centroid(vectors)
    scores = [_score(article, candidate, vector, centroid) for candidate, vector in zip(found, vectors, strict=True)]
    chosen = _choose(found, vectors, scores, audience)
    claims = tuple(_claim(article, found[at], scores[at]) for at in chosen)
    return Draft(article.id, _headline(article, found, scores, source), claims)


def _centroid(vectors: Sequence[_Vector]) -> _Vector:
    total: dict[str, float] = {}
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    norm = math.sqrt(sum(weight * weight for weight in total.values())) or 1.0
    return {term: weight / norm for term, weight in total.items()}


def _score(article: Article, candidate: _Candidate, vector: _Vector, centroid: _Vector) -> float:
    """Return how much a candidate tells: nearness to the whole, place, facts; less when it hangs on others."""
    words = candidate.span.of(article.text)
    lead = _LEAD / (1 + 0.5 * candidate.order)
    facts = 0.12 * min(2, len(find_figures(words))) + 0.05 * min(3, len(find_names(words)))
    hanging = 0.0
    if candidate.quotation is None:
        hanging = 0.25 if _SOFT_HANGING.match(words) else 0.5 if _HANGING.match(words) else 0.0
        hanging += 0.4 if _FIRST_PERSON.search(_QUOTED.sub(" ", words)) else 0.0
    length = 0.1 if len(words) < 60 else 0.0  # noqa: PLR2004 - short sentences tell little
    return _cosine(vector, centroid) + lead + facts - hanging - length


def _choose(
    found: Sequence[_Candidate], vectors: Sequence[_Vector], scores: Sequence[float], audience: Audience
) -> list[int]:
    """Return the chosen candidates, the best first: relevant, and unlike those already chosen."""
    chosen: list[int] = []
    quotes = 0
    left = set(range(len(found)))
    while left and len(chosen) < audience.claims:
        best = max(left, key=lambda at: (scores[at] - DIVERSITY * _likeness(vectors, at, chosen), -at))
        left.discard(best)
        is_quote = found[best].quotation is not None
        if (is_quote and quotes >= audience.quotes) or _likeness(vectors, best, chosen) > 0.6:  # noqa: PLR2004
            continue
        quotes += is_quote
        chosen.append(best)
    return chosen


def _likeness(vectors: Sequence[_Vector], at: int, chosen: Sequence[int]) -> float:
    return max((_cosine(vectors[at], vectors[other]) for other in chosen), default=0.0)


def _claim(article: Article, candidate: _Candidate, weight: float) -> DraftClaim:
    numbers = tuple(sentence.number for sentence in candidate.sentences)
    text = candidate.span.of(article.text)
    if candidate.quotation is None:
        return DraftClaim(text, numbers, (), extract=True, weight=round(weight, 4))
    quote = DraftQuote(text, candidate.quotation.speaker)
    return DraftClaim(text, numbers, (quote,), extract=True, weight=round(weight, 4))


def _headline(article: Article, found: Sequence[_Candidate], scores: Sequence[float], source: Source) -> str | None:
    """Return the article's title, else its best short sentence: a slice of the source either way."""
    if article.title and not is_post(article.title):
        return article.title
    told = [(score, c) for score, c in zip(scores, found, strict=True) if c.quotation is None]
    if not told:
        return None
    best = max(told, key=lambda pair: pair[0] + _TOP / (1 + pair[1].order) - _too_long(pair[1], article.text))
    return shortened(best[1].span.of(article.text), source)


def _too_long(candidate: _Candidate, text: str) -> float:
    """Return what a sentence loses as a headline for its length."""
    return 0.004 * max(0, len(candidate.span.of(text)) - 120)
