"""An editor, as far as a test can be one: yaml-language-server, spoken to as editors do."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / ".ci/node/node_modules/yaml-language-server/bin/yaml-language-server"
SCHEMA = ROOT / "schema/spec.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA.as_uri()}\n"
SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
    }
}
PATIENCE = 60.0
"""Seconds after which a server that says nothing is ended."""


class Editor:
    """Opens texts and asks about them; every answer is waited for."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._numbers = count(1)
        self._told: dict[str, list[Any]] = {}
        capabilities = {
            "textDocument": {
                "hover": {"contentFormat": ["markdown"]},
                "completion": {"completionItem": {"snippetSupport": True}},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True},
        }
        self._ask("initialize", processId=None, rootUri=None, capabilities=capabilities)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=SETTINGS)

    def open(self, text: str) -> str:
        """Show a text with the modeline above it; the URI it has."""
        uri = f"file:///specs/{next(self._numbers)}.yaml"
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": MODELINE + text}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def marked(self, text: str) -> list[tuple[int, str]]:
        """The lines of a text that are marked (from 1) and what is said there."""
        uri = self.open(text)
        while uri not in self._told:
            self._heed(self._read())
        found = ((one["range"]["start"]["line"], one["message"]) for one in self._told[uri])
        return sorted(found)

    def proposed(self, text: str) -> dict[str, str]:
        """What is proposed at the end of a text: label and what is inserted."""
        where = {"textDocument": {"uri": self.open(text)}, "position": _end(text)}
        answer = self._ask("textDocument/completion", **where)
        return {item["label"]: item.get("insertText", "") for item in answer["items"]}

    def hover(self, text: str, words: str) -> str:
        """What is shown over the first occurrence of words."""
        where = {"textDocument": {"uri": self.open(text)}}
        answer = self._ask(
            "textDocument/hover", **where, position=_end(text[: text.index(words) + 1])
        )
        return str(answer["contents"]["value"]) if answer else ""

    def _tell(self, method: str, **parameters: Any) -> None:
        self._write({"method": method, "params": parameters})

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._write({"id": number, "method": method, "params": parameters})
        while (message := self._read()).get("id") != number or "method" in message:
            self._heed(message)
        assert "error" not in message, message
        return message["result"]

    def _heed(self, message: dict[str, Any]) -> None:
        """Keep diagnostics; answer what the server asks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            told = message["params"]
            self._told[told["uri"]] = told["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            asked = (item.get("section", "") for item in message["params"]["items"])
            self._write({"id": message["id"], "result": [SETTINGS.get(key) for key in asked]})
        elif "id" in message and "method" in message:
            self._write({"id": message["id"], "result": None})

    def _write(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline()).strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "yaml-language-server ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


def _end(text: str) -> dict[str, int]:
    """The position after a text that stands below the modeline."""
    lines = (MODELINE + text).split("\n")
    return {"line": len(lines) - 1, "character": len(lines[-1])}


@pytest.fixture(scope="session")
def editor() -> Iterator[Editor]:
    """One server for all tests."""
    if not (SERVER.is_file() and shutil.which("node")):
        pytest.skip("yaml-language-server is not installed; .ci/run installs it")
    process = subprocess.Popen(
        ["node", str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    timer = Timer(PATIENCE, process.kill)
    timer.start()
    try:
        yield Editor(process)
    finally:
        timer.cancel()
        process.kill()
        process.communicate()
