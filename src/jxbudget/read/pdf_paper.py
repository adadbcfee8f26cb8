"""A .pdf with letters in it → what it shows, by way of a process that can be stopped.

A PDF can keep its reader busy for hours or fill all memory; only a process of its own has an end.
"""

import json
import subprocess
import sys
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from jxbudget.diagnostic import Text
from jxbudget.paper import Box, Line, Paper, Table
from jxbudget.read.unreadable import Unreadable

LARGEST = 50_000_000
SECONDS = 120

REASONS = MappingProxyType(
    {
        "missing": Text(
            "读取 PDF 需要另装部件，请运行：pip install 'jxbudget[pdf]'",
            "Reading PDF files needs an extra; please run: pip install 'jxbudget[pdf]'",
        ),
        "other": Text(
            "文件的内容不是 PDF，请确认没有选错文件或改错扩展名。",
            "The content of this file is not a PDF; check that it is the right file and name.",
        ),
        "large": Text(
            "PDF 超过 {most} MB，无法读取；请只打印需要的页，另存为较小的 PDF。",
            "This PDF is larger than {most} MB and is not read; print only the pages needed.",
        ),
        "long": Text(
            "PDF 的页数、文字或线条太多，无法读取；请只打印需要的页，另存为较小的 PDF。",
            "This PDF has too many pages, letters or lines; print only the pages needed.",
        ),
        "slow": Text(
            "PDF 在 {most} 秒内没有读完；请用办公软件重新打印为 PDF，或改用 Word、Excel 文件。",
            "This PDF was not read within {most} seconds; print it again, or use Word or Excel.",
        ),
        "torn": Text(
            "PDF 已损坏或不完整，无法读取；请重新导出或重新下载。",
            "This PDF is damaged or incomplete; export or download it again.",
        ),
        "locked": Text(
            "PDF 有打开密码，无法读取；请先去掉密码另存一份。",
            "This PDF is protected by a password; save a copy without it first.",
        ),
        "scanned": Text(
            "PDF 里没有文字，可能是扫描的图片；请改用由 Word、Excel 或 WPS 直接导出的 PDF。",
            "This PDF has no text, it may be scanned pictures; use one exported from an office "
            "program.",
        ),
        "coded": Text(
            "PDF 里的文字认不出来（字体没有附带编码）；请用办公软件重新导出，"
            "或改用 Word、Excel 文件。",
            "The letters of this PDF cannot be told (its fonts lack an encoding); export it "
            "again, or use the Word or Excel file.",
        ),
    }
)


def read(data: bytes) -> Paper:
    """Lines and tables in reading order; a table that goes on over pages is one.

    ``place`` names the page and the row of the table's part on that page. Page numbers, feet,
    repeated heads and repeated heading rows are left out. Raises Unreadable, and nothing else,
    whatever the bytes are.
    """
    if len(data) > LARGEST:
        raise Unreadable(REASONS["large"], most=LARGEST // 1_000_000)
    if b"%PDF-" not in data[:1024]:
        raise Unreadable(REASONS["other"])
    if b"%%EOF" not in data[-2048:]:
        raise Unreadable(REASONS["torn"])
    if find_spec("pdfplumber") is None:
        raise Unreadable(REASONS["missing"])
    told = _told(data)
    if isinstance(told, str):
        raise Unreadable(REASONS[told])
    return tuple(_item(item) for item in told)


def _told(data: bytes) -> Any:
    """What the other process says: the items, or the name of a reason."""
    command = [sys.executable, "-P", "-W", "ignore", "-m", "jxbudget.read.pdf_apart"]
    try:
        run = subprocess.run(  # noqa: S603 (our own module)
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(REASONS["slow"], most=SECONDS) from None
    return "torn" if run.returncode else json.loads(run.stdout)


def _item(told: list[Any]) -> Table | Line:
    """A line, or a table with its boxes, from what was sent."""
    content, place, *_ = told
    if isinstance(content, str):
        return Line(content, place)
    return Table(tuple(Box(*box[:6]) for box in content), place)
