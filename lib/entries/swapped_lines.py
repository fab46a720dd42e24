"""Lines of a sheet that were written, and look typed in each other's place."""

from collections.abc import Iterable
from itertools import groupby

from lib.entries.doubt import Past, Traits, Typed
from lib.entries.swaps import swapped
from lib.entries.typed_row import Answer
from lib.quarters import Quarter
from lib.questions.due import DueValue
from lib.settings import Tolerance


def swap_warnings(
    lines: Iterable[DueValue], quarter: Quarter, tolerance: Tolerance
) -> dict[str, Answer]:
    """What is said of the lines that look swapped, by indicator; a reason or a validation ends it.

    The lines come by project, as the sheet gives them.
    """
    found: dict[str, Answer] = {}
    doubted = (line for line in lines if not (line.reason or line.validated_by))
    for _, block in groupby(doubted, lambda line: line.project):
        named = {line.name: line for line in block}
        typed = {name: each for name, line in named.items() if (each := _typed(line, quarter))}
        for name, doubt in swapped(typed, tolerance).items():
            found[named[name].indicator] = Answer(sentences=(doubt.sentence,), field="reason")
    return found


def _typed(line: DueValue, quarter: Quarter) -> Typed | None:
    """The line's value, with the last two before it and its card."""
    if line.value is None:
        return None
    traits = Traits(line.behaviour, line.unit, baseline=line.baseline, target=line.target)
    return Typed(traits, quarter, line.value, _past(line), line.expected)


def _past(line: DueValue) -> Past:
    """The last two values, oldest first; of the earlier one the quarter does not matter."""
    if line.last_value is None or line.last_quarter is None:
        return ()
    last = Quarter.read(line.last_quarter)
    if line.earlier_value is None:
        return [(last, line.last_value)]
    return [(last + -1, line.earlier_value), (last, line.last_value)]
