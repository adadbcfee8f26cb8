"""What is kept of a form to gather it: whose it is, and which projects it speaks of."""

import re
from decimal import Decimal
from typing import NamedTuple

from jxbudget.model.naming import of_any_year, plain
from jxbudget.model.spec import AnySpec, UnitSpec

_PHONE = re.compile(r"\d{7,}")


class Filing(NamedTuple):
    """One form in a few words. Names are plain ones, those of projects without their year.

    ``projects`` are those that a unit form lists, each with its amount of the year, or the one
    that a project form is for with its 资金总额. ``contact`` is who is asked, where a telephone
    number makes that one person.
    """

    path: str
    unit: str
    year: int
    is_unit_form: bool
    projects: tuple[tuple[str, Decimal], ...]
    contact: str = ""


def filing_of(path: str, spec: AnySpec) -> Filing:
    """The filing of a spec that was read from a path."""
    unit, year = plain(spec.text(spec.CREATOR)), spec.year
    if isinstance(spec, UnitSpec):
        lines = spec.funding.expenditure.projects.items()
        listed = tuple((of_any_year(name, year), line.full) for name, line in lines)
        return Filing(path, unit, year, True, listed)
    contact = plain(spec.contact)
    project = of_any_year(spec.project, year), spec.funding.revenue.total
    return Filing(path, unit, year, False, (project,), contact if _PHONE.search(contact) else "")
