"""Which forms are one unit's, and which names are one thing's."""

from decimal import Decimal

import pytest

from jxbudget.forms.form import Form
from jxbudget.model.naming import is_slip, likeness, of_any_year
from jxbudget.model.pairing import Pairs, pair
from jxbudget.model.spec import AnySpec, ProjectSpec, UnitSpec
from jxbudget.rules import judge_unit, outcomes
from jxbudget.rules.filing import Filing, filing_of
from jxbudget.rules.gather import Docket, gather
from jxbudget.rules.kit import Case, Outcome
from jxbudget.rules.limits import Limits
from jxbudget.workspace.shelf import Shelf

PHONE = "王宁025-80000000"


@pytest.fixture(scope="module")
def form(shelf: Shelf) -> Form:
    folder = shelf.find("江苏省省级项目预算绩效目标表", 2025)
    assert folder is not None
    return folder.form


def project(unit: str, name: str = "湿地监测经费", contact: str = "", year: int = 2026) -> AnySpec:
    return ProjectSpec.model_validate(
        {
            "表式": "项目表",
            "年度": year,
            "项目名称": name,
            "实施单位": unit,
            "项目负责人/联系电话": contact,
            "项目资金": {"收入": {"资金总额": "1"}, "支出": {}},
        }
    )


def unit_form(unit: str, *projects: str, year: int = 2026) -> AnySpec:
    lines = dict.fromkeys(("基本支出", "项目支出", *projects), "1")
    return UnitSpec.model_validate(
        {
            "表式": "整体表",
            "年度": year,
            "单位名称": unit,
            "部门整体资金": {"收入": {"资金总额": "1"}, "支出": lines},
        }
    )


def gathered(cases: list[Case[AnySpec]]) -> tuple[Docket, ...]:
    return gather(filing_of(case.path, case.spec) for case in cases)


def units(form: Form, *specs: AnySpec) -> list[tuple[str, int]]:
    """The units that forms are gathered into, each with how many it has."""
    cases = [Case(spec, form, Limits(), f"{n}.yaml") for n, spec in enumerate(specs)]
    return [(docket.unit, len(docket.filings)) for docket in gathered(cases)]


def test_names_that_differ_in_width_and_brackets_are_one_units(form: Form) -> None:
    told = units(form, project("省监测中心（筹）"), project("省监测中心(筹) "), project("另一中心"))
    assert told == [("另一中心", 1), ("省监测中心筹", 2)]


def test_a_form_that_names_no_unit_belongs_to_none(form: Form) -> None:
    assert units(form, project("  "), project("。")) == []


@pytest.mark.parametrize(
    "slip", ["江苏省湿地监中心", "江苏省湿地地监测中心", "江苏省湿地测监中心修复站"]
)
def test_a_slip_in_a_name_is_seen_through_when_the_contact_is_the_same(
    slip: str, form: Form
) -> None:
    name = "江苏省湿地监测中心修复站" if slip.endswith("站") else "江苏省湿地监测中心"
    same = (project(name, "甲"), project(name, "乙"), project(slip, "丙", PHONE))
    assert len(units(form, *same)) == 2
    assert units(form, project(name, "丁", PHONE), *same) == [(name, 4)]


def test_a_project_that_the_unit_form_lists_makes_a_slip_one_units(form: Form) -> None:
    listed = unit_form("江苏省湿地监测中心", "湿地监测经费")
    assert units(form, listed, project("江苏省湿地监中心")) == [("江苏省湿地监测中心", 2)]
    assert len(units(form, listed, project("江苏省湿地监中心", "别的经费"))) == 2
    assert len(units(form, listed, project("江苏省湿地监中心", year=2025))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("南京市鼓楼区第一中心小学", "南京市鼓楼区第二中心小学"),
        ("江苏省湿地东部监测中心站点", "江苏省湿地西部监测中心站点"),
        ("江苏省苏州湿地监测管理中心", "江苏省常州湿地监测管理中心"),
        ("江苏省湿地监测中心", "江苏省湿地监测分中心"),
        ("江苏省湿地监测中心", "江苏湿地监测中心"),
        ("江苏省湿地监测1站点和管理中心", "江苏省湿地监测3站点和管理中心"),
        ("镇江监狱", "浦江监狱"),
    ],
)
def test_units_told_apart_by_a_number_a_direction_or_a_place_stay_two(
    one: str, other: str, form: Form
) -> None:
    specs = (project(one, "甲", PHONE), project(other, "乙", PHONE))
    assert len(units(form, *specs)) == 2


def test_two_unit_forms_of_one_year_are_of_two_units(form: Form) -> None:
    one, other = "江苏省湿地监测中心", "江苏省湿地监测中中心"
    both = (unit_form(one, "湿地监测经费"), project(one), project(other), unit_form(other))
    assert len(units(form, *both)) == 2
    assert len(units(form, *both[:3])) == 1


