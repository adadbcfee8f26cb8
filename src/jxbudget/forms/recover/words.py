"""Why something is doubtful, or found no place."""

from jxbudget.diagnostic import Text

NOT_A_LABEL = Text("不知道属于哪一栏", "no label says what it is")
NO_SUCH_COLUMN = Text("表上没有这一列", "the form has no such column")
NO_NUMBER = Text("不是金额", "not an amount")
WRONG_COUNT = Text("格子的数目与表头不符", "more or fewer cells than columns")
TWICE = Text("同一栏出现两次", "the field stands twice")
NO_ROOT = Text("不知道属于哪个一级指标", "no first-level label above it")

BY_ORDER = Text("格子与表头没有对齐，按先后次序认出", "not under its heading; taken by its order")
BELOW = Text("在标签的下一行", "it stands below its label")
IN_YUAN = Text("原来以元计，已换算成万元", "it was in 元 and is now in 万元")
YUAN_SIGN = Text("带有￥，不知道是元还是万元", "with ￥: it may be in 元 or in 万元")
UNREADABLE = Text("有读不出的字", "a letter in it cannot be read")
OTHER_ROOT = Text(
    "下面一行的二级指标不属于这个一级指标，这一行也可能不属于",
    "the row below does not belong to this first-level label; this one may not either",
)
A_SUM = Text("是合计，各行之和就是它", "it is a sum, which the lines add up to")
OTHER_LABEL = Text("里面还有别的栏目", "it has the label of another field in it")
BLANK_LABEL = Text("左侧的二级指标是空的", "the second-level label beside it is empty")
TOO_LONG = Text("作为名称太长", "too long for a name")
SPLIT = Text("一格里写了几行，已分开", "several lines of one cell, taken apart")
NAME_AND_VALUE = Text(
    "名称和值写在一格，已分开；半年值未填", "name and value in one cell; no mid-year value"
)
NO_VALUE = Text("没有指标值", "there is no value")
ONE_VALUE = Text("只有一个值，不知道是半年还是全年", "one value only, of which column is not clear")
CONTINUED = Text("接在上一格后面", "it goes on from the cell above")
JOINED = Text("由断开的几段拼成", "put together from pieces")
HIDDEN = Text("在隐藏的行或列里", "in a row or column that is hidden")
NO_YEAR = Text("没有写年度", "no year is told")
NOTE = Text("批注", "a comment")
