import json
import logging
import shutil
import socket
import ssl
import string
import subprocess
import time
import traceback
from pathlib import Path
from typing import Any

import pytest

from jxbudget.diagnostic import Text
from jxbudget.remote import line, words
from jxbudget.remote.client import Act, Posted, post
from jxbudget.remote.hosts import GITHUB, HOSTS, Host
from jxbudget.remote.line import Patience
from jxbudget.remote.place import place
from jxbudget.workspace.problem import Problem
from tests.unit.remote.forge import QUICK, STRANGER, TOKEN, US, Fault, Forge, forge

MARK = "<!-- jxbudget -->"
BROKEN_OFF = Fault()
NOT_JSON = b"<html>\xff\x00"
BUILD = {
    "GITHUB_REPOSITORY": "unit/budget",
    "GITHUB_REF": "refs/pull/7/merge",
    "GITHUB_TOKEN": TOKEN,
}


def said(server: Forge, text: str = "文", patience: Patience = QUICK) -> Posted:
    return post(server.place(), text, patience=patience)


def failed(server: Forge, text: str = "文", patience: Patience = QUICK) -> Problem:
    """What is told; nothing that can be seen of it holds the token."""
    with pytest.raises(Problem) as problem:
        said(server, text, patience)
    shown = "".join(traceback.format_exception(problem.value))
    told = f"{problem.value!r} {problem.value.facts} {problem.value.say('en')} {shown}"
    assert TOKEN not in told
    assert problem.value.__cause__ is None
    return problem.value


def echo(status: int) -> Fault:
    """An answer that gives away what it was sent, and would like to give orders to a terminal."""
    message = f"\x1b[31m##[error] Bearer {TOKEN} " + "x" * 1000
    return Fault(status, json.dumps({"message": message}).encode())


def test_a_token_that_is_not_known_names_its_variable(any_host: Forge) -> None:
    with pytest.raises(Problem) as problem:
        post(any_host.place(token="wr0ng"), "文", patience=QUICK)  # noqa: S106 - of no host
    assert problem.value.text == words.UNKNOWN_TOKEN
    assert f"环境变量 {any_host.host.token}。（回答：401 Unauthorized: " in problem.value.say("zh")
    assert "wr0ng" not in problem.value.say("zh") + str(problem.value.facts)
    assert len(any_host.asked) == 1


def test_a_token_that_may_not_comment_is_told_what_it_needs(any_host: Forge) -> None:
    any_host.goes_wrong("POST", Fault(403, b'{"message": "no"}'))
    assert failed(any_host).text == any_host.host.refused


def test_a_pull_request_that_is_not_there_is_named(any_host: Forge) -> None:
    with pytest.raises(Problem) as problem:
        post(any_host.place(number="8"), "文", patience=QUICK)
    assert problem.value.text == words.NOT_THERE
    assert "#8）" in problem.value.say("zh")
    assert any_host.methods() == ["GET"]


