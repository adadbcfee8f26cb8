"""Every kind of change, by code; the levels are those of a project that sets none."""

from jxbudget.change import Kind, Level
from jxbudget.diagnostic import Text

_MAJOR, _MINOR, _NOTE = Level.MAJOR, Level.MINOR, Level.NOTE

PROJECT_ADDED = Kind(
    "JD101",
    "project-added",
    _MAJOR,
    Text("新增项目", "Project added"),
    Text("新增“{name}”，{amount} 万元。", "“{name}” is new, {amount} 万元."),
)
PROJECT_WITHDRAWN = Kind(
    "JD102",
    "project-withdrawn",
    _MAJOR,
    Text("撤销项目", "Project withdrawn"),
    Text("“{name}”没有了，原有 {amount} 万元。", "“{name}” is gone; it had {amount} 万元."),
)
FORM_RENAMED = Kind(
    "JD103",
    "form-renamed",
    _MAJOR,
    Text("改名", "Renamed"),
    Text(
        "“{old}”改名为“{new}”（名称相似 {similarity}%，{why}）。",
        "“{old}” is now “{new}” (names {similarity}% alike; {why_en}).",
    ),
)
LAYOUT_CHANGED = Kind(
    "JD104",
    "layout-changed",
    _MINOR,
    Text("换了表式", "Another form"),
    Text("表式由“{old}”改为“{new}”。", "The form was “{old}” and is “{new}”."),
)
FORM_ADDED = Kind(
    "JD105",
    "form-added",
    _MINOR,
    Text("新增表", "Form added"),
    Text(
        "“{name}”有了单独的表，{amount} 万元；原来只列在部门整体表里。",
        "“{name}” now has a form of its own, {amount} 万元; the unit form had it before.",
    ),
)
FORM_WITHDRAWN = Kind(
    "JD106",
    "form-withdrawn",
    _MINOR,
    Text("撤销表", "Form withdrawn"),
    Text(
        "“{name}”没有单独的表了，原有 {amount} 万元；部门整体表里仍列有。",
        "“{name}” has no form of its own any more ({amount} 万元); the unit form still has it.",
    ),
)
UNIT_FORM_ON_ONE_SIDE = Kind(
    "JD107",
    "unit-form-on-one-side",
    _NOTE,
    Text("部门整体表只在一边", "Unit form on one side only"),
    Text(
        "“{name}”的部门整体表只在{side}有，按其中列的项目和指标与项目表比较。",
        "The unit form of “{name}” is on the {side_en} side only; its projects and indicators "
        "are compared with the project forms.",
    ),
)
NOT_COMPARED = Kind(
    "JD108",
    "not-compared",
    _MAJOR,
    Text("未能比较", "Not compared"),
    Text(
        "这个文件有读不出的内容{keys}，没有比较；用 jxbudget validate 查看。",
        "Something of this file cannot be read{keys_en}; it is not compared. "
        "See jxbudget validate.",
    ),
)
YEAR_CHANGED = Kind(
    "JD109",
    "year-changed",
    _NOTE,
    Text("年度变动", "Another year"),
    Text("年度由 {old} 改为 {new}。", "The year was {old} and is {new}."),
)
UNIT_FORM_ADDED = Kind(
    "JD110",
    "unit-form-added",
    _MINOR,
    Text("新增部门整体表", "Unit form added"),
    Text(
        "新增“{name}”的部门整体表，{amount} 万元。", "“{name}” now has a unit form, {amount} 万元."
    ),
)
UNIT_FORM_WITHDRAWN = Kind(
    "JD111",
    "unit-form-withdrawn",
    _MAJOR,
    Text("撤销部门整体表", "Unit form withdrawn"),
    Text(
        "“{name}”的部门整体表没有了，原有 {amount} 万元。",
        "“{name}” has no unit form any more; it had {amount} 万元.",
    ),
)
YEAR_ADDED = Kind(
    "JD112",
    "year-added",
    _MINOR,
    Text("新年度的表", "Form of another year added"),
    Text(
        "“{name}”有了 {year} 年度的表，{amount} 万元（{other} 年度 {before} 万元）。",
        "“{name}” now has a form for {year}, {amount} 万元 ({before} 万元 in {other}).",
    ),
)
YEAR_WITHDRAWN = Kind(
    "JD113",
    "year-withdrawn",
    _MINOR,
    Text("撤销一个年度的表", "Form of a year withdrawn"),
    Text(
        "“{name}”没有 {year} 年度的表了，原有 {amount} 万元；{other} 年度的还在（{before} 万元）。",
        "“{name}” has no form for {year} any more ({amount} 万元); that for {other} is still there "
        "({before} 万元).",
    ),
)
WAS_UNREADABLE = Kind(
    "JD114",
    "was-unreadable",
    _MINOR,
    Text("原来读不出", "Was not readable"),
    Text(
        "原来的文件有读不出的内容{keys}，没有比较。",
        "Something of the old file cannot be read{keys_en}; it is not compared.",
    ),
)

