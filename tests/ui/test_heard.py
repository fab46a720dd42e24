"""What the browser sends to the entry grid is read with caution."""

from typing import Any

import pytest

from lib.quarters import Quarter
from lib.ui.entry.heard import LONGEST, read_typed

ROW = {"texts": {"value": "12,5"}, "seen": {"value": 12, "status": "measured", "comment": None}}


def test_texts_come_by_quarter_and_indicator_with_what_was_seen() -> None:
    number, typed = read_typed({"number": 7, "rows": {"alpha/users/2026-Q2": ROW}})
    assert number == 7
    texts = typed[Quarter(2026, 2)]["alpha/users"]
    assert texts == {"value": "12,5", "seen": '{"value": 12, "status": "measured"}'}


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        "rows",
        {"rows": [ROW]},
        {"number": "seven", "rows": {"alpha/users/2026-Q9": ROW}},
        {"rows": {"2026-Q2": ROW}},
        {"rows": {"alpha/users/2026-Q2": {"texts": "12"}}},
        {"rows": {"alpha/users/2026-Q2": {"texts": {"entered_by": "x", "value": 12}}}},
    ],
)
def test_what_is_of_another_shape_is_left_out(sent: Any) -> None:
    assert read_typed(sent) == (0, {})


def test_a_text_is_cut_where_no_hand_types_so_long() -> None:
    row = {"texts": {"comment": "x" * (LONGEST + 1)}, "seen": []}
    _, typed = read_typed({"rows": {"alpha/users/2026-Q2": row}})
    assert len(typed[Quarter(2026, 2)]["alpha/users"]["comment"]) == LONGEST
