"""The plan of a project: what every module that invents its life must agree on."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from lib.base import slug
from lib.demo.calendar import AS_OF, months_later
from lib.demo.people import emails, in_charge
from lib.demo.seeds import read
from lib.quarters import Quarter

ENDINGS = ("stopped", "investigation_stopped", "transferred")


@dataclass(frozen=True)
class Stage:
    """One phase of a project; it goes on while `ended_on` is none."""

    phase: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True)
class Plan:
    """A project as it was written by hand, with its people and its phases."""

    rank: int
    seed: dict[str, str]
    stages: tuple[Stage, ...]
    owners: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Its identifier."""
        return slug(self.seed["name"])

    @property
    def portfolio(self) -> str:
        """The portfolio's name; empty when it has none."""
        return self.seed["portfolio"]

    @property
    def manager(self) -> str:
        """Who follows it."""
        return in_charge(self.portfolio)

    @property
    def first_day(self) -> date:
        """The day on which its first phase began."""
        return self.stages[0].started_on

    @property
    def last_day(self) -> date | None:
        """The day of the phase that ended it; none while it lives."""
        last = self.stages[-1]
        return last.started_on if last.phase in ENDINGS else None

    @property
    def end(self) -> date:
        """Its last day, or the day of reference while it lives."""
        return self.last_day or AS_OF

    @property
    def phase(self) -> str:
        """Where it stands on the day of reference."""
        return self.stages[-1].phase

    @property
    def built_from(self) -> date:
        """When its construction began; its first day if it never came to that."""
        days = [stage.started_on for stage in self.stages if stage.phase == "construction"]
        return days[0] if days else self.first_day

    def followed(self, quarter: Quarter) -> bool:
        """Whether it is followed on the quarter's last day."""
        return self.first_day <= quarter.last_day and quarter.last_day <= (
            self.last_day or date.max
        )

    def texts(self, column: str) -> list[str]:
        """The items of a list written with bars."""
        return [item for item in self.seed[column].split("|") if item]

    def address(self, path: str = "") -> str:
        """An address of the service, at a domain that is reserved."""
        return f"https://{self.slug}.example{path}"


@cache
def plans() -> tuple[Plan, ...]:
    """The sixty projects, in the order in which they were written."""
    return tuple(_plan(rank, seed) for rank, seed in enumerate(read("projects")))


@cache
def living() -> tuple[Plan, ...]:
    """The projects that go on."""
    return tuple(plan for plan in plans() if plan.last_day is None)


def _plan(rank: int, seed: dict[str, str]) -> Plan:
    owners = emails("owner")
    two = [owners[rank % len(owners)], owners[(rank * 7 + 3) % len(owners)]]
    chosen = two if rank % 5 == 0 else two[:1]
    return Plan(rank, seed, tuple(_stages(seed)), tuple(dict.fromkeys(chosen)))


def _stages(seed: dict[str, str]) -> list[Stage]:
    """`investigation:6 construction` read as six months, then a phase that goes on."""
    day, stages = date.fromisoformat(seed["start"]), []
    for part in seed["phases"].split():
        phase, _, months = part.partition(":")
        end = months_later(day, int(months)) if months else None
        stages.append(Stage(phase, day, end))
        day = end or day
    return stages
