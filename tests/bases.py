"""Small bases for tests: rows in the shape of a base in JSON, refreshed into a mirror of their own."""

import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from lib.base import EXPORTS
from lib.database.export import export_figures
from lib.database.loading import Circumstances, Source, refresh
from lib.database.marts import Asked
from lib.database.mirror import Mirror
from lib.database.staging import RawRow
from lib.quarters import read_range

Rows = Mapping[str, list[dict[str, Any]]]
KEPT = TemporaryDirectory()
# The rows, the day and the list of communes → the mirror that was made of them.
REFRESHED: dict[tuple[str, date, bytes | None], Path] = {}


def source_of(rows: Rows) -> Source:
    return Source("test", lambda table: (RawRow(row) for row in rows.get(table, [])))


def mirror_of(rows: Rows, folder: Path, as_of: date, classes: Path | None = None) -> Mirror:
    """A mirror of these rows, in the folder: refreshed once, then copied to whoever asks for the same."""
    wanted = (repr(rows), as_of, classes.read_bytes() if classes and classes.exists() else None)
    if wanted not in REFRESHED:
        made = Mirror(f"duckdb:{mkdtemp(dir=KEPT.name)}/mirror.duckdb")
        refresh(made, source_of(rows), Circumstances(as_of, 0.0, classes or folder / "no-list.csv"))
        REFRESHED[wanted] = made.path
    mirror = Mirror(f"duckdb:{folder / 'mirror.duckdb'}")
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(REFRESHED[wanted], folder / "copied").replace(mirror.path)
    return mirror


def figures(
    rows: Rows, folder: Path, as_of: date, quarters: str
) -> dict[str, list[dict[str, Any]]]:
    """The five exports of these rows, typed, as lists of rows."""
    mirror = mirror_of(rows, folder, as_of)
    return figures_of(mirror, Asked(as_of, tuple(read_range(quarters))), folder)


def figures_of(mirror: Mirror, asked: Asked, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The five exports of a mirror's rows, typed, as lists of rows."""
    export_figures(mirror, asked, "parquet", folder / "out")
    return {name: _rows(mirror, folder / "out" / f"{name}.parquet") for name in EXPORTS}


def _rows(mirror: Mirror, path: Path) -> list[dict[str, Any]]:
    with mirror.cursor() as cursor:
        return list(
            cursor.execute("FROM read_parquet(?)", [str(path)]).to_arrow_table().to_pylist()
        )


def project(slug: str = "alpha", **cells: Any) -> dict[str, Any]:
    return {"slug": slug, "name": slug.title(), "kind": "product", **cells}


def indicator(key: str = "alpha/users", **cells: Any) -> dict[str, Any]:
    """An increasing quarterly stock from 0 on 2025-12-31; other cells as given."""
    usual = {
        "project": key.split("/")[0],
        "name": key,
        "dimension": "impact",
        "kind": "impact",
        "unit": "usagers",
        "behaviour": "stock",
        "direction": "increase",
        "periodicity": "quarter",
        "baseline_value": 0,
        "baseline_date": "2025-12-31",
    }
    return {"key": key, **usual, **cells}


def target(value: float, day: str = "2026-12-31", of: str = "alpha/users") -> dict[str, Any]:
    return {"key": f"{of}/{day}", "indicator": of, "date": day, "value": value}


def value(
    quarter: str, number: float | None, of: str = "alpha/users", **cells: Any
) -> dict[str, Any]:
    row = {"key": f"{of}/{quarter}", "indicator": of, "quarter": quarter, "status": "measured"}
    return row | ({} if number is None else {"value": number}) | cells


def deployment(code: str, status: str = "deployed", **cells: Any) -> dict[str, Any]:
    usual = {
        "key": f"alpha/{code}/{len(cells)}/{status}/{cells.get('since', '-')}",
        "project": "alpha",
        "authority": f"Mairie de {code}",
        "level": "commune",
        "insee": code,
        "status": status,
    }
    return usual | cells


def one(rows: Iterable[dict[str, Any]], **cells: Any) -> dict[str, Any]:
    """The one row that holds these cells."""
    found = [row for row in rows if all(row[name] == cell for name, cell in cells.items())]
    assert len(found) == 1, f"{len(found)} rows hold {cells}"
    return found[0]
