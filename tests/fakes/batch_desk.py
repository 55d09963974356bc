"""The Batch API of a scripted server: files come in, batches are made, and answers lie ready when the test says so.

desk = BatchDesk(lambda body: completion("…"))
with ScriptedServer(desk.answer) as server:
    ...
    desk.finish()          # every batch is completed
"""

import json
from collections.abc import Callable
from typing import Any

from fakes.scripted_server import Reply, Request, as_json, completion, error


class BatchDesk:
    """Files and batches by id; calls outside of them are answered at once."""

    def __init__(self, answering: Callable[[dict[str, Any]], dict[str, Any] | None]) -> None:
        self.answering = answering
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.live = 0
        self.broken: Reply | None = None

    def answer(self, request: Request) -> Reply:
        """Answer one request of the Batch API, or a call."""
        parts = request.path.partition("?")[0].removeprefix("/v1/").split("/")
        if self.broken and parts[0] in {"files", "batches"}:
            return self.broken
        if parts[0] == "files":
            return self._file(request, parts)
        if parts[0] == "batches":
            return self._batch(request, parts)
        self.live += 1
        answered = self.answering(request.json)
        return as_json(answered) if answered else error(400, "no")

    def finish(self, state: str = "completed") -> None:
        """End every batch in this state; a completed one has its answers."""
        for batch in self.batches.values():
            batch["status"] = state
            lines = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
            answers = [(line["custom_id"], self.answering(line["body"])) for line in lines]
            good = [_line(key, 200, answered) for key, answered in answers if answered]
            bad = [_line(key, 400, {"error": {"message": "no"}}) for key, answered in answers if not answered]
            batch["request_counts"] = {"total": len(lines), "completed": len(good), "failed": len(bad)}
            for name, kept in (("output_file_id", good), ("error_file_id", bad)):
                if kept and state == "completed":
                    batch[name] = self._keep("".join(kept).encode())

    def _keep(self, content: bytes) -> str:
        name = f"file-{len(self.files)}"
        self.files[name] = content
        return name

    def _file(self, request: Request, parts: list[str]) -> Reply:
        if request.method == "POST":
            boundary = request.headers["content-type"].partition("boundary=")[2].encode()
            pieces = request.body.split(b"--" + boundary)
            content = next(piece for piece in pieces if b'name="file"' in piece)
            name = self._keep(content.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n"))
            return as_json(
                {"id": name, "object": "file", "bytes": 1, "created_at": 1, "filename": "x", "purpose": "batch"}
            )
        return Reply(self.files[parts[1]], headers={"Content-Type": "application/octet-stream"})

    def _batch(self, request: Request, parts: list[str]) -> Reply:
        if request.method == "POST":
            name = f"batch-{len(self.batches)}"
            made = {"id": name, "object": "batch", "created_at": 1_700_000_000, "status": "in_progress", **request.json}
            self.batches[name] = made
            return as_json(made)
        if len(parts) == 1:
            return as_json({"object": "list", "data": list(self.batches.values()), "has_more": False})
        return as_json(self.batches[parts[1]])


def _line(key: str, status: int, body: dict[str, Any]) -> str:
    return (
        json.dumps({"id": "r", "custom_id": key, "response": {"status_code": status, "body": body}, "error": None})
        + "\n"
    )


def echoing(body: dict[str, Any]) -> dict[str, Any] | None:
    """Answer with what the user said; nothing to "refuse me"."""
    said = body["messages"][-1]["content"]
    return None if said == "refuse me" else completion(f"answer to {said}")
