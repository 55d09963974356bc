"""A named reader profile. It changes what is selected and how it is told, never what is true."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads the brief and what they need.

    Attributes:
        name: The file's stem.
        reader: Who reads, one phrase.
        decides: What they decide with it, one phrase.
        words: Bound of the brief's length in words.
        tone: One phrase.
        language: BCP 47 tag of the brief's own words ("en", "uk").
        sections: Section names in their order.
        stories: Most stories of a brief.
        claims: Most claims of a story.
        quotes: Most quotes of a story.
        figures: Words that name the figures which matter; empty for all.
        sentence_words: Sentences of more words come later; None for any length.
        glossary: Whether abbreviations are explained, as the articles themselves explain them.
        model: The language model for this audience, when one is used and the run names none; None for the run's.
        temperature: Sampling temperature; None for the default.
        max_output_tokens: Bound of one answer in tokens; None for the default.
        instructions: The body of the file, plain words for the prompt.
        sha256: Hash of the file it was read from.
    """

    name: str
    reader: str
    decides: str
    words: int
    tone: str
    language: str
    sections: tuple[str, ...]
    stories: int
    claims: int
    quotes: int
    figures: tuple[str, ...] = ()
    instructions: str = ""
    sentence_words: int | None = None
    glossary: bool = False
    model: str | None = None
    temperature: float | None = None
    max_output_tokens: int | None = None
    sha256: str = ""
