import pytest

from jxbudget.source.nearest import advice, nearest


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("主管部们", ["项目名称", "主管部门"], "主管部门"),
        ("全念", ["半年", "全年"], "全年"),
        ("xyz", ["半年", "全年"], ""),
        ("全年", [], ""),
    ],
)
def test_the_nearest_name_is_near_enough_or_nothing(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


@pytest.mark.parametrize(
    ("known", "zh", "en"),
    [
        (["全年", "半年"], "是不是“全年”？", "Did you mean “全年”?"),
        (["收入", "支出"], "可以用的有：收入、支出。", "Known here: 收入, 支出."),
        ([], "删去这一行。", "Take it out."),
    ],
)
def test_advice_is_the_nearest_name_or_all_of_them(known: list[str], zh: str, en: str) -> None:
    assert advice("全念", known) == {"advice": zh, "advice_en": en}
