"""What an author sees in an editor: marks while typing, names to choose from, words in Chinese.

The editor is yaml-language-server, spoken to as editors do.
"""

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
SPECS = sorted((ROOT / "specs").rglob("*.yaml"))
TEXT = (ROOT / "specs/2025/造血干细胞捐献工作经费.yaml").read_text(encoding="utf-8")
HEAD = "表式: 江苏省省级项目预算绩效目标表\n年度: 2025\n"
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


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_a_published_spec_is_not_marked(editor: Editor, path: Path) -> None:
    assert editor.marked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("主管部门: 江苏省红十字会", "主管部门:", "这里要写一段文字，不能空着。"),
        ("年度: 2025", "年度: 二〇二五", "这里应是四位数字的年度，如 2025。"),
        ("立项必要性:", "立项必要信:", "立项必要信"),
        (
            "资金总额: 333.93",
            "资金总额: 333.93万元",
            "金额写成一个数，单位万元，最多六位小数，不写千分位和单位；没有就写 0。",
        ),
        ("其他资金: 150", "其它资金: 150", "其它资金"),
        ("[83, 333.93]", "333.93", "写成 [半年, 全年]，或 {半年: …, 全年: …}。"),
        ("  过程:", "  过程管理:", "过程管理"),
        ("[序时进度, 100%]", "{半年: 序时进度}", "这里要写指标值，例如 ≥100例、=45%、合规。"),
        (
            "经济效益:",
            "经济效益: {半年: ≥1, 全年: ≥2}",
            "“半年、全年”写在指标名称后面，这里还缺三级指标的名称。",
        ),
    ],
)
def test_what_is_wrong_is_marked_in_its_line(editor: Editor, old: str, new: str, told: str) -> None:
    text = TEXT.replace(old, new, 1)
    line = TEXT[: TEXT.index(old)].count("\n") + 2  # from 1, and below the modeline
    messages = [message for at, message in editor.marked(text) if at + 1 == line]
    assert any(told in message for message in messages), messages


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("项", ["项目名称", "主管部门", "项目类型", "中长期目标", "项目资金", "绩效指标", "豁免"]),
        ("项目类型: ", ["常年安排项目", "分年度安排项目", "一次性项目"]),
        ("项目资金:\n  收入:\n    ", ["资金总额", "一般公共预算资金", "其他资金"]),
        ("绩效指标:\n  ", ["决策", "过程", "产出指标", "效益指标", "满意度指标"]),
        ("绩效指标:\n  产出指标:\n    ", ["数量指标", "质量指标", "时效指标", "成本指标"]),
        ("绩效指标:\n  过程:\n    资金管理:\n      ", ["资金到位率", "预算执行率"]),
        ("豁免:\n  - ", ["规则", "位置", "理由", "至"]),
    ],
)
def test_the_names_of_the_form_are_proposed(editor: Editor, below: str, names: list[str]) -> None:
    proposed = editor.proposed(HEAD + below)
    assert set(names) <= set(proposed)
    assert "单位名称" not in proposed


def test_the_forms_themselves_are_proposed(editor: Editor) -> None:
    proposed = editor.proposed("表式: ")
    assert set(proposed) == {"江苏省省级项目预算绩效目标表", "江苏省省级部门整体预算绩效目标表"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("主管部门", "主管部门的全称。必填。"),
        ("资金总额", "各项来源之和，单位万元。必填。"),
        ("产出指标", "下面的二级指标：数量指标、质量指标、时效指标、成本指标。"),
        ("资金管理", "表上固定的指标：资金到位率、预算执行率、资金使用合规性。"),
        ("培训班总成本", "指标值：比较符号、数和单位，或一个词，如 ≥100例、=45%、合规。"),
        ("绩效指标", "举办培训班场次: [≥0次, ≥1次]"),
    ],
)
def test_what_a_name_means_is_shown_in_chinese(editor: Editor, words: str, shown: str) -> None:
    assert shown in editor.hover(TEXT, words)
