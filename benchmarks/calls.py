"""Measure model calls against peers in one run: bare aiohttp, the bare SDK, the bare SDK on aiohttp, and ours.

    python benchmarks/calls.py [--calls 1000] [--milliseconds 300] [--rounds 3]

Every peer runs in its own process against the same server process on loopback, in turns; the best of each figure
counts, for others may be using the machine. Peers that the project does not depend on are installed into
benchmarks/.peers/calls.
"""

# ruff: noqa: PLC0415, S101 - each peer imports only its own client; a wrong answer must stop the measurement
import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

PEERS = Path(__file__).parent / ".peers" / "calls"
BODY = {
    "id": "x",
    "object": "chat.completion",
    "created": 1,
    "model": "scripted",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "logprobs": None,
            "message": {"role": "assistant", "refusal": None, "content": '{"claims": ["' + "word " * 150 + '"]}'},
        }
    ],
    "usage": {"prompt_tokens": 1000, "completion_tokens": 200, "total_tokens": 1200},
}
SCHEMA = json.dumps(
    {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": {"type": "string"}}},
        "required": ["claims"],
        "additionalProperties": False,
    }
)
SYSTEM = "You summarize one article. " * 40
ARTICLE = "The minister said on Tuesday that the bridge would open in May. " * 60


def messages(number: int) -> list[dict[str, str]]:
    """Return the messages of one call, each with its own text."""
    return [{"role": "system", "content": SYSTEM}, {"role": "user", "content": f"{number} {ARTICLE}"}]


async def serve(milliseconds: float) -> None:
    """Answer every request after so many milliseconds; print the port first."""
    body = json.dumps(BODY).encode()
    reply = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    class Connection(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = transport
            self.head = b""
            self.missing = 0

        def data_received(self, data: bytes) -> None:
            if self.missing == 0:
                self.head += data
                head, found, rest = self.head.partition(b"\r\n\r\n")
                if not found:
                    return
                length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
                self.head, self.missing = b"", length - len(rest)
            else:
                self.missing -= len(data)
            if self.missing <= 0:
                self.missing = 0
                asyncio.get_running_loop().call_later(milliseconds / 1000, self.answer)

        def answer(self) -> None:
            if not self.transport.is_closing():
                self.transport.write(reply)

    server = await asyncio.get_running_loop().create_server(Connection, "127.0.0.1", 0, backlog=4096)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def at_a_time(calls: int, width: int, call: Callable[[int], Awaitable[object]]) -> None:
    """Make the calls, `width` at a time."""
    numbers = iter(range(calls))

    async def work() -> None:
        for number in numbers:
            await call(number)

    await asyncio.gather(*(work() for _ in range(width)))


def request_body(number: int) -> dict[str, object]:
    """Return the same request that ours sends."""
    form = {"type": "json_schema", "json_schema": {"name": "answer", "schema": json.loads(SCHEMA), "strict": True}}
    return {
        "model": "scripted",
        "messages": messages(number),
        "max_tokens": 2000,
        "temperature": 0.0,
        "response_format": form,
    }


async def run_aiohttp(url: str, calls: int, width: int) -> None:
    """Bare aiohttp."""
    import aiohttp

    connector = aiohttp.TCPConnector(limit=width)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def call(number: int) -> None:
            async with session.post(f"{url}/chat/completions", json=request_body(number)) as reply:
                said = await reply.json()
                assert said["choices"][0]["message"]["content"]

        await at_a_time(calls, width, call)


async def run_sdk(url: str, calls: int, width: int, *, aiohttp: bool = False) -> None:
    """The bare SDK on its own transport, or on aiohttp."""
    import openai

    transport = openai.DefaultAioHttpClient() if aiohttp else None
    given = {"api_key": "x", "base_url": url, "max_retries": 0, "timeout": 120}  # a busy machine connects late
    async with openai.AsyncOpenAI(**given, http_client=transport) as client:

        async def call(number: int) -> None:
            said = await client.chat.completions.create(**request_body(number))  # type: ignore[call-overload]
            assert said.choices[0].message.content

        await at_a_time(calls, width, call)


async def run_wire(url: str, calls: int, width: int) -> None:
    """The client alone: the openai package over our transport, without ledger, limits, order and threads."""
    from briefing.llm import ModelOptions
    from briefing.llm.wire import Wire

    wire = Wire(ModelOptions(model="scripted", base_url=url, key="x"), "x")

    async def call(number: int) -> None:
        assert (await wire.complete(request_body(number))).text

    await at_a_time(calls, width, call)
    await wire.close()


def run_ours(url: str, calls: int, width: int, ledger: Path | None) -> None:
    """Ours, through the public door."""
    from briefing.llm import ModelOptions, connect
    from briefing.model import Prompt

    class Prompts:
        def __len__(self) -> int:
            return calls

        def __getitem__(self, number: int) -> Prompt:
            return Prompt("summarize", SYSTEM, f"{number} {ARTICLE}", SCHEMA)

    options = ModelOptions(model="scripted", base_url=url, key="x", concurrency=width, ledger=ledger)
    with connect(options) as model:
        for answer in model.answer(Prompts()):  # type: ignore[arg-type]
            assert answer.text, answer


def run_peer(peer: str, url: str, calls: int, width: int) -> None:
    """Run one peer in this process and print what it took as JSON."""
    import openai  # noqa: F401 - its import is not what is measured

    warm = min(width, 20)
    sys.setswitchinterval(0.005)
    with tempfile.TemporaryDirectory() as folder:
        runs: dict[str, Callable[[int], object]] = {
            "aiohttp": lambda calls: asyncio.run(run_aiohttp(url, calls, width)),
            "sdk": lambda calls: asyncio.run(run_sdk(url, calls, width)),
            "sdk-aiohttp": lambda calls: asyncio.run(run_sdk(url, calls, width, aiohttp=True)),
            "client": lambda calls: asyncio.run(run_wire(url, calls, width)),
            "ours": lambda calls: run_ours(url, calls, width, None),
            "ours-ledger": lambda calls: run_ours(url, calls, width, Path(folder) / f"{calls}.sqlite"),
        }
        runs[peer](warm)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        wall, cpu = time.perf_counter(), time.process_time()
        runs[peer](calls)
        took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    took["grown"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    print(json.dumps(took))


def install_peers() -> None:
    """Install what the project does not depend on."""
    if not (PEERS / "aiohttp").is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*command, "--target", str(PEERS), "aiohttp"], check=True)


