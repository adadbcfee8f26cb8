"""Every word that a comment adds to those of findings and changes, in both languages."""

from jxbudget.diagnostic import Text
from jxbudget.report.review.report import Aside

TITLE = Text("预算绩效目标审查", "Review of budget performance specs")
NOTHING = Text("没有改动预算绩效目标。", "No spec is changed.")
TOUCHED = Text("改动 {changed} 个文件。", "{changed} file(s) changed.")
BROUGHT = Text(
    "新问题：错误 {errors}、警告 {warnings}、提示 {notes}。",
    "New findings: {errors} error(s), {warnings} warning(s), {notes} note(s).",
)
NOTHING_BROUGHT = Text("没有新问题。", "No new finding.")
FORMER = Text("原有问题 {count} 处，不计入。", "{count} older finding(s), not counted.")
WAIVED = Text("新豁免 {count} 处。", "{count} newly waived.")
MENDED = Text("改好 {count} 处。", "{count} mended.")
CHANGED = Text(
    "变动：重大 {major}、一般 {minor}、提示 {note}。",
    "Changes: {major} major, {minor} minor, {note} note(s).",
)
FAILED = Text("变动达到界限：{failures}。", "A threshold of changes is met: {failures}.")

MONEY = Text("资金总额（万元）", "Totals (万元)")
MONEY_OF_YEARS = Text("资金总额（万元），与上年相比", "Totals (万元), beside the year before")
LOWERED = Text("降低、取消的目标", "Targets lowered or removed")
EXCUSES = Text("新增的豁免", "New waivers")
MAJOR = Text("重大变动", "Major changes")
OTHERS = Text("其他变动", "Other changes")
OF_YEARS = Text("与上年相比的变动", "Changes from the year before")
RENDERED = Text("生成的表", "Forms rendered")
FILE = Text("文件", "File")
SKIPPED = Text("{count} 张表有错误，没有生成。", "{count} form(s) with errors were not rendered.")

ASIDES = {
    Aside.SETTINGS: (
        Text(
            "检查的设置或基线有改动，已按改动后的检查。",
            "Settings or the baseline are changed; the new ones were followed.",
        ),
        Text(
            "检查的设置或基线有改动。改动来自别处，仍按原来的检查；请单独审阅这些改动。",
            "Settings or the baseline are changed. The change is not trusted: the old ones were "
            "followed. Review it by itself.",
        ),
    ),
    Aside.TEMPLATES: (
        Text(
            "表样有改动，已按改动后的检查和生成。",
            "Templates are changed; the new ones were followed.",
        ),
        Text(
            "表样有改动。改动来自别处，仍按原来的表样检查和生成；请单独审阅这些改动。",
            "Templates are changed. The change is not trusted: the old ones were followed. "
            "Review it by itself.",
        ),
    ),
}
"""What is said of an aside that was followed, and of one that was not."""
