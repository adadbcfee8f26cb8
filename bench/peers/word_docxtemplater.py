"""Word with docxtemplater, in one node process that is kept for the whole run."""

import base64
import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bench.peers import Missing
from bench.peers.boxes import FORMS, form_of
from bench.peers.context import Context
from bench.peers.word_template import BEGIN, CONTINUE, END, RESTART, Draw, template

NODE = Path(__file__).resolve().parents[1] / "node"
PACKAGES = ("docxtemplater", "pizzip")


class _Braces:
    def mark(self, name: str, scope: str = "") -> str:
        del scope  # a loop's own names come first
        return f"{{{name}}}"

    def label(self, level: int, draw: Draw, opening: str) -> str:
        begins = f"{opening}{{-w:tc begins{level}}}{{t{level}}}{{/begins{level}}}"
        goes_on = f"{{-w:tc goes_on{level}}}{{/goes_on{level}}}"
        return draw(begins, RESTART) + draw(goes_on, CONTINUE)

    def loop(self, name: str, scope: str, row: str) -> str:
        del scope
        return row.replace(BEGIN, f"{{#{name}}}").replace(END, f"{{/{name}}}")


@cache
def engine() -> "Docxtemplater":
    """The node process of this run, fetched and started on first use. Raises Missing."""
    return Docxtemplater()


class Docxtemplater:
    """A node process that waits for forms; it ends with its standard input."""

    def __init__(self) -> None:
        _install()
        command = ["node", str(NODE / "docxtemplater.js")]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )
        made = {name: base64.b64encode(template(form_of(name), _Braces())) for name in FORMS}
        self._ask({"templates": {name: data.decode() for name, data in made.items()}})

    def draw(self, context: Context) -> bytes:
        """A form as a .docx."""
        return base64.b64decode(self._ask({"draw": context})["data"])

    def time(self, contexts: Sequence[Context]) -> float:
        """Seconds for many forms, without the way to and from node."""
        return float(self._ask({"time": contexts})["seconds"])

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        into.write(json.dumps(question, ensure_ascii=False) + "\n")
        into.flush()
        answer: dict[str, Any] = json.loads(out.readline())
        return answer


def versions() -> dict[str, str]:
    """The versions of node and of the packages, as far as they are there."""
    found = {}
    if shutil.which("node"):
        run = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
        found["node"] = run.stdout.strip().removeprefix("v")
    for name in PACKAGES:
        file = NODE / "node_modules" / name / "package.json"
        if file.exists():
            found[name] = json.loads(file.read_text(encoding="utf-8"))["version"]
    return found


def _install() -> None:
    """The packages, fetched on first use."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise Missing("node and npm are not installed")
    if all((NODE / "node_modules" / name).is_dir() for name in PACKAGES):
        return
    command = ["npm", "install", "--prefix", str(NODE), "--no-save", "--no-package-lock"]
    run = subprocess.run([*command, "--silent", *PACKAGES], capture_output=True, check=False)
    if run.returncode:
        raise Missing("npm could not fetch docxtemplater")
