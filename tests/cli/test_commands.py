"""What the commands do when all is well, and how every run can end."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import jxbudget
from jxbudget.cli import main

NAME = "造血干细胞捐献工作经费"
ROOT = Path(__file__).resolve().parents[2]


def written() -> list[str]:
    return sorted(path.as_posix() for path in Path("out").rglob("*") if path.is_file())


def test_render_writes_word_and_excel_into_a_folder_of_the_year(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    assert main(["render", "--year", "2025"]) == 0
    assert written() == [f"out/2025/{NAME}.docx", f"out/2025/{NAME}.xlsx"]
    told = capsys.readouterr()
    assert (told.out.replace(os.sep, "/"), told.err) == (
        "另有 0 个警告、2 个提示，用 jxbudget validate 查看。\n生成 1 张表、2 个文件 → out/2025\n",
        "",
    )


def test_a_file_can_be_rendered_by_its_path_in_one_format_into_any_folder(
    project: Callable[..., Path],
) -> None:
    path = project()
    assert main(["render", str(path), "--format", "excel", "--out", "out/甲/乙"]) == 0
    assert written() == [f"out/甲/乙/{NAME}.xlsx"]


def test_a_combined_run_adds_one_file_of_each_format(project: Callable[..., Path]) -> None:
    project()
    project(name="信息系统运维专项")
    assert main(["render", "--year", "2025", "--combined"]) == 0
    assert [name for name in written() if "合并" in name] == [
        "out/2025/2025年度预算绩效目标表合并.docx",
        "out/2025/2025年度预算绩效目标表合并.xlsx",
    ]
    assert len(written()) == 6


def test_two_units_may_have_projects_of_one_name(project: Callable[..., Path]) -> None:
    path = project()
    text = path.read_text(encoding="utf-8")
    other = text.replace(
        "实施单位: 江苏省造血干细胞捐献者资料库管理中心", "实施单位: 苏州市中心血站"
    )
    path.with_name("另一单位.yaml").write_text(other, encoding="utf-8")
    assert main(["render", "--year", "2025", "--format", "word"]) == 0
    assert written() == [
        f"out/2025/{NAME}（江苏省造血干细胞捐献者资料库管理中心）.docx",
        f"out/2025/{NAME}（苏州市中心血站）.docx",
    ]


def test_years_can_be_named_more_than_once(project: Callable[..., Path]) -> None:
    path = project()
    later = Path("specs/2026") / path.name
    later.parent.mkdir()
    text = path.read_text(encoding="utf-8").replace("2025", "2026")
    later.write_text(text, encoding="utf-8")
    assert main(["render", "--year", "2025", "--year", "2026", "--format", "word"]) == 0
    assert written() == [f"out/2025/{NAME}.docx", f"out/2026/{NAME}.docx"]


def test_two_years_of_one_project_do_not_fit_into_one_folder(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project()
    later = Path("specs/2026") / path.name
    later.parent.mkdir()
    text = path.read_text(encoding="utf-8").replace("年度: 2025", "年度: 2026")
    later.write_text(text, encoding="utf-8")
    assert main(["render", "--year", "2025", "--year", "2026", "--out", "out"]) == 1
    assert capsys.readouterr().out.count("错误[JX601]") == 2
    assert written() == []


def test_a_second_run_replaces_the_files_with_the_same_bytes(project: Callable[..., Path]) -> None:
    project()
    assert main(["render", "--year", "2025"]) == 0
    first = {name: Path(name).read_bytes() for name in written()}
    assert main(["render", "--year", "2025"]) == 0
    assert {name: Path(name).read_bytes() for name in written()} == first


def test_the_bytes_do_not_depend_on_hash_seed_time_zone_or_locale(
    project: Callable[..., Path],
) -> None:
    project()
    outputs = []
    for number, (seed, zone, locale) in enumerate(
        (("0", "UTC", "C"), ("7", "Asia/Shanghai", "C.UTF-8"))
    ):
        out = Path(f"out{number}")
        subprocess.run(
            [sys.executable, "-m", "jxbudget", "render", "--year", "2025", "--out", str(out)],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        )
        outputs.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) == 2


def test_a_file_gets_the_permissions_that_the_user_asks_for(project: Callable[..., Path]) -> None:
    project()
    mask = os.umask(0o027)
    try:
        assert main(["render", "--year", "2025"]) == 0
    finally:
        os.umask(mask)
    modes = {path.stat().st_mode & 0o777 for path in Path("out/2025").iterdir()}
    assert modes == {0o640} or os.name == "nt"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--lang", "en", "validate", "specs"], "1 file(s) checked, "),
        (["validate", "specs", "--lang=en"], "1 file(s) checked, "),
        (["validate", "specs"], "检查了 1 个文件，"),
    ],
)
def test_the_language_may_be_chosen_anywhere_on_the_line(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    project()
    assert main([*arguments, "--format", "concise", "--select", "JX2"]) == 0
    assert capsys.readouterr().out.startswith(told)


def test_the_language_may_be_chosen_by_the_environment(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project("资金总额: 333.93", "资金总额: 333.9")
    monkeypatch.setenv("JXBUDGET_LANG", "en")
    assert main(["validate", "specs"]) == 1
    told = capsys.readouterr().out
    assert "error[JX201] 资金总额 is 333.9; its sources add up to 333.93" in told
    assert "  = help: Check the total and each source.\n" in told


def test_help_is_in_chinese_and_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "--help"]) == 0
    chinese = capsys.readouterr().out
    assert chinese.startswith("用法: jxbudget render [选项] [路径]...\n")
    assert not {"Usage", "Options", "Arguments", "Show"} & set(chinese.replace(":", " ").split())
    assert main(["--lang", "en", "render", "--help"]) == 0
    english = capsys.readouterr().out
    assert english.startswith("Usage: jxbudget render [OPTIONS] [PATH]...\n")
    assert not any("一" <= letter <= "鿿" for letter in english)


def test_the_program_without_a_word_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().out.startswith("用法: jxbudget [选项] 命令 [参数]...\n")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"jxbudget {jxbudget.__version__}\n"


def test_a_crash_of_ours_is_one_sentence_and_a_saved_report(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project()
    monkeypatch.setattr("jxbudget.cli.validate.govern", lambda *_: 1 // 0)
    assert main(["validate", "specs"]) == 3
    told = capsys.readouterr().err
    assert told.startswith("内部错误：")
    report = Path(told.split("已存入 ")[1].split("，请")[0])
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    report.unlink()


def test_an_interruption_leaves_nothing_and_says_so(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project()

    def interrupt(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("jxbudget.compile.press.excel.draw", interrupt)
    assert main(["render", "--year", "2025"]) == 130
    assert capsys.readouterr().err == "已中断，没有留下未完成的文件。\n"
    assert [path for path in Path("out").rglob("*") if path.is_file()] == []


def test_a_console_without_the_letters_shows_codes_instead_of_crashing(
    project: Callable[..., Path],
) -> None:
    project("主管部门: 江苏省红十字会", "主管部门: [𠮷]")
    run = subprocess.run(
        [sys.executable, "-m", "jxbudget", "validate", "specs"],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONIOENCODING": "gbk"},
    )
    assert run.returncode == 1
    assert "\\U00020bb7" in run.stdout.decode("gbk")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell with pipes")
def test_a_closed_pipe_ends_the_run_quietly(project: Callable[..., Path]) -> None:
    project("资金总额: 333.93", "资金总额: 333.9")
    run = subprocess.run(  # noqa: S602 - a pipe needs a shell
        f"{sys.executable} -m jxbudget validate specs | true; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        check=False,
    )
    assert (run.stderr, run.returncode) == (b"", 1)
