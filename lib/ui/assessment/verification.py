"""Evidence verified by someone outside the team."""

import streamlit as st

from lib.entries.signatures import why_no_verification
from lib.language import day
from lib.maturity import criteria
from lib.questions.assessments import Evidence, Said
from lib.questions.people import Person
from lib.ui.base.history import history_link
from lib.ui.current import as_of
from lib.ui.forms import row_form
from lib.ui.forms.answers import remember, say_of
from lib.ui.language import language, plain, t, tn
from lib.ui.people.reader import Reader

TABLE = "assessment"


def to_verify(reader: Reader, found: Evidence) -> None:
    """What the team declared and the reader, outside it, may verify."""
    waiting = [one for one in found.said if _may_verify(reader.person, one)]
    if not waiting:
        return
    label = tn("{count} declaration to verify", "{count} declarations to verify", len(waiting))
    with st.expander(label, icon=":material/verified:"):
        st.caption(t("Open the proof, then say that you saw it. Your name stays beside the fact."))
        for one in waiting:
            _verify(reader, one)


def _may_verify(person: Person, one: Said) -> bool:
    """A declaration that holds, made by another, verified by nobody; owners are of the team."""
    declared = one.mode != "automatic" and one.state in ("met", "not_met")
    fresh = one.holds_until >= as_of() and not one.verified_by
    ours = why_no_verification(person, one.key.partition("/")[0], one.recorded_by)
    return declared and fresh and not ours and person.role in ("manager", "admin")


def _verify(reader: Reader, one: Said) -> None:
    form = row_form(reader, TABLE, one.key)
    proof = f" · [{plain(one.proof_url)}]({one.proof_url})" if _is_address(one.proof_url) else ""
    who, name = plain(one.author or "—"), criteria()[one.criterion].labels[language()]
    on = history_link(day(one.fact_date, language()), TABLE, one.key)
    declared = t("declared by {name} on {day}", name=who, day=on)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            st.markdown(f"**{plain(one.criterion)}** · {plain(name)}  \n{declared}{proof}")
        st.button(t("Verified"), key=f"verify/{one.key}", on_click=_take, args=(reader, one.key))
    say_of(form, "")


def _is_address(text: str | None) -> bool:
    """Whether a text is an address that may stand as a link."""
    plain_address = text is not None and not set(text) & set(" ()<>[]\"'`")
    return plain_address and str(text).startswith(("https://", "http://"))


def _take(reader: Reader, key: str) -> None:
    form = row_form(reader, TABLE, key)
    form.keep("verified_by", reader.email)
    remember(form, form.save())
