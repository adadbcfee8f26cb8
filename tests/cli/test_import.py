"""``jxbudget import``: existing forms become specs, and nothing is guessed in silence."""

import json
import shutil
from pathlib import Path

import pytest
import yaml

from jxbudget.cli import main
from jxbudget.compile.check import Examined
from jxbudget.draw import html
from jxbudget.forms import lay_out
from tests.conftest import ROOT, SPECS

Capture = pytest.CaptureFixture[str]
SEEDS = ROOT / "tests/seeds"
KNOWN = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in SPECS}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made() -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in Path("specs").rglob("*.yaml")}


def rendered(*options: str) -> list[str]:
    """All six forms as files in ``out``."""
    shutil.copytree(ROOT / "specs", "given")
    main(["render", "given/2024", "given/2025", "--out", "out", *options])
    return sorted(path.as_posix() for path in Path("out").iterdir())


def test_the_published_texts_become_the_published_specs(desk: Path, capsys: Capture) -> None:
    assert main(["import", *map(str, sorted(SEEDS.iterdir()))]) == 0
    assert made() == KNOWN
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 6
    assert all(line.endswith("待核对 0，没有放进表里 0") for line in told)


@pytest.mark.parametrize("format_", ["word", "excel"])
def test_what_was_rendered_becomes_the_same_specs(desk: Path, format_: str) -> None:
    assert main(["import", *rendered("--format", format_)]) == 0
    assert made() == KNOWN


@pytest.mark.parametrize("format_", ["word", "excel"])
def test_files_with_many_forms_become_many_specs(desk: Path, format_: str) -> None:
    files = [path for path in rendered("--format", format_, "--combined") if "合并" in path]
    assert len(files) == 2
    assert main(["import", *files]) == 0
    assert made() == KNOWN


def test_a_page_becomes_the_same_specs(desk: Path, published: list[Examined]) -> None:
    page = ""
    for one in published:
        assert one.spec
        assert one.folder
        page += html.draw(lay_out(one.spec, one.folder.form), {})
        page = page.replace("</h3>", f"</h3><p>{one.spec.year}年度</p>", 1)
        page = page.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    Path("页.html").write_text(page, encoding="utf-8")
    assert main(["import", "页.html"]) == 0
    assert made() == KNOWN


def test_what_is_there_is_not_replaced_unless_asked(desk: Path, capsys: Capture) -> None:
    seed = str(SEEDS / "2024-unit-form.txt")
    (name,) = [name for name in KNOWN if "2024" in name]
    Path(name).parent.mkdir(parents=True)
    Path(name).write_text("年度: 1\n", encoding="utf-8")
    assert main(["import", seed]) == 2
    assert "已经存在，没有改动" in capsys.readouterr().err
    assert Path(name).read_text(encoding="utf-8") == "年度: 1\n"
    assert main(["import", seed, "--force"]) == 0
    assert made() == {name: KNOWN[name]}


def test_the_folder_may_be_another(desk: Path) -> None:
    assert main(["import", str(SEEDS / "2024-unit-form.txt"), "--out", "别处/里"]) == 0
    (path,) = Path("别处/里").iterdir()
    assert path.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../schema/spec.schema.json\n"
    )


def form(*rows: str, title: str = "江苏省省级项目预算绩效目标表", year: str = "2025年度") -> str:
    """A page with a form of a few rows, its cells divided by bars."""
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows
    )
    return f"<h1>{title}</h1><p>{year}</p><table>{body}</table>"


def brought(page: str, *options: str) -> tuple[int, str]:
    Path("页.html").write_text(page, encoding="utf-8")
    code = main(["import", "页.html", "--out", "made", *options])
    (path,) = Path("made").iterdir()
    return code, path.read_text(encoding="utf-8")


def test_what_finds_no_place_is_told_word_for_word(desk: Path, capsys: Capture) -> None:
    code, text = brought(form("项目名称|甲", "奇怪的栏|没人认得的话"))
    assert code == 1
    assert "# 待核对：没有放进表里（第 1 个表第 2 行第 1 列，不知道属于哪一栏）：奇怪的栏\n" in text
    assert "：没人认得的话\n" in text
    told = capsys.readouterr().out
    assert "没有放进表里 2" in told
    assert "未放入  “没人认得的话”（第 1 个表第 2 行第 2 列；不知道属于哪一栏）" in told


def test_doubts_stand_above_their_values(desk: Path, capsys: Capture) -> None:
    rows = ("项目名称|甲", "项目资金（万元）|收入||全年（程）预算数", "||资金总额|3339300元")
    code, text = brought(form(*rows))
    assert code == 1
    assert "收入: {资金总额: 333.93}" in text
    assert "换算成万元" in capsys.readouterr().out
    assert "换算成万元" in text


def test_a_form_without_a_year_takes_the_one_that_is_given(desk: Path) -> None:
    code, text = brought(form("项目名称|甲", year="无"))
    assert code == 1
    assert "# 待核对：原文没有写年度\n年度: 2025\n" in text
    shutil.rmtree("made")
    code, text = brought(form("项目名称|甲", year="某"), "--year", "2026")
    assert "\n年度: 2026\n" in text


