"""The grid in which portfolios, projects and phases are made, corrected and moved."""

from collections.abc import Collection, Mapping
from uuid import uuid4

import streamlit as st

from lib.entries.organising import Organised, OrganisingSheet
from lib.entries.organising.sheet import NEW_PORTFOLIO, NEW_PROJECT, Line
from lib.questions.organisation import HeldPortfolio, PlacedProject
from lib.ui.current import as_of, catch_up, now
from lib.ui.filters import ALL, choose
from lib.ui.grid import Ears, Grid, Row, Typed, draw
from lib.ui.grid.left_over import say_left_over
from lib.ui.grid.summary import summary
from lib.ui.language import language, t
from lib.ui.organisation.columns import columns_of, heads, portfolios_to_choose, shown
from lib.ui.organisation.notes import CORRECT
from lib.ui.organisation.rows import (
    group_title,
    name_of_line,
    new_portfolio_row,
    new_project_row,
    portfolio_row,
    project_row,
    saved,
    with_typed,
)
from lib.ui.people.reader import Reader
from lib.ui.scope import portfolio_filter

EMPTY_LINES = 3
BLANKS = "organisation_blanks"
SAVED = "organisation_saved"


def organisation(reader: Reader) -> None:
    """The filters, then the grid."""
    sheet = OrganisingSheet(now(), reader.person, language())
    with st.container(horizontal=True):
        portfolio = portfolio_filter()
        followed = _only_followed()
    _grid(sheet, portfolio, followed)


def _only_followed() -> bool:
    """Whether projects that are no longer followed are left out."""
    options = {"living": t("Followed projects"), ALL: t("All projects")}
    return choose("living", t("Projects shown"), options, "living") != ALL


def _is_followed(one: PlacedProject) -> bool:
    """A project that is still to be followed counts."""
    return one.followed_until is None or one.followed_until >= as_of()


@st.fragment
def _grid(sheet: OrganisingSheet, portfolio: str, followed: bool) -> None:
    """The grid; drawn again after each line, without the rest of the page."""
    catch_up()
    settled = sheet.settle()
    typed = sheet.pad.drafts.rows()
    lines = _rows(sheet, settled.lines, typed, (portfolio, followed))
    rows = [with_typed(row, typed.get(row.id, {}), settled.waiting.get(row.id)) for row in lines]
    place = f"balise.organised/{sheet.now.base.name}/{sheet.person.email.lower()}"
    caption = t("Portfolios, and their projects")
    grid = Grid("organisation_grid", place, caption, heads(), columns_of())
    ears = Ears(lambda texts: _keep(sheet, texts), lambda row, keep: _decide(sheet, row, keep))
    gone = _say_gone(sheet, settled, {row.id for row in rows})
    said = summary(settled.waiting, gone | {row.id for row in rows})
    done = st.session_state.setdefault(SAVED, set())
    done |= settled.written
    rows = [saved(row) if row.id in done else row for row in rows]
    draw(grid, rows, ears, settled.written, said)


def _say_gone(sheet: OrganisingSheet, settled: Organised, shown: Collection[str]) -> set[str]:
    """Draws what was typed on lines that are there no more; gives them."""
    there = settled.lines.keys() | set(shown)
    gone = {row: one for row, one in settled.waiting.items() if row not in there}
    say_left_over(sheet.pad, gone, columns_of(), name_of_line)
    return set(gone)


def _rows(
    sheet: OrganisingSheet,
    lines: Mapping[str, Line],
    typed: Collection[str],
    view: tuple[str, bool],
) -> list[Row]:
    """Each portfolio above its projects, then the empty lines; those typed in stay in view."""
    portfolio, followed = view
    is_admin = sheet.person.role == "admin"
    held = {one.name: one for one in lines.values() if isinstance(one, HeldPortfolio)}
    placed = [one for one in lines.values() if isinstance(one, PlacedProject)]
    names = [*held, *sorted({one.portfolio for one in placed} - held.keys())]
    rows = []
    for name in names if portfolio == ALL else [portfolio]:
        if name in held:
            line = held[name]
            manager = {"manager": line.manager or "", "active": str(line.active).lower()}
            rows.append(portfolio_row(line, {} if is_admin else shown(manager)))
        title = group_title(name, held)
        rows += [
            project_row(one, title)
            for one in placed
            if one.portfolio == name
            and (_is_followed(one) or not followed or f"project/{one.slug}" in typed)
        ]
    return rows + _new_rows(typed, portfolio, is_admin)


def _new_rows(typed: Collection[str], portfolio: str, is_admin: bool) -> list[Row]:
    """The empty lines: what is typed there and waits, then fresh ones."""
    chosen = portfolios_to_choose()
    usual = portfolio if portfolio in chosen else "" if is_admin else next(iter(chosen), "")
    projects = [new_project_row(row, usual) for row in _blank(NEW_PROJECT, typed, EMPTY_LINES)]
    portfolios = _blank(NEW_PORTFOLIO, typed, 1) if is_admin else ()
    return projects + [new_portfolio_row(row) for row in portfolios]


def _blank(kind: str, typed: Collection[str], count: int) -> list[str]:
    """The ids of lines to be made: those typed in, then so many that nobody has used yet.

    An id is never used twice: what the browser keeps under it is of that line.
    """
    begun = [row for row in typed if row.startswith(f"{kind}/")]
    offered: dict[str, None] = st.session_state.setdefault(BLANKS, {}).setdefault(kind, {})
    for row in begun:
        offered.pop(row, None)
    while len(offered) < count:
        offered[f"{kind}/{uuid4().hex[:8]}"] = None
    return [*begun, *offered]


def _keep(sheet: OrganisingSheet, typed: Typed) -> None:
    """Keeps what was typed; an empty line that was used is offered no more."""
    sheet.pad.drafts.keep(typed)
    for offered in st.session_state.get(BLANKS, {}).values():
        for row in typed:
            offered.pop(row, None)


def _decide(sheet: OrganisingSheet, row: str, keep: str) -> None:
    """Settles what was asked below a line, as its author chose."""
    if row not in sheet.lines():
        return
    match keep:
        case "mine":
            sheet.keep_mine(row)
        case "theirs":
            sheet.take_theirs(row)
        case _ if keep == CORRECT:
            sheet.correct_phase(row)
