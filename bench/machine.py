"""What was measured with: programs, packages, machine. Nothing that tells whose it is."""

import os
import platform
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version

from bench.peers import Missing, peer
from jxbudget import __version__
from jxbudget.package import LEVEL, quick

PACKAGES = (
    *("typer", "pydantic", "PyYAML", "lxml", "Jinja2"),
    *("docxtpl", "python-docx", "openpyxl", "XlsxWriter"),
)


def told() -> str:
    """One paragraph."""
    parts = [
        f"jxbudget {__version__}",
        f"{platform.python_implementation()} {platform.python_version()}",
        *(f"{name} {number}" for name, number in _versions().items()),
    ]
    place = f"{os.cpu_count()} processors ({platform.machine()}), {_system()}{_load()}"
    return f"{', '.join(parts)}; {place}; files deflated by {quick.__name__} at level {LEVEL}."


def _load() -> str:
    """How busy the machine is with other work, where the system tells."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f", load {os.getloadavg()[0]:.1f} before the run"


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    with suppress(Missing):
        found |= peer("word_docxtemplater").versions()
    return found
