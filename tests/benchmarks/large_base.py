"""`python -m tests.benchmarks.large_base`: 1,000 projects × 20 indicators × 40 quarters.

Prints how long the refresh takes and the memory it needs, then how long the marts' questions take, as
a ratio to those of the small base of the worked example.
"""

import json
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lib.database.loading import Circumstances, Source, refresh
from lib.database.mirror import Mirror
from lib.database.staging import RawRow
from lib.quarters import Quarter
from tests.bases import indicator, project, source_of, target, value

AS_OF = date(2026, 10, 20)
QUARTERS = [Quarter(2026, 3) + -n for n in range(39, -1, -1)]
DIMENSIONS = ["impact", "deployment", "design", "open_source", "open_data"]
PROJECTS, INDICATORS = 1000, 20
OF_QUARTER = "WHERE quarter = $quarter"
QUESTIONS = {
    "a project's indicators": f"FROM mart.indicator_quarter {OF_QUARTER} AND project = $project",
    "an indicator's history": "FROM mart.indicator_quarter WHERE indicator = $indicator",
    "a portfolio's projects": f"FROM mart.project_quarter {OF_QUARTER} AND portfolio = $portfolio",
    "all portfolios, all quarters": "FROM mart.portfolio_quarter",
    "a project's deployment": "FROM mart.deployment_quarter WHERE project = $project",
    "a quarter's maturity": f"FROM mart.maturity_quarter {OF_QUARTER} AND dimension = 'design'",
    "a quarter's statuses": (
        f"SELECT status, count(*) FROM mart.indicator_quarter {OF_QUARTER} GROUP BY status"
    ),
}


def rows_of(table: str) -> Iterator[dict[str, Any]]:
    """The rows of the large base, made as they are asked."""
    slugs = [f"p{n:04}" for n in range(PROJECTS)]
    keys = [f"{slug}/i{n:02}" for slug in slugs for n in range(INDICATORS)]
    match table:
        case "portfolio":
            yield from ({"name": f"Portefeuille {n}"} for n in range(20))
        case "project":
            for n, slug in enumerate(slugs):
                yield project(slug, portfolio=f"Portefeuille {n % 20}", followed_from="2016-10-01")
        case "indicator":
            for n, key in enumerate(keys):
                yield indicator(key, dimension=DIMENSIONS[n % 5], baseline_date="2016-10-01")
        case "target":
            yield from (target(1000, "2027-12-31", of=key) for key in keys)
        case "value":
            for n, key in enumerate(keys):
                for rank, quarter in enumerate(QUARTERS):
                    at = f"{(quarter + 1).first_day}T09:00:00.000Z"
                    yield value(str(quarter), rank * 20 + n % 40, of=key, entered_at=at)


def seconds_of(mirror: Mirror, question: str, asked: dict[str, str]) -> float:
    """The best of ten answers."""
    parameters = {name: asked[name] for name in asked if f"${name}" in question}
    best = float("inf")
    for _ in range(10):
        begun = time.perf_counter()
        mirror.frame(question, parameters)
        best = min(best, time.perf_counter() - begun)
    return best


def small_mirror(folder: Path) -> Mirror:
    """The mirror of the worked example: the baseline."""
    example = Path(__file__).parents[1] / "examples" / "base.json"
    mirror = Mirror(f"duckdb:{folder / 'small.duckdb'}")
    refresh(mirror, source_of(json.loads(example.read_bytes())), around(folder))
    return mirror


def seconds_to_make_the_rows() -> float:
    """How long the invented source itself takes, which a refresh waits for."""
    begun = time.perf_counter()
    for table in ("portfolio", "project", "indicator", "target", "value"):
        for row in rows_of(table):
            RawRow(row)
    return time.perf_counter() - begun


def around(folder: Path) -> Circumstances:
    return Circumstances(AS_OF, 0.0, folder / "none.csv")


def main() -> None:
    """Prints the refresh, then every question with its ratio to the small base."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = small_mirror(folder), Mirror(f"duckdb:{folder / 'large.duckdb'}")
        making = seconds_to_make_the_rows()
        begun = time.perf_counter()
        refresh(
            large, Source("large", lambda t: (RawRow(row) for row in rows_of(t))), around(folder)
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"refresh of 800,000 values: {time.perf_counter() - begun - making:.1f} s,"
            f" beside {making:.1f} s to make its rows; {peak:.2f} GB at most"
        )
        asked = {"quarter": "2026-Q3", "project": "p0500", "indicator": "p0500/i07"}
        known = {
            "quarter": "2026-Q3",
            "project": "acacia",
            "indicator": "acacia/usagers-satisfaits",
        }
        for name, query in QUESTIONS.items():
            slow = seconds_of(large, query, asked | {"portfolio": "Portefeuille 7"})
            fast = seconds_of(small, query, known | {"portfolio": "Inclusion numérique"})
            print(f"{name}: {slow * 1000:.1f} ms, {slow / fast:.1f} × the small base")


if __name__ == "__main__":
    main()
