"""A row of the base in words: its table, what people call it, and the page that shows it."""

from collections.abc import Iterable, Mapping
from typing import Any

from lib.base import TABLES
from lib.base.cells import as_written
from lib.database.mirror import Mirror
from lib.questions.row_names import Names, saying_cells
from lib.ui.base.cells import cell_words
from lib.ui.language import language, plain
from lib.ui.links import text_link

OF_PROJECT = ("phase", "deployment", "assessment", "check_in", "event", "committee", "repository")


class RowWords:
    """Says the rows of these (table, key) as people do; each table is read once."""

    def __init__(self, mirror: Mirror, rows: Iterable[tuple[str, str]]) -> None:
        self.names = Names(mirror)
        self._cells = saying_cells(mirror, rows)

    def said(self, table: str, key: str) -> str:
        """What the row is called, safe in Markdown; its key where the base does not show it."""
        cells = self._cells.get((table, key.lower() if table == "person" else key), {})
        fields = TABLES[table].fields if table in TABLES else {}
        words = [cell_words(fields[name], as_written(cells[name]), self.names) for name in cells]
        told = [word for word in words if word != "—"]
        return " · ".join(told) or plain(key)

    def linked(self, table: str, key: str) -> str:
        """The same after the name of its table, as a link to the page that shows it, if any."""
        name = plain(TABLES[table].label(language()) if table in TABLES else table)
        return f"{name} :gray[·] {_link(table, key, self.said(table, key))}"


def _link(table: str, key: str, words: str) -> str:
    filters = _filters(table, key)
    page = "explore/indicator" if "indicator" in filters else "explore/project"
    return text_link(page, words, **filters) if filters else words


def _filters(table: str, key: str) -> Mapping[str, Any]:
    """Of which project and indicator a key tells."""
    project = key.partition("/")[0]
    match table:
        case "value" | "target":
            return {"project": project, "indicator": key.rpartition("/")[0]}
        case "indicator":
            return {"project": project, "indicator": key}
        case _ if table == "project" or table in OF_PROJECT:
            return {"project": project}
        case _:
            return {}
