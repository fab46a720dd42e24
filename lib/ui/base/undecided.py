"""Entries that did not go through, on the data-health page: why, and what to do of each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import streamlit as st

from lib.base import TABLES
from lib.base.stamps import STAMPS
from lib.database.sight import EVERYTHING
from lib.entries.drafts import Verdict
from lib.entries.resolve import decidable, give_up, keep_ours, keep_theirs, send_again
from lib.journal import Entry, State
from lib.language import N_, Sentence, moment
from lib.ui.base.cells import cell_words
from lib.ui.base.correction import ask_correction, correction
from lib.ui.language import language, plain, t, told
from lib.ui.people.reader import Reader
from lib.ui.shown import table
from lib.ui.whole import now

# So many are shown in full; the others come as these are decided on.
SHOWN = 20
LOOK = {
    State.CONFLICT: ("orange", "call_split", N_("In conflict")),
    State.REFUSED: ("red", "block", N_("Refused by Airtable")),
    State.PENDING: ("blue", "schedule_send", N_("To send")),
}
SAID = "undecided.said"


def undecided(reader: Reader) -> None:
    """Conflicts, then what was refused, then what waits for a reason; decided by who may write the row.

    Who does not see everything sees what they entered, as long as they may decide on it.
    """
    found = [e for state in LOOK for e in now().journal.entries(state)]
    found = [e for e in found if e.note or e.state != State.PENDING]
    if reader.sight != EVERYTHING:
        mine = [entry for entry in found if entry.author == reader.email]
        ids = decidable(now(), reader.person, mine)
        found = [entry for entry in mine if entry.entry_id in ids]
    _say()
    if not found:
        return
    may = decidable(now(), reader.person, found[:SHOWN]) if reader.writes else set()
    for entry in found[:SHOWN]:
        with st.container(border=True, key=f"undecided-{entry.entry_id}"):
            _head(entry)
            _cells(entry)
            if entry.entry_id in may:
                _choices(entry, reader)
    if len(found) > SHOWN:
        st.caption(t("And {count} more.", count=len(found) - SHOWN))


def _head(entry: Entry) -> None:
    colour, icon, words = LOOK[entry.state]
    declared = TABLES[entry.table_name]
    at = moment(datetime.fromisoformat(entry.entered_at), language())
    what = f"{plain(declared.label(language()))} :gray[·] {plain(entry.key)}"
    st.markdown(f":{colour}-badge[:material/{icon}: {t(words)}] **{what}**")
    said = t("{person}, {at}", person=plain(entry.author), at=at)
    st.caption(said if not entry.reason else f"{said} – {plain(entry.reason)}")
    if entry.note:
        st.markdown(told(entry.note))
    if entry.tries > 1:
        st.caption(t("Tried {count} times.", count=entry.tries))


def _cells(entry: Entry) -> None:
    """Field by field: what is in the base, and what was entered."""
    there = {**entry.before, **entry.theirs}
    table(
        [
            {
                t("Field"): plain(field.label(language())),
                t("In the base"): cell_words(field, there.get(field.name)),
                t("What was entered"): cell_words(field, entry.fields[field.name]),
            }
            for field in TABLES[entry.table_name].fields.values()
            if field.name in _told(entry, there)
        ],
        alt=t("What was entered, beside what is in the base"),
    )


def _told(entry: Entry, there: Mapping[str, Any]) -> set[str]:
    """The fields worth telling: those that change, without the key and what the software adds."""
    untold = {TABLES[entry.table_name].key.name, *STAMPS}
    return {
        name
        for name, cell in entry.fields.items()
        if name not in untold and cell != there.get(name)
    }


def _choices(entry: Entry, reader: Reader) -> None:
    """The buttons of an entry, by its state."""
    id = entry.entry_id
    with st.container(horizontal=True):
        if entry.state == State.CONFLICT:
            ours = partial(_keep_ours, entry, reader)
            _button("ours", id, t("Keep what was entered"), ours)
            _button("theirs", id, t("Keep what is in the base"), _done(keep_theirs, entry, reader))
            return
        if entry.state == State.REFUSED:
            _button("again", id, t("Send again"), _done(send_again, entry, reader))
        _button("correct", id, t("Correct"), partial(ask_correction, entry))
        _button("give_up", id, t("Give up"), _done(give_up, entry, reader))
    correction(entry, reader)


def _button(name: str, id: str, label: str, act: Callable[[], None]) -> None:
    st.button(label, key=f"undecided.{name}.{id}", on_click=act)


def _done(
    decide: Callable[..., Sentence | None], entry: Entry, reader: Reader
) -> Callable[[], None]:
    def act() -> None:
        problem = decide(now(), reader.person, entry)
        st.session_state[SAID] = [problem] if problem else []

    return act


def _keep_ours(entry: Entry, reader: Reader) -> None:
    outcome = keep_ours(now(), reader.person, entry)
    met = outcome.verdict == Verdict.CONFLICT
    again = [Sentence(N_("It changed once more meanwhile: choose again."))] if met else []
    st.session_state[SAID] = [*outcome.sentences, *again]


def _say() -> None:
    """What could not be decided, once."""
    said: Sequence[Sentence] = st.session_state.pop(SAID, ())
    for sentence in said:
        st.error(told(sentence), icon=":material/error:")
