"""``jxbudget new form``: an official file becomes templates that load, and print a spec."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from docx.enum.section import WD_ORIENT

from jxbudget.cli import main
from jxbudget.cli.new_form import Request, new_form
from jxbudget.forms.form import Form
from jxbudget.model.spec import KINDS
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import FILES, Shelf
from tests.unit.forms import official

OUT = Path("templates")
WORD = official.as_word(["省级项目支出绩效目标申报表", "（2026年度）"], official.PROVINCE, 6)
WIDE = official.as_excel(["2026年度部门整体支出绩效目标表", "单位：万元"], official.WIDE, 10)
CENTRAL = official.as_word(["区域绩效目标表", "（     年度）"], official.CENTRAL, 6)


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bytes], Path]:
    """A folder of one's own to run the command in; call it to put a file there."""
    monkeypatch.chdir(tmp_path)

    def put(name: str, data: bytes) -> Path:
        Path(name).write_bytes(data)
        return Path(name)

    return put


def form_of(name: str, year: int = 2026, out: Path = OUT) -> Form:
    """The form that was written; nothing is wrong with it."""
    shelf = Shelf(out)
    folder = shelf.find(name, year)
    assert shelf.diagnostics == []
    assert folder is not None
    assert all((out / name / str(year) / file).is_file() for file in FILES)
    return folder.form


def spec_for(form: Form) -> str:
    """A spec that says as little as the form and the rules allow."""
    kind = KINDS[form.kind]
    lines = [f"表式: {form.name}", f"年度: {form.year}"]
    lines += [f"'{label}': 甲" for label in form.vocabulary.required]
    lines += [f"{kind.MONEY}:", f"  收入: {{资金总额: 9, {form.vocabulary.sources[1]}: 9}}"]
    lines += ["  支出: {基本支出: [4, 9], 项目支出: [0, 0]}"] if form.kind == "部门整体" else []
    lines += ["绩效指标:"]
    for root, groups in form.conventions.groups.items():
        lines += [f"  {root}:"]
        for group in groups:
            names = form.conventions.fixed.get(root, {}).get(group) or [f"{group}甲"]
            lines += [f"    {group}:", *(f"      {name}: ≥90%" for name in names)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("file", "data", "name"),
    [
        ("省级.docx", WORD, "省级项目支出绩效目标申报表"),
        ("整体.xlsx", WIDE, "部门整体支出绩效目标表"),
        ("区域.docx", CENTRAL, "区域绩效目标表"),
    ],
)
def test_a_written_form_prints_a_spec(
    put: Callable[[str, bytes], Path],
    capsys: pytest.CaptureFixture[str],
    file: str,
    data: bytes,
    name: str,
) -> None:
    assert new_form(Request(put(file, data), Path("own"), year="2026"), "zh") == 1
    told = capsys.readouterr().out.splitlines()
    text = Path("own", name, "2026", "form.yaml").read_text(encoding="utf-8")
    comments = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    assert told[0].startswith(f"{file} → own/{name}/2026：")
    assert told[0].endswith(f"待核对 {len(comments)}")
    assert [line.strip() for line in told[1:]] == comments
    form = form_of(name, out=Path("own"))
    put("甲.yaml", spec_for(form).encode())
    assert main(["render", "甲.yaml", "--templates", "own", "--out", "out"]) == 0
    printed = docx.Document(str(next(Path("out").rglob("*.docx"))))
    assert printed.paragraphs[0].text == name
    book = openpyxl.load_workbook(next(Path("out").rglob("*.xlsx")))
    assert book.worksheets[0]["A1"].value == name
    is_wide = len(form.widths) > 8
    assert (book.worksheets[0].page_setup.orientation == "landscape") == is_wide
    assert (printed.sections[0].orientation == WD_ORIENT.LANDSCAPE) == is_wide


