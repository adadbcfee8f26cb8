import json

import pytest

from jxbudget.remote import client
from jxbudget.remote.client import Act, Plan, Posted, plan, post
from jxbudget.remote.comment import is_same, marker
from jxbudget.remote.hosts import GITEE, GITHUB, GITLAB
from jxbudget.remote.place import place
from jxbudget.workspace.problem import Problem
from tests.unit.remote.forge import QUICK, STRANGER, TOKEN, US, Forge, forge

MARK = "<!-- jxbudget -->"


def web(server: Forge, number: int) -> str:
    """The address that the host tells of a comment; GitLab tells none."""
    return "" if server.host is GITLAB else f"https://example.org/7#{number}"


def said(server: Forge, text: str, **how: bool) -> Posted:
    return post(server.place(), text, patience=QUICK, **how)  # type: ignore[arg-type]


def test_a_first_comment_is_created(any_host: Forge) -> None:
    assert said(any_host, "结论：通过") == Posted(Act.CREATED, web(any_host, 1000))
    assert any_host.bodies == [f"{MARK}\n结论：通过"]


def test_our_comment_is_updated_in_place(any_host: Forge) -> None:
    any_host.add(STRANGER, "第一条")
    ours = any_host.add(US, f"{MARK}\n旧")
    any_host.add(STRANGER, "第三条")
    assert said(any_host, "新") == Posted(Act.UPDATED, web(any_host, ours))
    assert any_host.bodies == ["第一条", f"{MARK}\n新", "第三条"]
    assert any_host.methods() == ["GET", any_host.host.update]


def test_a_comment_that_says_so_already_is_left_alone(any_host: Forge) -> None:
    any_host.add(US, f"{MARK}\r\n甲  \r\n乙\r\n")
    assert said(any_host, "甲\n乙\n") == Posted(Act.UNCHANGED, web(any_host, 1000))
    assert any_host.methods() == ["GET"]


def test_nothing_is_created_where_only_an_update_is_wanted(any_host: Forge) -> None:
    assert said(any_host, "通过", only_update=True) == Posted(Act.NOTHING)
    assert any_host.bodies == []
    any_host.add(US, f"{MARK}\n旧")
    assert said(any_host, "通过", only_update=True).act is Act.UPDATED


def test_a_strangers_comment_with_our_marker_is_never_touched(any_host: Forge) -> None:
    any_host.add(STRANGER, f"{MARK}\n冒充")
    assert said(any_host, "真").act is Act.CREATED
    assert any_host.bodies == [f"{MARK}\n冒充", f"{MARK}\n真"]
    assert any_host.methods() == ["GET", "POST"]


def test_a_comment_of_ours_that_quotes_the_marker_is_not_the_one(any_host: Forge) -> None:
    any_host.add(US, f"> {MARK}\n我来解释一下")
    assert said(any_host, "真").act is Act.CREATED


def test_a_comment_without_an_author_or_a_body_is_not_ours(github: Forge) -> None:
    github.add(US, "x")
    github.kept[0].update(user=None, body=None)
    assert said(github, "真").act is Act.CREATED


def test_what_gitlab_itself_writes_down_is_no_comment() -> None:
    with forge(GITLAB) as server:
        server.add(US, f"{MARK}\n", system=True)
        assert said(server, "真").act is Act.CREATED


@pytest.mark.parametrize("at", [0, 130, 249])
def test_our_comment_is_found_among_many(any_host: Forge, at: int) -> None:
    for number in range(250):
        any_host.add(US if number == at else STRANGER, f"{MARK}\n{number}")
    assert said(any_host, "新").act is Act.UPDATED
    assert any_host.bodies[at] == f"{MARK}\n新"
    assert any_host.methods() == ["GET", "GET", "GET", any_host.host.update]


def test_a_full_last_page_is_followed_by_an_empty_one(github: Forge) -> None:
    for _ in range(100):
        github.add(STRANGER, "x")
    assert said(github, "新").act is Act.CREATED
    assert github.methods() == ["GET", "GET", "POST"]


@pytest.mark.parametrize("newest_first", [False, True])
def test_the_oldest_of_several_is_updated(any_host: Forge, newest_first: bool) -> None:
    for text in ("一", "二"):
        any_host.add(US, f"{MARK}\n{text}")
    any_host.kept.sort(key=lambda entry: int(entry["id"]), reverse=newest_first)
    said(any_host, "新")
    assert {entry["id"]: entry["body"] for entry in any_host.kept} == {
        1000: f"{MARK}\n新",
        1001: f"{MARK}\n二",
    }


def test_comments_of_several_names_live_side_by_side(any_host: Forge) -> None:
    for name in ("", "变动", "变动-2025"):
        assert post(any_host.place(), "旧", name=name, patience=QUICK).act is Act.CREATED
    assert post(any_host.place(), "新", name="变动", patience=QUICK).act is Act.UPDATED
    assert any_host.bodies == [
        f"{MARK}\n旧",
        "<!-- jxbudget: 变动 -->\n新",
        "<!-- jxbudget: 变动-2025 -->\n旧",
    ]


@pytest.mark.parametrize("name", ["a-->", "a--b", "-a", "a-", "a b", "a\nb", "甲" * 51, "<b>"])
def test_a_name_that_would_end_the_marker_is_refused(name: str) -> None:
    with pytest.raises(Problem, match="不能用作评论的名称"):
        marker(name)


@pytest.mark.parametrize("name", ["a", "甲" * 50, "change.2025_1-b"])
def test_a_plain_name_is_taken(name: str) -> None:
    assert marker(name) == f"<!-- jxbudget: {name} -->"


