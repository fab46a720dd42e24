"""The rows that drafts bear on, as the base shows them now."""

from collections.abc import Iterable, Mapping
from typing import Any

from lib.base import TABLES, made_key
from lib.base.cells import as_written as as_written
from lib.base.cells import reader
from lib.database.mirror import Mirror
from lib.database.schema import identity
from lib.entries.drafts import Draft
from lib.entries.rights import Place
from lib.entries.series import Series, read_series
from lib.quarters import Quarter
from lib.questions.people import admins
from lib.settings import Tolerance

Row = dict[str, Any]


class Rows:
    """Looks rows up by key, once each: a sheet of ninety drafts names few indicators and projects."""

    def __init__(self, mirror: Mirror, tolerance: Tolerance | None = None) -> None:
        self.mirror = mirror
        self.tolerance = tolerance or Tolerance()
        self._known: dict[str, dict[str, Row | None]] = {name: {} for name in TABLES}
        self._series: dict[str, Series] = {}

    def get(self, table: str, key: Any) -> Row | None:
        """The row of that key; None when there is none."""
        if not key:
            return None
        known, name = self._known[table], _named(table, key)
        if name not in known:
            self._learn(table, {name})
        return known[name]

    def series(self, indicator: str) -> Series:
        """The past of an indicator, what was just written included."""
        if indicator not in self._series:
            self._series |= read_series(self.mirror, [indicator])
        return self._series[indicator]

    def put(self, table: str, key: str, row: Row) -> None:
        """Remembers a row just written, for the drafts that follow."""
        self._known[table][_named(table, key)] = row
        if table == "value":
            measured = row["value"] if row["status"] == "measured" else None
            self.series(row["indicator"]).write(Quarter.read(row["quarter"]), measured)

    def foresee(self, drafts: Iterable[Draft]) -> None:
        """Reads at once what sheets of values and lists of deployments name.

        Without it each row is read when it is asked.
        """
        drafts = list(drafts)
        listed = [d for d in drafts if d.table == "deployment"]
        if len(listed) > 1:
            self._learn("deployment", {d.key or made_key("deployment", d.fields) for d in listed})
        texts = [d.fields for d in drafts if d.table == "value"]
        named = {str(fields["indicator"]) for fields in texts if fields.get("indicator")}
        if not named:
            return
        self._learn("value", {made_key("value", fields) for fields in texts})
        self._learn("indicator", named)
        found = [self.get("indicator", key) for key in named]
        self._learn("project", {row["project"] for row in found if row})
        self._series |= read_series(self.mirror, named)

    def _learn(self, table: str, keys: set[str]) -> None:
        column = identity(TABLES[table].key.name, table)
        query = f"SELECT {column} AS _key, * FROM base.{table}"
        with self.mirror.cursor() as cursor:
            found = cursor.execute(f"{query} WHERE {column} IN (SELECT unnest(?))", [[*keys]])
            rows = {row.pop("_key"): row for row in found.to_arrow_table().to_pylist()}
        self._known[table] |= {key: rows.get(key) for key in keys}

    def admins(self) -> set[str]:
        """The e-mails of the active administrators, what was just written included."""
        known = self._known["person"]
        return (admins(self.mirror) - known.keys()) | {
            e for e, row in known.items() if row and is_admin(row)
        }

    def place(self, table: str, row: Mapping[str, Any]) -> Place:
        """Where a row belongs: its projects and their portfolios, or its own portfolio; its track."""
        if table == "key_result":
            return self.place("objective", self.get("objective", row.get("objective")) or {})
        projects = self._projects(table, row)
        found = [self.get("project", slug) or {} for slug in projects]
        portfolios = {project.get("portfolio") or "" for project in found}
        portfolios |= {row["portfolio"]} if row.get("portfolio") else set()
        if table == "action" and not projects:
            meeting = self.get("meeting", row.get("meeting")) or {}
            portfolios |= {meeting["portfolio"]} if meeting.get("portfolio") else set()
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
            case "synergy":
                return {row[side] for side in ("project_a", "project_b") if row.get(side)}
            case _:
                return {row["project"]} if row.get("project") else set()


def is_admin(row: Mapping[str, Any]) -> bool:
    """Whether the row of a person makes them an administrator who may sign in."""
    return row.get("role") == "admin" and bool(row.get("active"))


def _named(table: str, key: Any) -> str:
    """A key as rows are known by it: e-mails whatever their case."""
    return str(key).lower() if table == "person" else str(key)


def read_cells(table: str, fields: Mapping[str, Any]) -> tuple[Row, dict[str, str]]:
    """The typed cells of a draft, and the problem of each that cannot be read."""
    cells, problems = {}, {}
    for name, raw in fields.items():
        cells[name], problem = reader(TABLES[table].fields[name])(raw)
        if problem:
            problems[name] = problem
    return cells, problems
