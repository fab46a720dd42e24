"""The words for what the marts compute: statuses, states, levels."""

from lib.base import TABLES
from lib.language import N_

# In the order in which they are counted and shown.
STATUSES = {
    "achieved": N_("achieved"),
    "on_track": N_("on track"),
    "at_risk": N_("at risk"),
    "off_track": N_("off track"),
    "no_target": N_("no target"),
    "no_value": N_("no value"),
}
STATES = {
    "measured": N_("measured"),
    "not_due": N_("awaited"),
    "late": N_("late"),
    "not_measured": N_("not measured"),
    "not_applicable": N_("not applicable"),
}


def choice(table: str, field: str, code: str | None, language: str) -> str:
    """The label of a choice of the base; a dash when there is none."""
    return TABLES[table].fields[field].choice_label(code, language) if code else "—"


def label(table: str, field: str, language: str) -> str:
    """The name of a field of the base."""
    return TABLES[table].fields[field].label(language)
