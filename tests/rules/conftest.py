"""Specs given as text, judged as `validate` would."""

from collections.abc import Callable, Mapping

import pytest

from jxbudget.compile.run import check_texts
from jxbudget.diagnostic import Diagnostic
from jxbudget.workspace.shelf import Shelf

Findings = Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]]


@pytest.fixture(scope="session")
def find(shelf: Shelf) -> Findings:
    """Every finding on specs given by path."""
    return lambda specs: check_texts(specs, shelf).diagnostics
