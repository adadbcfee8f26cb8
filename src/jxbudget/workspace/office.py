"""Old and foreign office files, opened by LibreOffice where it is installed."""

import shutil
import subprocess
from pathlib import Path

from jxbudget.diagnostic import Text
from jxbudget.workspace.files import laid_out
from jxbudget.workspace.problem import Problem

SECONDS = 180
"""So long LibreOffice is waited for."""

_PROGRAMS = ("soffice", "libreoffice")
NOT_INSTALLED = Text(
    "读“{path}”需要 LibreOffice，这里没有安装。请用 Word 或 WPS 另存为 {to} 再试。",
    "“{path}” needs LibreOffice, which is not installed. Save it as {to} and try again.",
)
NOT_CONVERTED = Text(
    "LibreOffice 打不开“{path}”。请用 Word 或 WPS 打开，另存为 {to} 再试。",
    "LibreOffice cannot open “{path}”. Open it in Word or WPS, save it as {to} and try again.",
)


def converted(path: str, data: bytes, to: str) -> bytes:
    """A file in another format, ``docx`` or ``xlsx``. Raises Problem.

    LibreOffice runs without a window, with a profile of its own, and no macro is run.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise Problem(NOT_INSTALLED, path=path, to=f".{to}")
    name = f"form{Path(path).suffix.lower()}"
    with laid_out({name: data}) as folder:
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", to, "--outdir", str(folder / "out")),
            str(folder / name),
        ]
        try:
            subprocess.run(command, timeout=SECONDS, capture_output=True, check=False)  # noqa: S603
            return (folder / "out" / f"form.{to}").read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Problem(NOT_CONVERTED, path=path, to=f".{to}") from error
