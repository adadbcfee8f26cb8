"""What `validate` does besides telling: settings, reports, fixes, baselines, the ledger."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.cli import main

NAME = "造血干细胞捐献工作经费"
SPEC = f"specs/2025/{NAME}.yaml"
MONEY = ["--select", "JX20"]
Project = Callable[..., Path]
Told = pytest.CaptureFixture[str]


@pytest.fixture
def wrong(project: Project) -> Path:
    """A spec whose total is three cents short."""
    return project("资金总额: 333.93", "资金总额: 333.9")


def concise(arguments: list[str], told: Told) -> tuple[int, list[str]]:
    code = main(["validate", *arguments, "--format", "concise"])
    return code, [line.split(" ")[2] for line in told.readouterr().out.splitlines()[:-1]]


def test_settings_of_the_project_count(wrong: Path, capsys: Told) -> None:
    assert concise([*MONEY, "specs"], capsys) == (1, ["JX201", "JX202"])
    Path("jxbudget.toml").write_text(
        'select = ["JX20"]\nignore = ["JX202"]\n[severity]\nJX201 = "warning"\n', encoding="utf-8"
    )
    assert concise(["specs"], capsys) == (0, ["JX201"])
    assert concise(["specs", "--fail-on", "warning"], capsys) == (1, ["JX201"])
    assert concise(["specs", "--ignore", "JX201"], capsys) == (0, [])
    assert concise(["specs", "--select", "JX202"], capsys) == (1, ["JX202"])
    assert concise(["specs", "--severity", "JX201=error"], capsys) == (1, ["JX201"])
    Path("other.toml").write_text('select = ["JX202"]', encoding="utf-8")
    assert concise(["specs", "--config", "other.toml"], capsys) == (1, ["JX202"])


def test_settings_may_stand_in_pyproject_and_above(
    wrong: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("pyproject.toml").write_text(
        '[tool.jxbudget]\nselect = ["JX20"]\n[tool.jxbudget.per-file."specs/2025/*"]\n'
        'ignore = ["JX201"]\n',
        encoding="utf-8",
    )
    monkeypatch.chdir("specs")
    assert concise(["2025"], capsys) == (1, ["JX202"])


def test_render_goes_by_the_same_settings(wrong: Path, capsys: Told) -> None:
    assert main(["render", "--year", "2025"]) == 1
    Path("jxbudget.toml").write_text('ignore = ["JX201", "JX202"]', encoding="utf-8")
    assert main(["render", "--year", "2025"]) == 0
    assert len(list(Path("out/2025").iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--format", "html"], "没有“html”这种结果格式。"),
        (["--format", "jsn"], "是不是“json”？"),
        (["--format", "xlsx"], "xlsx 只能存成文件：--report xlsx=结果.xlsx。"),
        (["--report", "sarif"], "--report 后面写格式和文件"),
        (["--report", "sarf=a.sarif"], "是不是“sarif”？"),
        (["--select", "JX999"], "没有“JX999”这条规则。"),
        (["--ignore", "JX006"], "JX006 不能忽略，也不能降级"),
        (["--severity", "JX201"], "应写成 规则=级别"),
        (["--severity", "JX201=fatal"], "应是error、warning 或 note"),
        (["--fail-on", "never"], "应是error、warning 或 note"),
        (["--config", "nowhere.toml"], "找不到“nowhere.toml”。"),
        (["--baseline", "nowhere.json"], "找不到“nowhere.json”。"),
        (["-"], "“-”不能和文件一起写。"),
    ],
)
def test_a_wrong_option_is_one_sentence(
    wrong: Path, capsys: Told, arguments: list[str], sentence: str
) -> None:
    assert main(["validate", "specs", *arguments]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert told.err.count("\n") == 1


def test_several_reports_are_written_at_once(wrong: Path, capsys: Told) -> None:
    reports = {"sarif": "r/a.sarif", "markdown": "r/b.md", "xlsx": "r/c.xlsx", "json": "d.json"}
    given = [part for name, path in reports.items() for part in ("--report", f"{name}={path}")]
    assert main(["validate", "specs", *MONEY, *given]) == 1
    assert "错误[JX201]" in capsys.readouterr().out
    assert [Path(path).stat().st_size > 0 for path in reports.values()] == [True] * 4
    codes = [one["code"] for one in json.loads(Path("d.json").read_text("utf-8"))["findings"]]
    assert codes == ["JX201", "JX202"]


def test_a_baseline_lets_old_findings_be(wrong: Path, capsys: Told) -> None:
    assert main(["validate", "specs", *MONEY, "--write-baseline", "b.json"]) == 0
    assert capsys.readouterr().err == "2 个问题写入基线 b.json。\n"
    assert concise([*MONEY, "specs", "--baseline", "b.json"], capsys) == (0, [])
    text = wrong.read_text(encoding="utf-8")
    wrong.write_text("# 说明\n" + text.replace("[83,", "[-83,"), encoding="utf-8")
    assert concise([*MONEY, "specs", "--baseline", "b.json"], capsys) == (1, ["JX206"])
    wrong.write_text(text.replace("333.9,", "333.93,"), encoding="utf-8")
    assert main(["validate", "specs", *MONEY, "--baseline", "b.json"]) == 0
    assert "基线里有 2 个问题已经不在了" in capsys.readouterr().err


def test_a_baseline_holds_from_whichever_folder(
    wrong: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("jxbudget.toml").write_text('select = ["JX20"]\nbaseline = "b.json"', encoding="utf-8")
    assert main(["validate", "specs", "--write-baseline", "b.json"]) == 0
    monkeypatch.chdir("specs")
    capsys.readouterr()
    assert concise(["2025"], capsys) == (0, [])
    assert capsys.readouterr().err == ""


def test_a_baseline_can_be_written_with_reports(wrong: Path, capsys: Told) -> None:
    both = ["--write-baseline", "b.json", "--report", "json=r.json"]
    assert main(["validate", "specs", *MONEY, *both]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(Path("r.json").read_text("utf-8"))["counts"]["errors"] == 2


def test_the_ledger_leaves_a_report_for_machines_whole(wrong: Path, capsys: Told) -> None:
    assert main(["validate", "specs", *MONEY, "--format", "json", "--ledger"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["version"] == 1
    assert "JX201" in told.err


def test_a_comment_beside_a_value_is_not_mended(project: Project) -> None:
    value = """
        半年: '>=0场'
        # 批复原文是 >=0场，勿改
        全年: '>=1场'"""
    path = project("举办业务培训班场次: [≥0次, ≥1次]", f"举办业务培训班场次:{value}")
    assert main(["validate", "specs", "--fix", "--format", "concise"]) == 0
    text = path.read_text(encoding="utf-8")
    assert "        # 批复原文是 >=0场，勿改\n        全年: '≥1场'" in text


def test_a_link_is_mended_where_it_leads(project: Project) -> None:
    path = project("资金总额: 333.93", "资金总额: 333.93万元")
    real = path.rename("真.yaml").resolve()
    path.symlink_to(real)
    assert main(["validate", str(path), *MONEY, "--fix"]) == 0
    assert path.is_symlink()
    assert "资金总额: 333.93," in real.read_text(encoding="utf-8")


def test_fix_mends_and_a_second_run_changes_nothing(project: Project, capsys: Told) -> None:
    path = project("资金总额: 333.93", "资金总额: 333.93万元")
    path.chmod(0o640)
    assert main(["validate", "specs", *MONEY, "--diff"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [f"--- a/{SPEC}", f"+++ b/{SPEC}"]
    tail = "一般公共预算资金: 183.93, 其他资金: 150}"
    assert [line for line in told[2:] if line[0] in "+-"] == [
        f"-  收入: {{资金总额: 333.93万元, {tail}",
        f"+  收入: {{资金总额: 333.93, {tail}",
    ]
    assert "333.93万元" in path.read_text(encoding="utf-8")
    assert main(["validate", "specs", *MONEY, "--fix"]) == 0
    assert capsys.readouterr().err == "改好了 1 个文件。\n"
    assert "资金总额: 333.93," in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    before = path.read_bytes()
    assert main(["validate", "specs", *MONEY, "--fix"]) == 0
    assert capsys.readouterr().err == "改好了 0 个文件。\n"
    assert path.read_bytes() == before
    assert main(["validate", "specs", *MONEY, "--diff"]) == 0


def from_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_spec_may_come_from_standard_input(
    wrong: Path, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_stdin(monkeypatch, wrong.read_bytes())
    assert main(["validate", "-", *MONEY, "--stdin-filename", "specs/2025/甲.yaml"]) == 1
    assert "--> specs/2025/甲.yaml:19:14" in capsys.readouterr().out


def test_standard_input_is_mended_to_standard_output(
    project: Project, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project("资金总额: 333.93", "资金总额: 333.93万元")
    from_stdin(monkeypatch, path.read_bytes())
    assert main(["validate", "-", "--fix"]) == 0
    sound = project().read_bytes()
    assert capfdbinary.readouterr().out == sound


def test_the_ledger_gives_every_rule_one_of_four_outcomes(wrong: Path, capsys: Told) -> None:
    assert main(["validate", SPEC, "--ledger", "--format", "concise"]) == 1
    ledger = capsys.readouterr().out.split(f"\n{SPEC}\n")[1].splitlines()
    told = {line.split(" ")[2]: line.split("：")[1].split(" ") for line in ledger if "：" in line}
    assert "JX201" in told["有问题"]
    assert "JX205" in told["成立"]
    assert "JX207" not in told.get("数据不足", [])
    assert all(len(codes) == len(set(codes)) for codes in told.values())


def test_a_rule_is_explained_and_all_are_listed(capsys: Told) -> None:
    assert main(["rule", "jx201"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# JX201 资金总额与各项来源之和不等\n")
    assert "> 资金总额是 100，各项来源相加是 99.99（80 + 19.99），相差 0.01。" in page
    assert main(["rule", "half-exceeds-full", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("# JX205 Half-year plan exceeds the year's budget\n")
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 70
    assert main(["rules", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(lines)


def test_an_unknown_rule_gets_a_suggestion(capsys: Told) -> None:
    assert main(["rule", "half-exceed-full"]) == 2
    assert capsys.readouterr().err == (
        "没有“half-exceed-full”这条规则。是不是“half-exceeds-full”？\n"
    )
