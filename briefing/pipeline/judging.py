"""Ask a language model for its opinion on claims that did not pass: a labelled hint, which no verdict rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.checking.corpus import Corpus
from briefing.errors import ModelError
from briefing.llm import LanguageModel
from briefing.model import Answer, CheckedItem, CheckKind, CheckReport, ClaimVerdict, Opinion, Prompt, Sentence
from briefing.pipeline.progress import Progress
from briefing.summarize import DraftProblem, PromptFiles, judge_prompt, parse_judgement
from briefing.verify.claims.opinions import Judge, shown_sentences


@dataclass(frozen=True, slots=True)
class _Question:
    """A claim to be judged: its row in the reports, the sentences shown, and the prompt."""

    report: int
    row: int
    sentences: tuple[Sentence, ...]
    prompt: Prompt


def judge_by(model: LanguageModel, files: PromptFiles) -> Judge:
    """Return a judge for `verify_claim`: one call a claim.

    Args:
        model: The model that is asked, as `connect` gives it.
        files: The prompt files; `judge.md.j2` is used.
    """

    def judge(claim: str, text: str, sentences: Sequence[Sentence]) -> Opinion:
        (answer,) = model.answer([_prompt(claim, text, sentences, files)])
        return read_opinion(answer, sentences, model.name)

    return judge


def judge_reports(
    reports: Sequence[CheckReport], corpus: Corpus, model: LanguageModel, files: PromptFiles, progress: Progress
) -> tuple[CheckReport, ...]:
    """Return reports with an opinion on every claim that did not pass; nothing else in them changes.

    A judge that has to stop (no quota, a limit reached) leaves the remaining claims without a verdict of its own.
    """
    questions = list(_questions(reports, corpus, files))
    progress.stage("asking the judge", len(questions))
    rows = [list(report.findings) for report in reports]
    answers = model.answer([question.prompt for question in questions])
    try:
        for question, answer in zip(questions, answers, strict=False):
            opinion = read_opinion(answer, question.sentences, model.name)
            rows[question.report][question.row] = _hinted(rows[question.report][question.row], opinion)
            progress.advance()
        next(answers, None)
    except ModelError as error:
        progress.notice(f"the judge had to stop: {error.message}; the verdicts stand without it")
    return tuple(replace(report, findings=tuple(found)) for report, found in zip(reports, rows, strict=True))


def _questions(reports: Sequence[CheckReport], corpus: Corpus, files: PromptFiles) -> "list[_Question]":
    found: list[_Question] = []
    for at, report in enumerate(reports):
        for row, item in enumerate(report.findings):
            if item.kind is not CheckKind.CLAIM or item.passed or not corpus.articles:
                continue
            article = item.article or corpus.candidates(item.text, ())[0]
            source = corpus.sources[article]
            sentences = shown_sentences(item.text, source)
            found.append(_Question(at, row, sentences, _prompt(item.text, source.text, sentences, files)))
    return found


def _prompt(claim: str, text: str, sentences: Sequence[Sentence], files: PromptFiles) -> Prompt:
    return judge_prompt(claim, [(sentence.number, sentence.span.of(text)) for sentence in sentences], files)


def read_opinion(answer: Answer, sentences: Sequence[Sentence], name: str) -> Opinion:
    """Return the opinion that an answer holds; without the sentences it rests on there is none."""
    if answer.failure is not None:
        return Opinion(name, ClaimVerdict.UNCHECKED, answer.failure.message)
    places = {sentence.number: sentence.span for sentence in sentences}
    read = parse_judgement(answer.text, tuple(places))
    if isinstance(read, DraftProblem):
        return Opinion(name, ClaimVerdict.UNCHECKED, f"the answer could not be used: {read.reason}")
    return Opinion(name, ClaimVerdict(read.verdict), read.reason, tuple(places[number] for number in read.sentences))


def _hinted(item: CheckedItem, opinion: Opinion) -> CheckedItem:
    said = "has no opinion" if opinion.verdict is ClaimVerdict.UNCHECKED else f"thinks {opinion.verdict.value}"
    hint = f"the judge {opinion.by} {said}: {opinion.reason} (a model's opinion; it changes no verdict)"
    return replace(item, hints=(*item.hints, hint), opinion=opinion)
