"""The same work done with the tools people know, as a competent user of each would do it."""

from importlib import import_module
from typing import Any


class Missing(Exception):  # noqa: N818 - the row is skipped and says so
    """Why something cannot be measured here."""


def peer(name: str) -> Any:
    """A module of this package. Raises Missing when what it needs is not installed."""
    try:
        return import_module(f"bench.peers.{name}")
    except ImportError as error:
        raise Missing(f"no {error.name}: pip install -e '.[bench]'") from error
