import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jxbudget.diagnostic import Text
from jxbudget.workspace import revisions
from jxbudget.workspace.files import LARGEST
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.revisions import Revision, merge_base, revision, specs_at

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files and scripts")

SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "init.defaultBranch",
    "GIT_CONFIG_VALUE_0": "main",
    "GIT_CONFIG_KEY_1": "core.autocrlf",
    "GIT_CONFIG_VALUE_1": "false",
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(*words: str | Path, data: bytes = b"") -> str:
    """What git says in the current folder."""
    command = ["git", *map(str, words)]
    return subprocess.run(command, input=data, check=True, capture_output=True).stdout.decode()


def write(path: str | Path, data: bytes = b"a: 1\n") -> Path:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def commit(**files: str) -> str:
    """A commit of what is in the current folder, with files by their names; its hash."""
    for name, text in files.items():
        write(f"{name}.yaml", text.encode())
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message=一")
    return git("rev-parse", "HEAD").strip()


def found(given: str, path: str = "") -> Revision:
    there = revision(given, path)
    assert there is not None
    return there


def specs(given: str, path: str = "") -> dict[str, bytes]:
    return specs_at(found(given, path))


def told(error: pytest.ExceptionInfo[Problem]) -> tuple[Text, dict[str, object]]:
    assert error.value.say("zh") != error.value.say("en")
    return error.value.text, error.value.facts


@pytest.fixture(autouse=True)
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of no repository, whatever the settings of who runs this."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(outside: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, the current folder."""
    root = outside / "仓库"
    root.mkdir()
    monkeypatch.chdir(root)
    git("init", "--quiet")
    return root


def trap(path: Path, mark: Path) -> str:
    """A script that leaves a mark when it is run."""
    write(path, f"#!/bin/sh\necho run >>'{mark}'\nexit 1\n".encode()).chmod(0o755)
    return str(path)


def test_a_branch_a_tag_and_what_went_before_are_revisions(repository: Path) -> None:
    first = commit(a="first")
    git("tag", "--annotate", "--message=v", "v1")
    second = commit(a="second")
    git("branch", "旁支")
    top = repository.as_posix()
    assert revision("旁支") == Revision("旁支", second, "", top)
    assert revision("v1") == Revision("v1", first, "", top)
    assert revision("HEAD~1:") == Revision("HEAD~1:", first, "", top)
    assert revision(first[:12]) == Revision(first[:12], first, "", top)
    assert specs("v1") == {"v1:a.yaml": b"first"}
    assert specs("旁支") == {"旁支:a.yaml": b"second"}
    assert specs("HEAD~1:") == {"HEAD~1:a.yaml": b"first"}


def test_a_folder_of_a_revision_holds_the_specs_below_it(repository: Path) -> None:
    for name in ("specs/b.yml", "specs/a/c.YAML", "specs.yaml", "specs2/d.yaml", "specs/e.txt"):
        write(name)
    commit()
    for given in ("main:specs", "main:specs/", "main:/specs", "main:./specs", "main:x/../specs"):
        assert found(given).path == "specs"
        assert list(specs(given)) == ["main:specs/a/c.YAML", "main:specs/b.yml"]


@posix_only
def test_specs_are_in_the_order_of_their_paths(repository: Path) -> None:
    odd = os.fsdecode(b"\xb1.yaml")  # for git, which compares bytes, before the Chinese one
    paths = ["a-b.yaml", "a.yaml", "a/b.yaml", "b.yaml", "甲.yaml", odd]
    for name in paths:
        write(name)
    commit()
    assert list(specs("HEAD")) == [f"HEAD:{path}" for path in paths]


def test_a_form_and_what_is_hidden_are_left_alone(repository: Path) -> None:
    for name in ("a.yaml", "x/form.yaml", ".b.yaml", ".x/c.yaml", "x/.y/d.yaml"):
        write(name)
    commit()
    assert list(specs("main")) == ["main:a.yaml"]


def test_what_is_named_itself_is_read_though_it_is_hidden(repository: Path) -> None:
    for name in (".x/a.yaml", ".x/.b.yaml", "form.yaml"):
        write(name)
    commit()
    assert list(specs("main:.x")) == ["main:.x/a.yaml"]
    assert list(specs("main:.x/.b.yaml")) == ["main:.x/.b.yaml"]
    assert list(specs("main:form.yaml")) == ["main:form.yaml"]


