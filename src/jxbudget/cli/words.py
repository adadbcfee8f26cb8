"""What the command line says, in both languages."""

import os
from collections.abc import Sequence

from jxbudget.diagnostic import Text

VARIABLE = "JXBUDGET_LANG"


def chosen_language(arguments: Sequence[str]) -> str:
    """What the last ``--lang`` or else the environment asks for; Chinese by default."""
    chosen = os.environ.get(VARIABLE) or "zh"
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            chosen = arguments[number + 1]
        if argument.startswith("--lang="):
            chosen = argument.removeprefix("--lang=")
    return chosen


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
RULE = Text(
    "解释一条规则：查什么、为什么、对和错的例子、怎样关闭。",
    "Explain a rule: what, why, good and bad examples, how to silence it.",
)
RULES = Text("列出全部规则。", "List all rules.")
RULE_NAMES = Text("规则编号或英文名，例如 JX201", "codes or slugs of rules, such as JX201")
RULE_METAVAR = Text("规则", "RULE")
RULES_FORMAT = Text("text 或 json", "text or json")
PATHS = Text("YAML 文件或文件夹；- 表示标准输入", "spec files or folders; - for standard input")
STDIN_FILENAME = Text(
    "标准输入的文件名，例如 specs/2025/某项目.yaml",
    "the file name of what comes from standard input",
)
REPORT_FORMAT = Text(
    "屏幕上的格式：text、concise、json、sarif、github、gitlab、junit、markdown",
    "format on the terminal: text, concise, json, sarif, github, gitlab, junit, markdown",
)
REPORTS = Text(
    "另存一份结果，例如 xlsx=结果.xlsx；可重复",
    "also write a report, such as sarif=a.sarif; may be repeated",
)
EVERY = Text("同一种问题也全部列出", "show every finding, however many of one kind")
LEDGER = Text(
    "列出每条规则的结论：成立、有问题、不适用、数据不足",
    "list what every rule came to: holds, finding, does not apply, not enough data",
)
JOBS = Text("同时用几个进程；默认按处理器数", "processes to use; by default as many as processors")
SHARD = Text(
    "只处理其中一份，例如 3/8 是八份中的第三份",
    "do one part only: 3/8 is the third of eight",
)
FORCE = Text("没有变化的也重新做", "do again what did not change, too")
BAD_JOBS = Text(
    "--jobs 应是 1 或更大的整数，现在是 {given}。", "--jobs must be 1 or more; it is {given}."
)
BAD_SHARD = Text(
    "--shard 应写成 3/8 的样子（第几份/共几份，最多 1000 份），现在是“{given}”。",
    "--shard must be like 3/8 (which part of how many, at most 1000); it is “{given}”.",
)
NOT_IN_PARTS = Text(
    "--shard 与 --fix、--diff 不能同时使用。", "--shard does not go with --fix or --diff."
)
NOT_COMBINED = Text(
    "--shard 与 --combined 不能同时使用：一份里没有全部的表。",
    "--shard and --combined do not go together: one part does not hold all forms.",
)
FIX = Text("改好能自动改的问题，写回原文件", "mend what is mechanical, in the files")
DIFF = Text("只显示 --fix 会改什么，不写文件", "show what --fix would change, write nothing")
SELECT = Text(
    "只查这些规则：编号、编号的开头（JX2）、英文名或 ALL",
    "the rules to check: codes, heads of codes (JX2), slugs, or ALL",
)
IGNORE = Text("不查这些规则", "rules not to check")
LEVELS = Text("改一条规则的级别，例如 JX404=error", "another level for a rule, such as JX404=error")
FAIL_ON = Text(
    "从哪一级起算不通过：error、warning 或 note，默认 error",
    "the level that fails the run: error, warning or note; error by default",
)
BASELINE = Text("基线文件；其中已有的问题不再列出", "a baseline; what it knows is not told again")
WRITE_BASELINE = Text("把现有的问题写成基线文件", "write all findings of this run into a baseline")
CONFIG = Text(
    "设置文件，默认 jxbudget.toml 或 pyproject.toml 里的 [tool.jxbudget]",
    "settings; by default jxbudget.toml or [tool.jxbudget] in pyproject.toml",
)
SCHEMA = Text(
    "输出 JSON Schema，编辑器用它提示栏目、标出写错的地方。",
    "Print the JSON Schema by which editors complete specs and mark mistakes.",
)
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
BAD_REPORT_FORMAT = Text(
    "没有“{name}”这种结果格式。{advice}", "There is no report format “{name}”. {advice_en}"
)
REPORT_WITHOUT_FILE = Text(
    "--report 后面写格式和文件，例如 sarif=结果.sarif。",
    "Write --report with a format and a file, such as sarif=a.sarif.",
)
CHANGES_WITHOUT_FILE = Text(
    "--report 后面写格式和文件，例如 html=变动.html。",
    "Write --report with a format and a file, such as html=changes.html.",
)
ONLY_INTO_A_FILE = Text(
    "{name} 只能存成文件：--report {name}=结果.{name}。",
    "{name} goes into a file: --report {name}=findings.{name}.",
)
STDIN_ALONE = Text("“-”不能和文件一起写。", "“-” cannot stand beside files.")
ONE_FILE_TWICE = Text("两份结果写进了同一个文件。", "Two reports go into one file.")
NO_STDIN = Text("没有标准输入可读。", "There is no standard input to read.")
BAD_LEVEL = Text(
    "“{given}”应写成 规则=级别，例如 JX404=error。",
    "“{given}” should be rule=level, such as JX404=error.",
)
BAD_RULES_FORMAT = Text(
    "没有“{name}”这种格式，可以用 text、json。", "There is no format “{name}”; use text or json."
)
NO_SUCH_RULE = Text("没有“{given}”这条规则。{advice}", "There is no rule “{given}”. {advice_en}")
FIXED = Text("改好了 {count} 个文件。", "{count} file(s) were mended.")
BASELINE_WRITTEN = Text(
    "{count} 个问题写入基线 {path}。", "{count} finding(s) written to the baseline {path}."
)
BASELINE_SHRINKS = Text(
    "基线里有 {count} 个问题已经不在了，可用 --write-baseline 重写。",
    "{count} finding(s) of the baseline are gone; --write-baseline writes it again.",
)
OTHER_FINDINGS = Text(
    "另有 {warnings} 个警告、{notes} 个提示，用 jxbudget validate 查看。",
    "{warnings} warning(s) and {notes} note(s) besides: see jxbudget validate.",
)
YEAR_OR_PATHS = Text(
    "请用 --year 指定年度，或写明文件。specs 里现有：{years}。",
    "Give a --year or name files. Years in the specs folder: {years}.",
)
NOT_BOTH = Text("--year 和文件只能用一种。", "Use either --year or paths, not both.")

