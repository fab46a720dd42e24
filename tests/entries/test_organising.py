"""The sheet of portfolios, projects and phases: what is typed becomes rows, or is asked about."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lib.entries.drafts import Draft, Verdict
from lib.entries.organising import Organised, OrganisingSheet
from lib.entries.typed_row import SEEN
from lib.entries.write import submit
from lib.journal import State
from lib.questions.people import Person, person_of
from lib.sync.current import Current
from tests.bases import project
from tests.local_base import imported

ADA, MIA = "ada@x.example", "mia@x.example"
PHASE = "alpha/construction/2025-01-01"
ROWS: dict[str, list[dict[str, Any]]] = {
    "person": [
        {"email": ADA, "name": "Ada", "role": "admin", "active": True},
        {"email": MIA, "name": "Mia", "role": "manager", "active": True},
    ],
    "portfolio": [
        {"name": "Nord", "manager": MIA, "active": True},
        {"name": "Sud", "active": True},
    ],
    "project": [project("alpha", portfolio="Nord"), project("beta", portfolio="Sud")],
    "phase": [
        {
            "key": PHASE,
            "project": "alpha",
            "phase": "construction",
            "started_on": "2025-01-01",
        }
    ],
}


@pytest.fixture
def now(tmp_path: Path) -> Current:
    return imported(ROWS, tmp_path)


def known(now: Current, email: str) -> Person:
    person = person_of(now.mirror, email)
    assert person is not None
    return person


def sheet_of(now: Current, email: str = ADA) -> OrganisingSheet:
    return OrganisingSheet(now, known(now, email), "en")


def typed(sheet: OrganisingSheet, row: str, **texts: str) -> Organised:
    sheet.pad.drafts.keep({row: texts})
    return sheet.settle()


def said(settled: Organised, row: str) -> str:
    return " ".join(sentence.say("en") for sentence in settled.waiting[row].sentences)


def rows(now: Current, query: str) -> list[tuple[Any, ...]]:
    now.catch_up()
    with now.mirror.cursor() as cursor:
        return cursor.execute(query).fetchall()


def phases(now: Current, slug: str = "alpha") -> list[tuple[Any, ...]]:
    found = f"FROM base.phase WHERE project = '{slug}' ORDER BY started_on"
    return rows(now, f"SELECT phase, started_on, ended_on {found}")


def test_a_project_is_moved_renamed_and_left(now: Current) -> None:
    sheet = sheet_of(now)
    settled = typed(
        sheet, "project/alpha", portfolio="Sud", name="Alpha 2", followed_until="31/12/2026"
    )
    assert settled.waiting == {} and settled.written == {"project/alpha"}
    query = "SELECT name, portfolio, followed_until FROM base.project WHERE slug = 'alpha'"
    assert rows(now, query) == [("Alpha 2", "Sud", date(2026, 12, 31))]
    assert sheet.pad.drafts.rows() == {}


def test_a_project_is_made_with_its_phase(now: Current) -> None:
    texts = {"name": "Éclair & Cie", "kind": "product", "portfolio": "Nord"}
    settled = typed(
        sheet_of(now), "new-project/1", phase="investigation", since="1/9/2026", **texts
    )
    assert settled.waiting == {}
    assert "project/eclair-cie" in settled.lines
    assert phases(now, "eclair-cie") == [("investigation", date(2026, 9, 1), None)]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"name": "Gamma"}, "still to be given: Kind"),
        ({"kind": "product"}, "still to be given: Name"),
        ({"phase": "investigation", "since": "1/9/2026"}, "still to be given: Name, Kind"),
        ({"name": "Gamma", "kind": "product", "phase": "investigation"}, "given: Start"),
        ({"name": "Gamma", "kind": "product", "since": "1/9/2026"}, "given: Phase"),
        ({"name": "Alpha", "kind": "product"}, "“alpha” is taken"),
        ({"name": "Gamma", "slug": "beta", "kind": "product"}, "“beta” is taken"),
        ({"name": "Gamma", "kind": "product", "followed_from": "soon"}, "“soon” is not a day"),
        ({"name": "Gamma", "kind": "sculpture"}, "This choice is not in the list"),
        ({"name": "…", "kind": "product"}, "This is required"),
    ],
)
def test_a_line_that_makes_no_project_yet_is_kept_and_told(
    now: Current, texts: dict[str, str], words: str
) -> None:
    sheet = sheet_of(now)
    settled = typed(sheet, "new-project/1", **texts)
    assert words in said(settled, "new-project/1")
    assert sheet.pad.drafts.rows() == {"new-project/1": texts}
    assert rows(now, "SELECT count(*) FROM base.project") == [(2,)]
    assert phases(now, "gamma") == []


def test_an_empty_line_where_only_the_portfolio_stands_is_nothing(now: Current) -> None:
    settled = typed(sheet_of(now), "new-project/1", portfolio="Nord", name=" ")
    assert settled.waiting == {} and settled.written == set()


def test_a_phase_that_begins_later_ends_the_last_one(now: Current) -> None:
    settled = typed(sheet_of(now), "project/alpha", phase="acceleration", since="01/10/2026")
    assert settled.waiting == {}
    assert phases(now) == [
        ("construction", date(2025, 1, 1), date(2026, 9, 30)),
        ("acceleration", date(2026, 10, 1), None),
    ]


def test_a_phase_that_had_ended_keeps_its_end(now: Current) -> None:
    submit(now, known(now, ADA), [Draft("phase", {"ended_on": "2026-03-31"}, PHASE)])
    typed(sheet_of(now), "project/alpha", phase="acceleration", since="01/10/2026")
    assert phases(now)[0] == ("construction", date(2025, 1, 1), date(2026, 3, 31))


def test_another_phase_without_its_day_is_asked_about_then_corrected(now: Current) -> None:
    sheet = sheet_of(now)
    settled = typed(sheet, "project/alpha", phase="investigation")
    answer = settled.waiting["project/alpha"]
    assert (answer.verdict, answer.field) == (Verdict.ASKED, "since")
    assert "“Investigation” since when?" in said(settled, "project/alpha")
    assert phases(now) == [("construction", date(2025, 1, 1), None)]
    sheet.correct_phase("project/alpha")
    assert sheet.settle().waiting == {}
    assert phases(now) == [("investigation", date(2025, 1, 1), None)]


def test_the_first_day_of_a_phase_is_corrected(now: Current) -> None:
    typed(sheet_of(now), "project/alpha", since="2025-02-01")
    assert phases(now) == [("construction", date(2025, 2, 1), None)]


@pytest.mark.parametrize("texts", [{"phase": ""}, {"since": ""}])
def test_a_phase_is_not_taken_away(now: Current, texts: dict[str, str]) -> None:
    settled = typed(sheet_of(now), "project/alpha", **texts)
    assert "A phase keeps its name and its first day." in said(settled, "project/alpha")


def test_a_portfolio_is_made_given_to_somebody_and_closed(now: Current) -> None:
    sheet = sheet_of(now)
    assert typed(sheet, "new-portfolio/1", name="Est", manager=MIA, active="true").waiting == {}
    assert typed(sheet, "portfolio/Sud", manager=MIA, active="false").waiting == {}
    query = "SELECT name, manager, active FROM base.portfolio ORDER BY name"
    assert rows(now, query) == [("Est", MIA, True), ("Nord", MIA, True), ("Sud", MIA, False)]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ({"manager": MIA}, "still to be given: Name"),
        ({"name": "nord"}, "“nord” is taken"),
        ({"name": "All"}, "names the whole"),
    ],
)
def test_a_portfolio_that_cannot_be_made_is_told(
    now: Current, texts: dict[str, str], words: str
) -> None:
    assert words in said(typed(sheet_of(now), "new-portfolio/1", **texts), "new-portfolio/1")
    assert rows(now, "SELECT count(*) FROM base.portfolio") == [(2,)]


def test_a_manager_organises_their_own_portfolio_only(now: Current) -> None:
    sheet = sheet_of(now, MIA)
    assert list(sheet.lines()) == ["portfolio/Nord", "project/alpha"]
    settled = typed(sheet, "project/beta", name="Mine")
    assert "no longer yours" in said(settled, "project/beta")
    for row, texts in (
        ("project/alpha", {"portfolio": "Sud"}),
        ("portfolio/Nord", {"manager": ADA}),
        ("new-project/1", {"name": "Gamma", "kind": "product", "portfolio": "Sud"}),
        ("new-portfolio/1", {"name": "Est"}),
    ):
        assert "does not let you" in said(typed(sheet, row, **texts), row)
    made = {"name": "Delta", "kind": "product", "portfolio": "Nord"}
    assert typed(sheet, "new-project/2", **made).written == {"project/delta"}
    assert [name for (name,) in rows(now, "SELECT name FROM base.portfolio")] == ["Nord", "Sud"]


def test_what_another_changed_meanwhile_is_shown_and_chosen(now: Current) -> None:
    sheet = sheet_of(now)
    seen = json.dumps({"name": "Alpha", "portfolio": "Nord", "kind": "product"})
    submit(now, known(now, MIA), [Draft("project", {"name": "Alpha III"}, "alpha")])
    settled = typed(sheet, "project/alpha", name="Alpha 2", **{SEEN: seen})
    answer = settled.waiting["project/alpha"]
    assert (answer.verdict, answer.theirs, answer.theirs_by) == (
        Verdict.CONFLICT,
        {"name": "Alpha III"},
        MIA,
    )
    sheet.settle()
    states = [entry.state for entry in now.journal.of_row("project", "alpha")]
    assert states.count(State.CONFLICT) == 1
    sheet.keep_mine("project/alpha")
    assert sheet.settle().written == {"project/alpha"}
    assert rows(now, "SELECT name FROM base.project WHERE slug = 'alpha'") == [("Alpha 2",)]
    assert {e.state for e in now.journal.of_row("project", "alpha")} & {State.CONFLICT} == set()


def test_a_phase_that_another_opened_meanwhile_is_not_overwritten(now: Current) -> None:
    sheet = sheet_of(now)
    seen = json.dumps({"phase": "construction", "since": "2025-01-01"})
    typed(sheet_of(now, MIA), "project/alpha", phase="acceleration", since="01/06/2026")
    settled = typed(sheet, "project/alpha", phase="operated", since="01/07/2026", **{SEEN: seen})
    answer = settled.waiting["project/alpha"]
    assert answer.theirs == {"phase": "acceleration", "since": date(2026, 6, 1)}
    sheet.take_theirs("project/alpha")
    assert sheet.settle().waiting == {}
    assert [name for name, *_ in phases(now)] == ["construction", "acceleration"]
