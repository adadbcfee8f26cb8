"""Changes as one HTML page: the summary, the money, each form with its changed cells marked.

The page is whole in itself: it has no script, and loads nothing.
"""

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from jxbudget.change import Change, Compared
from jxbudget.diagnostic import Language
from jxbudget.report.changes import words
from jxbudget.report.changes.report import Changes, worst_first
from jxbudget.report.changes.summary import summary
from jxbudget.report.changes.text import amounts, places
from jxbudget.report.plain import visible

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light; --line: #555; --major: #b3261e; --minor: #8a5a00; --note: #345; }
body { margin: 1rem auto; padding: 0 .8rem; max-width: 62rem; color: #1a1a1a; background: #fff;
  font: 15px/1.6 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
h1 { font-size: 1.2rem; } h2 { font-size: 1.1rem; margin-top: 2.2rem; }
h3 { text-align: center; letter-spacing: .1em; }
.form, .money { overflow: auto hidden; }
table { border-collapse: collapse; width: 100%; }
.form table { min-width: 40rem; table-layout: fixed; margin-bottom: -1px; }
td, th { border: 1px solid var(--line); padding: .3rem .4rem; overflow-wrap: anywhere;
  white-space: pre-wrap; }
.head, .label, .value, th { text-align: center; font-weight: normal; }
.head, th { font-weight: bold; background: #f3f3f3; }
.amount { text-align: right; font-variant-numeric: tabular-nums; }
.money .amount { white-space: nowrap; }
td.major { background: #fde7e5; } td.minor { background: #fff3d6; } td.note { background: #e8eef5; }
del { color: var(--major); } ins { color: #0b6b2b; text-decoration: none; font-weight: bold; }
del + ins { margin-left: .3em; }
ul { padding-left: 1.2rem; } li { margin: .3rem 0; }
.level { font-weight: bold; } li.major .level { color: var(--major); }
li.minor .level { color: var(--minor); } .place { color: #666; font-size: .85em; }
@media print { body { max-width: none; margin: 0; } h2 { break-before: page; }
  tr { break-inside: avoid; } td { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
"""


def report(changes: Changes, language: Language) -> Iterator[str]:
    """The page."""
    title = _safe(summary(changes, language))
    yield (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n'
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    yield from _money(changes, language)
    by_file: defaultdict[str, list[Compared]] = defaultdict(list)
    for one in changes.changed:
        by_file[one.new or ""].append(one)
    for path, forms in by_file.items():
        for one in forms:
            yield from _changes_of(one, language)
        yield changes.drawn.get(path, "")
    yield "</body>\n</html>\n"


def _money(changes: Changes, language: Language) -> Iterator[str]:
    rows = [(one.name, one.total) for one in changes.changed if one.total and one.total.difference]
    if rows:
        head = "".join(f"<th>{text.say(language)}</th>" for text in words.OF_MONEY)
        yield f'<div class="money"><table>\n<tr>{head}</tr>\n'
        for name, total in rows:
            cells = "".join(f'<td class="amount">{text}</td>' for text in amounts(total))
            yield f"<tr><td>{_safe(name)}</td>{cells}</tr>\n"
        yield "</table></div>\n"


def _changes_of(one: Compared, language: Language) -> Iterator[str]:
    yield f"<h2>{_safe(one.name)}</h2>\n<ul>\n"
    for change in worst_first(one.changes):
        yield _item(change, language)
    yield "</ul>\n"


def _item(change: Change, language: Language) -> str:
    level = words.LEVEL[change.level].say(language)
    return (
        f'<li class="{change.level.value}"><span class="level">{level} {change.code}</span> '
        f"{_safe(change.message(language))}"
        f' <span class="place">{_safe(places(change, language))}</span></li>\n'
    )


def _safe(text: str) -> str:
    return escape(visible(text))