def test_the_token_of_a_workflow_may_not_ask_who_it_is(github: Forge) -> None:
    github.is_actions = True
    github.add(US, f"{MARK}\n别人")
    assert said(github, "旧").act is Act.CREATED
    assert said(github, "新").act is Act.UPDATED
    assert github.bodies == [f"{MARK}\n别人", f"{MARK}\n新"]


def test_a_line_that_would_give_orders_is_only_text(github: Forge) -> None:
    said(github, "/close\n  /approve 项目\na /b\n/ c\n//d")
    assert github.bodies == [f"{MARK}\n\\/close\n  \\/approve 项目\na /b\n/ c\n//d"]
    assert said(github, "/close\n  /approve 项目\na /b\n/ c\n//d").act is Act.UNCHANGED


def test_any_letter_arrives_as_it_is(github: Forge) -> None:
    said(github, "资金“总额”\t≥ 1 \U0001f4b0 <b>&amp;</b>")
    assert github.bodies == [f"{MARK}\n资金“总额”\t≥ 1 \U0001f4b0 <b>&amp;</b>"]


def test_what_is_too_long_is_told_before_anything_is_sent(github: Forge) -> None:
    with pytest.raises(Problem, match="评论有 65537 个字符，GitHub 最多收 65536 个"):
        said(github, "甲" * (65_536 - len(MARK)))
    assert github.asked == []
    assert said(github, "甲" * (65_535 - len(MARK))).act is Act.CREATED


def test_too_many_comments_are_not_taken_for_none(
    github: Forge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "MOST_PAGES", 2)
    for _ in range(200):
        github.add(STRANGER, "x")
    with pytest.raises(Problem, match="评论超过 200 条"):
        said(github, "新")
    assert len(github.kept) == 200


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://example.org/1", "https://example.org/1"),
        ("javascript:alert(1)", ""),
        ("https://example.org/\x1b[2J", ""),
        (f"https://example.org/{TOKEN}", ""),
        ("https://example.org/" + "a" * 500, ""),
        (7, ""),
        (None, ""),
    ],
)
def test_an_address_is_passed_on_only_if_it_can_be_shown(
    github: Forge, address: object, told: str
) -> None:
    github.add(US, f"{MARK}\n旧")
    github.kept[0]["html_url"] = address
    assert said(github, "旧") == Posted(Act.UNCHANGED, told)


@pytest.mark.parametrize("one", ["a\nb", "a  \r\nb\r\n", "\na\nb\n\n"])
def test_ends_of_lines_make_no_other_text(one: str) -> None:
    assert is_same(one, "a\nb")
    assert not is_same(one, "a\n\nb")


def test_without_a_token_nothing_is_asked(any_host: Forge) -> None:
    with pytest.raises(Problem, match=f"请把令牌放进环境变量 {any_host.host.token}"):
        post(any_host.place(token=""), "文", patience=QUICK)
    assert any_host.asked == []


def test_a_plan_is_made_without_token_and_network() -> None:
    github = place(GITHUB, {"GITHUB_REPOSITORY": "unit/budget", "GITHUB_REF": "refs/pull/7/merge"})
    comments = "https://api.github.com/repos/unit/budget/issues"
    assert plan(github, "文", name="变动") == Plan(
        (
            ("GET", "https://api.github.com/user"),
            ("GET", f"{comments}/7/comments?per_page=100&page=1"),
            ("POST", f"{comments}/7/comments"),
            ("PATCH", f"{comments}/comments/{{id}}"),
        ),
        "<!-- jxbudget: 变动 -->\n文",
    )


def test_a_plan_names_the_addresses_of_gitlab() -> None:
    planned = plan(place(GITLAB, {"CI_PROJECT_ID": "42", "CI_MERGE_REQUEST_IID": "7"}), "文")
    notes = "https://gitlab.com/api/v4/projects/42/merge_requests/7/notes"
    assert planned.requests == (
        ("GET", "https://gitlab.com/api/v4/user"),
        ("GET", f"{notes}?per_page=100&page=1&order_by=created_at&sort=asc"),
        ("POST", notes),
        ("PUT", f"{notes}/{{id}}"),
    )


def test_a_plan_names_the_addresses_of_gitee() -> None:
    build = {"GITEE_REPOSITORY": "unit/budget", "GITEE_PULL_ID": "7"}
    pulls = "https://gitee.com/api/v5/repos/unit/budget/pulls"
    assert plan(place(GITEE, build), "文").requests == (
        ("GET", "https://gitee.com/api/v5/user"),
        ("GET", f"{pulls}/7/comments?per_page=100&page=1"),
        ("POST", f"{pulls}/7/comments"),
        ("PATCH", f"{pulls}/comments/{{id}}"),
    )


def test_a_plan_does_not_hold_the_token(any_host: Forge) -> None:
    assert TOKEN not in repr(plan(any_host.place(), "文"))
    assert any_host.asked == []


def test_the_token_goes_into_one_header_and_nowhere_else(any_host: Forge) -> None:
    said(any_host, "旧")
    said(any_host, "新")
    name, form = any_host.host.authorization
    for asked in any_host.asked:
        assert asked.headers.pop(name.lower()) == form.format(token=TOKEN)
        assert TOKEN not in repr(asked)
        assert asked.headers["user-agent"] == "jxbudget"
        assert asked.headers["accept-encoding"] == "identity"


def test_github_is_asked_for_the_version_that_is_understood(github: Forge) -> None:
    said(github, "文")
    for asked in github.asked:
        assert asked.headers["accept"] == "application/vnd.github+json"
        assert asked.headers["x-github-api-version"] == "2022-11-28"
    assert json.loads(github.asked[-1].body) == {"body": f"{MARK}\n文"}
    assert github.asked[-1].headers["content-type"] == "application/json"
