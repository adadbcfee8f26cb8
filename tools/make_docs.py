"""Write ``docs/rules/``: a page for every rule, in Chinese and in English, and their list.

The rules themselves are the source. ``--check`` writes nothing and fails when a page is stale.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from jxbudget.compile import catalogue
from jxbudget.compile.explain import SEVERITIES, explained

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "rules"
FAMILIES = {
    "JX0": "文件的写法 · The text of a file",
    "JX1": "栏目和文字 · Fields and words",
    "JX2": "资金 · Money",
    "JX3": "指标的设置 · Which indicators there are",
    "JX4": "指标值 · Indicator values",
    "JX5": "文字与指标对照 · Prose against indicators",
    "JX6": "一个单位的各张表之间 · Across the forms of one unit",
    "JX7": "年度之间 · Across years",
    "JX8": "豁免 · Waivers",
    "JX9": "表样文件 · Pages",
}

ELSEWHERE = (
    "## 由别的规则说的 · Told by another rule",
    "",
    "- 同一单位同一年度有两张同名的项目表：JX601。A project filed twice: JX601.",
    "- 满意度高于 100%：JX410。满意度 above 100 %: JX410.",
    "- 一级指标不在表中：JX301。A 一级指标 outside the form: JX301.",
    (
        "- 各项目之和与部门整体表不符：JX204、JX603。Projects that do not add up to the unit form: "
        "JX204, JX603."
    ),
    (
        "- 必填项缺少或空白：JX102、JX103；控制字符和零宽字符：JX004。"
        "Missing or blank fields: JX102, JX103; control and zero-width characters: JX004."
    ),
)


def pages() -> Iterator[tuple[str, str]]:
    """File name and content of every page."""
    yield "README.md", _list()
    for defect in catalogue.all_defects().values():
        both = "\n---\n\n".join(explained(defect, language) for language in ("zh", "en"))
        yield f"{defect.code}.md", both


def _list() -> str:
    lines = [
        "# 规则 · Rules",
        "",
        "由 `tools/make_docs.py` 生成。`jxbudget rule JX201` 在屏幕上显示同样的内容。",
        "Written by `tools/make_docs.py`. `jxbudget rule JX201` shows the same on the terminal.",
    ]
    defects = catalogue.all_defects().values()
    for head, title in FAMILIES.items():
        lines += ["", f"## {title}", "", "| | | | |", "|---|---|---|---|"]
        for one in (one for one in defects if one.code.startswith(head)):
            level = SEVERITIES[one.severity]
            lines.append(
                f"| [{one.code}]({one.code}.md) | {level.zh} {level.en} "
                f"| {one.title.zh} | {one.title.en} |"
            )
    return "\n".join((*lines, "", *ELSEWHERE)) + "\n"


def main() -> int:
    """Write the pages, or check them."""
    wanted = dict(pages())
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    stale = sorted(name for name in wanted | there if wanted.get(name) != there.get(name))
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/rules/{name} is stale: run python tools/make_docs.py")
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
