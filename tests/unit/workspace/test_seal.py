"""A seal tells a file that changed from one that did not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.workspace import seal as module
from jxbudget.workspace.batch import Batch
from jxbudget.workspace.seal import is_intact, seal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "甲.docx"
    path.write_bytes(b"old")
    return path


def long_ago(path: Path) -> None:
    """A file that was written long before it was last touched, as by a move."""
    os.utime(path, ns=(0, os.lstat(path).st_mtime_ns - 10 * module.MOMENT))


def _rewrite(path: Path) -> None:
    told = os.lstat(path)
    path.write_bytes(b"new")
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


def _exchange(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"old")
    other.rename(path)


@pytest.mark.parametrize("is_old", [True, False])
@pytest.mark.parametrize("change", [_rewrite, _exchange, Path.unlink])
def test_a_file_that_changed_is_not_intact(
    file: Path, change: Callable[[Path], None], is_old: bool
) -> None:
    if is_old:
        long_ago(file)
    sealed = (seal(str(file)),)
    assert is_intact(str(file), sealed)
    change(file)
    assert not is_intact(str(file), sealed)


def test_a_young_file_is_read_for_its_times_may_hide_a_change(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed, told = (seal(str(file)),), os.lstat(file)
    file.write_bytes(b"new")
    monkeypatch.setattr(os, "lstat", lambda _: told)  # as of a disk that tells time coarsely
    assert not is_intact(str(file), sealed)
    file.write_bytes(b"old")
    assert is_intact(str(file), sealed)


def test_an_old_file_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long_ago(file)
    sealed = (seal(str(file)),)
    monkeypatch.setattr(module, "_digest", None)
    assert is_intact(str(file), sealed)


def test_what_is_not_there_has_no_seal(tmp_path: Path) -> None:
    assert seal(str(tmp_path / "甲")) == ""
    assert not is_intact(str(tmp_path / "甲"), ("",))


def test_a_file_that_another_run_put_in_the_place_of_ours_is_not_sealed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = os.replace

    def overtaken(source: str, target: str) -> None:
        move(source, target)
        _exchange(file)

    with Batch() as batch:
        batch.add(str(file), b"our own")
        monkeypatch.setattr(os, "replace", overtaken)
        batch.commit()
    assert batch.seals == {str(file): ""}
