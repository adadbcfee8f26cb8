"""Each rule, tried on the published forms: a few letters changed, and it speaks up, alone.

``mutations/*.yaml`` hold the changes. An entry names the rule (规则), the spec (文件), the
changes to its text (改: old and new, each old text stands there once; a number behind them repeats
the new one), and, where there are any, the codes that must appear besides (又见) and further specs
that are read with it (另存: each with 文件, 改 and the path under which it is read, 作). What these
say alone does not count.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from jxbudget.diagnostic import Diagnostic
from jxbudget.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = {path.stem: path for path in (ROOT / "specs").rglob("*.yaml")}
MUTATIONS: list[dict[str, Any]] = [
    entry
    for path in sorted((Path(__file__).parent / "mutations").glob("*.yaml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
]
Find = Callable[[Mapping[str, bytes]], tuple[Diagnostic, ...]]


def changed(entry: Mapping[str, Any]) -> tuple[str, bytes]:
    path = PUBLISHED[entry["文件"]]
    text = path.read_text(encoding="utf-8")
    for old, new, *times in entry.get("改", []):
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new * (times[0] if times else 1))
    return entry.get("作", path.relative_to(ROOT).as_posix()), text.encode()


def key(one: Diagnostic) -> tuple[str, str, str]:
    return one.path, one.code, one.message()


@pytest.mark.parametrize(
    "entry", MUTATIONS, ids=[f"{n}-{entry['规则']}" for n, entry in enumerate(MUTATIONS)]
)
def test_a_mutation_of_a_published_form_is_found(entry: dict[str, Any], find: Find) -> None:
    as_published = {name: told for name, told in entry.items() if name != "改"}
    before = {
        key(found)
        for alone in (as_published, *entry.get("另存", []))
        for found in find(dict([changed(alone)]))
    }
    specs = dict([changed(entry), *(changed(more) for more in entry.get("另存", []))])
    found = [one for one in find(specs) if key(one) not in before]
    assert {one.code for one in found} == {entry["规则"], *entry.get("又见", [])}, [
        (one.code, one.message()) for one in found
    ]


def test_every_rule_has_a_mutation() -> None:
    tried = {entry["规则"] for entry in MUTATIONS}
    assert [rule.defect.code for rule in RULES if rule.defect.code not in tried] == []