_FROM_TO = "{old} → {new} 万元，{difference}{percent}。"
_FROM_TO_EN = "{old} → {new} 万元, {difference}{percent_en}."
TOTAL_CHANGED = Kind(
    "JD201",
    "total-changed",
    _MAJOR,
    Text("资金总额变动", "Total changed"),
    Text("资金总额 " + _FROM_TO, "资金总额 " + _FROM_TO_EN),
)
SOURCE_CHANGED = Kind(
    "JD202",
    "source-changed",
    _MINOR,
    Text("资金来源变动", "Source changed"),
    Text("收入“{name}” " + _FROM_TO, "Revenue “{name}” " + _FROM_TO_EN),
)
LINE_CHANGED = Kind(
    "JD203",
    "line-changed",
    _MINOR,
    Text("支出变动", "Line changed"),
    Text("支出“{name}” " + _FROM_TO, "Expenditure “{name}” " + _FROM_TO_EN),
)
HALF_PLAN_CHANGED = Kind(
    "JD204",
    "half-plan-changed",
    _NOTE,
    Text("半年计划变动", "Half-year plan changed"),
    Text("“{name}”的半年计划 " + _FROM_TO, "Half-year plan of “{name}” " + _FROM_TO_EN),
)
LINE_ADDED = Kind(
    "JD205",
    "line-added",
    _MINOR,
    Text("新增支出", "Line added"),
    Text("新增支出“{name}”，{amount} 万元。", "New expenditure “{name}”, {amount} 万元."),
)
LINE_REMOVED = Kind(
    "JD206",
    "line-removed",
    _MINOR,
    Text("取消支出", "Line removed"),
    Text(
        "取消支出“{name}”，原有 {amount} 万元。",
        "Expenditure “{name}” is gone; it had {amount} 万元.",
    ),
)
LINE_RENAMED = Kind(
    "JD207",
    "line-renamed",
    _NOTE,
    Text("支出改名", "Line renamed"),
    Text(
        "支出“{old}”改名为“{new}”（名称相似 {similarity}%）。",
        "Expenditure “{old}” is now “{new}” (names {similarity}% alike).",
    ),
)

_VALUES, _VALUES_EN = "“{name}”{when}：{old} → {new}", "“{name}”{when_en}: {old} → {new}"
TARGET_REMOVED = Kind(
    "JD301",
    "target-removed",
    _MAJOR,
    Text("取消指标", "Target removed"),
    Text("取消指标“{name}”（原为 {old}）。", "Indicator “{name}” is gone (it was {old})."),
)
TARGET_ADDED = Kind(
    "JD302",
    "target-added",
    _MINOR,
    Text("新增指标", "Target added"),
    Text("新增指标“{name}”：{new}。", "New indicator “{name}”: {new}."),
)
TARGET_WEAKER = Kind(
    "JD303",
    "target-weaker",
    _MAJOR,
    Text("目标降低", "Target weaker"),
    Text(_VALUES + "，要求降低。", _VALUES_EN + "; less is promised."),
)
TARGET_STRONGER = Kind(
    "JD304",
    "target-stronger",
    _MINOR,
    Text("目标提高", "Target stronger"),
    Text(_VALUES + "，要求提高。", _VALUES_EN + "; more is promised."),
)
UNIT_CHANGED = Kind(
    "JD305",
    "unit-changed",
    _MAJOR,
    Text("计量单位变动", "Unit changed"),
    Text(_VALUES + "，单位变了，不能比较大小。", _VALUES_EN + "; another unit, not comparable."),
)
DIRECTION_TURNED = Kind(
    "JD306",
    "direction-turned",
    _MAJOR,
    Text("比较方向相反", "Direction turned"),
    Text(_VALUES + "，比较符的方向反了。", _VALUES_EN + "; the comparator points the other way."),
)
NO_LONGER_MEASURED = Kind(
    "JD307",
    "no-longer-measured",
    _MAJOR,
    Text("不再能衡量", "No longer measured"),
    Text(_VALUES + "，不再是能衡量的值。", _VALUES_EN + "; it can no longer be measured."),
)
TARGET_CHANGED = Kind(
    "JD308",
    "target-changed",
    _MINOR,
    Text("指标值变动", "Target changed"),
    Text(_VALUES + "。", _VALUES_EN + "."),
)
TARGET_REWRITTEN = Kind(
    "JD309",
    "target-rewritten",
    _NOTE,
    Text("指标值换了写法", "Target rewritten"),
    Text(_VALUES + "，意思没有变。", _VALUES_EN + "; it means the same."),
)
HALF_WEAKER = Kind(
    "JD311",
    "half-year-weaker",
    _MINOR,
    Text("半年目标降低", "Half-year target weaker"),
    TARGET_WEAKER.message,
)
HALF_STRONGER = Kind(
    "JD312",
    "half-year-stronger",
    _NOTE,
    Text("半年目标提高", "Half-year target stronger"),
    TARGET_STRONGER.message,
)
HALF_CHANGED = Kind(
    "JD313",
    "half-year-changed",
    _MINOR,
    Text("半年指标值变动", "Half-year target changed"),
    TARGET_CHANGED.message,
)
TARGET_RENAMED = Kind(
    "JD321",
    "target-renamed",
    _MINOR,
    Text("指标改名", "Indicator renamed"),
    Text(
        "指标“{old}”改名为“{new}”（名称相似 {similarity}%）。",
        "Indicator “{old}” is now “{new}” (names {similarity}% alike).",
    ),
)
TARGET_MOVED = Kind(
    "JD322",
    "target-moved",
    _NOTE,
    Text("指标换了位置", "Indicator moved"),
    Text("“{name}”由“{old}”移到“{new}”。", "“{name}” was under “{old}” and is under “{new}”."),
)
COLUMN_CHANGED = Kind(
    "JD323",
    "column-changed",
    _MINOR,
    Text("指标的其他栏变动", "Another column changed"),
    Text("“{name}”的{column}：{old} → {new}。", "{column} of “{name}”: {old} → {new}."),
)
BLANK_ROW_CHANGED = Kind(
    "JD324",
    "blank-row-changed",
    _NOTE,
    Text("空白栏增减", "Blank row added or removed"),
    Text("{change}没有内容的一栏“{name}”。", "The blank row “{name}” was {change_en}."),
)

