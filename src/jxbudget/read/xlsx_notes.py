"""The comments on the cells of a worksheet, old notes and new threads."""

from lxml import etree

from jxbudget.read.tidy import tidy
from jxbudget.read.xlsx_book import S, words
from jxbudget.read.xlsx_sheet import At, address
from jxbudget.read.zipped import Office

_T = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


def notes(office: Office, sheet: str) -> dict[At, list[str]]:
    """Who said what, by cell: ``张三：数字待核``."""
    found: dict[At, list[str]] = {}
    for _, part in office.related(sheet, "/threadedComment"):
        _threads(office, part, found)
    threads = set(found)
    for _, part in office.related(sheet, "/comments"):
        _comments(office.xml_of(part), found, threads)
    return found


def _threads(office: Office, part: str, found: dict[At, list[str]]) -> None:
    tree = office.xml_of(part)
    people = office.xml_of("xl/persons/person.xml")
    names = {
        one.get("id", ""): one.get("displayName", "")
        for one in (() if people is None else people.iter(f"{_T}person"))
    }
    for one in () if tree is None else tree.iter(f"{_T}threadedComment"):
        at = address(one.get("ref", ""))
        if at:
            text = tidy(one.findtext(f"{_T}text") or "")
            found.setdefault(at, []).append(f"{names.get(one.get('personId', ''), '')}：{text}")


def _comments(tree: etree._Element | None, found: dict[At, list[str]], threads: set[At]) -> None:
    """Add notes; on a cell with a thread the note only repeats it, for old programs."""
    if tree is None:
        return
    authors = [one.text or "" for one in tree.iterfind(f"{S}authors/{S}author")]
    for one in tree.iter(f"{S}comment"):
        at, text = address(one.get("ref", "")), one.find(f"{S}text")
        if at and text is not None and at not in threads:
            number = one.get("authorId", "")
            known = number.isdecimal() and len(number) < 9 and int(number) < len(authors)
            author = authors[int(number)] if known else ""
            found.setdefault(at, []).append(f"{author}：{_without(author, tidy(words(text)))}")


def _without(author: str, text: str) -> str:
    """A note without the name that Excel begins it with."""
    for mark in (":", "："):
        if author and text.startswith(author + mark):
            return tidy(text[len(author) + 1 :])
    return text
