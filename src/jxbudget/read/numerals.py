"""A number as Word counts the paragraphs of a list: 1, 一, A, iv, ①."""

from collections.abc import Callable
from types import MappingProxyType

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_SMALL = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def numeral(number: int, kind: str) -> str:
    """The number in the ``kind`` of numerals that Word names so; plain digits in any other."""
    return _KINDS.get(kind, str)(number)


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = ("", *"十百千")) -> str:
    """Up to 9999."""
    if not 0 < number < 10_000:
        return digits[0] if number == 0 else str(number)
    said, gap = "", False
    for power, figure in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if figure == "0":
            gap = True
            continue
        said += (digits[0] if gap else "") + digits[int(figure)] + units[power]
        gap = False
    return said.removeprefix("一") if said.startswith("一十") else said


def _formal(number: int) -> str:
    return _chinese(number, _FORMAL, ("", *"拾佰仟"))


def _digital(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number))


def _letter(number: int) -> str:
    """A to Z, then AA, BB."""
    if not 0 < number <= 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    said = ""
    for size, letters in (*_ROMAN, *_SMALL):
        said += letters * (number // size)
        number %= size
    return said


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 0 < number <= 20 else str(number)


def _full(number: int) -> str:
    return "".join(chr(ord("０") + int(figure)) for figure in str(number))


def _of(letters: str) -> Callable[[int], str]:
    def said(number: int) -> str:
        return letters[number - 1] if 0 < number <= len(letters) else str(number)

    return said


_KINDS: MappingProxyType[str, Callable[[int], str]] = MappingProxyType(
    {
        "decimalZero": "{:02}".format,
        "lowerLetter": _letter,
        "upperLetter": lambda number: _letter(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "decimalFullWidth": _full,
        "decimalFullWidth2": _full,
        "chineseCounting": _chinese,
        "chineseCountingThousand": _chinese,
        "taiwaneseCounting": _chinese,
        "taiwaneseCountingThousand": _chinese,
        "japaneseCounting": _chinese,
        "koreanCounting": _chinese,
        "chineseLegalSimplified": _formal,
        "ideographDigital": _digital,
        "taiwaneseDigital": _digital,
        "japaneseDigitalTenThousand": _digital,
        "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    }
)
