"""`python -m tests.benchmarks.typing_errors [--series FOLDER]`: errors caught, false alarms.

The series are those of the demonstration and, with `--series`, the real ones of the French
barometer of results (DITP): `ditp_anct_values_quarter.csv` and `ditp_anct_targets.csv` there.

**Seeding, fixed before any rule was tuned.** ROUNDS rounds; in each, every measured value is
mistyped with a chance of 2 %, drawn from a random generator of its own, seeded by SEED, round,
indicator and quarter; each kind of error is as likely:

- ×10: a digit too many; ÷10: the last digit lost, so cut to the decimals that the series bears;
- slips of unit: ×100, ×1000, ÷100, ÷1000, nothing rounded;
- a swap: the value and that of the next indicator of the same project and quarter, each on the
  other's row (the last one with the first); one error, caught as soon as either row is doubted;
- a stale copy: the previous measured value, typed again.

A value is checked as it is typed, quarter after quarter, against what was kept before. A doubt
makes the person look: a wrong value is corrected, a right one kept with a reason. An error nobody
saw stays in the past of the following quarters. An error that changes nothing (ten times zero, the
copy of an equal value, a swap of equal values or on a project with one row) is not one: it is
counted apart. Nothing else is left out: errors in the first value of a series, which has no past,
count as missed unless they are caught, and their share is printed.

*False alarms* are right values, doubted or called impossible, in a history without any error.
A project is for tuning or held out by the parity of the SHA-256 of its name: rules were chosen on
the tuning half; figures of the held-out half, and of all, are printed, and how long the checks of a
sheet of ninety values take.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from random import Random
from time import perf_counter

from lib.entries.plausibility import (
    DOMAIN,
    SHARPER,
    Past,
    Rule,
    Typed,
    doubts,
    impossible,
    swapped,
)
from lib.settings import Tolerance
from tests.benchmarks.typed_series import Row, demonstration, ditp

SEED, ROUNDS, RATE = "typing-errors-1", 40, 0.02
FACTORS = {"×10": 10, "÷10": 0.1, "×100": 100, "×1000": 1000, "÷100": 0.01, "÷1000": 0.001}
KINDS = [*FACTORS, "swap", "copy"]
SHEET, PER_PROJECT = 90, 6
Pasts = dict[str, Past]
Judge = Callable[[Sequence[Typed]], set[int]]


@dataclass(frozen=True)
class Error:
    """A typing error: its kind and the places of the wrong rows, none if nothing changed."""

    kind: str
    places: tuple[int, ...]


@dataclass
class Tally:
    """Errors by kind: `seeded`, of which `first` (no past) or `later`; `nothing` changed."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: int = 0
    alarms: int = 0

    def add(self, error: Error, caught: bool, first: bool) -> None:
        """Counts an error."""
        self.counts[error.kind, "seeded" if error.places else "nothing"] += 1
        if error.places:
            self.counts[error.kind, "caught"] += caught
            self.counts[error.kind, "first" if first else "later"] += 1
            self.counts[error.kind, "caught later"] += caught and not first

    def share(self, kinds: Sequence[str], part: str, of: str = "seeded") -> float:
        """The share of errors of these kinds."""
        whole = sum(self.counts[kind, of] for kind in kinds)
        return sum(self.counts[kind, part] for kind in kinds) / whole if whole else float("nan")


def mistyped(
    block: list[Row], pasts: dict[str, Past], turn: int
) -> tuple[list[float], list[Error]]:
    """The values as they are typed in that round, and the errors among them."""
    values, errors = [row.value for row in block], list[Error]()
    touched: set[int] = set()
    for place, row in enumerate(block):
        dice = Random(f"{SEED}/{turn}/{row.indicator}/{row.quarter}")
        if dice.random() < RATE and place not in touched:
            kind = dice.choice(KINDS)
            other = (place + 1) % len(block) if kind == "swap" else place
            if kind == "swap" and other not in touched:
                values[place], values[other] = values[other], values[place]
            elif kind != "swap":
                values[place] = wrong(kind, row, pasts.get(row.indicator, ()))
            places = tuple(p for p in {place, other} if values[p] != block[p].value)
            touched |= {place, other}
            errors.append(Error(kind, places))
    return values, errors


