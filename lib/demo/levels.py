"""The level that each project has truly come to: assessments show it, with gaps and doubts."""

from lib.demo.calendar import LAST
from lib.demo.plans import Plan
from lib.demo.rows import dice_of
from lib.maturity import Criterion
from lib.quarters import Quarter

# The lowest and the highest level that a project may have come to, by its phase.
TOP = {
    "investigation": (0, 1),
    "construction": (0, 2),
    "acceleration": (1, 3),
    "consolidation": (2, 4),
    "operated": (2, 4),
    "transferred": (2, 3),
    "stopped": (0, 2),
    "investigation_stopped": (0, 0),
}


def is_rated(plan: Plan, criterion: Criterion) -> bool:
    """Some dimensions were never looked at; only the gates of the next level are seen."""
    dice = dice_of(plan.slug, criterion.dimension, "rated")
    unrated = dice.random() < (0.6 if plan.phase.startswith("investigation") else 0.08)
    beyond = criterion.level - level_at(plan, criterion.dimension, LAST)
    gate = criterion.role == "gate"
    skipped = not gate and dice_of(plan.slug, criterion.id, "skipped").random() < 0.3
    return not unrated and not skipped and (beyond <= 0 or (beyond == 1 and gate))


def level_at(plan: Plan, dimension: str, quarter: Quarter) -> int:
    """The level that the project has truly come to: one step down a year earlier, for most."""
    dice = dice_of(plan.slug, dimension, "level")
    top, gained = dice.randint(*TOP[plan.phase]), dice.randint(0, 3)
    return max(0, top - (quarter < LAST + -gained) - (quarter < LAST + (-4 - gained)))