PROSE_CHANGED = Kind(
    "JD401",
    "prose-changed",
    _NOTE,
    Text("文字变动", "Prose changed"),
    Text("“{name}”的文字有改动（保留 {alike}%）。", "“{name}” was reworded ({alike}% kept)."),
)
TEXT_ADDED = Kind(
    "JD403",
    "text-added",
    _NOTE,
    Text("新增文字", "Text added"),
    Text("新增“{name}”（{letters} 字）。", "“{name}” is new ({letters} letters)."),
)
TEXT_REMOVED = Kind(
    "JD404",
    "text-removed",
    _MINOR,
    Text("删去文字", "Text removed"),
    Text("“{name}”删去了（原有 {letters} 字）。", "“{name}” is gone ({letters} letters)."),
)
FIELD_CHANGED = Kind(
    "JD402",
    "field-changed",
    _MINOR,
    Text("栏目变动", "Field changed"),
    Text("{name}：{old} → {new}。", "{name}: {old} → {new}."),
)
WAIVER_ADDED = Kind(
    "JD501",
    "waiver-added",
    _MINOR,
    Text("新增豁免", "Waiver added"),
    Text("新增豁免 {rule}（理由：{reason}）。", "{rule} is now waived (reason: {reason})."),
)
WAIVER_REMOVED = Kind(
    "JD502",
    "waiver-removed",
    _NOTE,
    Text("取消豁免", "Waiver removed"),
    Text("不再豁免 {rule}。", "{rule} is waived no longer."),
)

KINDS: tuple[Kind, ...] = (
    PROJECT_ADDED,
    PROJECT_WITHDRAWN,
    FORM_RENAMED,
    LAYOUT_CHANGED,
    FORM_ADDED,
    FORM_WITHDRAWN,
    UNIT_FORM_ON_ONE_SIDE,
    NOT_COMPARED,
    YEAR_CHANGED,
    UNIT_FORM_ADDED,
    UNIT_FORM_WITHDRAWN,
    YEAR_ADDED,
    YEAR_WITHDRAWN,
    WAS_UNREADABLE,
    TOTAL_CHANGED,
    SOURCE_CHANGED,
    LINE_CHANGED,
    HALF_PLAN_CHANGED,
    LINE_ADDED,
    LINE_REMOVED,
    LINE_RENAMED,
    TARGET_REMOVED,
    TARGET_ADDED,
    TARGET_WEAKER,
    TARGET_STRONGER,
    UNIT_CHANGED,
    DIRECTION_TURNED,
    NO_LONGER_MEASURED,
    TARGET_CHANGED,
    TARGET_REWRITTEN,
    HALF_WEAKER,
    HALF_STRONGER,
    HALF_CHANGED,
    TARGET_RENAMED,
    TARGET_MOVED,
    COLUMN_CHANGED,
    BLANK_ROW_CHANGED,
    PROSE_CHANGED,
    FIELD_CHANGED,
    TEXT_ADDED,
    TEXT_REMOVED,
    WAIVER_ADDED,
    WAIVER_REMOVED,
)

LOWERED = frozenset(
    kind.code
    for kind in (
        TARGET_REMOVED,
        TARGET_WEAKER,
        UNIT_CHANGED,
        DIRECTION_TURNED,
        NO_LONGER_MEASURED,
        HALF_WEAKER,
    )
)
"""The codes of the changes by which less is promised, or may be."""
