"""What tells the lines of a pasted list apart: a level, a department, INSEE codes or postal ones."""

from collections.abc import Sequence

import streamlit as st

from lib.base import TABLES
from lib.questions.words import label
from lib.territories.codes import INSEE, POSTAL
from lib.territories.listed import Listed, Within, codes_in_doubt
from lib.territories.lists import list_in_use, territories
from lib.ui.current import now
from lib.ui.filters import ALL
from lib.ui.language import language, t, tn

TABLE = "deployment"


def told_apart(text: str) -> Within:
    """Draws what tells namesakes apart in the whole list, and which codes it holds where that is in doubt."""
    field = TABLES[TABLE].fields["level"]
    levels = {ALL: t("Any level")}
    levels |= {code: field.choice_label(code, language()) for code in field.choices}
    departments = {ALL: t("Any department")}
    departments |= {one.code: f"{one.code} {one.name}" for one in territories("department")}
    with st.expander(t("Tell namesakes apart"), icon=":material/filter_alt:"):
        level = _one_of(label(TABLE, "level", language()), levels, "several_level")
        department = _one_of(t("Department"), departments, "several_department")
    return Within(level, department, _codes(text))


def _one_of(words: str, options: dict[str, str], key: str) -> str | None:
    chosen = st.selectbox(words, list(options), format_func=options.__getitem__, key=key)
    return None if chosen == ALL else chosen


def _codes(text: str) -> str | None:
    """How to read the codes that are both: as the others of the list, unless somebody says otherwise."""
    count, told = codes_in_doubt(text, list_in_use(now().settings.territories_file))
    if not count:
        return None
    options = {INSEE: t("as an INSEE code"), POSTAL: t("as a postal code")}
    return st.radio(
        tn(
            "{count} code is the INSEE code of a commune and the postal code of others. To be read:",
            "{count} codes are INSEE codes of some communes and postal codes of others. To be read:",
            count,
        ),
        list(options),
        format_func=options.__getitem__,
        index=list(options).index(told) if told else None,
        horizontal=True,
        key=f"several_codes/{told}",
    )


def say_postal(lines: Sequence[Listed]) -> None:
    """Says how many lines were recognised by a postal code."""
    if count := sum(line.sure and bool(line.found[0].postal) for line in lines):
        st.caption(
            tn(
                "{count} postal code is read as the commune that bears it: check it below.",
                "{count} postal codes are read as the communes that bear them: check them below.",
                count,
            )
        )
