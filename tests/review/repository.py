"""A repository with the published specs, and ten pull requests on it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.conftest import ROOT

BLOOD = "specs/2025/造血干细胞捐献工作经费.yaml"
ORGANS = "specs/2025/人体器官捐献工作经费.yaml"
SYSTEM = "specs/2025/信息系统运维专项.yaml"
MARROW = "specs/2025/骨髓库建设专项经费.yaml"
GROWTH = "specs/2025/骨髓库建设高质量发展专项经费.yaml"
FORM = "templates/江苏省省级项目预算绩效目标表/2025"

SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(folder: Path, *words: str) -> str:
    """What git says in a folder."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env=os.environ | SETTINGS, check=True, capture_output=True
    )
    return done.stdout.decode()


def commit(folder: Path) -> str:
    """A commit of all there is; its hash."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=改动")
    return git(folder, "rev-parse", "HEAD").strip()


def make(folder: Path) -> None:
    """The published specs and templates on main; one spec has a sum that does not add up."""
    shutil.copytree(ROOT / "specs", folder / "specs")
    shutil.copytree(ROOT / "templates", folder / "templates")
    edit(folder / SYSTEM, "资金总额: 12.66", "资金总额: 12.67")
    (folder / "README.md").write_text("说明\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "core.autocrlf", "false")
    commit(folder)


def edit(path: Path, *pairs: str) -> None:
    """Replace each old text, which must be there, with the new one after it."""
    text = path.read_text(encoding="utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


def renamed(at: Path) -> None:
    """A project gets another name, and its file with it."""
    new = at / "specs/2025/志愿捐献宣传专项经费.yaml"
    (at / MARROW).rename(new)
    edit(new, "项目名称: 骨髓库建设专项经费", "项目名称: 骨髓库建设和宣传专项经费")


def reordered(at: Path) -> None:
    """Rows and fields change places, nothing else."""
    rows = "      举办业务培训班参训人数: [≥0人次, ≥100人次]\n"
    edit(at / BLOOD, rows, "")
    edit(
        at / BLOOD,
        "      举办业务培训班场次: [≥0次, ≥1次]\n",
        "      举办业务培训班场次: [≥0次, ≥1次]\n" + rows,
    )
    edit(at / BLOOD, "年度: 2025\n", "", "项目级次: 省本级\n", "项目级次: 省本级\n年度: 2025\n")


def commented(at: Path) -> None:
    """A comment in a spec that has had an error all along."""
    edit(at / SYSTEM, "项目资金:", "# 已与财务核对\n项目资金:")


def weakened(at: Path) -> None:
    """Less is promised."""
    edit(
        at / BLOOD,
        "捐献成功数量: [≥50例, ≥150例]",
        "捐献成功数量: [≥50例, ≥120例]",
        "      培训班成本标准: ≤550元/人*天\n",
        "",
        "举办业务培训班场次: [≥0次, ≥1次]",
        "举办业务培训班场次: [≥0次, 若干]",
    )


def removed(at: Path) -> None:
    """A project is withdrawn."""
    (at / GROWTH).unlink()


def broken_sum(at: Path) -> None:
    """The money grows on one side only."""
    edit(at / ORGANS, "资金总额: 50,", "资金总额: 55,")


def hostile(at: Path) -> None:
    """Names and texts that a page, a log or a shell might obey."""
    path = at / "specs/2025/![x](javascript:alert) <b>@all `$(id)`.yaml"
    shutil.copy(at / ORGANS, path)
    edit(
        path,
        "项目名称: 人体器官捐献工作经费",
        '项目名称: "</details><img src=x onerror=alert(1)> | [点](javascript:alert(1)) @all #1"',
        "    人体器官捐献工作经费: [13.74, 50]",
        '    "::error::假的 ##[error] `x` | y": [13.74, 51]',
    )


def template(at: Path) -> None:
    """The form asks for less, and its page is no Office file; a spec changes as well."""
    edit(at / ORGANS, "=45%, =100%", "=40%, =100%")
    edit(at / FORM / "form.yaml", "实施单位", "执行单位")
    (at / FORM / "page.docx").write_bytes(b"PK")


def new_year(at: Path) -> None:
    """The forms of the year after, with other money and targets."""
    (at / "specs/2026").mkdir()
    for name in (ORGANS, MARROW):
        new = at / name.replace("2025", "2026")
        shutil.copy(at / name, new)
        edit(new, "2025年", "2026年", "年度: 2025", "年度: 2026")
    new = at / ORGANS.replace("2025", "2026")
    edit(new, "资金总额: 50, 一般公共预算资金: 30.53", "资金总额: 60, 一般公共预算资金: 40.53")
    edit(new, "[13.74, 50]", "[13.74, 60]")


def conflict(at: Path) -> None:
    """Marks of a merge that was not done."""
    line = "主管部门: 江苏省红十字会\n"
    mine = "主管部门: 江苏省红十字会机关\n"
    edit(at / ORGANS, line, f"<<<<<<< HEAD\n{line}=======\n{mine}>>>>>>> 修改\n")


PULL_REQUESTS: dict[str, Callable[[Path], None]] = {
    "renamed": renamed,
    "reordered": reordered,
    "commented": commented,
    "weakened": weakened,
    "removed": removed,
    "broken-sum": broken_sum,
    "hostile": hostile,
    "template": template,
    "new-year": new_year,
    "conflict": conflict,
}


def event(path: Path, base: str, *, fork: str = "finance/budget") -> None:
    """What GitHub tells of a pull request."""
    told = {
        "number": 7,
        "pull_request": {
            "number": 7,
            "base": {"sha": base, "repo": {"full_name": "finance/budget"}},
            "head": {"sha": "0" * 40, "repo": {"full_name": fork}},
        },
    }
    path.write_text(json.dumps(told), encoding="utf-8")
