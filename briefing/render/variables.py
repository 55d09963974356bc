"""Every variable of a brief template and what it holds; a test holds this list to what templates are given."""

from collections.abc import Iterator, Mapping, Sequence

TEMPLATE_VARIABLES: Mapping[str, str] = {
    "title": "The brief's title, filled in: whom it is for, and its date.",
    "language": "Language of the brief's own words: `en`, `uk`, `de`, `fr`, `es`, `ja`.",
    "date": "The brief's date as `YYYY-MM-DD`.",
    "audience": "The audience's name.",
    "say": "The brief's own words in its language: `say.conflicts` is a heading, `say.source` a column.",
    "counts[]": "Parts of the line under the title: articles, stories, quotes, how many are proven, minutes to read.",
    "notices[]": "What a reader must know first: who wrote the brief, whether a part is missing.",
    "sections[]": "Names of the audience's sections in their order; each has a part `parts/NAME.md.j2`.",
    "lead[].text": "A line of what opens the brief.",
    "lead[].notes[]": "Its footnote numbers.",
    "lead[].claim": "The claim itself, with all that `stories[].claims[]` has.",
    "stories[].number": "Place of the story, from 1.",
    "stories[].headline": "Its headline.",
    "stories[].outlets[]": "Outlet and date of each of its articles.",
    "stories[].origins[]": "How many origins and outlets it has; empty for one article.",
    "stories[].goes_on": "The date of the brief that it goes on from; empty for a new story.",
    "stories[].lead[].text": "A sentence of its lead, when a model wrote one that proved.",
    "stories[].lead[].notes[]": "Its footnote numbers.",
    "stories[].claims[].id": "The claim's id, as in the sidecar.",
    "stories[].claims[].extract": "True when the text is the outlet's own sentence; then it stands as a block quote.",
    "stories[].claims[].text": "The statement; empty when an extract is a quote.",
    "stories[].claims[].quoted": "The statement, in quotation marks when it is the outlet's own sentence.",
    "stories[].claims[].owner": "Who says so, as the article tells; else the words for nobody.",
    "stories[].claims[].outlet": "The outlet of the article that it rests on.",
    "stories[].claims[].notes[]": "Its footnote numbers.",
    "stories[].claims[].credit[]": "Parts of the credit line of an extract.",
    "stories[].claims[].standing": "New, changed or unchanged against an earlier brief, in words; else empty.",
    "stories[].claims[].unsourced[]": "The words of the credit that say that no source is given, when none is.",
    "stories[].claims[].shared": "That several outlets carry it and have one origin, in words; else empty.",
    "stories[].claims[].also[].text": "Another outlet that carries it.",
    "stories[].claims[].also[].notes[]": "Its footnote numbers.",
    "stories[].claims[].quotes[].text": "The proven words in quotation marks: a slice of the article.",
    "stories[].claims[].quotes[].speaker": "Who said it; empty when the article does not tell.",
    "stories[].claims[].quotes[].outlet": "The outlet that prints it.",
    "stories[].claims[].quotes[].credit[]": "The rest of the credit line: outlet, date, how it is printed.",
    "stories[].claims[].quotes[].notes[]": "Its footnote numbers.",
    "stories[].claims[].quotes[].elided": "True when words were left out, which the text shows.",
    "conflicts[].headline": "The story that sources disagree in.",
    "conflicts[].rows[].what": "What they disagree on.",
    "conflicts[].rows[].values[].text": "A version, in quotation marks, as printed.",
    "conflicts[].rows[].values[].computed": "Our conversion of its figure, labelled; else empty.",
    "conflicts[].rows[].values[].by": "Who says so.",
    "conflicts[].rows[].values[].as_of": "The day it holds for; else empty.",
    "conflicts[].rows[].values[].outlet": "The outlet that prints it.",
    "conflicts[].rows[].values[].byline": "That outlet and the article's date.",
    "conflicts[].rows[].values[].notes[]": "Its footnote numbers.",
    "wordings[].wordings[].text": "One wording of what was said once, in quotation marks.",
    "wordings[].wordings[].speaker": "Who said it; empty when the article does not tell.",
    "wordings[].wordings[].outlet": "The outlet that prints it so.",
    "wordings[].wordings[].garbled": "The words for `as printed` when the outlet's text has a slip; else empty.",
    "wordings[].wordings[].notes[]": "Its footnote numbers.",
    "timeline[].date": "The day, month or year as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.",
    "timeline[].known[]": "How the day is known: stated, inferred, approximate.",
    "timeline[].reason": "Why it is inferred; else empty.",
    "timeline[].event": "The article's words, in quotation marks.",
    "timeline[].outlet": "The outlet that prints them.",
    "timeline[].notes[]": "Its footnote numbers.",
    "unknown[]": "Sentences that tell what the articles leave open.",
    "glossary[].short": "An abbreviation that the brief uses.",
    "glossary[].text": "The article's words that explain it, in quotation marks.",
    "glossary[].outlet": "The outlet that explains it so.",
    "glossary[].notes[]": "Its footnote numbers.",
    "withheld[]": "How many statements were withheld, why, and of which article.",
    "problems[].name": "A file or article that could not be used.",
    "problems[].reason": "Why.",
    "sources[].file": "The article's file name.",
    "sources[].outlet": "Its outlet, or the words for none.",
    "sources[].title": "Its title; may be empty.",
    "sources[].date": "Its date, marked when it is inferred.",
    "sources[].sha256": "The hash of its text.",
    "sources[].url": "Its address; may be empty.",
    "sources[].duplicate": "Which article it repeats; else empty.",
    "more_sources": "How many articles the table of sources leaves to the sidecar, in words; empty for none.",
    "asked[]": "Parts of the last line: articles the model read, its answers, tokens, price; none without a model.",
    "footnotes[].number": "The note's number, as in `notes`.",
    "footnotes[].outlet": "The outlet of the cited article.",
    "footnotes[].date": "Its date.",
    "footnotes[].file": "Its file name.",
    "footnotes[].words": "The cited words, in quotation marks.",
    "footnotes[].url": "A link that opens the page at these words; empty without an address.",
}


_WHOLE = frozenset({"say", "lead[].claim"})
"""Mappings that are documented as one."""


def paths_of(value: object, path: str = "") -> Iterator[str]:
    """Yield the dotted path of every plain value of a template's variables; `[]` stands for any place of a list.

    Args:
        value: The variables, or a part of them.
        path: The path of that part.
    """
    if isinstance(value, Mapping) and path not in _WHOLE:
        for key, part in value.items():
            yield from paths_of(part, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from paths_of(part, f"{path}[]")
    else:
        yield path
