"""What changed from one set of files to another: the published forms, and forms changed by hand."""

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from jxbudget.change import Change, Compared, fingerprints
from jxbudget.compile.difference import File, difference
from jxbudget.workspace.shelf import Shelf
from tests.conftest import ROOT

ORGANS, SYSTEMS = "人体器官捐献工作经费", "信息系统运维专项"
CELLS, STORE = "造血干细胞捐献工作经费", "骨髓库建设专项经费"
BETTER = "骨髓库建设高质量发展专项经费"
UNIT = "江苏省造血干细胞捐献者资料库管理中心"

Differ = Callable[[Sequence[File], Sequence[File]], tuple[Compared, ...]]


def files(year: int, *names: str) -> list[File]:
    """Published forms of a year, all of them when none is named."""
    folder = ROOT / "specs" / str(year)
    paths = sorted(path for path in folder.iterdir() if not names or path.stem in names)
    return [File(f"{year}/{path.name}", path.name, path.read_bytes()) for path in paths]


def edited(file: File, *edits: tuple[str, str], place: str = "") -> File:
    """A file with some words replaced."""
    text = file.data.decode()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return File(f"new/{place or file.place}", place or file.place, text.encode())


@pytest.fixture
def differ(shelf: Shelf) -> Differ:
    """What compares two sets of files."""
    return lambda old, new: difference(old, new, (shelf, shelf), 80)


@pytest.fixture
def one(shelf: Shelf) -> Callable[..., list[Change]]:
    """The changes in a form that was edited."""

    def changes(name: str, *edits: tuple[str, str], place: str = "") -> list[Change]:
        (old,) = files(2025, name)
        (found,) = difference([old], [edited(old, *edits, place=place)], (shelf, shelf), 80)
        return list(found.changes)

    return changes


def slugs(changes: Sequence[Change]) -> list[str]:
    return [change.kind.slug for change in changes]


def of(forms: Sequence[Compared], name: str) -> Compared:
    (found,) = [form for form in forms if form.name == name]
    return found


def test_the_money_of_two_years_side_by_side(differ: Differ) -> None:
    found = {one.name: one.total for one in differ(files(2024), files(2025)) if one.total}
    told = {name: (str(total.old), str(total.new)) for name, total in found.items()}
    assert told == {
        ORGANS: ("50", "50"),
        SYSTEMS: ("23.14", "12.66"),
        CELLS: ("369.08", "333.93"),
        STORE: ("200", "200"),
        BETTER: ("0", "80"),
    }
    assert found[SYSTEMS].percent == Decimal("-45.3")
    assert found[BETTER].percent is None


def test_the_targets_of_two_years_side_by_side(differ: Differ) -> None:
    forms = differ(files(2024), files(2025))
    told = {
        (form.name, one.kind.slug, str(one.facts.get("old")), str(one.facts.get("new")))
        for form in forms
        for one in form.changes
    }
    assert {
        (CELLS, "target-stronger", "≥100例", "≥150例"),
        (STORE, "target-stronger", "≥100例", "≥150例"),
        (CELLS, "half-year-weaker", "≥80%", "≥0%"),
        (STORE, "half-year-weaker", "≥80%", "≥0%"),
    } <= told
    removed = [one for one in of(forms, UNIT).changes if one.kind.slug == "target-removed"]
    assert [one.facts["name"] for one in removed] == [
        "捐献志愿者联谊活动",
        "发布公益广告",
        "人体器官捐献志愿登记人数",
    ]
    assert slugs(of(forms, BETTER).changes) == ["project-added"]


def test_two_years_the_other_way_round(differ: Differ) -> None:
    forms = differ(files(2025), files(2024))
    assert slugs(of(forms, BETTER).changes)[0] == "project-withdrawn"
    assert "half-year-stronger" in slugs(of(forms, CELLS).changes)
    added = [one for one in of(forms, UNIT).changes if one.kind.slug == "target-added"]
    assert "人体器官捐献志愿登记人数" in [one.facts["name"] for one in added]


