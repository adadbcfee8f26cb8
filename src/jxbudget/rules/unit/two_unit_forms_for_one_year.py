"""A unit has one unit form a year."""

from jxbudget.diagnostic import Label, Text, error
from jxbudget.rules.kit import HOLDS, Dossier, Rule, Scope, Verdicts
from jxbudget.workspace.names import file_name, same_file

DEFECT = error(
    "JX606",
    "two-unit-forms-for-one-year",
    title=Text("同一单位同一年度有两张部门整体表", "Two unit forms for one year"),
    message=Text(
        "“{name}”{year} 年度的部门整体表不止一张，另一张写作“{other}”。",
        "“{name}” has more than one unit form for {year}; the other says “{other}”.",
    ),
    help_=Text(
        "只留一张；若是两个单位，把单位名称写全，让人分得清。",
        "Keep one; if they are two units, write names that tell them apart.",
    ),
)
_OTHER = Text("另一张在这里", "the other one")


def check(dossier: Dossier) -> Verdicts:
    """At most one unit form a year; two of exactly one name are told as JX601."""
    for year in dossier.years:
        units = dossier.units(year)
        if len(units) == 1:
            yield HOLDS
        for case in units[1:]:
            first, name = units[0], case.spec.name
            if _file(name) != _file(first.spec.name):
                finding = DEFECT.at(case.spec.NAME, name=name, year=year, other=first.spec.name)
                label = Label((first.spec.NAME,), _OTHER, path=first.path)
                yield case.tells(finding.labelled([label]))


def _file(name: str) -> str:
    return same_file(file_name(name))


RULE = Rule(
    DEFECT,
    check,
    why=Text(
        "一个单位一年只有一张部门整体表；两张同时报上去，不知道哪一张算数。",
        "A unit has one unit form a year; of two nobody knows which one counts.",
    ),
    good="部门整体: {}\n上年部门整体: {}",
    bad="""\
部门整体: {单位名称: 江苏省湿地监测中心（江苏省鸟类环志中心）}
上年部门整体:
  年度: 2026
  单位名称: 江苏省湿地监测中心(江苏省鸟类环志中心)""",
    scope=Scope.UNIT,
)
