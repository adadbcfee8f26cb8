"""Every kind of defect there is, by code: those of rules, and those found while reading."""

import re
from collections.abc import Mapping
from functools import cache

from jxbudget.compile import defects as compiling
from jxbudget.diagnostic import Defect
from jxbudget.rules import RULES, Rule
from jxbudget.source import advice
from jxbudget.source import defects as reading
from jxbudget.source.nearest import nearest

MOST_ALIKE = 10
_CODE = re.compile(r"JX[0-9]*", re.IGNORECASE)
_NOTHING_ALIKE = {
    "advice": "用 jxbudget rules 查看全部规则。",
    "advice_en": "“jxbudget rules” lists them all.",
}


@cache
def rules() -> dict[str, Rule]:
    """Every rule by the code of its defect."""
    return {rule.defect.code: rule for rule in RULES}


@cache
def defects() -> dict[str, Defect]:
    """Every defect by its code, in the order of the codes; those of pages are not among them."""
    known = (*reading.DEFECTS, *(rule.defect for rule in RULES), *compiling.DEFECTS)
    return {defect.code: defect for defect in sorted(known, key=lambda defect: defect.code)}


@cache
def all_defects() -> dict[str, Defect]:
    """Every defect by its code, those of pages too (which takes longer to import)."""
    from jxbudget.draw import defects as drawing  # noqa: PLC0415
    from jxbudget.package import NOT_AN_OFFICE_FILE, UNSAFE_PART  # noqa: PLC0415

    pages = (*drawing.DEFECTS, NOT_AN_OFFICE_FILE, UNSAFE_PART)
    return defects() | {defect.code: defect for defect in sorted(pages, key=lambda d: d.code)}


def named(name: str) -> Defect | None:
    """The defect of a code (in any case) or a slug."""
    return _named(name, defects()) or _named(name, all_defects())


def _named(name: str, known: Mapping[str, Defect]) -> Defect | None:
    found = known.get(name.upper())
    return found or next((one for one in known.values() if one.slug == name), None)


def meant(name: str) -> dict[str, str]:
    """The facts ``advice`` and ``advice_en`` for a name that no defect has."""
    if _CODE.fullmatch(name):
        alike = [code for code in all_defects() if code.startswith(name.upper()[:4])]
        return advice("", alike[:MOST_ALIKE]) if alike else _NOTHING_ALIKE
    slugs = [one.slug for one in all_defects().values()]
    return advice(name, slugs) if nearest(name, slugs) else _NOTHING_ALIKE


def selects(selector: str, defect: Defect) -> bool:
    """Whether ``ALL``, ``JX2``, ``JX201`` or a slug means a defect."""
    if selector.upper() == "ALL" or selector == defect.slug:
        return True
    return selector.upper().startswith("JX") and defect.code.startswith(selector.upper())


def is_selector(selector: str) -> bool:
    """Whether a selector means any defect at all."""
    return any(
        selects(selector, defect)
        for known in (defects, all_defects)  # the second is loaded only when the first has none
        for defect in known().values()
    )
