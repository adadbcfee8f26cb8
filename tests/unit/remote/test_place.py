import json
import pickle
from collections.abc import Mapping
from pathlib import Path

import pytest

from jxbudget.remote.hosts import GITEE, GITHUB, GITLAB, HOSTS, Host
from jxbudget.remote.place import place
from jxbudget.remote.secret import Secret
from jxbudget.workspace.problem import Problem
from tests.unit.remote.forge import TOKEN

BUILD = {"GITHUB_REPOSITORY": "unit/budget", "GITHUB_REF": "refs/pull/7/merge"}


def event(folder: Path, told: object) -> dict[str, str]:
    path = folder / "event.json"
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return {"GITHUB_REPOSITORY": "unit/budget", "GITHUB_EVENT_PATH": str(path)}


def complaint(host: Host, given: Mapping[str, str], **more: str) -> str:
    with pytest.raises(Problem) as problem:
        place(host, given, **more)
    assert problem.value.say("en")
    return problem.value.say("zh")


def test_a_workflow_of_github_says_where_it_is() -> None:
    found = place(GITHUB, BUILD)
    assert (found.base, str(found)) == ("https://api.github.com", "unit/budget#7")
    assert found.server == "api.github.com"


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ({"pull_request": {"number": 12}, "number": 12}, "12"),
        ({"number": 12}, "12"),
        ({"issue": {"number": 12, "pull_request": {"url": "…"}}}, "12"),
    ],
)
def test_the_event_of_a_workflow_names_the_pull_request(
    tmp_path: Path, told: object, number: str
) -> None:
    given = {**event(tmp_path, told), "GITHUB_REF": "refs/pull/99/merge"}
    assert place(GITHUB, given).number == number


@pytest.mark.parametrize(
    "told", [{"issue": {"number": 12}}, {"ref": "x"}, [], "{", "[" * 100_000, {"number": "12"}]
)
def test_without_a_number_in_the_event_the_reference_counts(tmp_path: Path, told: object) -> None:
    given = event(tmp_path, told)
    assert place(GITHUB, {**given, "GITHUB_REF": "refs/pull/7/head"}).number == "7"
    assert "GITHUB_EVENT_PATH、GITHUB_REF 里没有编号" in complaint(
        GITHUB, {**given, "GITHUB_REF": "refs/heads/main"}
    )


def test_an_event_that_is_not_there_is_no_event(tmp_path: Path) -> None:
    given = {**BUILD, "GITHUB_EVENT_PATH": str(tmp_path / "gone.json")}
    assert place(GITHUB, given).number == "7"


def test_a_merge_request_lives_in_the_project_that_it_goes_to() -> None:
    given = {"CI_PROJECT_ID": "42", "CI_MERGE_REQUEST_IID": "7"}
    assert place(GITLAB, given).repository == "42"
    assert place(GITLAB, {**given, "CI_MERGE_REQUEST_PROJECT_ID": "41"}).repository == "41"
    assert place(GITLAB, {**given, "CI_MERGE_REQUEST_PROJECT_ID": ""}).repository == "42"


def test_a_project_of_gitlab_may_be_a_path() -> None:
    found = place(GITLAB, {}, repository="unit/sub/x", number="7")
    assert found.repository == "unit%2Fsub%2Fx"


def test_what_is_given_counts_more_than_the_environment() -> None:
    assert str(place(GITHUB, BUILD, repository="a/b", number="8")) == "a/b#8"


@pytest.mark.parametrize(
    ("host", "repository"),
    [
        *[(host, "") for host in (GITHUB, GITLAB, GITEE)],
        *[(GITHUB, given) for given in ("budget", "a/b/c", "a/", "/b", "../b", "a/..", "a/b?c=d")],
        *[(GITHUB, given) for given in ("a/b#", "a/b c", "a/b\n", "预算/b", "a/" + "b" * 256)],
        *[(GITEE, given) for given in ("42", "a/b%2F", "a/b/../c")],
        *[(GITLAB, given) for given in ("name", "0", "a//b", "a/../b", "-1")],
    ],
)
def test_a_repository_that_cannot_be_one_is_refused(host: Host, repository: str) -> None:
    assert "的" in complaint(host, {}, repository=repository, number="7")


