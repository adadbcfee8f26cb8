"""``jxbudget comment``: the comment of a review on its pull request, kept up to date."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from jxbudget.cli import words
from jxbudget.diagnostic import Language
from jxbudget.remote.client import Act, plan, post
from jxbudget.remote.hosts import HOSTS
from jxbudget.remote.place import place
from jxbudget.report.plain import visible
from jxbudget.report.review import QUIET
from jxbudget.source import advice
from jxbudget.workspace import problem
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.settings import read_text

SAID = {
    Act.CREATED: words.COMMENT_CREATED,
    Act.UPDATED: words.COMMENT_UPDATED,
    Act.UNCHANGED: words.COMMENT_UNCHANGED,
    Act.NOTHING: words.COMMENT_NOTHING,
}


class Request(NamedTuple):
    """What the command line asks for."""

    file: Path
    host: str
    name: str
    dry_run: bool


def comment(request: Request, language: Language) -> int:
    """Post a file as a comment, or update the one posted before. Raises Problem."""
    if request.host not in HOSTS:
        raise Problem(words.NO_SUCH_HOST, name=request.host, **advice(request.host, list(HOSTS)))
    if request.file.is_symlink():  # it may have been laid there to have something else posted
        raise Problem(problem.IS_A_LINK_READ, path=request.file)
    text = read_text(request.file)
    where = place(HOSTS[request.host], os.environ)
    if request.dry_run:
        planned = plan(where, text, name=request.name)
        lines = [f"{method} {address}" for method, address in planned.requests]
        sys.stdout.write("\n".join([*map(visible, lines), "", planned.body]))
        return 0
    only_update = text.rstrip().endswith(QUIET)
    posted = post(where, text, name=request.name, only_update=only_update)
    said = SAID[posted.act].say(language)
    sys.stdout.write(f"{said} {visible(posted.address)}".rstrip() + "\n")
    return 0
