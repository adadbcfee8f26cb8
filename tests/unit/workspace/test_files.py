import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jxbudget.diagnostic import Text
from jxbudget.workspace import problem
from jxbudget.workspace.files import LARGEST, find_specs, read_bytes, year_folder, years
from jxbudget.workspace.problem import Problem

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def write(path: Path, text: str = "a: 1\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(places: list[Path]) -> list[Path]:
    return [Path(path) for path in find_specs(places)]


def told(error: pytest.ExceptionInfo[Problem]) -> tuple[Text, dict[str, object]]:
    return error.value.text, error.value.facts


def test_specs_are_found_in_folders_in_the_order_of_their_names(tmp_path: Path) -> None:
    specs = [write(tmp_path / name) for name in ("a.yaml", "b/c.yml", "b/d.YAML", "e.yaml")]
    write(tmp_path / "notes.txt")
    assert found([tmp_path]) == specs


def test_hidden_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    spec = write(tmp_path / "a.yaml")
    write(tmp_path / ".b.yaml")
    write(tmp_path / ".git/c.yaml")
    assert found([tmp_path]) == [spec]


def test_a_spec_named_twice_is_found_once(tmp_path: Path) -> None:
    one, other = write(tmp_path / "a.yaml"), write(tmp_path / "b.yaml")
    assert found([other, tmp_path, other]) == [other, one]


def test_a_file_that_is_named_is_read_whatever_its_ending(tmp_path: Path) -> None:
    spec = write(tmp_path / "spec.txt")
    assert found([spec]) == [spec]


def test_a_folder_called_like_a_spec_is_walked(tmp_path: Path) -> None:
    spec = write(tmp_path / "a.yaml/b.yaml")
    assert found([tmp_path]) == [spec]


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as error:
        find_specs([tmp_path / "没有"])
    assert told(error) == (problem.NOT_FOUND, {"path": tmp_path / "没有"})


def test_a_folder_without_specs_is_named(tmp_path: Path) -> None:
    write(tmp_path / "notes.txt")
    with pytest.raises(Problem) as error:
        find_specs([tmp_path])
    assert told(error) == (problem.NO_SPECS, {"path": tmp_path})


@posix_only
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.yaml")
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "a.yaml").symlink_to(secret)
    with pytest.raises(Problem) as error:
        find_specs([specs])
    assert told(error) == (problem.OUTSIDE, {"path": specs / "a.yaml"})


@posix_only
def test_a_file_and_a_link_to_it_are_one_spec(tmp_path: Path) -> None:
    spec = write(tmp_path / "b.yaml")
    link = tmp_path / "a.yaml"
    link.symlink_to(spec)
    assert found([tmp_path]) == [link]


@posix_only
def test_a_link_to_a_spec_of_another_folder_below_the_same_is_followed(tmp_path: Path) -> None:
    spec = write(tmp_path / "specs/2024/b.yaml")
    link = tmp_path / "specs/2025/a.yaml"
    link.parent.mkdir()
    link.symlink_to("../2024/b.yaml")
    assert found([tmp_path / "specs"]) == [spec]


@posix_only
def test_a_link_that_leads_round_is_passed_over_unless_it_is_named_as_a_spec(
    tmp_path: Path,
) -> None:
    spec = write(tmp_path / "b.yaml")
    (tmp_path / "loop").symlink_to("loop")
    assert found([tmp_path]) == [spec]
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    with pytest.raises(Problem) as error:
        find_specs([tmp_path])
    assert told(error) == (problem.NOT_A_FILE, {"path": tmp_path / "a.yaml"})


@posix_only
def test_a_linked_folder_is_not_walked(tmp_path: Path) -> None:
    write(tmp_path / "outside/a.yaml")
    spec = write(tmp_path / "specs/b.yaml")
    (tmp_path / "specs/c").symlink_to(tmp_path / "outside", target_is_directory=True)
    assert found([tmp_path / "specs"]) == [spec]


@posix_only
@pytest.mark.parametrize("named", [True, False])
def test_a_pipe_is_refused_and_not_opened(tmp_path: Path, named: bool) -> None:
    pipe = tmp_path / "a.yaml"
    os.mkfifo(pipe)
    with pytest.raises(Problem) as error:
        find_specs([pipe if named else tmp_path])
    assert told(error) == (problem.NOT_A_FILE, {"path": pipe})


@posix_only
def test_a_broken_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(Problem) as error:
        find_specs([tmp_path])
    assert told(error) == (problem.NOT_A_FILE, {"path": tmp_path / "a.yaml"})


