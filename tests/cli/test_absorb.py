"""``jxbudget absorb``: edits made in Word and Excel come home, and nothing else changes."""

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from jxbudget.cli import main
from jxbudget.compile.trace import SPEC, VERSION, version
from jxbudget.read.properties import properties
from tests.conftest import ROOT, SPECS

Capture = pytest.CaptureFixture[str]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAME = "造血干细胞捐献工作经费"
PATH = f"specs/2025/{NAME}.yaml"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped specs, rendered into ``out``."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["render", "specs/2024", "specs/2025", "--out", "out"]) == 0
    return tmp_path


class Word:
    """A Word file as a person edits it."""

    def __init__(self, path: str) -> None:
        self._path, self._file = path, docx.Document(path)

    def cells(self) -> Iterator[Any]:
        for table in self._file.tables:
            for row in table._tbl.tr_lst:
                yield from row.tc_lst

    def texts(self) -> list[str]:
        return ["".join(one.text or "" for one in cell.iter(f"{W}t")) for cell in self.cells()]

    def set(self, number: int, new: str) -> None:
        """Type another text into a cell."""
        first, *rest = [*self.cells()][number].iter(f"{W}t")
        first.text = new
        for one in rest:
            one.text = ""

    def save(self) -> None:
        self._file.save(self._path)


class Excel:
    """A workbook as a person edits it."""

    def __init__(self, path: str) -> None:
        self._path, self._file = path, load_workbook(path)
        sheet: Any = self._file.active
        rows = sheet.iter_rows()
        self._cells = [cell for row in rows for cell in row if cell.value is not None]

    def texts(self) -> list[str]:
        return [str(cell.value) for cell in self._cells]

    def set(self, number: int, new: str) -> None:
        cell = self._cells[number]
        cell.value = float(new) if isinstance(cell.value, int | float) else new

    def save(self) -> None:
        self._file.save(self._path)


KINDS: dict[str, type[Word] | type[Excel]] = {"docx": Word, "xlsx": Excel}


def edit(path: str, *pairs: str) -> None:
    """Replace whole texts of cells, each the first that is so."""
    file = KINDS[path.rpartition(".")[2]](path)
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        file.set(file.texts().index(old), new)
    file.save()


def text() -> str:
    return Path(PATH).read_text(encoding="utf-8")


def test_a_file_carries_its_spec_and_version(desk: Path) -> None:
    for ending in KINDS:
        assert properties(Path(f"out/{NAME}.{ending}").read_bytes()) == {
            SPEC: PATH,
            VERSION: version(text()),
        }


@pytest.mark.parametrize("ending", KINDS)
def test_nothing_edited_is_nothing_changed(desk: Path, ending: str, capsys: Capture) -> None:
    before = {path: path.read_bytes() for path in Path("specs").rglob("*.yaml")}
    files = [str(path) for path in Path("out").glob(f"*.{ending}")]
    assert len(files) == 6
    assert main(["absorb", *files]) == 0
    assert before == {path: path.read_bytes() for path in before}
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("out/")]
    assert all(line.endswith("改了 0 处，冲突 0 处，没有认出 0 处") for line in lines)


@pytest.mark.parametrize("ending", KINDS)
def test_edits_come_home_and_nothing_else_changes(desk: Path, ending: str) -> None:
    before = text()
    pairs = (
        *("≥150例", "≥160例", "83", "84.5", "省本级", "省级", "序时进度", "按序时"),
        *("举办业务培训班场次", "举办培训班场次", "培训班总成本", "培训总成本"),
    )
    edit(f"out/{NAME}.{ending}", *pairs)
    assert main(["absorb", f"out/{NAME}.{ending}"]) == 0
    assert text() == (
        before.replace("[≥50例, ≥150例]", "[≥50例, ≥160例]")
        .replace("[83, 333.93]", "[84.5, 333.93]")
        .replace("项目级次: 省本级", "项目级次: 省级")
        .replace("[序时进度, 100%]", "[按序时, 100%]")
        .replace("举办业务培训班场次:", "举办培训班场次:")
        .replace("      培训班总成本:", "      培训总成本:")
    )
    assert main(["absorb", f"out/{NAME}.{ending}"]) == 0


def test_comments_and_order_stay(desk: Path) -> None:
    Path(PATH).write_text(text().replace("  效益指标:", "  # 注意\n  效益指标:  # 再看\n"), "utf-8")
    before = text()
    assert main(["render", PATH, "--out", "out", "--force"]) == 0
    edit(f"out/{NAME}.docx", "≥150例", "≥1例")
    assert main(["absorb", f"out/{NAME}.docx"]) == 0
    assert text() == before.replace("≥150例]", "≥1例]")


