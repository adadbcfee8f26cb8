"""PDFs made by hand: pages of lines and text, as small as they can be."""

from collections.abc import Iterable

HEIGHT = 842.0
SIZE = 10.0
_CATALOG, _TREE, _CHINESE, _LATIN, _CID, _FIRST = 1, 2, 3, 4, 5, 6
_WIDE = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UTF16-H"
    f" /DescendantFonts [{_CID} 0 R] >>"
)
_GLYPHS = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000 /W [1 95 500]"
    " /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Ascent 880 /Descent -120"
    " /Flags 4 /FontBBox [0 -120 1000 880] >>"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
)
_PAGE = (
    f"<< /Type /Page /Parent {_TREE} 0 R /MediaBox [0 0 595 {HEIGHT}]"
    f" /Resources << /Font << /C {_CHINESE} 0 R /L {_LATIN} 0 R >> >>"
)


class Leaf:
    """A page that is being drawn; places are points from the top left."""

    def __init__(self, *, turned: int = 0) -> None:
        self.turned = turned
        self.marks: list[str] = []

    def line(self, x0: float, y0: float, x1: float, y1: float, dash: str = "[] 0 d") -> "Leaf":
        self.marks.append(f"{dash} {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def bar(self, x: float, y: float, width: float, height: float) -> "Leaf":
        """A filled rectangle."""
        self.marks.append(f"{x} {HEIGHT - y - height} {width} {height} re f")
        return self

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> "Leaf":
        """Letters with the upper side of their line at y; Chinese letters are squares."""
        base = HEIGHT - y - 0.88 * size
        font = "L" if text.isascii() else "C"
        code = text.encode("latin-1" if text.isascii() else "utf-16-be").hex()
        self.marks.append(f"BT /{font} {size} Tf {x} {base} Td <{code}> Tj ET")
        return self

    def clipped(self, x: float, y: float, text: str, area: tuple[float, ...]) -> "Leaf":
        """A text of which only what is in the area is seen: x, y, width, height."""
        left, top, width, height = area
        self.marks.append(f"q {left} {HEIGHT - top - height} {width} {height} re W n")
        self.text(x, y, text)
        self.marks.append("Q")
        return self

    def table(self, xs: Iterable[float], ys: Iterable[float]) -> "Leaf":
        """All lines of a grid."""
        columns, rows = list(xs), list(ys)
        for x in columns:
            self.line(x, rows[0], x, rows[-1])
        for y in rows:
            self.line(columns[0], y, columns[-1], y)
        return self


def pdf(*leaves: Leaf) -> bytes:
    """The file."""
    numbers = range(_FIRST, _FIRST + 2 * len(leaves), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        f"<< /Type /Catalog /Pages {_TREE} 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(leaves)} >>",
        _WIDE,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        _GLYPHS,
    ]
    for number, leaf in zip(numbers, leaves, strict=True):
        marks = "\n".join(leaf.marks)
        objects += [
            f"{_PAGE} /Rotate {leaf.turned} /Contents {number + 1} 0 R >>",
            f"<< /Length {len(marks)} >>\nstream\n{marks}\nendstream",
        ]
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{written}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer << /Size {size} /Root {_CATALOG} 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode()
