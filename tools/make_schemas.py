"""Write the JSON Schemas that are committed for editors and other programs.

``--check`` writes nothing and fails when a committed schema differs.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from jxbudget.forms.schema import printed, spec_schema
from jxbudget.report.changes.json import schema as changes_schema
from jxbudget.report.json import schema as report_schema
from jxbudget.workspace.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent


def spec() -> str:
    """What a spec of a shipped form may hold."""
    return printed(spec_schema(folder.form for folder in Shelf().folders()))


def report() -> str:
    """What the JSON report holds."""
    return printed(report_schema())


def changes() -> str:
    """What the JSON document of ``jxbudget diff`` holds."""
    return printed(changes_schema())


SCHEMAS: dict[str, Callable[[], str]] = {
    "schema/spec.schema.json": spec,
    "schema/report.schema.json": report,
    "schema/changes.schema.json": changes,
}


def main() -> int:
    """Write every schema, or check it."""
    stale = []
    for name, make in SCHEMAS.items():
        path, data = ROOT / name, make().encode()
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        elif not path.is_file() or path.read_bytes() != data:
            stale.append(name)
    for name in stale:
        print(f"{name} is not fresh: run python tools/make_schemas.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
