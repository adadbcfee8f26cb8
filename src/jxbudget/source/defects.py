"""What can be wrong with the text of a spec, before any rule looks at it."""

from jxbudget.diagnostic import Defect, Text, firm
from jxbudget.diagnostic import error as returned


def error(code: str, slug: str, title: Text, message: Text, help_: Text) -> Defect:
    """What cannot be read cannot be excused: there would be nothing sound to print."""
    return firm(returned(code, slug, title, message, help_))


EMPTY = error(
    "JX001",
    "empty-file",
    Text("空文件", "Empty file"),
    Text("文件里没有内容。", "The file holds nothing."),
    Text(
        "从“表式:”和“年度:”两行写起，可以参照 specs 目录中已有的文件。",
        "Start with the lines 表式: and 年度:, as the files under specs/ do.",
    ),
)
TOO_BIG = error(
    "JX002",
    "file-too-big",
    Text("文件过大", "File too big"),
    Text(
        "文件有 {size} 字节，超过 {limit} 字节的上限。",
        "The file has {size} bytes; at most {limit} are read.",
    ),
    Text(
        "一个文件只写一张表；请检查是否误放了别的文件。",
        "One file holds one form; check whether this is a spec at all.",
    ),
)
NOT_UTF8 = error(
    "JX003",
    "not-utf8",
    Text("编码不是 UTF-8", "Not UTF-8"),
    Text("文件编码像是 {encoding}，不是 UTF-8。", "The file looks like {encoding_en}, not UTF-8."),
    Text(
        "用记事本或 WPS 打开，另存为，编码选“UTF-8”。",
        "Open it in an editor and save it again with the encoding UTF-8.",
    ),
)
FORBIDDEN_CHARACTER = error(
    "JX004",
    "forbidden-character",
    Text("不可见或不允许的字符", "Invisible or forbidden character"),
    Text(
        "这里有{name}（{code}）。", "Here is a character that is not allowed: {name_en} ({code})."
    ),
    Text(
        "删去这个字符；多半是从网页或 PDF 粘贴时带进来的。",
        "Delete it; it usually comes along when text is pasted from a page or a PDF.",
    ),
)
TAB = error(
    "JX005",
    "tab",
    Text("制表符", "Tab"),
    Text("这里用了制表符（Tab）。", "There is a tab here."),
    Text("缩进和间隔都用空格，每级缩进两个。", "Use spaces, two for each level."),
)
SYNTAX = error(
    "JX006",
    "syntax",
    Text("YAML 写法有误", "YAML syntax"),
    Text("从这里起读不懂了。", "The text cannot be read from here on."),
    Text(
        "检查这一行和上一行：缩进是否对齐，“:”后是否有空格，含特殊符号的值是否加了引号。",
        "Check this line and the one before: indentation, a space after “:”, quotes around "
        "values with special signs.",
    ),
)
NEEDS_QUOTES = error(
    "JX007",
    "needs-quotes",
    Text("值要加引号", "Value needs quotes"),
    Text("以“{sign}”开头的值要加引号。", "A value that starts with “{sign}” needs quotes."),
    Text("写成 '{value}'。", "Write '{value}'."),
)
FULL_WIDTH_COLON = error(
    "JX008",
    "full-width-colon",
    Text("全角冒号", "Full-width colon"),
    Text("名称后面用的是全角冒号“：”。", "The name is followed by a full-width colon “：”."),
    Text("改成半角冒号加一个空格：“{key}: …”。", "Write a plain colon and a space: “{key}: …”."),
)
NO_SPACE_AFTER_COLON = error(
    "JX009",
    "no-space-after-colon",
    Text("冒号后缺空格", "No space after the colon"),
    Text("冒号后面没有空格。", "There is no space after the colon."),
    Text("写成“{key}: …”，冒号后空一格。", "Write “{key}: …” with a space after the colon."),
)
UNCLOSED = error(
    "JX010",
    "unclosed",
    Text("引号或括号没有成对", "Unclosed quote or bracket"),
    Text("从这里开始的引号或括号没有结束。", "The quote or bracket that opens here is not closed."),
    Text("补上另一半，并用半角符号。", "Add the closing half, as a half-width sign."),
)
DUPLICATE_KEY = error(
    "JX011",
    "duplicate-key",
    Text("名称重复", "Name written twice"),
    Text("“{key}”在第 {first} 行已经写过。", "“{key}” has already been written on line {first}."),
    Text("两处只留一处，或改成不同的名称。", "Keep one of the two, or give them different names."),
)
ALIAS = error(
    "JX012",
    "anchor-or-alias",
    Text("引用记号", "Anchor or alias"),
    Text(
        "这里用了 YAML 的引用（&、* 或 <<）。",
        "YAML anchors, aliases and merges are not read here.",
    ),
    Text(
        "把内容原样写出来；若“*”或“&”本是文字，给值加引号。",
        "Write the content out; if the sign is meant as text, quote the value.",
    ),
)
TAG = error(
    "JX013",
    "tag",
    Text("类型记号", "Tag"),
    Text("这里用了 YAML 的类型记号（!）。", "YAML tags (!) are not read here."),
    Text("删去记号；若“!”本是文字，给值加引号。", "Delete it; quote the value if “!” is text."),
)
SECOND_DOCUMENT = error(
    "JX014",
    "second-document",
    Text("一个文件里有两份", "Two documents in one file"),
    Text("“---”之后又开始了一份。", "A second document begins here."),
    Text("一个文件只写一张表，拆成两个文件。", "One file holds one form; split it in two."),
)
TOO_DEEP = error(
    "JX015",
    "too-deep",
    Text("层级过深", "Nested too deeply"),
    Text("层级超过 {limit} 层。", "There are more than {limit} levels."),
    Text("检查缩进；表中最多五六层。", "Check the indentation; a form has five or six levels."),
)
TOO_LONG = error(
    "JX016",
    "too-many-values",
    Text("内容过多", "Too many values"),
    Text("内容超过 {limit} 项。", "There are more than {limit} values."),
    Text("一个文件只写一张表。", "One file holds one form."),
)
BROKEN_TEXT = error(
    "JX017",
    "text-over-lines",
    Text("文字跨行", "Text over several lines"),
    Text(
        "这段文字写了几行，YAML 会在换行处插入空格。",
        "This text spans lines; YAML would put a space at every break.",
    ),
    Text(
        "写在一行里；或在冒号后写“|”，下面每行一段。",
        "Write it on one line, or write “|” after the colon and one paragraph per line below.",
    ),
)
BAD_KEY = error(
    "JX018",
    "bad-name",
    Text("名称写法有误", "Bad name"),
    Text("这里应是一个名称。", "A plain name is expected here."),
    Text("名称写成文字，后面接“: ”和内容。", "Write the name as text, then “: ” and its content."),
)
NOT_A_MAPPING = error(
    "JX019",
    "not-a-spec",
    Text("不是表的内容", "Not a spec"),
    Text(
        "文件应由“名称: 内容”组成，这里不是。",
        "A spec is made of “name: content” lines; this is something else.",
    ),
    Text(
        "从“表式: …”写起，一行一个栏目，冒号后空一格。",
        "Start with “表式: …”, one field a line, a space after each colon.",
    ),
)
TEXT_CUT_BY_HASH = error(
    "JX020",
    "text-cut-by-hash",
    Text("“#”后面的文字会丢失", "Text after # is lost"),
    Text(
        "“#”后面的文字会被当作注释，不进表。", "What follows “#” is read as a comment and is lost."
    ),
    Text(
        "是文字就给整个值加引号；是注释就在“#”后空一格。",
        "Quote the whole value if it is text; put a space after “#” if it is a comment.",
    ),
)
TEXT_NOT_INDENTED = error(
    "JX021",
    "text-not-indented",
    Text("正文没有缩进", "Text not indented"),
    Text(
        "上面写了“|”，这一段却没有缩进。",
        "The line above ends in “|”, and this one is not indented.",
    ),
    Text(
        "这一段前面加空格，比上一行多缩进两格。", "Indent it two spaces more than the line above."
    ),
)
FULL_WIDTH_COMMA = error(
    "JX022",
    "full-width-comma",
    Text("全角逗号", "Full-width comma"),
    Text("括号里用了全角逗号“，”。", "A full-width comma “，” stands between the brackets."),
    Text("改成半角逗号加一个空格：“, ”。", "Write a plain comma and a space."),
)
MERGE_CONFLICT = error(
    "JX023",
    "merge-conflict",
    Text("没有处理的合并冲突", "Merge conflict"),
    Text(
        "第 {first} 行到第 {last} 行是 git 合并时留下的两种写法，没有选定。",
        "Lines {first} to {last} are two versions that a merge in git left for you to choose from.",
    ),
    Text(
        "留下要用的一种，删去另一种和“<<<<<<<”“=======”“>>>>>>>”三行标记。",
        "Keep the one you want; delete the other and the three lines of marks.",
    ),
)
UNKNOWN_FIELD = error(
    "JX101",
    "unknown-field",
    Text("表中没有的栏目", "Unknown field"),
    Text("这张表没有“{key}”这一项。", "The form has no “{key}” here."),
    Text("{advice}", "{advice_en}"),
)
MISSING_FIELD = error(
    "JX102",
    "missing-field",
    Text("缺少栏目", "Missing field"),
    Text("缺少“{key}”。", "“{key}” is missing."),
    Text("补上一行“{key}: …”。", "Add a line “{key}: …”."),
)
BLANK_FIELD = error(
    "JX103",
    "blank-field",
    Text("必填项空白", "Blank field"),
    Text("“{key}”没有填。", "“{key}” is blank."),
    Text("填上内容；这一项必填。", "Fill it in; it is required."),
)
WRONG_SHAPE = error(
    "JX104",
    "wrong-shape",
    Text("写法不对", "Wrong shape"),
    Text("“{key}”这里应是{expected}。", "“{key}” should be {expected_en} here."),
    Text("参照已有文件的同一栏目。", "See the same field in a file that works."),
)
NOT_AN_AMOUNT = error(
    "JX105",
    "not-an-amount",
    Text("不是金额", "Not an amount"),
    Text("“{given}”不是金额。", "“{given}” is not an amount."),
    Text("{advice}", "{advice_en}"),
)
NOT_A_YEAR = error(
    "JX106",
    "not-a-year",
    Text("不是年度", "Not a year"),
    Text("“{given}”不是年度。", "“{given}” is not a year."),
    Text("写四位数字，例如 2025。", "Write four digits, such as 2025."),
)
INDICATOR_PAIR = error(
    "JX107",
    "not-a-pair",
    Text("指标值写法不对", "Not a pair of values"),
    Text("指标“{key}”应是一个值，或 [半年, 全年] 两个值。", "“{key}” takes one value or two."),
    Text(
        "写成“{key}: 值”或“{key}: [半年值, 全年值]”；值里有逗号就加引号。",
        "Write “{key}: value” or “{key}: [half, full]”; quote a value that has a comma in it.",
    ),
)
AMOUNT_PAIR = error(
    "JX108",
    "not-a-pair-of-amounts",
    Text("支出写法不对", "Not a pair of amounts"),
    Text("“{key}”应是 [半年, 全年] 两个金额。", "“{key}” takes two amounts, [half, full]."),
    Text(
        "写成“{key}: [半年计划, 全年预算]”；没有就写 0，数字不写千分位。",
        "Write “{key}: [half, full]”; 0 for none, no thousands commas.",
    ),
)
UNKNOWN_FORM = error(
    "JX109",
    "unknown-form",
    Text("没有这种表", "Unknown form"),
    Text("没有叫“{given}”的表式。", "There is no form called “{given}”."),
    Text("{advice}", "{advice_en}"),
)
NO_FORM_FOR_YEAR = error(
    "JX110",
    "no-form-for-year",
    Text("这一年没有表样", "No form for the year"),
    Text("“{form}”没有 {year} 年或更早的表样。", "“{form}” has no layout for {year} or before."),
    Text(
        "现有 {years}；检查年度，或在 templates 下加一个年份文件夹。",
        "There are {years}; check the year, or add a folder under templates/.",
    ),
)

