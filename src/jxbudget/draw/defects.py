"""What can be wrong with a page, the Word or Excel file that a table is drawn on."""

from jxbudget.diagnostic import Defect, Text, error

UNKNOWN_NAME = error(
    "JX911",
    "unknown-name-in-mark",
    Text("标记里的名称不存在", "Unknown name in a mark"),
    Text("标记“{mark}”里的“{name}”不存在。", "The mark “{mark}” uses “{name}”, which is unknown."),
    Text("可以用的名称：{known}。", "Known names: {known}."),
)
BAD_MARK = error(
    "JX912",
    "bad-mark",
    Text("标记写法有误", "Bad mark"),
    Text("标记“{mark}”写法有误：{why}。", "The mark “{mark}” cannot be used: {why_en}."),
    Text(
        "标记写成“{{{{ 名称 }}}}”，用半角花括号，里面只写名称和简单的文字。",
        "Write “{{{{ name }}}}” with half-width braces, and only names and plain text inside.",
    ),
)
NO_TABLE = error(
    "JX913",
    "no-table-mark",
    Text("没有放表的位置", "No place for the table"),
    Text(
        "应有且只有一处“{{{{ 表 }}}}”独占一段（一格），现有 {count} 处。",
        "Exactly one paragraph or cell must read “{{{{ 表 }}}}”; there are {count}.",
    ),
    Text(
        "在要放表的地方单独写一段“{{{{ 表 }}}}”。",
        "Write “{{{{ 表 }}}}” alone in the paragraph or cell where the table goes.",
    ),
)
NO_STYLE = error(
    "JX914",
    "missing-style",
    Text("缺少样式", "Missing style"),
    Text("没有叫“{style}”的样式。", "There is no style named “{style}”."),
    Text(
        "在 Word 或 Excel 的样式里新建“{style}”，或从随附的表样复制。",
        "Create the style “{style}”, or copy it from the page that came with jxbudget.",
    ),
)
UNSAFE_FIELD = error(
    "JX915",
    "unsafe-field",
    Text("不允许的域或公式", "Field or formula not allowed"),
    Text("里面有“{field}”，不予使用。", "It holds “{field}” and is not used."),
    Text(
        "只能用页码（PAGE、NUMPAGES、SECTIONPAGES）；表样里不能有公式和图片控件。",
        "Only page numbers (PAGE, NUMPAGES, SECTIONPAGES) may stay; no formulas.",
    ),
)
TEXT_TOO_LONG = error(
    "JX916",
    "text-too-long-for-excel",
    Text("文字过长", "Text too long for Excel"),
    Text(
        "一段文字有 {count} 个字，Excel 的一格最多放 {limit} 个。",
        "A text has {count} characters; a cell of Excel keeps {limit}.",
    ),
    Text("缩短这段文字，或只生成 Word。", "Shorten the text, or render Word only."),
)

DEFECTS = tuple(value for value in dict(globals()).values() if isinstance(value, Defect))
