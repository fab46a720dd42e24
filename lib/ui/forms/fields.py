"""A field of the base as the widget that suits its kind."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from lib.base import TABLES, Field, Kind
from lib.entries.form import Form
from lib.ui.forms.answers import hush, say_of
from lib.ui.forms.heard import hear
from lib.ui.forms.look import Look
from lib.ui.forms.rounds import left, round_of
from lib.ui.language import language, plain, t

LINE, LINES = 24, 3
Drawer = Callable[[Field, Look, Any, dict[str, Any]], None]


def draw_field(form: Form, name: str, look: Look | None = None) -> None:
    """Draws a field with what is typed in it, else what the base has; below it, what is said of it."""
    look = look or Look()
    field = TABLES[form.table].fields[name]
    wanted = _widget_value(field, look, form.typed.get(name, form.shown(name)))
    widget = f"form/{form.name}/{name}"
    key, start = round_of(widget, wanted)
    label = look.label or plain(field.label(language()))
    said = {
        "label": f"{label} :red[*]" if field.required else label,
        "help": look.help,
        "key": key,
        "on_change": _take,
        "args": (form, name, key),
    }
    drawer = _drawer(field, look)
    drawer(field, look, start, said)
    if drawer in TEXTS:
        hear(widget, partial(form.keep, name))
    say_of(form, name)


def _take(form: Form, name: str, key: str) -> None:
    """Keeps what was typed."""
    left(key.rpartition("/")[0])
    form.keep(name, _text(st.session_state[key]))
    hush(form, name)


def _text(value: Any) -> str:
    """What a widget holds, as a draft keeps it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return json.dumps(value) if value else ""
        case _:
            return str(value)


def _widget_value(field: Field, look: Look, text: str) -> Any:
    """What the widget of a field holds for a text."""
    match field.kind:
        case Kind.CHECKBOX:
            return text == "true"
        case Kind.TAGS | Kind.LINKS | Kind.CHOICES:
            return json.loads(text) if text else []
        case Kind.CHOICE | Kind.LINK:
            return text or None
        case _:
            return (text or None) if look.options else text


def _drawer(field: Field, look: Look) -> Drawer:
    if look.options and not field.kind.is_list:
        return _one_of
    return DRAWERS.get(field.kind, _text_area if look.lines else _text_input)


def _options(field: Field, look: Look, chosen: list[str]) -> dict[str, str]:
    """What may be chosen, and what is shown for it; what is chosen already is among them."""
    offered = dict(look.options) or {c: words[language()] for c, words in field.choices.items()}
    return offered | {one: one for one in chosen if one not in offered}


def _one_of(field: Field, look: Look, start: Any, said: dict[str, Any]) -> None:
    options = _options(field, look, [start] if start else [])
    if look.open:
        said |= {"required": field.required, "wrap": True, "default": start}
        st.pills(options=list(options), format_func=options.__getitem__, **said)
        return
    if start and not field.required:
        options = {"": t("None")} | options
    st.selectbox(
        options=list(options),
        format_func=lambda one: options.get(one, one),
        index=list(options).index(start) if start else None,
        placeholder=t("Choose"),
        accept_new_options=field.kind == Kind.TEXT,
        **said,
    )


def _several_of(field: Field, look: Look, start: Any, said: dict[str, Any]) -> None:
    options = _options(field, look, start)
    st.multiselect(
        options=list(options),
        default=start,
        format_func=lambda one: options.get(one, one),
        placeholder=t("Choose"),
        accept_new_options=field.kind == Kind.TAGS,
        **said,
    )


def _text_input(_field: Field, _look: Look, start: Any, said: dict[str, Any]) -> None:
    st.text_input(value=start, **said)


def _text_area(_field: Field, look: Look, start: Any, said: dict[str, Any]) -> None:
    st.text_area(value=start, height=LINE * ((look.lines or LINES) + 1), **said)


def _checkbox(_field: Field, _look: Look, start: Any, said: dict[str, Any]) -> None:
    st.checkbox(value=start, **said)


def _date_input(_field: Field, _look: Look, start: Any, said: dict[str, Any]) -> None:
    st.text_input(value=start, placeholder=t("dd/mm/yyyy"), **said)


DRAWERS: Mapping[Kind, Drawer] = {
    Kind.CHOICE: _one_of,
    Kind.LINK: _one_of,
    Kind.CHOICES: _several_of,
    Kind.TAGS: _several_of,
    Kind.LINKS: _several_of,
    Kind.LONG_TEXT: _text_area,
    Kind.CHECKBOX: _checkbox,
    Kind.DATE: _date_input,
}
TEXTS = (_text_input, _text_area, _date_input)
