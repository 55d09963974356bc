# ruff: noqa: D103, PLC0415 - one function a peer; only one of them is imported in a process
"""One peer over cases read as JSON lines from stdin, outcomes as JSON lines on stdout; runs in the peers' environment.

Each peer is asked the way its documentation asks: accepted when it calls the quote found, whatever the flavour.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from time import perf_counter

Found = tuple[bool, int | None, int | None]
Ask = Callable[[str, str], Found]


def gtrex() -> Ask:
    from gtrex import Policy, Verifier

    verifier = lru_cache(maxsize=8)(lambda source: Verifier(source, Policy()))

    def ask(quote: str, source: str) -> Found:
        certificate = verifier(source).verify(quote)
        return certificate.grounded, certificate.start, certificate.end

    return ask


def buddie() -> Ask:
    from buddie.verbatim.check import Page

    page = lru_cache(maxsize=8)(lambda source: Page(source.encode("utf-8", "replace"), "text/plain; charset=utf-8"))

    def ask(quote: str, source: str) -> Found:
        hit = page(source).locate(quote)
        accepted = hit["verdict"] in {"FOUND", "FOUND_NORMALIZED"}
        words = hit.get("matched", quote)
        start = source.find(words) if accepted else -1
        return (accepted, start, start + len(words)) if start >= 0 else (accepted, None, None)

    return ask


def krokai() -> Ask:
    from krokai.corpus import Corpus
    from krokai.verdicts import CLEAN
    from krokai.verify import check

    folder = tempfile.mkdtemp()

    @lru_cache(maxsize=8)
    def corpus(source: str) -> Corpus:
        place = Path(tempfile.mkdtemp(dir=folder))
        (place / "source.txt").write_text(source, encoding="utf-8", errors="replace")
        return Corpus([str(place)], quiet=True)

    return lambda quote, source: (check(quote, corpus(source))[0] in CLEAN, None, None)


def quotecheck() -> Ask:
    from quotecheck import check

    def ask(quote: str, source: str) -> Found:
        match = check(quote, source)
        return match.ok, match.offset if match.ok else None, None

    return ask


def citations() -> Ask:
    from citations.verify import resolve_in

    return lambda quote, source: (resolve_in(quote, source).state in {"found", "ambiguous"}, None, None)


def rapidfuzz() -> Ask:
    from rapidfuzz.fuzz import partial_ratio_alignment

    def ask(quote: str, source: str) -> Found:
        match = partial_ratio_alignment(quote, source, score_cutoff=90)
        long_enough = match is not None and len(quote) <= len(source)
        return (True, match.dest_start, match.dest_end) if long_enough else (False, None, None)

    return ask


def langextract() -> Ask:
    from langextract import data, resolver

    aligner = resolver.WordAligner()

    def ask(quote: str, source: str) -> Found:
        groups = aligner.align_extractions([[data.Extraction("quote", quote)]], source, accept_match_lesser=False)
        status, place = groups[0][0].alignment_status, groups[0][0].char_interval
        kinds = {data.AlignmentStatus.MATCH_EXACT, data.AlignmentStatus.MATCH_FUZZY}
        if status not in kinds or place is None:
            return False, None, None
        return True, place.start_pos, place.end_pos

    return ask


def instructor() -> Ask:
    from instructor.dsl.citation import CitationMixin

    holder = CitationMixin(substring_quotes=[])

    def ask(quote: str, source: str) -> Found:
        span = next(iter(holder._get_span(quote, source)), None)  # noqa: SLF001 - the only door to its offsets
        return (True, *span) if span else (False, None, None)

    return ask


PEERS = {
    peer.__name__: peer for peer in (gtrex, buddie, krokai, quotecheck, citations, rapidfuzz, langextract, instructor)
}


def main() -> None:
    """Answer every case of stdin; a peer that raises has not accepted."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    ask = PEERS[sys.argv[1]]()
    for line in sys.stdin:
        case = json.loads(line)
        start = perf_counter()
        try:
            found = ask(case["quote"], case["source"])
            error = ""
        except Exception as raised:  # noqa: BLE001 - whatever a peer raises, it has not accepted
            found, error = (False, None, None), repr(raised)[:200]
        micros = 1e6 * (perf_counter() - start)
        print(json.dumps([*found, micros, error]), file=answers, flush=True)


if __name__ == "__main__":
    main()
