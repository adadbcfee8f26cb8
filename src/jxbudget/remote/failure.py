"""Why a host did not do what it was asked, as a sentence."""

import json

from jxbudget.diagnostic import Text
from jxbudget.remote import words
from jxbudget.remote.line import Answer, Lost, Outcome
from jxbudget.remote.place import Place
from jxbudget.report.plain import told
from jxbudget.workspace.problem import Problem

LONGEST_SAID = 200
"""Characters of what a server says that are passed on."""


def failure(place: Place, outcome: Outcome) -> Problem:
    """The sentence for what came of a request, and the thing to do."""
    if isinstance(outcome, Lost):
        return because(place, outcome.why)
    said = _said(place, outcome)
    return because(place, _text(place, outcome), status=outcome.status, **said)


def because(place: Place, text: Text, **facts: object) -> Problem:
    """A sentence about a place."""
    host = place.host
    known = {"host": host.name, "variable": host.token, "base": host.base}
    return Problem(text, **known, server=place.server, place=str(place), **facts)


def _text(place: Place, answer: Answer) -> Text:
    if answer.is_limited:
        return words.LIMITED
    if answer.status == 403:
        return place.host.refused
    return _STATUS.get(answer.status) or _CLASS.get(answer.status // 100, words.NOT_AN_API)


_STATUS = {401: words.UNKNOWN_TOKEN, 404: words.NOT_THERE}
_CLASS = {3: words.MOVED, 4: words.REJECTED, 5: words.DOWN}


def _said(place: Place, answer: Answer) -> dict[str, str]:
    """The server's own words, short, harmless, and without the token."""
    said = told(place.token.masked(_message(answer.body)), LONGEST_SAID)
    return {
        "said": f"（回答：{said}）" if said else "",
        "said_en": f" (It says: {said})" if said else "",
    }


def _message(body: bytes) -> str:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict):
        return ""
    message = said.get("message") or said.get("error") or ""
    return message if isinstance(message, str) else json.dumps(message, ensure_ascii=False)
