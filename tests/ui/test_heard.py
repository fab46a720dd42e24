"""What the browser sends to a grid is read with caution."""

from typing import Any

import pytest

from lib.ui.grid.heard import LONGEST, read_typed

COLUMNS = ("value", "status", "comment")
ROW = {"texts": {"value": "12,5"}, "seen": {"value": 12, "status": "measured", "comment": None}}


def test_texts_come_by_row_with_what_was_seen() -> None:
    number, typed = read_typed({"number": 7, "rows": {"alpha/users/2026-Q2": ROW}}, COLUMNS)
    assert number == 7
    texts = typed["alpha/users/2026-Q2"]
    assert texts == {"value": "12,5", "seen": '{"value": 12, "status": "measured"}'}


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "rows",
        {"rows": [ROW]},
        {"number": "seven", "rows": {}},
        {"rows": {"alpha": {"texts": "12"}}},
        {"rows": {"alpha": {"texts": {"entered_by": "x", "value": 12}}}},
    ],
)
def test_what_is_of_another_shape_is_left_out(sent: Any) -> None:
    assert read_typed(sent, COLUMNS) == (0, {})


def test_a_text_is_cut_where_no_hand_types_so_long() -> None:
    row = {"texts": {"comment": "x" * (LONGEST + 1)}, "seen": []}
    _, typed = read_typed({"rows": {"alpha": row}}, COLUMNS)
    assert len(typed["alpha"]["comment"]) == LONGEST
