import errno
import os
import signal
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


def put(folder: Path, *names: str) -> list[str]:
    with Batch() as batch:
        for name in names:
            batch.add(str(folder / name), b"new")
        return batch.commit()


def crash(folder: Path) -> None:
    with Batch() as batch:
        batch.add(str(folder / "甲.docx"), b"new")
        raise ZeroDivisionError


def test_a_batch_becomes_visible_together(tmp_path: Path) -> None:
    with Batch() as batch:
        batch.add(str(tmp_path / "甲.docx"), b"1")
        batch.add(str(tmp_path / "乙.xlsx"), b"2")
        seen = [name for name in files(tmp_path) if not name.startswith(PREFIX)]
        paths = batch.commit()
    assert seen == []
    assert paths == [str(tmp_path / "甲.docx"), str(tmp_path / "乙.xlsx")]
    assert files(tmp_path) == {"甲.docx": b"1", "乙.xlsx": b"2"}


def test_a_commit_replaces_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    (tmp_path / "other").write_bytes(b"other")
    put(tmp_path, "甲.docx")
    assert files(tmp_path) == {"甲.docx": b"new", "other": b"other"}


def test_a_batch_without_a_commit_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    with Batch() as batch:
        batch.add(str(tmp_path / "甲.docx"), b"new")
    assert files(tmp_path) == {"甲.docx": b"old"}


def test_an_error_of_ours_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        crash(tmp_path)
    assert files(tmp_path) == {"甲.docx": b"old"}


def test_a_file_that_cannot_be_added_leaves_the_old_files(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    name = "a" * 300
    with pytest.raises(Problem) as error:
        put(tmp_path, "甲.docx", name)
    told = (error.value.text, error.value.facts["path"])
    assert told == (problem.CANNOT, str(tmp_path / name))
    assert files(tmp_path) == {"甲.docx": b"old"}


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as error:
        put(tmp_path, "甲.docx")
    assert (error.value.text, files(tmp_path)) == (problem.DISK_FULL, {"甲.docx": b"old"})


def test_a_folder_in_the_place_of_a_file_leaves_all_old_files(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    (tmp_path / "乙.docx").mkdir()
    with pytest.raises(Problem) as error:
        put(tmp_path, "甲.docx", "乙.docx")
    assert error.value.facts["path"] == str(tmp_path / "乙.docx")
    assert files(tmp_path) == {"甲.docx": b"old", "乙.docx": b"<folder>"}


def test_the_folder_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    put(tmp_path / "out/2025", "甲.docx")
    assert files(tmp_path / "out") == {"2025": b"<folder>", "2025/甲.docx": b"new"}


@pytest.mark.parametrize("below", ["out", "out/2025"])
def test_an_output_that_is_a_file_is_told(tmp_path: Path, below: str) -> None:
    (tmp_path / "out").write_bytes(b"old")
    with pytest.raises(Problem) as error:
        put(tmp_path / below, "甲.docx")
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
    put(tmp_path, "甲.docx")
    assert stage.exists() is stays


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_files_get_the_permissions_that_the_user_gives_to_new_files(
    tmp_path: Path, mask: int, mode: int
) -> None:
    before = os.umask(mask)
    try:
        put(tmp_path, "甲.docx")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "甲.docx").stat().st_mode) == mode


def put_and_fail(folder: Path, *names: str) -> None:
    with Batch() as batch:
        for name in names:
            batch.add(str(folder / name), b"new")
        batch.commit()
        raise ZeroDivisionError


def test_what_is_committed_stays_whole_whatever_comes_after_it(tmp_path: Path) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        put_and_fail(tmp_path, "甲.docx", "2025/乙.docx", "2024/丙.docx")
    new = {"甲.docx", "2025/乙.docx", "2024/丙.docx"}
    folders = {"2025", "2024"}
    assert files(tmp_path) == dict.fromkeys(new, b"new") | dict.fromkeys(folders, b"<folder>")


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("at", ["甲.docx", "乙.docx", "丙.docx"])
def test_ctrl_c_between_moves_leaves_all_files_of_all_folders_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    (tmp_path / "b").mkdir()
    move = os.replace

    def interrupted(source: str, target: str) -> None:
        move(source, target)
        if source.endswith(at):
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, "甲.docx", "b/乙.docx", "b/丙.docx")
    done = {"甲.docx": b"new", "b": b"<folder>", "b/乙.docx": b"new", "b/丙.docx": b"new"}
    assert files(tmp_path) == (done if at == "丙.docx" else {"甲.docx": b"old", "b": b"<folder>"})


def test_a_move_that_fails_half_way_takes_back_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲.docx").write_bytes(b"old")
    (tmp_path / "丙.docx").write_bytes(b"old")
    move = os.replace

    def fails_once(source: str, target: str) -> None:
        if source.endswith("丙.docx"):
            raise OSError(errno.EIO, "Input/output error")
        move(source, target)

    monkeypatch.setattr(os, "replace", fails_once)
    with pytest.raises(Problem) as error:
        put(tmp_path, "甲.docx", "乙.docx", "丙.docx")
    assert error.value.facts["path"] == str(tmp_path / "丙.docx")
    assert files(tmp_path) == {"甲.docx": b"old", "丙.docx": b"old"}
