"""The maturity rubric: 70 criteria, five dimensions, levels 0 to 4."""

from lib.maturity.rubric import DIMENSIONS, Criterion, Dimension, criteria

__all__ = ["DIMENSIONS", "Criterion", "Dimension", "criteria"]
