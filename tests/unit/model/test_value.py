from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxbudget.model.comparators import Comparator
from jxbudget.model.dates import Moment
from jxbudget.model.value import LONGEST, IndicatorValue, Kind, parse_value

each = pytest.mark.parametrize


def quantity(
    text: str,
    number: str,
    unit: str | None = None,
    comparator: Comparator | None = None,
    sign: str = "",
    *,
    about: bool = False,
) -> IndicatorValue:
    return IndicatorValue(text, Kind.QUANTITY, comparator, Decimal(number), unit, sign, about)


def between(
    text: str, low: str, high: str, unit: str | None, comparator: Comparator | None = None
) -> IndicatorValue:
    bounds = (Decimal(low), Decimal(high))
    sign = comparator or ""
    return IndicatorValue(text, Kind.RANGE, comparator, unit=unit, sign=sign, bounds=bounds)


def dated(
    text: str, *moments: Moment, comparator: Comparator | None = None, sign: str = ""
) -> IndicatorValue:
    return IndicatorValue(text, Kind.DATE, comparator, sign=sign, moments=moments)


UNITS = [
    *"%人元年月季日号底前后起内下多余万亿千百Ａａm",
    *(
        "元/份",
        "元/人*天",
        "万元",
        "个百分点",
        "百分比",
        "个工作日",
        "年底",
        "季度",
        "月前",
        "以内",
    ),
    *(
        "个以上",
        "人左右",
        "至6天",
        "人份",
        "元整",
        "多人",
        "完成",
        "公里",
        "小时",
        "km",
        "m²",
        "Ⅲ类",
    ),
    *("人次/年", "学时", "超5人", "于5人", "起", "月", "到", ""),
]


def ids(value: object) -> str | None:
    return value.text if isinstance(value, IndicatorValue) else None