@pytest.mark.parametrize("number", ["0", "-1", "7x", "7/../8", "７", "1" * 19, " 7", "7\n"])
@pytest.mark.parametrize("host", HOSTS.values(), ids=lambda host: host.name)
def test_a_number_that_cannot_be_one_is_refused(host: Host, number: str) -> None:
    repository = "42" if host is GITLAB else "a/b"
    assert "不是拉取请求的编号" in complaint(host, {}, repository=repository, number=number)


@pytest.mark.parametrize(
    "address",
    [
        "https://git.example.org/api/v3",
        "https://git.example.org:8443/api/v3",
        "http://127.0.0.1:8080",
        "http://localhost/api",
        "http://[::1]:80",
    ],
)
def test_an_address_of_ones_own_is_taken(address: str) -> None:
    found = place(GITHUB, {**BUILD, "GITHUB_API_URL": f"{address}/ "})
    assert found.user == f"{address}/user"


@pytest.mark.parametrize(
    "address",
    [
        "http://git.example.org",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@example.org",
        "http://127.0.0.1:80\\@example.org",
        "http://localhost.example.org",
        "https://user:pa55word@example.org",
        "https://example.org?x=1",
        "https://example.org/#x",
        "https://example.org/a b",
        "https://example.org:0",
        "https://example.org:99999",
        "https://",
        "https://a..b",
        "https://" + "a" * 64 + ".org",
        "ftp://example.org",
        "example.org",
        "//example.org",
        "https://例子.org",
    ],
)
def test_an_address_that_a_token_must_not_go_to_is_refused(address: str) -> None:
    told = complaint(GITHUB, {**BUILD, "GITHUB_API_URL": address})
    assert told == (
        "环境变量 GITHUB_API_URL 不是可用的接口地址。"
        "请写成 https://api.github.com 的样子；http 只能用于本机。"
    )


@pytest.mark.parametrize("token", ["a b", "a\r\nX-Evil: 1", "机密", "a\x00"])
def test_a_token_that_would_break_its_header_is_refused(token: str) -> None:
    told = complaint(GITEE, {"GITEE_TOKEN": token})
    assert "环境变量 GITEE_TOKEN 里的令牌含有空格" in told
    assert token not in told


def test_blanks_around_a_token_do_not_belong_to_it() -> None:
    assert place(GITHUB, {**BUILD, "GITHUB_TOKEN": f" {TOKEN}\n"}).token.reveal() == TOKEN


def test_a_token_in_the_wrong_variable_is_not_shown() -> None:
    told = complaint(GITHUB, {**BUILD, "GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": TOKEN})
    assert told.startswith("“***”不是 GitHub 的仓库")
    told = complaint(GITHUB, {**BUILD, "GITHUB_TOKEN": TOKEN}, number=f"{TOKEN}1")
    assert told.startswith("“***1”不是拉取请求的编号")


def test_what_is_shown_of_a_wrong_value_is_short_and_harmless() -> None:
    told = complaint(GITHUB, {}, repository="\x1b[31m" + "a" * 1000)
    assert told.startswith("“\\u001b[31maaa")
    assert len(told) < 200


def test_a_place_does_not_show_its_token() -> None:
    found = place(GITHUB, {**BUILD, "GITHUB_TOKEN": TOKEN})
    assert TOKEN not in f"{found!r} {found} {found.token} {found.token!r} {found._asdict()}"
    assert pickle.loads(pickle.dumps(found.token)).reveal() == TOKEN  # noqa: S301 - ours


@pytest.mark.parametrize(
    ("token", "text", "masked"),
    [
        ("abc", "Bearer ABC, abc", "Bearer ***, ***"),
        ("a/b&c", "a/b&c a%2Fb%26c a/b&amp;c", "*** *** ***"),
        ('a"b', 'a"b a\\"b a&quot;b', "*** *** ***"),
        ("", "abc", "abc"),
    ],
)
def test_a_token_is_masked_however_it_is_written(token: str, text: str, masked: str) -> None:
    assert Secret(token).masked(text) == masked
