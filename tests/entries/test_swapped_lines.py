"""Values written in each other's place are told, and nothing else."""

from dataclasses import replace

from lib.entries.swapped_lines import swap_warnings
from lib.quarters import Quarter
from lib.questions.due import DueValue
from lib.settings import Tolerance

Q2 = Quarter(2026, 2)
LINE = DueValue(
    indicator="alpha/users",
    project="alpha",
    project_name="Alpha",
    portfolio="Nord",
    name="Usagers",
    unit="usagers",
    dimension="impact",
    state="measured",
    last_quarter="2026-Q1",
    last_value=4000,
    expected=None,
    status="measured",
    value=4100,
    comment=None,
    evidence_url=None,
    reason=None,
    entered_by=None,
    author=None,
    entered_at=None,
    validated_by=None,
)


def line(key: str, last: float | None, value: float | None, **cells: object) -> DueValue:
    project = key.split("/")[0]
    named = replace(LINE, indicator=key, name=key, project=project, last_value=last, value=value)
    return replace(named, **cells)  # type: ignore[arg-type]


def warned(*lines: DueValue) -> set[str]:
    return set(swap_warnings(lines, Q2, Tolerance()))


def test_two_values_in_each_other_s_place_are_told_with_the_other_s_name() -> None:
    found = swap_warnings([line("a/users", 4000, 31), line("a/towns", 30, 4100)], Q2, Tolerance())
    assert set(found) == {"a/users", "a/towns"}
    assert "a/towns" in found["a/users"].sentences[0].say("fr")


def test_plain_values_are_not_told() -> None:
    assert warned(line("a/users", 4000, 4100), line("a/towns", 30, 31)) == set()


def test_values_of_two_projects_are_not_held_together() -> None:
    assert warned(line("a/users", 4000, 31), line("b/towns", 30, 4100)) == set()


def test_a_reason_ends_the_warning_and_an_awaited_value_has_none() -> None:
    other = line("a/towns", 30, 4100)
    assert warned(line("a/users", 4000, 31, reason="Perte d’un territoire"), other) == set()
    assert warned(line("a/users", 4000, None), other) == set()


def test_a_row_is_known_by_where_it_was_heading_and_a_first_value_by_its_card() -> None:
    users = line("a/users", 952, 858, earlier_value=697)
    assert warned(users, line("a/towns", 654, 1126, earlier_value=450)) == {"a/users", "a/towns"}
    assert warned(users, line("a/towns", 654, 1126)) == set()
    first = line("a/users", None, 29, baseline=4, last_quarter=None)
    assert warned(first, line("a/towns", 29, 4)) == {"a/users", "a/towns"}
    assert warned(replace(first, baseline=None), line("a/towns", 29, 4)) == set()