@each(
    "value",
    [
        quantity("≥95%", "95", "%", "≥", "≥"),
        quantity("≤95%", "95", "%", "≤", "≤"),
        quantity("＝95%", "95", "%", "=", "＝"),
        quantity("=95%", "95", "%", "=", "="),
        quantity("＞95%", "95", "%", ">", "＞"),
        quantity(">95%", "95", "%", ">", ">"),
        quantity("＜95%", "95", "%", "<", "＜"),
        quantity("<95%", "95", "%", "<", "<"),
        quantity(">=95%", "95", "%", "≥", ">="),
        quantity("<=95%", "95", "%", "≤", "<="),
        quantity("=>95%", "95", "%", "≥", "=>"),
        quantity("=<95%", "95", "%", "≤", "=<"),
        quantity("＞＝95%", "95", "%", "≥", "＞＝"),
        quantity("≧95%", "95", "%", "≥", "≧"),
        quantity("≦95%", "95", "%", "≤", "≦"),
        quantity("⩾95%", "95", "%", "≥", "⩾"),
        quantity("⩽95%", "95", "%", "≤", "⩽"),
    ],
    ids=ids,
)
def test_a_comparator_sign_is_read_and_kept_as_typed(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    "value",
    [
        quantity("大于等于95%", "95", "%", "≥"),
        quantity("大于或等于95%", "95", "%", "≥"),
        quantity("小于等于95%", "95", "%", "≤"),
        quantity("不低于95%", "95", "%", "≥"),
        quantity("不少于100人", "100", "人", "≥"),
        quantity("不超过18.68万元", "186800", "元", "≤"),
        quantity("不高于5%", "5", "%", "≤"),
        quantity("控制在10%以内", "10", "%", "≤"),
        quantity("至少3次", "3", "次", "≥"),
        quantity("超95%", "95", "%", ">"),
        quantity("超过95%", "95", "%", ">"),
        quantity("低于95%", "95", "%", "<"),
        quantity("等于95%", "95", "%", "="),
        quantity("95%以上", "95", "%", "≥"),
        quantity("95%及以上", "95", "%", "≥"),
        quantity("95%（含）以上", "95", "%", "≥"),
        quantity("95%以下", "95", "%", "≤"),
        quantity("95%以内", "95", "%", "≤"),
        quantity("3天内", "3", "天", "≤"),
        quantity("30个工作日内", "30", "个工作日", "≤"),
        quantity("≥95%以上", "95", "%", "≥", "≥"),
        quantity("≤5%以内", "5", "%", "≤", "≤"),
        quantity("≥95%（含）", "95", "%", "≥", "≥"),
    ],
    ids=ids,
)
def test_a_comparator_in_words_is_read_and_is_no_sign(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    "value",
    [
        quantity("100%", "100", "%"),
        quantity("10辆", "10", "辆"),
        quantity("3500公斤", "3500", "公斤"),
        quantity("0", "0"),
        quantity("0起", "0", "起"),
        quantity("95%", "95", "%"),
        quantity("95％", "95", "%"),
        quantity("9５.５%", "95.5", "%"),
        quantity("0.958", "0.958"),
        quantity("百分之95", "95", "%"),
        quantity("13969.56标箱", "13969.56", "标箱"),
        quantity("24小时", "24", "小时"),
        quantity("5个百分点", "5", "个百分点"),
        quantity("-5%", "-5", "%"),
        quantity("20年", "20", "年"),
    ],
    ids=ids,
)
def test_a_bare_quantity_has_no_comparator(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    "value",
    [
        quantity("=100.00(%)", "100", "%", "=", "="),
        quantity("≥100百分比", "100", "%", "≥", "≥"),
        quantity("≥100（例）", "100", "例", "≥", "≥"),
        quantity("≥100例", "100", "例", "≥", "≥"),
        quantity("≥10000人", "10000", "人", "≥", "≥"),
        quantity("≥100人次", "100", "人次", "≥", "≥"),
        quantity("≥0.565km", "0.565", "km", "≥", "≥"),
        quantity("≥80M", "80", "M", "≥", "≥"),
        quantity("≥20年", "20", "年", "≥", "≥"),
        quantity("≥12月", "12", "月", "≥", "≥"),
        quantity("=300天", "300", "天", "=", "="),
        quantity("=0%", "0", "%", "=", "="),
        quantity("≥0次", "0", "次", "≥", "≥"),
        quantity("≥0期", "0", "期", "≥", "≥"),
        quantity("≥-5℃", "-5", "℃", "≥", "≥"),
        quantity("≥2次/年", "2", "次/年", "≥", "≥"),
        quantity("≥ 95 %", "95", "%", "≥", "≥"),
        quantity(" ≥95%\u3000", "95", "%", "≥", "≥"),
        quantity("＝ 100%", "100", "%", "=", "＝"),
    ],
    ids=ids,
)
def test_a_quantity_has_a_comparator_a_number_and_a_unit(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    "value",
    [
        quantity("≤18.68万元", "186800", "元", "≤", "≤"),
        quantity("250万", "2500000"),
        quantity("≥1万人", "10000", "人", "≥", "≥"),
        quantity("1.5亿元", "150000000", "元"),
        quantity("5千人", "5000", "人"),
        quantity("3千米", "3", "千米"),
        quantity("5千克", "5", "千克"),
        quantity("≤1,234.5万元", "12345000", "元", "≤", "≤"),
        quantity("≤270元/人份", "270", "元/人份", "≤", "≤"),
        quantity("≤550元/人*天", "550", "元/人*天", "≤", "≤"),
        quantity("2000元/人·月", "2000", "元/人·月"),
        quantity("1600元/亩", "1600", "元/亩"),
        quantity("≤5000元/例", "5000", "元/例", "≤", "≤"),
        quantity("≤0.5万元/m2", "5000", "元/m2", "≤", "≤"),
        quantity("¥5000", "5000", "元"),
        quantity("人民币5,000元", "5000", "元"),
    ],
    ids=ids,
)
def test_money_and_counts_are_exact_with_wan_and_yi_applied(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


def test_wan_yuan_is_exact_where_a_float_would_not_be() -> None:
    assert str(parse_value("≤18.68万元").number) == "186800"
    assert str(parse_value("1.1万元").number) == "11000"


@each(
    "value",
    [
        quantity("100例左右", "100", "例", about=True),
        quantity("约100人", "100", "人", about=True),
        quantity("近1万人", "10000", "人", about=True),
        quantity("100多人", "100", "人", about=True),
        quantity("≥10余万人", "100000", "人", "≥", "≥", about=True),
    ],
    ids=ids,
)
def test_an_approximate_number_says_so(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    "value",
    [
        between("80%-100%", "80", "100", "%"),
        between("80%～100%", "80", "100", "%"),
        between("45%—60%", "45", "60", "%"),
        between("=80%-100%", "80", "100", "%", "="),
        between("3至5天", "3", "5", "天"),
        between("1-2万人", "10000", "20000", "人"),
        between("≥80%且≤100%", "80", "100", "%"),
        between("≥80%，≤100%", "80", "100", "%"),
        between("≤100%且≥80%", "80", "100", "%"),
        between("80%≤x≤100%", "80", "100", "%"),
    ],
    ids=ids,
)
def test_a_range_has_bounds(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    ("text", "comparator", "sign"),
    [("±3%以内", "≤", ""), ("±3%", None, ""), ("≤±3%", "≤", "≤")],
)
def test_a_tolerance_is_a_range_around_zero(
    text: str, comparator: Comparator | None, sign: str
) -> None:
    three = Decimal(3)
    assert parse_value(text) == IndicatorValue(
        text, Kind.RANGE, comparator, three, "%", sign, bounds=(-three, three)
    )


@each(
    "value",
    [
        dated("12月", Moment(None, 12)),
        dated("9月前", Moment(None, 9), comparator="≤"),
        dated("11月底之前", Moment(None, 11), comparator="≤"),
        dated("2025年年底前", Moment(2025, 12), comparator="≤"),
        dated("2025年12月底前完成", Moment(2025, 12), comparator="≤"),
        dated("2022年12月30日", Moment(2022, 12, 30)),
        dated("2025年12月31日之前", Moment(2025, 12, 31), comparator="≤"),
        dated("十二月底前", Moment(None, 12), comparator="≤"),
        dated("2021.1-2021.12", Moment(2021, 1), Moment(2021, 12)),
        dated("2025年1月-2025年12月", Moment(2025, 1), Moment(2025, 12)),
        dated("1-12月", Moment(None, 1), Moment(None, 12)),
        dated("2025年", Moment(2025)),
        dated("2025年起", Moment(2025), comparator="≥"),
        dated("≤2025年12月", Moment(2025, 12), comparator="≤", sign="≤"),
        dated("≤12月", Moment(None, 12), comparator="≤", sign="≤"),
        dated("2025 年 12 月", Moment(2025, 12)),
    ],
    ids=ids,
)
def test_a_date_has_moments_and_a_deadline_is_an_upper_bound(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


@each(
    ("text", "comparator", "sign"),
    [("序时进度", None, ""), ("达到序时进度", "≥", ""), ("≥序时进度", "≥", "≥")],
)
def test_progress_is_a_kind_of_its_own(text: str, comparator: Comparator, sign: str) -> None:
    assert parse_value(text) == IndicatorValue(text, Kind.PROGRESS, comparator, sign=sign)


CLOSED = "充分 规范 合理 明确 科学 合规 健全 有效 及时 完善 公开 合格 增加 全覆盖"
OPEN = "提升 显著改善 效果明显 应保尽保 超额完成 达到预期 百分之九十五 A级"


@each("text", [*CLOSED.split(), *OPEN.split()])
def test_a_wording_is_kept_and_not_taken_apart(text: str) -> None:
    assert parse_value(text) == IndicatorValue(text, Kind.WORDING)


@each("sign", ["=", "＝"])
def test_an_equals_sign_before_a_wording_is_its_comparator(sign: str) -> None:
    assert parse_value(f"{sign}健全") == IndicatorValue(f"{sign}健全", Kind.WORDING, "=", sign=sign)


@each("text", ["", " ", "\u3000", "无", "无。", "—", "——", "-", "－", "/", "N/A"])
def test_nothing_is_a_blank_with_its_text_kept(text: str) -> None:
    assert parse_value(text) == IndicatorValue(text, Kind.BLANK)


def compound(text: str, *parts: IndicatorValue) -> IndicatorValue:
    return IndicatorValue(text, Kind.COMPOUND, parts=parts)


@each(
    "value",
    [
        compound(
            "每生每年3000元、2000元、1000元3个档次",
            quantity("3000元", "3000", "元"),
            quantity("2000元", "2000", "元"),
            quantity("1000元", "1000", "元"),
            quantity("3个档次", "3", "个档次"),
        ),
        compound(
            "1606人次,资助金额160.77万元",
            quantity("1606人次", "1606", "人次"),
            quantity("160.77万元", "1607700", "元"),
        ),
        compound("人数≥100人、≥2次", *(parse_value("≥100人"), parse_value("≥2次"))),
    ],
    ids=ids,
)
def test_several_numbers_are_a_compound_of_quantities(value: IndicatorValue) -> None:
    assert parse_value(value.text) == value


def test_a_dash_between_two_numbers_of_a_sentence_is_no_minus() -> None:
    text = "档案存储环境达标率（温度14-24℃、湿度45%-60%）"
    parts = [(part.number, part.unit) for part in parse_value(text).parts]
    assert [number for number, _ in parts] == [Decimal(n) for n in ("14", "24", "45", "60")]
    assert [unit for _, unit in parts] == [None, "℃", "%", "%"]


@each(
    "text",
    [
        "≥",
        ">=",
        "不低于",
        "≥≥95%",
        "≥≤95%",
        "≥95%以下",
        "≤95%以上",
        "≥95%≤90%",
        "5<",
        "(95%",
        "≥95%）",
        "【95%",
        "≥健全",
        "<b>95%</b>",
    ],
)
def test_what_nobody_can_read_is_unreadable(text: str) -> None:
    assert parse_value(text) == IndicatorValue(text, Kind.UNREADABLE)


@each(("letter", "kind"), [("字", Kind.WORDING), ("5", Kind.COMPOUND), ("５", Kind.COMPOUND)])
def test_a_text_longer_than_any_value_is_not_taken_apart(letter: str, kind: Kind) -> None:
    text = letter * (LONGEST + 1)
    assert parse_value(text) == IndicatorValue(text, kind)


@each(
    ("text", "printed"),
    [
        ("=45%", "＝45%"),
        ("＝45%", "＝45%"),
        (">=95%", "≥95%"),
        ("≥95%", "≥95%"),
        (" = 45%", " ＝ 45%"),
        ("不低于95%", "不低于95%"),
        ("100%", "100%"),
        ("充分", "充分"),
        ("=健全", "＝健全"),
    ],
)
def test_a_sign_is_printed_with_the_glyph_of_the_form(text: str, printed: str) -> None:
    assert parse_value(text).printed({"=": "＝"}) == printed


@given(st.text(alphabet="≥≤=><±%0123456789.,-~()（）年月日万亿人元/ 以上内前约至且x") | st.text())
def test_reading_any_text_loses_nothing(text: str) -> None:
    assert str(parse_value(text)) == text


@given(st.decimals(0, 10**8, places=2), st.sampled_from(["", "≥", "≤", "=", ">", "<"]))
def test_any_number_with_any_sign_is_read_exactly(number: Decimal, sign: Comparator) -> None:
    text = f"{sign}{number}人"
    assert parse_value(text) == quantity(text, str(number), "人", sign or None, sign)


def in_pieces(text: str) -> IndicatorValue:
    """What a text means where it is not plain: behind a space, which changes nothing else."""
    return parse_value(f" {text}")._replace(text=text)


def test_a_plain_value_is_read_as_if_it_were_taken_apart() -> None:
    signs, numbers = ["", *"≥≤=><"], ["5", "007", "2025", "0.5", "2025.5", "1999.12"]
    texts = map("".join, product(signs, numbers, ["", "万"], UNITS))
    assert [one for one in texts if parse_value(one) != in_pieces(one)] == []


@given(st.text(alphabet="≥≤=<>0123456789.万亿元人次个年月季日底前后内上下至到多超%/*", max_size=9))
def test_any_text_is_read_as_if_it_were_taken_apart(text: str) -> None:
    assert parse_value(text) == in_pieces(text)
