"""What can be wrong with a file among others, and with its waivers."""

from jxbudget.diagnostic import Text, error, firm, warning

SAME_NAME = firm(
    error(
        "JX601",
        "two-specs-for-one-name",
        Text("两个文件会生成同名的表", "Two specs for one name"),
        Text(
            "“{name}”与“{other}”里的表会生成同名文件。",
            "“{name}” would overwrite that of “{other}”.",
        ),
        Text(
            "核对是否重复填报；若是两张表，改用不同的名称。",
            "Take one out, or give the two different names.",
        ),
    )
)
WRONG_FOLDER = error(
    "JX602",
    "year-is-not-that-of-the-folder",
    Text("年度与所在文件夹不符", "Year is not that of the folder"),
    Text(
        "年度写的是 {year}，文件却在 {folder} 文件夹里。",
        "The year is {year}, the folder {folder}.",
    ),
    Text("改正年度，或把文件移到 {year} 文件夹。", "Correct the year or move the file to {year}/."),
)
UNKNOWN_RULE = error(
    "JX801",
    "waiver-of-an-unknown-rule",
    Text("豁免的规则不存在", "Waiver of an unknown rule"),
    Text("没有“{given}”这条规则。", "There is no rule “{given}”."),
    Text("{advice}", "{advice_en}"),
)
NOT_WAIVABLE = error(
    "JX802",
    "waiver-of-what-must-be-mended",
    Text("这条规则不能豁免", "Waiver of what must be mended"),
    Text(
        "{code} 不能豁免：有了它，表就没有可靠的内容可印。",
        "{code} cannot be waived: with it there is nothing sound to print.",
    ),
    Text("改正问题本身，再删去这一条。", "Mend the cause and take the entry out."),
)
UNUSED = warning(
    "JX803",
    "waiver-without-a-finding",
    Text("豁免没有用到", "Waiver without a finding"),
    Text("这里没有需要豁免的 {code}。", "There is no {code} here to waive."),
    Text(
        "问题已经改好就删去这一条；位置写错就改正。",
        "Take the entry out if the cause is mended, or correct its place.",
    ),
)
EXPIRED = warning(
    "JX804",
    "waiver-expired",
    Text("豁免已过期", "Waiver expired"),
    Text("{code} 的豁免到 {until} 为止。", "The waiver of {code} ended on {until}."),
    Text(
        "改正问题，或写明新的理由和期限。", "Mend the cause, or give a new reason and a new date."
    ),
)
DEFECTS = (SAME_NAME, WRONG_FOLDER, UNKNOWN_RULE, NOT_WAIVABLE, UNUSED, EXPIRED)
