"""Ten pull requests, and the comment that each must get, in ``tests/golden/ci``."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.cli import main
from tests.review.repository import PULL_REQUESTS, git

GOLDEN = Path(__file__).resolve().parents[1] / "golden/ci"

FAILING = {"broken-sum": 1, "hostile": 1, "conflict": 1}
FORKED = {"template", "hostile"}


@pytest.mark.parametrize("name", PULL_REQUESTS)
def test_each_pull_request_gets_its_comment(
    name: str, start: Path, on_github: Callable[..., Path], request: pytest.FixtureRequest
) -> None:
    PULL_REQUESTS[name](start)
    summary = on_github(fork="stranger/budget" if name in FORKED else "finance/budget")
    code = main(["ci"])
    text = (start / "out/ci/comment.md").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == f"前一步\n{text}"
    assert code == (1 if "不通过" in text.splitlines()[0] else 0) == FAILING.get(name, 0)
    base, head = (git(start, "rev-parse", one).strip() for one in ("main", "HEAD"))
    told = text.replace(base, "BASE").replace(head, "HEAD").encode()
    path = GOLDEN / f"{name}.md"
    if request.config.getoption("--rewrite-golden"):
        path.write_bytes(told)
    assert told == path.read_bytes(), f"look at {path.name}, then run with --rewrite-golden"