def measured(peer: str, port: str, calls: int, width: int) -> dict[str, float]:
    """Run one peer in a process of its own."""
    command = [sys.executable, __file__, "--peer", peer, "--port", port, "--calls", str(calls), "--width", str(width)]
    path = os.pathsep.join([str(Path(__file__).parent.parent), str(PEERS)])
    done = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path})
    return json.loads(done.stdout.splitlines()[-1])


def table(port: str, calls: int, width: int, rounds: int, ideal: float) -> None:
    """Measure all peers in turns and print the table."""
    peers = ("aiohttp", "sdk", "sdk-aiohttp", "client", "ours", "ours-ledger")
    best: dict[str, dict[str, float]] = {}
    for _ in range(rounds):
        for peer in peers:
            took = measured(peer, port, calls, width)
            known = best.setdefault(peer, took)
            best[peer] = {name: min(value, known[name]) for name, value in took.items()}
    print(f"\n{calls} calls, {width} at a time (ideal {ideal:.2f} s)")
    print(f"{'peer':<12}{'wall s':>8}{'cpu s':>8}{'cpu ms/call':>13}{'x sdk':>8}{'x sdk-aiohttp':>15}{'grown MB':>10}")
    for peer in peers:
        took = best[peer]
        to_sdk, to_aiohttp = (took["wall"] / best[name]["wall"] for name in ("sdk", "sdk-aiohttp"))
        print(
            f"{peer:<12}{took['wall']:>8.2f}{took['cpu']:>8.2f}{took['cpu'] / calls * 1000:>13.2f}"
            f"{to_sdk:>8.2f}{to_aiohttp:>15.2f}{took['grown']:>10.1f}"
        )
    own = (best["ours-ledger"]["cpu"] - best["client"]["cpu"]) / calls * 1000
    print(f"own cost beside the client, with the ledger: {own:.2f} ms of processor a call")


def main() -> None:
    """Read the options, start the server, print the tables."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--calls", type=int, default=1000)
    options.add_argument("--milliseconds", type=float, default=300)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--widths", type=int, nargs="+", default=[100, 1000])
    options.add_argument("--width", type=int, default=0, help=argparse.SUPPRESS)
    options.add_argument("--peer", help=argparse.SUPPRESS)
    options.add_argument("--port", help=argparse.SUPPRESS)
    options.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.serve:
        asyncio.run(serve(given.milliseconds))
    elif given.peer:
        run_peer(given.peer, f"http://127.0.0.1:{given.port}/v1", given.calls, given.width)
    else:
        compare(given)


def compare(given: argparse.Namespace) -> None:
    """Start the server and print one table for each width."""
    install_peers()
    command = [sys.executable, __file__, "--serve", "--milliseconds", str(given.milliseconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = server.stdout.readline().strip()
            for width in given.widths:
                ideal = -(-given.calls // width) * given.milliseconds / 1000
                table(port, given.calls, width, given.rounds, ideal)
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
