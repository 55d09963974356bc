"""An article in another language than the brief: a model chooses from it, and it is told in its own words.

The rules of proof compare words, and no word of a translation stands in the article: a true statement would be
withheld, and a false one that names nothing could pass. A model may still choose what is told: the sentences it cites
are printed as they stand, and its quotes are proven as ever. See docs/decisions/0013-other-languages.md.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from briefing.model import Article, Audience, Draft, DraftClaim, Sentence

_MOST_SENTENCES = 2


def is_foreign(article: Article, audience: Audience) -> bool:
    """Tell whether an article is known to be in another language than the audience's brief."""
    return article.language is not None and article.language != audience.language.partition("-")[0].lower()


def in_own_words(draft: Draft, sentences: Sequence[Sentence], text: str) -> Draft:
    """Return a draft whose statements are the sentences that they cite, and that has no headline of the model's.

    Args:
        draft: What the model answered.
        sentences: The article's sentences.
        text: The article's text.
    """
    by_number = {sentence.number: sentence for sentence in sentences}
    told = tuple(_extract(claim, by_number, text) for claim in draft.claims)
    return replace(draft, headline=None, claims=tuple(dict.fromkeys(told)))


def _extract(claim: DraftClaim, by_number: "dict[int, Sentence]", text: str) -> DraftClaim:
    """Return a claim as an extract: its first cited sentence with the next one, where that is cited too."""
    cited = [by_number[number] for number in sorted(set(claim.sentences)) if number in by_number]
    if not cited or len(cited) < len(set(claim.sentences)):
        return replace(claim, extract=True)  # the proof says which sentence there is not
    joined = takewhile(lambda pair: _touch(*pair, text), pairwise(cited[:_MOST_SENTENCES]))
    run = [cited[0], *(second for _, second in joined)]
    words = text[run[0].span.start : run[-1].span.end]
    return replace(claim, text=words, sentences=tuple(sentence.number for sentence in run), extract=True)


def _touch(first: Sentence, second: Sentence, text: str) -> bool:
    between = text[first.span.end : second.span.start]
    return not between.strip() and "\n" not in between
