"""Whatever the bytes are: a paper, or a sentence that says why not, soon."""

import contextlib
import subprocess
import sys
import zlib
from random import Random

import pytest

pytest.importorskip("pdfplumber", reason="pdfplumber is not installed: pip install 'jxbudget[pdf]'")

from jxbudget.paper import Line
from jxbudget.read import pdf_leaf, pdf_paper
from jxbudget.read.unreadable import Unreadable
from tests.unit.read_pdf.tiny_pdf import Leaf, pdf

LEAF = Leaf().text(200, 60, "绩效目标表", 20).table((50, 150, 300), (100, 130)).text(55, 105, "a")


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        pdf_paper.read(data)
    texts = {reason.zh: name for name, reason in pdf_paper.REASONS.items()}
    return texts[refused.value.text.zh]


def test_a_sound_file_is_read_by_another_process() -> None:
    assert pdf_paper.read(pdf(LEAF))[0] == Line("绩效目标表", "第 1 页")


def test_other_bytes_are_no_pdf() -> None:
    assert refusal(b"PK\x03\x04") == "other"
    assert refusal(b"") == "other"


def test_half_a_file_is_torn() -> None:
    data = pdf(LEAF)
    assert {refusal(data[:length]) for length in (40, len(data) // 2, len(data) - 8)} == {"torn"}


def test_a_file_of_pictures_has_no_text() -> None:
    assert refusal(pdf(Leaf().table((50, 150, 300), (100, 130)))) == "scanned"


def test_a_large_file_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_paper, "LARGEST", 100)
    assert refusal(pdf(LEAF)) == "large"


def test_a_file_of_too_many_pages_is_refused() -> None:
    assert refusal(pdf(*[LEAF] * (pdf_leaf.PAGES + 1))) == "long"


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_paper, "SECONDS", 0.01)
    assert refusal(pdf(LEAF)) == "slow"


def test_without_the_extra_the_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    assert refusal(pdf(LEAF)) == "missing"
    assert "pip install 'jxbudget[pdf]'" in pdf_paper.REASONS["missing"].zh


def test_a_locked_file_asks_for_no_password() -> None:
    locked = pdf(LEAF).replace(
        b"trailer << ",
        b"trailer << /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >> /ID [<00> <00>] ",
    )
    assert refusal(locked) == "locked"


def test_a_bomb_ends_soon() -> None:
    layer = zlib.compress(bytes(1_000_000_000 if sys.platform == "linux" else 10_000_000), 9)
    bomb = _with_stream(zlib.compress(layer, 9), "[/FlateDecode /FlateDecode]")
    assert refusal(bomb) in {"long", "torn", "scanned"}


def test_the_reader_loads_no_pdf_library_before_it_reads() -> None:
    code = "import sys, jxbudget.read.pdf_paper; print('pdfplumber' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert run.stdout.strip() == "False"


def test_a_page_whose_content_is_damaged_is_not_left_out() -> None:
    marks = zlib.compress("\n".join(LEAF.marks).encode())
    spoilt = marks[:20] + bytes(30) + marks[50:]
    assert refusal(_with_stream(spoilt, "/FlateDecode")) == "torn"
    assert pdf_paper.read(_with_stream(marks, "/FlateDecode")) == pdf_paper.read(pdf(LEAF))


def _with_stream(content: bytes, filters: str) -> bytes:
    """A page with a content of one's own; the library finds its objects without their places."""
    data = pdf(LEAF)
    start = data.index(b"<< /Length")
    end = data.index(b"endstream", start)
    head = f"<< /Length {len(content)} /Filter {filters} >>\nstream\n".encode()
    return data[:start] + head + content + b"\n" + data[end:]


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (it guards no secret)
    data = bytearray(pdf(LEAF, LEAF))
    if seed % 2:
        del data[chance.randrange(len(data)) :]
    for _ in range(chance.randrange(1, 30)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(Unreadable):
        pdf_paper.read(bytes(data))
