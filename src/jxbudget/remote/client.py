"""One comment on a pull request that is kept up to date, not another one for every run."""

import json
from enum import StrEnum
from itertools import count
from typing import Any, NamedTuple

from jxbudget.remote import words
from jxbudget.remote.comment import Comment, body_of, comment_of, is_marked, is_same, marker
from jxbudget.remote.failure import because, failure
from jxbudget.remote.line import PATIENCE, Answer, Line, Outcome, Patience
from jxbudget.remote.place import PER_PAGE, Place

MOST_PAGES = 200


class Act(StrEnum):
    """What became of the comment."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    NOTHING = "nothing"


class Posted(NamedTuple):
    """What was done, and where on the web the comment is, as far as the host tells that."""

    act: Act
    address: str = ""


class Plan(NamedTuple):
    """What would be asked of a host (method and address), and what the comment would say."""

    requests: tuple[tuple[str, str], ...]
    body: str


def plan(place: Place, text: str, *, name: str = "") -> Plan:
    """What ``post`` may do; nothing is read or sent, and no token is needed."""
    requests = (
        ("GET", place.user),
        ("GET", place.page(1)),
        ("POST", place.comments),
        (place.host.update, place.comment("{id}")),
    )
    return Plan(requests, _body(place, text, marker(name)))


def post(
    place: Place,
    text: str,
    *,
    name: str = "",
    only_update: bool = False,
    patience: Patience = PATIENCE,
) -> Posted:
    """Make the comment of this name say a text, in Markdown.

    The comment is the oldest that the token's own user made and that begins with the marker. Where
    there is none it is created, unless ``only_update``. Raises Problem whenever the network, the
    host or the token do not let this happen.
    """
    mark = marker(name)
    body = _body(place, text, mark)
    if not place.token:
        raise because(place, words.NO_TOKEN)
    with Line(place, patience) as line:
        return _Thread(place, line, mark).say(body, only_update=only_update)


def _body(place: Place, text: str, mark: str) -> str:
    body = body_of(text, mark)
    longest = place.host.longest
    if longest and len(body) > longest:
        raise because(place, words.TOO_LONG, length=len(body), longest=longest)
    return body


class _Thread:
    """The comments of a pull request, as far as they are ours."""

    def __init__(self, place: Place, line: Line, mark: str) -> None:
        self._place = place
        self._line = line
        self._mark = mark
        self._user = self._who()

    def say(self, body: str, *, only_update: bool) -> Posted:
        """Update our comment, or create it."""
        if (ours := self._ours()) is not None:
            return self._renew(ours, body)
        return Posted(Act.NOTHING) if only_update else self._create(body)

    def _who(self) -> str:
        """The name of the token's user."""
        host = self._place.host
        outcome = self._line.ask("GET", self._place.user)
        if host.stand_in and _is_forbidden(outcome):
            return host.stand_in
        user = self._value(outcome)
        name = user.get(host.login) if isinstance(user, dict) else None
        if not isinstance(name, str) or not name:
            raise because(self._place, words.NOT_AN_API)
        return name

    def _ours(self) -> Comment | None:
        """Our oldest comment."""
        ours: list[Comment] = []
        for page in range(1, MOST_PAGES + 1):
            entries = self._page(page)
            ours += filter(self._is_ours, map(self._comment, entries))
            if len(entries) < PER_PAGE:
                return min(ours, default=None)
        raise because(self._place, words.TOO_MANY, most=MOST_PAGES * PER_PAGE)

    def _page(self, page: int) -> list[Any]:
        entries = self._value(self._line.ask("GET", self._place.page(page)))
        if not isinstance(entries, list):
            raise because(self._place, words.NOT_AN_API)
        return entries

    def _is_ours(self, comment: Comment) -> bool:
        if comment.is_of_system or comment.author != self._user:
            return False
        return is_marked(comment.body, self._mark)

    def _renew(self, ours: Comment, body: str) -> Posted:
        if is_same(ours.body, body):
            return Posted(Act.UNCHANGED, ours.address)
        address = self._place.comment(ours.number)
        outcome = self._line.ask(self._place.host.update, address, _content(body))
        return Posted(Act.UPDATED, self._comment(self._value(outcome)).address)

    def _create(self, body: str) -> Posted:
        """Post the comment; where that may have worked though it failed, look before trying again.

        Two comments would appear where it is merely repeated.
        """
        for tries in count():
            outcome = self._line.ask("POST", self._place.comments, _content(body))
            if (created := self._created(outcome)) is not None:
                return Posted(Act.CREATED, created.address)
            is_worth_it = self._line.pause(tries, outcome)
            if (ours := self._ours()) is not None:
                return Posted(Act.CREATED, self._renew(ours, body).address)
            if not is_worth_it:
                break
        raise failure(self._place, outcome)

    def _created(self, outcome: Outcome) -> Comment | None:
        """The comment that the host says it made; None where that is in doubt."""
        if outcome.is_in_doubt:
            return None
        return comment_of(self._place, _parsed(self._success(outcome)))

    def _comment(self, written: Any) -> Comment:
        comment = comment_of(self._place, written)
        if comment is None:
            raise because(self._place, words.NOT_AN_API)
        return comment

    def _value(self, outcome: Outcome) -> Any:
        value = _parsed(self._success(outcome))
        if value is None:
            raise because(self._place, words.NOT_AN_API)
        return value

    def _success(self, outcome: Outcome) -> Answer:
        if isinstance(outcome, Answer) and 200 <= outcome.status < 300:
            return outcome
        raise failure(self._place, outcome)


def _is_forbidden(outcome: Outcome) -> bool:
    return isinstance(outcome, Answer) and outcome.status == 403 and not outcome.is_limited


def _content(body: str) -> bytes:
    return json.dumps({"body": body}).encode("ascii")


def _parsed(answer: Answer) -> Any:
    """What an answer holds; None where it holds nothing that can be read."""
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