@pytest.mark.parametrize("year", [2024, 2025])
def test_nothing_changed_in_what_is_the_same(differ: Differ, year: int) -> None:
    forms = differ(files(year), files(year)[::-1])
    assert len(forms) == len(files(year))
    assert [form.changes for form in forms] == [()] * len(forms)


def test_the_order_of_files_rows_and_keys_is_no_change(one: Callable[..., list[Change]]) -> None:
    first, second = "立项依据充分性: 充分", "立项程序规范性: 规范"
    swap = [(first, "甲"), (second, first), ("甲", second)]
    money = ("资金总额: 12.66, 一般公共预算资金: 12.66", "一般公共预算资金: 12.66, 资金总额: 12.66")
    assert one(SYSTEMS, *swap, money) == []


def test_a_comment_is_no_change(one: Callable[..., list[Change]]) -> None:
    assert one(SYSTEMS, ("  # 万元", "  # 单位是万元"), ("表式:", "# 新\n表式:")) == []


def test_an_amount_that_changes(one: Callable[..., list[Change]]) -> None:
    changes = one(CELLS, ("333.93", "300"), ("一般公共预算资金: 183.93", "一般公共预算资金: 150"))
    assert slugs(changes) == ["total-changed", "source-changed", "line-changed"]
    total = changes[0]
    assert total.money is not None
    assert (total.money.difference, total.money.percent) == (Decimal("-33.93"), Decimal("-10.2"))
    assert total.message() == "资金总额 333.93 → 300 万元，−33.93（−10.2%）。"
    assert total.old is not None
    assert total.new is not None
    assert total.old.span == (19, 14, 19, 20)
    assert total.new.span == (19, 14, 19, 17)
    assert (total.old.path, total.new.path) == (f"2025/{CELLS}.yaml", f"new/{CELLS}.yaml")


def test_the_plan_for_half_a_year_changes(one: Callable[..., list[Change]]) -> None:
    assert slugs(one(CELLS, ("[83, 333.93]", "[90, 333.93]"))) == ["half-plan-changed"]


def test_a_line_is_added_renamed_and_removed(one: Callable[..., list[Change]]) -> None:
    line = f"    {CELLS}: [83, 333.93]"
    split = f"    {CELLS}: [80, 300]\n    志愿者联谊活动经费: [3, 33.93]"
    assert slugs(one(CELLS, (line, split))) == ["line-changed", "half-plan-changed", "line-added"]
    renamed = one(CELLS, (line, line.replace("工作经费", "工作专项经费")))
    assert slugs(renamed) == ["line-renamed"]
    assert str(renamed[0].facts["similarity"]) == "92"


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("培训班总成本: ≤18.68万元", "培训班总成本: ≤20万元", "target-weaker"),
        ("培训班总成本: ≤18.68万元", "培训班总成本: ≤15万元", "target-stronger"),
        ("培训班总成本: ≤18.68万元", "培训班总成本: ≤186800元", "target-rewritten"),
        ("培训班总成本: ≤18.68万元", "培训班总成本: ≥18.68万元", "direction-turned"),
        ("培训班总成本: ≤18.68万元", "培训班总成本: 合理", "no-longer-measured"),
        ("[≥0人次, ≥100人次]", "[≥0人次, ≥100天]", "unit-changed"),
        ("[≥0人次, ≥100人次]", "[≥50人次, ≥100人次]", "half-year-stronger"),
        ("报名采样完成及时性: 及时", "报名采样完成及时性: 较及时", "target-changed"),
        ("举办业务培训班参训人数:", "举办业务培训班参加培训人数:", "target-renamed"),
    ],
)
def test_a_row_changes(one: Callable[..., list[Change]], old: str, new: str, slug: str) -> None:
    assert slugs(one(CELLS, (old, new))) == [slug]


