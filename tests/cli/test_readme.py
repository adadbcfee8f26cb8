"""Every command of the READMEs is run, and every transcript in them is what is really printed."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jxbudget.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
READMES = ["README.md", "README.zh-CN.md"]
_BLOCK = re.compile(
    r"(?:<!-- given: (?P<path>\S+) (?P<old>\S+) (?P<new>\S+) -->\n)?"
    r"```(?P<kind>\w+)\n(?P<body>.*?)```",
    re.DOTALL,
)
_SECONDS = re.compile(r"(?<=用时 )[0-9.]+|(?<=Took )[0-9.]+")


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """The shipped specs in a folder of their own."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    return tmp_path


def run(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    words = shlex.split(command)
    assert words[0] == "jxbudget"
    return subprocess.run(
        [sys.executable, "-m", "jxbudget", *words[1:]],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )


def blocks(name: str, kind: str) -> list[re.Match[str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [found for found in _BLOCK.finditer(text) if found["kind"] == kind]


def commands(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    quoted = re.findall(r"`(jxbudget [^`]+)`", text)
    typed = [line for found in blocks(name, "sh") for line in found["body"].splitlines()]
    return [line for line in dict.fromkeys((*typed, *quoted)) if line.startswith("jxbudget ")]


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_a_readme_does_something(name: str, workplace: Path) -> None:
    tried = commands(name)
    assert len(tried) > 6
    for command in tried:
        done = run(command, workplace)
        assert done.returncode == 0, (command, done.stdout, done.stderr)


@pytest.mark.parametrize("name", READMES)
def test_every_transcript_of_a_readme_is_true(name: str, workplace: Path) -> None:
    transcripts = blocks(name, "console")
    assert len(transcripts) >= 2
    for found in transcripts:
        path = workplace / (found["path"] or "")
        before = path.read_text(encoding="utf-8") if found["path"] else ""
        if found["path"]:
            assert found["old"] in before
            path.write_text(before.replace(found["old"], found["new"], 1), encoding="utf-8")
        told = "".join(
            f"$ {line[2:]}\n{run(line[2:], workplace).stdout}"
            for line in found["body"].splitlines()
            if line.startswith("$ ")
        )
        assert _SECONDS.sub("0", told) == _SECONDS.sub("0", found["body"])
        if found["path"]:
            path.write_text(before, encoding="utf-8")


def test_the_readmes_and_the_changelog_count_the_rules() -> None:
    for name, words in (
        ("README.md", f"\n{len(RULES)} rules, each"),
        ("README.zh-CN.md", f"共 {len(RULES)} 条规则"),
        ("CHANGELOG.md", f"- {len(RULES)} rules look"),
    ):
        assert words in (ROOT / name).read_text(encoding="utf-8")


def test_the_two_readmes_have_the_same_commands_and_transcripts() -> None:
    english, chinese = READMES
    assert commands(english) == commands(chinese)
    assert [found["body"] for found in blocks(english, "console")] == [
        found["body"] for found in blocks(chinese, "console")
    ]