@posix_only
def test_a_pipe_that_took_the_place_of_a_file_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "a.yaml"
    os.mkfifo(pipe)
    held = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    try:
        with pytest.raises(Problem) as error:
            read_bytes(pipe)
    finally:
        os.close(held)
    assert told(error) == (problem.NOT_A_FILE, {"path": pipe})


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    spec.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    assert read_bytes(spec) == b"\xef\xbb\xbfa: 1\r\n"


def test_no_more_of_a_file_is_read_than_is_needed_to_refuse_it(tmp_path: Path) -> None:
    spec = tmp_path / "a.yaml"
    with spec.open("wb") as file:
        file.truncate(LARGEST + 1000)
    assert len(read_bytes(spec)) == LARGEST


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as error:
        read_bytes(tmp_path / "a.yaml")
    assert told(error) == (problem.NOT_FOUND, {"path": str(tmp_path / "a.yaml")})


def test_years_are_the_folders_with_a_number(tmp_path: Path) -> None:
    for name in ("2025/a.yaml", "2024/a.yaml", "draft/a.yaml", "2023"):
        write(tmp_path / name)
    assert years(tmp_path) == ["2024", "2025"]
    assert year_folder(tmp_path, "2024") == tmp_path / "2024"


@pytest.mark.parametrize(
    ("there", "listed"), [(["2024/a.yaml", "2025/a.yaml"], ["2024", "2025"]), ([], ["—"])]
)
def test_a_year_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path, there: list[str], listed: str
) -> None:
    for name in there:
        write(tmp_path / name)
    with pytest.raises(Problem) as error:
        year_folder(tmp_path, "2026")
    facts = {"folder": tmp_path, "year": "2026", "years": listed}
    assert told(error) == (problem.NO_YEAR, facts)


@pytest.mark.parametrize("year", ["..", "2025/../..", "/", "."])
def test_a_year_leads_nowhere_else(tmp_path: Path, year: str) -> None:
    write(tmp_path / "2025/a.yaml")
    with pytest.raises(Problem):
        year_folder(tmp_path, year)


def test_without_a_folder_of_specs_there_are_no_years(tmp_path: Path) -> None:
    with pytest.raises(Problem) as error:
        years(tmp_path / "specs")
    assert told(error) == (problem.NOT_FOUND, {"path": tmp_path / "specs"})


@posix_only
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "form.yaml"
    os.mkfifo(pipe)
    with pytest.raises(Problem) as error:
        read_bytes(pipe)
    assert told(error) == (problem.NOT_A_FILE, {"path": pipe})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    write(root / ".git/HEAD", "ref: refs/heads/main\n")
    return root


def named(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in found([root])]


def test_what_gitignore_names_is_passed_over(repository: Path) -> None:
    write(repository / ".gitignore", "out/\n*.tmp.yaml\n# 说明\n\n/草稿.yaml\n")
    for name in ("a.yaml", "a.tmp.yaml", "out/b.yaml", "草稿.yaml", "c/草稿.yaml", "c/out/d.yaml"):
        write(repository / name)
    assert named(repository) == ["a.yaml", "c/草稿.yaml"]


def test_a_pattern_of_the_root_holds_in_a_folder_that_is_named(repository: Path) -> None:
    write(repository / ".gitignore", "/specs/2024/旧*.yaml\n")
    write(repository / "specs/2024/旧表.yaml")
    spec = write(repository / "specs/2024/新表.yaml")
    assert found([repository / "specs/2024"]) == [spec]


def test_a_deeper_gitignore_goes_before_those_above_it(repository: Path) -> None:
    write(repository / ".gitignore", "*.yaml\n")
    write(repository / "a/.gitignore", "!b.yaml\n")
    for name in ("b.yaml", "a/b.yaml", "a/c.yaml", "a/d/b.yaml"):
        write(repository / name)
    assert named(repository) == ["a/b.yaml", "a/d/b.yaml"]


def test_a_file_that_is_named_is_read_though_it_is_ignored(repository: Path) -> None:
    write(repository / ".gitignore", "*.yaml\n")
    spec = write(repository / "a.yaml")
    assert found([spec]) == [spec]


def test_nothing_inside_an_ignored_folder_is_looked_at(repository: Path) -> None:
    write(repository / ".gitignore", "out/\n")
    write(repository / "out/.gitignore", "!*.yaml\n")
    (repository / "out/b.yaml").symlink_to(repository / "gone.yaml")
    write(repository / "a.yaml")
    assert named(repository) == ["a.yaml"]


def test_a_gitignore_above_the_repository_does_not_count(repository: Path) -> None:
    write(repository.parent / ".gitignore", "*.yaml\n")
    write(repository / "a.yaml")
    assert named(repository) == ["a.yaml"]


