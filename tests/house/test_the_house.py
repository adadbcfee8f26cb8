"""What keeps the project in order: complete catalogues, fresh files, names that tell."""

import re
import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest

from jxbudget.compile import defects as compiling
from jxbudget.diagnostic import Defect, Text
from jxbudget.draw import defects as drawing
from jxbudget.package import NOT_AN_OFFICE_FILE, UNSAFE_PART
from jxbudget.rules import RULES
from jxbudget.source import defects as reading

ROOT = Path(__file__).resolve().parents[2]
DEFECTS: list[Defect] = [
    *reading.DEFECTS,
    *(rule.defect for rule in RULES),
    *compiling.DEFECTS,
    *drawing.DEFECTS,
    NOT_AN_OFFICE_FILE,
    UNSAFE_PART,
]


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_no_code_and_no_slug_is_used_twice() -> None:
    assert len({defect.code for defect in DEFECTS}) == len(DEFECTS)
    assert len({defect.slug for defect in DEFECTS}) == len(DEFECTS)


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.code)
def test_a_defect_speaks_both_languages_with_the_same_facts(defect: Defect) -> None:
    assert re.fullmatch(r"JX[0-9]{3}", defect.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", defect.slug)
    for text in (defect.title, defect.message, defect.help):
        assert text.zh
        assert text.en
        assert not re.search(r"[一-鿿]", names_removed(text)) or is_quoting(text)
        same = {name.removesuffix("_en") for name in names(text.en)}
        assert same == names(text.zh)


def names_removed(text: Text) -> str:
    return re.sub(r"\{[^}]*\}", "", text.en)


def is_quoting(text: Text) -> bool:
    """An English sentence names the labels of a form in Chinese, and nothing else."""
    chinese = set(re.findall(r"[一-鿿]+", names_removed(text)))
    return chinese <= set(re.findall(r"[一-鿿]+", LABELS))


LABELS = (
    "表式 年度 表 表格 指标 资金总额 基本支出 项目支出 万元 一级指标 例 占列 层级 数值 列宽 项目 "
    "主管部门 完成时间 项目类型"
)


def test_a_rule_lives_in_a_module_named_after_its_defect() -> None:
    paths = (ROOT / "src/jxbudget/rules").glob("*/*.py")
    modules = {path.stem for path in paths if "\nRULE = " in path.read_text(encoding="utf-8")}
    assert {rule.defect.slug.replace("-", "_") for rule in RULES} == modules
    assert len(RULES) >= 70


@pytest.mark.parametrize("tool", ["make_pages.py", "make_schemas.py", "make_docs.py"])
def test_what_is_generated_is_fresh(tool: str) -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "tools" / tool), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stdout, run.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--version"], []),
        (["--help"], ["typer"]),
        (["validate", "--help"], ["pydantic", "typer"]),
        (
            ["validate", "specs/2025/信息系统运维专项.yaml"],
            ["jxbudget.rules", "pydantic", "typer", "yaml"],
        ),
    ],
    ids=" ".join,
)
def test_a_command_imports_only_what_it_uses(arguments: list[str], needed: list[str]) -> None:
    script = (
        "import sys; from jxbudget.cli import main; main(sys.argv[1:]);"
        f"print(sorted({HEAVY} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, *arguments]
    run = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert run.stdout.decode().splitlines()[-1] == str(needed)


HEAVY = {
    *("typer", "pydantic", "yaml", "rich", "wcwidth", "pathspec", "lxml", "jinja2", "openpyxl"),
    *("docx", "concurrent.futures", "jxbudget.draw", "jxbudget.package", "jxbudget.rules"),
    *("jxbudget.rules.specimen", "jxbudget.compile.explain", "jxbudget.compile.press"),
    *("jxbudget.forms.schema", "jxbudget.report.json"),
}


def test_the_tool_finds_no_error_in_its_own_specs() -> None:
    command = [sys.executable, "-m", "jxbudget", "validate", "specs"]
    run = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert run.stdout.decode().splitlines()[-1].startswith("检查了 6 个文件：0 个错误，")
    assert run.returncode == 0


def test_there_is_one_place_that_catches_everything() -> None:
    hits = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if re.search(r"except (Base)?Exception", path.read_text(encoding="utf-8"))
    ]
    assert hits == ["src/jxbudget/cli/run.py"]
