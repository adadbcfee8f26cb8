"""Every word that reports of changes add to those of the changes, in both languages."""

from jxbudget.change import Level
from jxbudget.diagnostic import Text

LEVEL = {
    Level.MAJOR: Text("重大", "major"),
    Level.MINOR: Text("一般", "minor"),
    Level.NOTE: Text("提示", "note"),
}
SUMMARY = Text(
    "{old} → {new}：比较了 {forms} 张表，{changed} 张有变动；"
    "重大 {major}，一般 {minor}，提示 {note}。",
    "{old} → {new}: {forms} form(s) compared, {changed} changed; "
    "{major} major, {minor} minor, {note} note(s).",
)
SAME = Text(
    "{old} → {new}：比较了 {forms} 张表，没有变动。",
    "{old} → {new}: {forms} form(s) compared, nothing changed.",
)
FAILED = Text("达到 --fail-on：{failures}。", "--fail-on is met: {failures}.")
NOWHERE = Text("（无）", "(none)")
MONEY = Text("资金总额（万元）", "Totals (万元)")
FORM = Text("表", "Form")
OLD = Text("原来", "Before")
NEW = Text("现在", "Now")
DIFFERENCE = Text("增减", "Difference")
PERCENT = Text("幅度", "Percent")
CODE = Text("编号", "Code")
CHANGE = Text("变动", "Change")
PLACE = Text("位置", "Place")

OF_MONEY = (FORM, OLD, NEW, DIFFERENCE, PERCENT)
