"""Plain text → paper: its lines, with the tabs between cells where a table was copied."""

from jxbudget.paper import Line, Paper


def read(data: bytes) -> Paper:
    """Every line that is not blank, with its indent; UTF-8, or else GB 18030."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    lines = enumerate(text.replace("\f", "\n").splitlines(), 1)
    return tuple(
        Line(line.rstrip(" "), f"第 {number} 行") for number, line in lines if line.strip()
    )
