"""GitHub, GitLab and Gitee: what their APIs and their builds call the same things."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from jxbudget.diagnostic import Text

BEARER = ("Authorization", "Bearer {token}")


class Host(NamedTuple):
    """A host of pull requests.

    Variables are those of the environment, the first that is set counts. Paths hang below the
    address of the API; ``{repository}``, ``{number}`` and ``{id}`` stand for what they say.
    """

    name: str
    token: str
    """The variable of the token."""
    base: str
    """The variable of the API's address."""
    default: str
    """The API's address where that is not set."""
    repository: tuple[str, ...]
    number: tuple[str, ...]
    comments: str
    """The path that lists comments and takes new ones."""
    comment: str
    """The path of one comment."""
    update: str
    """The method that updates it."""
    authorization: tuple[str, str]
    """The header that carries the token."""
    refused: Text
    """What a token must be allowed to do."""
    headers: Mapping[str, str] = MappingProxyType({"Accept": "application/json"})
    author: str = "user"
    """Where a comment names who made it."""
    login: str = "login"
    """Where that one's name stands."""
    order: str = ""
    """Asks for the oldest comment first, where that is not so by itself."""
    stand_in: str = ""
    """Who a token is that may not ask who it is."""
    longest: int = 0
    """Characters of a comment, 0 where the host does not say."""
    example: str = "owner/name"
    joint: str = "/"
    """What is between the parts of a repository's path in an address."""


GITHUB = Host(
    name="GitHub",
    token="GITHUB_TOKEN",  # noqa: S106 - the name of a variable
    base="GITHUB_API_URL",
    default="https://api.github.com",
    repository=("GITHUB_REPOSITORY",),
    number=("GITHUB_EVENT_PATH", "GITHUB_REF"),
    comments="/repos/{repository}/issues/{number}/comments",
    comment="/repos/{repository}/issues/comments/{id}",
    update="PATCH",
    authorization=BEARER,
    refused=Text(
        "GitHub 不允许这个令牌评论。请在工作流里写上 permissions: pull-requests: write；"
        "来自复刻仓库的拉取请求只有只读的令牌。{said}",
        "GitHub does not let this token comment. Write permissions: pull-requests: write into the "
        "workflow; a pull request from a fork gets a token that only reads.{said_en}",
    ),
    headers=MappingProxyType(
        {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    ),
    stand_in="github-actions[bot]",
    longest=65_536,
)

GITLAB = Host(
    name="GitLab",
    token="GITLAB_TOKEN",  # noqa: S106 - the name of a variable
    base="CI_API_V4_URL",
    default="https://gitlab.com/api/v4",
    repository=("CI_MERGE_REQUEST_PROJECT_ID", "CI_PROJECT_ID"),
    number=("CI_MERGE_REQUEST_IID",),
    comments="/projects/{repository}/merge_requests/{number}/notes",
    comment="/projects/{repository}/merge_requests/{number}/notes/{id}",
    update="PUT",
    authorization=("PRIVATE-TOKEN", "{token}"),
    refused=Text(
        "GitLab 不允许这个令牌评论。令牌要有 api 权限，并且至少是项目的 Reporter；"
        "CI_JOB_TOKEN 不能用。{said}",
        "GitLab does not let this token comment. It needs the scope api and at least the role "
        "Reporter in the project; CI_JOB_TOKEN will not do.{said_en}",
    ),
    author="author",
    login="username",
    order="&order_by=created_at&sort=asc",
    longest=1_000_000,
    example="42",
    joint="%2F",
)

GITEE = Host(
    name="Gitee",
    token="GITEE_TOKEN",  # noqa: S106 - the name of a variable
    base="GITEE_API_URL",
    default="https://gitee.com/api/v5",
    repository=("GITEE_REPOSITORY",),
    number=("GITEE_PULL_ID",),
    comments="/repos/{repository}/pulls/{number}/comments",
    comment="/repos/{repository}/pulls/comments/{id}",
    update="PATCH",
    authorization=BEARER,
    refused=Text(
        "Gitee 不允许这个令牌评论。请在私人令牌里勾选 user_info、pull_requests 和 notes，"
        "并确认令牌的主人能评论这个仓库。{said}",
        "Gitee does not let this token comment. Give the personal token user_info, pull_requests "
        "and notes, and make sure that its owner may comment in this repository.{said_en}",
    ),
)

HOSTS = MappingProxyType({"github": GITHUB, "gitlab": GITLAB, "gitee": GITEE})
