"""How entries are shown: who, when, what was there before and after, why, from where."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from lib.language import moment
from lib.questions.changes import Change
from lib.questions.words import choice
from lib.ui.language import language, plain, t
from lib.ui.links import text_link
from lib.ui.people.reader import reader
from lib.ui.shown import figure


def change_rows(entries: Sequence[Change], quarter: str | None) -> list[dict[str, str]]:
    """The entries about one quarter's value, the latest first, as cells in Markdown."""
    found = [entry for entry in reversed(entries) if entry.quarter == quarter]
    return [
        {
            t("Entered on"): entered_on(entry.at),
            t("Before"): said(entry.before),
            t("After"): said(entry.after),
            **by_whom(entry.author, entry.reason, entry.source),
        }
        for entry in found
    ]


def by_whom(author: str | None, reason: str | None, source: str | None) -> dict[str, str]:
    """Who made a change, why and from where, as cells; none of it for who may not read that."""
    if reader().sight.scope == "viewer":
        return {}
    return {
        t("Entered by"): plain(author or "—"),
        t("Reason"): plain(reason or "—"),
        t("Origin"): choice("journal", "source", source, language()),
    }


def ledger_link(table: str, key: str) -> str:
    """A link to every change of a row in the ledger; empty for who may not open it."""
    words = t("See its changes in the ledger")
    linked = row_link(table, key, words)
    return "" if linked == words else linked


def row_link(table: str, key: str, words: str) -> str:
    """Words as a link to every change of a row; the words alone for who may not open the ledger."""
    return text_link("admin/ledger", words, row=f"{table}:{key}")


def entered_on(at: datetime | None) -> str:
    """When something was recorded, Paris time; a dash when it is not known."""
    return moment(at.replace(tzinfo=UTC) if at else None, language())


def replaced(entries: Sequence[Change], quarter: str) -> str:
    """What the last entry about a quarter's value took the place of; a dash when nothing was there."""
    found = [entry for entry in entries if entry.quarter == quarter and entry.before]
    return said(found[-1].before) if found else "—"


def said(cells: Mapping[str, Any]) -> str:
    """A value's cells in words: its number, else its situation, else a dash."""
    number, situation = cells.get("value"), cells.get("status")
    if isinstance(number, int | float):
        return figure(number)
    if isinstance(situation, str) and situation != "measured":
        return plain(choice("value", "status", situation, language()))
    return "—"
