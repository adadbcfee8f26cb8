"""The line to a host: requests with a limit to everything, repeated where that does no harm."""

import ssl
import time
from collections.abc import Mapping
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Retry, Timeout, make_headers
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProxyError,
    SSLError,
    TimeoutError,  # noqa: A004 - theirs is not the built-in one
)
from urllib3.util import parse_url

from jxbudget.diagnostic import Text
from jxbudget.remote import words
from jxbudget.remote.place import LOOPBACK, Place
from jxbudget.workspace.problem import Problem

LARGEST = 20_000_000
"""Bytes of an answer."""

_PIECE = 65_536
_PASSING = {429, 500, 502, 503, 504}


class Patience(NamedTuple):
    """Seconds: between tries, for one of them, and for everything together."""

    waits: tuple[float, ...] = (1, 2, 4, 8)
    longest_wait: float = 30
    """However much longer a server asks for."""
    connect: float = 10
    read: float = 30
    total: float = 180


PATIENCE = Patience()


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_limited(self) -> bool:
        """Whether there were too many requests; a host may say so as if it were forbidden."""
        spent = self.headers.get("X-RateLimit-Remaining") == "0"
        refused = self.status == 403 and (spent or "Retry-After" in self.headers)
        return self.status == 429 or refused

    @property
    def is_passing(self) -> bool:
        """Whether another try may go better."""
        return self.status in _PASSING or self.is_limited

    @property
    def is_undone(self) -> bool:
        """Whether nothing came of it for certain, and another try may go better."""
        return self.is_limited

    @property
    def is_in_doubt(self) -> bool:
        """Whether something may have come of it all the same."""
        return self.status >= 500


class Lost(NamedTuple):
    """A request without an answer."""

    why: Text
    is_sent: bool
    """Whether it may have reached the server."""
    is_passing: bool = True

    @property
    def is_undone(self) -> bool:
        """Whether nothing came of it for certain, and another try may go better."""
        return self.is_passing and not self.is_sent

    @property
    def is_in_doubt(self) -> bool:
        """Whether something may have come of it all the same."""
        return self.is_sent


Outcome = Answer | Lost


class Line:
    """Requests to the host of a place, with its token."""

    def __init__(self, place: Place, patience: Patience = PATIENCE) -> None:
        self._place = place
        self._patience = patience
        self._until = time.monotonic() + patience.total
        self._pool = _pool(place)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.clear()

    def ask(self, method: str, address: str, content: bytes | None = None) -> Outcome:
        """What came of a request, in the end.

        A POST is repeated only where nothing came of it for certain, any other wherever another
        try may go better.
        """
        tries = 0
        while True:
            outcome = self._send(method, address, content)
            again = outcome.is_undone if method == "POST" else outcome.is_passing
            if not again or not self.pause(tries, outcome):
                return outcome
            tries += 1

    def pause(self, tries: int, outcome: Outcome) -> bool:
        """Wait before another try, or say that there is to be none."""
        if tries >= len(self._patience.waits):
            return False
        asked = _retry_after(outcome) if isinstance(outcome, Answer) else 0
        wait = min(max(asked, self._patience.waits[tries]), self._patience.longest_wait)
        if time.monotonic() + wait > self._until:
            return False
        time.sleep(wait)
        return True

    def _send(self, method: str, address: str, content: bytes | None) -> Outcome:
        try:
            response = self._pool.urlopen(
                method,
                address,
                body=content,
                headers=self._headers(content),
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
                timeout=Timeout(connect=self._patience.connect, read=self._patience.read),
            )
            try:
                return self._heard(response)
            finally:
                response.close()
        except HTTPError as error:
            return _lost(error)

    def _heard(self, response: BaseHTTPResponse) -> Outcome:
        body = bytearray()
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > LARGEST:
                return Lost(words.TOO_BIG, is_sent=True, is_passing=False)
            if time.monotonic() > self._until:
                return Lost(words.LATE, is_sent=True, is_passing=False)
        return Answer(response.status, response.headers, bytes(body))

    def _headers(self, content: bytes | None) -> dict[str, str]:
        name, value = self._place.host.authorization
        kind = {} if content is None else {"Content-Type": "application/json"}
        own = {"User-Agent": "jxbudget", name: value.format(token=self._place.token.reveal())}
        return {**self._place.host.headers, **kind, **own}


def _pool(place: Place) -> PoolManager:
    """Connections to the host, by the proxy that the environment names for it."""
    parts = urlsplit(place.base)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or parts.hostname in LOOPBACK or proxy_bypass(parts.netloc):
        return PoolManager()
    try:
        parsed = parse_url(proxy if "://" in proxy else f"http://{proxy}")
        known = make_headers(proxy_basic_auth=unquote(parsed.auth)) if parsed.auth else None
        return ProxyManager(parsed._replace(auth=None).url, proxy_headers=known)
    except (HTTPError, ValueError):
        raise Problem(words.BAD_PROXY, server=place.server) from None


def _retry_after(answer: Answer) -> float:
    """Seconds that a server asks to wait; 0 where it asks for nothing that can be read."""
    try:
        return Retry().parse_retry_after(answer.headers.get("Retry-After", ""))
    except (HTTPError, ValueError, OverflowError):
        return 0


def _lost(error: HTTPError) -> Lost:
    match error:
        case NewConnectionError() | ConnectTimeoutError():
            return Lost(words.NO_CONNECTION, is_sent=False)
        case ProxyError():
            return Lost(words.NO_PROXY, is_sent=False)
        case SSLError(args=(ssl.SSLCertVerificationError(), *_)):
            return Lost(words.CERTIFICATE, is_sent=False, is_passing=False)
        case TimeoutError():
            return Lost(words.LATE, is_sent=True)
        case _:
            return Lost(words.BROKEN, is_sent=True)
