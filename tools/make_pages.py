"""Write the page.docx and page.xlsx that ship with jxbudget.

The pages belong to whoever fills in forms: copied into a project's own templates/ folder they are
edited in Word or Excel. The shipped ones are made here, so that their whole content can be
reviewed. ``--check`` writes nothing and fails when a committed page differs.
"""

import sys
from pathlib import Path

from jxbudget.draw.pages import excel_page, word_page
from jxbudget.package import unpack


def main() -> int:
    """Write the pages of every shipped form, or check them."""
    root = Path(__file__).resolve().parent.parent / "templates"
    stale = []
    for form in sorted(root.glob("*/*/form.yaml")):
        pages = {"page.docx": word_page(), "page.xlsx": excel_page(6)}
        for name, data in pages.items():
            path = form.with_name(name)
            if "--check" not in sys.argv:
                path.write_bytes(data)
            elif not path.is_file() or unpack(path.read_bytes()) != unpack(data):
                stale.append(path.relative_to(root.parent))
    for path in stale:
        print(f"{path} is not fresh: run python tools/make_pages.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