def test_a_comment_that_the_host_does_not_like_is_told_with_its_words(github: Forge) -> None:
    github.goes_wrong("POST", Fault(422, b'{"message": {"note": ["can\'t be blank"]}}'))
    problem = failed(github)
    assert problem.say("zh") == (
        "GitHub 没有接受请求（422）。请核对仓库、编号和内容。"
        '（回答：{"note": ["can\'t be blank"]}）'
    )
    assert problem.say("en").endswith('text. (It says: {"note": ["can\'t be blank"]})')
    assert github.methods() == ["GET", "POST"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 422, 429, 500, 503])
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_a_token_that_the_host_gives_away_is_not_passed_on(
    github: Forge, method: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    if method == "PATCH":
        github.add(US, f"{MARK}\n旧")
    if method == "GET":
        github.asked.clear()
        github.goes_wrong(method, Fault(200, json.dumps({"login": US}).encode()))
    github.goes_wrong(method, *[echo(status)] * 9)
    told = failed(github).say("zh")
    assert "（回答：\\u001b[31m\\u0023#[error] Bearer *** xxx" in told
    assert len(told) < 400
    assert TOKEN not in caplog.text


def test_a_passing_fault_is_no_matter(any_host: Forge) -> None:
    any_host.add(US, f"{MARK}\n旧")
    gone = Fault(502, NOT_JSON)
    any_host.goes_wrong("GET", gone, BROKEN_OFF, gone)
    any_host.goes_wrong(any_host.host.update, BROKEN_OFF, gone)
    assert said(any_host).act is Act.UPDATED
    assert any_host.bodies == [f"{MARK}\n文"]


def test_an_answer_that_breaks_off_is_asked_for_again(github: Forge) -> None:
    github.goes_wrong("GET", Fault(200, b'{"login": "jx-', claims=9))
    assert said(github).act is Act.CREATED


def test_a_host_that_stays_out_of_order_is_given_up(github: Forge) -> None:
    github.goes_wrong("GET", *[Fault(503)] * 9)
    assert failed(github).text == words.DOWN
    assert len(github.asked) == 1 + len(QUICK.waits)


@pytest.mark.parametrize("status", [429, 403])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_host_is_given_the_time_that_it_asks_for(github: Forge, method: str, status: int) -> None:
    github.goes_wrong(method, Fault(status, headers={"Retry-After": "3600"}))
    assert said(github).act is Act.CREATED
    first, second = [asked.moment for asked in github.asked if asked.method == method][:2]
    assert QUICK.longest_wait <= second - first < 2
    assert len(github.kept) == 1


@pytest.mark.parametrize("asked", ["soon", "9" * 5000, "-1", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_a_time_that_cannot_be_read_is_not_waited_for(github: Forge, asked: str) -> None:
    github.goes_wrong("GET", Fault(429, headers={"Retry-After": asked}))
    assert said(github).act is Act.CREATED


def test_requests_that_are_used_up_are_not_taken_for_a_missing_permission(github: Forge) -> None:
    spent = Fault(403, b'{"message": "rate"}', headers={"X-RateLimit-Remaining": "0"})
    github.goes_wrong("GET", *[spent] * 9)
    problem = failed(github)
    assert problem.text == words.LIMITED
    assert "（403）" in problem.say("zh")
    assert len(github.asked) == 1 + len(QUICK.waits)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(is_done=True),
        Fault(502, is_done=True),
        Fault(504, NOT_JSON, is_done=True),
        Fault(201, NOT_JSON, is_done=True),
        Fault(201, b"[]", is_done=True),
        Fault(201, b'{"id": 1', is_done=True, claims=9),
        Fault(is_slow=True, is_done=True),
    ],
    ids=["closed", "502", "504", "garbage", "a list", "cut off", "slow"],
)
def test_a_comment_that_arrived_in_spite_of_all_is_not_posted_twice(
    any_host: Forge, fault: Fault
) -> None:
    any_host.goes_wrong("POST", fault)
    done = said(any_host, patience=QUICK._replace(read=0.1))
    assert done.act is Act.CREATED
    assert done.address == any_host.kept[0].get("html_url", "")
    assert any_host.bodies == [f"{MARK}\n文"]
    assert any_host.methods() == ["GET", "POST", "GET"]


@pytest.mark.parametrize("fault", [BROKEN_OFF, Fault(502), Fault(201, NOT_JSON)])
def test_a_comment_that_did_not_arrive_is_posted_again(any_host: Forge, fault: Fault) -> None:
    any_host.goes_wrong("POST", fault)
    assert said(any_host).act is Act.CREATED
    assert any_host.bodies == [f"{MARK}\n文"]
    assert any_host.methods() == ["GET", "POST", "GET", "POST"]


def test_after_every_post_in_doubt_the_comments_are_looked_through(github: Forge) -> None:
    github.goes_wrong("POST", *[Fault(500)] * 9)
    assert failed(github).text == words.DOWN
    assert github.methods() == ["GET", *["POST", "GET"] * (1 + len(QUICK.waits))]
    assert github.kept == []


def test_a_last_post_that_arrived_after_all_is_found(github: Forge) -> None:
    github.goes_wrong("POST", *[Fault(500)] * len(QUICK.waits), Fault(500, is_done=True))
    assert said(github).act is Act.CREATED
    assert len(github.kept) == 1


def test_a_post_that_another_run_was_first_with_is_made_to_say_ours(github: Forge) -> None:
    github.goes_wrong("POST", Fault(502))
    server_fault = github.fault

    def raced(method: str) -> Fault | None:
        fault = server_fault(method)
        if fault is not None:
            github.add(US, f"{MARK}\n别的")
        return fault

    github.fault = raced  # type: ignore[method-assign]
    assert said(github).act is Act.CREATED
    assert github.bodies == [f"{MARK}\n文"]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
def test_a_token_does_not_follow_to_another_place(github: Forge, method: str, status: int) -> None:
    if method == "PATCH":
        github.add(US, f"{MARK}\n旧")
    with forge(GITHUB) as elsewhere:
        github.goes_wrong(method, Fault(status, headers={"Location": f"{elsewhere.base}/user"}))
        assert failed(github).text == words.MOVED
        assert elsewhere.asked == []


@pytest.mark.parametrize(
    "body",
    [
        NOT_JSON,
        b"",
        b"null",
        b"7",
        b"[]",
        b"{}",
        b'{"login": 7}',
        b'{"login": ""}',
        b"[" * 100_000,
        b"9" * 5000,
    ],
    ids=lambda body: body[:9].decode("latin-1"),
)
def test_who_the_token_is_must_be_told_as_agreed(github: Forge, body: bytes) -> None:
    github.goes_wrong("GET", Fault(200, body))
    assert failed(github).text == words.NOT_AN_API
    assert len(github.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        NOT_JSON,
        b"{}",
        b"null",
        b"[7]",
        b"[{}]",
        b'[{"id": null}]',
        b'[{"id": "x"}]',
        b'[{"id": {}}]',
    ],
)
def test_comments_must_be_told_as_agreed(any_host: Forge, body: bytes) -> None:
    name = any_host.host.login
    any_host.goes_wrong("GET", Fault(200, json.dumps({name: US}).encode()), Fault(200, body))
    assert failed(any_host).text == words.NOT_AN_API
    assert any_host.kept == []


