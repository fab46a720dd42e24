"""Several deployments at once: a pasted list, what it means line by line, what becomes of each place."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lib.base import TABLES
from lib.entries.form import Form
from lib.entries.several_deployments import Place, Planned, Wanted, place_known, place_of, plan
from lib.questions.deployments import Deployment
from lib.territories.listed import Listed, read_list
from lib.territories.lists import list_in_use
from lib.ui.current import as_of, now
from lib.ui.deployment.apart import say_postal, told_apart
from lib.ui.deployment.saving import LIST, SAVED, save_several
from lib.ui.deployment.territory import territory_label
from lib.ui.forms import Look, answer_of, draw_field, row_form
from lib.ui.forms.answers import say_of
from lib.ui.language import language, plain, t, tn
from lib.ui.people.reader import Reader
from lib.ui.shown import table

TABLE = "deployment"
SHOWN, ASKED, LONGEST = 30, 8, 2000
LEFT_OUT = -1
Settled = list[tuple[str, Place]]


def list_form(reader: Reader, project: str) -> Form:
    """The reader's list for a project: its lines, the status that they take, since when."""
    usual = {"project": project, "since": as_of().isoformat()}
    return row_form(reader, TABLE, f"{project}//list", usual=usual)


def several_form(reader: Reader, project: str, found: Sequence[Deployment]) -> None:
    """The list, its status, and what would be written; nothing is before the button is pressed."""
    form = list_form(reader, project)
    _fields(form)
    text = str(form.preview.get(LIST) or "")
    lines = read_list(text, told_apart(text), list_in_use(now().settings.territories_file))
    if len(lines) > LONGEST:
        st.error(t("{count} lines: give at most {most} at a time.", count=len(lines), most=LONGEST))
        return
    settled, asked = _sorted(lines, found)
    if lines:
        _ask(form, lines, asked)
        say_postal(lines)
        _foresee(form, _planned(form, project, found, settled), (settled, asked))
    _say_what_became(form)


def _fields(form: Form) -> None:
    paste = t("From a spreadsheet or a mail: one commune, EPCI, department or region per line.")
    codes = t("INSEE codes, postal codes or SIREN; names as people write them.")
    look = Look(label=t("Names or codes"), help=f"{paste} {codes}", lines=6)
    draw_field(form, LIST, look)
    draw_field(form, "status", Look(open=True))
    since, source = st.columns(2)
    with since:
        draw_field(form, "since", Look(help=t("From when on the status holds.")))
    with source:
        draw_field(form, "source")


def _sorted(lines: Sequence[Listed], found: Sequence[Deployment]) -> tuple[Settled, list[Listed]]:
    """The lines that name one place, and those that somebody must settle."""
    settled, asked = [], []
    for line in lines:
        known = None if line.named else place_known(found, line.text)
        if line.sure:
            settled.append((line.text, place_of(line.found[0])))
        elif known:
            settled.append((line.text, known))
        else:
            asked.append(line)
    return settled, asked


def _ask(form: Form, lines: Sequence[Listed], asked: Sequence[Listed]) -> None:
    """Each line that is not sure: what it may mean, or leave it out."""
    for line in dict.fromkeys(asked[:ASKED]):
        labels = {number: territory_label(one) for number, one in enumerate(line.found)}
        labels |= {LEFT_OUT: t("Leave this line out")}
        key = f"settle/{form.name}/{line.text}"
        st.selectbox(
            _asks(line),
            list(labels),
            format_func=labels.__getitem__,
            index=None,
            placeholder=t("Choose"),
            key=key,
            on_change=_settle,
            args=(form, lines, line, key),
        )
    if len(asked) > ASKED:
        st.caption(t("{count} more lines to settle after these.", count=len(asked) - ASKED))


def _asks(line: Listed) -> str:
    """What is asked of a line."""
    text, postal = plain(line.text), [bool(one.postal) for one in line.found]
    if line.named and all(postal):
        return t("{line}: several communes have this postal code", line=text)
    if any(postal):
        return t("{line}: an INSEE code, or a postal code?", line=text)
    if line.named:
        return t("{line}: several bear this name", line=text)
    return t("{line}: not recognised", line=text)


def _settle(form: Form, lines: Sequence[Listed], line: Listed, key: str) -> None:
    """Writes into the list what the line means, or takes it away."""
    number = st.session_state[key]
    if number is None:
        return
    texts = [one.text for one in lines if one != line or number != LEFT_OUT]
    if number != LEFT_OUT:
        chosen = line.found[number]
        texts = [f"{chosen.code} {chosen.name}" if x == line.text else x for x in texts]
    form.keep(LIST, "\n".join(texts))


def _planned(
    form: Form, project: str, found: Sequence[Deployment], settled: Settled
) -> list[Planned]:
    """What becomes of each place; nothing as long as the status or its day is not said."""
    row = form.preview
    if not row.get("status") or not isinstance(since := row.get("since"), date | str):
        return []
    day = since if isinstance(since, date) else date.fromisoformat(since)
    wanted = Wanted(project, row["status"], day, row.get("source") or "")
    return plan(found, wanted, [place for _, place in settled])


def _foresee(
    form: Form, planned: Sequence[Planned], sorted_lines: tuple[Settled, list[Listed]]
) -> None:
    """What would be written, place by place, and the button that writes it."""
    settled, asked = sorted_lines
    st.markdown(
        t("**{sure}** recognised, **{asked}** to settle.", sure=len(settled), asked=len(asked))
    )
    if settled and not planned:
        st.caption(t("Say which status they take, and since when."))
        return
    status = str(form.preview.get("status"))
    changing = [one for one in planned if one.draft]
    if changing:
        table([_row(one, status) for one in changing[:SHOWN]], alt=t("What would be written"))
    if len(changing) > SHOWN:
        st.caption(t("{count} more.", count=len(changing) - SHOWN))
    if same := len(planned) - len(changing):
        st.caption(tn("{count} is so already.", "{count} are so already.", same))
    if not changing:
        return
    st.button(
        tn("Save {count} deployment", "Save {count} deployments", len(changing)),
        icon=":material/save:",
        key=f"save/{form.name}",
        on_click=save_several,
        args=(form, settled, [one.text for one in asked], changing),
    )


def _row(one: Planned, status: str) -> dict[str, str]:
    place, new = one.place, t("New")
    return {
        t("Authority"): f"{plain(place.authority)} ({plain(place.code)})",
        t("Until now"): _status(one.before) if one.before else new,
        t("From then on"): _status(status),
    }


def _status(code: str) -> str:
    return TABLES[TABLE].fields["status"].choice_label(code, language())


def _say_what_became(form: Form) -> None:
    say_of(form, "")
    if answer_of(form):
        st.markdown(f":green[:material/check_circle: {st.session_state[SAVED]}]")