def wrong(kind: str, row: Row, past: Past) -> float:
    """The value as the error makes it."""
    if kind == "copy":
        return past[-1][1] if past else row.value
    if kind == "÷10":
        shift: int = 10**row.decimals
        return float(round(row.value * shift) // 10 / shift)
    return row.value * FACTORS[kind]


def played(rows: list[Row], judge: Judge, turn: int | None) -> Tally:
    """A project's rows typed quarter after quarter; without a turn, no error is made."""
    tally, pasts = Tally(), Pasts()
    for _, group in groupby(rows, key=lambda row: row.quarter):
        block = list(group)
        right = [row.value for row in block]
        values, errors = (right, []) if turn is None else mistyped(block, pasts, turn)
        doubted = judge(
            [
                Typed(row.traits, row.quarter, value, pasts.get(row.indicator, ()), row.expected)
                for row, value in zip(block, values, strict=True)
            ]
        )
        tally.right += len(block)
        tally.alarms += len(doubted)
        for error in errors:
            caught = bool(doubted & set(error.places))
            first = all(not pasts.get(block[place].indicator) for place in error.places)
            tally.add(error, caught, first)
            for place in error.places if caught else ():
                values[place] = right[place]
        for row, value in zip(block, values, strict=True):
            pasts[row.indicator] = [*pasts.get(row.indicator, ()), (row.quarter, value)]
    return tally


def by_domain(block: Sequence[Typed]) -> set[int]:
    """The places that the rules of the domain's page doubt or refuse."""
    return suspected(block, DOMAIN)


def by_ours(block: Sequence[Typed]) -> set[int]:
    """The places that the rules in use doubt or refuse, swapped rows included."""
    rows = {str(place): typed for place, typed in enumerate(block)}
    return suspected(block, SHARPER) | {int(place) for place in swapped(rows, Tolerance())}


def suspected(block: Sequence[Typed], rules: Sequence[Rule]) -> set[int]:
    """The places that these rules doubt, and those beyond the card's bounds."""
    return {
        place
        for place, typed in enumerate(block)
        if impossible(typed.traits, typed.value) or doubts(typed, Tolerance(), rules)
    }


JUDGES: dict[str, Judge] = {"domain": by_domain, "ours": by_ours}


def held_out(project: str) -> bool:
    """Whether the project was kept away from the choice of rules."""
    return sha256(project.encode()).digest()[0] % 2 == 1


def added_up(tallies: Iterator[Tally]) -> Tally:
    """One tally of several."""
    whole = Tally()
    for tally in tallies:
        whole.counts.update(tally.counts)
        whole.right += tally.right
        whole.alarms += tally.alarms
    return whole


def report(title: str, rows: list[Row]) -> None:
    """Prints what each set of rules catches on these rows, and its false alarms."""
    projects = [list(group) for _, group in groupby(rows, key=lambda row: row.project)]
    tallies = {
        name: added_up(played(p, judge, turn) for p in projects for turn in range(ROUNDS))
        for name, judge in JUDGES.items()
    }
    print(f"\n{title}: {len(projects)} projects, {len(rows)} values, {ROUNDS} rounds")
    print("                 errors  no change  first    domain      ours  ours, not first")
    for kind in KINDS:
        print(line(kind, [kind], tallies))
    print(line("×, ÷ and slips", [*FACTORS], tallies))
    for name, judge in JUDGES.items():
        clean = added_up(played(project, judge, None) for project in projects)
        share = clean.alarms / clean.right
        print(f"false alarms, {name}: {clean.alarms} of {clean.right}, {share:.2%}")


def line(label: str, kinds: list[str], tallies: dict[str, Tally]) -> str:
    """The counts of some kinds of errors, then the shares caught."""
    ours = tallies["ours"]
    seeded = sum(ours.counts[kind, "seeded"] for kind in kinds)
    nothing = sum(ours.counts[kind, "nothing"] for kind in kinds)
    shares = [tally.share(kinds, "caught") for tally in tallies.values()]
    shares.append(ours.share(kinds, "caught later", "later"))
    caught = "  ".join(f"{share:8.1%}" for share in shares)
    return f"{label:<16} {seeded:6}  {nothing:9}  {ours.share(kinds, 'first'):5.1%}  {caught}"


def pace(rows: list[Row], judge: Judge) -> float:
    """How long the checks of a sheet of ninety values take, in milliseconds."""
    series = sorted(rows, key=lambda row: (row.project, row.indicator, row.quarter))
    sheet = list[Typed]()
    for _, group in groupby(series, key=lambda row: row.indicator):
        *before, last = group
        past = [(row.quarter, row.value) for row in before]
        sheet.append(Typed(last.traits, last.quarter, last.value, past, last.expected))
    begun = perf_counter()
    for place in range(0, SHEET, PER_PROJECT):
        judge(sheet[place : place + PER_PROJECT])
    return (perf_counter() - begun) * 1000


def main() -> None:
    """Prints the figures for the demonstration and, if their folder is given, the real series."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--series", type=Path, help="the folder of the DITP files")
    folder = parser.parse_args().series
    sources = {"demonstration": demonstration()} | ({"DITP": ditp(folder)} if folder else {})
    for title, rows in sources.items():
        report(f"{title}, held out", [row for row in rows if held_out(row.project)])
        report(f"{title}, all", rows)
    rows = sources["demonstration"]
    paces = {name: min(pace(rows, judge) for _ in range(9)) for name, judge in JUDGES.items()}
    ratio = paces["ours"] / paces["domain"]
    print(f"\nchecks of {SHEET} values: {paces['ours']:.1f} ms, {ratio:.1f} times the domain's")


if __name__ == "__main__":
    main()
