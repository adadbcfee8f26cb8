"""Every mistake a user makes: one clear sentence, the right exit code, nothing lost."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.cli import main

NAME = "造血干细胞捐献工作经费"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("立项必要性:", "立项必要信:", "错误[JX101] 这张表没有“立项必要信”这一项。"),
        ("立项必要性:", "立项必要信:", "是不是“立项必要性”？"),
        ("立项必要性:", "立项必要信:", "错误[JX102] 缺少“立项必要性”。"),
        ("主管部门: 江苏省红十字会\n", "", "错误[JX102] 缺少“主管部门”。"),
        ("主管部门: 江苏省红十字会", "主管部门:", "错误[JX103] “主管部门”没有填。"),
        (
            "主管部门: 江苏省红十字会",
            "主管部门: [甲, 乙]",
            "错误[JX104] “主管部门”这里应是一段文字。",
        ),
        ("年度: 2025", "年度: 二〇二五", "错误[JX106] “二〇二五”不是年度。"),
        ("年度: 2025", "年度: 2025\n年度: 2025", "错误[JX011] “年度”在第 3 行已经写过。"),
        ("年度: 2025", "年度：2025", "错误[JX008] 名称后面用的是全角冒号“：”。"),
        ("资金总额: 333.93", "资金总额: 333.9", "错误[JX201] 资金总额是 333.9，"),
        ("资金总额: 333.93", "资金总额: 333.93万元", "写成 333.93，单位万元不必写。"),
        ("其他资金: 150", "其它资金: 150", "是不是“其他资金”？"),
        ("资金总额: 333.93", "资金总额: 1,333.93", "错误[JX112] “333.93”前面的逗号"),
        ("[83, 333.93]", "[83, 333.92]", "错误[JX202] 资金总额是 333.93，全年支出相加是 333.92"),
        ("[83, 333.93]", "[383, 333.93]", "错误[JX205]"),
        ("[83, 333.93]", "[-1, 333.93]", "错误[JX206]"),
        ("[83, 333.93]", "333.93", "错误[JX207]"),
        ("  过程:", "  过程管理:", "是不是“过程”？"),
        ("资金到位率: [序时进度, 100%]", "资金到位率: [序时进度]", "错误[JX107]"),
        ("资金到位率: [序时进度, 100%]", "资金到位率: [序时进度, ]", "错误[JX107]"),
        ("资金到位率: [序时进度, 100%]", "资金到位率: ['', 100%]", "错误[JX302]"),
        ("资金到位率: [序时进度, 100%]", "资金到位率: >=100%", "以“>”开头的值要加引号"),
        ("经济效益:", "经济效益: ≥1万元", "错误[JX303]"),
        ("表式: 江苏省省级项目预算绩效目标表", "表式: 江苏省项目预算绩效目标表", "错误[JX109]"),
    ],
)
def test_a_mistake_in_a_spec_is_told_and_nothing_is_rendered(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    told: str,
) -> None:
    path = project(old, new)
    assert main(["validate", "specs"]) == 1
    output = capsys.readouterr().out
    assert told in output
    assert f"--> {path.as_posix()}:" in output
    assert main(["render", "--year", "2025"]) == 1
    assert told in capsys.readouterr().out
    assert not Path("out").exists()


def test_all_mistakes_of_a_file_are_told_at_once(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project("资金总额: 333.93", "资金总额: 333.9")
    text = path.read_text(encoding="utf-8")
    text = text.replace("主管部门:", "主管部们:").replace("[序时进度, 100%]", "[序时进度]")
    path.write_text(text, encoding="utf-8")
    assert main(["validate", str(path)]) == 1
    codes = [line[3:8] for line in capsys.readouterr().out.split("\n") if line.startswith("错误")]
    assert sorted(codes) == ["JX101", "JX102", "JX107", "JX201", "JX202"]


def test_one_bad_spec_does_not_keep_the_others_from_being_rendered(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project("资金总额: 333.93", "资金总额: 333.9")
    project(name="信息系统运维专项")
    assert main(["render", "--year", "2025"]) == 1
    names = sorted(path.name for path in Path("out/2025").iterdir())
    assert names == ["信息系统运维专项.docx", "信息系统运维专项.xlsx"]
    output = capsys.readouterr().out
    assert output.endswith(
        "1 个文件有错误，没有生成。\n生成 1 张表、2 个文件 → out/2025\n".replace("/", os.sep)
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "JX001"),
        (b"\n \n", "JX001"),
        (b"# only a comment\n", "JX001"),
        ("表式: 表".encode("gb18030"), "JX003"),
        ("表式: 表".encode("utf-16"), "JX003"),
        ("项目名称：甲".encode(), "JX008"),
        (b"x: " + b"a" * 2_000_000, "JX002"),
        ("表式: a\u200bb".encode(), "JX004"),
        (b"- a\n- b\n", "JX019"),
    ],
)
def test_a_file_that_is_no_spec_is_told(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str], data: bytes, code: str
) -> None:
    path = project()
    path.write_bytes(data)
    assert main(["validate", "specs"]) == 1
    assert capsys.readouterr().out.startswith(f"错误[{code}] ")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["validate", "nowhere"], "找不到“nowhere”。"),
        (["validate"], "命令写法有误：缺少“路径”。用“jxbudget validate --help”查看用法。"),
        (["validate", "specs/2025", "--nope"], "没有“--nope”这个选项"),
        (["render"], "请用 --year 指定年度，或写明文件。specs 里现有：2025。"),
        (["render", "--year", "2031"], "“specs”里没有 2031 文件夹。现有：2025。"),
        (["render", "--year", "2025", "--specs", "elsewhere"], "找不到“elsewhere”。"),
        (["render", "--year", "2025", "specs"], "--year 和文件只能用一种。"),
        (["render", "--year", "2025", "--format", "pdf"], "没有“pdf”这种格式"),
        (["render", "--year", "2025", "--out", "taken"], "输出位置“taken”是一个文件，不是文件夹。"),
        (["render", "--year"], "“--year”后面要有一个值"),
        (["rendr"], "没有“rendr”这个命令"),
        (["validate", "empty"], "“empty”里没有 .yaml 文件。"),
        (["--lang", "fr", "validate", "specs"], "没有“fr”这种语言，可以用 zh 或 en。"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_sentence(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    project()
    Path("empty").mkdir()
    Path("taken").write_text("mine", encoding="utf-8")
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert sentence in output.err
    assert output.err.count("\n") == 1
    assert Path("taken").read_text(encoding="utf-8") == "mine"


def test_two_specs_for_one_name_are_named_before_anything_is_written(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    first = project()
    second = first.with_name("另一份.yaml")
    second.write_bytes(first.read_bytes())
    project(name="信息系统运维专项")
    assert main(["render", "--year", "2025"]) == 1
    output = capsys.readouterr().out
    assert f"“{NAME}”与“{first.as_posix()}”里的表会生成同名文件。" in output
    assert f"“{NAME}”与“{second.as_posix()}”里的表会生成同名文件。" in output
    assert not Path("out").exists()


def test_a_templates_folder_that_was_named_must_be_there(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    assert main(["validate", "specs", "--templates", "nowhere"]) == 2
    assert capsys.readouterr().err == "找不到“nowhere”。\n"


def test_a_text_that_excel_would_cut_off_is_told(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project("扩大宣传面", "扩" * 33_000)
    assert main(["validate", "specs"]) == 1
    assert "错误[JX121] “中长期目标”有 33" in capsys.readouterr().out


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no read-only folders")
def test_a_read_only_output_folder_is_told(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    Path("out").mkdir()
    Path("out").chmod(stat.S_IRUSR | stat.S_IXUSR)
    # root may write anywhere but into a file system of the kernel's
    out = "out" if os.geteuid() else "/sys/kernel/jxbudget"
    assert main(["render", "--year", "2025", "--out", out]) == 2
    assert f"没有写入“{out}" in capsys.readouterr().err


def test_a_failed_run_leaves_the_old_files(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    assert main(["render", "--year", "2025"]) == 0
    before = {path: path.read_bytes() for path in Path("out/2025").iterdir()}
    Path("out/2025/信息系统运维专项.docx").mkdir()
    project("资金总额: 333.93", "资金总额: 333.930")
    project(name="信息系统运维专项")
    assert main(["render", "--year", "2025"]) == 2
    assert "是一个文件夹，写不了同名的文件。" in capsys.readouterr().err
    after = {path: path.read_bytes() for path in Path("out/2025").iterdir() if path.is_file()}
    assert after == before
    assert not list(Path("out/2025").glob(".jxbudget-*"))


def test_a_link_out_of_the_folder_is_not_read(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = project()
    secret = tmp_path / "secret.yaml"
    secret.write_text("密码: 12345", encoding="utf-8")
    path.with_name("链接.yaml").symlink_to(secret)
    assert main(["validate", "specs"]) == 2
    output = capsys.readouterr()
    assert "是指向目录之外的链接" in output.err
    assert "12345" not in output.out + output.err


def test_a_broken_page_is_named_and_the_run_goes_on_without_it(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    own = Path("templates/江苏省省级项目预算绩效目标表/2025")
    own.mkdir(parents=True)
    shipped = Path(__file__).resolve().parents[2] / own
    (own / "form.yaml").write_bytes((shipped / "form.yaml").read_bytes())
    (own / "page.docx").write_bytes(b"not a zip")
    (own / "page.xlsx").write_bytes((shipped / "page.xlsx").read_bytes())
    assert main(["render", "--year", "2025"]) == 1
    output = capsys.readouterr().out
    assert "错误[JX901] 打不开：不是 .docx 或 .xlsx。" in output
    assert f"--> {(own / 'page.docx').as_posix()}" in output
    assert "没有生成任何文件。" in output


@pytest.mark.parametrize(
    ("old", "new", "told", "mended"),
    [
        ("333.93, 一般", "333.93，一般", "错误[JX022]", "333.93, 一般"),
        ("[83, 333.93]", "[83，333.93]", "错误[JX022]", "[83, 333.93]"),
        ("[≥50例, ≥150例]", "[≥50例，≥150例]", "错误[JX022]", "[≥50例, ≥150例]"),
        ("资金总额: 333", "资金总额:333", "错误[JX009]", "资金总额: 333"),
        ("捐献者满意度: [", "捐献者满意度：[", "错误[JX008]", "捐献者满意度: ["),
        ("捐献者满意度: [", "捐献者满意度:[", "错误[JX009]", "捐献者满意度: ["),
        (
            "    造血干细胞捐献工作经费: ",
            "    造血干细胞捐献工作经费：",
            "错误[JX008]",
            "经费: [83",
        ),
        ("年度: 2025", "年度: ２０２５年", "错误[JX106] “２０２５年”不是年度。", "年度: 2025\n"),
    ],
)
def test_a_sign_of_the_wrong_width_is_named_and_mended(  # noqa: PLR0917 - a table
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    told: str,
    mended: str,
) -> None:
    path = project(old, new)
    assert main(["validate", "specs"]) == 1
    output = capsys.readouterr().out
    assert output.startswith(told)
    assert output.count("错误[") == 1
    assert main(["validate", "specs", "--fix"]) == 0
    assert mended in path.read_text(encoding="utf-8")
    assert path.read_bytes() == project().read_bytes()


def test_money_that_cannot_be_read_hides_nothing_else(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project("其他资金: 150", "其他资金: 一百五十")
    text = path.read_text(encoding="utf-8").replace("[≥50例, ≥150例]", "[≥250例, ≥150例]")
    path.write_text(text, encoding="utf-8")
    assert main(["validate", "specs", "--format", "concise"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[2] for line in lines if "错误 " in line] == ["JX105", "JX414"]


def test_a_form_of_the_other_kind_is_one_finding(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project("省级项目预算绩效目标表", "省级部门整体预算绩效目标表")
    assert main(["validate", "specs", "--format", "concise"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 2
    assert told[0].endswith(
        ":2:5: 错误 JX117 表式是部门整体表，下面写的却是项目表的“项目名称”和“项目资金”。"
    )


@pytest.mark.parametrize("key", ["年度", "表式"])
def test_a_blank_head_is_told_as_blank(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str], key: str
) -> None:
    old = {"年度": "年度: 2025", "表式": "表式: 江苏省省级项目预算绩效目标表"}[key]
    project(old, f"{key}:")
    assert main(["validate", "specs"]) == 1
    assert f"错误[JX103] “{key}”没有填。" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--report", "text=specs/2025/甲.yaml"], "是表的文件名（.yaml）"),
        (["--write-baseline", "specs/甲.yml"], "是表的文件名（.yaml）"),
        (["--report", "json=a", "--report", "markdown=a"], "两份结果写进了同一个文件。"),
        (["--report", "json=a", "--write-baseline", "./a"], "两份结果写进了同一个文件。"),
        (["--report", "json=specs"], "“specs”是一个文件夹，不是文件。"),
        (["--baseline", "specs"], "“specs”是一个文件夹，不是文件。"),
        (["--templates", "mine.txt"], "“mine.txt”不是文件夹。"),
        (["--report", f"json={'长' * 300}"], "无法读写"),
    ],
)
def test_no_result_is_written_where_it_would_do_harm(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    sentence: str,
) -> None:
    path = project()
    before = path.read_bytes()
    Path("mine.txt").write_text("x", encoding="utf-8")
    assert main(["validate", "specs", *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with names")
def test_a_pipe_is_written_into_and_stays_a_pipe(project: Callable[..., Path]) -> None:
    project()
    os.mkfifo("pipe")
    reader = os.open("pipe", os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert main(["validate", "specs", "--report", "concise=pipe"]) == 0
        assert os.read(reader, 20).startswith(b"specs/2025/")
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)


def test_a_read_only_spec_is_not_mended(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project("资金总额: 333.93", "资金总额: 333.93万元")
    path.chmod(0o444)
    assert main(["validate", "specs", "--fix"]) == 2
    assert "没有写入" in capsys.readouterr().err
    assert "333.93万元" in path.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_that_is_full_is_no_fault_of_ours(project: Callable[..., Path]) -> None:
    project()
    for command in ("validate specs", "rules", "rule JX201"):
        with Path("/dev/full").open("wb") as full:
            run = subprocess.run(
                [sys.executable, "-m", "jxbudget", *command.split()],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (run.returncode, run.stderr.decode()) == (2, "无法输出检查结果。\n")


def test_the_last_language_wins(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    assert main(["--lang", "en", "validate", "specs", "--lang", "zh"]) == 0
    assert "检查了 1 个文件" in capsys.readouterr().out


def test_the_ledger_lists_only_rules_that_count(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    arguments = ["validate", "specs", "--ledger", "--select", "JX201", "--format", "concise"]
    assert main(arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if "JX" in line] == ["  成立 3：JX121 JX201 JX301"]
