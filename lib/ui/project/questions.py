"""What the page of a project can answer: every figure on it, down to the entries."""

from functools import partial

from lib.quarters import Quarter
from lib.ui.deployment.counted import TERRITORIES, explained_territories
from lib.ui.indicator.why import indicator_questions
from lib.ui.maturity.counted import maturity_questions
from lib.ui.portfolio.standings import PROGRESS, explained_progress
from lib.ui.project.reach import REACH, explained_reach
from lib.ui.why import Question


def project_questions(quarter: Quarter) -> dict[str, Question]:
    """Progress, level, reach and territories of the quarter, and each indicator's figures."""
    return (
        indicator_questions()
        | maturity_questions(quarter)
        | {
            PROGRESS: partial(explained_progress, quarter),
            REACH: partial(explained_reach, quarter),
            TERRITORIES: explained_territories,
        }
    )
