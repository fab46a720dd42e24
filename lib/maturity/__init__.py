"""The maturity rubric: 70 criteria, five dimensions, levels 0 to 4."""

from lib.maturity.interval import HIGHEST, interval, telling
from lib.maturity.rubric import DIMENSIONS, Criterion, Dimension, criteria
from lib.maturity.steps import Step, step_towards

__all__ = [
    "DIMENSIONS",
    "HIGHEST",
    "Criterion",
    "Dimension",
    "Step",
    "criteria",
    "interval",
    "step_towards",
    "telling",
]
