"""``jxbudget diff`` and ``jxbudget changes``: sides, formats, thresholds, git."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt

from jxbudget.cli import main
from jxbudget.diff.kinds import KINDS
from tests.conftest import ROOT

NAME = "造血干细胞捐献工作经费"
FILE = f"specs/2025/{NAME}.yaml"

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def two_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped specs in a folder of their own."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(two_years: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The shipped specs committed on main; call it to run git there."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@b.cn")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=two_years, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return git


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    out = capsys.readouterr()
    assert out.err == ""
    return out.out


def test_two_years(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "2024", "2025"]) == 0
    text = told(capsys)
    for line in (
        "  重大[JD201] 资金总额 369.08 → 333.93 万元，−35.15（−9.5%）。",
        "  重大[JD101] 新增“骨髓库建设高质量发展专项经费”，80 万元。",
        "  一般[JD311] “报名志愿者同意率”半年：≥80% → ≥0%，要求降低。",
    ):
        assert line in text.splitlines()
    assert f"yaml:14:26 → {FILE}:19:14" in text
    assert text.splitlines()[-1].startswith("2024 → 2025：比较了 6 张表，6 张有变动；重大 ")


def test_two_years_in_english(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "2024", "2025", "--lang", "en"]) == 0
    text = told(capsys)
    assert "  major[JD201] 资金总额 23.14 → 12.66 万元, −10.48 (−45.3%)." in text.splitlines()


def test_the_same_on_both_sides(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "specs", "specs"]) == 0
    assert told(capsys) == "specs → specs：比较了 6 张表，没有变动。\n"


def test_a_file_that_is_no_spec_is_named(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("空.yaml").write_bytes(b"")
    assert main(["diff", "空.yaml", FILE]) == 0
    text = told(capsys)
    assert "一般[JD114] 原来的文件有读不出的内容，没有比较" in text
    assert "      空.yaml:1:1 → （无）\n" in text


def test_two_files_of_any_name(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(FILE, "旧.yaml")
    edit(FILE, "≤18.68万元", "≤20万元")
    assert main(["diff", "旧.yaml", FILE]) == 0
    assert "重大[JD303] “培训班总成本”：≤18.68万元 → ≤20万元，要求降低。" in told(capsys)


def test_prose_shows_its_words(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree("specs", "old")
    edit(FILE, "造血干细胞150例左右", "造血干细胞120例左右")
    assert main(["diff", "old", "specs"]) == 0
    assert "[-150例-]{+120例+}" in told(capsys)


def test_json_is_as_its_schema_says(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "2024", "2025", "--format", "json"]) == 0
    document = json.loads(told(capsys))
    schema = json.loads((ROOT / "schema/changes.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(document)
    forms = {form["name"]: form for form in document["forms"]}
    assert forms["信息系统运维专项"]["total"] == {
        "old": "23.14",
        "new": "12.66",
        "difference": "-10.48",
        "percent": "-45.3",
    }
    changes = [one for form in document["forms"] for one in form["changes"]]
    assert len({one["fingerprint"] for one in changes}) == len(changes) > 10
    assert {one["code"] for one in document["kinds"]} == {kind.code for kind in KINDS}


def test_markdown_has_a_table_of_money_and_folds_what_is_minor(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "2024", "2025", "--format", "markdown"]) == 0
    text = told(capsys)
    assert "| 信息系统运维专项 | 23.14 | 12.66 | -10.48 | -45.3% |" in text
    major, minor = text.index("### 重大"), text.index("<summary>一般")
    assert text.index("### 资金总额（万元）") < major < minor
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert sum(token.type == "table_open" for token in tokens) == 4


def test_a_page_shows_the_form_with_what_changed(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree("specs", "old")
    edit(FILE, "培训班总成本: ≤18.68万元", "培训班总成本: ≤20万元")
    edit(FILE, "造血干细胞150例左右", "造血干细胞120例左右")
    edit(FILE, "[≥0人次, ≥100人次]", "[≥20人次, ≥100人次]")
    assert main(["diff", "old", "specs", "--format", "html"]) == 0
    text = told(capsys)
    assert re.findall(r'<td class="(\w+ (?:major|minor|note))"', text) == [
        "prose note",
        "value note",
        "value major",
        "value major",
    ]
    assert text.count("<del>≤18.68万元</del><ins>≤20万元</ins>") == 2
    assert "造血干细胞<del>150例</del><ins>120例</ins>左右" in text
    assert text.count("<h3>") == 1
    assert not re.search(r"<script|<link|<img|\bsrc=|https?://|\bon\w+=|url\(", text)


def test_a_page_is_drawn_from_the_forms_on_the_new_side_alone(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "2025", "2024", "--format", "html"]) == 0
    text = told(capsys)
    assert re.findall("<h3>(.*)</h3>", text) == ["江苏省省级部门整体预算绩效目标表"]
    for old, new in (("333.93", "369.08"), ("12.66", "23.14"), ("90", "20"), ("13.74", "5")):
        assert text.count(f"<del>{old}</del><ins>{new}</ins>") == 1
    assert "<h2>骨髓库建设高质量发展专项经费</h2>" in text


HOSTILE = "</details><script>x</script>@admin #1 ##[error] ::set-env::a|b`c"


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "html"])
def test_hostile_words_are_printed_and_never_obeyed(
    two_years: Path, capsys: pytest.CaptureFixture[str], format_: str
) -> None:
    shutil.copytree("specs", "old")
    edit(FILE, "培训班总成本: ≤18.68万元", json.dumps(HOSTILE) + ": ≤18.68万元")
    main(["diff", "old", "specs", "--format", format_])
    text = told(capsys)
    assert "##[" not in text
    assert "script" in text
    if format_ in {"markdown", "html"}:
        assert "<script" not in text
    if format_ == "markdown":
        assert "@admin" not in text


def test_a_report_into_a_file(two_years: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "2024", "2025", "--report", "markdown=变动.md"]) == 0
    main(["diff", "2024", "2025", "--format", "markdown"])
    assert capsys.readouterr().out.endswith(Path("变动.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("threshold", "code"),
    [
        ("重大", 0),
        ("major", 0),
        ("一般", 1),
        ("note", 1),
        ("金额变动>10%", 0),
        ("金额变动＞0.1%", 1),
        ("money>0.3", 1),
        ("金额变动＞０.１％", 1),
        (" Major ", 0),
        ("money > 0.34", 0),
        ("金额变动>0.3万元", 1),
        ("重大,一般", 1),
    ],
)
def test_what_fails_a_run(two_years: Path, threshold: str, code: int) -> None:
    shutil.copytree("specs", "old")
    edit(FILE, "333.93", "334.27")
    edit(FILE, "一般公共预算资金: 183.93", "一般公共预算资金: 184.27")
    sides = ["diff", "old", "specs", "--level", "JD201=提示"]
    assert main([*sides, "--fail-on", threshold]) == code


def test_new_money_is_more_than_any_share(two_years: Path) -> None:
    assert main(["diff", "2024", "2025", "--fail-on", "金额变动>1000%"]) == 1


def test_levels_are_set_by_code_or_name(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    levels = ["--level", "JD101=提示", "--level", "total-changed=一般，target-removed=note"]
    assert main(["diff", "2024", "2025", *levels]) == 0
    text = told(capsys)
    assert "提示[JD101]" in text
    assert "一般[JD201]" in text
    assert "提示[JD301]" in text


def test_a_project_sets_its_levels_and_what_fails(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = '[diff]\nfail-on = ["重大"]\nlevel = { JD101 = "提示", "target-removed" = "note" }\n'
    Path("jxbudget.toml").write_text(settings, encoding="utf-8")
    assert main(["diff", "2024", "2025"]) == 1
    text = told(capsys)
    assert "提示[JD101]" in text
    assert "提示[JD301]" in text
    assert "达到 --fail-on：重大。" in text
    assert main(["diff", "2024", "2025", "--fail-on", "money>1000", "--level", "JD101=一般"]) == 0
    assert "一般[JD101]" in told(capsys)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("[diff]\nfail-on = 3\n", "fail-on"),
        ("[diff]\nlevels = {}\n", "levels"),
        ('[diff]\nlevel = { JD999 = "提示" }\n', "没有“JD999”这种变动"),
        ('[diff]\nfail-on = ["多"]\n', "--fail-on 不认得“多”"),
    ],
)
def test_settings_that_mean_nothing(
    two_years: Path, capsys: pytest.CaptureFixture[str], settings: str, sentence: str
) -> None:
    Path("jxbudget.toml").write_text(settings, encoding="utf-8")
    assert main(["diff", "2024", "2025"]) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["2024"], "请写两边"),
        (["2024", "2025", "specs"], "请写两边"),
        (["2024", "2031"], "找不到“2031”"),
        (["2024", "没有这里"], "找不到“没有这里”"),
        (["2024", "2025", "--format", "word"], "没有“word”这种结果格式"),
        (["2024", "2025", "--report", "json"], "--report 后面写格式和文件"),
        (["2024", "2025", "--report", "json=甲", "--report", "html=./甲"], "写进了同一个文件"),
        (["2024", "2025", "--fail-on", "很多"], "--fail-on 不认得“很多”"),
        (["2024", "2025", "--level", "JD999=提示"], "没有“JD999”这种变动"),
        (["2024", "2025", "--level", "JD101=严重"], "没有“严重”这个级别"),
        (["2024", "2025", "--level", "JD101"], "应写成 变动=级别"),
        (["2024", "2025", "--git-driver"], "--git-driver 由 git 调用"),
    ],
)
def test_what_cannot_be_compared_is_one_sentence(
    two_years: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert main(["diff", *words]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert sentence in out.err
    assert out.err.count("\n") == 1


@needs_git
def test_revisions_and_the_work_tree(
    repository: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit(FILE, "≤18.68万元", "≤20万元")
    for sides in (["HEAD", "specs"], ["main:specs/2025", "specs/2025"], ["main:specs", "specs"]):
        assert main(["diff", *sides]) == 0
        text = told(capsys)
        assert text.count("[JD") == text.count("[JD303]") == 1
    assert f"main:{FILE}:56:15 → {FILE}:56:15" in text
    repository("commit", "-qam", "second")
    assert main(["diff", "HEAD~1", "HEAD"]) == 0
    assert "[JD303]" in told(capsys)
    assert main(["diff", "HEAD", "HEAD~1"]) == 0
    assert "[JD304]" in told(capsys)


@needs_git
def test_git_shows_changes_by_the_driver(two_years: Path, repository: Callable[..., None]) -> None:
    Path(".gitattributes").write_text("specs/**/*.yaml diff=jxbudget\n", encoding="utf-8")
    program = f'"{sys.executable}" -m jxbudget diff --git-driver'.replace("\\", "/")
    repository("config", "diff.jxbudget.command", program)
    edit(FILE, "≤18.68万元", "≤20万元")
    shutil.copy(FILE, f"specs/2025/{NAME}二.yaml")
    Path("specs/2025/信息系统运维专项.yaml").unlink()
    repository("add", "-A")
    done = subprocess.run(
        ["git", "-c", "core.quotepath=false", "--no-pager", "diff", "--cached", "--no-renames"],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "重大[JD303] “培训班总成本”：≤18.68万元 → ≤20万元，要求降低。" in done.stdout
    assert "[JD101] 新增“造血干细胞捐献工作经费”" in done.stdout
    assert "[JD102] “信息系统运维专项”没有了" in done.stdout


def test_git_may_stop_to_read(two_years: Path) -> None:
    """What git calls must not fail when a pager is left."""
    words = ["diff", "--git-driver", FILE, os.devnull, ".", ".", FILE, "0", "100644"]
    program = subprocess.Popen([sys.executable, "-m", "jxbudget", *words], stdout=subprocess.PIPE)
    assert program.stdout
    program.stdout.close()
    assert program.wait(60) == 0


def test_the_kinds_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["changes"]) == 0
    lines = told(capsys).splitlines()
    assert len(lines) == len(KINDS) == len({kind.code for kind in KINDS})
    assert lines[0] == "JD101  重大  新增项目  project-added"
    assert main(["changes", "--format", "json"]) == 0
    assert json.loads(told(capsys))[0]["title"] == {"zh": "新增项目", "en": "Project added"}
    assert main(["changes", "--format", "xml"]) == 2


def test_whole_paths_are_the_same_as_short_ones(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree("specs", "old")
    with Path(FILE).open("ab") as file:
        file.write(b"\n  : [")
    told_ = []
    for sides in (
        ("old", "specs"),
        (str(two_years / "old"), "specs"),
        ("./old/", f"{two_years}/specs"),
    ):
        main(["diff", *sides, "--format", "json"])
        told_.append(json.loads(told(capsys))["counts"])
    assert told_ == [told_[0]] * 3
    assert told_[0]["changed"] == 1


def test_levels_go_by_the_name_that_is_shown(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "2024", "2025", "--level", "取消指标=提示"]) == 0
    assert "提示[JD301]" in told(capsys)
    assert main(["diff", "2024", "2025", "--level", "ＸＸ=提示"]) == 2
    assert capsys.readouterr().err == ("没有“ＸＸ”这种变动。用 jxbudget changes 查看全部种类。\n")


def test_a_new_row_keeps_its_name_on_the_page(
    two_years: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree("specs", "old")
    edit(FILE, "    时效指标:\n", "      新率: [≥1%, ≥3%]\n    时效指标:\n")
    assert main(["diff", "old", "specs", "--format", "html"]) == 0
    assert re.search('<td class="label minor"[^>]*><ins>新率</ins></td>', told(capsys))
