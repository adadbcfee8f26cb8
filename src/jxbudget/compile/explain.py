"""A rule explained: for the terminal, for ``docs/rules/``, and as data."""

from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import Any

from jxbudget.compile import catalogue
from jxbudget.compile.run import check_texts
from jxbudget.diagnostic import LANGUAGES, Defect, Diagnostic, Language, Severity, Text
from jxbudget.rules import Rule, Scope
from jxbudget.rules.specimen import patched
from jxbudget.workspace.shelf import Shelf

SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
SCOPES = {
    Scope.FORM: Text("看一张表", "looks at one form"),
    Scope.UNIT: Text("看一个单位的全部表", "looks at all forms of a unit"),
}
_SINCE = Text("自 {version}", "since {version}")
_FIXES = Text("可用 --fix 改好", "mended by --fix")
_READING = Text("读文件时发现", "found while reading")
_WHY = Text("## 为什么", "## Why")
_GOOD = Text("## 对", "## Good")
_BAD = Text("## 不对", "## Bad")
_SAYS = Text("## 会说什么", "## What it says")
_DO = Text("## 怎么办", "## What to do")
_SILENCE = Text("## 怎样关闭", "## How to silence it")
_FIRM = Text(
    "不能关闭：有了它，表就没有可靠的内容可印。",
    "It cannot be silenced: with it there is nothing sound to print.",
)
_WAIVER = Text(
    "这一张表不查，在表里写明理由：\n\n```yaml\n豁免:\n  - 规则: {code}\n    理由: …\n```\n\n"
    '全部不查或改级别，写在 jxbudget.toml 里：\n\n```toml\nignore = ["{code}"]\n'
    'severity = {{ {code} = "{other}" }}\n```\n',
    "For one form, with the reason in the spec:\n\n```yaml\n豁免:\n  - 规则: {code}\n"
    "    理由: …\n```\n\nEverywhere, or with another level, in jxbudget.toml:\n\n```toml\n"
    'ignore = ["{code}"]\nseverity = {{ {code} = "{other}" }}\n```\n',
)


def explained(defect: Defect, language: Language) -> str:
    """A page of Markdown about one defect, in one language."""
    return "\n".join(_page(defect, catalogue.rules().get(defect.code), language))


def listed(language: Language) -> Iterator[str]:
    """One line for each defect: code, severity, title, slug."""
    for one in catalogue.all_defects().values():
        level = SEVERITIES[one.severity].say(language)
        yield f"{one.code}  {level}  {one.title.say(language)}  ({one.slug})"


def as_data() -> list[dict[str, Any]]:
    """All there is to know of every defect, as JSON holds it."""
    return [_entry(one) for one in catalogue.all_defects().values()]


def _entry(defect: Defect) -> dict[str, Any]:
    rule = catalogue.rules().get(defect.code)
    entry: dict[str, Any] = {
        "code": defect.code,
        "slug": defect.slug,
        "severity": defect.severity.value,
        "firm": defect.firm,
        "title": _both(defect.title),
    }
    if rule:
        entry |= {
            "since": rule.since,
            "scope": rule.scope.value,
            "fixable": rule.fixes,
            "why": _both(rule.why),
            "good": rule.good,
            "bad": rule.bad,
        }
    return entry


def _both(text: Text) -> dict[str, str]:
    return {language: text.say(language) for language in LANGUAGES}


def _page(defect: Defect, rule: Rule | None, language: Language) -> Iterator[str]:
    yield f"# {defect.code} {defect.title.say(language)}\n"
    yield f"{' · '.join(_traits(defect, rule, language))}\n"
    if rule:
        yield f"{_WHY.say(language)}\n\n{rule.why.say(language)}\n"
        yield f"{_GOOD.say(language)}\n\n```yaml\n{rule.good.strip()}\n```\n"
        yield f"{_BAD.say(language)}\n\n```yaml\n{_shortened(rule.bad.strip())}\n```\n"
    finding = next(_findings(rule), None) if rule else None
    said = finding.message(language) if finding else _open(defect.message, language)
    done = finding.help(language) if finding else _open(defect.help, language)
    yield f"{_SAYS.say(language)}\n\n> {_shortened(said)}\n"
    yield f"{_DO.say(language)}\n\n{done}\n"
    yield f"{_SILENCE.say(language)}\n"
    other = Severity.NOTE if defect.severity is not Severity.NOTE else Severity.WARNING
    facts = {"code": defect.code, "other": other.value}
    yield _FIRM.say(language) + "\n" if defect.firm else _WAIVER.say(language, facts)


def _traits(defect: Defect, rule: Rule | None, language: Language) -> Iterator[str]:
    yield f"`{defect.slug}`"
    yield SEVERITIES[defect.severity].say(language)
    if rule is None:
        yield _READING.say(language)
        return
    yield SCOPES[rule.scope].say(language)
    yield _SINCE.say(language, {"version": rule.since})
    if rule.fixes:
        yield _FIXES.say(language)


def _findings(rule: Rule) -> Iterator[Diagnostic]:
    """What the rule says of its own bad example."""
    found = check_texts(patched(rule.bad), _shelf()).diagnostics
    return (one for one in found if one.defect is rule.defect)


@cache
def _shelf() -> Shelf:
    return Shelf()


def _shortened(text: str, most: int = 1200) -> str:
    return text if len(text) <= most else f"{text[: most // 4]}…"


def _open(text: Text, language: Language) -> str:
    """A sentence whose facts are not known."""
    template = text.zh if language == "zh" else text.en
    return text.say(language, {name: "…" for _, name, _, _ in Formatter().parse(template) if name})