def test_a_file_of_a_revision_is_read_alone(repository: Path) -> None:
    write("specs/a.yaml", b"\xef\xbb\xbfa: 1\r\n\xff")
    commit(b="2")
    assert specs("HEAD:specs/a.yaml") == {"HEAD:specs/a.yaml": b"\xef\xbb\xbfa: 1\r\n\xff"}


def test_a_file_that_is_no_spec_is_told(repository: Path) -> None:
    write("说明.txt")
    commit()
    with pytest.raises(Problem) as error:
        specs("HEAD:说明.txt")
    assert told(error) == (revisions.NOT_A_SPEC, {"path": "HEAD:说明.txt"})


@pytest.mark.parametrize(
    ("given", "path", "inside"),
    [
        ("main", "", "specs"),
        ("main", "2025", "specs/2025"),
        ("main", "../forms", "forms"),
        ("main", "..", ""),
        ("main:./2025", "", "specs/2025"),
        ("main:../forms/a.yaml", "2025", "forms/a.yaml"),
        ("main:.", "", "specs"),
        ("main:2025", "", "2025"),
        ("main:", "2025", ""),
        ("main@{2030-01-01 10:00:00}:forms", "2025", "forms"),
        ("main^{/[:]*}", "2025", "specs/2025"),
        ("main:a:b", "", "a:b"),
        ("main:.x", "", ".x"),
    ],
)
def test_a_path_is_seen_from_the_root_or_from_the_current_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch, given: str, path: str, inside: str
) -> None:
    folder = write("specs/a.yaml").parent
    made = commit()
    monkeypatch.chdir(folder)
    assert revision(given, path) == Revision(given, made, inside, repository.as_posix())


def test_a_whole_path_is_one_of_the_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("specs/a.yaml").parent.resolve()
    write("forms/b.yaml")
    commit()
    forms = repository.resolve() / "forms"
    monkeypatch.chdir(folder)
    assert list(specs("HEAD", str(forms))) == ["HEAD:forms/b.yaml"]


