"""What somebody typed and is not written yet: kept per person and sheet until it is, or is given up."""

import time
from collections.abc import Iterable, Mapping

from sqlalchemy import and_, delete, func, insert, select

from lib.journal.store import Store
from lib.journal.tables import DRAFT


class Drafts:
    """The cells that one person typed on one sheet, as texts, by row and column."""

    def __init__(self, store: Store, person: str, sheet: str) -> None:
        self.store = store
        self.person = person.lower()
        self.sheet = sheet
        self._mine = and_(DRAFT.c.person == self.person, DRAFT.c.sheet == sheet)

    def keep(self, typed: Mapping[str, Mapping[str, str]]) -> None:
        """Keeps cells, the later text of a cell in the place of the earlier; on disk on return."""
        cells = [(row, name, text) for row, texts in typed.items() for name, text in texts.items()]
        now = time.time()
        with self.store.transaction() as connection:
            for row, name, text in cells:
                same = and_(self._mine, DRAFT.c.row == row, DRAFT.c.column == name)
                connection.execute(delete(DRAFT).where(same))
                connection.execute(insert(DRAFT).values(self._cell(row, name, text, now)))

    def rows(self) -> dict[str, dict[str, str]]:
        """Every kept text, by row then column."""
        found: dict[str, dict[str, str]] = {}
        query = select(DRAFT.c.row, DRAFT.c.column, DRAFT.c.text).where(self._mine)
        with self.store.engine.connect() as connection:
            for row, name, text in connection.execute(query.order_by(DRAFT.c.typed_at)):
                found.setdefault(row, {})[name] = text
        return found

    def typed_at(self) -> dict[str, float]:
        """When each row was last typed in, in seconds since 1970."""
        query = select(DRAFT.c.row, func.max(DRAFT.c.typed_at)).where(self._mine)
        with self.store.engine.connect() as connection:
            return dict(connection.execute(query.group_by(DRAFT.c.row)).all())

    def beside(self) -> dict[str, int]:
        """How many rows the same person typed on each other sheet of the same base, by its name."""
        folder = self.sheet.rpartition("/")[0]
        sheet, count = DRAFT.c.sheet, func.count(DRAFT.c.row.distinct())
        others = and_(
            DRAFT.c.person == self.person, sheet.startswith(f"{folder}/", autoescape=True)
        )
        query = select(sheet, count).where(others, sheet != self.sheet).group_by(sheet)
        with self.store.engine.connect() as connection:
            return {name.rpartition("/")[2]: rows for name, rows in connection.execute(query)}

    def forget(self, rows: Iterable[str]) -> None:
        """Forgets whole rows: written, or given up."""
        wanted = list(rows)
        if wanted:
            with self.store.transaction() as connection:
                connection.execute(delete(DRAFT).where(self._mine, DRAFT.c.row.in_(wanted)))

    def _cell(self, row: str, name: str, text: str, now: float) -> dict[str, object]:
        return {
            "person": self.person,
            "sheet": self.sheet,
            "row": row,
            "column": name,
            "text": text,
            "typed_at": now,
        }
