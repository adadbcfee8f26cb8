"""Cell formats made from the named styles of a page."""

from copy import deepcopy

from lxml import etree

from jxbudget.diagnostic import Diagnostic
from jxbudget.draw import defects
from jxbudget.draw.ooxml import s
from jxbudget.grid import Style
from jxbudget.package import NOT_AN_OFFICE_FILE, Refused

_TEXT_FORMAT = "49"


def damaged() -> Diagnostic:
    """What is told of a file that is no workbook."""
    return NOT_AN_OFFICE_FILE.at(
        why="不是 Excel 工作簿，或内部结构已损坏", why_en="it is not a workbook, or damaged"
    )


def _named(styles: etree._Element, name: str) -> int:
    for style in styles.iterfind(f"{s('cellStyles')}/{s('cellStyle')}"):
        if style.get("name") == name:
            return int(str(style.get("xfId")))
    raise Refused(defects.NO_STYLE.at(style=name))


def add_format(styles: etree._Element, style: Style) -> int:
    """A cell format for a style: the named style itself, as text wherever it is not an amount."""
    named = _named(styles, style.value)
    formats = styles.find(s("cellXfs"))
    base = styles.find(s("cellStyleXfs"))
    if formats is None or base is None:
        raise Refused(damaged())
    made = deepcopy(base[named])
    made.set("xfId", str(named))
    if style is not Style.AMOUNT:
        made.set("numFmtId", _TEXT_FORMAT)
        made.set("quotePrefix", "1")
    for what in ("NumberFormat", "Font", "Fill", "Border", "Alignment"):
        made.set(f"apply{what}", "1")
    formats.append(made)
    formats.set("count", str(len(formats)))
    return len(formats) - 1


def add_exact(styles: etree._Element, amount: int, decimals: int) -> int:
    """The format of amounts with so many decimals: Excel's own rounds after eleven signs."""
    formats = styles.find(s("cellXfs"))
    codes = styles.find(s("numFmts"))
    if codes is None:
        codes = etree.Element(s("numFmts"))
        styles.insert(0, codes)
    if formats is None:
        raise Refused(damaged())
    code = max([163, *(int(str(entry.get("numFmtId"))) for entry in codes)]) + 1
    pattern = f"0.{'0' * decimals}" if decimals else "0"
    etree.SubElement(codes, s("numFmt"), numFmtId=str(code), formatCode=pattern)
    codes.set("count", str(len(codes)))
    made = deepcopy(formats[amount])
    made.set("numFmtId", str(code))
    formats.append(made)
    formats.set("count", str(len(formats)))
    return len(formats) - 1


def size_of(styles: etree._Element, format_: int) -> float:
    """The font size of a cell format in pt."""
    formats, fonts = styles.find(s("cellXfs")), styles.find(s("fonts"))
    if formats is None or fonts is None:
        raise Refused(damaged())
    size = fonts[int(formats[format_].get("fontId", "0"))].find(s("sz"))
    return 11.0 if size is None else max(1.0, float(str(size.get("val"))))
