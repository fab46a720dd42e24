"""Which indicators each project has, and the story of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from lib.base import slug
from lib.demo.calendar import QUARTERS
from lib.demo.plans import Plan, plans
from lib.demo.rows import dice_of
from lib.demo.seeds import read
from lib.demo.series import Shape
from lib.quarters import Quarter

NEW_METHOD = Quarter(2025, 3)
SILENT_SINCE = Quarter(2025, 4)
# One indicator in so many has the trait, counted from the given rank: each story surely occurs.
TRAITS = {
    "falling": (13, 5),
    "silent": (31, 9),
    "new_method": (17, 3),
    "old_method": (68, 3),
    "no_baseline": (12, 4),
    "no_target": (14, 8),
    "level_target": (53, 16),
    "heavy": (19, 6),
    "weightless": (67, 30),
    "collected": (9, 2),
    "closed": (37, 20),
}
SHARED = {
    "impact": ["users", "helped", "completion", "dropouts", "savings", "arrivals"],
    "deployment": ["departments", "trained", "rural", "churn", "population"],
    "design": ["satisfaction", "rgaa", "interviews", "support"],
    "open_source": ["contributions", "reusers", "review"],
    "open_data": ["downloads", "datasets", "reuses"],
}


@dataclass(frozen=True)
class Card:
    """One indicator of a project: its model, its first quarter and its story."""

    plan: Plan
    model: dict[str, str]
    first: Quarter
    traits: frozenset[str]

    @property
    def name(self) -> str:
        """Its name; the project's own words for the effect it wants."""
        return self.model["name"] or self.plan.seed["effect_name"]

    @property
    def key(self) -> str:
        """Its key by the recipe, needed before its row is made."""
        return f"{self.plan.slug}/{slug(self.name)}"

    @property
    def is_effect(self) -> bool:
        """Whether it is the one that tells the effect wanted."""
        return self.model["code"].startswith("effect-")

    @property
    def shape(self) -> Shape:
        """Its numbers' shape, at the project's own scale."""
        model, counted = self.model, self.model["behaviour"] != "ratio"
        dice = dice_of(self.key, "scale")
        scale = dice.uniform(0.5, 1.7) if counted and model["shape"] != "rare" else 1.0
        return Shape(
            name=model["shape"],
            low=float(model["low"]) * scale,
            high=float(model["high"]) * scale,
            decimals=int(model["decimals"]),
            cumulative=model["behaviour"] == "cumulative",
            jitter=0.06 if counted else 0.03,
            maximum=float(model["maximum"]) if model["maximum"] else None,
            falls_from=Quarter(2025, 4) if "falling" in self.traits else None,
        )

    @property
    def last(self) -> Quarter:
        """The last quarter in which it is followed, as far as is known."""
        return Quarter(2026, 1) if "closed" in self.traits else QUARTERS[-1]

    def due(self, quarter: Quarter) -> bool:
        """Whether a value is due for the quarter."""
        ranks = {"quarter": (1, 2, 3, 4), "semester": (2, 4), "year": (4,)}
        active = self.first <= quarter <= self.last and self.plan.followed(quarter)
        return active and quarter.rank in ranks[self.model["periodicity"]]


@cache
def cards() -> tuple[Card, ...]:
    """Every indicator of every project."""
    ranks = count()
    return tuple(
        Card(plan, model, _first(plan), _traits(next(ranks)))
        for plan in plans()
        for model in _models(plan)
    )


def _models(plan: Plan) -> Iterator[dict[str, str]]:
    """The effect, the users' territories, then one or more of each dimension that applies."""
    models = {model["code"]: model for model in read("indicators")}
    effect = models[f"effect-{plan.seed['effect']}"]
    yield effect | {"unit": effect["unit"] or plan.seed["effect_unit"]}
    yield models["authorities"]
    if plan.phase.startswith("investigation"):
        return
    yield models["users" if plan.rank % 3 else "helped"]
    for rank, dimension in enumerate(list(SHARED)[1:]):
        codes = SHARED[dimension]
        if (plan.rank + rank) % 4:
            yield models[codes[plan.rank % len(codes)]]
    if plan.rank % 3:
        yield models[SHARED["impact"][2 + plan.rank % 4]]


def _first(plan: Plan) -> Quarter:
    """The quarter of the construction, within the twelve that are told."""
    return min(max(Quarter.of(plan.built_from), QUARTERS[0]), QUARTERS[-1])


def _traits(rank: int) -> frozenset[str]:
    return frozenset(name for name, (every, at) in TRAITS.items() if rank % every == at % every)
