"""What is impossible is refused where it stands, in a sentence."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from lib.base import TABLES
from lib.entries.plausibility import impossible
from lib.entries.rows import Rows, is_admin
from lib.entries.typed import traits_of
from lib.language import N_, Sentence
from lib.maturity import criteria
from lib.quarters import Quarter

Fault = tuple[str, Sentence]
WRITTEN_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

UNREADABLE = {
    "wrong_type": N_("This is not of the field's type: correct it."),
    "not_finite": N_("This is not a finite number: type the value again."),
    "not_a_date": N_("This is not a date: write it 2026-09-30."),
    "unknown_choice": N_("This choice is not in the list: choose another."),
    "several_rows": N_("Only one row can be named here: keep one."),
}


def unreadable(problems: Mapping[str, str]) -> Iterator[Fault]:
    """The cells that could not be read."""
    for field, problem in problems.items():
        yield field, Sentence(UNREADABLE[problem])


def faults(table: str, row: Mapping[str, Any], rows: Rows, as_of: date) -> Iterator[Fault]:
    """Every impossibility of a whole row, as (field, sentence)."""
    yield from _incomplete(table, row)
    yield from _broken_links(table, row, rows)
    if table in RULES:
        yield from RULES[table](row, rows, as_of)


def _incomplete(table: str, row: Mapping[str, Any]) -> Iterator[Fault]:
    for field in TABLES[table].fields.values():
        if field.required and row.get(field.name) in (None, ""):
            yield field.name, Sentence(N_("This is required: fill it in."))


def _broken_links(table: str, row: Mapping[str, Any], rows: Rows) -> Iterator[Fault]:
    for field in TABLES[table].links:
        named = row.get(field.name) or []
        for key in named if isinstance(named, list) else [named]:
            if rows.get(field.links_to, key) is None:
                message = N_("“{key}” is not in the base: choose a row that is.")
                yield field.name, Sentence(message, {"key": key})


def _value(row: Mapping[str, Any], rows: Rows, as_of: date) -> Iterator[Fault]:
    yield from _quarter(row, as_of)
    number = row.get("value")
    if row.get("status") == "measured":
        indicator = rows.get("indicator", row.get("indicator"))
        if number is None:
            yield (
                "value",
                Sentence(N_("Measured without a number: type it, or say why there is none.")),
            )
        elif indicator and (sentence := impossible(traits_of(indicator), number)):
            yield "value", sentence
    elif row.get("status") and not row.get("reason"):
        yield "reason", Sentence(N_("Say why there is no value."))


def _indicator(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    low, high = row.get("minimum"), row.get("maximum")
    if low is not None and high is not None and low > high:
        yield "maximum", Sentence(N_("The maximum is below the minimum: correct one of the two."))
    if (row.get("method_version") or 1) < 1:
        yield "method_version", Sentence(N_("The first version of a method is 1."))
    yield from _period(row, "active_from", "active_until")


def _deployment(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    yield from _period(row, "since", "until")
    for code in row.get("qpv") or []:
        if not code.startswith("QN"):
            message = N_("The code of a priority district begins with QN: correct “{code}”.")
            yield "qpv", Sentence(message, {"code": code})


def _period(row: Mapping[str, Any], first: str, last: str) -> Iterator[Fault]:
    """A period that ends before it begins holds on no day."""
    if row.get(first) and row.get(last) and row[last] < row[first]:
        yield last, Sentence(N_("The end comes before the start: correct one of the two."))


def _quarter(row: Mapping[str, Any], as_of: date) -> Iterator[Fault]:
    try:
        quarter = Quarter.read(row.get("quarter") or "")
    except ValueError:
        yield "quarter", Sentence(N_("This is not a quarter: write it 2026-Q3."))
        return
    if quarter > Quarter.of(as_of):
        yield "quarter", Sentence(N_("This quarter has not begun: it cannot be entered yet."))


def _portfolio(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    if (row.get("name") or "").strip().lower() == "all":
        yield "name", Sentence(N_("“all” names the whole: give the portfolio another name."))


def _person(row: Mapping[str, Any], rows: Rows, _as_of: date) -> Iterator[Fault]:
    email = row.get("email") or ""
    if not WRITTEN_EMAIL.fullmatch(email):
        yield "email", Sentence(N_("This is not an e-mail: write it name@organisation.fr."))
    if not is_admin(row) and rows.admins() == {email.lower()}:
        alone = N_("Nobody else is an active administrator: make somebody one first.")
        yield "role" if row.get("active") else "active", Sentence(alone)


def _module(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    satisfaction = row.get("satisfaction")
    if satisfaction is not None and not 1 <= satisfaction <= 5:
        yield "satisfaction", Sentence(N_("Satisfaction goes from 1 to 5."))
    if row.get("status") == "closed":
        if satisfaction is None:
            yield "satisfaction", Sentence(N_("Closing needs a satisfaction mark, from 1 to 5."))
        if not row.get("outcome"):
            yield (
                "outcome",
                Sentence(N_("Closing needs an assessment: what did the module change?")),
            )


def _confidence(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    confidence = row.get("confidence")
    if confidence is not None and not 0 <= confidence <= 10:
        yield "confidence", Sentence(N_("Confidence goes from 0 to 10."))


def _check_in(row: Mapping[str, Any], rows: Rows, as_of: date) -> Iterator[Fault]:
    yield from _confidence(row, rows, as_of)
    if row.get("date") and row["date"] > as_of:
        yield "date", Sentence(N_("A check-in tells of a day that has come: correct the date."))


def _assessment(row: Mapping[str, Any], _rows: Rows, as_of: date) -> Iterator[Fault]:
    asked = criteria().get(row.get("criterion") or "")
    if asked is None:
        yield "criterion", Sentence(N_("This criterion is not in the rubric: choose another."))
    elif row.get("state") == "na" and not asked.na_allowed:
        yield (
            "state",
            Sentence(N_("This criterion applies to every project: choose another state.")),
        )
    if row.get("state") == "na" and not (row.get("comment") or row.get("observed")):
        yield "comment", Sentence(N_("Say why it does not apply."))
    if row.get("fact_date") and row["fact_date"] > as_of:
        yield "fact_date", Sentence(N_("A fact cannot be seen in the future: correct the date."))


def _objective(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    try:
        Quarter.read(row.get("quarter") or "")
    except ValueError:
        yield "quarter", Sentence(N_("This is not a quarter: write it 2026-Q3."))
    if not (row.get("project") or row.get("portfolio") or row.get("track")):
        yield "project", Sentence(N_("Say of what: a project, a portfolio or a roadmap."))


def _action(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    if row.get("track") and row.get("status") == "done" and not row.get("proof_url"):
        yield (
            "proof_url",
            Sentence(N_("A roadmap's action is done only with its proof: give its link.")),
        )


def _synergy(row: Mapping[str, Any], _rows: Rows, _as_of: date) -> Iterator[Fault]:
    if row.get("project_a") == row.get("project_b"):
        yield "project_b", Sentence(N_("A synergy joins two projects: choose another."))


RULES: Mapping[str, Callable[[Mapping[str, Any], Rows, date], Iterator[Fault]]] = {
    "value": _value,
    "indicator": _indicator,
    "deployment": _deployment,
    "person": _person,
    "portfolio": _portfolio,
    "support_module": _module,
    "check_in": _check_in,
    "key_result": _confidence,
    "assessment": _assessment,
    "objective": _objective,
    "action": _action,
    "synergy": _synergy,
}
