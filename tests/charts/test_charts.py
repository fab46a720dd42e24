"""Charts say what the rows say, and show a gap as a gap."""

from datetime import date
from typing import Any

import pytest

from lib.charts.distribution import Bar, LevelWords, distribution
from lib.charts.levels import Level, levels
from lib.charts.look import STATE_SYMBOL, STATUS_COLOUR, STATUS_PATTERN, Manner
from lib.charts.phases import END, FILLS, Segment, phases
from lib.charts.reach import reach_history
from lib.charts.status_history import status_history
from lib.charts.trajectory import Aim, Mark, Trajectory, miniature, trajectory
from lib.questions.overview import Tally
from lib.questions.spread import Step
from lib.questions.words import STATES, STATUSES

FRENCH = Manner(",\u202f")
WORDS = {name: name for name in (*STATES, "carried", "expected", "baseline", "target", "method")}
DAYS = [date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)]


def told(*marks: Mark, aims: tuple[Aim, ...] = ()) -> Trajectory:
    return Trajectory(marks, aims, WORDS)


def mark(rank: int, value: float | None, state: str = "measured", **cells: Any) -> Mark:
    return Mark(DAYS[rank], f"T{rank}", state, f"{state} {value}", value, **cells)


def traces(figure: Any) -> dict[str, Any]:
    return {trace.name: trace for trace in figure.data}


def test_a_gap_breaks_the_line_and_a_zero_does_not() -> None:
    drawn = traces(trajectory(told(mark(0, 5), mark(1, None, "late"), mark(2, 0)), FRENCH))
    assert drawn["measured"].y == (5, None, 0)
    assert drawn["measured"].connectgaps is False


@pytest.mark.parametrize("state", [state for state in STATES if state != "measured"])
def test_a_quarter_without_value_shows_its_state_on_the_lane(state: str) -> None:
    drawn = traces(trajectory(told(mark(0, 5), mark(1, None, state)), FRENCH))
    assert drawn[state].x == (DAYS[1],)
    assert (drawn[state].yaxis, drawn[state].marker.symbol) == ("y2", STATE_SYMBOL[state])


def test_a_carried_value_is_hollow_and_outside_the_line() -> None:
    drawn = traces(trajectory(told(mark(0, 5), mark(1, None, "late", carried=5)), FRENCH))
    assert drawn["carried"].y == (5,)
    assert drawn["carried"].marker.symbol == "circle-open"
    assert drawn["measured"].y == (5, None)


def test_a_change_of_method_breaks_the_line_and_is_named() -> None:
    figure = trajectory(told(mark(0, 5), mark(1, 6, method=2), mark(2, 7, method=2)), FRENCH)
    assert traces(figure)["measured"].y == (5, None, 6, 7)
    assert [note.text for note in figure.layout.annotations] == ["method"]


def test_what_is_expected_goes_through_the_targets_then_stays() -> None:
    aims = (Aim("baseline", DAYS[0], 0, "0"), Aim("target", DAYS[2], 10, "10"))
    drawn = traces(trajectory(told(mark(1, 4), mark(3, 9), aims=aims), FRENCH))
    assert (drawn["expected"].x, drawn["expected"].y) == (
        (*DAYS[:1], DAYS[2], DAYS[3]),
        (0, 10, 10),
    )
    assert (drawn["target"].marker.symbol, drawn["target"].y) == ("diamond", (10,))


def test_without_any_mark_nothing_fails() -> None:
    assert traces(trajectory(told(), FRENCH)).keys() == {"measured"}
    assert miniature(told(), FRENCH).layout.showlegend is False


def test_numbers_follow_the_language_and_the_page_shows_through() -> None:
    layout = trajectory(told(mark(0, 1234.5)), FRENCH).layout
    assert layout.separators == ",\u202f"
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0, 0, 0, 0)"


def test_the_bars_of_a_quarter_add_up_to_its_indicators() -> None:
    tally = Tally("2026-Q3", None, None, 4, 1, 2, 3, 4, 0, 5)
    figure = status_history([tally], ["T3 2026"], STATUSES, FRENCH)
    assert sum(bar.y[0] for bar in figure.data) == tally.indicators
    assert "no target" not in traces(figure)


def test_no_status_is_told_by_its_colour_alone() -> None:
    looks = {(STATUS_COLOUR[status], STATUS_PATTERN[status]) for status in STATUSES}
    assert len(looks) == len(STATUSES)
    assert len(set(STATE_SYMBOL.values())) == len(STATES)


def test_a_level_is_a_dot_an_interval_a_bar_and_none_a_word() -> None:
    rows = [
        Level("design", "Design", 2, 2, "2"),
        Level("impact", "Impact", 1, 3, "1–3"),
        Level("open_data", "Open data", None, None, "not rated"),
    ]
    figure = levels(rows, {level: str(level) for level in range(5)}, FRENCH)
    assert [trace.x for trace in figure.data] == [(2, 2), (1, 3), (0,)]
    assert figure.data[2].text == ("not rated",)
    assert figure.layout.yaxis.categoryarray[-1] == "Design"


def test_a_phase_spans_its_days_and_the_one_that_ends_a_project_is_grey() -> None:
    line = [
        Segment("construction", "Construction", DAYS[0], DAYS[2], "from … to …"),
        Segment("stopped", "Arrêté", DAYS[2], DAYS[2], "on …"),
    ]
    construction, stopped = phases(line, FRENCH).data
    assert construction.x == ((DAYS[2] - DAYS[0]).days * 86_400_000,)
    assert stopped.x == (86_400_000,)
    assert (construction.marker.color, stopped.marker.color) == (FILLS["construction"][0], END[0])


def test_each_project_is_in_one_part_of_its_dimension_s_bar() -> None:
    bars = [
        Bar("design", "Design", [1, 0, 2, 0, 0], 3, 4),
        Bar("impact", "Impact", [0, 0, 1, 0, 0], 0, 9),
    ]
    words = LevelWords(["0", "1", "2", "3", "4"], "between", "none")
    figure = distribution(bars, words, FRENCH)
    assert [trace.name for trace in figure.data] == ["0", "2", "between", "none"]
    assert [sum(trace.x[place] for trace in figure.data) for place in (0, 1)] == [10, 10]
    assert figure.data[1].customdata[1] == ["impact", "=2"], "a click tells what it asks of"
    assert figure.layout.yaxis.categoryarray[-1] == "Design"


def test_the_reach_stacks_what_experiments_on_what_is_deployed() -> None:
    figure = reach_history([Step("2026-Q2", 5, 2)], ["T2 2026"], ("deployed", "trying"), FRENCH)
    assert [(bar.name, bar.y) for bar in figure.data] == [("deployed", (5,)), ("trying", (2,))]
    assert [bar.marker.pattern.shape for bar in figure.data] == ["", "/"]
