"""A host of pull requests on this machine: GitHub, GitLab or Gitee as far as comments go."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from jxbudget.remote.hosts import GITEE, GITHUB, GITLAB, Host
from jxbudget.remote.line import Patience
from jxbudget.remote.place import Place, place

TOKEN = "ghp_Tr0ub4dor-and-3_secret"  # noqa: S105 - of no real host
US, STRANGER = "jx-bot", "mallory"
HOSTS = (GITHUB, GITLAB, GITEE)
QUICK = Patience(waits=(0.002, 0.002, 0.002), longest_wait=0.2, connect=2, read=2, total=10)

_PREFIX = {"GitHub": "", "GitLab": "/api/v4", "Gitee": "/api/v5"}
_LIST = {
    "GitHub": "/repos/unit/budget/issues/7/comments",
    "GitLab": "/projects/42/merge_requests/7/notes",
    "Gitee": "/repos/unit/budget/pulls/7/comments",
}
_ONE = {
    "GitHub": r"/repos/unit/budget/issues/comments/(\d+)",
    "GitLab": r"/projects/42/merge_requests/7/notes/(\d+)",
    "Gitee": r"/repos/unit/budget/pulls/comments/(\d+)",
}


class Asked(NamedTuple):
    """A request that arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: str
    moment: float


class Fault(NamedTuple):
    """How a request goes wrong: an answer of its own, or none."""

    status: int = 0
    body: bytes = b"{}"
    headers: Mapping[str, str] = MappingProxyType({})
    is_done: bool = False
    """Whether what was asked is done all the same."""
    claims: int = 0
    """Bytes that are promised beyond those that come."""
    is_slow: bool = False


class Forge(ThreadingHTTPServer):
    """The host; ``kept`` are its comments, ``asked`` the requests, ``faults`` those to come."""

    daemon_threads = True

    def __init__(self, host: Host) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.host = host
        self.user = US
        self.is_actions = False
        self.kept: list[dict[str, Any]] = []
        self.asked: list[Asked] = []
        self.faults: list[tuple[str, Fault]] = []
        self.closing = threading.Event()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{_PREFIX[self.host.name]}"

    def environment(self, token: str = TOKEN) -> dict[str, str]:
        """What a build of pull request 7 says."""
        common = {self.host.base: self.base, self.host.token: token}
        own = {
            "GitHub": {"GITHUB_REPOSITORY": "unit/budget", "GITHUB_REF": "refs/pull/7/merge"},
            "GitLab": {"CI_PROJECT_ID": "42", "CI_MERGE_REQUEST_IID": "7"},
            "Gitee": {"GITEE_REPOSITORY": "unit/budget", "GITEE_PULL_ID": "7"},
        }
        return {**common, **own[self.host.name]}

    def place(self, token: str = TOKEN, **given: str) -> Place:
        return place(self.host, self.environment(token), **given)

    def add(self, author: str, body: str, *, system: bool = False) -> int:
        """Keep a comment; its number."""
        number = 1000 + len(self.kept)
        entry: dict[str, Any] = {
            "id": number,
            self.host.author: {"id": 1, self.host.login: author},
            "body": body,
        }
        if self.host is GITLAB:
            entry["system"] = system
        else:
            entry["html_url"] = f"https://example.org/7#{number}"
        self.kept.append(entry)
        return number

    def goes_wrong(self, method: str, *faults: Fault) -> None:
        """What becomes of the next requests of this method, in order."""
        self.faults += [(method, fault) for fault in faults]

    def fault(self, method: str) -> Fault | None:
        for number, (of, fault) in enumerate(self.faults):
            if of == method:
                del self.faults[number]
                return fault
        return None

    @property
    def bodies(self) -> list[str]:
        return [entry["body"] for entry in self.kept]

    def methods(self) -> list[str]:
        """What was asked, without the questions who the token is."""
        return [asked.method for asked in self.asked if not asked.target.endswith("/user")]

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """What a request comes to."""
        name, form = self.host.authorization
        if asked.headers.get(name.lower()) != form.format(token=TOKEN):
            return 401, {"message": f"401 Unauthorized: {asked.headers.get(name.lower())}"}
        target = urlsplit(asked.target)
        path = target.path.removeprefix(_PREFIX[self.host.name])
        if path == "/user":
            return self._who()
        if path == _LIST[self.host.name]:
            return self._keep(asked) if asked.method == "POST" else self._page(target.query)
        if found := re.fullmatch(_ONE[self.host.name], path):
            return self._change(asked, int(found[1]))
        return 404, {"message": "Not Found"}

    def _who(self) -> tuple[int, Any]:
        if self.is_actions:
            return 403, {"message": "Resource not accessible by integration", "status": "403"}
        return 200, {"id": 1, self.host.login: self.user}

    def _page(self, query: str) -> tuple[int, Any]:
        """GitLab tells the newest first unless it is asked not to."""
        given = {name: values[0] for name, values in parse_qs(query).items()}
        size = min(int(given.get("per_page", "20")), 100)
        start = (int(given.get("page", "1")) - 1) * size
        newest_first = self.host is GITLAB and given.get("sort") != "asc"
        kept = self.kept[::-1] if newest_first else self.kept
        return 200, kept[start : start + size]

    def _keep(self, asked: Asked) -> tuple[int, Any]:
        body = json.loads(asked.body)["body"]
        if len(body) > 65_536:
            return 422, {"message": "Validation Failed"}
        self.add("github-actions[bot]" if self.is_actions else self.user, body)
        return 201, self.kept[-1]

    def _change(self, asked: Asked, number: int) -> tuple[int, Any]:
        if asked.method != self.host.update:
            return 405, {"message": "Method Not Allowed"}
        for entry in self.kept:
            if entry["id"] == number:
                entry["body"] = json.loads(asked.body)["body"]
                return 200, entry
        return 404, {"message": "Not Found"}

    def handle_error(self, *_: object) -> None:
        """A client that goes away is no matter."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Forge

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(length).decode()
        asked = Asked(self.command, self.path, headers, body, time.monotonic())
        self.server.asked.append(asked)
        fault = self.server.fault(self.command)
        if fault is None or fault.is_done:
            status, value = self.server.answer(asked)
        if fault is None:
            self._send(status, json.dumps(value).encode(), {})
        else:
            self._fail(fault)

    def _fail(self, fault: Fault) -> None:
        self.close_connection = True
        if fault.is_slow:
            self.server.closing.wait(5)
        elif fault.status:
            self._send(fault.status, fault.body, fault.headers, fault.claims)

    def _send(self, status: int, body: bytes, headers: Mapping[str, str], claims: int = 0) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + claims))
        self.end_headers()
        self.wfile.write(body)

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def log_message(self, *_: object) -> None:
        """Nothing is written down."""


@contextmanager
def forge(host: Host) -> Iterator[Forge]:
    """A host that answers as long as this lasts."""
    with Forge(host) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.005,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