def test_specs_are_read_wherever_one_is_by_then(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("specs/a.yaml")
    commit()
    monkeypatch.chdir(repository / "specs")
    there = found("main:./a.yaml")
    monkeypatch.chdir(outside)
    assert specs_at(there) == {"main:specs/a.yaml": b"a: 1\n"}


@posix_only
def test_links_and_submodules_are_passed_over(repository: Path, outside: Path) -> None:
    made = commit(a="1")
    write(outside / "secret.yaml")
    Path("b.yaml").symlink_to(outside / "secret.yaml")
    git("add", "--all")
    git("update-index", "--add", "--cacheinfo", f"160000,{made},c.yaml")
    git("commit", "--quiet", "--message=二")
    assert specs("HEAD") == {"HEAD:a.yaml": b"1"}
    for name in ("b.yaml", "c.yaml"):
        with pytest.raises(Problem) as error:
            specs(f"HEAD:{name}")
        assert told(error) == (revisions.NOT_A_SPEC, {"path": f"HEAD:{name}"})


@posix_only
@pytest.mark.parametrize(
    "name",
    [
        "绩效 目标/一 二.yaml",
        "a\nb.yaml",
        "a\tb.yaml",
        '"a".yaml',
        "-a.yaml",
        ":(top)a.yaml",
        "a*.yaml",
        os.fsdecode(b"\xb1\xed.yaml"),
    ],
)
def test_names_are_taken_as_they_are(repository: Path, name: str) -> None:
    write(name, name.encode(errors="surrogateescape"))
    write("abc.yaml")
    commit()
    assert specs("main", f"./{name}") == {f"main:{name}": os.fsencode(name)}
    assert specs("main")[f"main:{name}"] == os.fsencode(name)


def test_what_replaces_a_file_is_not_read(repository: Path) -> None:
    commit(a="1", b="2")
    git("replace", git("rev-parse", "main:a.yaml").strip(), git("rev-parse", "main:b.yaml").strip())
    assert git("show", "main:a.yaml") == "2"
    assert specs("main:a.yaml") == {"main:a.yaml": b"1"}


def test_pathspecs_of_the_environment_change_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1", b="2")
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    assert specs("main:a.yaml") == {"main:a.yaml": b"1"}


def test_a_revision_that_looks_like_an_option_is_a_revision(repository: Path) -> None:
    made = commit(a="1")
    for given in ("--help", "--all", "-h", "--git-dir", "--output=x"):
        assert revision(given) is None
        assert merge_base(given, "main") is None
    git("update-ref", "refs/heads/--all", made)
    assert specs("--all") == {"--all:a.yaml": b"1"}
    assert merge_base("--all", "main") == made


@pytest.mark.parametrize(
    "given",
    [
        "没有",
        "没有:a.yaml",
        "",
        ":a.yaml",
        ":/一",
        "^main",
        "main..main",
        "main^{tree}",
        r"C:\a.yaml",
        "main\0",
        "main\n",
        "main:a\x1b.yaml",
        "main\x85",
        "main\ud800",
        "main{",
        "0" * 40,
    ],
)
def test_what_names_no_commit_is_no_revision(repository: Path, given: str) -> None:
    commit(a="1")
    assert revision("main") is not None
    assert revision(given) is None


def test_outside_of_a_repository_there_are_no_revisions(outside: Path) -> None:
    assert revision("HEAD") is None
    assert merge_base("HEAD", "HEAD") is None


def test_a_repository_without_commits_has_no_revisions(repository: Path) -> None:
    assert revision("HEAD") is None


def test_without_git_there_are_no_revisions(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1")
    there = found("main")
    monkeypatch.setenv("PATH", str(repository))
    assert revision("main") is None
    assert merge_base("main", "main") is None
    with pytest.raises(Problem) as error:
        specs_at(there)
    assert told(error) == (revisions.UNREADABLE, {"name": "main"})


@posix_only
def test_a_git_of_the_current_folder_is_not_run(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1")
    mark = outside / "mark"
    trap(repository / "git", mark)
    monkeypatch.setenv("PATH", os.curdir)
    assert revision("main") is None
    assert not mark.exists()


@pytest.mark.parametrize("path", ["没有", "specs/a.yaml/b", "../a.yaml", "a.yam", "s", "a\0b"])
def test_a_path_that_is_not_in_the_revision_is_told(repository: Path, path: str) -> None:
    write("specs/a.yaml")
    commit(a="1")
    with pytest.raises(Problem) as error:
        specs("main", path)
    assert told(error) == (revisions.NOT_IN_REVISION, {"revision": "main", "path": path})


@pytest.mark.parametrize(("given", "path"), [("main", "main:"), ("main:docs", "main:docs")])
def test_a_folder_without_specs_is_told(repository: Path, given: str, path: str) -> None:
    write("docs/a.txt")
    commit()
    with pytest.raises(Problem) as error:
        specs(given)
    assert told(error) == (revisions.NO_SPECS, {"path": path})


def test_a_revision_without_files_is_told(repository: Path) -> None:
    commit()
    with pytest.raises(Problem) as error:
        specs("main")
    assert told(error) == (revisions.NO_SPECS, {"path": "main:"})


@posix_only
def test_nothing_that_the_repository_configures_is_run(repository: Path, outside: Path) -> None:
    mark = outside / "mark"
    command = trap(outside / "trap", mark)
    write("a.yaml")
    write(".gitattributes", b"*.yaml diff=x filter=x\n")
    commit()
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "diff.external", "core.sshCommand"),
        *("diff.x.textconv", "diff.x.command", "filter.x.clean", "filter.x.smudge"),
        *("filter.x.process", "alias.rev-parse", "alias.ls-tree", "pager.rev-parse"),
    ):
        git("config", key, f"!{command}" if key.startswith("alias") else command)
    for hook in ("post-index-change", "post-checkout", "reference-transaction"):
        trap(repository / ".git/hooks" / hook, mark)
    assert specs("main:a.yaml") == {"main:a.yaml": b"a: 1\n"}
    assert merge_base("main", "HEAD") is not None
    assert not mark.exists()
    subprocess.run(["git", "status"], check=False, capture_output=True)
    assert mark.exists(), "the trap is one"


@posix_only
@pytest.mark.parametrize("is_hook", [True, False])
def test_even_commands_that_run_what_is_configured_would_not(
    repository: Path, outside: Path, is_hook: bool
) -> None:
    commit(a="1")
    mark = outside / "mark"
    if is_hook:
        trap(repository / ".git/hooks/post-index-change", mark)
    else:
        git("config", "core.fsmonitor", trap(outside / "trap", mark))
    os.utime("a.yaml", (1, 1))
    assert revisions._line("update-index", "--refresh") == ""
    assert not mark.exists()
    os.utime("a.yaml", (2, 2))
    git("update-index", "--refresh")
    assert mark.exists(), "the trap is one"


@posix_only
def test_what_a_partial_clone_lacks_is_not_fetched(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1")
    git("config", "uploadpack.allowFilter", "true")
    clone = outside / "clone"
    git("clone", "--quiet", "--no-checkout", "--filter=blob:none", f"file://{repository}", clone)
    monkeypatch.chdir(clone)
    mark = outside / "mark"
    git("config", "remote.origin.uploadpack", trap(outside / "trap", mark))
    git("config", "protocol.file.allow", "always")
    with pytest.raises(Problem) as error:
        specs("main")
    assert told(error) == (revisions.UNREADABLE, {"name": "main"})
    assert revision("0" * 40) is None
    assert not mark.exists()
    subprocess.run(["git", "show", "main:a.yaml"], check=False, capture_output=True)
    assert mark.exists(), "the trap is one"


def test_the_work_tree_and_the_index_stay_as_they_are(repository: Path) -> None:
    commit(a="1", b="1")
    write("a.yaml", b"2")
    write("c.yaml")
    git("add", "c.yaml")
    write("d.yaml")
    os.utime("b.yaml", (1, 1))  # an index that is looked at would be brought up to date

    def everything() -> dict[str, tuple[bytes, int]]:
        paths = [path for path in repository.rglob("*") if path.is_file()]
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}

    before = everything()
    assert specs("main") == {"main:a.yaml": b"1", "main:b.yaml": b"1"}
    assert merge_base("main", "HEAD") is not None
    assert everything() == before
    assert git("status", "--porcelain") == " M a.yaml\nA  c.yaml\n?? d.yaml\n"


@pytest.mark.parametrize("below", ["", "refs"])
def test_a_bare_repository_is_one(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    write("specs/a.yaml")
    made = commit()
    bare = outside / "bare.git"
    git("clone", "--quiet", "--bare", repository, bare)
    monkeypatch.chdir(bare / below)
    assert revision("main:specs") == Revision("main:specs", made, "specs", bare.as_posix())
    assert specs("main", "specs") == {"main:specs/a.yaml": b"a: 1\n"}


def test_a_worktree_is_one_of_its_own(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1")
    other = outside / "other"
    git("worktree", "add", "--quiet", "-b", "旁支", other)
    monkeypatch.chdir(other)
    made = commit(a="2")
    assert revision("HEAD") == Revision("HEAD", made, "", other.as_posix())
    assert specs("HEAD") == {"HEAD:a.yaml": b"2"}
    assert specs("main") == {"main:a.yaml": b"1"}


def test_a_repository_that_a_hook_names_is_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("specs/a.yaml")
    commit()
    monkeypatch.setenv("GIT_DIR", "../.git")
    monkeypatch.setenv("GIT_WORK_TREE", "..")
    monkeypatch.chdir(repository / "specs")
    assert specs("main:./a.yaml") == {"main:specs/a.yaml": b"a: 1\n"}


def test_a_repository_of_sha256_is_one(outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["git", "init", "--quiet", "--object-format=sha256", "new"]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this git knows no sha256")
    monkeypatch.chdir(outside / "new")
    made = commit(a="1")
    assert len(made) == 64
    assert specs("main") == {"main:a.yaml": b"1"}
    assert merge_base("main", "HEAD") == made


def test_no_more_of_a_file_is_kept_than_is_needed_to_refuse_it(repository: Path) -> None:
    write("a.yaml", b"\n" * (2 * LARGEST + 7))
    write("b.yaml", b"b" * LARGEST)
    write("c.yaml", b"c")
    write("d.yaml", b"")
    commit()
    assert specs("main") == {
        "main:a.yaml": b"\n" * LARGEST,
        "main:b.yaml": b"b" * LARGEST,
        "main:c.yaml": b"c",
        "main:d.yaml": b"",
    }


def test_what_is_the_same_is_kept_once(repository: Path) -> None:
    commit(a="same", b="same", c="other")
    read = specs("main")
    assert read == {"main:a.yaml": b"same", "main:b.yaml": b"same", "main:c.yaml": b"other"}
    assert read["main:a.yaml"] is read["main:b.yaml"]


def test_a_listing_without_end_is_refused(repository: Path) -> None:
    blob = git("hash-object", "-w", "--stdin", data=b"a: 1\n").strip()
    tree = git("mktree", data=f"100644 blob {blob}\ta.yaml\n".encode()).strip()
    for _ in range(9):
        lines = "".join(f"040000 tree {tree}\t{number}\n" for number in range(10))
        tree = git("mktree", data=lines.encode()).strip()
    git("update-ref", "refs/heads/main", git("commit-tree", "-m", "一", tree).strip())
    with pytest.raises(Problem) as error:
        specs("main")
    assert told(error) == (revisions.TOO_MANY, {"name": "main"})
    assert list(specs("main:1/2/3/4/5/6/7/8/9")) == ["main:1/2/3/4/5/6/7/8/9/a.yaml"]


@pytest.mark.parametrize("what", ["main:b.yaml", "main^{tree}"])
def test_what_is_lost_is_told(repository: Path, what: str) -> None:
    commit(a="1", b="2")
    name = git("rev-parse", what).strip()
    lost = repository / ".git/objects" / name[:2] / name[2:]
    lost.chmod(0o600)
    lost.unlink()
    with pytest.raises(Problem) as error:
        specs("main")
    assert told(error) == (revisions.UNREADABLE, {"name": "main"})


def stand_in(folder: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that does something else in one case."""
    script = f'#!/bin/sh\ncase "$*" in {case};; esac\nexec {shutil.which("git")} "$@"\n'
    write(folder / "bin/git", script.encode()).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder / "bin"), prepend=os.pathsep)


@posix_only
@pytest.mark.parametrize("said", ["blob 10\\nabc", "tree 3\\nabc\\n", "missing\\n"])
def test_half_a_file_is_not_taken_for_one(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    commit(a="1")
    stand_in(outside, f'*cat-file*) read name; printf "$name {said}"; exit', monkeypatch)
    with pytest.raises(Problem) as error:
        specs("main")
    assert told(error) == (revisions.UNREADABLE, {"name": "main"})


def test_a_repository_of_another_user_is_told_with_what_to_run(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(a="1")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    for asked in (lambda: revision("main"), lambda: merge_base("main", "main")):
        with pytest.raises(Problem) as error:
            asked()
        text, facts = told(error)
        assert text == revisions.NOT_OWNED
        assert str(facts["top"]).strip("'") == repository.as_posix()


@posix_only
@pytest.mark.parametrize("slow", ["rev-parse", "ls-tree", "cat-file"])
def test_git_is_not_waited_for_without_end(
    repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    commit(a="1")
    stand_in(outside, f"*{slow}*) exec sleep 60", monkeypatch)
    monkeypatch.setattr(revisions, "SECONDS", 0.5)
    with pytest.raises(Problem) as error:
        specs("main")
    assert told(error) == (revisions.LATE, {"seconds": 0.5})


@pytest.fixture
def parted(repository: Path) -> str:
    """Two branches; the commit they have in common."""
    base = commit(a="1")
    git("checkout", "--quiet", "-b", "旁支")
    commit(b="2")
    git("checkout", "--quiet", "main")
    commit(c="3")
    return base


def test_the_merge_base_is_what_two_branches_have_in_common(parted: str) -> None:
    assert merge_base("main", "旁支") == parted
    assert merge_base("旁支", "main~1") == parted
    assert specs(parted) == {f"{parted}:a.yaml": b"1"}


def test_without_a_common_commit_there_is_no_merge_base(parted: str) -> None:
    git("checkout", "--quiet", "--orphan", "孤支")
    commit(d="4")
    assert merge_base("main", "孤支") is None
    assert merge_base("main", "没有") is None
    assert merge_base("main", "a\0b") is None


def test_a_shallow_clone_knows_no_merge_base(
    parted: str, repository: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = outside / "clone"
    whole = ("--quiet", "--no-single-branch", repository.as_uri(), clone)
    git("clone", "--depth=1", *whole)
    monkeypatch.chdir(clone)
    assert merge_base("origin/main", "origin/旁支") is None
    assert list(specs("origin/旁支")) == ["origin/旁支:a.yaml", "origin/旁支:b.yaml"]
