"""``python -m jxbudget.read.pdf_apart``: a PDF comes in, what it shows goes out as JSON."""

import contextlib
import json
import sys

from jxbudget.paper import Paper
from jxbudget.read.pdf_leaf import RefusedPdf
from jxbudget.read.pdf_pages import paper

_MEMORY = 2 * 1024**3


def main() -> None:
    """Write pairs of content and place, or the name of a reason; end with 1 for a torn file."""
    _limit_memory()
    found = answer(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(found))


def answer(data: bytes) -> Paper | str:
    """What a PDF shows, or why it is refused. Raises whatever the library does for a torn one."""
    try:
        return paper(data)
    except RefusedPdf as refused:
        return str(refused)
    except MemoryError:
        return "long"


def _limit_memory() -> None:
    """Where the system can, see to it that a bomb ends in an error."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (there is none on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