def test_a_worktree_is_a_repository_too(tmp_path: Path) -> None:
    write(tmp_path / ".git", "gitdir: elsewhere\n")
    write(tmp_path / ".gitignore", "out/\n")
    write(tmp_path / "specs/out/b.yaml")
    spec = write(tmp_path / "specs/a.yaml")
    assert found([tmp_path / "specs"]) == [spec]


def test_without_a_repository_the_gitignore_of_the_folder_counts(tmp_path: Path) -> None:
    write(tmp_path / ".gitignore", "*.yaml\n")
    write(tmp_path / "specs/.gitignore", "b.yaml\n")
    spec = write(tmp_path / "specs/a.yaml")
    write(tmp_path / "specs/b.yaml")
    assert found([tmp_path / "specs"]) == [spec]


def test_a_gitignore_is_read_whatever_is_in_it(repository: Path) -> None:
    odd = b"\xef\xbb\xbfb.yaml\r\n!\r\n\\\r\n[\r\n\xff\xfe\r\nc.yaml\r\n"
    (repository / ".gitignore").write_bytes(odd)
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        write(repository / name)
    assert named(repository) == ["a.yaml"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["a.yaml"], ["a.yaml"]),
        (["out/a.yaml", "b.yaml"], ["b.yaml", "out"]),
        (["a.yaml", "b.yaml", "c.yaml", "d.yaml"], ["a.yaml", "b.yaml", "c.yaml", "…"]),
    ],
)
def test_a_folder_where_all_is_ignored_is_told_with_what_is(
    repository: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], shown: list[str]
) -> None:
    monkeypatch.chdir(repository)
    write(repository / ".gitignore", "*.yaml\nout/\n")
    for name in names:
        write(repository / name)
    with pytest.raises(Problem) as error:
        find_specs([Path()])
    assert told(error) == (problem.ALL_IGNORED, {"path": Path(), "ignored": shown})


def test_an_ignored_folder_that_is_named_is_told_to_be_ignored(repository: Path) -> None:
    write(repository / ".gitignore", "out/\n")
    spec = write(repository / "out/a.yaml")
    with pytest.raises(Problem) as error:
        find_specs([repository / "out"])
    facts = {"path": repository / "out", "ignored": [spec.as_posix()]}
    assert told(error) == (problem.ALL_IGNORED, facts)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("out/\n/b/*.yaml\n!/b/留.yaml\n**/旧/\nd?.yml\n[xy].yaml\n", "*\n!*/\n!*.yaml\n e.yaml\n"),
        ("b/**\n!b/留.yaml\nf/*\n!f/g/\n", "旧/\n!旧\n*.yml\n"),
        ("*\n!*/\n!留.yaml\n", "/旧\n"),
        ("旧\n**/g/a.yaml\nb/**/x.yaml\n/a.yaml\n", "!a.yaml\n!旧/\n旧/*\n!旧/e.yaml\n"),
        ("c/*\n!c/旧\n!c/.gitignore\n", "a.yaml\n"),
        ("*.y*ml\n!/c/**/a.yaml\n", "**\n"),
    ],
)
def test_git_agrees_on_what_is_ignored(tmp_path: Path, above: str, below: str) -> None:
    git = ["git", "-C", str(tmp_path), "-c", "core.excludesFile="]
    subprocess.run([*git, "init", "-q"], check=True)
    write(tmp_path / ".gitignore", above)
    write(tmp_path / "c/.gitignore", below)
    write(tmp_path / "always.yaml")
    write(tmp_path / ".git/info/exclude", "")
    for folder in ("", "b/", "c/", "c/旧/", "c/旧/g/", "out/", "b/out/", "f/g/", "f/旧/"):
        for name in ("a.yaml", "留.yaml", "d1.yml", "x.yaml", "e.yaml", "out.yaml"):
            write(tmp_path / folder / name)
    listed = [*git, "ls-files", "--others", "--exclude-standard", "-z"]
    run = subprocess.run(listed, check=True, capture_output=True)
    kept = {name for name in run.stdout.decode().split("\0") if name.endswith((".yaml", ".yml"))}
    try:
        found = set(named(tmp_path))
    except Problem:
        found = set()
    assert found == kept


@pytest.mark.parametrize(("place", "is_imported"), [("a.yaml", False), (".", True)])
def test_only_a_walk_that_meets_a_gitignore_imports_pathspec(
    repository: Path, place: str, is_imported: bool
) -> None:
    write(repository / ".gitignore", "out/\n")
    write(repository / "a.yaml")
    script = (
        "import sys; from pathlib import Path; from jxbudget.workspace.files import find_specs;"
        "find_specs([Path(sys.argv[1])]); print('pathspec' in sys.modules)"
    )
    command = [sys.executable, "-c", script, place]
    run = subprocess.run(command, check=True, capture_output=True, cwd=repository, text=True)
    assert run.stdout.strip() == str(is_imported)
