import errno
import os
import stat
import time
from pathlib import Path
from typing import NoReturn

import pytest

from jxbudget.workspace import problem
from jxbudget.workspace.batch import PREFIX, STALE, Batch
from jxbudget.workspace.problem import Problem


def files(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, folders too: what a run leaves behind."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"<folder>"
        for path in folder.rglob("*")
    }


def test_a_batch_becomes_visible_together(tmp_path: Path) -> None:
    with Batch(tmp_path) as batch:
        batch.add("甲.docx", b"1")
        batch.add("乙.xlsx", b"2")
        seen = [name for name in files(tmp_path) if not name.startswith(PREFIX)]
        paths = batch.commit()
    assert seen == []
    assert paths == [tmp_path / "甲.docx", tmp_path / "乙.xlsx"]
    assert files(tmp_path) == {"甲.docx": b"1", "乙.xlsx": b"2"}


def test_a_commit_replaces_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    (tmp_path / "other").write_bytes(b"other")
    with Batch(tmp_path) as batch:
        batch.add("甲.docx", b"new")
        batch.commit()
    assert files(tmp_path) == {"甲.docx": b"new", "other": b"other"}


def test_a_batch_without_a_commit_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    with Batch(tmp_path) as batch:
        batch.add("甲.docx", b"new")
    assert files(tmp_path) == {"甲.docx": b"old"}


def test_an_error_of_ours_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), Batch(tmp_path) as batch:
        batch.add("甲.docx", b"new")
        raise ZeroDivisionError
    assert files(tmp_path) == {"甲.docx": b"old"}


def fail_with(batch: Batch, name: str) -> Problem:
    with pytest.raises(Problem) as error, batch:
        batch.add("甲.docx", b"new")
        batch.add(name, b"new")
    return error.value


def test_a_file_that_cannot_be_added_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    name = "a" * 300
    told = fail_with(Batch(tmp_path), name)
    assert (told.text, told.facts["path"]) == (problem.CANNOT, str(tmp_path / name))
    assert files(tmp_path) == {"甲.docx": b"old"}


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(Problem) as error, Batch(tmp_path) as batch:
        monkeypatch.setattr(os, "fsync", full)
        batch.add("甲.docx", b"new")
    assert (error.value.text, files(tmp_path)) == (problem.DISK_FULL, {"甲.docx": b"old"})


@pytest.mark.parametrize("name", ["../a.docx", "sub/a.docx", "{tmp}/a.docx"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "out"
    with pytest.raises((Problem, ValueError)), Batch(inside) as batch:
        batch.add(name.format(tmp=tmp_path), b"new")
        batch.commit()
    assert files(tmp_path) == {"out": b"<folder>"}


def test_a_folder_in_the_place_of_a_file_leaves_all_old_files(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    (tmp_path / "乙.docx").mkdir()
    with pytest.raises(Problem) as error, Batch(tmp_path) as batch:
        batch.add("甲.docx", b"new")
        batch.add("乙.docx", b"new")
        batch.commit()
    assert error.value.facts["path"] == tmp_path / "乙.docx"
    assert files(tmp_path) == {"甲.docx": b"old", "乙.docx": b"<folder>"}


def test_the_folder_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    with Batch(tmp_path / "out/2025") as batch:
        batch.add("甲.docx", b"1")
        batch.commit()
    assert files(tmp_path / "out") == {"2025": b"<folder>", "2025/甲.docx": b"1"}


@pytest.mark.parametrize("below", ["out", "out/2025"])
def test_an_output_that_is_a_file_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "out").write_bytes(b"old")
    with pytest.raises(Problem) as error:
        Batch(tmp_path / below)
    assert error.value.text is problem.OUT_IS_A_FILE
    assert files(tmp_path) == {"out": b"old"}


def left_behind(folder: Path, age: float) -> Path:
    stage = folder / f"{PREFIX}x"
    stage.mkdir()
    (stage / "甲.docx").write_bytes(b"half")
    then = time.time() - age
    os.utime(stage, (then, then))
    return stage


@pytest.mark.parametrize(("age", "stays"), [(STALE + 60, False), (60, True)])
def test_what_an_interrupted_run_left_is_removed_after_a_day(
    tmp_path: Path, age: float, stays: bool
) -> None:
    stage = left_behind(tmp_path, age)
    with Batch(tmp_path):
        assert stage.exists() is stays


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_files_get_the_permissions_that_the_user_gives_to_new_files(
    tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        with Batch(tmp_path) as batch:
            batch.add("甲.docx", b"1")
            batch.commit()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "甲.docx").stat().st_mode) == mode
