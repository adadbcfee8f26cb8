"""Hosts to speak with, and none of the variables and proxies of the machine that runs this."""

import os
from collections.abc import Iterator

import pytest

from jxbudget.remote.hosts import GITHUB, Host
from tests.unit.remote.forge import HOSTS, Forge, forge

_NAMES = [f"{kind}_proxy" for kind in ("http", "https", "all", "no")]


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies are those that a test sets."""
    for name in [name for name in os.environ if name.lower() in _NAMES]:
        monkeypatch.delenv(name)


@pytest.fixture(params=HOSTS, ids=lambda host: host.name)
def any_host(request: pytest.FixtureRequest) -> Iterator[Forge]:
    """Each of the hosts in turn."""
    host: Host = request.param
    with forge(host) as server:
        yield server


@pytest.fixture
def github() -> Iterator[Forge]:
    """GitHub."""
    with forge(GITHUB) as server:
        yield server
