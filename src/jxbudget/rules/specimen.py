"""The forms that the examples of rules are patches on.

A patch is written as YAML: mappings are merged key by key, anything else takes the place of what
was there, and a key with a leading ``-`` is taken out. At its top level stand names of
PATTERNS; a patch that names none is one on 项目.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jxbudget.source import read

PATTERNS = {
    "项目": "项目",
    "另一项目": "项目",
    "上年项目": "项目",
    "下年项目": "项目",
    "部门整体": "部门整体",
    "上年部门整体": "部门整体",
}
"""Each specimen and the one that it is a patch on."""


def patched(patch: str) -> dict[str, bytes]:
    """The specs that an example speaks of, as YAML, by the paths of their files."""
    patches: Mapping[str, Any] = _read(patch) if patch.strip() else {}
    if not patches.keys() & PATTERNS.keys():
        patches = {"项目": patches}
    return {_path(name, tree): _written(tree) for name, tree in _trees(patches)}


def _trees(patches: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(name, merged(_specimen(name), patch or {})) for name, patch in patches.items()]


def _specimen(name: str) -> Any:
    whole = _read(files(__package__).joinpath("specimen.yaml").read_text(encoding="utf-8"))
    pattern = PATTERNS[name]
    return whole[name] if pattern == name else merged(whole[pattern], whole[name])


def merged(old: Any, patch: Any) -> Any:
    """The old tree with a patch on it; neither is changed."""
    if not isinstance(old, Mapping) or not isinstance(patch, Mapping):
        return patch
    removed = {key.removeprefix("-") for key in patch if key.startswith("-")}
    kept = {key: value for key, value in old.items() if key not in removed}
    added = {key: value for key, value in patch.items() if not key.startswith("-")}
    return kept | {key: merged(kept.get(key), value) for key, value in added.items()}


def _path(name: str, tree: Mapping[str, Any]) -> str:
    return f"specs/{tree['年度']}/{name}.yaml"


def _written(tree: Mapping[str, Any]) -> bytes:
    text = yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return str(text).encode()


class _Dumper(yaml.SafeDumper):
    """Writes what is not there as nothing; ``null`` would be a text here."""


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)


@cache
def _read(text: str) -> Any:
    source = read(text.encode(), "specimen.yaml")
    assert not source.diagnostics, source.diagnostics
    return source.tree