def test_a_form_without_doubts_ends_with_0(
    put: Callable[[str, bytes], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    rows: list[official.Row] = [
        ["项目名称", ("", 3)],
        [("项目资金（万元）", 1, 3), ("收入", 1, 3), "", "预算数"],
        ["资金总额", ""],
        ["财政拨款", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "", ""],
    ]
    data = official.as_excel(["项目绩效目标表", "（2026年度）"], rows, 4)
    assert new_form(Request(put("a.xlsx", data)), "en") == 0
    told = "a.xlsx → templates/项目绩效目标表/2026: 3 band(s), 4 columns, 0 to check\n"
    assert capsys.readouterr().out == told
    assert form_of("项目绩效目标表").vocabulary.sources == ("资金总额", "财政拨款")


def test_name_and_year_may_be_told(put: Callable[[str, bytes], Path]) -> None:
    new_form(Request(put("a.docx", CENTRAL), year="2027", name="我的/表"), "zh")
    assert form_of("我的／表", 2027).title == "区域绩效目标表"


def test_a_form_that_is_there_is_left_alone(put: Callable[[str, bytes], Path]) -> None:
    request = Request(put("a.docx", WORD))
    new_form(request, "zh")
    form = OUT / "省级项目支出绩效目标申报表/2026/form.yaml"
    form.write_text("我的改动", encoding="utf-8")
    with pytest.raises(Problem, match="已经存在，没有改动。要替换它，加 --force。"):
        new_form(request, "zh")
    assert form.read_text(encoding="utf-8") == "我的改动"
    assert new_form(request._replace(force=True), "zh") == 1
    assert form.read_text(encoding="utf-8") != "我的改动"


def saved_letter() -> bytes:
    letter = docx.Document()
    letter.add_paragraph("会议通知")
    return official.saved(letter)


def saved_list() -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["姓名", "电话"])
    book.active.append(["甲", "1"])
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


@pytest.mark.parametrize(
    ("file", "data", "told"),
    [
        ("a.docx", saved_letter(), "“a.docx”里没有找到绩效目标表"),
        ("a.xlsx", saved_list(), "“a.xlsx”里没有找到绩效目标表"),
        ("a.docx", b"PK nonsense", "读不了“a.docx”："),
        ("a.xlsx", b"nonsense", "读不了“a.xlsx”："),
        ("a.docx", b"", "读不了“a.docx”："),
        ("a.pdf", b"%PDF", "不能读“a.pdf”。可以读的文件：.docx、"),
        ("a.docx", CENTRAL, "“a.docx”没有写年度。请加 --year"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    put: Callable[[str, bytes], Path], file: str, data: bytes, told: str
) -> None:
    with pytest.raises(Problem) as caught:
        new_form(Request(put(file, data)), "zh")
    assert told in caught.value.say("zh")
    assert "\n" not in caught.value.say("zh")
    assert caught.value.say("en").isprintable()
    assert not OUT.exists()


@pytest.mark.parametrize("year", ["26", "0000", "二〇二六"])
def test_a_year_that_is_none_is_told(put: Callable[[str, bytes], Path], year: str) -> None:
    with pytest.raises(Problem, match="--year 应是四位数字的年度"):
        new_form(Request(put("a.docx", WORD), year=year), "zh")


def test_a_folder_that_cannot_be_made_is_told(put: Callable[[str, bytes], Path]) -> None:
    with pytest.raises(Problem):
        new_form(Request(put("a.docx", WORD), out=put("taken", b"")), "zh")


def test_a_form_that_was_filled_in_comes_back(put: Callable[[str, bytes], Path]) -> None:
    new_form(Request(put("省级.docx", WORD)), "zh")
    text = spec_for(form_of("省级项目支出绩效目标申报表"))
    put("甲.yaml", text.encode())
    assert main(["render", "甲.yaml", "--out", "out"]) == 0
    (file,) = Path("out").rglob("*.docx")
    assert main(["import", str(file), "--out", "back"]) == 0
    (back,) = Path("back").iterdir()
    assert yaml.safe_load(back.read_bytes()) == yaml.safe_load(text)