def test_a_number_may_be_written_as_text(github: Forge) -> None:
    github.add(US, f"{MARK}\n旧")
    github.goes_wrong("GET", Fault(200, json.dumps({"login": US}).encode()))
    github.goes_wrong("GET", Fault(200, json.dumps([{**github.kept[0], "id": "1000"}]).encode()))
    assert said(github).act is Act.UPDATED


def test_an_answer_to_an_update_must_be_a_comment(github: Forge) -> None:
    github.add(US, f"{MARK}\n旧")
    github.goes_wrong("PATCH", Fault(200, NOT_JSON))
    assert failed(github).text == words.NOT_AN_API


def test_an_endless_answer_is_not_read_to_the_end(
    github: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "LARGEST", 100_000)
    github.goes_wrong("GET", Fault(200, b" " * 200_000, claims=10**12))
    assert failed(github).text == words.TOO_BIG
    assert len(github.asked) == 1


def test_a_host_that_does_not_answer_is_late(github: Forge) -> None:
    github.goes_wrong("GET", *[Fault(is_slow=True)] * 9)
    assert failed(github, patience=QUICK._replace(read=0.05)).text == words.LATE
    assert len(github.asked) == 1 + len(QUICK.waits)


def test_all_tries_together_have_an_end(github: Forge) -> None:
    github.goes_wrong("GET", *[Fault(503)] * 99)
    patience = QUICK._replace(waits=(0.05,) * 99, total=0.12)
    assert failed(github, patience=patience).text == words.DOWN
    assert len(github.asked) <= 4


