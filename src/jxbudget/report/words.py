"""Every word that reports add to those of the findings, in both languages."""

from jxbudget.diagnostic import Severity, Text

SEVERITY = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
HELP = Text("处理", "help")
FIX = Text("修改", "fix")
BY_FIX = Text("可用 --fix 自动改好。", "--fix can mend this.")
MORE = Text("另有", "more")
MORE_OF_IT = Text(
    "这个文件里还有 {count} 处 {code}，用 --all 全部列出。",
    "{count} more of {code} in this file; --all shows them.",
)

ROOT = Text("检查时所在的文件夹。", "The folder in which the check was run.")

CLEAN = Text("检查了 {files} 个文件，没有发现问题。", "{files} file(s) checked, nothing found.")
FOUND = Text(
    "检查了 {files} 个文件：{errors} 个错误，{warnings} 个警告，{notes} 个提示。",
    "{files} file(s) checked: {errors} error(s), {warnings} warning(s), {notes} note(s).",
)
MENDABLE = Text("{count} 处可用 --fix 自动改好。", "--fix can mend {count} of them.")
WAIVED = Text("豁免 {count} 处。", "{count} waived.")
BASELINED = Text("基线内 {count} 处，未计入。", "{count} in the baseline, not counted.")
TIME = Text("用时 {seconds} 秒。", "Took {seconds} s.")

PASSES = Text("通过", "Passed")
FAILS = Text("不通过", "Not passed")
COLON = Text("：", ": ")
WAIVED_OF_FILE = Text(
    "豁免 {code}：{message}（理由：{reason}{until}）",
    "waived {code}: {message} (reason: {reason}{until})",
)
UNTIL_DAY = Text("，至 {day}", ", until {day}")
LEFT_OUT = Text("还有 {count} 处没有列出。", "{count} more are not listed.")

ERRORS = Text("错误", "Errors")
WARNINGS = Text("警告", "Warnings")
NOTES = Text("提示", "Notes")
WAIVERS = Text("豁免", "Waived")
FINDINGS = Text("检查结果", "Findings")
TOTALS = Text("汇总", "Totals")
SUM = Text("合计", "Total")
NOTHING = Text("没有发现问题。", "Nothing was found.")

LEVEL = Text("级别", "Severity")
CODE = Text("编号", "Code")
FILE = Text("文件", "File")
LINE = Text("行", "Line")
FIELD = Text("栏目", "Field")
PROBLEM = Text("问题", "Problem")
ADVICE = Text("建议", "What to do")
SOURCE = Text("原文", "Source text")
REASON = Text("理由", "Reason")
UNTIL = Text("有效期至", "Until")
