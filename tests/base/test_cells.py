"""What a cell of each kind may look like, and what is said of the others."""

from typing import Any

import pytest

from lib.base import TABLES
from lib.base.cells import read_integer, read_number, reader


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (12, (12.0, "")),
        (" 12.5 ", (12.5, "")),
        ("12,5", (None, "wrong_type")),
        (True, (None, "wrong_type")),
        ({"specialValue": "NaN"}, (None, "not_finite")),
        ("inf", (None, "not_finite")),
        (float("nan"), (None, "not_finite")),
        (10**400, (None, "not_finite")),
    ],
)
def test_a_number_is_finite_or_empty(raw: Any, read: tuple[Any, str]) -> None:
    assert read_number(raw) == read


@pytest.mark.parametrize("raw", [1e300, 2**63, "99999999999999999999", 2.5])
def test_a_whole_number_that_no_column_can_hold_is_of_the_wrong_type(raw: Any) -> None:
    assert read_integer(raw) == (None, "wrong_type")


def test_a_choice_is_its_code_in_files_and_its_label_too_in_airtable() -> None:
    status = TABLES["value"].fields["status"]
    assert reader(status)(" measured ") == ("measured", "")
    assert reader(status)("Mesuré") == (None, "unknown_choice")
    assert reader(status, labels=True)("Mesuré") == ("measured", "")