RENDERED = Text(
    "生成 {forms} 张表、{files} 个文件 → {folders}", "{forms} form(s), {files} file(s) → {folders}"
)
COMBINED_AGAIN = Text(
    "重新生成合并的文件 {files} 个 → {folders}", "{files} combined file(s) → {folders}"
)
UNCHANGED = Text(
    "{count} 张表没有变化，文件都在，没有重新生成（--force 全部重新生成）。",
    "{count} form(s) are as before and were left alone (--force renders all).",
)
WRITTEN = Text("已写入 {path}", "{path} was written")
NOTHING_RENDERED = Text("没有生成任何文件。", "Nothing was rendered.")
SKIPPED = Text("{count} 个文件有错误，没有生成。", "{count} spec(s) with errors were not rendered.")
REGISTERING = Text("读取中", "Reading")
CHECKING = Text("逐表检查", "Checking")
COMPARING = Text("各表之间", "Comparing")
INTERNAL = Text(
    "内部错误：这是 jxbudget 的问题，不是您的。详情已存入 {path}，请发给维护者。",
    "Internal error: this is our fault, not yours. Details are in {path}; please send them to us.",
)
INTERRUPTED = Text("已中断，没有留下未完成的文件。", "Interrupted; nothing half-done was left.")

DIFF_SPECS = Text(
    "比较两组表，列出承诺和金额的变动。"
    "可以写文件夹、文件、年度或 git 版本（main:specs/2025、HEAD~1）。",
    "Tell what two sets of specs promise differently: folders, files, years or git revisions "
    "(main:specs/2025, HEAD~1).",
)
SIDES = Text("旧的和新的一边", "the old side and the new one")
SIDES_METAVAR = Text("旧 新", "OLD NEW")
CHANGES_FORMAT = Text(
    "屏幕上的格式：text、markdown、json、html", "format: text, markdown, json, html"
)
CHANGE_REPORTS = Text(
    "另存一份结果，例如 html=变动.html；可重复",
    "also write a report, such as html=changes.html; may be repeated",
)
DIFF_FAIL_ON = Text(
    "遇到哪些变动退出码为 1：重大、一般、提示、金额变动>10%、金额变动>50万元；默认都不算",
    "what makes the exit code 1: major, minor, note, money>10%, money>50; by default nothing",
)
CHANGE_LEVELS = Text(
    "改一种变动的级别，例如 JD304=提示；可重复",
    "another level for a kind of change, such as JD304=note; may be repeated",
)
GIT_DRIVER = Text("作为 git 的 diff 程序运行", "run as a diff driver of git")
CHANGES = Text("列出变动的全部种类和级别。", "List every kind of change and its level.")
TWO_SIDES = Text(
    "请写两边：jxbudget diff 旧 新。例如 jxbudget diff main:specs specs。",
    "Give two sides: jxbudget diff OLD NEW, such as jxbudget diff main:specs specs.",
)
NOT_OF_GIT = Text(
    "--git-driver 由 git 调用，参数由 git 给出。",
    "--git-driver is for git, which gives its arguments.",
)
NO_SUCH_SIDE = Text(
    "找不到“{given}”：不是文件或文件夹，不是 specs 里的年度，也不是这里的 git 版本。",
    "“{given}” is no file or folder, no year among the specs, and no git revision here.",
)
BAD_KIND_LEVEL = Text(
    "“{given}”应写成 变动=级别，例如 JD304=提示。",
    "“{given}” should be kind=level, such as JD304=note.",
)

