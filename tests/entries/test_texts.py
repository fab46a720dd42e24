"""Cells as texts of a form, and back."""

from datetime import date
from typing import Any

import pytest

from lib.base import TABLES
from lib.base.cells import reader
from lib.entries.texts import cell_of, text_of

CELLS = [
    ("indicator", "baseline_value", 1234.5),
    ("indicator", "baseline_value", -0.001),
    ("indicator", "method_version", 2),
    ("indicator", "north_star", True),
    ("indicator", "north_star", False),
    ("indicator", "baseline_date", date(2026, 9, 30)),
    ("indicator", "behaviour", "flow"),
    ("indicator", "contributes_to", ["alpha/a", "beta/b"]),
    ("project", "themes", ["eau | air", "énergie"]),
    ("project", "target_departments", ["01", "2A", "974"]),
    ("project", "not_applicable", ["design"]),
    ("project", "summary", "Deux\nlignes"),
    ("project", "summary", None),
    ("project", "themes", []),
]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("table", "name", "cell"), CELLS)
def test_a_cell_comes_back_from_its_text_as_it_was(
    table: str, name: str, cell: Any, language: str
) -> None:
    field = TABLES[table].fields[name]
    raw, fault = cell_of(field, text_of(field, cell, language), language)
    assert fault is None
    assert reader(field)(raw) == (cell, "")


@pytest.mark.parametrize(("text", "said"), [("1.234", "1.234"), ("beaucoup", "beaucoup")])
def test_a_number_that_cannot_be_read_is_answered_with_a_sentence(text: str, said: str) -> None:
    cell, fault = cell_of(TABLES["target"].fields["value"], text, "fr")
    assert cell is None
    assert fault is not None and said in fault.say("fr")
