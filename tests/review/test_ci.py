"""``jxbudget ci``: where it starts, whom it trusts, what it leaves behind."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from jxbudget.cli import main
from tests.conftest import ROOT
from tests.review.repository import (
    BLOOD,
    FORM,
    GROWTH,
    ORGANS,
    PULL_REQUESTS,
    SYSTEM,
    commit,
    edit,
    event,
    git,
    template,
)

Capture = pytest.CaptureFixture[str]


def ci(arguments: list[str]) -> int:
    """Commit what there is, and review it."""
    commit(Path())
    return main(["ci", *arguments])


def comment() -> str:
    return Path("out/ci/comment.md").read_text(encoding="utf-8")


def forms() -> list[str]:
    return sorted(path.name for path in Path("out/ci/forms").rglob("*.*"))


def test_nothing_that_matters_takes_one_sentence(start: Path) -> None:
    edit(start / "README.md", "说明", "另一个说明")
    assert ci(["--base", "main"]) == 0
    assert comment() == "### 预算绩效目标审查：通过\n\n没有改动预算绩效目标。\n\n<!-- quiet -->\n"


def test_what_is_not_committed_is_told_and_not_judged(start: Path, capsys: Capture) -> None:
    edit(start / ORGANS, "资金总额: 50,", "资金总额: 55,")
    assert main(["ci", "--base", "main"]) == 0
    assert capsys.readouterr().err == "有 1 个文件的改动还没有提交，没有计入审查。\n"
    assert ci(["--base", "main"]) == 1
    assert capsys.readouterr().err == ""
    assert "| 人体器官捐献工作经费 | 50 | 55 | +5 | +10.0% |" in comment()


def test_every_report_is_there_and_whole(start: Path, capsys: Capture) -> None:
    PULL_REQUESTS["hostile"](start)
    PULL_REQUESTS["new-year"](start)
    assert ci(["--base", "main"]) == 1
    out = Path("out/ci")
    assert {path.name for path in out.iterdir()} == {
        "changes.html",
        "changes.json",
        "comment.md",
        "findings.gitlab.json",
        "findings.json",
        "findings.junit.xml",
        "findings.sarif",
        "forms",
        "years.html",
        "years.json",
    }
    for name in ("changes", "years"):
        schema = json.loads((ROOT / "schema/changes.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(json.loads((out / f"{name}.json").read_bytes()), schema)
    found = json.loads((out / "findings.json").read_bytes())["findings"]
    assert {one["code"] for one in found} >= {"JX129", "JX202"}
    assert len(found) == len(json.loads((out / "findings.gitlab.json").read_bytes()))
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.endswith(comment().splitlines()[2] + "\n")


def test_hostile_texts_stay_texts_in_the_comment_and_the_log(
    start: Path, on_github: Callable[..., Path], capsys: Capture
) -> None:
    PULL_REQUESTS["hostile"](start)
    on_github(fork="stranger/budget")
    ci([])
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(comment())
    assert "<img" not in rendered
    assert "<b>" not in rendered
    assert 'href="javascript' not in rendered
    assert "@all" not in rendered
    for line in capsys.readouterr().out.splitlines():
        assert "::error::假的" not in line or not line.startswith("::error::")
        assert "##[error]" not in line


def test_only_what_the_change_brings_is_judged(start: Path) -> None:
    edit(start / SYSTEM, "半年, 全年", "半年和全年")
    assert ci(["--base", "main"]) == 0
    assert "没有新问题。原有问题 19 处，不计入。" in comment()
    assert main(["validate", "specs"]) == 1


def test_an_old_error_that_changes_is_a_new_one(start: Path) -> None:
    edit(start / SYSTEM, "资金总额: 12.67", "资金总额: 12.68")
    assert ci(["--base", "main"]) == 1
    assert "JX201" in comment()


def test_mended_errors_are_counted(start: Path) -> None:
    edit(start / SYSTEM, "资金总额: 12.67", "资金总额: 12.66")
    assert ci(["--base", "main"]) == 0
    assert "改好 2 处。" in comment()


def test_what_a_change_does_to_other_forms_of_the_unit_is_told(start: Path) -> None:
    unit = next((start / "specs/2024").iterdir())
    edit(unit, "年度: 2024", "年度: 2025")
    unit.rename(start / "specs/2025/部门整体.yaml")
    commit(start)
    git(start, "branch", "--force", "main")
    edit(start / ORGANS, "50", "51", "年度: 2025", "年度: 2025")
    ci(["--base", "main"])
    assert "specs/2025/部门整体.yaml:" in comment()


def test_other_units_are_left_alone(start: Path) -> None:
    other = start / "specs/2025/别的单位.yaml"
    other.write_text(
        (start / SYSTEM)
        .read_text(encoding="utf-8")
        .replace("江苏省造血干细胞捐献者资料库管理中心", "南京市某中心"),
        encoding="utf-8",
    )
    commit(start)
    git(start, "branch", "--force", "main")
    edit(other, "年度: 2025", "年度: 2025 # 一")
    assert ci(["--base", "main"]) == 0
    assert "原有问题 5 处" in comment()
    report = (start / "out/ci/findings.junit.xml").read_text(encoding="utf-8")
    assert 'tests="1"' in report


def test_the_changes_of_main_since_then_are_not_those_of_the_branch(start: Path) -> None:
    edit(start / ORGANS, "资金总额: 50,", "资金总额: 55,")
    commit(start)
    git(start, "switch", "--quiet", "main")
    edit(start / BLOOD, "≥150例", "≥140例")
    commit(start)
    git(start, "switch", "--quiet", "change")
    ci(["--base", "main"])
    assert "150" not in comment()
    assert "人体器官" in comment()


def test_thresholds_of_changes_fail(start: Path) -> None:
    PULL_REQUESTS["weakened"](start)
    assert ci(["--base", "main"]) == 0
    assert ci(["--base", "main", "--fail-on-change", "重大"]) == 1
    assert "变动达到界限：重大。" in comment()
    assert ci(["--base", "main", "--fail-on-change", "金额变动>10%"]) == 0
    given = "JD301=提示,JD303=提示，JD307=一般"
    assert ci(["--base", "main", "--fail-on-change", "重大", "--level", given]) == 0
    assert ci(["--base", "main", "--fail-on", "warning"]) == 1


def test_the_project_sets_what_fails(start: Path) -> None:
    (start / "jxbudget.toml").write_text('[diff]\nfail-on = ["重大"]\n', encoding="utf-8")
    commit(start)
    git(start, "branch", "--force", "main")
    PULL_REQUESTS["weakened"](start)
    assert ci(["--base", "main"]) == 1


@pytest.mark.parametrize(("trust", "code"), [("--trust", 0), ("--no-trust", 1)])
def test_settings_of_a_stranger_are_told_and_not_followed(
    start: Path, trust: str, code: int
) -> None:
    PULL_REQUESTS["broken-sum"](start)
    text = 'ignore = ["ALL"]\n'
    (start / "jxbudget.toml").write_text(text, encoding="utf-8")
    assert ci(["--base", "main", trust]) == code
    assert ("改动来自别处，仍按原来的检查" in comment()) == bool(code)
    assert ("已按改动后的检查" in comment()) == (not code)


@pytest.mark.parametrize(("trust", "code"), [("--trust", 0), ("--no-trust", 1)])
def test_a_baseline_of_a_stranger_is_told_and_not_followed(
    start: Path, trust: str, code: int
) -> None:
    (start / "jxbudget.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert main(["validate", "specs", "--write-baseline", "known.json"]) == 0
    commit(start)
    git(start, "branch", "--force", "main")
    PULL_REQUESTS["broken-sum"](start)
    assert main(["validate", "specs", "--write-baseline", "known.json"]) == 0
    assert ci(["--base", "main", trust]) == code
    assert ("改动来自别处，仍按原来的检查" in comment()) == bool(code)


def test_other_changes_of_pyproject_are_no_change_of_settings(start: Path) -> None:
    (start / "pyproject.toml").write_text("[project]\nname = 'a'\n", encoding="utf-8")
    assert ci(["--base", "main", "--no-trust"]) == 0
    assert "\n没有改动预算绩效目标。\n" in comment()


def test_templates_of_a_stranger_render_nothing(start: Path, capsys: Capture) -> None:
    template(start)
    assert ci(["--base", "main", "--no-trust"]) == 0
    assert forms() == ["人体器官捐献工作经费.docx", "人体器官捐献工作经费.xlsx"]


def test_templates_of_ones_own_are_used_and_judged(start: Path) -> None:
    template(start)
    assert ci(["--base", "main"]) == 1
    assert "表样有改动，已按改动后的检查和生成。" in comment()
    assert "这张表没有“实施单位”这一项" in comment()


def test_a_page_that_cannot_be_used_fails(start: Path) -> None:
    (start / FORM / "page.docx").write_bytes(b"PK")
    assert ci(["--base", "main"]) == 1
    assert f"{FORM}/page.docx" in comment()
    assert ci(["--base", "main", "--no-trust"]) == 0


def test_a_layout_that_changes_renders_every_form_on_it(start: Path) -> None:
    path = start / FORM / "form.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 一\n", encoding="utf-8")
    assert ci(["--base", "main"]) == 0
    assert len(forms()) == 2 * 4  # the fifth has had an error all along


def test_the_first_pull_request_has_nothing_before_it(start: Path) -> None:
    git(start, "rm", "-rq", "specs")
    commit(start)
    git(start, "branch", "--force", "main")
    git(start, "checkout", "origin/main", "--", "specs")
    assert ci(["--base", "main"]) == 1
    assert "新增" in comment()


def test_all_specs_may_go(start: Path) -> None:
    git(start, "rm", "-rq", "specs")
    assert ci(["--base", "main"]) == 0
    assert "撤销" in comment() or "没有了" in comment()


def test_no_specs_on_either_side_is_a_mistake(start: Path, capsys: Capture) -> None:
    assert ci(["--base", "main", "--specs", "spec"]) == 2
    assert "“spec”里没有提交到仓库的 .yaml 文件" in capsys.readouterr().err


def test_links_are_no_specs(start: Path) -> None:
    (start / "specs/2025/链接.yaml").symlink_to("/etc/hostname")
    assert ci(["--base", "main"]) == 0
    assert "没有改动预算绩效目标" in comment()
    git(start, "mv", "specs", "elsewhere")
    (start / "specs").symlink_to(start / "elsewhere")
    assert ci(["--base", "main"]) == 0
    assert "改动 6 个文件" in comment()
    assert "没有了" in comment()


def test_what_gitignore_names_is_judged_when_it_is_committed(start: Path) -> None:
    (start / ".gitignore").write_text("specs/2025/人*\n", encoding="utf-8")
    edit(start / ORGANS, "资金总额: 50,", "资金总额: 55,")
    git(start, "add", "--force", "--all")
    assert ci(["--base", "main"]) == 1
    assert "JX201" in comment()


@pytest.mark.parametrize("name", ["comment.md", "forms/2025/甲.docx", "other/甲.txt"])
def test_nothing_is_written_where_files_are_committed(
    start: Path, capsys: Capture, name: str
) -> None:
    path = start / "review" / name
    path.parent.mkdir(parents=True)
    path.write_text("### 预算绩效目标审查：通过", encoding="utf-8")
    assert ci(["--base", "main", "--out", "review"]) == 2
    assert "“review”里有提交到仓库的文件" in capsys.readouterr().err


def test_nothing_of_an_earlier_run_is_left(start: Path) -> None:
    PULL_REQUESTS["new-year"](start)
    assert ci(["--base", "main"]) == 0
    assert (start / "out/ci/years.html").exists()
    git(start, "rm", "-rq", "specs/2026")
    assert ci(["--base", "main"]) == 0
    assert not (start / "out/ci/years.html").exists()
    assert not (start / "out/ci/forms").exists()


@pytest.mark.parametrize("specs", [".", "specs/", "./specs", "{start}/specs", ORGANS])
def test_the_folder_of_specs_may_be_written_in_any_way(start: Path, specs: str) -> None:
    edit(start / ORGANS, "=45%, =100%", "=44%, =100%")
    assert ci(["--base", "main", "--specs", specs.format(start=start)]) == 0
    assert "改动 1 个文件" in comment()
    assert f"| {ORGANS}:39 |" in comment()


WAIVER = "豁免:\n  - 规则: JX201\n    理由: 财政要求\n  - 规则: JX202\n    理由: 财政要求\n"


def test_a_new_waiver_is_told(start: Path) -> None:
    edit(start / ORGANS, "资金总额: 50,", "资金总额: 55,", "绩效指标:\n", WAIVER + "绩效指标:\n")
    assert ci(["--base", "main"]) == 0
    assert "新豁免 2 处。" in comment()
    assert "### 新增的豁免 (2)" in comment()
    assert "| 财政要求 |" in comment()


def test_the_waivers_of_a_new_form_are_told(start: Path) -> None:
    path = start / "specs/2025/新项目.yaml"
    path.write_bytes((start / ORGANS).read_bytes())
    names = "人体器官捐献工作经费", "某新项目工作经费"
    edit(path, *names, "资金总额: 50,", "资金总额: 55,", "绩效指标:\n", WAIVER + "绩效指标:\n")
    assert ci(["--base", "main"]) == 0
    assert "### 新增的豁免 (2)" in comment()
    commit(start)
    git(start, "branch", "--force", "main")
    edit(path, "某新项目", "另一新项目")
    assert ci(["--base", "main"]) == 0
    assert "新增的豁免" not in comment()


@pytest.mark.parametrize("trust", ["--trust", "--no-trust"])
def test_settings_that_were_broken_can_be_mended(start: Path, trust: str) -> None:
    (start / "jxbudget.toml").write_text("[[", encoding="utf-8")
    commit(start)
    git(start, "branch", "--force", "main")
    (start / "jxbudget.toml").write_text("", encoding="utf-8")
    assert ci(["--base", "main", trust]) == 0
    assert "设置或基线有改动" in comment()


def test_settings_that_a_stranger_breaks_stop_no_review(start: Path, capsys: Capture) -> None:
    PULL_REQUESTS["broken-sum"](start)
    (start / "jxbudget.toml").write_text("[[", encoding="utf-8")
    assert ci(["--base", "main", "--no-trust"]) == 1
    assert ci(["--base", "main", "--trust"]) == 2
    assert "不是 TOML 的写法" in capsys.readouterr().err


def test_no_line_of_the_log_is_an_order(
    start: Path, on_github: Callable[..., Path], capsys: Capture
) -> None:
    name = "::stop-commands::x"
    path = start / "specs/2025/甲.yaml"
    path.write_bytes((start / ORGANS).read_bytes())
    edit(path, "项目名称: 人体器官捐献工作经费", f'项目名称: "{name}"')
    edit(start / BLOOD, "  通过媒体", "  ::notice::通过媒体")
    on_github()
    ci([])
    for line in capsys.readouterr().out.splitlines():
        if line.lstrip().startswith("::"):
            assert re.match(r"::(error|warning|notice) file=specs/", line)


@pytest.mark.parametrize("place", ["out", "out/ci", "out/ci/forms", "out/ci/comment.md"])
def test_no_link_leads_what_is_written_elsewhere(
    start: Path, tmp_path: Path, capsys: Capture, place: str
) -> None:
    PULL_REQUESTS["renamed"](start)
    away = tmp_path / "away"
    away.mkdir()
    (start / place).parent.mkdir(parents=True, exist_ok=True)
    (start / place).symlink_to(away / "new.md" if place.endswith("md") else away)
    assert ci(["--base", "main"]) == 2
    assert "是链接，结果不写在那里" in capsys.readouterr().err
    assert not any(away.iterdir())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "请用 --base 写明改动的起点"),
        (["--base", "没有"], "这里没有 git 版本“没有”"),
        (["--base", "-x"], "这里没有 git 版本“-x”"),
        (["--base", "main", "--fail-on", "重大"], "应是error、warning 或 note"),
        (["--base", "main", "--fail-on-change", "警告"], "--fail-on 不认得“警告”"),
        (["--base", "main", "--level", "JD301"], "应写成 变动=级别"),
        (["--base", "main", "--templates", "无"], "找不到“无”"),
        (["--base", "main", "--config", "无.toml"], "找不到“无.toml”"),
    ],
)
def test_mistakes_are_told(start: Path, capsys: Capture, arguments: list[str], told: str) -> None:
    assert ci([*arguments]) == 2
    assert told in capsys.readouterr().err


def test_outside_of_a_repository_there_is_nothing_to_start_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["ci", "--base", "main"]) == 2
    assert "请在仓库里运行" in capsys.readouterr().err


def test_a_shallow_clone_is_told_what_it_lacks(
    start: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    PULL_REQUESTS["weakened"](start)
    commit(start)
    edit(start / BLOOD, "≥120例", "≥110例")
    commit(start)
    shallow = start.parent / "shallow"
    git(start.parent, "clone", "-q", "--depth=1", "--no-single-branch", start.as_uri(), "shallow")
    monkeypatch.chdir(shallow)
    assert main(["ci", "--base", "origin/main"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_a_folder_of_a_repository_is_a_project(
    start: Path, monkeypatch: pytest.MonkeyPatch, on_github: Callable[..., Path]
) -> None:
    (start / "budget").mkdir()
    git(start, "mv", "specs", "budget/specs")
    commit(start)
    git(start, "push", "-q", "origin", "HEAD:refs/heads/inside")
    git(start, "fetch", "-q", "origin")
    edit(start / "budget" / ORGANS, "=45%, =100%", "=44%, =100%")
    on_github()
    monkeypatch.setenv("GITHUB_BASE_REF", "inside")
    monkeypatch.chdir(start / "budget")
    assert ci([]) == 0
    head = git(start, "rev-parse", "HEAD").strip()
    assert f"https://github.com/finance/budget/blob/{head}/budget/specs/2025/" in comment()
    assert "改动 1 个文件" in comment()


def test_line_ends_of_windows_are_no_change(start: Path) -> None:
    path = start / GROWTH
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert ci(["--base", "main"]) == 0
    assert "\n没有改动预算绩效目标。\n" in comment()


def test_gitlab_tells_where_it_starts(start: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PULL_REQUESTS["removed"](start)
    commit(start)
    base = git(start, "rev-parse", "main").strip()
    for name, value in {
        "CI": "true",
        "GITLAB_CI": "true",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_MERGE_REQUEST_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_SOURCE_PROJECT_ID": "2",
        "CI_PROJECT_URL": "https://gitlab.example/finance/budget",
    }.items():
        monkeypatch.setenv(name, value)
    (start / "jxbudget.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    assert ci([]) == 0
    assert f"(https://gitlab.example/finance/budget/-/blob/{base}/specs/2025/" in comment()
    assert "改动来自别处" in comment()
    monkeypatch.setenv("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", "1")
    assert ci([]) == 0
    assert "改动来自别处" not in comment()


def test_gitee_tells_where_it_starts(start: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    PULL_REQUESTS["removed"](start)
    monkeypatch.setenv("GITEE_PULL_ID", "7")
    monkeypatch.setenv("GITEE_COMMIT", git(start, "rev-parse", "main").strip())
    monkeypatch.setenv("GITEE_REPOSITORY", "finance/budget")
    assert ci([]) == 0
    assert "(https://gitee.com/finance/budget/blob/" in comment()


@pytest.mark.parametrize("told", ["", "[]", "{", '{"pull_request": 1}', "[" * 100_000])
def test_an_event_that_says_nothing_trusts_nobody(
    start: Path, on_github: Callable[..., Path], told: str
) -> None:
    (start / "jxbudget.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    on_github()
    Path(os.environ["GITHUB_EVENT_PATH"]).write_text(told, encoding="utf-8")
    assert ci([]) == 0
    assert "改动来自别处" in comment()


def test_a_base_that_was_not_fetched_is_taken_from_the_event(
    start: Path, on_github: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    PULL_REQUESTS["removed"](start)
    on_github()
    monkeypatch.setenv("GITHUB_BASE_REF", "gone")
    assert ci([]) == 0
    event(Path(os.environ["GITHUB_EVENT_PATH"]), "f" * 40)
    assert ci([]) == 2


def test_the_same_change_gives_the_same_bytes(start: Path) -> None:
    PULL_REQUESTS["new-year"](start)
    ci(["--base", "main", "--out", "one"])
    ci(["--base", "main", "--out", "two"])
    one, two = (
        {path.relative_to(out): path.read_bytes() for path in out.rglob("*.*")}
        for out in (Path("one"), Path("two"))
    )
    assert one.keys() == two.keys()
    assert [path for path in one if one[path].replace(b"one/", b"two/") != two[path]] == []


def test_a_comment_never_grows_too_long(start: Path) -> None:
    for number in range(300):
        path = start / f"specs/2025/项目{number}.yaml"
        path.write_bytes((start / ORGANS).read_bytes())
        edit(path, "人体器官捐献工作经费", f"第{number}个项目", "资金总额: 50,", "资金总额: 51,")
    assert ci(["--base", "main"]) == 1
    assert len(comment()) <= 65_536 - 100  # for the marker
    for title in ("资金总额", "错误 (", "警告 (", "提示 (", "重大变动 ("):
        assert title in comment()


def test_english_is_whole(start: Path) -> None:
    PULL_REQUESTS["weakened"](start)
    assert ci(["--base", "main", "--lang", "en"]) == 0
    assert comment().startswith("### Review of budget performance specs: Passed\n")
    assert "### Targets lowered or removed (3)" in comment()


def as_on_main(start: Path) -> None:
    """What there is now is what main has."""
    commit(start)
    git(start, "branch", "--force", "main")


def test_a_copy_that_is_renamed_or_goes_is_no_new_problem(start: Path) -> None:
    copies = [start / f"specs/2025/{name}.yaml" for name in "甲乙"]
    for copy in copies:
        copy.write_bytes((start / ORGANS).read_bytes())
    as_on_main(start)
    copies[0].rename(start / "specs/2025/丙.yaml")
    assert ci(["--base", "main"]) == 0
    assert "没有新问题" in comment()
    copies[1].unlink()
    assert ci(["--base", "main"]) == 0
    assert "没有新问题" in comment()


def test_a_broken_file_that_is_moved_is_no_new_problem(start: Path) -> None:
    broken = start / "specs/2025/甲.yaml"
    broken.write_bytes(b"a: [\n")
    as_on_main(start)
    broken.rename(start / "specs/2025/乙.yaml")
    assert ci(["--base", "main"]) == 0


def test_mending_what_could_not_be_read_is_no_major_change(start: Path) -> None:
    whole = (start / ORGANS).read_bytes()
    PULL_REQUESTS["conflict"](start)
    as_on_main(start)
    (start / ORGANS).write_bytes(whole)
    assert ci(["--base", "main", "--fail-on-change", "重大"]) == 0
    assert "原来的文件有读不出的内容" in comment()


def test_a_baseline_goes_with_a_renamed_file(start: Path) -> None:
    (start / "jxbudget.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    main(["validate", "specs", "--write-baseline", "known.json"])
    as_on_main(start)
    (start / SYSTEM).rename(start / "specs/2025/系统.yaml")
    assert ci(["--base", "main"]) == 0
    assert "没有新问题" in comment()
    assert "改好" not in comment()


def test_a_page_that_was_broken_before_fails_nobody(start: Path) -> None:
    (start / FORM / "page.docx").write_bytes(b"PK")
    as_on_main(start)
    edit(start / ORGANS, "=45%, =100%", "=44%, =100%")
    assert ci(["--base", "main"]) == 0
    (start / FORM / "page.docx").write_bytes(b"PKK")
    assert ci(["--base", "main", "--no-trust"]) == 0
    assert "jxbudget-" not in comment()
    assert ci(["--base", "main"]) == 1


def test_a_form_that_was_broken_before_is_no_new_problem(start: Path) -> None:
    other = next((start / "templates").glob("*/2024/form.yaml"))
    edit(other, "占列: [1, 5]", "占列: [1, 6]")
    as_on_main(start)
    path = start / FORM / "form.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 一\n", encoding="utf-8")
    assert ci(["--base", "main"]) == 0


def test_a_stranger_cannot_go_back_to_old_settings(start: Path) -> None:
    (start / "jxbudget.toml").write_text('ignore = ["ALL"]\n', encoding="utf-8")
    as_on_main(start)
    git(start, "switch", "-q", "main")
    (start / "jxbudget.toml").unlink()
    commit(start)
    git(start, "switch", "-q", "change")
    PULL_REQUESTS["broken-sum"](start)
    assert ci(["--base", "main", "--no-trust"]) == 1


def test_a_branch_of_another_repository_is_not_the_target(
    start: Path, on_github: Callable[..., Path]
) -> None:
    PULL_REQUESTS["broken-sum"](start)
    on_github(fork="stranger/budget")
    git(start, "update-ref", "refs/remotes/origin/main", "HEAD")  # the fork's own main
    tip = git(start, "commit-tree", "-m", "一", "-p", "main", "main^{tree}").strip()
    event(Path(os.environ["GITHUB_EVENT_PATH"]), tip, fork="stranger/budget")
    assert main(["ci"]) == 1
    assert "改动 1 个文件" in comment()


def test_a_whole_path_leads_no_further_than_a_short_one(start: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (start / "out").symlink_to(away)
    assert ci(["--base", "main", "--out", str(start / "out/ci")]) == 2
    assert not any(away.iterdir())


def test_a_folder_in_the_place_of_a_page_is_no_page(start: Path) -> None:
    (start / FORM / "page.xlsx").unlink()
    (start / FORM / "page.xlsx").mkdir()
    (start / FORM / "page.xlsx/甲").write_text("", encoding="utf-8")
    assert ci(["--base", "main", "--no-trust"]) == 0
    assert "表样有改动" in comment()


@pytest.mark.parametrize("told", ['{"ref": "refs/heads/main"}', '{"merge_group": {}}'])
def test_what_is_no_pull_request_is_ones_own(
    start: Path, on_github: Callable[..., Path], told: str
) -> None:
    (start / "jxbudget.toml").write_text('ignore = ["JX4"]\n', encoding="utf-8")
    on_github()
    Path(os.environ["GITHUB_EVENT_PATH"]).write_text(told, encoding="utf-8")
    assert main(["ci"]) == 0
    assert "已按改动后的检查" in comment()


def test_a_merge_queue_tells_where_it_starts(
    start: Path, on_github: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    PULL_REQUESTS["removed"](start)
    on_github()
    monkeypatch.delenv("GITHUB_BASE_REF")
    base = git(start, "rev-parse", "main").strip()
    told = json.dumps({"merge_group": {"base_sha": base}})
    Path(os.environ["GITHUB_EVENT_PATH"]).write_text(told, encoding="utf-8")
    assert main(["ci"]) == 0
    assert "改动 1 个文件" in comment()
