"""Word with docxtpl: row loops, autoescaping on, the template and its environment made once."""

import io
from functools import cache

from docxtpl import DocxTemplate
from jinja2 import Environment

from bench.peers.boxes import form_of
from bench.peers.context import Context
from bench.peers.word_template import BEGIN, END, Draw, template


class _Jinja:
    def mark(self, name: str, scope: str = "") -> str:
        return f"{{{{ {scope}.{name} }}}}" if scope else f"{{{{ {name} }}}}"

    def label(self, level: int, draw: Draw, opening: str) -> str:
        merge = f'<w:vMerge w:val="{{{{ row.merge{level} }}}}"/>'
        return draw(opening + self.mark(f"t{level}", "row"), merge)

    def loop(self, name: str, scope: str, row: str) -> str:
        begin, end = (
            f"<w:tr><w:tc><w:p><w:r><w:t>{{%tr {words} %}}</w:t></w:r></w:p></w:tc></w:tr>"
            for words in (f"for {scope} in {name}", "endfor")
        )
        return begin + row.replace(BEGIN, "").replace(END, "") + end


@cache
def _template(form: str) -> DocxTemplate:
    return DocxTemplate(io.BytesIO(template(form_of(form), _Jinja())))


@cache
def _environment() -> Environment:
    return Environment(autoescape=True)


def draw(context: Context) -> bytes:
    """A form as a .docx."""
    document = _template(context["表式"])
    document.render(context, _environment())
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
