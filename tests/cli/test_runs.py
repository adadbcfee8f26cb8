"""Runs over many specs: by several processes, in shards, again, and interrupted."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from jxbudget.cli import main

ROOT = Path(__file__).resolve().parents[2]
NAME = "造血干细胞捐献工作经费"
OTHER = "信息系统运维专项"

Many = Callable[[int], None]


@pytest.fixture
def many(project: Callable[..., Path]) -> Many:
    """Put so many different specs into the folder, of as many units."""

    def put(count: int) -> None:
        path = project()
        text = path.read_text(encoding="utf-8")
        for number in range(count):
            other = text.replace("捐献者资料库管理中心", f"第{number}资料库管理中心")
            other = other.replace(
                "资金总额: 333.93", "资金总额: 333.9" if number % 7 == 0 else "资金总额: 333.93"
            )
            path.with_name(f"{number:04}.yaml").write_text(other, encoding="utf-8")
        path.unlink()

    return put


def told(capsys: pytest.CaptureFixture[str]) -> str:
    return re.sub("用时 .*", "", capsys.readouterr().out)


def outputs(folder: str = "out") -> dict[str, bytes]:
    files = (path for path in Path(folder).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times() -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in Path("out").rglob("*") if path.is_file()}


def test_any_number_of_processes_tells_and_writes_the_same(
    many: Many, capsys: pytest.CaptureFixture[str]
) -> None:
    many(150)
    runs = []
    for jobs in ("1", "2", "3"):
        assert main(["validate", "specs", "--force", "--jobs", jobs]) == 1
        report = told(capsys)
        assert main(["render", "specs", "--force", "--jobs", jobs, "--out", jobs]) == 1
        runs.append((report, told(capsys).replace(f"→ {jobs}", ""), outputs(jobs)))
    assert runs[0] == runs[1] == runs[2]
    assert len(runs[0][2]) == 2 * (150 - 22)


def test_shards_are_disjoint_complete_and_find_what_the_whole_run_finds(
    many: Many, capsys: pytest.CaptureFixture[str]
) -> None:
    many(30)
    main(["validate", "specs", "--format", "concise"])
    whole = told(capsys).splitlines()[:-1]
    main(["render", "specs", "--out", "whole"])
    found, files = [], dict[str, bytes]()
    for number in (1, 2, 3):
        shard = ["--shard", f"{number}/3"]
        capsys.readouterr()
        main(["validate", "specs", "--format", "concise", *shard])
        found += told(capsys).splitlines()[:-1]
        main(["render", "specs", "--out", f"part{number}", *shard])
        part = outputs(f"part{number}")
        assert part
        assert not files.keys() & part.keys()
        files |= part
    assert sorted(found) == whole
    assert files == outputs("whole")


@pytest.mark.parametrize("shard", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/1001", "１/3"])
def test_a_shard_that_is_none_is_refused(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str], shard: str
) -> None:
    project()
    assert main(["validate", "specs", f"--shard={shard}"]) == 2
    assert capsys.readouterr().err == (
        f"--shard 应写成 3/8 的样子（第几份/共几份，最多 1000 份），现在是“{shard}”。\n"
    )


def test_what_did_not_change_is_left_alone(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    project(name=OTHER)
    main(["render", "--year", "2025"])
    before, first = times(), told(capsys)
    assert main(["render", "--year", "2025"]) == 0
    assert times() == before
    assert told(capsys) == first.replace(
        "生成 2 张表、4 个文件 → out/2025",
        "2 张表没有变化，文件都在，没有重新生成（--force 全部重新生成）。",
    )


def _edit_the_spec(folder: Path) -> None:
    path = Path(f"specs/2025/{NAME}.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("1万人", "2万人"), encoding="utf-8")
    del folder


def _lose_a_file(folder: Path) -> None:
    (folder / f"{NAME}.xlsx").unlink()


def _edit_a_file(folder: Path) -> None:
    path = folder / f"{NAME}.docx"
    status = path.stat()
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize("change", [_edit_the_spec, _lose_a_file, _edit_a_file])
def test_what_changed_is_rendered_again_and_nothing_else(
    project: Callable[..., Path],
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], None],
) -> None:
    project()
    project(name=OTHER)
    main(["render", "--year", "2025"])
    before, files = times(), outputs()
    change(Path("out/2025"))
    capsys.readouterr()
    assert main(["render", "--year", "2025"]) == 0
    report = told(capsys)
    assert "1 张表没有变化" in report
    assert "生成 1 张表、2 个文件 → out/2025" in report
    same = {path for path, at in times().items() if before.get(path) == at}
    assert {path.stem for path in same} >= {OTHER}
    if change is not _edit_the_spec:
        assert outputs() == files


def test_combined_files_are_left_alone_while_all_their_forms_are_as_before(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    project(name=OTHER)
    command = ["render", "--year", "2025", "--combined"]
    alone = "2 张表没有变化，文件都在，没有重新生成（--force 全部重新生成）。"
    main(command)
    before, first = times(), told(capsys)
    assert first.splitlines()[-1] == "生成 2 张表、6 个文件 → out/2025"
    assert main(command) == 0
    assert told(capsys).splitlines()[-1] == alone
    assert times() == before
    Path("out/2025/2025年度预算绩效目标表合并.xlsx").unlink()
    assert main(command) == 0
    again = told(capsys).splitlines()
    assert again[-2:] == [alone, "重新生成合并的文件 1 个 → out/2025"]
    assert times().keys() == before.keys()


def test_combined_files_follow_their_forms(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    path = project(name=OTHER)
    command = ["render", "--year", "2025", "--combined"]
    main(command)
    first = outputs()
    _edit_the_spec(Path("out/2025"))
    main(command)
    second = outputs()
    assert sum(first[name] != second[name] for name in first) == 4
    path.unlink()
    capsys.readouterr()
    main(command)
    assert told(capsys).splitlines()[-1] == "重新生成合并的文件 2 个 → out/2025"
    capsys.readouterr()
    main([*command, "--force"])
    assert told(capsys).splitlines()[-1] == "生成 1 张表、4 个文件 → out/2025"


def test_one_file_alone_is_checked_sooner_than_looked_up(
    project: Callable[..., Path], cache: Path
) -> None:
    assert main(["validate", str(project())]) == 0
    assert not list(cache.iterdir())


def test_another_form_page_or_threshold_leaves_nothing_unchanged(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    form = "江苏省省级项目预算绩效目标表/2025"
    shipped = Path(__file__).resolve().parents[2] / "templates" / form
    own = Path("templates") / form
    main(["render", "--year", "2025"])
    for name in ("page.docx", "page.xlsx", "form.yaml"):
        own.mkdir(parents=True, exist_ok=True)
        (own / name).write_bytes((shipped / name).read_bytes())
        capsys.readouterr()
        assert main(["render", "--year", "2025"]) == 0
        assert "生成 1 张表" in told(capsys)
    project(name=OTHER)
    assert main(["validate", "specs"]) == 0
    assert "JX320" not in told(capsys)
    Path("jxbudget.toml").write_text("[thresholds]\nfewest-rows = 60\n", encoding="utf-8")
    assert main(["validate", "specs"]) == 0
    assert "JX320" in told(capsys)


def test_the_cache_may_be_deleted_torn_or_of_no_use(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str], cache: Path
) -> None:
    project("资金总额: 333.93", "资金总额: 333.9")
    project(name=OTHER)
    main(["validate", "specs"])
    (file,) = cache.iterdir()
    first, kept = told(capsys), file.read_bytes()
    for broken in (b"", b"\x78\x01", kept[: len(kept) // 2], b"\0" * 500, None):
        if broken is None:
            file.unlink()
        else:
            file.write_bytes(broken)
        assert main(["validate", "specs"]) == 1
        assert told(capsys) == first
        assert file.read_bytes() == kept
    assert list(cache.iterdir()) == [file]


@pytest.mark.parametrize("there", [False, True])
def test_a_cache_that_cannot_be_written_is_no_error(
    project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    project()
    place = Path("文件")
    if there:
        place.write_bytes(b"")
    project(name=OTHER)
    monkeypatch.setenv("JXBUDGET_CACHE", str(place / "甲" if there else "/proc/none"))
    assert main(["validate", "specs"]) == 0


def test_what_is_known_is_told_as_if_it_were_new(
    many: Many, capsys: pytest.CaptureFixture[str]
) -> None:
    many(12)
    for arguments in ([], ["--format", "json"], ["--ledger", "--all"], ["--format", "sarif"]):
        command = ["validate", "specs", *arguments]
        main([*command, "--force"])
        fresh = told(capsys)
        main(command)
        assert told(capsys) == fresh


def is_running(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_an_impatient_ctrl_c_leaves_nothing_either(many: Many) -> None:
    many(400)
    run = subprocess.Popen(
        [sys.executable, "-m", "jxbudget", "render", "specs", "--jobs", "2"],
        stderr=subprocess.PIPE,
    )
    while not any(Path("out").rglob("*.docx")):
        assert run.poll() is None
        time.sleep(0.02)
    while run.poll() is None:
        run.send_signal(signal.SIGINT)
        time.sleep(0.005)
    assert (run.returncode, run.communicate()[1].decode()) == (
        130,
        "已中断，没有留下未完成的文件。\n",
    )
    assert not Path("out").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_nothing_and_no_process(many: Many, jobs: str, cache: Path) -> None:
    many(400)
    command = [sys.executable, "-m", "jxbudget", "render", "specs", "--jobs", jobs]
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    while not any(Path("out").rglob("*.docx")):
        assert run.poll() is None
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, errors = run.communicate(timeout=60)
    assert (run.returncode, errors.decode()) == (130, "已中断，没有留下未完成的文件。\n")
    assert not Path("out").exists()
    assert not list(cache.iterdir())
    deadline = time.monotonic() + 20
    while is_running(run.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_nothing_in_the_working_folder_is_imported_by_a_process(many: Many) -> None:
    many(3)
    for name in ("struct", "random", "yaml"):
        Path(f"{name}.py").write_text("open('ran', 'w'); raise ImportError", encoding="utf-8")
    script = Path(sys.executable).with_name("jxbudget")
    program = [sys.executable, "-P", "-m", "jxbudget"]
    command = [*([str(script)] if script.exists() else program), "validate", "specs"]
    run = subprocess.run([*command, "--jobs", "2"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (1, b"")
    assert not Path("ran").exists()


def test_a_layout_of_another_year_changes_what_is_known(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (NAME, OTHER):
        path = project(name=name)
        text = path.read_text(encoding="utf-8").replace("年度: 2025", "年度: 2026", 1)
        Path("specs/2026").mkdir(parents=True, exist_ok=True)
        Path(f"specs/2026/{name}.yaml").write_text(text, encoding="utf-8")
    main(["validate", "specs/2026"])
    form = Path("templates/江苏省省级项目预算绩效目标表/2026")
    shutil.copytree(ROOT / "templates/江苏省省级项目预算绩效目标表/2025", form)
    capsys.readouterr()
    assert main(["validate", "specs/2026"]) == 1
    assert "JX113" in told(capsys)


def test_a_name_made_longer_is_not_that_of_another_form(project: Callable[..., Path]) -> None:
    text = project(name=OTHER).read_text(encoding="utf-8")
    unit = "江苏省造血干细胞捐献者资料库管理中心"
    for name, other in (("a", "甲中心"), ("b", "乙中心"), ("c", "丙中心")):
        spec = text.replace(f"实施单位: {unit}", f"实施单位: {other}")
        if name == "c":
            spec = spec.replace(f"项目名称: {OTHER}", f"项目名称: {OTHER}（甲中心）")
        Path(f"specs/2025/{name}.yaml").write_text(spec, encoding="utf-8")
    Path(f"specs/2025/{OTHER}.yaml").unlink()
    main(["render", "specs", "--format", "word"])
    assert sorted(path.stem for path in Path("out/2025").iterdir()) == [
        f"{OTHER}（乙中心）",
        f"{OTHER}（甲中心）（丙中心）",
        f"{OTHER}（甲中心）（甲中心）",
    ]


def test_no_part_is_written_when_two_forms_anywhere_have_one_name(many: Many) -> None:
    many(20)
    shutil.copy("specs/2025/0005.yaml", "specs/2025/zz.yaml")
    for number in (1, 2, 3):
        assert main(["render", "specs", "--shard", f"{number}/3"]) == 1
    assert not Path("out").exists()


def test_a_part_is_not_mended(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    project()
    for option in ("--fix", "--diff"):
        assert main(["validate", "specs", option, "--shard", "1/2"]) == 2
        assert capsys.readouterr().err == "--shard 与 --fix、--diff 不能同时使用。\n"


@pytest.mark.skipif(os.name != "posix", reason="needs signals and a shell")
def test_a_run_that_is_told_to_end_leaves_nothing(many: Many) -> None:
    many(400)
    run = subprocess.Popen([sys.executable, "-m", "jxbudget", "render", "specs", "--jobs", "2"])
    while not any(Path("out").rglob("*.docx")):
        assert run.poll() is None
        time.sleep(0.02)
    run.terminate()
    assert run.wait(timeout=60) == 130
    assert not Path("out").exists()


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_run_without_a_standard_error_does_its_work(many: Many) -> None:
    many(50)
    command = f'"{sys.executable}" -m jxbudget render specs 2>&-'
    run = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert run.returncode == 1
    assert len(outputs()) == 2 * (50 - 8)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sockets of Linux have names")
def test_a_place_too_long_for_a_socket_is_one_sentence(
    many: Many, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    many(3)
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setenv("TMPDIR", str(long))
    command = [sys.executable, "-m", "jxbudget", "validate", "specs", "--jobs", "2"]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 2
    assert run.stderr.decode().startswith("多个进程启动不了：")
    assert run.stderr.decode().endswith("请用 --jobs 1 再试；原文件没有改动。\n")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="file names of bytes")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_name_that_is_no_text_is_a_name(many: Many, jobs: str) -> None:
    many(3)
    Path("specs/2025/0001.yaml").rename(os.fsdecode(b"specs/2025/\xff\xfe.yaml"))
    assert main(["validate", "specs", "--jobs", jobs]) == 1
    assert main(["render", "specs", "--jobs", jobs]) == 1
    assert len(outputs()) == 4


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_run_that_shall_outlive_its_terminal_does(many: Many) -> None:
    many(400)
    command = [sys.executable, "-m", "jxbudget", "render", "specs", "--format", "word"]
    run = subprocess.Popen(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *command])
    while not any(Path("out").rglob("*.docx")):
        assert run.poll() is None
        time.sleep(0.02)
    run.send_signal(signal.SIGHUP)
    assert run.wait(timeout=60) == 1
    assert len(outputs()) == 400 - 58


def test_doing_one_spec_anew_does_not_forget_the_others(
    project: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = project()
    project(name=OTHER)
    main(["render", "--year", "2025"])
    main(["render", str(path), "--force"])
    capsys.readouterr()
    main(["render", "--year", "2025"])
    assert "2 张表没有变化" in told(capsys)