def test_a_row_is_removed_and_another_added(one: Callable[..., list[Change]]) -> None:
    changes = one(CELLS, ("培训班总成本: ≤18.68万元", "场地租赁费用: ≤5万元"))
    assert slugs(changes) == ["target-removed", "target-added"]
    assert (changes[0].new, changes[1].old) == (None, None)
    assert [change.spot.span.line for change in changes if change.spot.span] == [56, 56]


def test_a_row_moves_to_another_group(one: Callable[..., list[Change]]) -> None:
    row = "      举办志愿者联谊活动次数: [≥0次, ≥1次]\n"
    changes = one(CELLS, (row, ""), ("    质量指标:\n", f"    质量指标:\n{row}"))
    assert slugs(changes) == ["target-moved"]
    assert changes[0].facts["new"] == "产出指标/质量指标"


def test_prose_and_a_short_field_change(one: Callable[..., list[Change]]) -> None:
    changes = one(
        CELLS, ("造血干细胞150例左右", "造血干细胞120例左右"), ("级次: 省本级", "级次: 市县级")
    )
    assert slugs(changes) == ["prose-changed", "field-changed"]
    assert [piece[:] for piece in changes[0].pieces if not piece.is_same] == [("150例", "120例")]


def test_a_waiver_is_added(one: Callable[..., list[Change]]) -> None:
    waiver = "豁免:\n  - {规则: JX404, 理由: 惯例}\n年度: 2025"
    assert slugs(one(CELLS, ("年度: 2025", waiver))) == ["waiver-added"]


def test_a_project_is_renamed_in_its_file_and_in_another(one: Callable[..., list[Change]]) -> None:
    name = f"项目名称: {CELLS}"
    near = one(CELLS, (name, "项目名称: 造血干细胞捐献工作专项经费"), place="b.yaml")
    assert slugs(near) == ["form-renamed"]
    same_file = one(CELLS, (name, "项目名称: 干细胞捐献与采集"))
    assert slugs(same_file) == ["form-renamed"]
    assert same_file[0].facts["why"] == "同一个文件"


def test_another_project_in_the_same_file_is_another(differ: Differ) -> None:
    (old,) = files(2025, CELLS)
    forms = differ([old], [edited(old, (f"项目名称: {CELLS}", "项目名称: 房屋修缮"))])
    assert sorted(slugs([one for form in forms for one in form.changes])) == [
        "project-added",
        "project-withdrawn",
    ]


def test_a_form_for_a_project_that_the_unit_form_lists(differ: Differ) -> None:
    unit = [edited(files(2024)[0], ("年度: 2024", "年度: 2025"))]
    (project,) = files(2025, CELLS)
    forms = differ(unit, [*unit, project])
    assert slugs(of(forms, CELLS).changes) == ["form-added"]
    forms = differ([*unit, project], unit)
    assert slugs(of(forms, CELLS).changes) == ["form-withdrawn"]


def test_a_unit_form_that_goes_takes_no_project_with_it(differ: Differ) -> None:
    unit = [edited(files(2024)[0], ("年度: 2024", "年度: 2025"))]
    cells, organs = files(2025, CELLS), files(2025, ORGANS)
    forms = differ([*unit, *cells], [*cells, *organs])
    told = {form.name: slugs(form.changes) for form in forms}
    assert told == {UNIT: ["unit-form-withdrawn"], CELLS: [], ORGANS: ["form-added"]}
    forms = differ([*cells, *organs], [*unit, *cells])
    told = {form.name: slugs(form.changes) for form in forms}
    assert told == {UNIT: ["unit-form-added"], CELLS: [], ORGANS: ["form-withdrawn"]}