def test_a_dry_run_writes_nothing(desk: Path, capsys: Capture) -> None:
    before = text()
    edit(f"out/{NAME}.docx", "≥150例", "≥160例")
    assert main(["absorb", f"out/{NAME}.docx", "--dry-run"]) == 0
    assert text() == before
    assert "≥150例 → ≥160例" in capsys.readouterr().out


def git(*words: str) -> None:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    names = {
        f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    subprocess.run(
        ["git", *words], env=os.environ | settings | names, check=True, capture_output=True
    )


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_three_ways_are_merged(desk: Path, capsys: Capture) -> None:
    git("init", "-q")
    git("add", "specs")
    git("commit", "-q", "-m", "一")
    edit(f"out/{NAME}.docx", "≥150例", "≥160例", "省本级", "省级", "≥80%", "≥90%")
    spec = text().replace("[≥50例, ≥150例]", "[≥50例, ≥170例]").replace("≥80%]", "≥90%]")
    Path(PATH).write_text(spec.replace("常年安排项目", "一次性项目"), encoding="utf-8")
    assert main(["absorb", f"out/{NAME}.docx"]) == 1
    assert text() == spec.replace("常年安排项目", "一次性项目").replace(
        "项目级次: 省本级", "项目级次: 省级"
    )
    told = capsys.readouterr().out
    assert "改了 1 处，冲突 1 处" in told
    assert "捐献成功数量 / 全年：原来 ≥150例，YAML 里 ≥170例，表里 ≥160例" in told


def test_without_the_version_all_that_differs_is_left(desk: Path, capsys: Capture) -> None:
    edit(f"out/{NAME}.docx", "≥150例", "≥160例")
    Path(PATH).write_text(text().replace("项目级次: 省本级", "项目级次: 省级"), encoding="utf-8")
    before = text()
    assert main(["absorb", f"out/{NAME}.docx"]) == 1
    assert text() == before
    told = capsys.readouterr().out
    assert "不知道哪一边改过" in told
    assert "冲突 2 处" in told


def words(row: Any) -> str:
    return "".join(row.itertext())


def test_rows_come_and_go(desk: Path) -> None:
    file = docx.Document(f"out/{NAME}.docx")
    rows: list[Any] = file.tables[-1]._tbl.tr_lst
    (gone,) = [row for row in rows if "培训班完成及时性" in words(row)]
    (one,) = [row for row in rows if "举办志愿者联谊活动次数" in words(row)]
    new = deepcopy(one)
    for node in new.iter(f"{W}t"):
        node.text = (node.text or "").replace("举办志愿者联谊活动次数", "走访慰问次数")
    one.addnext(new)
    one.getparent().remove(gone)
    file.save(f"out/{NAME}.docx")
    before = text()
    assert main(["absorb", f"out/{NAME}.docx"]) == 0
    row = "      举办业务培训班场次: [≥0次, ≥1次]\n"
    assert text() == before.replace("      培训班完成及时性: 及时\n", "").replace(
        row, f"{row}      走访慰问次数: [≥0次, ≥1次]\n"
    )


@pytest.mark.parametrize(
    ("carried", "told"),
    [
        ("../../etc/passwd", "里没有记着它的 YAML 文件"),
        ("/etc/a.yaml", "里没有记着它的 YAML 文件"),
        ("specs/a.txt", "里没有记着它的 YAML 文件"),
        ("C:\\a.yaml", "里没有记着它的 YAML 文件"),
        ("specs/2025/没有.yaml", "不在这里"),
    ],
)
def test_a_file_cannot_name_just_anything(
    desk: Path, capsys: Capture, carried: str, told: str
) -> None:
    book = load_workbook(f"out/{NAME}.xlsx")
    props: Any = book
    props.custom_doc_props[SPEC].value = carried
    book.save("改.xlsx")
    assert main(["absorb", "改.xlsx"]) == 2
    assert told in capsys.readouterr().err


def test_a_spec_may_be_named(desk: Path, capsys: Capture) -> None:
    edit(f"out/{NAME}.docx", "≥150例", "≥160例")
    Path("别处.yaml").write_text(text(), encoding="utf-8")
    assert main(["absorb", f"out/{NAME}.docx", "--spec", "别处.yaml"]) == 0
    assert "≥160例" in Path("别处.yaml").read_text(encoding="utf-8")
    assert "≥160例" not in text()
    assert main(["absorb", f"out/{NAME}.docx", f"out/{NAME}.xlsx", "--spec", "别处.yaml"]) == 2
    assert "--spec 只能和一个文件一起用" in capsys.readouterr().err


def test_a_spec_that_cannot_be_read_is_left_alone(desk: Path, capsys: Capture) -> None:
    Path(PATH).write_text(text() + "  : [\n", encoding="utf-8")
    before = text()
    assert main(["absorb", f"out/{NAME}.docx"]) == 2
    assert text() == before
    assert "有读不出的内容，没有改动" in capsys.readouterr().err


AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]+)?")
VALUE = re.compile(r"[≥≤=＝]\s*[0-9.]+")