THOUSANDS_COMMA = error(
    "JX112",
    "thousands-comma",
    Text("千分位逗号", "Thousands comma"),
    Text("“{key}”前面的逗号把一个数分成了两半。", "The comma before “{key}” cuts a number in two."),
    Text("金额不写千分位，例如 1333.93。", "Write amounts without thousands commas: 1333.93."),
)
NOT_OF_THE_FOLDER = error(
    "JX113",
    "not-that-of-the-folder",
    Text("与所在文件夹不符", "Not that of the folder"),
    Text(
        "“{key}”写的是“{given}”，所在文件夹是“{folder}”。",
        "“{key}” says “{given}”, the folder is “{folder}”.",
    ),
    Text(
        "文件夹是 templates/<表式>/<年度>，两处写成一样。",
        "The folder is templates/<表式>/<年度>; make the two the same.",
    ),
)
NOT_ON_THE_FORM = error(
    "JX114",
    "not-on-the-form",
    Text("表样里没有这一项", "Not on the form"),
    Text("“{key}”里的“{given}”在“表格”中没有。", "“{given}” in “{key}” is not in 表格."),
    Text("改正名称，或删去这一项。", "Correct the name or take it out."),
)
CONTRADICTION = error(
    "JX115",
    "form-contradicts-itself",
    Text("表样自相矛盾", "The form contradicts itself"),
    Text("{reason}", "{reason_en}"),
    Text("改正 form.yaml 的“表格”。", "Correct 表格 in form.yaml."),
)
BAND_DOES_NOT_FILL = error(
    "JX111",
    "band-does-not-fill-the-columns",
    Text("一段没有占满各列", "A band does not fill the columns"),
    Text(
        "表格的第 {number} 段没有正好占满 {columns} 列。",
        "Band {number} of the form does not fill its {columns} columns exactly.",
    ),
    Text(
        "把这一段的“占列”“层级”“数值”加起来，应等于“列宽”的列数。",
        "The spans in 占列, 层级 and 数值 must add up to the number of 列宽.",
    ),
)
FORM_OF_THE_OTHER_KIND = error(
    "JX117",
    "form-of-the-other-kind",
    Text("表式与内容不是一种表", "Form of the other kind"),
    Text(
        "表式是{kind}表，下面写的却是{other}表的“{name}”和“{money}”。",
        "The form is one for {kind_en}; below stand “{name}” and “{money}” of one for {other_en}.",
    ),
    Text("改正“表式”这一行。", "Correct the line 表式."),
)
NOT_A_DATE = error(
    "JX116",
    "not-a-date",
    Text("不是日期", "Not a date"),
    Text("“{given}”不是日期。", "“{given}” is not a date."),
    Text("写成年-月-日，例如 2026-12-31。", "Write year-month-day, such as 2026-12-31."),
)

FIRST_HERE = Text("第一次写在这里", "first written here")

DEFECTS = tuple(value for value in dict(globals()).values() if isinstance(value, Defect))
