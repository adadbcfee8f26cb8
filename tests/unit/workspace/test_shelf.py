from pathlib import Path

import pytest

from jxbudget.workspace import problem
from jxbudget.workspace.problem import Problem
from jxbudget.workspace.shelf import EXCEL_PAGE, FORM, WORD_PAGE, Folder, Shelf, shipped

PROJECT, UNIT = "江苏省省级项目预算绩效目标表", "江苏省省级部门整体预算绩效目标表"


def form_text(name: str = PROJECT, year: str = "2025") -> str:
    text = (shipped() / PROJECT / "2025" / FORM).read_text(encoding="utf-8")
    return text.replace(f"表式: {PROJECT}", f"表式: {name}").replace("年度: 2025", f"年度: {year}")


def put(root: Path, name: str, year: str, text: str) -> Path:
    folder = root / name / year
    folder.mkdir(parents=True)
    (folder / FORM).write_text(text, encoding="utf-8")
    return folder


def found(shelf: Shelf, name: str, year: int) -> Folder:
    folder = shelf.find(name, year)
    assert folder is not None
    return folder


def test_the_forms_that_ship_are_found_and_sound() -> None:
    shelf = Shelf()
    assert {name: shelf.years(name) for name in shelf.names} == {PROJECT: [2025], UNIT: [2024]}
    forms = [found(shelf, PROJECT, 2025).form, found(shelf, UNIT, 2024).form]
    assert [(form.name, form.year) for form in forms] == [(PROJECT, 2025), (UNIT, 2024)]
    assert shelf.diagnostics == []


@pytest.mark.parametrize(("year", "layout"), [(2025, "2025"), (2026, "2025"), (2031, "2030")])
def test_the_newest_layout_not_after_the_year_is_taken(
    tmp_path: Path, year: int, layout: str
) -> None:
    put(tmp_path, PROJECT, "2030", form_text(year="2030"))
    shelf = Shelf(tmp_path)
    assert shelf.years(PROJECT) == [2025, 2030]
    assert found(shelf, PROJECT, year).path.name == layout


def test_a_form_of_the_project_goes_before_the_one_that_ships(tmp_path: Path) -> None:
    folder = put(tmp_path, PROJECT, "2025", form_text())
    assert found(Shelf(tmp_path), PROJECT, 2025).path == folder


def test_a_form_is_loaded_once(tmp_path: Path) -> None:
    put(tmp_path, "甲表", "2025", form_text("甲表"))
    shelf = Shelf(tmp_path)
    first = shelf.find("甲表", 2025)
    assert shelf.find("甲表", 2026) is first
    assert list(shelf.texts) == [(tmp_path / "甲表/2025" / FORM).as_posix()]


def test_a_form_with_errors_is_none_and_told_once(tmp_path: Path) -> None:
    folder = put(tmp_path, "甲表", "2025", "年度: 2025\n年度: 2024\n")
    shelf = Shelf(tmp_path)
    assert [shelf.find("甲表", 2025), shelf.find("甲表", 2025)] == [None, None]
    path = (folder / FORM).as_posix()
    assert [(one.code, one.path) for one in shelf.diagnostics] == [("JX011", path)]
    assert shelf.texts == {path: "年度: 2025\n年度: 2024\n"}


def test_a_form_that_is_no_form_is_none_and_told(tmp_path: Path) -> None:
    put(tmp_path, "甲表", "2025", "年度: 2025\n")
    shelf = Shelf(tmp_path)
    assert shelf.find("甲表", 2025) is None
    assert {one.code for one in shelf.diagnostics} == {"JX102"}


@pytest.mark.parametrize(("name", "year"), [("乙表", "2025"), ("甲表", "2024")])
def test_a_form_that_is_not_the_one_its_folder_says_is_none_and_told(
    tmp_path: Path, name: str, year: str
) -> None:
    folder = put(tmp_path, "甲表", "2025", form_text(name, year))
    shelf = Shelf(tmp_path)
    assert shelf.find("甲表", 2025) is None
    assert [one.path for one in shelf.diagnostics] == [(folder / FORM).as_posix()]


def test_folders_that_are_no_years_are_no_forms(tmp_path: Path) -> None:
    put(tmp_path, "甲表", "draft", form_text())
    (tmp_path / "乙表/2025").mkdir(parents=True)
    assert Shelf(tmp_path, tmp_path / "没有").names == sorted([PROJECT, UNIT])


def test_an_unknown_form_has_no_years() -> None:
    assert Shelf().years("没有的表") == []


def test_a_page_is_read_with_the_path_that_is_shown() -> None:
    folder = found(Shelf(), PROJECT, 2025)
    for name in (WORD_PAGE, EXCEL_PAGE):
        path = folder.path / name
        assert folder.page(name) == (path.as_posix(), path.read_bytes())


def test_a_missing_page_is_a_problem(tmp_path: Path) -> None:
    put(tmp_path, "甲表", "2025", form_text("甲表"))
    folder = found(Shelf(tmp_path), "甲表", 2025)
    with pytest.raises(Problem) as error:
        folder.page(WORD_PAGE)
    assert error.value.text is problem.NOT_FOUND