def test_a_contact_without_a_telephone_number_is_no_evidence(form: Form) -> None:
    one, other = (
        project("江苏省湿地监测中心", "甲", "王宁"),
        project("江苏省湿地监中心", "乙", "王宁"),
    )
    assert len(units(form, one, other)) == 2


def test_a_dossier_knows_which_projects_that_it_lists_have_a_form_of_another_unit(
    form: Form,
) -> None:
    specs = (unit_form("甲", "乙经费", "丙经费"), project("乙", "2026年乙经费"), project("丁"))
    cases = [Case(spec, form, Limits(), f"{n}.yaml") for n, spec in enumerate(specs)]
    filed = {docket.unit: docket.filed for docket in gathered(cases)}
    assert filed == {
        "甲": frozenset({(2026, "乙经费", Decimal(1))}),
        "乙": frozenset(),
        "丁": frozenset(),
    }


def test_a_project_form_alone_is_beside_nothing_and_no_rule_applies(form: Form) -> None:
    (docket,) = gather([filing_of("1.yaml", project("甲", contact=PHONE))])
    assert not docket.is_compared
    alone = docket.dossier([Case(project("甲", contact=PHONE), form, Limits(), "1.yaml")])
    assert {outcome for _, outcome in outcomes(judge_unit(alone).outcomes)} == {
        Outcome.DOES_NOT_APPLY
    }
    assert judge_unit(alone) == judge_unit(docket.dossier(()))


def test_what_is_kept_of_a_form_to_gather_it() -> None:
    assert filing_of("1.yaml", project("甲（筹）", "2026年乙经费", PHONE)) == Filing(
        "1.yaml", "甲筹", 2026, False, (("乙经费", Decimal(1)),), "王宁02580000000"
    )
    listed = unit_form("甲", "2026年乙经费", "2025年丙经费")
    lines = (("乙经费", Decimal(1)), ("2025年丙经费", Decimal(1)))
    assert filing_of("2.yaml", listed) == Filing("2.yaml", "甲", 2026, True, lines)


def test_the_year_of_a_form_is_no_part_of_a_projects_name() -> None:
    assert of_any_year("2026年度湿地监测经费", 2026) == "湿地监测经费"
    assert of_any_year("湿地监测经费（2026年）", 2026) == "湿地监测经费"
    assert of_any_year("湿地监测经费（2025年）", 2026) == "湿地监测经费2025年"
    assert of_any_year("2026", 2026) == "2026"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("湿地监测经费", "湿地监测专项", 99),
        ("湿地监测工作经费", "湿地监测", 99),
        ("骨髓库建设高质量发展专项经费", "骨髓库建设高质量发展经费", 99),
        ("信息化建设一期", "信息化建设二期", 0),
        ("小学教师培训经费", "中学教师培训经费", 0),
        ("设备购置2025年尾款", "设备购置2024年尾款", 0),
        ("苏州湿地监测", "常州湿地监测", 0),
        ("骨髓库建设专项经费", "骨髓库建设高质量发展经费", 0),
    ],
)
def test_likeness_of_project_names(one: str, other: str, alike: int) -> None:
    assert likeness(one, other, 80) == likeness(other, one, 80) == alike


def test_a_name_is_no_slip_of_itself() -> None:
    assert not is_slip("江苏省湿地监测中心", "江苏省湿地监测中心")


def test_a_letter_of_nine_is_more_than_a_slip() -> None:
    assert is_slip("湿地监测修复中心站点", "湿地监测修腹中心站点")
    assert not is_slip("湿地监测修复中心站", "湿地监测修腹中心站")


def named(*names: str) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


def test_pairs_go_by_name_never_by_order() -> None:
    pairs = pair(named("甲类普查", "乙类调查"), named("乙类调查", "丙丁戊己"), 80)
    assert pairs == Pairs(same=(("乙类调查", "乙类调查"),), gone=("甲类普查",), come=("丙丁戊己",))


def test_a_near_name_is_used_once_and_goes_to_the_nearest() -> None:
    pairs = pair(named("湿地鸟类环志经费", "湿地鸟类调查环志经费"), named("湿地鸟类环志专项"), 80)
    assert pairs == Pairs(
        renamed=(("湿地鸟类环志经费", "湿地鸟类环志专项"),), gone=("湿地鸟类调查环志经费",)
    )


def test_a_name_that_stands_twice_is_nobodys() -> None:
    pairs = pair(named("湿地监测", "湿地监测 "), named("湿地监测"), 80)
    unclear: Pairs[str, str] = Pairs(unclear=("湿地监测", "湿地监测 ", "湿地监测"))
    assert pairs == unclear


def test_a_name_that_is_there_is_no_candidate_for_a_rename() -> None:
    pairs = pair(named("湿地监测经费"), named("湿地监测专项", "湿地监测经费"), 80)
    assert pairs == Pairs(same=(("湿地监测经费", "湿地监测经费"),), come=("湿地监测专项",))
