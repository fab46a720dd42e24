"""The rows that drafts bear on, as the base shows them now."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from lib.base import TABLES
from lib.base.cells import reader
from lib.database.mirror import Mirror
from lib.database.schema import identity
from lib.entries.rights import Place

Row = dict[str, Any]


class Rows:
    """Looks rows up by key, once each: a sheet of ninety drafts names few indicators and projects."""

    def __init__(self, mirror: Mirror) -> None:
        self.mirror = mirror
        self._known: dict[tuple[str, str], Row | None] = {}

    def get(self, table: str, key: Any) -> Row | None:
        """The row of that key; None when there is none."""
        if not key:
            return None
        place = (table, str(key))
        if place not in self._known:
            self._known[place] = self._read(table, str(key))
        return self._known[place]

    def put(self, table: str, key: str, row: Row) -> None:
        """Remembers a row just written, for the drafts that follow."""
        self._known[(table, key)] = row

    def _read(self, table: str, key: str) -> Row | None:
        column = identity(TABLES[table].key.name, table)
        wanted = key.lower() if table == "person" else key
        with self.mirror.cursor() as cursor:
            found = cursor.execute(f"FROM base.{table} WHERE {column} = ?", [wanted])
            rows = found.to_arrow_table().to_pylist()
        return dict(rows[0]) if rows else None

    def place(self, table: str, row: Mapping[str, Any]) -> Place:
        """Where a row belongs: its projects and their portfolios, or its own portfolio; its track."""
        projects = self._projects(table, row)
        found = [self.get("project", slug) or {} for slug in projects]
        portfolios = {project.get("portfolio") or "" for project in found}
        portfolios |= {row["portfolio"]} if row.get("portfolio") else set()
        if table == "objective" or not projects:
            portfolios |= self._portfolio_above(table, row)
        if table == "edition" and row.get("scope") not in (None, "all"):
            portfolios.add(row["scope"])
        return Place(frozenset(projects), frozenset(portfolios), row.get("track") or "")

    def _projects(self, table: str, row: Mapping[str, Any]) -> set[str]:
        match table:
            case "project":
                return {row["slug"]} if row.get("slug") else set()
            case "value" | "target":
                indicator = self.get("indicator", row.get("indicator")) or {}
                return {indicator["project"]} if indicator else set()
            case "key_result":
                objective = self.get("objective", row.get("objective")) or {}
                return {objective["project"]} if objective.get("project") else set()
            case "synergy":
                return {row[side] for side in ("project_a", "project_b") if row.get(side)}
            case _:
                return {row["project"]} if row.get("project") else set()

    def _portfolio_above(self, table: str, row: Mapping[str, Any]) -> set[str]:
        above = {"key_result": "objective", "action": "meeting"}.get(table, "")
        found = self.get(above, row.get(above)) if above else None
        return {found["portfolio"]} if found and found.get("portfolio") else set()


def read_cells(table: str, fields: Mapping[str, Any]) -> tuple[Row, dict[str, str]]:
    """The typed cells of a draft, and the problem of each that cannot be read."""
    cells, problems = {}, {}
    for name, raw in fields.items():
        cells[name], problem = reader(TABLES[table].fields[name])(raw)
        if problem:
            problems[name] = problem
    return cells, problems


def as_written(cell: Any) -> Any:
    """A typed cell as JSON holds it, to be read again as the same cell."""
    match cell:
        case datetime():
            return (
                cell.replace(tzinfo=UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            )
        case date():
            return cell.isoformat()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return int(cell)
        case _:
            return cell
