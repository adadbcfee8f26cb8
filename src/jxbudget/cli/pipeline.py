"""What the machine that runs a check says of the pull request: GitHub, GitLab or Gitee Go."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Self

from jxbudget.workspace.files import read_bytes
from jxbudget.workspace.problem import Problem


class Pipeline(NamedTuple):
    """What is known of the run.

    ``base`` is the branch a pull request is for, ``tip`` a commit that was its tip: a branch that
    does not hold it is another repository's. ``is_trusted`` says that the pull request comes from
    the repository itself. ``web`` is the address that a commit and a path are
    put behind; ``summary`` the file that is shown as the summary of the job. ``annotates`` says
    that the log is read for findings.
    """

    base: str = ""
    tip: str = ""
    is_trusted: bool = False
    web: str = ""
    summary: Path | None = None
    annotates: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """What the environment tells. Where it is nobody's, what is changed is the user's own."""
        if environment.get("GITHUB_ACTIONS"):
            return cls(*_github(environment))
        if environment.get("GITLAB_CI"):
            return cls(*_gitlab(environment))
        if environment.get("GITEE_PULL_ID"):
            return cls(environment.get("GITEE_COMMIT", ""), web=_gitee(environment))
        return cls(is_trusted=not environment.get("CI"))


_Told = tuple[str, str, bool, str, Path | None, bool]


def _github(environment: Mapping[str, str]) -> _Told:
    server, repository = (
        environment.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY")
    )
    event = _event(environment)
    request, queue = _of(event, "pull_request"), _of(event, "merge_group")
    base, head = (_of(request, side) for side in ("base", "head"))
    name = _of(base, "repo").get("full_name")
    branch = environment.get("GITHUB_BASE_REF")
    told = base.get("sha") or queue.get("base_sha")
    is_own = bool(event) and "pull_request" not in event  # a push, a merge queue
    summary = environment.get("GITHUB_STEP_SUMMARY")
    return (
        f"origin/{branch}" if branch else "",
        told if isinstance(told, str) else "",
        is_own or (name is not None and name == _of(head, "repo").get("full_name")),
        f"{server}/{repository}/blob" if server and repository else "",
        Path(summary) if summary else None,
        True,
    )


def _event(environment: Mapping[str, str]) -> dict[str, Any]:
    """What GitHub tells of the event; nothing where that cannot be read."""
    try:
        told = json.loads(read_bytes(environment.get("GITHUB_EVENT_PATH", "")))
    except (Problem, ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _of(told: Any, name: str) -> dict[str, Any]:
    """A part of what is told, empty where it is not there."""
    part = told.get(name) if isinstance(told, dict) else None
    return part if isinstance(part, dict) else {}


def _gitlab(environment: Mapping[str, str]) -> _Told:
    target = environment.get("CI_MERGE_REQUEST_PROJECT_ID")
    source = environment.get("CI_MERGE_REQUEST_SOURCE_PROJECT_ID")
    project = environment.get("CI_PROJECT_URL")
    base = environment.get("CI_MERGE_REQUEST_DIFF_BASE_SHA", "")
    is_own = target == source  # none of them in the pipeline of a branch
    return base, "", is_own, f"{project}/-/blob" if project else "", None, False


def _gitee(environment: Mapping[str, str]) -> str:
    repository = environment.get("GITEE_REPOSITORY")
    return f"https://gitee.com/{repository}/blob" if repository else ""
