"""A unit has no more people on its establishment than posts."""

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.spec import UnitSpec
from jxbudget.rules.kit import HOLDS, UNKNOWN, Case, Rule, Verdicts
from jxbudget.rules.text.staffing import STAFFING, posts_and_staff

DEFECT = warning(
    "JX133",
    "staff-exceed-posts",
    title=Text("在编人数超过编制", "More staff than posts"),
    message=Text(
        "在编 {staff} 人，编制只有 {posts} 人。",
        "{staff} people are on the establishment; it has {posts} posts.",
    ),
    help_=Text("核对两个数；确有超编的，写明原因。", "Check both numbers, or say why it is so."),
)
_POSTS = Text("编制写在这里", "the posts are told here")


def check(case: Case[UnitSpec]) -> Verdicts:
    """在编 ≤ 编制, where the text names one number of each."""
    text = case.spec.staffing
    if "编制" not in text or "在编" not in text:
        return
    found = posts_and_staff(text)
    if found is None:
        yield UNKNOWN
        return
    posts, staff = found
    finding = DEFECT.at(STAFFING, staff=staff.number, posts=posts.number).on_words(staff.words)
    label = Label((STAFFING,), _POSTS, words=posts.words)
    yield finding.labelled([label]) if staff.number > posts.number else HOLDS


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "在编人员占用编制，不会比编制多；多半是两个数写反，或编制数没有更新。",
        "Each of them fills a post; usually the two are swapped, or the posts are out of date.",
    ),
    good="部门整体: {机构设置及人员配置: 公益一类事业单位，编制12人，在编人员12人。}",
    bad="部门整体: {机构设置及人员配置: 公益一类事业单位，编制12人，在编人员15人。}",
    kinds=(UnitSpec,),
)
