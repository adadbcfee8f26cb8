"""What is ready for GitHub, GitLab, Gitee and pre-commit: its scripts, run as those run them."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from jxbudget.cli import main
from jxbudget.remote.hosts import GITEE, GITHUB, GITLAB
from tests.conftest import ROOT
from tests.review.repository import PULL_REQUESTS, commit, edit, git
from tests.unit.remote.forge import TOKEN, US, Forge, forge

JXBUDGET = Path(sys.executable).parent / "jxbudget"
EXPRESSION = re.compile(r"\$\{\{\s*([\w.-]+)\s*\}\}")
INPUT = re.compile(r"\$\[\[\s*inputs\.([\w-]+)\s*\]\]")
ORGANS = "specs/2025/人体器官捐献工作经费.yaml"

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None or not JXBUDGET.exists(),
    reason="needs bash and an installed jxbudget",
)


@pytest.fixture
def github() -> Iterator[Forge]:
    with forge(GITHUB) as server:
        yield server


def load(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


class Action:
    """The composite action, run as a runner runs it."""

    def __init__(self, at: Path, inputs: dict[str, str]) -> None:
        self.action = load("action.yml")
        self.at = at
        known = {name: one.get("default", "") for name, one in self.action["inputs"].items()}
        assert inputs.keys() <= known.keys()
        self.values = {f"inputs.{name}": given for name, given in (known | inputs).items()}
        self.values["github.token"] = TOKEN
        self.values["inputs.token"] = EXPRESSION.sub(self._value, self.values["inputs.token"])
        self.said = ""

    def _value(self, found: re.Match[str]) -> str:
        return str(self.values[found[1]])

    def told(self, text: object) -> str:
        return EXPRESSION.sub(self._value, str(text))

    def step(self, name: str) -> int:
        """Run a step; the exit code."""
        (step,) = [one for one in self.action["runs"]["steps"] if one["name"] == name]
        assert "${{" not in step["run"]  # what others wrote never becomes a part of a script
        output = self.at.parent / "output"
        output.write_text("", encoding="utf-8")
        temp = self.at.parent / "temp"
        temp.mkdir(exist_ok=True)
        own = {key: self.told(value) for key, value in step["env"].items()}
        around = {
            "GITHUB_OUTPUT": str(output),
            "RUNNER_TEMP": str(temp),
            "GITHUB_ACTION_PATH": str(ROOT),
        }
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.at / self.told(step.get("working-directory", ".")),
            env=os.environ | around | own,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        self.said = run.stdout + run.stderr
        for line in output.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            self.values[f"steps.{step['id']}.outputs.{key}"] = value
        return run.returncode


@pytest.fixture
def action(
    start: Path,
    on_github: Callable[..., Path],
    github: Forge,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Action]:
    """Commit what was changed and make an action for it, as if it were installed."""

    def make(**inputs: str) -> Action:
        on_github()
        for name, value in github.environment().items():
            if name != "GITHUB_TOKEN":
                monkeypatch.setenv(name, value)
        one = Action(start, {name.replace("_", "-"): value for name, value in inputs.items()})
        one.values["steps.install.outputs.command"] = str(JXBUDGET)
        one.values["steps.install.outputs.out"] = str(start.parent / "review")
        return one

    return make


def test_the_action_judges_and_comments_once(
    start: Path, action: Callable[..., Action], github: Forge
) -> None:
    PULL_REQUESTS["broken-sum"](start)
    run = action()
    assert run.step("Review") == 1
    assert run.values["steps.review.outputs.passed"] == "false"
    assert "::error file=specs/2025/" in run.said
    assert run.step("Comment") == 0
    assert run.said == "评论已发出。 https://example.org/7#1000\n"
    edit(start / ORGANS, "资金总额: 55,", "资金总额: 50,")
    commit(start)
    assert run.step("Review") == 0
    assert run.values["steps.review.outputs.passed"] == "true"
    assert run.step("Comment") == 0
    (body,) = github.bodies
    assert body.startswith("<!-- jxbudget -->\n### 预算绩效目标审查：通过")
    assert TOKEN not in run.said


def test_a_quiet_change_gets_no_comment(
    start: Path, action: Callable[..., Action], github: Forge
) -> None:
    edit(start / "README.md", "说明", "另一个说明")
    run = action()
    assert run.step("Review") == 0
    assert run.step("Comment") == 0
    assert run.said == "没有要紧的内容，没有发评论。\n"
    github.add(US, "<!-- jxbudget -->\n不通过")
    assert run.step("Comment") == 0
    assert "没有改动预算绩效目标。" in github.bodies[0]


def test_a_comment_that_a_pull_request_brings_is_never_posted(
    start: Path, action: Callable[..., Action], github: Forge
) -> None:
    secret = start.parent / "secret"
    secret.write_text("口令", encoding="utf-8")
    (start / "jxbudget-review").mkdir()
    (start / "jxbudget-review/comment.md").symlink_to(secret)
    (start / "jxbudget.toml").write_text("[[", encoding="utf-8")
    run = action()
    run.values["steps.install.outputs.out"] = "jxbudget-review"
    assert run.step("Review") == 2
    assert "steps.review.outputs.passed" not in run.values  # the step Comment asks for it
    assert run.step("Comment") == 2
    assert "是链接，不予读取" in run.said
    assert github.bodies == []
    base = git(start, "rev-parse", "main").strip()
    jobs = gitlab()
    with forge(GITLAB) as server:
        around = {**jobs[".jxbudget"]["variables"], **server.environment(), "CI": "true"}
        around |= {"GITLAB_CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        around |= {"CI_MERGE_REQUEST_PROJECT_ID": "1", "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "1"}
        around["GITHUB_ACTIONS"] = ""
        assert script(jobs["jxbudget-review"]["script"], start, around) == 2
        assert server.bodies == []


def test_every_input_of_the_action_reaches_the_command(
    start: Path, action: Callable[..., Action]
) -> None:
    PULL_REQUESTS["weakened"](start)
    (start / "mine.toml").write_text("", encoding="utf-8")
    assert action(fail_on_change="重大").step("Review") == 1
    assert action(fail_on="warning").step("Review") == 1
    assert action(base="change").step("Review") == 0
    assert action(config="没有.toml").step("Review") == 2
    assert action(config="mine.toml", templates="templates").step("Review") == 0
    assert action(specs="没有").step("Review") == 2
    run = action(language="en", trust="false")
    assert run.step("Review") == 0
    assert "Review of budget performance specs: Passed" in run.said
    assert action(trust="true", working_directory="specs", specs=".").step("Review") == 0


def test_inputs_are_words_and_never_commands(start: Path, action: Callable[..., Action]) -> None:
    PULL_REQUESTS["weakened"](start)
    for given in ("$(touch made)", "`touch made`", '"; touch made; "', "a b"):
        assert action(fail_on=given, base=given).step("Review") == 2
    assert not (start / "made").exists()


@pytest.mark.parametrize("name", ["jxbudget", "yaml", "venv", "pip", "typing", "sitecustomize"])
def test_no_module_of_a_pull_request_is_imported(
    start: Path, action: Callable[..., Action], name: str
) -> None:
    (start / f"{name}.py").write_text("open('made', 'w')\n", encoding="utf-8")
    PULL_REQUESTS["weakened"](start)
    run = action()
    assert run.step("Review") == 0
    assert run.step("Comment") == 0
    assert not (start / "made").exists()


@pytest.mark.skipif(not os.environ.get("JXBUDGET_TEST_INSTALL"), reason="installs from PyPI")
def test_the_action_installs_what_it_runs(start: Path, action: Callable[..., Action]) -> None:
    for name in ("venv", "pip", "ensurepip"):
        (start / f"{name}.py").write_text("open('made', 'w')\n", encoding="utf-8")
    run = action(out="")
    assert run.step("Install jxbudget") == 0, run.said
    assert run.values["steps.install.outputs.out"] == str(start.parent / "temp/jxbudget-review")
    assert run.step("Review") == 0, run.said
    assert (start.parent / "temp/jxbudget-review/comment.md").exists()
    assert not (start / "made").exists()


def test_a_fork_gets_no_comment() -> None:
    steps = {one["name"]: one for one in load("action.yml")["runs"]["steps"]}
    assert (
        "github.event.pull_request.head.repo.full_name == github.repository"
        in (steps["Comment"]["if"])
    )
    assert [one["shell"] for one in steps.values()] == ["bash"] * 3


def script(lines: list[str], at: Path, environment: dict[str, str]) -> int:
    """Run the lines of a job in one shell, with jxbudget installed and pip not used."""
    kept = [line for line in lines if not line.startswith("pip")]
    path = f"{JXBUDGET.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(kept)],
        cwd=at,
        env=os.environ | {"PATH": path} | environment,
        check=False,
        capture_output=True,
    )
    return done.returncode


def gitlab(**given: str) -> dict[str, Any]:
    """The jobs of the GitLab template with their inputs."""
    head, text = (ROOT / "integrations/gitlab.yml").read_text(encoding="utf-8").split("\n---\n")
    known = {
        name: str(one["default"]) for name, one in yaml.safe_load(head)["spec"]["inputs"].items()
    }
    values = known | {name.replace("_", "-"): value for name, value in given.items()}
    jobs: dict[str, Any] = yaml.safe_load(INPUT.sub(lambda found: values[found[1]], text))
    return jobs


@pytest.mark.parametrize(
    ("name", "fails", "code"),
    [("weakened", "", 0), ("weakened", "重大", 1), ("broken-sum", "", 1), ("commented", "", 0)],
)
def test_gitlab_reviews_and_writes_a_note(
    start: Path, monkeypatch: pytest.MonkeyPatch, name: str, fails: str, code: int
) -> None:
    PULL_REQUESTS[name](start)
    commit(start)
    jobs = gitlab(fail_on_change=fails)
    job = jobs["jxbudget-review"]
    base = git(start, "rev-parse", "main").strip()
    with forge(GITLAB) as server:
        around = {
            **jobs[".jxbudget"]["variables"],
            **server.environment(),
            "CI": "true",
            "GITLAB_CI": "true",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "CI_MERGE_REQUEST_PROJECT_ID": "42",
            "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "42",
        }
        assert script(job["script"], start, around) == code
        assert len(server.bodies) == (name != "commented")
        del around["GITLAB_TOKEN"]
        assert script(job["script"], start, around) == code
        assert len(server.bodies) == (name != "commented")
    for path in (*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]):
        assert (start / path).exists()


def test_gitlab_is_given_all_findings_to_compare(start: Path) -> None:
    jobs = gitlab()
    job = jobs["jxbudget-quality"]
    assert script(job["script"], start, jobs[".jxbudget"]["variables"]) == 0
    found = json.loads((start / job["artifacts"]["reports"]["codequality"]).read_bytes())
    assert {one["check_name"].split()[0] for one in found} >= {"JX201"}
    assert (
        script(
            gitlab(specs="没有")["jxbudget-quality"]["script"], start, {"JXBUDGET_SPECS": "没有"}
        )
        == 2
    )


@pytest.mark.parametrize(("name", "code"), [("weakened", 1), ("commented", 0)])
def test_gitee_reviews_and_comments(start: Path, name: str, code: int) -> None:
    PULL_REQUESTS[name](start)
    commit(start)
    (stage,) = load("integrations/gitee.yml")["stages"]
    (step,) = stage["steps"]
    with forge(GITEE) as server:
        around = server.environment()
        around["JXBUDGET_TOKEN"] = around.pop(GITEE.token)
        around["JXBUDGET_REPOSITORY"] = around.pop("GITEE_REPOSITORY")
        assert script(step["commands"], start, around | {"GITEE_BRANCH": "main"}) == code
        assert len(server.bodies) == code
    assert (start / step["artifacts"][0]["path"][0]).is_dir()


def test_pre_commit_runs_commands_that_there_are(
    start: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = {one["id"]: one for one in load(".pre-commit-hooks.yaml")}
    assert [*hooks] == ["jxbudget-validate", "jxbudget-fix"]
    for hook in hooks.values():
        assert re.search(hook["files"], ORGANS)
        assert not re.search(hook["files"], "templates/甲/2025/form.yaml")
        program, *arguments = hook["entry"].split()
        assert program == "jxbudget"
        assert main([*arguments, ORGANS]) == 0
    edit(start / ORGANS, "≥", ">=")
    assert main(["validate", "--fix", ORGANS]) == 0
    assert "≥" in (start / ORGANS).read_text(encoding="utf-8")


def test_samples_use_inputs_that_the_action_has() -> None:
    known = load("action.yml")["inputs"]
    for path in ("integrations/github.yml", ".github/workflows/ci.yml"):
        for job in load(path)["jobs"].values():
            for step in job["steps"]:
                if "jxbudget" in step.get("uses", "") or step.get("uses") == "./":
                    assert step.get("with", {}).keys() <= known.keys()
