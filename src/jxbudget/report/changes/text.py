"""Changes for a terminal: form by form, what matters most first, and where it stands."""

from collections.abc import Iterator

from jxbudget.change import Change, Compared, Money, Piece
from jxbudget.diagnostic import Language
from jxbudget.report.changes import words
from jxbudget.report.changes.report import Changes, worst_first
from jxbudget.report.changes.summary import summary
from jxbudget.report.plain import place, told, unheard, visible

AROUND = 12
"""Letters of unchanged text that are shown before and after a change."""

LONGEST = 160
"""Letters of a piece that was taken out or put in that are shown."""


def report(changes: Changes, language: Language) -> Iterator[str]:
    """A block for each form that changed, then the summary."""
    for one in changes.changed:
        yield from map(unheard, _form(one, language))
        yield "\n"
    yield summary(changes, language) + "\n"


def _form(one: Compared, language: Language) -> Iterator[str]:
    years = " → ".join(str(year) for year in dict.fromkeys(one.years) if year)
    yield f"{told(one.name)}  {years}\n".replace("  \n", "\n")
    for change in worst_first(one.changes):
        level = words.LEVEL[change.level].say(language)
        yield f"  {level}[{change.code}] {told(change.message(language))}\n"
        if change.pieces:
            yield f"      {excerpt(change.pieces)}\n"
        yield f"      {places(change, language)}\n"


def places(change: Change, language: Language) -> str:
    """Where a change stands on both sides."""
    sides = (change.old, change.new)
    nowhere = words.NOWHERE.say(language)
    return " → ".join(place(spot.path, spot.span) if spot else nowhere for spot in sides)


def amounts(total: Money) -> list[str]:
    """What was, what is, the difference, and that in percent where there was anything."""
    percent = "" if total.percent is None else f"{total.percent:+f}%"
    return [f"{total.old:f}", f"{total.new:f}", f"{total.difference:+f}", percent]


def excerpt(pieces: tuple[Piece, ...]) -> str:
    """What changed of a text, ``[-taken out-]{+put in+}``, with a little of what stands around."""
    return "".join(_piece(piece, number, len(pieces)) for number, piece in enumerate(pieces))


def _piece(piece: Piece, number: int, count: int) -> str:
    if piece.is_same:
        return visible(_shortened(piece.old.replace("\n", " "), number > 0, number < count - 1))
    old, new = (told(text.replace("\n", " "), LONGEST) for text in piece)
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")


def _shortened(text: str, after: bool, before: bool) -> str:
    """An unchanged text: as much as stands next to a change."""
    head = text[:AROUND] if after else ""
    tail = text[-AROUND:] if before else ""
    return text if len(head) + len(tail) >= len(text) else f"{head}…{tail}"
