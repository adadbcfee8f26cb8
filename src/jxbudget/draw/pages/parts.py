"""What the pages of Word and Excel have in common: their outer parts, faces and sizes."""

from typing import NamedTuple

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

BODY_FACE = "宋体"
TITLE_FACE = "方正小标宋简体"
TITLE_SIZE = 22  # 二号
YEAR_SIZE = 14  # 四号
BODY_SIZE = 10.5  # 五号


class Margins(NamedTuple):
    """The margins of a page in mm."""

    top: float = 20
    right: float = 20
    bottom: float = 20
    left: float = 20


def types(defaults: dict[str, str], overrides: dict[str, str]) -> str:
    """``[Content_Types].xml``."""
    entries = [f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items()]
    entries += [f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides.items()]
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{"".join(entries)}</Types>'


def relations(targets: dict[str, str]) -> str:
    """A ``.rels`` part: relation type → target."""
    entries = [
        f'<Relationship Id="rId{number}" Type="{type_}" Target="{target}"/>'
        for number, (type_, target) in enumerate(targets.items(), 1)
    ]
    return (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{''.join(entries)}</Relationships>"
    )


XML_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
CORE = (
    f'{DECLARATION}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>表样</dc:title>'
    "<dc:subject></dc:subject><dc:creator>jxbudget</dc:creator></cp:coreProperties>"
)
ROOT_CORE = f"{PACKAGE}/relationships/metadata/core-properties"
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def theme() -> str:
    """A plain Office theme: readers expect one, the page uses none of it."""
    colours = {
        "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6",
        "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5", "accent4": "FFC000",
        "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
    }  # fmt: skip
    scheme = "".join(f'<a:{n}><a:srgbClr val="{c}"/></a:{n}>' for n, c in colours.items())
    face = f'<a:latin typeface="{BODY_FACE}"/><a:ea typeface="{BODY_FACE}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="表样"><a:themeElements><a:clrScheme name="表样">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="表样"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="表样"><a:fillStyleLst>{fill * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