@pytest.mark.parametrize("seed", range(100))
def test_a_random_edit_comes_home_alone(desk: Path, seed: int, capsys: Capture) -> None:
    rng = random.Random(seed)  # noqa: S311 - chance that guards nothing
    path = rng.choice(SPECS).relative_to(ROOT)
    ending = rng.choice([*KINDS])
    file = KINDS[ending](f"out/{path.stem}.{ending}")
    texts = file.texts()
    kinds = [n for n, one in enumerate(texts) if AMOUNT.fullmatch(one) and float(one)]
    kinds += [n for n, one in enumerate(texts) if VALUE.match(one)]
    for number in rng.sample(kinds, 3):
        old = texts[number]
        digits = AMOUNT.search(old)
        assert digits
        new = (
            f"{old[: digits.start()]}{float(digits[0]) + rng.randint(1, 9):g}{old[digits.end() :]}"
        )
        file.set(number, new)
    file.save()
    before = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    assert main(["absorb", f"out/{path.stem}.{ending}"]) == 0
    assert "改了 3 处，冲突 0 处，没有认出 0 处" in capsys.readouterr().out
    after = Path(path).read_text(encoding="utf-8").split("\n")
    assert len(after) == len(before)
    assert 1 <= sum(one != other for one, other in zip(before, after, strict=True)) <= 3
    assert [line for line in before if line.startswith("#")] == [
        line for line in after if line.startswith("#")
    ]
    assert main(["absorb", f"out/{path.stem}.{ending}", "--dry-run"]) == 0
    assert "改了 0 处，冲突 0 处" in capsys.readouterr().out


def test_what_is_doubtful_is_left_to_the_author(desk: Path, capsys: Capture) -> None:
    before = Path(PATH).read_bytes()
    file = docx.Document(f"out/{NAME}.docx")
    paragraph = deepcopy(file.paragraphs[0]._p)
    next(paragraph.iter(f"{W}t")).text = "请财务处核对后再报"
    file.tables[0]._tbl.addnext(paragraph)
    file.save("改.docx")
    assert main(["absorb", "改.docx"]) == 1
    assert "待核对  年度目标" in capsys.readouterr().out
    assert Path(PATH).read_bytes() == before


def test_a_paragraph_that_was_split_comes_home(desk: Path) -> None:
    path = f"out/{NAME}.docx"
    word = Word(path)
    number = next(n for n, text in enumerate(word.texts()) if text.startswith("扩大宣传面"))
    cell = [*word.cells()][number]
    (paragraph,) = cell.findall(f"{W}p")
    paragraph.addnext(deepcopy(paragraph))
    word.save()
    assert main(["absorb", path]) == 0
    assert Path(PATH).read_text(encoding="utf-8").count("扩大宣传面，提高民众") == 2


def test_a_file_of_another_spec_is_refused(desk: Path, capsys: Capture) -> None:
    before = Path(PATH).read_bytes()
    assert main(["absorb", "out/人体器官捐献工作经费.docx", "--spec", PATH]) == 2
    assert "人体器官捐献工作经费.yaml”生成的，不是由" in capsys.readouterr().err
    assert Path(PATH).read_bytes() == before


def test_a_spec_of_windows_stays_one(desk: Path) -> None:
    path = Path(PATH)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["render", PATH, "--out", "out", "--force"]) == 0
    word = Word(f"out/{NAME}.docx")
    number = next(n for n, text in enumerate(word.texts()) if text.startswith("扩大宣传面"))
    (paragraph,) = [*word.cells()][number].findall(f"{W}p")
    paragraph.addnext(deepcopy(paragraph))
    word.save()
    assert main(["absorb", f"out/{NAME}.docx"]) == 0
    data = path.read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")


def test_another_year_is_left_to_the_author(desk: Path, capsys: Capture) -> None:
    path = f"out/{NAME}.docx"
    file = docx.Document(path)
    year = next(one for one in file.paragraphs if "2025" in one.text)
    for text in year._p.iter(f"{W}t"):
        text.text = (text.text or "").replace("2025", "2026")
    file.save(path)
    assert main(["absorb", path]) == 1
    assert "冲突  年度：原来 2025，YAML 里 2025，表里 2026" in capsys.readouterr().out
