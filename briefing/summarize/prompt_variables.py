"""Every variable of a prompt file and what it holds; a test holds this list to what prompt files are given."""

from collections.abc import Mapping

PROMPT_VARIABLES: Mapping[str, Mapping[str, str]] = {
    "summarize": {
        "article": "`article.title`, `article.outlet`, `article.date`: what is known of it; each may be empty.",
        "sentences": "Its sentences, each with `number` (to be cited) and `text`; boilerplate is left out.",
        "part": "Which part of a long article this is, from 1.",
        "parts": "How many parts the article has.",
        "foreign": "Whether the article is in another language than the brief.",
        "audience": "The audience: see below.",
    },
    "repair": {"problems": "What was wrong with the answer, one line each."},
    "story": {"claims": "Verified claims, each with `id` and `text`.", "audience": "The audience: see below."},
    "overview": {
        "claims": "Verified claims, each with `id` and `text`.",
        "most": "How many may be chosen.",
        "audience": "The audience: see below.",
    },
    "judge": {
        "claim": "The statement to be judged.",
        "sentences": "Sentences of one article, each with `number` and `text`.",
    },
}
AUDIENCE_VARIABLES: Mapping[str, str] = {
    "name": "The audience's name.",
    "reader": "Who reads.",
    "decides": "What they decide.",
    "words": "The most words of a brief.",
    "tone": "How it is told.",
    "language": "Tag of the brief's language.",
    "claims": "Most claims of a story.",
    "quotes": "Most quotes of a story.",
    "figures": "Words that name the figures which matter; may be empty.",
    "sentence_words": "Most words of a sentence; may be empty.",
    "instructions": "The body of the audience's file.",
}
