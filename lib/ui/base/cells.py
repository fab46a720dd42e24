"""A cell of the base in the reader's words, whatever its kind."""

from typing import Any

from lib.base import Field, Kind
from lib.base.cells import reader
from lib.language import day
from lib.quarters import WRITTEN
from lib.questions.ledger import LedgerRow
from lib.questions.row_names import Names
from lib.ui.base.changes import entered_on
from lib.ui.current import mirror
from lib.ui.language import language, plain, t
from lib.ui.shown import figure, quarter_name


def cell_words(field: Field, raw: Any, names: Names | None = None) -> str:
    """The cell as its field reads it, safe in Markdown; a dash when it is empty or unreadable.

    What names another row bears its name; many cells are named at once by one `names`.
    """
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
        case Kind.LINK | Kind.LINKS | Kind.EMAIL:
            return _named(field, cell, names or Names(mirror()))
        case _:
            return _text(field, cell)


def moved_words(field: Field, row: LedgerRow, names: Names) -> str:
    """A field of a change: what was there, what is there now."""
    label = plain(field.label(language()))
    after = cell_words(field, row.fields[field.name], names)
    if field.name not in row.before:
        return t("{label}: **{after}**", label=label, after=after)
    before = cell_words(field, row.before[field.name], names)
    return t("{label}: {before} → **{after}**", label=label, before=before, after=after)


def _named(field: Field, cell: Any, names: Names) -> str:
    """The rows that a cell names, as people call them; an e-mail is somebody's."""
    keys = cell if field.kind.is_list else [cell]
    return plain(", ".join(names.of(field.links_to or "person", key) for key in keys))


def _text(field: Field, cell: Any) -> str:
    if field.name == "quarter" and WRITTEN.fullmatch(str(cell)):
        return quarter_name(cell)
    return plain(", ".join(cell) if field.kind.is_list else cell)
