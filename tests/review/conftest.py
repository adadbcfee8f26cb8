import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review.repository import commit, event, git, make

VARIABLES = ("CI", "GITHUB_", "GITLAB_", "GITEE_")


@pytest.fixture(scope="session")
def main_branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository as it is before any pull request."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("main")
    make(folder)
    return folder


@pytest.fixture
def start(main_branch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of one's own on a branch of its own, in an environment that tells nothing."""
    for name in [*os.environ]:
        if name.startswith(VARIABLES):
            monkeypatch.delenv(name)
    at = tmp_path / "budget"
    git(tmp_path, "clone", "--quiet", main_branch.as_posix(), at.as_posix())
    git(at, "config", "core.autocrlf", "false")
    git(at, "switch", "--quiet", "--create", "change")
    (at / ".git/info/exclude").write_text("/out\n/one\n/two\n", encoding="utf-8")
    monkeypatch.chdir(at)
    return at


@pytest.fixture
def on_github(start: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Commit what was changed, and let GitHub run a check; the file of its summary."""

    def run(*, fork: str = "finance/budget") -> Path:
        base = git(start, "rev-parse", "main").strip()
        commit(start)
        event(start.parent / "event.json", base, fork=fork)
        summary = start.parent / "summary.md"
        summary.write_text("前一步\n", encoding="utf-8")
        for name, value in {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_BASE_REF": "main",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "finance/budget",
            "GITHUB_EVENT_PATH": str(start.parent / "event.json"),
            "GITHUB_STEP_SUMMARY": str(summary),
        }.items():
            monkeypatch.setenv(name, value)
        return summary

    return run
