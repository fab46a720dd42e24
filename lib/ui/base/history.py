"""The history of a row: its figures as they stand, and every change of it."""

from collections.abc import Iterator
from typing import Any

from lib.base import TABLES, Field, Kind
from lib.base.cells import as_written
from lib.questions.ledger import LedgerRow, Wanted, ledger
from lib.questions.row_names import Names
from lib.questions.standing_row import standing_row
from lib.ui.base.cells import cell_words, moved_words
from lib.ui.base.changes import by_whom, entered_on, ledger_link
from lib.ui.base.row_words import RowWords
from lib.ui.current import mirror
from lib.ui.language import language, plain, t
from lib.ui.why import Explanation, Question, nothing, why_link

HISTORY = "history"
# The last changes of a row; the ledger has them all.
SHOWN = 25
# What a text says is read where it stands.
TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.URL, Kind.TAGS, Kind.ATTACHMENT)
# What an empty cell counts for.
COUNTS_AS = {"weight": 1, "method_version": 1}


def history_link(shown: str, table: str, key: str) -> str:
    """A figure of a row, in Markdown, as a link to the row's history; a dash stays one."""
    return shown if shown == "—" else why_link(shown, HISTORY, table, key)


def history_questions() -> dict[str, Question]:
    """What every page can answer."""
    return {HISTORY: explained_history}


def explained_history(table: str, key: str) -> Explanation:
    """The row's figures as they stand, then who changed what, when, from what and why."""
    if table not in TABLES:
        return nothing()
    found = ledger(mirror(), Wanted(table, key=key), 0, SHOWN)
    words = RowWords(mirror(), [(table, key)])
    label = plain(TABLES[table].label(language()))
    return Explanation(
        f"{label} · {words.said(table, key)}",
        [*_standing(table, key, words.names), *_of_the_ledger(table, key, found)],
        [_change(row, words.names) for row in found],
    )


def _standing(table: str, key: str, names: Names) -> Iterator[str]:
    """Its numbers, dates and choices, and who gave them."""
    row = standing_row(mirror(), table, key)
    if row is None:
        yield t("The base does not hold this row any more.")
        return
    fields = filter(_tells, TABLES[table].fields.values())
    said = ((field, _said(field, row[field.name], names)) for field in fields)
    shown = (f"{plain(field.label(language()))} {words}" for field, words in said if words)
    yield t("As it stands: {cells}.", cells=", ".join(shown))


def _said(field: Field, cell: Any, names: Names) -> str:
    """A cell in words; what an empty one counts for, if that is something."""
    words = cell_words(field, as_written(cell), names)
    if words != "—":
        return f"**{words}**"
    count = COUNTS_AS.get(field.name)
    return t("**{count}**, as it is empty", count=count) if count else ""


def _tells(field: Field) -> bool:
    """Whether a cell is a figure, or says when or by whom it was given; its title tells the rest."""
    return field.kind not in TEXTS and not (field.links_to and field.links_to != "person")


def _of_the_ledger(table: str, key: str, found: list[LedgerRow]) -> Iterator[str]:
    if not found:
        yield t("No change of it was made here: it is as the base gave it.")
    elif link := ledger_link(table, key):
        yield f"{link}."


def _change(row: LedgerRow, names: Names) -> dict[str, str]:
    moved = (moved_words(field, row, names) for field in row.moved)
    told = {t("Entered on"): entered_on(row.at), t("What changed"): " · ".join(moved) or "—"}
    return told | by_whom(row.author, row.reason, row.source)
