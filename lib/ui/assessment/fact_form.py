"""The form of one fact: the criterion in a sentence, what proves it, its state, its proof, its day."""

from collections.abc import Iterable

import streamlit as st

from lib.base import TABLES, made_key
from lib.base.cells import as_written, read_date
from lib.entries.form import Form, drafts_of
from lib.language import day
from lib.maturity import Criterion
from lib.questions.assessments import Evidence, Said
from lib.ui.base.history import history_link
from lib.ui.current import as_of, now
from lib.ui.forms import Look, alone, draw_field, draw_foot, row_form
from lib.ui.language import language, plain, t, tn
from lib.ui.maturity.evidence import ROLES, state_badge
from lib.ui.people.reader import Reader
from lib.ui.shown import aside

TABLE = "assessment"


def fact_form(reader: Reader, project: str, asked: Criterion, found: Evidence) -> None:
    """The form of a criterion: a new fact, or the one already said of the day chosen."""
    alone(lambda: draw_fact(reader, project, asked, found))


def draw_fact(reader: Reader, project: str, asked: Criterion, found: Evidence) -> None:
    """The state first; what proves it is asked once that is said."""
    _sentence(asked, found)
    form = _form(reader, project, asked)
    draw_field(form, "state", Look(open=True, options=_states(asked)))
    if not form.row and not form.typed:
        return
    proof, when = st.columns([3, 1])
    with proof:
        draw_field(form, "proof_url", Look(label=t("Link to the proof")))
    with when:
        draw_field(_new_fact(reader, project, asked), "fact_date")
    draw_field(form, "observed", Look(help=plain(asked.proofs[language()])))
    if form.preview.get("state") == "na":
        draw_field(form, "comment", Look(label=t("Why it does not apply"), lines=2))
    _counsel(form, asked)
    draw_foot(form)


def waiting_facts(reader: Reader, project: str, among: Iterable[Criterion]) -> set[str]:
    """The criteria of which something is typed and not written."""
    names = drafts_of(now(), reader.person).rows()
    starts = {c.id: (f"{TABLE}/new/{project}/{c.id}/", f"{TABLE}/{project}/{c.id}/") for c in among}
    return {one for one, start in starts.items() if any(n.startswith(start) for n in names)}


def _sentence(asked: Criterion, found: Evidence) -> None:
    role, level = t(ROLES[asked.role]), t("Level {level}", level=asked.level)
    st.markdown(
        f"**{plain(asked.id)} · {plain(asked.labels[language()])}**  \n"
        f":gray-badge[{level} · {role}] {state_badge(found.known.get(asked.id))}"
    )
    proof = t("What proves it: {proof}.", proof=plain(asked.proofs[language()]))
    months = tn("Holds {count} month.", "Holds {count} months.", asked.valid_months)
    st.caption(f"{proof} {months}")
    for one in found.of(asked.id):
        aside(_last_said(one))


def _last_said(one: Said) -> str:
    return t(
        "Last said, {mode}: {state} on {day}, holds until {until}.",
        mode=_choice("mode", one.mode),
        state=_choice("state", one.state),
        day=history_link(day(one.fact_date, language()), TABLE, one.key),
        until=day(one.holds_until, language()),
    )


def _choice(field: str, code: str) -> str:
    return TABLES[TABLE].fields[field].choice_label(code, language()).lower()


def _new_fact(reader: Reader, project: str, asked: Criterion) -> Form:
    """A fact seen today, unless another day is chosen."""
    mode = "semi" if asked.mode == "S" else "manual"
    given = {"project": project, "criterion": asked.id, "mode": mode}
    return row_form(reader, TABLE, given=given, usual={"fact_date": as_of().isoformat()})


def _form(reader: Reader, project: str, asked: Criterion) -> Form:
    """The form of the fact of the day chosen: a new one, or the one that was said of that day."""
    new = _new_fact(reader, project, asked)
    on = new.preview.get("fact_date") or as_of()
    there = row_form(reader, TABLE, made_key(TABLE, {**new.given, "fact_date": str(on)}))
    return there if there.row else new


def _states(asked: Criterion) -> dict[str, str]:
    """The states that this criterion may have."""
    codes = ["met", "not_met", "unknown", *(["na"] if asked.na_allowed else [])]
    field = TABLES[TABLE].fields["state"]
    return {code: field.choice_label(code, language()) for code in codes}


def _counsel(form: Form, asked: Criterion) -> None:
    """Until when it will hold, and what keeps a declaration from counting, said before it is saved."""
    row = form.preview
    on = read_date(as_written(row.get("fact_date")))[0]
    if on and row.get("state") != "unknown":
        until = asked.holds_until(on)
        st.caption(t("Seen on {day}, it holds until {until}.", day=on, until=until))
    if row.get("state") != "met":
        return
    if asked.level == 4 and asked.role == "gate":
        st.caption(t("A gate of level 4 counts once someone outside the team has verified it."))
    elif not row.get("proof_url"):
        st.caption(t("Without a link to the proof it counts as unknown, unless verified."))