CI = Text(
    "审查一次改动（拉取请求）：只按改动带来的问题判定，比较承诺和金额，生成改动的表，写出评论和各种报告。",
    "Review a change (a pull request): judge what it brings, compare promises and money, render "
    "the forms it touches, write the comment and every report.",
)
BASE = Text(
    "改动的起点，例如 origin/main；在 GitHub、GitLab、Gitee 的流水线里可以不写",
    "what the change starts from, such as origin/main; GitHub, GitLab and Gitee tell it",
)
CI_OUT = Text("存放结果的文件夹，默认 out/ci", "folder of all that is written, by default out/ci")
TRUST = Text(
    "改动里的设置、基线和表样也照用；默认只信任本仓库的分支，不信任派生仓库",
    "follow settings, baseline and templates that the change itself alters; by default those of "
    "the repository's own branches, never of a fork",
)
FAIL_ON_CHANGE = Text(
    "遇到哪些变动不通过：重大、一般、提示、金额变动>10%、金额变动>50万元；默认都不算",
    "which changes fail it: major, minor, note, money>10%, money>50; by default none",
)
NO_BASE = Text(
    "请用 --base 写明改动的起点，例如 jxbudget ci --base origin/main。",
    "Say what the change starts from: jxbudget ci --base origin/main.",
)
NO_SUCH_BASE = Text(
    "这里没有 git 版本“{given}”。请在仓库里运行，并先取得目标分支的历史"
    "（GitHub：checkout 设 fetch-depth: 0；GitLab：GIT_DEPTH: 0；其他：git fetch）。",
    "There is no git revision “{given}” here. Run in the repository, with the history of the "
    "target branch (GitHub: checkout with fetch-depth: 0; GitLab: GIT_DEPTH: 0; git fetch).",
)
NO_SPECS_HERE = Text(
    "“{path}”里没有提交到仓库的 .yaml 文件，改动之前也没有。用 --specs 写明文件夹。",
    "No .yaml file is committed in “{path}”, nor was before. Name the folder with --specs.",
)
OUT_IS_COMMITTED = Text(
    "“{path}”里有提交到仓库的文件，结果不写在那里。用 --out 换一个文件夹。",
    "Files in “{path}” are committed; nothing is written there. Choose another folder with --out.",
)
NOT_COMMITTED = Text(
    "有 {count} 个文件的改动还没有提交，没有计入审查。",
    "{count} file(s) have changes that are not committed; they were not reviewed.",
)
NOTHING_IN_COMMON = Text(
    "“{given}”和当前版本没有共同的历史，多半是只取了最近的版本"
    "（GitHub：checkout 设 fetch-depth: 0；GitLab：GIT_DEPTH: 0；其他：git fetch --unshallow）。",
    "“{given}” and what is checked out have no history in common: perhaps only the last commit "
    "was fetched (GitHub: checkout with fetch-depth: 0; GitLab: GIT_DEPTH: 0; "
    "git fetch --unshallow).",
)