@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n年度: 2025\n=======\n", "表式: [", "表式: 别的表"])
def test_a_file_that_cannot_be_read_is_told_and_never_withdrawn(differ: Differ, text: str) -> None:
    old = files(2025)
    broken = File("new/x", old[0].place, text.encode())
    forms = differ(old, [broken, *old[1:]])
    changes = [one for form in forms for one in form.changes]
    assert slugs(changes) == ["not-compared"]
    assert changes[0].new is not None
    assert changes[0].new.span is not None


def test_money_that_cannot_be_read_is_not_compared(one: Callable[..., list[Change]]) -> None:
    changes = one(CELLS, ("资金总额: 333.93", "资金总额: 三百"))
    assert slugs(changes) == ["not-compared"]
    assert "读不出的内容（项目资金），" in changes[0].message()


def test_each_change_has_a_fingerprint_that_lines_do_not_move(differ: Differ) -> None:
    old, new = files(2024), files(2025)
    before = [one for form in differ(old, new) for one in form.changes]
    moved = [File(one.path, one.place, b"# \n" + one.data) for one in new]
    after = [one for form in differ(old, moved) for one in form.changes]
    assert fingerprints(before) == fingerprints(after)
    assert len(set(fingerprints(before))) == len(before)
    assert [one.new and one.new.span for one in before] != [
        one.new and one.new.span for one in after
    ]


def test_a_form_of_another_year_is_no_new_project(differ: Differ) -> None:
    (old,) = [one for one in files(2025) if CELLS in one.path]
    data = old.data.decode().replace("年度: 2025", "年度: 2026").encode()
    new = File("specs/2026/new.yaml", "2026/new.yaml", data)
    (come,) = [form.changes for form in differ([old], [old, new]) if form.changes]
    assert slugs(come) == ["year-added"]
    assert come[0].message() == (
        "“造血干细胞捐献工作经费”有了 2026 年度的表，333.93 万元（2025 年度 333.93 万元）。"
    )
    (gone,) = [form.changes for form in differ([old, new], [old]) if form.changes]
    assert slugs(gone) == ["year-withdrawn"]


NOT_YAML = b"\n  : ["


def broken(file: File, *edit: str) -> File:
    old, new = edit or ("", "")
    data = file.data.decode().replace(old, new).encode() if edit else file.data + NOT_YAML
    return file._replace(data=data)


@pytest.mark.parametrize("edit", [(), ("资金总额: 50,", "资金总额: 五十,")])
def test_a_project_that_cannot_be_read_is_not_taken_for_withdrawn(
    differ: Differ, edit: tuple[str, ...]
) -> None:
    news = [broken(one, *edit) if "人体器官" in one.path else one for one in files(2025)]
    before = differ(files(2024), files(2025))
    after = differ(files(2024), news)
    known = [change for form in before for change in form.changes]
    fresh = [change.kind.slug for form in after for change in form.changes if change not in known]
    assert fresh == ["not-compared"]


def test_projects_are_not_new_when_their_unit_form_cannot_be_read(differ: Differ) -> None:
    olds = [broken(one) for one in files(2024)]
    found = differ(olds, files(2025))
    assert [one.kind.slug for form in found for one in form.changes] == ["not-compared"]


def test_a_form_that_cannot_be_read_may_have_another_file(differ: Differ) -> None:
    olds = files(2025)
    news = [
        broken(one, "资金总额: 50,", "资金总额: 五十,")._replace(
            path="器官.yaml", place="器官.yaml"
        )
        if "人体器官" in one.path
        else one
        for one in olds
    ]
    found = differ(olds, news)
    assert [one.kind.slug for form in found for one in form.changes] == ["not-compared"]


def test_the_unit_form_of_another_year_keeps_no_project(differ: Differ) -> None:
    olds = [*files(2024), *files(2025)]
    found = differ(olds, [one for one in olds if STORE + ".yaml" not in one.path])
    assert [one.kind.slug for form in found for one in form.changes] == ["project-withdrawn"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.5小时响应次数", "15小时响应次数"),
        ("≥60岁老人活动次数", "‹60岁老人活动次数"),
        ("0-6岁儿童培训次数", "06岁儿童培训次数"),
        ("A+级活动次数", "A级活动次数"),
        ("培训班总成本", "培训班（总）成本"),
    ],
)
def test_a_sign_in_a_name_counts(differ: Differ, old: str, new: str) -> None:
    (file,) = [one for one in files(2025) if CELLS in one.path]
    row = "举办业务培训班场次: "
    one, other = (
        file._replace(data=file.data.decode().replace(row, f'"{name}": ').encode())
        for name in (old, new)
    )
    (changed,) = differ([one], [other])
    assert slugs(changed.changes) == ["target-renamed"]


