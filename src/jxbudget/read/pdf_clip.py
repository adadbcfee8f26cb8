"""A PDF is opened, and its pages laid out without letters outside of their clipping area.

Spreadsheets print the text of a cell that a page break cuts on both pages, and text that is too
long over its neighbours; only clipping keeps it from being seen twice, or where it does not belong.
"""

import io
import zlib
from typing import Any

from pdfminer.layout import LTChar
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from jxbudget.read.pdf_leaf import RefusedPdf

_Area = tuple[float, float, float, float]
_EVERYWHERE: _Area = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def opened(data: bytes) -> PDF:
    """The PDF, to be used in ``with``. Raises RefusedPdf if it asks for a password."""
    try:
        return PDF.open(io.BytesIO(data))
    except PdfminerException as error:
        if isinstance(error.args[0], PDFPasswordIncorrect | PDFEncryptionError):
            raise RefusedPdf("locked") from error
        raise


def clip(page: Page) -> None:
    """Lay a page out, before anything is asked of it. Raises RefusedPdf if content is damaged."""
    for content in page.page_obj.contents:
        _refuse_damaged(resolve1(content))
    device = PDFPageAggregatorWithMarkedContent(page.pdf.rsrcmgr, pageno=page.page_number)
    _Clipping(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001 (where a page keeps what it has laid out)


def _refuse_damaged(stream: object) -> None:
    """The library takes damaged content for an empty page; what was on it would be missing."""
    if not isinstance(stream, PDFStream) or stream.rawdata is None or stream.decipher:
        return
    if [literal_name(name) for name, _ in stream.get_filters()] != ["FlateDecode"]:
        return
    try:
        zlib.decompressobj().decompress(stream.rawdata)
    except zlib.error as error:
        raise RefusedPdf("torn") from error


class _Clipping(PDFPageInterpreter):
    """Follows the clipping area; only its bounding box is known."""

    def __init__(self, resources: Any, device: Any) -> None:
        super().__init__(resources, device)
        self.page = device
        self.area = _EVERYWHERE
        self.areas: list[_Area] = []

    def dup(self) -> "_Clipping":
        """One for a drawing within the page: it is clipped as the page is."""
        inner = _Clipping(self.rsrcmgr, self.device)
        inner.area = self.area
        return inner

    def do_q(self) -> None:
        """Keep the area."""
        super().do_q()
        self.areas.append(self.area)

    def do_Q(self) -> None:  # noqa: N802 (the operator's name)
        """Have the area again that was kept last."""
        super().do_Q()
        if self.areas:
            self.area = self.areas.pop()

    def do_W(self) -> None:  # noqa: N802
        """The path that is being drawn narrows the area."""
        self._narrow()

    def do_W_a(self) -> None:  # noqa: N802
        """The same by the other rule for what is inside."""
        self._narrow()

    def _narrow(self) -> None:
        points = [
            apply_matrix_pt(self.ctm, (x, y))
            for _, *numbers in self.curpath
            for x, y in zip(numbers[::2], numbers[1::2], strict=False)
        ]
        if not points:
            return
        xs, ys = zip(*points, strict=True)
        left, bottom, right, top = self.area
        self.area = (
            max(left, min(xs)),
            max(bottom, min(ys)),
            min(right, max(xs)),
            min(top, max(ys)),
        )

    def do_TJ(self, seq: Any) -> None:  # noqa: N802
        """Show a text, but no letter whose middle is outside of the area."""
        item = self.page.cur_item
        before = len(item)
        super().do_TJ(seq)
        objects = item._objs  # noqa: SLF001
        objects[before:] = [one for one in objects[before:] if self._is_seen(one)]

    def _is_seen(self, one: object) -> bool:
        if not isinstance(one, LTChar):
            return True
        x, y = (one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2
        left, bottom, right, top = self.area
        return left <= x <= right and bottom <= y <= top