COMMENT = Text(
    "把审查的评论发到拉取请求上；以前发过的，改写原来那一条。",
    "Post the comment of a review on its pull request, or update the one posted before.",
)
COMMENT_FILE = Text("评论的文件，例如 out/ci/comment.md", "the comment, such as out/ci/comment.md")
COMMENT_FILE_METAVAR = Text("文件", "FILE")
COMMENT_ON = Text(
    "发到哪里：github、gitlab 或 gitee；令牌取自 GITHUB_TOKEN、GITLAB_TOKEN、GITEE_TOKEN",
    "github, gitlab or gitee; the token is GITHUB_TOKEN, GITLAB_TOKEN or GITEE_TOKEN",
)
COMMENT_NAME = Text(
    "一个拉取请求上有几条评论时，用来区分的名称", "a name that tells several comments apart"
)
DRY_RUN = Text("只显示会发什么，不发送", "print what would be sent, send nothing")
NO_SUCH_HOST = Text("不认得“{name}”。{advice}", "“{name}” is not known. {advice_en}")
COMMENT_CREATED = Text("评论已发出。", "The comment was posted.")
COMMENT_UPDATED = Text("原来的评论已改写。", "The comment was updated.")
COMMENT_UNCHANGED = Text("原来的评论与这次相同，没有改动。", "The comment says the same already.")
COMMENT_NOTHING = Text("没有要紧的内容，没有发评论。", "Nothing matters; no comment was posted.")

NEW = Text(
    "从一份正式表（空白的或填好的）写出它的表式：form.yaml、page.docx、page.xlsx。",
    "Write the templates of a form from an official file, blank or filled: form.yaml, page.docx, "
    "page.xlsx.",
)
NEW_WHAT = Text("form：新的表式", "form: the templates of a form")
NEW_METAVAR = Text("form", "form")
NEW_FROM = Text("正式表：.docx 或 .xlsx", "the official file: .docx or .xlsx")
NEW_OUT = Text("写入的文件夹", "folder to write to")
NEW_YEAR = Text(
    "表式的年度，默认按原文", "year of the form, by default the one that the file tells"
)
NEW_NAME = Text("表式的名称，默认按标题", "name of the form, by default its title")
NEW_FORCE = Text("替换已有的表式", "replace a form that is there")
NEW_IS_FORM = Text(
    "“{given}”不是能新建的东西。请写 jxbudget new form --from 文件。",
    "“{given}” cannot be made. Write jxbudget new form --from FILE.",
)
NO_FORM = Text(
    "“{path}”里没有找到绩效目标表：要有一张表格，其中有“项目名称”或“单位名称”，或“一级指标”表头。",
    "“{path}” holds no form: a table is needed with 项目名称, 单位名称 or the heading 一级指标.",
)
YEAR_WANTED = Text(
    "“{path}”没有写年度。请加 --year，例如 --year 2026。",
    "“{path}” tells no year. Add --year, such as --year 2026.",
)
FORM_EXISTS = Text(
    "“{path}”已经存在，没有改动。要替换它，加 --force。",
    "“{path}” is there already and was left alone. --force replaces it.",
)
FORM_WRITTEN = Text(
    "{file} → {path}：{bands} 段，{columns} 列，待核对 {doubts}",
    "{file} → {path}: {bands} band(s), {columns} columns, {doubts} to check",
)
FORM_AMISS = Text("{place}：{message}", "{place}: {message}")
IMPORT = Text(
    "把已有的表（Word、Excel、PDF、网页、文本）读成 YAML 文件，每张表一个。",
    "Read existing forms (Word, Excel, PDF, web pages, text) into specs, one for each form.",
)
IMPORT_FILES = Text(
    "已有的表：.docx、.xlsx、.pdf、.html、.txt；.doc、.xls、.wps、.et 需要 LibreOffice",
    "existing forms: .docx, .xlsx, .pdf, .html, .txt; .doc, .xls, .wps, .et need LibreOffice",
)
IMPORT_OUT = Text("写入的文件夹，默认 specs/<年度>", "folder to write to, by default specs/<year>")
IMPORT_YEAR = Text("原文没有写年度时用这个年度", "the year of forms that tell none")
IMPORT_FORCE = Text("替换已有的 YAML 文件", "replace specs that are there")
IMPORT_FORMAT = Text(
    "屏幕上的格式：text；json 列出每一栏的出处",
    "format: text, or json, which tells where each field was found",
)
BAD_YEAR = Text(
    "--year 应是四位数字的年度，现在是“{given}”。",
    "--year is a year of four digits, not “{given}”.",
)
TOO_LARGE = Text(
    "“{path}”超过 {most} MB，不予读取。", "“{path}” is larger than {most} MB; it is not read."
)
NOT_READ = Text(
    "不能读“{path}”。可以读的文件：{known}。", "“{path}” is not read. What is read: {known}."
)
UNREADABLE = Text("读不了“{path}”：{reason}", "“{path}” cannot be read: {reason}")
SPEC_EXISTS = Text(
    "“{path}”已经存在，没有改动。要替换它，加 --force。",
    "“{path}” is there already and was left alone. --force replaces it.",
)
IMPORTED = Text(
    "{file} → {path}：{facts} 项，待核对 {doubts}，没有放进表里 {strays}",
    "{file} → {path}: {facts} field(s), {doubts} to check, {strays} not placed",
)
DOUBTFUL = Text(
    "待核对  {where}：“{text}”（{place}；{why}）", "check  {where}: “{text}” ({place}; {why})"
)
NOT_PLACED = Text("未放入  “{text}”（{place}；{why}）", "not placed  “{text}” ({place}; {why})")
NOTE_SAYS = Text("批注  {text}（{place}）", "comment  {text} ({place})")
UNKNOWN_FORM = Text(
    "{file}：不认得这张表。标题是“{title}”（{place}），认得的栏目有：{labels}；最接近的表式：{near}。",
    "{file}: this form is not known. Its title is “{title}” ({place}); labels known: {labels}; "
    "nearest forms: {near}.",
)
NOTHING_FOUND = Text("没有找到表。", "No form was found.")

