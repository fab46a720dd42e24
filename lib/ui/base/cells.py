"""A cell of the base in the reader's words, whatever its kind."""

from typing import Any

from lib.base import Field, Kind
from lib.base.cells import reader
from lib.language import day
from lib.ui.base.changes import entered_on
from lib.ui.language import language, plain, t
from lib.ui.shown import figure


def cell_words(field: Field, raw: Any) -> str:
    """The cell as its field reads it, safe in Markdown; a dash when it is empty or unreadable."""
    cell, _ = reader(field)(raw)
    if cell is None or cell == []:
        return "—"
    match field.kind:
        case Kind.CHOICE:
            return plain(field.choice_label(cell, language()))
        case Kind.CHOICES:
            return plain(", ".join(field.choice_label(code, language()) for code in cell))
        case Kind.INTEGER | Kind.NUMBER:
            return figure(cell, digits=6)
        case Kind.CURRENCY:
            return figure(cell, "€")
        case Kind.CHECKBOX:
            return t("yes") if cell else t("no")
        case Kind.DATE:
            return day(cell, language())
        case Kind.DATETIME:
            return entered_on(cell)
        case _:
            return plain(", ".join(cell) if field.kind.is_list else cell)
