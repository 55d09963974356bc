"""Prompt files rendered into prompts: numbered sentences, hostile text kept inside its fence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.errors import ConfigurationError
from briefing.model import Article, Audience, CheckedClaim, Chunk, Prompt
from briefing.sandbox import Templates
from briefing.summarize.answers import CHOICE_SCHEMA, JUDGEMENT_SCHEMA, STORY_SCHEMA, SUMMARY_SCHEMA
from briefing.summarize.foreign import is_foreign
from briefing.summarize.neutral import inert, neutral
from briefing.summarize.prompt_variables import PROMPT_VARIABLES

VARIABLES: Mapping[str, tuple[str, ...]] = {name: tuple(given) for name, given in PROMPT_VARIABLES.items()}
"""What each prompt file is given."""
SCHEMAS: Mapping[str, str] = {
    "summarize": SUMMARY_SCHEMA,
    "repair": "",
    "story": STORY_SCHEMA,
    "overview": CHOICE_SCHEMA,
    "judge": JUDGEMENT_SCHEMA,
}
"""The JSON schema that an answer to each prompt has; a repair has that of the prompt before it."""
_PART = re.compile(r"^(system|user):[ \t]*$", re.MULTILINE)
_MARK = "\ue000"
_TOKENS_A_CLAIM = 160
_TOKENS_OF_THOUGHT = 1600
"""Room for a model that thinks before it answers; a cut answer is a lost article."""


class PromptFiles:
    """The prompt files of a run, with the hashes of those that were used.

    Args:
        dirs: Folders that win over the built-in files, first one first.
    """

    def __init__(self, dirs: Sequence[Path] = ()) -> None:
        self._templates = Templates("prompts", dirs, escape=inert, prepare=_prepare)

    def hashes(self) -> tuple[tuple[str, str], ...]:
        """Return name and sha256 of every file that was rendered."""
        return tuple(sorted(self._templates.used.items()))

    @property
    def templates(self) -> Templates:
        """The templates that the prompt files are."""
        return self._templates

    def parts(self, name: str, values: Mapping[str, object]) -> tuple[str, str]:
        """Return the system and user part of a prompt file.

        Raises:
            ConfigurationError: The file is missing, wrong, or has no `user:` part.
        """
        text = self._templates.render(f"{name}.md.j2", values)
        found = dict(re.findall(rf"{_MARK}(system|user){_MARK}\n?([^{_MARK}]*)", text))
        if "user" not in found:
            raise ConfigurationError(
                f"prompts/{name}.md.j2: no line `user:`", hint="a prompt has a line system: and user:"
            )
        return found.get("system", "").strip(), found["user"].strip()


def _prepare(source: str) -> str:
    """Mark the lines `system:` and `user:` so that no value can forge them."""
    return _PART.sub(rf"{_MARK}\1{_MARK}", source)


def summary_prompts(
    article: Article, chunks: Sequence[Chunk], audience: Audience, files: PromptFiles
) -> tuple[Prompt, ...]:
    """Return one prompt a chunk of an article; sentences that are boilerplate are left out."""
    return tuple(
        _summary_prompt(article, chunk, (number, len(chunks)), audience, files)
        for number, chunk in enumerate(chunks, start=1)
        if any(sentence.boilerplate is None for sentence in chunk.sentences)
    )


def _summary_prompt(
    article: Article, chunk: Chunk, part: tuple[int, int], audience: Audience, files: PromptFiles
) -> Prompt:
    day = article.published.date
    sentences = [
        {"number": sentence.number, "text": neutral(sentence.span.of(article.text))}
        for sentence in chunk.sentences
        if sentence.boilerplate is None
    ]
    about = {
        "title": neutral(article.title or ""),
        "outlet": neutral(article.outlet or ""),
        "date": day.isoformat() if day else "",
    }
    values = {
        "audience": audience_values(audience),
        "article": about,
        "sentences": sentences,
        "part": part[0],
        "parts": part[1],
        "foreign": is_foreign(article, audience),
    }
    system, user = files.parts("summarize", values)
    return Prompt(
        "summarize",
        system,
        user,
        SUMMARY_SCHEMA,
        max_output_tokens=audience.max_output_tokens or _TOKENS_OF_THOUGHT + _TOKENS_A_CLAIM * audience.claims,
        temperature=_temperature(audience),
    )


def _temperature(audience: Audience) -> float:
    """Return the audience's temperature; without one the answers are as steady as the model can give them."""
    return 0.0 if audience.temperature is None else audience.temperature


def audience_values(audience: Audience) -> Mapping[str, object]:
    """Return what prompt files may know of an audience."""
    return {
        "name": audience.name,
        "reader": audience.reader,
        "decides": audience.decides,
        "words": audience.words,
        "tone": audience.tone,
        "language": audience.language,
        "claims": audience.claims,
        "quotes": audience.quotes,
        "figures": audience.figures,
        "sentence_words": audience.sentence_words,
        "instructions": audience.instructions,
    }


def repair_prompt(prompt: Prompt, answer: str, problems: Iterable[str], files: PromptFiles) -> Prompt:
    """Return the prompt's one further turn: the answer, and what was wrong with it."""
    _, user = files.parts("repair", {"problems": [neutral(problem) for problem in problems]})
    return replace(prompt, name="repair", turns=(*prompt.turns, (answer, user)))


def story_prompt(claims: Sequence[CheckedClaim], audience: Audience, files: PromptFiles) -> Prompt:
    """Return the prompt for a story's headline and lead; it sees verified claims only."""
    values = {"audience": audience_values(audience), "claims": _claims(claims)}
    system, user = files.parts("story", values)
    bound = audience.max_output_tokens or _TOKENS_OF_THOUGHT
    return Prompt("story", system, user, STORY_SCHEMA, bound, _temperature(audience))


def overview_prompt(claims: Sequence[CheckedClaim], audience: Audience, most: int, files: PromptFiles) -> Prompt:
    """Return the prompt that chooses what opens the brief, by claim ids."""
    values = {"audience": audience_values(audience), "claims": _claims(claims), "most": most}
    system, user = files.parts("overview", values)
    bound = audience.max_output_tokens or _TOKENS_OF_THOUGHT
    return Prompt("overview", system, user, CHOICE_SCHEMA, bound, _temperature(audience))


def judge_prompt(claim: str, numbered: Sequence[tuple[int, str]], files: PromptFiles) -> Prompt:
    """Return the prompt that asks for a second opinion on a claim.

    Args:
        claim: The statement.
        numbered: Sentences of one article with their numbers.
        files: The prompt files.
    """
    sentences = [{"number": number, "text": neutral(text)} for number, text in numbered]
    system, user = files.parts("judge", {"claim": neutral(claim), "sentences": sentences})
    return Prompt("judge", system, user, JUDGEMENT_SCHEMA, max_output_tokens=_TOKENS_OF_THOUGHT)


def _claims(claims: Sequence[CheckedClaim]) -> list[Mapping[str, str]]:
    return [{"id": claim.id, "text": neutral(claim.text)} for claim in claims]