ABSORB = Text(
    "把在 Word、Excel、WPS 里改过的表读回它的 YAML 文件：只改改过的值，注释和次序不动。",
    "Bring edits made in Word, Excel or WPS home into the spec: only what was edited changes.",
)
ABSORB_FILES = Text("改过的表：.docx 或 .xlsx", "edited forms: .docx or .xlsx")
ABSORB_SPEC = Text(
    "YAML 文件；不写时按表里记着的路径", "the spec, by default the one that the file tells"
)
ABSORB_DRY_RUN = Text("只显示会改什么，不写文件", "show what would change, write nothing")
ONE_SPEC_ONE_FILE = Text("--spec 只能和一个文件一起用。", "--spec goes with one file only.")
NO_SPEC_KNOWN = Text(
    "“{path}”里没有记着它的 YAML 文件。用 --spec 写明。",
    "“{path}” does not tell its spec. Name it with --spec.",
)
OF_ANOTHER_SPEC = Text(
    "“{path}”是由“{made_of}”生成的，不是由“{spec}”；没有改动任何文件。",
    "“{path}” was made of “{made_of}”, not of “{spec}”; nothing was changed.",
)
SPEC_GONE = Text(
    "“{path}”记着的 YAML 文件“{spec}”不在这里。请在仓库的根目录运行，或用 --spec 写明。",
    "The spec “{spec}” that “{path}” tells is not here. Run at the root of the repository, or "
    "name it with --spec.",
)
SPEC_UNREADABLE = Text(
    "“{path}”有读不出的内容，没有改动。先用 jxbudget validate 查看。",
    "Something of “{path}” cannot be read; it was left alone. See jxbudget validate.",
)
NOT_ONE_FORM = Text(
    "“{path}”里认出 {count} 张表，应是一张。", "{count} form(s) were found in “{path}”, not one."
)
NOT_ABSORBED = Text(
    "改动写不进“{path}”，没有改动它。请手工修改。",
    "The edits do not fit into “{path}”; it was left alone. Make them by hand.",
)
ABSORBED = Text(
    "{file} → {spec}：改了 {changes} 处，冲突 {conflicts} 处，没有认出 {strays} 处",
    "{file} → {spec}: {changes} value(s) changed, {conflicts} conflict(s), {strays} not placed",
)
TAKEN_OVER = Text("改动  {where}：{old} → {new}", "changed  {where}: {old} → {new}")
CONFLICTS = Text(
    "冲突  {where}：原来 {was}，YAML 里 {now}，表里 {file}；没有改动，请自己定",
    "conflict  {where}: it was {was}, the spec has {now}, the file {file}; decide yourself",
)
DIFFERS = Text(
    "不同  {where}：YAML 里 {now}，表里 {file}；不知道哪一边改过，请自己定",
    "differs  {where}: the spec has {now}, the file {file}; which was changed is not known",
)
