"""Over TLS: a trusted server is asked, an untrusted one gets not a byte of the prompt."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.scripted_server import ScriptedServer, good

from briefing.llm import ModelOptions, Timeouts, connect
from briefing.model import FailureKind, Prompt

Quick = Callable[..., ModelOptions]
pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="the command openssl makes the certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with a key and a certificate for 127.0.0.1 that only itself vouches for."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-keyout", str(folder / "key"), "-out", str(folder / "certificate"), "-days", "2"),
            *("-subj", "/CN=scripted", "-addext", "subjectAltName=IP:127.0.0.1"),
        ],
        check=True,
        capture_output=True,
    )
    both = folder / "both.pem"
    both.write_text((folder / "key").read_text() + (folder / "certificate").read_text())
    return both


@pytest.fixture
def secure_server(certificate: Path) -> Iterator[ScriptedServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with ScriptedServer(lambda request: good(f"secret {request.user}"), tls=context) as server:
        yield server


def test_trusted_server_is_asked(
    secure_server: ScriptedServer, quick: Quick, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with connect(quick(base_url=secure_server.base_url, concurrency=4)) as model:
        answers = list(model.answer([Prompt("s", "", str(number)) for number in range(12)]))
    assert [answer.text for answer in answers] == [f"secret {number}" for number in range(12)]


def test_untrusted_server_gets_nothing(
    secure_server: ScriptedServer, quick: Quick, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A certificate that nobody vouches for is told at once; waiting would not mend it."""
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with connect(quick(base_url=secure_server.base_url, retries=3)) as model:
        answer = next(model.answer([Prompt("s", "", "secret")]))
    assert answer.failure is not None
    assert answer.failure.kind is FailureKind.CONNECTION
    assert "certificate" in answer.failure.message.lower()
    assert (secure_server.requests, answer.usage.calls) == ([], 1)


def test_plain_server_behind_https_is_told(scripted_server: ScriptedServer, quick: Quick) -> None:
    """It waits for a line that never comes; the time to connect holds for the handshake too."""
    base_url = scripted_server.base_url.replace("http:", "https:")
    with connect(quick(base_url=base_url, retries=0, timeouts=Timeouts(connect=0.3))) as model:
        failure = next(model.answer([Prompt("s", "", "secret")])).failure
    assert failure is not None
    assert failure.kind in {FailureKind.TIMEOUT, FailureKind.CONNECTION}
