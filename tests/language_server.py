"""A real editor's language server for YAML (npm: yaml-language-server), as an editor speaks.

The Language Server Protocol: https://microsoft.github.io/language-server-protocol/.
"""

import json
import shutil
import subprocess
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import Any, Final

SECONDS: Final = 30.0
"""How long a test waits for an answer."""
PROGRAM: Final = shutil.which("yaml-language-server")


class LanguageServer:
    """A running server that knows one schema for the trees in a folder."""

    def __init__(self, folder: Path, schema: Path) -> None:
        assert PROGRAM is not None
        self._process = subprocess.Popen(
            [PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._messages: Queue[dict[str, Any]] = Queue()
        self._last = 0
        threading.Thread(target=self._read, daemon=True).start()
        settings = {"yaml": {"schemas": {schema.as_uri(): "*.yaml"}, "completion": True}}
        self._settings = settings
        root = folder.as_uri()
        self.request("initialize", {"processId": None, "rootUri": root, "capabilities": {}})
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": settings})

    def open(self, path: Path) -> list[dict[str, Any]]:
        """Open a file; what the editor would underline in it."""
        document = {
            "uri": path.as_uri(),
            "languageId": "yaml",
            "version": 1,
            "text": path.read_text(encoding="utf-8"),
        }
        self._notify("textDocument/didOpen", {"textDocument": document})
        while True:
            said = self._next()
            if (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == path.as_uri()
            ):
                found: list[dict[str, Any]] = said["params"]["diagnostics"]
                return found

    def complete(self, path: Path, line: int, column: int) -> list[str]:
        """What the editor would offer at a place (both from 0)."""
        position = {"line": line, "character": column}
        where = {"textDocument": {"uri": path.as_uri()}, "position": position}
        got = self.request("textDocument/completion", where)
        items = got["items"] if isinstance(got, dict) else got
        return [str(item["label"]) for item in items or []]

    def close(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()

    def request(self, method: str, params: Any) -> Any:
        """Ask something and wait for its answer."""
        self._last += 1
        number = self._last
        self._send({"id": number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == number and "method" not in said:
                return said.get("result")

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks of the editor is answered first."""
        while True:
            try:
                said = self._messages.get(timeout=SECONDS)
            except Empty:
                raise AssertionError("the language server says nothing") from None
            if "method" in said and "id" in said:
                asked = said["params"].get("items", []) if said.get("params") else []
                parts = [self._settings.get(str(one.get("section"))) for one in asked]
                self._send({"id": said["id"], "result": parts if asked else None})
                continue
            return said

    def _notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        raw = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(raw) + raw)
        self._process.stdin.flush()

    def _read(self) -> None:
        out = self._process.stdout
        assert out is not None
        while True:
            length = 0
            while line := out.readline().strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            self._messages.put(json.loads(out.read(length)))
