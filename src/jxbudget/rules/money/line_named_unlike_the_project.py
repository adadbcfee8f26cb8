"""The one line of expenditure of a project carries the project's name."""

import re

from jxbudget.diagnostic import Label, Text, warning
from jxbudget.model.spec import ProjectSpec
from jxbudget.rules.gather import plain, similarity
from jxbudget.rules.kit import HOLDS, Case, Rule, Verdicts
from jxbudget.rules.money.names import bare
from jxbudget.rules.money.table import line_at

DEFECT = warning(
    "JX211",
    "line-named-unlike-the-project",
    title=Text("支出名称与项目名称不一致", "Line named unlike the project"),
    message=Text(
        "支出写的是“{line}”，项目名称是“{project}”。",
        "The line of expenditure is “{line}”, the project “{project}”.",
    ),
    help_=Text("两处用同一个名称，以批复为准。", "Use one name in both, the approved one."),
)

_PROJECT = Text("项目名称在这里", "the project is named here")
_LONGEST = 100
_CATEGORIES = (
    "(?:办公|印刷|咨询|手续|[水电]|水电|邮电|取暖|物业管理|差旅|维[修护]|维修维?护|租赁|会议|培训|接待"
    "|公务接待|材料|专用材料|专用燃料|被装购置|劳务|委托业务|福利|交通|宣传|专家|评审|检测|运维|业务"
    "|公务用车运行维护|设备购置|税金及附加)费用?"
    "|(?:商品和服务|资本性|项目|专项|其他.*)支出|.*设备购置|房屋建筑物购建|基础设施建设|大型修缮"
    "|工会经费|其他交通费用|生活补助|助学金|奖励金|对个人和家庭的补助|信息网络及软件购置更新"
)


def check(case: Case[ProjectSpec]) -> Verdicts:
    """A single line that is nearly the project's name is exactly it.

    A kind of expenditure is not a project's name. A year or a remark in brackets that only one
    of the two carries makes no difference.
    """
    spec = case.spec
    names = list(spec.funding.expenditure.lines)
    if len(names) != 1 or re.fullmatch(_CATEGORIES, plain(names[0])):
        return []
    line, project = names[0], spec.project
    if _same(line, project):
        return [HOLDS]
    if not _alike(line, project, case.limits.similarity):
        return []
    finding = DEFECT.at_key(*line_at(spec, line), line=line, project=project)
    return [finding.labelled([Label((spec.NAME,), _PROJECT)])]


def _same(line: str, project: str) -> bool:
    return (
        plain(line) == plain(project)
        or plain(line) == bare(project)
        or bare(line) == plain(project)
    )


def _alike(line: str, project: str, least: int) -> bool:
    return max(len(line), len(project)) <= _LONGEST and similarity(line, project) >= least


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "同一个项目在表里叫两个名字，审核时就对不上号，汇总时会当成两个项目。",
        "A project with two names cannot be matched with the budget and is counted twice.",
    ),
    good="项目资金: {支出: {湿地监测经费: [36, 100]}}",
    bad="项目资金: {支出: {-湿地监测经费: , 湿地监测专项经费: [36, 100]}}",
    kinds=(ProjectSpec,),
)
