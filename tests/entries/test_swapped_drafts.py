"""Values sent together in each other's place wait for a reason, whatever the way they came."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.importing import preview, read_values, write
from lib.entries.importing.named import Indicators
from lib.entries.sheet import Sheet
from lib.entries.write import submit
from lib.quarters import Quarter
from lib.questions.people import Person
from lib.sync.current import Current
from tests.bases import indicator, value
from tests.entries.test_write import base, mia
from tests.local_base import imported

USERS, TOWNS = "alpha/users", "alpha/towns"
Q2 = Quarter(2026, 2)
SWAPPED = {USERS: 52, TOWNS: 47}
FILE = "indicator,quarter,value,reason\nalpha/users,2026-Q2,52,{}\nalpha/towns,2026-Q2,47,"


@pytest.fixture
def now(tmp_path: Path) -> Iterator[Current]:
    """A project with two rows alike: 41 to 46 users so far, 52 towns."""
    rows = base()
    rows["indicator"] += [indicator(TOWNS), indicator("beta/towns")]
    rows["value"] += [value("2026-Q1", 52, TOWNS), value("2026-Q1", 52, "beta/towns")]
    now = imported(rows, tmp_path)
    yield now
    now.store.engine.dispose()


def draft(key: str, number: float, quarter: str = "2026-Q2", reason: str = "") -> Draft:
    fields = {"indicator": key, "quarter": quarter, "status": "measured", "value": number}
    return Draft("value", fields, reason=reason)


def sent(now: Current, *drafts: Draft) -> list[Outcome]:
    return submit(now, mia(now), drafts)


def verdicts(outcomes: list[Outcome]) -> list[Verdict]:
    return [outcome.verdict for outcome in outcomes]


def entered(now: Current) -> Mapping[str, float]:
    """What the base holds of the quarter."""
    now.catch_up()
    with now.mirror.cursor() as cursor:
        query = "SELECT indicator, value FROM base.value WHERE quarter = '2026-Q2'"
        return dict(cursor.execute(query).fetchall())


def test_values_in_each_other_s_place_are_not_written_before_a_reason(now: Current) -> None:
    outcomes = sent(now, draft(USERS, 52), draft(TOWNS, 47))
    assert verdicts(outcomes) == [Verdict.ASKED, Verdict.ASKED]
    assert {outcome.field for outcome in outcomes} == {"reason"}
    assert TOWNS in outcomes[0].sentences[0].say("fr")
    assert entered(now) == {}


def test_values_in_their_place_are_written(now: Current) -> None:
    assert set(verdicts(sent(now, draft(USERS, 47), draft(TOWNS, 52.5)))) == {Verdict.WRITTEN}


def test_one_reason_answers_for_both(now: Current) -> None:
    outcomes = sent(now, draft(USERS, 52, reason="un nouveau territoire"), draft(TOWNS, 47))
    assert set(verdicts(outcomes)) == {Verdict.WRITTEN}
    assert entered(now) == SWAPPED


def test_values_of_two_quarters_or_projects_are_not_held_together(now: Current) -> None:
    admin = Person("s@x.example", "S", "admin")
    drafts = [draft(USERS, 52), draft("beta/towns", 47), draft(TOWNS, 47, "2026-Q3")]
    assert set(verdicts(submit(now, admin, drafts))) == {Verdict.WRITTEN}


def test_a_value_that_was_asked_about_is_told_to_look_swapped_too(now: Current) -> None:
    sent(now, draft(TOWNS, 450, "2026-Q1", "recompté"))
    users, towns = sent(now, draft(USERS, 450), draft(TOWNS, 47))
    assert len(users.sentences) > 1
    assert TOWNS in users.sentences[-1].say("fr")
    assert USERS in towns.sentences[-1].say("fr")


def test_a_line_given_twice_has_one_fate(now: Current) -> None:
    outcomes = sent(now, draft(USERS, 52), draft(TOWNS, 47), draft(USERS, 52))
    assert set(verdicts(outcomes)) == {Verdict.ASKED}
    assert entered(now) == {}


def test_a_value_already_there_is_not_asked_about_again(now: Current) -> None:
    sent(now, draft(USERS, 52))
    sent(now, draft(TOWNS, 47))
    again = sent(now, draft(USERS, 52), draft(TOWNS, 47))
    assert set(verdicts(again)) == {Verdict.UNCHANGED}


def test_a_file_in_the_wrong_order_is_told_before_anything_is_written(now: Current) -> None:
    lines = read_values(FILE.format("").encode(), "fr", Indicators(now.mirror)).lines
    found = preview(now, mia(now), lines)
    assert [one.fate for one in found] == ["asked", "asked"]
    assert "inversées" in found[0].why[0].say("fr")
    assert "colonne du motif" in found[0].why[-1].say("fr")
    assert [one.fate for one in write(now, mia(now), lines)] == ["asked", "asked"]
    assert entered(now) == {}
    lines = read_values(FILE.format("rattrapage").encode(), "fr", Indicators(now.mirror)).lines
    assert [one.fate for one in write(now, mia(now), lines)] == ["written", "written"]
    assert entered(now) == SWAPPED


def test_a_block_pasted_in_the_wrong_order_waits_in_the_grid(now: Current) -> None:
    sheet = Sheet(now, mia(now), Q2, "fr")
    sheet.drafts.keep({USERS: {"value": "52"}, TOWNS: {"value": "47"}})
    waiting = sheet.settle().waiting
    assert {answer.field for answer in waiting.values()} == {"reason"}
    assert sorted(waiting) == [TOWNS, USERS]
    sheet.drafts.keep({USERS: {"value": "47"}, TOWNS: {"value": "52,5"}})
    assert sheet.settle().waiting == {}
    assert entered(now) == {USERS: 47, TOWNS: 52.5}
