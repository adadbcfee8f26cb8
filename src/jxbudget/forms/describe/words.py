"""Why a person has to look at something of an official form."""

from jxbudget.diagnostic import Text

CHECK = Text("待核对：{what}", "待核对: {what}")
QUOTED = Text("{why}：“{text}”（{place}）", "{why}: “{text}” ({place})")

NO_TITLE = Text("没有找到标题，写作“{key}”", "no title was found; “{key}” was taken")
OUTSIDE = Text("表格外的文字没有放进来", "text outside of the table was left out")
FULL_WIDTH = Text("横贯全表的一行没有放进来", "a row over the whole width was left out")
OTHER_FORM = Text("后面还有别的表，没有读", "another form follows; it was not read")
NOTE = Text("批注没有放进来", "a comment was left out")
GROUP = Text("几行共用的左侧标签没有放进来", "a label beside several rows was left out")
NO_LABEL = Text("不知道是哪一栏的，没有放进来", "no label says what it is; it was left out")
UNSURE = Text("不能确定是栏目名称，按栏目放进来", "taken as a label; this is not certain")
HINT = Text("空格里的提示没有放进来", "a hint in a blank cell was left out")
TWICE = Text("栏目名称重复，后一个加了序号", "a label stands twice; the later one got a number")
TAKEN = Text("这个名称另有用处，没有放进来", "the name has another use; it was left out")
SIDE_BY_SIDE = Text("原表并排，这里改为上下排列", "side by side there, one below the other here")
ABOVE = Text("标签原在正文上面一行，这里改到左边", "a label above its text was put beside it")
NAMED_SO = Text("写 spec 时用的名称是“{key}”，原表印作", "specs name it “{key}”; printed there is")
ADDED_NAME = Text("原表没有“{key}”一栏，已加在最上面", "“{key}” was not there; it was put on top")
KIND = Text("不能确定是项目还是部门整体，按“{kind}”", "taken as a form of kind “{kind}”")
FILLED = Text(
    "这份表已经填过：必列的二级指标和固定指标要从空白表才能看出",
    "the form is filled in: only a blank one shows which rows are always printed",
)

NO_MONEY = Text("没有找到资金一栏", "no table of money was found")
NO_WAN = Text("没有写金额的单位，按万元", "no unit of amounts is told; 万元 was taken")
ADDED_HEADS = Text(
    "资金一栏加印“{label}”一格和表头行，原表没有",
    "“{label}” and a heading row were added to the money; they were not there",
)
SOURCE = Text("资金的一行在这里写作“{key}”，原表印作", "here a row of money is “{key}”; printed is")
ADDED_TOTAL = Text("收入各行里加了“{key}”，原表没有", "“{key}” was added; it was not there")
SOURCE_TWICE = Text("资金的行名重复，没有放进来", "a row of money stands twice; it was left out")
NO_AMOUNT = Text("写金额的地方的文字没有放进来", "a text among amounts was left out")
ONE_COLUMN = Text("资金的这一列没有放进来", "this column of money was left out")
LINE = Text(
    "支出的行由 spec 填写，印着的行名没有放进来",
    "lines of expenditure come from specs; a printed one was left out",
)
SECOND_MONEY = Text("另一处资金没有放进来", "a second table of money was left out")

NO_INDICATORS = Text("没有找到指标表", "no table of indicators was found")
NO_ROOTS = Text("指标表里没有一级指标", "a table of indicators has no 一级指标")
ROOT_TWICE = Text("一级指标重复，没有放进来", "a 一级指标 stands twice; it was left out")
TWO_HEADS = Text("两行的表头合成了一行", "headings of two rows were made one")
HALVES = Text("并排的第二组指标列没有放进来", "a second set of columns beside it was left out")
SUM = Text("合计的一行没有放进来", "a row of sums was left out")
FIXED_VALUE = Text(
    "指标表里印着的值要写在各个 YAML 文件里，没有放进来",
    "a value among the indicators belongs into specs; it was left out",
)
