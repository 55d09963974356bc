"""What the extractive engine may choose from: sentences that stand alone, and runs of speech with a known speaker."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Article, Quotation, Sentence, Span
from briefing.summarize.standing import (
    hanging,
    is_code,
    is_fragment,
    is_garbled,
    is_opener,
    is_question,
    is_report,
)
from briefing.text.datelines import dateline_end
from briefing.text.markup import unmarked
from briefing.verify.source import Source

WORD = re.compile(r"[^\W\d_][\w’'-]*")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEWEST_WORDS = 7
_FEWEST_AT_ALL = 4
_MOST_WORDS = 60
_MOST_QUOTE_WORDS = 40
_LONGEST = 1_500
"""Longest candidate in code points: a word may be as long as an article."""
_SLACK = 15
_STARTS = 3
_SEARCHED_FOR_DATELINE = 15
_BEFORE_DATELINE = 4
_SPEAKER_WORDS = 6
_LONGEST_GAP = 200
_INITIAL = re.compile(r"[^\W\d_]\.\s?[^\W\d_]")
_DIGIT = re.compile(r"\d")
_WORTH_OF_A_FIGURE = 80
_GLUED = re.compile(r"(?<!F)[a-z]{3}[A-Z]|\d{3}")
_CAPITALIZED = re.compile(r"\b[^\W\d_a-z][a-z]{4,}\b")
_OFTEN = 3
_NEAR_LENGTH = 3
_OPENING = "\"'“‘«„ \t\n\u3000「『"
_CLOSING = "\"'”’»,;: \t\n\u3000」』"
_SMALL = frozenset(
    "a an and are as at be been but by for from had has have he her his i if in into is it its me my no not of on or "
    "our she so than that the their them then there these they this those to too us was we were what when where which "
    "while who whom whose will with would you your also about after before over under up out off do does did can "
    "could should must may might shall said says say told".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or a run of speech that may be chosen.

    Attributes:
        sentences: The sentences it is cited by.
        span: Its words in the article.
        terms: Its words that tell something, counted.
        order: Its place in the report, from 0; captions and notes above a dateline come later.
        hanging: How much it hangs on what came before.
        quotation: The quotation that the words are from; None for the outlet's own words.
    """

    sentences: tuple[Sentence, ...]
    span: Span
    terms: Counter[str]
    order: int
    hanging: float = 0.0
    quotation: Quotation | None = None


def candidates(article: Article, source: Source) -> list[Candidate]:
    """Return what may be chosen from an article, in its order; the next best when nothing stands alone."""
    slips = _slips(article.text)
    body = [sentence for sentence in source.sentences if sentence.boilerplate is None]
    sentences = [s for s in body if not _shows_slip(s.span.of(article.text), slips)]
    orders = _orders(article, body)
    spoken = [found for found in (_speech(article, q, sentences, orders) for q in source.quotations) if found]
    taken = _taken(article, source.quotations, sentences, spoken)
    told = [s for s in sentences if s.number not in taken and _stands_alone(article, s)]
    found = spoken + [_told(article, sentence, orders[sentence.number]) for sentence in told]
    if not found:
        found = [_told(article, sentence, orders[sentence.number]) for sentence in body if _is_some(article, sentence)]
    return sorted(found, key=lambda candidate: (candidate.order, candidate.span))


def count_words(words: str) -> int:
    """Count words; a script without spaces counts two characters as one."""
    characters = len(_EAST_ASIAN.findall(words))
    if characters:
        words = _EAST_ASIAN.sub(" ", words)
    return len(WORD.findall(words)) + characters // 2


def terms_of(words: str) -> Counter[str]:
    """Count the words that tell something; a script without spaces gives its pairs of characters."""
    plain = (word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(words))
    counted = Counter(word for word in plain if word not in _SMALL)
    if _EAST_ASIAN.search(words):
        counted.update(words[at : at + 2] for at in range(len(words) - 1) if _EAST_ASIAN.match(words, at))
    return counted


def _orders(article: Article, body: Sequence[Sentence]) -> dict[int, int]:
    """Return each sentence's place in the report; it begins at the dateline where there is one."""
    first = next(
        (at for at, s in enumerate(body[:_SEARCHED_FOR_DATELINE]) if dateline_end(s.span.of(article.text)) > 0), 0
    )
    return {s.number: at - first if at >= first else _BEFORE_DATELINE + at for at, s in enumerate(body)}


def _told(article: Article, sentence: Sentence, order: int) -> Candidate:
    span = _without_dateline(article, sentence, order)
    words = span.of(article.text)
    return Candidate((sentence,), span, terms_of(words), order, hanging(words))


def _without_dateline(article: Article, sentence: Sentence, order: int) -> Span:
    """The place and agency of a dateline are no part of what a report says."""
    cut = dateline_end(sentence.span.of(article.text)) if order == 0 else 0
    return Span(sentence.span.start + cut, sentence.span.end)


def _stands_alone(article: Article, sentence: Sentence) -> bool:
    span = _without_dateline(article, sentence, 0)
    words = " ".join(unmarked(span.of(article.text)).split())
    if (
        len(words) > _LONGEST
        or not _FEWEST_WORDS <= count_words(words) <= _MOST_WORDS
        or article.boilerplate_at(sentence.span)
    ):
        return False
    if article.title_span is not None and article.title_span.overlaps(sentence.span):
        return False
    return is_report(words) and not (_INITIAL.match(words) and not _begins_paragraph(article.text, span.start))


def _begins_paragraph(text: str, start: int) -> bool:
    """Tell whether a place is the first of its line: there an initial opens a name, elsewhere it ends one."""
    before = text[max(0, start - _LONGEST_GAP) : start].rstrip(" \t")
    return not before or before.endswith("\n")