def test_an_answer_that_trickles_has_an_end(github: Forge) -> None:
    github.goes_wrong("GET", Fault(200, b"{", claims=9))
    problem = failed(github, patience=QUICK._replace(total=0))
    assert problem.text == words.LATE


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    found = place(GITHUB, {**BUILD, "GITHUB_API_URL": f"http://127.0.0.1:{port}"})
    with pytest.raises(Problem) as problem:
        post(found, "文", patience=QUICK)
    assert problem.value.say("zh").startswith(f"连不上 127.0.0.1:{port}。")


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name but those of this machine is known."""
    known = socket.getaddrinfo

    def found(host: str, *rest: Any, **more: Any) -> Any:
        if host == "nowhere.invalid":
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", found)


@pytest.mark.usefixtures("nowhere")
def test_a_name_that_leads_nowhere_is_told() -> None:
    found = place(GITHUB, {**BUILD, "GITHUB_API_URL": "https://nowhere.invalid"})
    with pytest.raises(Problem, match=r"连不上 nowhere\.invalid"):
        post(found, "文", patience=QUICK)


def test_a_token_is_not_sent_unencrypted_because_https_fails(github: Forge) -> None:
    address = github.base.replace("http:", "https:")
    found = place(GITHUB, {**BUILD, "GITHUB_API_URL": address})
    with pytest.raises(Problem) as problem:
        post(found, "文", patience=QUICK)
    assert problem.value.text == words.BROKEN
    assert github.asked == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_a_server_that_nobody_vouches_for_gets_no_token(tmp_path: Path, github: Forge) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    making = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*making, *subject, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    github.socket = context.wrap_socket(github.socket, server_side=True)
    address = github.base.replace("http:", "https:")
    found = place(GITHUB, {**BUILD, "GITHUB_API_URL": address})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", pytest.fail)
        with pytest.raises(Problem) as problem:
            post(found, "文", patience=QUICK)
    assert problem.value.text == words.CERTIFICATE
    assert github.asked == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate))
        assert post(found, "文", patience=QUICK).act is Act.CREATED


def test_a_proxy_of_the_environment_is_used_and_hears_no_token(
    github: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = github.base.replace("http://", "http://clerk:pa%20ss@")
    monkeypatch.setenv("https_proxy", proxy)
    github.goes_wrong("CONNECT", *[Fault(407)] * 9)
    with pytest.raises(Problem) as problem:
        post(place(GITHUB, BUILD), "文", patience=QUICK)
    assert problem.value.text == words.NO_PROXY
    assert "pa%20ss" not in problem.value.say("en")
    assert {(asked.method, asked.target) for asked in github.asked} == {
        ("CONNECT", "api.github.com:443")
    }
    assert github.asked[0].headers["proxy-authorization"] == "Basic Y2xlcms6cGEgc3M="
    assert TOKEN not in repr(github.asked)


@pytest.mark.usefixtures("nowhere")
def test_a_host_that_needs_no_proxy_is_asked_itself(
    github: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", github.base)
    monkeypatch.setenv("no_proxy", "nowhere.invalid")
    found = place(GITHUB, {**BUILD, "GITHUB_API_URL": "https://nowhere.invalid"})
    with pytest.raises(Problem, match="连不上"):
        post(found, "文", patience=QUICK)
    assert github.asked == []


def test_what_stays_on_this_machine_goes_by_no_proxy(
    github: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    with forge(GITHUB) as proxy:
        monkeypatch.setenv("http_proxy", proxy.base)
        assert said(github).act is Act.CREATED
        assert proxy.asked == []


@pytest.mark.parametrize("proxy", ["socks5://pa55:word@x", "http://[", "http://pa55:word@x:y"])
def test_a_proxy_that_cannot_be_used_is_told_without_its_password(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", proxy)
    with pytest.raises(Problem) as problem:
        post(place(GITHUB, BUILD), "文", patience=QUICK)
    assert problem.value.text == words.BAD_PROXY
    assert "pa55" not in "".join(traceback.format_exception(problem.value))


def test_a_comment_that_is_gone_when_it_is_updated_is_told(any_host: Forge) -> None:
    any_host.add(US, f"{MARK}\n旧")
    any_host.add(STRANGER, "x")
    any_host.goes_wrong(any_host.host.update, Fault(404))
    assert failed(any_host).text == words.NOT_THERE


TEXTS = {name: text for name, text in vars(words).items() if isinstance(text, Text)}


@pytest.mark.parametrize("name", TEXTS)
def test_a_sentence_says_the_same_in_both_languages(name: str) -> None:
    assert _facts(TEXTS[name].zh) == _facts(TEXTS[name].en)


@pytest.mark.parametrize("host", HOSTS.values(), ids=lambda host: host.name)
def test_a_host_says_what_it_needs_in_both_languages(host: Host) -> None:
    assert _facts(host.refused.zh) == _facts(host.refused.en) == {"said"}


def _facts(sentence: str) -> set[str]:
    named = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    return {"said" if name == "said_en" else name for name in named}
