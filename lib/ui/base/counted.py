"""What is behind the counts of data health: the rows of a table, the entries of a state."""

from datetime import datetime

from lib.base import TABLES
from lib.base.confidential import CONFIDENTIAL_TABLES
from lib.database.sight import EVERYTHING
from lib.journal import State
from lib.language import N_, moment
from lib.questions.load_health import row_counts, set_aside
from lib.questions.standing_row import standing_keys
from lib.ui.base.history import history_link
from lib.ui.base.row_words import RowWords
from lib.ui.current import mirror, now
from lib.ui.language import language, plain, t, tn, told
from lib.ui.people.reader import reader
from lib.ui.why import Explanation, Question, ReadLater, nothing

ROWS, ENTRIES = "rows", "entries"
STATES = {
    State.PENDING: N_("To send"),
    State.SENT: N_("In the base"),
    State.REFUSED: N_("Refused"),
    State.CONFLICT: N_("In conflict"),
    State.GIVEN_UP: N_("Given up"),
}


def health_questions() -> dict[str, Question]:
    """What the page of data health can answer."""
    return {ROWS: _rows, ENTRIES: _entries}


def counted_tables() -> dict[str, int]:
    """How many rows count, by table; none of the tables that are not for the reader."""
    hidden = CONFIDENTIAL_TABLES if reader().sight.scope == "viewer" else frozenset()
    found = row_counts(mirror())
    return {name: count for name, count in found.items() if name not in hidden}


def _rows(table: str) -> Explanation:
    """The rows of a table that count, each with its history; how many were set aside."""
    count = counted_tables().get(table)
    if count is None:
        return _nothing()
    label, aside = TABLES[table].label(language()), set_aside(mirror(), table)

    def read(start: int, length: int) -> list[dict[str, str]]:
        keys = standing_keys(mirror(), table, start, length)
        words = RowWords(mirror(), [(table, key) for key in keys])
        return [{plain(label): history_link(words.said(table, key), table, key)} for key in keys]

    return Explanation(
        plain(label),
        [
            tn("**{count}** row counts.", "**{count}** rows count.", count),
            t(
                "Set aside in the last reading: {count}. The page says which, and why.",
                count=aside,
            ),
        ],
        ReadLater(count, read),
    )


def _entries(state: str) -> Explanation:
    """The entries that stand in a state, the latest first."""
    if reader().sight != EVERYTHING or state not in STATES:
        return _nothing()
    found = now().journal.entries(State(state))[::-1]
    words = RowWords(mirror(), [(one.table_name, one.key) for one in found])

    def read(start: int, length: int) -> list[dict[str, str]]:
        return [
            {
                t("Entered on"): moment(datetime.fromisoformat(one.entered_at), language()),
                t("Entered by"): plain(one.author),
                t("What"): history_link(
                    words.said(one.table_name, one.key), one.table_name, one.key
                ),
                t("Why"): told(one.note) if one.note else "—",
            }
            for one in found[start : start + length]
        ]

    count = tn("**{count}** entry", "**{count}** entries", len(found))
    return Explanation(t(STATES[State(state)]), [f"{count}."], ReadLater(len(found), read))


def _nothing() -> Explanation:
    return nothing()
