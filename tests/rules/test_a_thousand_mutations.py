"""1 000 seeded mutations of the published forms, one value changed in each.

What breaks a rule is found, on the line that was changed or on the total it breaks, and nothing is
found elsewhere; what breaks none is met with silence. What money must hold is computed here once
more, in whole cents, without the code under test.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jxbudget.diagnostic import Diagnostic, Pointer
from jxbudget.source import read
from jxbudget.source.tree import Source

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = sorted((ROOT / "specs").rglob("*.yaml"))
RUNS, EACH = 10, 100
Find = Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]]

SUMS = frozenset({"JX201", "JX202", "JX203", "JX204", "JX205", "JX206", "JX208", "JX210"})
WIDE = {digit: digit + 0xFEE0 for digit in range(0x30, 0x3A)}
FIXED = frozenset({"决策", "过程"})


@dataclass(frozen=True)
class Mutation:
    """A value changed: where, into what, and what must be said of it (any of ``codes``)."""

    pointer: Pointer
    new: str
    codes: frozenset[str]


def leaves(tree: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, below in items:
        if isinstance(below, dict | list):
            yield from leaves(below, (*pointer, key))
        elif below is not None:
            yield (*pointer, key), below


def cents(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def yuan(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def money_is_sound(tree: Any) -> bool:
    """Sums, halves and the half-year rate, in whole cents and whole percent."""
    name = "项目资金" if "项目资金" in tree else "部门整体资金"
    revenue = {key: cents(amount) for key, amount in tree[name]["收入"].items()}
    lines = {k: (cents(half), cents(full)) for k, (half, full) in tree[name]["支出"].items()}
    total = revenue.pop("资金总额")
    if name == "部门整体资金":
        basic, projects = lines.pop("基本支出"), lines.pop("项目支出")
        for column in (0, 1):
            if projects[column] != sum(line[column] for line in lines.values()):
                return False
        counted, base = [basic, projects], total
    else:
        counted, base = [*lines.values()], revenue["一般公共预算资金"]
    plan = sum(half for half, _ in counted)
    rate = re.search(r"'预算执行率': \['=([0-9]+)%'", str(tree["绩效指标"]))
    assert rate is not None
    return (
        total == sum(revenue.values()) == sum(full for _, full in counted)
        and all(half <= full for half, full in (*counted, *lines.values()))
        and (200 * plan + base) // (2 * base) == int(rate[1])
    )


def change_of_money(source: Source, dice: random.Random) -> Mutation:
    name = "项目资金" if "项目资金" in source.tree else "部门整体资金"
    amounts = [(p, text) for p, text in leaves(source.tree) if p[0] == name and text != "0"]
    pointer, text = dice.choice(amounts)
    by = dice.choice([1, -1]) * dice.choice([1, 7, 10, 100, 990, 4321])
    new = yuan(max(1, cents(text) + by))
    mutated = with_value(source.tree, pointer, new)
    return Mutation(pointer, new, frozenset() if money_is_sound(mutated) else SUMS)


def with_value(tree: Any, pointer: Pointer, new: str) -> Any:
    if not pointer:
        return new
    copy: Any = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[pointer[0]] = with_value(tree[pointer[0]], pointer[1:], new)
    return copy


def change_of_value(source: Source, dice: random.Random) -> Mutation:
    """One cell of the indicator table."""
    tree = source.tree
    cells = [(p, t) for p, t in leaves(tree) if p[0] == "绩效指标" and p[1] not in FIXED]
    pointer, text = dice.choice([(p, t) for p, t in cells if t.startswith(("≥", "≤"))])
    is_half = pointer[-1] == 0
    bare = text[1:]
    number = re.search(r"[0-9.]+", bare)
    assert number is not None
    unit = bare[number.end() :]
    choices = [
        ("''", {"JX302"}),
        (f"{text[0]}{text}", {"JX401"}),
        (f"{text}（", {"JX401"}),
        (text[0], {"JX401"}),
        (f"{text}<br/>", {"JX129"}),
        (f"{text[0]}XX{unit}", {"JX130"}),
        (f"{text}左右", {"JX423"}),
        (text[0] + number[0].translate(WIDE) + unit, {"JX139"}),
    ]
    if unit not in {"%", "元/人*天", "元/人份"}:
        choices.append((text[0] + number[0], {"JX402", "JX408", "JX413"}))
    if int(number[0].replace(".", "")):
        choices.append((bare, {"JX403"}))
    if text[0] == "≥" and is_half and unit != "%":
        choices.append((f"≥{10 * int(number[0]) + 1_000_000}{unit}", {"JX414"}))
    if text[0] == "≥" and unit == "%" and "满意度" in str(pointer[-1]) + str(pointer[-2]):
        choices.append(("≥130%", {"JX410"}))
    new, codes = dice.choice(choices)
    return Mutation(pointer, new, frozenset(codes))


HEADER: dict[str, list[tuple[str, set[str]]]] = {
    "完成时间": [("2024年", {"JX123"}), ("''", {"JX103"}), ("待定中", {"JX128"})],
    "开始时间": [("2031年", {"JX123"}), ("''", {"JX103"})],
    "项目类型": [("长年安排项目", {"JX127"}), ("''", {"JX103"})],
    "主管部门": [("''", {"JX103"}), ("江苏省红  十字会", {"JX138"}), ("江苏<b>省", {"JX129"})],
    "项目负责人/联系电话": [("吴非", {"JX145"}), ("吴非13812345678", {"JX136"}), ("''", {"JX103"})],
    "单位名称": [("''", {"JX103"})],
    "项目名称": [("''", {"JX103"})],
}


def change_of_header(source: Source, dice: random.Random) -> Mutation:
    label = dice.choice([label for label in HEADER if label in source.tree])
    new, codes = dice.choice(HEADER[label])
    return Mutation((label,), new, frozenset(codes))


INSERTED = [
    ("<p>", {"JX129"}),
    ("&nbsp;", {"JX129"}),
    ("（待填）", {"JX130"}),
    ("，，", {"JX140"}),
    ("\u200b", {"JX004"}),
    ("\x07", {"JX004"}),
    ("\ufffd", {"JX004"}),
    ("，手机13812345678，", {"JX136"}),
    ("，身份证11010519491231002X，", {"JX135"}),
]


def change_of_prose(source: Source, dice: random.Random) -> Mutation:
    """Something put between two characters of a paragraph, not inside a number or a word."""
    texts = [(p, t) for p, t in leaves(source.tree) if len(p) == 1 and len(t) > 60]
    pointer, text = dice.choice(texts)
    han = [n for n in range(1, len(text)) if re.fullmatch("[一-鿿]{2}", text[n - 1 : n + 1])]
    at = dice.choice(han)
    extra, codes = dice.choice(INSERTED)
    return Mutation(pointer, text[:at] + extra + text[at:], frozenset(codes))


def harmless_change(source: Source, dice: random.Random) -> Mutation:
    """A lower half-year share of a yearly count: nothing that a rule could object to."""
    cells = [
        (p, t) for p, t in leaves(source.tree) if p[-1] == 0 and re.fullmatch("≥[0-9]{2,}[例人]", t)
    ]
    if not cells:
        return change_of_value(source, dice)
    pointer, text = dice.choice(cells)
    return Mutation(pointer, f"≥{int(text[1:-1]) - dice.randrange(1, 9)}{text[-1]}", frozenset())


KINDS = [change_of_money, change_of_value, change_of_header, change_of_prose, harmless_change]


def written(source: Source, mutation: Mutation) -> tuple[bytes, int]:
    """The text with the new value in its place, and the line that changed."""
    span = source.written(mutation.pointer)
    if span.line == span.end_line:
        lines = list(source.lines)
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + mutation.new + line[span.end_column - 1 :]
        return "\n".join(lines).encode(), span.line
    old = next(text for pointer, text in leaves(source.tree) if pointer == mutation.pointer)
    after = source.text.replace(old, mutation.new, 1)
    both = zip(source.lines, after.split("\n"), strict=True)
    changed = next(number for number, (was, now) in enumerate(both, 1) if was != now)
    return after.encode(), changed


def touches(one: Diagnostic, path: str, line: int, mutation: Mutation) -> bool:
    """Whether a finding is at the line that was changed, or at the total that a changed amount
    breaks, or speaks of that line in a label."""
    if one.path != path:
        return False
    money = (
        mutation.pointer[0] in {"项目资金", "部门整体资金"}
        and one.pointer[0] == mutation.pointer[0]
    )
    on_total = money and bool({"资金总额", "项目支出"} & set(one.pointer))
    places = [one.span, *(label.span for label in one.labels if label.path in {"", path})]
    return on_total or any(place and place.line <= line <= place.end_line for place in places)


def key(one: Diagnostic) -> tuple[str, str, Pointer, str]:
    return one.path, one.code, one.pointer, one.words


@pytest.mark.parametrize("seed", range(RUNS))
def test_every_mutation_is_judged_rightly(seed: int, find: Find) -> None:
    dice = random.Random(seed)  # noqa: S311 - forms, not secrets
    all_six = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in PUBLISHED}
    before = {key(one) for one in find(all_six)}
    for number in range(EACH):
        name = dice.choice(list(all_six))
        source = read(all_six[name], name)
        mutation = KINDS[number % len(KINDS)](source, dice)
        data, line = written(source, mutation)
        new = [one for one in find(all_six | {name: data}) if key(one) not in before]
        told = f"{name}:{line} {mutation} → {[(one.code, one.span, one.message()) for one in new]}"
        assert bool(new) == bool(mutation.codes), told
        assert not mutation.codes or mutation.codes & {one.code for one in new}, told
        assert all(touches(one, name, line, mutation) for one in new), told
