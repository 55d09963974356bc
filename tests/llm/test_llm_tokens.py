"""Counting tokens: offline, whatever the cache holds, and marked where it is an estimate."""

import hashlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tiktoken_ext import openai_public

from briefing.errors import BriefingError
from briefing.llm import tokens
from briefing.llm.tokens import MOST_COUNTS, TokenCounter, encoding_for
from briefing.text.chunks import chunk
from briefing.text.sentences import split_sentences


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory):
    return tmp_path_factory.mktemp("tables")


@pytest.fixture(scope="module")
def counter(cache: Path):
    return encoding_for("gpt-4o-mini", cache)


def test_tokens_are_those_of_the_published_encoding(counter: TokenCounter):
    """The figures are the published ones for o200k_base."""
    assert counter.encode_ordinary("hello world") == [24912, 2375]
    assert (counter.name, counter.estimated) == ("o200k_base", False)


@pytest.mark.parametrize(
    ("model", "name", "estimated"),
    [
        pytest.param("gpt-4", "cl100k_base", False, id="older"),
        pytest.param("openai/gpt-4o", "o200k_base", False, id="with its vendor"),
        pytest.param("gpt-oss-20b", "o200k_harmony", False, id="harmony"),
        pytest.param("qwen3-8b", "o200k_base", True, id="unknown"),
        pytest.param("davinci", "o200k_base", True, id="known, no table"),
        pytest.param("", "o200k_base", True, id="empty"),
        pytest.param(None, "o200k_base", True, id="none"),
    ],
)
def test_an_unknown_model_is_estimated_and_says_so(cache: Path, model: str | None, name: str, *, estimated: bool):
    counter = encoding_for(model, cache)
    assert (counter.name, counter.estimated) == (name, estimated)


def test_special_tokens_are_plain_text(counter: TokenCounter):
    assert counter.count("<|endoftext|>") > 1


def test_lone_surrogates_are_counted(counter: TokenCounter):
    assert counter.count("a\ud800b") == counter.count("a\ufffdb")
    assert counter.count("\ud83d\ude00") >= 1


def test_a_count_is_kept_and_the_oldest_forgotten(cache: Path):
    counter = encoding_for(None, cache)
    assert [counter.count("one two") for _ in range(2)] == [2, 2]
    for number in range(MOST_COUNTS + 5):
        counter.count(str(number))
    assert len(counter._counts) == MOST_COUNTS


def test_a_broken_table_is_written_again(tmp_path: Path):
    encoding_for("gpt-4o", tmp_path)
    (table,) = tmp_path.iterdir()
    before = hashlib.sha256(table.read_bytes()).hexdigest()
    table.write_bytes(b"broken")
    tokens._unpack(tokens._O200K, tmp_path)
    assert hashlib.sha256(table.read_bytes()).hexdigest() == before
    assert [file.name for file in tmp_path.iterdir()] == [table.name]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    code = (
        "import sys; from pathlib import Path; from briefing.llm.tokens import encoding_for;"
        "print(encoding_for('gpt-4', Path(sys.argv[1])).count('hello world'))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(blocked)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2"


def test_tables_go_to_a_folder_of_the_moment_when_ours_is_blocked(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with tokens._tables_in(blocked, tokens._O200K) as folder:
        assert (folder / tokens._O200K.cached).is_file()
    assert not folder.exists()


@pytest.mark.parametrize("before", [None, "/nowhere"])
def test_the_environment_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None):
    if before is None:
        monkeypatch.delenv("TIKTOKEN_CACHE_DIR", raising=False)
    else:
        monkeypatch.setenv("TIKTOKEN_CACHE_DIR", before)
    encoding_for("gpt-4", tmp_path)
    assert os.environ.get("TIKTOKEN_CACHE_DIR") == before


def test_a_damaged_installation_is_named(tmp_path: Path):
    wrong = tokens._Table("cl100k_base.tiktoken.gz", "x", "0" * 64)
    with pytest.raises(BriefingError, match="damaged"):
        tokens._unpack(wrong, tmp_path)


def test_tables_stand_under_the_names_of_tiktoken():
    """The name is the sha1 of the table's address, and the hash is tiktoken's own."""
    for name in ("o200k_base", "cl100k_base"):
        source = inspect.getsource(getattr(openai_public, name))
        address = re.search(r'"(\w+://[^"]+)"', source)[1]
        table = tokens._TABLES[name]
        assert table.cached == hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()
        assert table.sha256 in source


def test_importing_does_not_load_tiktoken():
    code = "import sys, briefing.llm.tokens; print('tiktoken' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "text",
    ["a" * 200_000, " " * 200_000, "!" * 200_000, "😀" * 50_000, "\n" * 200_000, "我" * 50_000, "A a" * 60_000],
    ids=["letters", "spaces", "signs", "emoji", "breaks", "chinese", "mixed"],
)
def test_hostile_text_is_counted(counter: TokenCounter, text: str):
    assert counter.count(text) > 0


@pytest.mark.parametrize("limit", [16, 100])
def test_chunks_hold_the_limit_with_the_real_tokenizer(counter: TokenCounter, limit: int):
    text = "The council's vote—its first—was “close”: 41–39. " * 30 + "\n\nГолова сказав: «Так». 我们走。你好！ " * 30
    pieces = chunk(text, split_sentences(text), counter, limit)
    assert "".join(piece.span.of(text) for piece in pieces) == text
    for piece in pieces:
        assert piece.tokens == len(counter.encode_ordinary(piece.span.of(text))) <= limit
