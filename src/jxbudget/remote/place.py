"""Which pull request is meant, and by what token: read from the environment and checked."""

import json
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from jxbudget.remote import words
from jxbudget.remote.hosts import Host
from jxbudget.remote.secret import Secret
from jxbudget.report.plain import told
from jxbudget.workspace.files import read_bytes
from jxbudget.workspace.problem import Problem

PER_PAGE = 100
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
"""Where a token may go without encryption."""

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(https?)://({_LABEL}(?:\.{_LABEL})*|\[[0-9A-Fa-f:.]+\])(:[0-9]{{1,5}})?((?:/[\w.~%-]+)*)/*",
    re.ASCII,
)
_TOKEN = re.compile(r"[!-~]+")
_NAME = re.compile(r"[\w.-]{1,255}", re.ASCII)
_NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
_REF = re.compile(r"refs/pull/([0-9]+)/(?:merge|head)", re.ASCII)
_SHOWN = 100


class Place(NamedTuple):
    """A pull request of a host, and the token to speak there with, which may be empty."""

    host: Host
    base: str
    repository: str
    """As it is written in addresses: ``owner/name``, ``42``, ``group%2Fname``."""
    number: str
    token: Secret

    @property
    def server(self) -> str:
        """The machine that is asked."""
        return urlsplit(self.base).netloc

    @property
    def user(self) -> str:
        """The address that says who the token is."""
        return f"{self.base}/user"

    @property
    def comments(self) -> str:
        """The address that takes a new comment."""
        return self.base + self.host.comments.format(repository=self.repository, number=self.number)

    def page(self, page: int) -> str:
        """The address of some of the comments, from page 1."""
        return f"{self.comments}?per_page={PER_PAGE}&page={page}{self.host.order}"

    def comment(self, name: int | str) -> str:
        """The address of one comment."""
        return self.base + self.host.comment.format(
            repository=self.repository, number=self.number, id=name
        )

    def __str__(self) -> str:
        return f"{self.repository}#{self.number}"


def place(
    host: Host, environment: Mapping[str, str], *, repository: str = "", number: str = ""
) -> Place:
    """The pull request that a build is about; what is given counts more than the environment.

    Raises Problem where something is missing or cannot be what it should be. A token may be
    missing: to plan a comment none is needed.
    """
    token = _token(host, environment)
    return Place(
        host,
        _base(host, environment),
        _repository(host, repository or _first(host.repository, environment), token),
        _number(host, number or _first(host.number, environment), token),
        token,
    )


def _token(host: Host, environment: Mapping[str, str]) -> Secret:
    token = environment.get(host.token, "").strip()
    if token and not _TOKEN.fullmatch(token):
        raise Problem(words.BAD_TOKEN, host=host.name, variable=host.token)
    return Secret(token)


def _base(host: Host, environment: Mapping[str, str]) -> str:
    """Where the API is; what is wrong is not shown, for addresses have held passwords."""
    found = _ADDRESS.fullmatch(environment.get(host.base, "").strip() or host.default)
    if found is None or not _is_safe(*found.group(1, 2)) or not _is_port(found[3]):
        raise Problem(words.BAD_BASE, variable=host.base, example=host.default)
    return f"{found[1]}://{found[2]}{found[3] or ''}{found[4]}"


def _is_safe(scheme: str, server: str) -> bool:
    return scheme == "https" or server.strip("[]").lower() in LOOPBACK


def _is_port(port: str | None) -> bool:
    return port is None or 0 < int(port[1:]) <= 65_535


def _repository(host: Host, given: str, token: Secret) -> str:
    variables = list(host.repository)
    if not given:
        raise Problem(
            words.NO_REPOSITORY, host=host.name, variables=variables, example=host.example
        )
    parts = given.split("/")
    if not _counts(host, parts) or not all(map(_is_name, parts)):
        raise Problem(
            words.BAD_REPOSITORY,
            given=told(token.masked(given), _SHOWN),
            host=host.name,
            variables=variables,
            example=host.example,
        )
    return host.joint.join(quote(part, safe="") for part in parts)


def _counts(host: Host, parts: list[str]) -> bool:
    """A number, or a path of groups, where the host takes these; else an owner and a name."""
    if host.joint == "/":
        return len(parts) == 2
    return len(parts) > 1 or bool(_NUMBER.fullmatch(parts[0]))


def _is_name(part: str) -> bool:
    return bool(_NAME.fullmatch(part)) and part not in {".", ".."}


def _number(host: Host, given: str, token: Secret) -> str:
    variables = list(host.number)
    if not given:
        raise Problem(words.NO_NUMBER, variables=variables)
    if not _NUMBER.fullmatch(given):
        shown = told(token.masked(given), _SHOWN)
        raise Problem(words.BAD_NUMBER, given=shown, variables=variables)
    return given


def _first(variables: tuple[str, ...], environment: Mapping[str, str]) -> str:
    """What the first of them holds that holds anything."""
    held = (
        _HELD.get(name, str.strip)(environment[name]) for name in variables if name in environment
    )
    return next(filter(None, held), "")


def _number_of_event(path: str) -> str:
    """The number that the event of a build is about; ``""`` where it is about none."""
    try:
        event = json.loads(read_bytes(path))
    except (Problem, ValueError, RecursionError):
        return ""
    if not isinstance(event, dict):
        return ""
    issue = _within(event, "issue")
    pulls = (_within(event, "pull_request"), event, issue if "pull_request" in issue else {})
    numbers = (pull.get("number") for pull in pulls)
    return next((str(number) for number in numbers if isinstance(number, int)), "")


def _within(event: dict[str, object], name: str) -> dict[str, object]:
    inner = event.get(name)
    return inner if isinstance(inner, dict) else {}


def _number_of_ref(ref: str) -> str:
    found = _REF.fullmatch(ref.strip())
    return found[1] if found else ""


_HELD: Mapping[str, Callable[[str], str]] = {
    "GITHUB_EVENT_PATH": _number_of_event,
    "GITHUB_REF": _number_of_ref,
}
"""Variables that hold a number, but not by itself."""
