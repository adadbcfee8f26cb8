"""Forms that nobody would write: the rules judge them all the same, and soon."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxbudget.compile.check import Examined
from jxbudget.diagnostic import Diagnostic
from jxbudget.model.funding import Expenditure, Funding, Line, Revenue
from jxbudget.model.numerals import EXACT
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules import Limits, filing_of, gather, judge, judge_unit
from jxbudget.rules.specimen import patched

Find = Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]]

NUMBERS = st.builds(
    lambda whole, rest: f"{whole}.{rest}" if rest else whole,
    st.from_regex(r"[1-9][0-9]{0,40}|0|9{27,40}", fullmatch=True),
    st.from_regex(r"|[0-9]{1,30}|0{25,30}1", fullmatch=True),
)
VALUES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "≥", "≤", "=", "约", "±"]),
        NUMBERS,
        st.sampled_from(["", "万", "余", "亿"]),
        st.sampled_from(["", "人", "%", "‰", "公顷", "元", "元/人", "万元", "年", "-2人", "≤"]),
    ),
)


@settings(max_examples=60, deadline=None)
@given(values=st.lists(VALUES, min_size=8, max_size=8), amount=NUMBERS)
def test_numbers_of_any_length_are_judged(find: Find, values: list[str], amount: str) -> None:
    one, two, three, four, five, six, rate, staff = values
    project = f"""
  年度目标: 全年监测湿地样点{one}，培训{two}，测算经费{amount}万元，其中甲{amount}万元，乙{three}。
  绩效指标:
    过程: {{资金管理: {{预算执行率: ['{rate}', '{one}']}}}}
    产出指标:
      数量指标:
        监测湿地样点数量: ['{one}', '{two}']
        培训监测人员人数: ['{three}', '{four}']
      成本指标: {{监测人员培训总成本: '{five}', 培训监测人员费用标准: '{six}', 项目总成本: '{two}'}}
"""
    year_before = project.replace(f"'{two}'", f"'{five}'")
    unit = f"{{绩效指标: {{过程: {{人员管理: {{在职人员控制率: '{staff}'}}}}}}}}"
    specs = patched(f"项目:{project}上年项目:{year_before}部门整体: {unit}")
    assert all(one.code for one in find(specs))


Codes = Callable[[Revenue, Expenditure], set[str]]


@pytest.fixture(scope="module")
def codes(published: list[Examined]) -> Codes:
    """What all rules say of a published form with other money."""
    case = next(one.case(Limits()) for one in published if isinstance(one.spec, ProjectSpec))
    assert case is not None

    def codes(revenue: Revenue, expenditure: Expenditure) -> set[str]:
        funding = Funding.model_construct(revenue=revenue, expenditure=expenditure)
        changed = replace(case, spec=case.spec.model_copy(update={"funding": funding}))
        dockets = gather([filing_of(changed.path, changed.spec)])
        judged = [judge(changed), *(judge_unit(one.dossier([changed])) for one in dockets)]
        return {found.code for one in judged for found in one.findings}

    return codes


@settings(max_examples=60, deadline=None)
@given(amounts=st.lists(NUMBERS, min_size=5, max_size=5))
def test_money_of_any_length_is_added_exactly(codes: Codes, amounts: list[str]) -> None:
    one, other, half, full, off = map(Decimal, amounts)
    lines = Expenditure.model_construct({"甲": Line.model_construct(half=half, full=full)})

    def revenue(total: Decimal) -> Revenue:
        rows = {"资金总额": total, "一般公共预算资金": one, "其他资金": other}
        return Revenue.model_construct(rows)

    total = EXACT.add(one, other)
    assert "JX201" not in codes(revenue(total), lines)
    assert not off or {"JX201", "JX208"} & codes(revenue(EXACT.add(total, off)), lines)


LONG = {
    "lines": "\n" * 30_000,
    "a gap": f"甲{' ' * 30_000}乙",
    "a tag that does not end": f"<p{' ' * 30_000}",
    "a number before a gap": f"在编6人{' ' * 30_000}",
    "digits": "9" * 30_000,
    "marks": "《" * 30_000,
}
"""Texts on which a pattern of quadratic or cubic cost would not come to an end in time."""


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_text_does_not_stop_a_run(text: str, find: Find) -> None:
    written = json.dumps(f"编制6人{text}完", ensure_ascii=False)
    project = f"年度目标: {written}\n  实施可行性: {written}"
    found = find(patched(f"项目:\n  {project}\n部门整体: {{机构设置及人员配置: {written}}}"))
    assert found


def test_many_indicators_and_clauses_do_not_stop_a_run(find: Find) -> None:
    names = [f"{chr(0x4E00 + n)}{chr(0x6E00 + n)}样点数量" for n in range(5_000)]
    rows = "\n".join(f"        {name}: ≥{n}个" for n, name in enumerate(names, 1))
    goal = "".join(f"{chr(0x5E00 + n)}{chr(0x7E00 + n)}若干，" for n in range(500))
    indicators = f"  绩效指标:\n    产出指标:\n      数量指标:\n{rows}"
    found = find(patched(f"项目:\n  年度目标: {goal}完。\n{indicators}"))
    assert found
