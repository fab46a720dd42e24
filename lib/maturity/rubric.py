"""The rubric of `data/rubrics/rubrics.json`, read into typed objects."""

import csv
import json
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "data" / "rubrics"
RUBRIC = FOLDER / "rubrics.json"
# What proves each criterion, in French; the rubric itself says it in English.
PROOFS = FOLDER / "proofs_fr.csv"
MONTHS_IN = {"m": 1, "q": 3}


@dataclass(frozen=True)
class Criterion:
    """One criterion; evidence of it is valid `valid_months` months, then reads as `on_expiry`.

    `proofs` says in each language what proves it, `mode` how it is collected: A by a probe, S with its
    help, M by declaration.
    """

    id: str
    dimension: str
    level: int
    role: str
    labels: Mapping[str, str]
    proofs: Mapping[str, str]
    mode: str
    valid_months: int
    na_allowed: bool
    on_expiry: str

    def holds_until(self, day: date) -> date:
        """The last day on which evidence of that day counts."""
        years, month = divmod(day.month - 1 + self.valid_months, 12)
        year, month = day.year + years, month + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Dimension:
    """One dimension: its level names and how many options each level asks."""

    code: str
    labels: Mapping[str, str]
    level_names: list[Mapping[str, str]]
    min_optional: list[int]
    criteria: list[Criterion]


def _proofs() -> dict[str, str]:
    """Criterion → what proves it, in French."""
    with PROOFS.open(encoding="utf-8", newline="") as file:
        return {row["criterion"]: row["proof"] for row in csv.DictReader(file)}


IN_FRENCH = _proofs()


def _criterion(dimension: str, raw: Mapping[str, Any]) -> Criterion:
    count, unit = raw["valid_for"].split()
    return Criterion(
        id=raw["id"],
        dimension=dimension,
        level=raw["level"],
        role=raw["role"],
        labels={"fr": raw["fr"], "en": raw["en"]},
        proofs={"fr": IN_FRENCH[raw["id"]], "en": raw["fact"]},
        mode=raw["mode"],
        valid_months=int(count) * MONTHS_IN[unit],
        na_allowed=raw["na_allowed"],
        on_expiry=raw["on_expiry"],
    )


def _dimension(code: str, raw: Mapping[str, Any]) -> Dimension:
    return Dimension(
        code=code,
        labels={"fr": raw["label_fr"], "en": raw["label_en"]},
        level_names=[{"fr": level["fr"], "en": level["en"]} for level in raw["levels"]],
        min_optional=[level.get("min_optional", 0) for level in raw["levels"]],
        criteria=[_criterion(code, criterion) for criterion in raw["criteria"]],
    )


DIMENSIONS: Mapping[str, Dimension] = {
    code: _dimension(code, raw)
    for code, raw in json.loads(RUBRIC.read_text(encoding="utf-8")).items()
}


def criteria() -> dict[str, Criterion]:
    """Every criterion by its id."""
    return {c.id: c for dimension in DIMENSIONS.values() for c in dimension.criteria}
