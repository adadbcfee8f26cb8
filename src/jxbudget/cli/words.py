"""What the command line says, in both languages."""

import os
from collections.abc import Sequence

from jxbudget.diagnostic import Text

VARIABLE = "JXBUDGET_LANG"


def chosen_language(arguments: Sequence[str]) -> str:
    """What ``--lang`` or the environment asks for, anywhere on the line; Chinese by default."""
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return os.environ.get(VARIABLE) or "zh"


APP = Text(
    "把预算绩效目标的 YAML 文件检查一遍，生成规范的 Word 和 Excel 表。",
    "Check budget performance specs in YAML and compile them into the official forms.",
)
VALIDATE = Text(
    "检查 YAML 文件：写法、必填项、金额勾稽。一次列出全部问题。",
    "Check specs: syntax, required fields, sums. Everything found is told at once.",
)
RENDER = Text(
    "生成 Word 和 Excel 表。有错误的文件不生成，其余照常生成。",
    "Render Word and Excel forms. A spec with errors is skipped, the others are rendered.",
)
SCHEMA = Text(
    "输出 JSON Schema，编辑器用它提示栏目、标出写错的地方。",
    "Print the JSON Schema by which editors complete specs and mark mistakes.",
)
PATHS = Text("YAML 文件或文件夹", "spec files or folders")
RENDER_PATHS = Text(
    "YAML 文件或文件夹；不写时按 --year 取", "spec files or folders, instead of --year"
)
YEAR = Text("年度，取 specs/<年度> 下的全部文件；可重复", "all specs of a year; may be repeated")
FORMATS = Text(
    "格式：word、excel，用逗号隔开；默认两种都生成", "formats, separated by commas; both by default"
)
OUT = Text("输出文件夹，默认 out/<年度>", "output folder, by default out/<year>")
SCHEMA_OUT = Text("写入文件；不写时输出到屏幕", "a file to write to, instead of standard output")
COMBINED = Text(
    "另外生成合并的 Word 和 Excel 各一个",
    "also write one Word file and one workbook with all forms",
)
SPECS = Text("存放 YAML 文件的文件夹，默认 specs", "the folder of the specs, by default specs")
TEMPLATES = Text(
    "自己的表样文件夹，优先于随附的表样，默认 templates",
    "a folder of forms that win over those shipped, by default templates",
)
LANGUAGE = Text(
    "语言：zh 或 en；也可设环境变量 JXBUDGET_LANG", "zh or en; also the variable JXBUDGET_LANG"
)
VERSION = Text("显示版本", "show the version")
HELP = Text("显示这份说明", "show this help")

USAGE = Text("用法: ", "Usage: ")
ARGUMENTS = Text("参数", "Arguments")
OPTIONS = Text("选项", "Options")
COMMANDS = Text("命令", "Commands")
OPTIONS_METAVAR = Text("[选项]", "[OPTIONS]")
SUBCOMMAND = Text("命令 [参数]...", "COMMAND [ARGS]...")
PATH_METAVAR = Text("路径", "PATH")

WRONG_USAGE = Text(
    "命令写法有误：{reason}。用“{command} --help”查看用法。",
    "Wrong usage: {reason}. “{command} --help” shows how.",
)
NO_SUCH_OPTION = Text("没有“{name}”这个选项", "there is no option “{name}”")
CLOSE_OPTION = Text("，是不是“{name}”", "; did you mean “{name}”")
NO_SUCH_COMMAND = Text("没有“{name}”这个命令", "there is no command “{name}”")
MISSING = Text("缺少“{name}”", "“{name}” is missing")
BAD_VALUE = Text("“{name}”的值不对", "the value of “{name}” is not right")
NO_VALUE = Text("“{name}”后面要有一个值", "“{name}” needs a value")
NO_VALUE_WANTED = Text("“{name}”后面不带值", "“{name}” takes no value")
NO_OUTPUT = Text("无法输出检查结果。", "The findings cannot be written to the output.")
UNEXPECTED = Text("多出了“{name}”", "“{name}” is not expected")
BAD_LANGUAGE = Text(
    "没有“{name}”这种语言，可以用 zh 或 en。", "There is no language “{name}”; use zh or en."
)
BAD_FORMAT = Text(
    "没有“{name}”这种格式，可以用 word、excel。", "There is no format “{name}”; use word or excel."
)
YEAR_OR_PATHS = Text(
    "请用 --year 指定年度，或写明文件。specs 里现有：{years}。",
    "Give a --year or name files. Years in the specs folder: {years}.",
)
NOT_BOTH = Text("--year 和文件只能用一种。", "Use either --year or paths, not both.")

RENDERED = Text(
    "生成 {forms} 张表、{files} 个文件 → {folders}", "{forms} form(s), {files} file(s) → {folders}"
)
WRITTEN = Text("已写入 {path}", "{path} was written")
NOTHING_RENDERED = Text("没有生成任何文件。", "Nothing was rendered.")
SKIPPED = Text("{count} 个文件有错误，没有生成。", "{count} spec(s) with errors were not rendered.")
WORKING = Text("生成中", "Rendering")
CHECKING = Text("检查中", "Checking")
INTERNAL = Text(
    "内部错误：这是 jxbudget 的问题，不是您的。详情已存入 {path}，请发给维护者。",
    "Internal error: this is our fault, not yours. Details are in {path}; please send them to us.",
)
INTERRUPTED = Text("已中断，没有留下未完成的文件。", "Interrupted; nothing half-done was left.")
