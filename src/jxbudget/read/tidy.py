"""Text as it was typed → lines without what nobody sees."""

_BLANK = " \t\r\N{NO-BREAK SPACE}"


def tidy(text: str) -> str:
    """Lines without blanks at their ends, without empty lines at the top and the bottom.

    Full-width blanks are kept: they are typed to set words apart.
    """
    lines = [line.rstrip(_BLANK) for line in text.replace("\r\n", "\n").split("\n")]
    while lines and not lines[-1].strip():
        lines.pop()
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    return "\n".join(lines[first:])
