"""Blank pages that a clerk goes on from: ``page.docx`` and ``page.xlsx`` with marks and styles."""

from jxbudget.draw.pages.excel import excel_page
from jxbudget.draw.pages.parts import Margins
from jxbudget.draw.pages.word import word_page

__all__ = ["Margins", "excel_page", "word_page"]
