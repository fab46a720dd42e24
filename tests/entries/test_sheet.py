"""The entry sheet: what is typed is kept until it is written, and each row is answered."""

from pathlib import Path

import pytest

from lib.entries.drafts import Verdict
from lib.entries.sheet import Sheet
from lib.entries.typed_row import Answer
from lib.journal import State
from lib.quarters import Quarter
from lib.sync.current import Current
from tests.entries.test_write import KEY, MANAGER, mia, now, shown
from tests.local_base import current

__all__ = ["now"]
ROW = "alpha/users"
Q2 = Quarter(2026, 2)
EMPTY = '{"value": null, "status": null}'


def sheet(now: Current, email: str = MANAGER) -> Sheet:
    return Sheet(now, mia(now, email), Q2, "fr")


def typed(now: Current, email: str = MANAGER, **texts: str) -> Answer | None:
    """What becomes of the row once these cells are typed."""
    page = sheet(now, email)
    page.drafts.keep({ROW: texts})
    return answered(page)


def answered(page: Sheet) -> Answer | None:
    """What is said of the row once the sheet is settled; nothing when nothing was typed."""
    settled = page.settle()
    page.now.catch_up()
    if ROW in settled.written:
        assert settled.lines[ROW].seen == page.lines()[ROW].seen
        return Answer(Verdict.WRITTEN)
    return settled.waiting.get(ROW)


def verdict(answer: Answer | None) -> Verdict | None:
    assert answer is not None
    return answer.verdict


def kept(now: Current, email: str = MANAGER) -> dict[str, str]:
    return sheet(now, email).drafts.rows().get(ROW, {})


def test_a_number_is_written_and_no_draft_remains(now: Current) -> None:
    assert verdict(typed(now, value="51,5")) == Verdict.WRITTEN
    assert shown(now) == (51.5,)
    assert kept(now) == {}


@pytest.mark.parametrize("text", ["abc", "12 %", "-1"])
def test_what_cannot_be_is_refused_where_it_stands_and_stays(now: Current, text: str) -> None:
    answer = typed(now, value=text)
    assert answer is not None
    assert (answer.verdict, answer.field) == (Verdict.REFUSED, "value")
    assert answer.sentences
    assert kept(now)["value"] == text
    assert shown(now) is None


def test_an_ambiguous_number_is_asked_about(now: Current) -> None:
    answer = typed(now, value="1.234")
    assert answer is not None
    assert (answer.verdict, answer.meanings) == (Verdict.ASKED, (1.234, 1234))


def test_an_unlikely_number_waits_for_its_reason(now: Current) -> None:
    answer = typed(now, value="5000")
    assert answer is not None
    assert (answer.verdict, answer.field) == (Verdict.ASKED, "reason")
    assert shown(now) is None
    assert verdict(typed(now, reason="campagne nationale")) == Verdict.WRITTEN
    assert shown(now) == (5000,)
    assert now.journal.of_row("value", KEY)[0].reason == "campagne nationale"


def test_a_value_that_is_not_measured_waits_for_its_reason(now: Current) -> None:
    answer = typed(now, status="not_measured")
    assert answer is not None
    assert (answer.verdict, answer.field) == (Verdict.ASKED, "reason")
    assert verdict(typed(now, reason="enquête reportée")) == Verdict.WRITTEN
    line = sheet(now).lines()[ROW]
    assert (line.status, line.value, line.reason) == ("not_measured", None, "enquête reportée")
    typed(now, value="50")
    line = sheet(now).lines()[ROW]
    assert (line.status, line.value, line.reason) == ("measured", 50, None)


def test_a_comment_alone_waits_for_the_value(now: Current) -> None:
    answer = typed(now, comment="à vérifier")
    assert answer is not None and answer.verdict is None
    assert kept(now)["comment"] == "à vérifier"
    typed(now, value="50")
    assert sheet(now).lines()[ROW].comment == "à vérifier"


def test_an_entered_value_cannot_be_emptied_and_says_so(now: Current) -> None:
    typed(now, value="50")
    assert verdict(typed(now, value="")) == Verdict.REFUSED
    assert shown(now) == (50,)


def test_cells_typed_and_taken_back_leave_nothing(now: Current) -> None:
    assert typed(now, value="", comment="") is None
    assert kept(now) == {}


def test_two_people_on_one_cell_see_both_and_choose(now: Current) -> None:
    typed(now, value="50", seen=EMPTY)
    answer = typed(now, "max@x.example", value="52", seen=EMPTY)
    assert answer is not None
    assert (answer.verdict, answer.theirs["value"]) == (Verdict.CONFLICT, 50)
    assert shown(now) == (50,)
    assert verdict(answered(sheet(now, "max@x.example"))) == Verdict.CONFLICT
    values = [entry.fields["value"] for entry in now.journal.of_row("value", KEY)]
    assert values == [50, 52]


def test_keeping_mine_writes_it_over_what_was_seen(now: Current) -> None:
    typed(now, value="50", seen=EMPTY)
    typed(now, "max@x.example", value="52", seen=EMPTY)
    page = sheet(now, "max@x.example")
    page.keep_mine(ROW)
    assert verdict(answered(page)) == Verdict.WRITTEN
    assert shown(now) == (52,)
    assert not now.journal.entries(State.CONFLICT)


def test_taking_theirs_leaves_the_value_and_forgets_mine(now: Current) -> None:
    typed(now, value="50", seen=EMPTY)
    typed(now, "max@x.example", value="52", seen=EMPTY)
    page = sheet(now, "max@x.example")
    page.take_theirs(ROW)
    assert answered(page) is None
    assert shown(now) == (50,)
    assert not now.journal.entries(State.CONFLICT)


def test_a_zero_entered_by_another_is_not_overwritten_unseen(now: Current) -> None:
    typed(now, value="0", reason="panne", seen=EMPTY)
    assert verdict(typed(now, "max@x.example", value="52", seen=EMPTY)) == Verdict.CONFLICT


def test_nobody_conflicts_with_oneself(now: Current) -> None:
    typed(now, value="50", seen=EMPTY)
    assert verdict(typed(now, value="51", seen=EMPTY)) == Verdict.WRITTEN


def test_drafts_outlive_the_process(now: Current, tmp_path: Path) -> None:
    typed(now, value="abc")
    other = current(tmp_path)
    other.catch_up()
    assert kept(other)["value"] == "abc"
    assert verdict(answered(sheet(other))) == Verdict.REFUSED


def test_drafts_are_each_persons_own(now: Current) -> None:
    typed(now, value="abc")
    assert kept(now, "max@x.example") == {}


def test_what_waits_in_other_quarters_is_counted(now: Current) -> None:
    typed(now, value="abc")
    later = sheet(now).of(Q2 + 1)
    later.drafts.keep({ROW: {"value": "x"}, "alpha/other": {"value": "y"}})
    assert sheet(now).elsewhere() == {Q2 + 1: 2}
    assert later.elsewhere() == {Q2: 1}


def test_what_was_typed_on_a_line_that_is_gone_stays(now: Current) -> None:
    page = sheet(now)
    page.drafts.keep({"gone/users": {"value": "12"}})
    settled = page.settle()
    assert "gone/users" not in settled.lines
    assert verdict(settled.waiting["gone/users"]) == Verdict.REFUSED
    assert page.drafts.rows() == {"gone/users": {"value": "12"}}
