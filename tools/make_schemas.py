"""Write the published JSON Schemas; ``--check`` tells which are not fresh."""

import json
import sys
from pathlib import Path

from jxbudget.report.json import schema as report_schema

SCHEMAS = {"report.schema.json": report_schema}


def main() -> int:
    """Write the schemas, or check them."""
    folder = Path(__file__).resolve().parent.parent / "schema"
    stale = []
    for name, schema in SCHEMAS.items():
        path = folder / name
        text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
        if "--check" not in sys.argv:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(folder.parent))
    for path in stale:
        print(f"{path} is not fresh: run python tools/make_schemas.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