def test_a_sign_in_the_name_of_a_form_counts(one: Callable[..., list[Change]]) -> None:
    assert "form-renamed" in slugs(one(CELLS, ("项目名称: ", "项目名称: 1.5期")))


def test_width_and_blanks_in_a_name_do_not_count(one: Callable[..., list[Change]]) -> None:
    edits = ("捐献成功数量", '"捐献 成功数量"'), ("培训班总成本", '"培训班总成本 "')
    assert one(CELLS, *edits) == []


def test_a_name_that_says_the_opposite_is_another(one: Callable[..., list[Change]]) -> None:
    changes = one(CELLS, ("报名志愿者同意率", "报名志愿者不同意率"))
    assert sorted(slugs(changes)) == ["target-added", "target-removed"]


def test_the_year_in_the_name_of_a_row_is_that_of_its_form(differ: Differ) -> None:
    (file,) = [one for one in files(2025) if CELLS in one.path]
    text = file.data.decode().replace("举办业务培训班场次: [≥0次, ≥1次]", "2025年新入库数: ≥5次")
    later = text.replace("年度: 2025", "年度: 2026").replace(
        "2025年新入库数: ≥5", "2026年新入库数: ≥4"
    )
    (form,) = differ([file._replace(data=text.encode())], [file._replace(data=later.encode())])
    told = [one for one in slugs(form.changes) if one.startswith("target-")]
    assert told == ["target-weaker"]


def test_of_two_copies_the_one_that_went_is_told(differ: Differ) -> None:
    (file,) = [one for one in files(2025) if CELLS in one.path]
    data = file.data.decode().replace("333.93", "400").encode()
    copy = File("2025/0.yaml", "0.yaml", data)
    forms = differ([copy, file], [file])
    assert [(form.old, slugs(form.changes)) for form in forms if form.changes] == [
        ("2025/0.yaml", ["project-withdrawn"])
    ]


def test_a_unit_under_a_near_name_keeps_its_forms(differ: Differ) -> None:
    (file,) = [one for one in files(2025) if CELLS in one.path]
    data = file.data.decode().replace(UNIT, UNIT + "（本级）").encode()
    (form,) = differ([file], [File("2025/b.yaml", "b.yaml", data)])
    assert {*slugs(form.changes)} == {"field-changed", "prose-changed"}


def test_what_is_gone_stands_nowhere_on_the_other_side(differ: Differ) -> None:
    (file,) = [one for one in files(2025) if CELLS in one.path]
    lines = file.data.decode().split("\n")
    at = lines.index("年度目标: |-")
    end = next(n for n in range(at + 1, len(lines)) if not lines[n].startswith(" "))
    data = "\n".join(line for n, line in enumerate(lines) if not at <= n < end)
    (form,) = differ([file], [file._replace(data=data.replace("项目级次: 省本级\n", "").encode())])
    told = {one.kind.slug: one for one in form.changes}
    assert {*told} == {"field-changed", "text-removed"}
    assert [one.new for one in told.values()] == [None, None]
    assert "“年度目标”删去了" in told["text-removed"].message()


def test_a_small_share_is_not_none(one: Callable[..., list[Change]]) -> None:
    change = one(CELLS, ("资金总额: 333.93", "资金总额: 333.94"))[0]
    assert change.message() == "资金总额 333.93 → 333.94 万元，+0.01（+<0.1%）。"