def test_labels_may_be_written_in_many_ways(desk: Path) -> None:
    rows = (
        "项 目 名 称|甲|主管部门：|乙",
        "项目类型：常年安排项目|项目级次 ：省本级",
        "立项必要性|&lt;p&gt;一段&lt;/p&gt;&lt;p&gt;　二段&lt;/p&gt;",
        "项目资金（万元）|收入||全年预算数",
        "||资金总额|１，２３４．５０万元",
        "|支出|项目|半年计划执行数|全年预算数",
        "||某支出|600|1,234.50",
        "一级指标|二级指标|三级指标|半年指标值|全年指标值",
        "产出|数量|培训班|≥１ 期|≥２期",
        "|质量|合格率|＝90%|＝95%",
    )
    code, text = brought(form(*rows))
    tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - nothing but texts
    assert code == 0, text
    assert tree["项目名称"] == "甲"
    assert tree["主管部门"] == "乙"
    assert tree["项目类型"] == "常年安排项目"
    assert tree["项目级次"] == "省本级"
    assert tree["立项必要性"] == "一段\n二段"
    assert tree["项目资金"] == {
        "收入": {"资金总额": "1234.5"},
        "支出": {"某支出": ["600", "1234.5"]},
    }
    assert tree["绩效指标"]["产出指标"] == {
        "数量指标": {"培训班": ["≥１ 期", "≥２期"]},
        "质量指标": {"合格率": ["=90%", "=95%"]},
    }


def test_names_with_their_values_and_many_lines(desk: Path) -> None:
    rows = (
        "项目名称|甲",
        "一级指标|二级指标|三级指标|半年指标值|全年指标值",
        "产出指标|数量指标|培训班场次：≥2期||",
        "||讲座<br>走访|≥1次<br>≥10户|≥2次<br>≥20户",
    )
    code, text = brought(form(*rows))
    assert code == 1
    tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - nothing but texts
    assert tree["绩效指标"]["产出指标"]["数量指标"] == {
        "培训班场次": {"全年": "≥2期"},
        "讲座": ["≥1次", "≥2次"],
        "走访": ["≥10户", "≥20户"],
    }
    assert text.count("# 待核对：") >= 3


def test_an_unknown_form_is_described(desk: Path, capsys: Capture) -> None:
    page = form("项目名称|甲", "某栏|某值", title="某省项目支出绩效目标申报表", year="2026年度")
    Path("页.html").write_text(page, encoding="utf-8")
    assert main(["import", "页.html"]) == 1
    told = capsys.readouterr().out
    assert "不认得这张表。标题是“某省项目支出绩效目标申报表”" in told
    assert "认得的栏目有：项目名称；最接近的表式：江苏省省级项目预算绩效目标表" in told
    assert not Path("specs").exists()


def test_json_tells_where_each_field_was_found(desk: Path, capsys: Capture) -> None:
    assert main(["import", str(SEEDS / "2024-unit-form.txt"), "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["specs"]
    facts = {tuple(fact["pointer"]): fact for fact in one["facts"]}
    assert len(facts) == 130
    total = facts["部门整体资金", "收入", "资金总额"]
    assert total == {
        "pointer": ["部门整体资金", "收入", "资金总额"],
        "text": "790.49",
        "place": "第 11 行",
        "doubt": None,
    }
    assert one["not_placed"] == []


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("表.docx", b"", "读不了“表.docx”：文件是空的"),
        ("表.xlsx", b"hello", "读不了“表.xlsx”：它不是 .xlsx 文件"),
        ("表.pdf", b"hello", "读不了“表.pdf”"),
        ("表.png", b"", "不能读“表.png”。"),
        ("表.docx", None, "找不到“表.docx”"),
    ],
)
def test_what_cannot_be_read_takes_one_sentence(
    desk: Path, capsys: Capture, name: str, data: bytes | None, told: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    assert main(["import", name]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("year", ["25", "二〇二五", "20255"])
def test_a_year_has_four_digits(desk: Path, capsys: Capture, year: str) -> None:
    assert main(["import", str(SEEDS / "2024-unit-form.txt"), "--year", year]) == 2
    assert "--year 应是四位数字的年度" in capsys.readouterr().err


def test_a_file_without_a_form(desk: Path, capsys: Capture) -> None:
    Path("空.txt").write_text("\n\n", encoding="utf-8")
    assert main(["import", "空.txt"]) == 1
    assert capsys.readouterr().out == "没有找到表。\n"


def test_english(desk: Path, capsys: Capture) -> None:
    assert main(["import", str(SEEDS / "2024-unit-form.txt"), "--lang", "en"]) == 0
    assert "130 field(s), 0 to check, 0 not placed" in capsys.readouterr().out


def test_large_files_are_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    form = (
        "<h1>江苏省省级项目预算绩效目标表</h1><p>2025年度</p><table><tr><td>项目名称<td>甲</table>"
    )
    Path("大.html").write_text(f"<!--{'x' * 5_000_000}-->{form}", encoding="utf-8")
    assert main(["import", "大.html"]) == 0
    assert "项目名称: 甲\n" in Path("specs/2025/甲.yaml").read_text(encoding="utf-8")


def test_a_file_beyond_measure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with Path("大.html").open("wb") as file:
        file.truncate(100_000_001)
    assert main(["import", "大.html"]) == 2
    assert capsys.readouterr().err == "“大.html”超过 100 MB，不予读取。\n"


def test_what_nobody_sees_does_not_spoil_the_spec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "江苏省省级项目预算绩效目标表\n（2025年度）\n项目名称\n甲\n附\x07件\ufffe一\u202e：乙\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    assert main(["import", "a.txt"]) == 1
    main(["validate", "specs"])
    assert "JX004" not in capsys.readouterr().out