def _is_some(article: Article, sentence: Sentence) -> bool:
    words = sentence.span.of(article.text)
    return len(words) <= _LONGEST and _FEWEST_AT_ALL <= count_words(words) <= 2 * _MOST_WORDS and not is_question(words)


def _taken(
    article: Article, quotations: Iterable[Quotation], sentences: Sequence[Sentence], spoken: Sequence[Candidate]
) -> set[int]:
    """Return the sentences that are speech: never given as an outlet's own words.

    A sentence that names the speaker beside the quoted words may still be told whole, when no run of it was taken.
    """
    given = {s.number for candidate in spoken for s in candidate.sentences}
    taken = set(given)
    for quotation in quotations:
        if quotation.speech:
            taken.update(s.number for s in _touched(quotation, sentences) if _is_speech(article.text, quotation, s))
    return taken


def _touched(quotation: Quotation, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences that a quotation overlaps; sentences are in order."""
    low, high = 0, len(sentences)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if sentences[middle].span.end <= quotation.span.start else (low, middle)
    for sentence in sentences[low:]:
        if sentence.span.start >= quotation.span.end:
            return
        yield sentence


def _is_speech(text: str, quotation: Quotation, sentence: Sentence) -> bool:
    inside = sum(
        max(0, min(piece.end, sentence.span.end) - max(piece.start, sentence.span.start)) for piece in quotation.pieces
    )
    words = sentence.span.of(text).strip(_OPENING + _CLOSING + ".,")
    speaker = quotation.speaker_span
    named = speaker is not None and sentence.span.contains(speaker)
    return inside > (0.9 if named else 0.5) * len(words)


def _speech(
    article: Article, quotation: Quotation, sentences: Sequence[Sentence], orders: dict[int, int]
) -> Candidate | None:
    """Return a run of whole sentences of one utterance by a known speaker, at most so many words, or None."""
    if not quotation.speech or not _is_known(quotation.speaker) or quotation.imagined or len(quotation.pieces) != 1:
        return None
    piece = quotation.pieces[0]
    inside = [s for s in _touched(quotation, sentences) if s.span.overlaps(piece)]
    best = _best_run(article, piece, inside)
    if best is None:
        return None
    run, span = best
    words = unmarked(span.of(article.text))
    if count_words(words) < _FEWEST_WORDS or article.boilerplate_at(span) or is_question(words) or is_code(words):
        return None
    return Candidate(tuple(run), span, terms_of(words), orders[run[0].number], hanging(words) / 3, quotation)


def _is_known(speaker: str | None) -> bool:
    """Tell whether a speaker reads like a person: neither a line of names run together nor a label."""
    if speaker is None or speaker.isupper() or is_opener(speaker.partition(" ")[0]):
        return False
    return len(speaker.split()) <= _SPEAKER_WORDS and _GLUED.search(speaker) is None


def _best_run(article: Article, piece: Span, inside: Sequence[Sentence]) -> tuple[list[Sentence], Span] | None:
    """Return the longest run of sentences from the piece that fits; a hanging first sentence is passed over."""
    runs: list[tuple[list[Sentence], Span]] = []
    for first, opening in enumerate(inside[:_STARTS]):
        start = max(piece.start, opening.span.start)
        words = article.text[start : piece.end].lstrip(_OPENING)
        if is_fragment(words) or (first and hanging(words)):
            continue
        run, end = _run(article, Span(start, piece.end), inside[first:])
        runs.append((run, _trimmed(article.text, start, end)))
    fitting = [run for run in runs if count_words(run[1].of(article.text)) <= _MOST_QUOTE_WORDS + _SLACK]
    return max(fitting, key=lambda run: _told_by(run[1].of(article.text)), default=None)


def _told_by(words: str) -> int:
    """Return how much a run tells: its length, more when it holds a figure."""
    return len(words) + (_WORTH_OF_A_FIGURE if _DIGIT.search(words) else 0)


def _run(article: Article, within: Span, sentences: Sequence[Sentence]) -> tuple[list[Sentence], int]:
    """Return neighbouring sentences up to the bound of words, and where they end."""
    run: list[Sentence] = []
    end, count = within.start, 0
    for sentence in sentences:
        stop = min(within.end, sentence.span.end)
        count += count_words(article.text[end:stop])
        apart = bool(run) and sentence.number != run[-1].number + 1
        if apart or (run and count > _MOST_QUOTE_WORDS):
            break
        run.append(sentence)
        end = stop
    return run, end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _OPENING:
        start += 1
    while end > start and text[end - 1] in _CLOSING:
        end -= 1
    return Span(start, end)


def _shows_slip(words: str, slips: frozenset[str]) -> bool:
    """Tell whether a sentence shows a slip of its outlet: a word missing or doubled, a name mistaken for another."""
    return is_garbled(words) or not slips.isdisjoint(WORD.findall(words))


def _slips(text: str) -> frozenset[str]:
    """Return words that look like a mistaken form of a name: once in the text, beside a like one said often.

    General shape only: both capitalized, the first three letters shared, neither the beginning of the other.
    """
    counts = Counter(_CAPITALIZED.findall(text))
    often: dict[str, list[str]] = {}
    for word, count in counts.items():
        if count >= _OFTEN:
            often.setdefault(word[:3], []).append(word)
    return frozenset(word for word, count in counts.items() if count == 1 and _is_like(word, often.get(word[:3], ())))


def _is_like(word: str, names: Iterable[str]) -> bool:
    return any(word[:4] != name[:4] and abs(len(word) - len(name)) < _NEAR_LENGTH for name in names)
