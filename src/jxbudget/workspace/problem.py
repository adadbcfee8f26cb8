"""What the caller or the machine got wrong: one sentence, exit code 2."""

import errno
from functools import partial
from pathlib import Path
from typing import Any

from jxbudget.diagnostic import Language, Text


class Problem(Exception):  # noqa: N818 - told to the user as a sentence
    """A folder that is not there, a disk that is full: nothing an author wrote."""

    def __init__(self, text: Text, **facts: object) -> None:
        super().__init__(text.say("zh", facts))
        self.text = text
        self.facts = facts

    def __reduce__(self) -> tuple[Any, ...]:
        """A problem that a worker met is told by the run."""
        return partial(Problem, self.text, **self.facts), ()

    def say(self, language: Language) -> str:
        """The sentence."""
        return self.text.say(language, self.facts)


NOT_FOUND = Text("找不到“{path}”。", "“{path}” does not exist.")
NO_SPECS = Text(
    "“{path}”里没有 .yaml 文件。请在其中放入绩效目标的 YAML 文件。",
    "There is no .yaml file in “{path}”.",
)
ALL_IGNORED = Text(
    "“{path}”里没有可读的文件：.gitignore 排除了 {ignored}。要读其中的文件，请直接写明。",
    "Nothing in “{path}” is read: .gitignore excludes {ignored}. Name such a file to have it read.",
)
NO_YEAR = Text(
    "“{folder}”里没有 {year} 文件夹。现有：{years}。",
    "“{folder}” has no folder {year}. There are: {years}.",
)
CHANGED = Text(
    "“{path}”在检查过程中被改动。请再运行一次。",
    "“{path}” was changed while it was checked. Run again.",
)
WORKER_LOST = Text(
    "一个工作进程意外结束，可能是内存不足。可以用 --jobs 1 再试；原文件没有改动。",
    "A worker process ended, perhaps for lack of memory. Try --jobs 1; nothing was changed.",
)
NO_WORKERS = Text(
    "多个进程启动不了：{reason}。请用 --jobs 1 再试；原文件没有改动。",
    "No further processes can be started: {reason}. Use --jobs 1; nothing was changed.",
)
NOT_A_FILE = Text(
    "“{path}”不是普通文件，不予读取。", "“{path}” is not a regular file and is not read."
)
OUTSIDE = Text(
    "“{path}”是指向目录之外的链接，不予读取。", "“{path}” links out of its folder; it is not read."
)
NOT_UTF8 = Text("“{path}”的编码不是 UTF-8。", "“{path}” is not encoded in UTF-8.")
IS_A_FOLDER = Text("“{path}”是一个文件夹，不是文件。", "“{path}” is a folder, not a file.")
NOT_A_FOLDER = Text("“{path}”不是文件夹。", "“{path}” is not a folder.")
IS_A_SPEC = Text(
    "“{path}”是表的文件名（.yaml），结果不写在那里。请换一个名称。",
    "“{path}” is named as a spec (.yaml); nothing else is written there. Choose another name.",
)
IS_A_LINK = Text(
    "“{path}”是链接，结果不写在那里。请删去它，或换一个位置。",
    "“{path}” is a link; nothing is written there. Delete it, or choose another place.",
)
IS_A_LINK_READ = Text("“{path}”是链接，不予读取。", "“{path}” is a link and is not read.")
OUT_IS_A_FILE = Text(
    "输出位置“{path}”是一个文件，不是文件夹。请换一个位置。",
    "The output “{path}” is a file, not a folder. Choose another place.",
)
NO_PERMISSION = Text(
    "没有写入“{path}”的权限。请换一个位置，或检查是否只读。",
    "“{path}” cannot be written to. Choose another place or check its permissions.",
)
IN_USE = Text(
    "“{path}”正被 Word 或 Excel 打开。请关闭后再试；原文件没有改动。",
    "“{path}” is open in Word or Excel. Close it and try again; nothing was changed.",
)
DISK_FULL = Text(
    "磁盘已满，写不下“{path}”。原文件没有改动。",
    "The disk is full: “{path}” was not written. Nothing was changed.",
)
NOT_READABLE = Text("没有读取“{path}”的权限。", "There is no permission to read “{path}”.")
TAKEN = Text(
    "“{path}”是一个文件夹，写不了同名的文件。",
    "“{path}” is a folder; no file of that name is written.",
)
CANNOT = Text(
    "无法读写“{path}”（系统错误 {number}）。请检查路径是否过长、磁盘是否正常。",
    "“{path}” cannot be read or written: {reason}.",
)


def of(error: OSError | ValueError, path: Path | str) -> Problem:
    """The sentence for an error of the operating system, or for a path it cannot take."""
    shown = str(path)
    if isinstance(error, PermissionError) or _number(error) == errno.EROFS:
        in_use = getattr(error, "winerror", None) in {5, 32, 33}
        return Problem(IN_USE if in_use else NO_PERMISSION, path=shown)
    if _number(error) in {errno.ENOSPC, errno.EDQUOT}:
        return Problem(DISK_FULL, path=shown)
    for kind, text in _KINDS.items():
        if isinstance(error, kind):
            return Problem(text, path=shown)
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Problem(CANNOT, path=shown, number=_number(error), reason=reason)


_KINDS: dict[type[Exception], Text] = {
    IsADirectoryError: IS_A_FOLDER,
    FileExistsError: OUT_IS_A_FILE,
    NotADirectoryError: OUT_IS_A_FILE,
    FileNotFoundError: NOT_FOUND,
    ValueError: NOT_FOUND,
}


def _number(error: Exception) -> int | None:
    number = getattr(error, "errno", None)
    return number if isinstance(number, int) else None


def unreadable(error: OSError | ValueError, path: Path | str) -> Problem:
    """The same for a file or folder that was to be read."""
    if isinstance(error, OSError) and error.errno in {errno.EACCES, errno.EPERM}:
        return Problem(NOT_READABLE, path=str(path))
    return of(error, path)
