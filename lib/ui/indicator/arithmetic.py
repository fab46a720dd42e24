"""How an indicator's expected value, progress and status come about, in sentences with their numbers."""

from collections.abc import Iterator

from lib.quarters import Quarter
from lib.questions.indicator import Card, Figures, Point, line, point_at
from lib.questions.words import STATUSES
from lib.ui.current import mirror, now
from lib.ui.language import plain, t
from lib.ui.shown import figure, share


def expected_told(found: Card, told: Figures) -> Iterator[str]:
    """On the line between two dated points, by calendar days."""
    quarter = Quarter.read(told.quarter)
    point = point_at(line(mirror(), found.key), quarter)
    if point is None:
        yield t(
            "Nothing is expected yet: the trajectory begins later, or there is no dated target."
        )
    elif point.next_day is None:
        yield t(
            "The last target, {value} on {day}, holds from then on.",
            value=figure(point.value, plain(found.unit)),
            day=point.day,
        )
    else:
        yield from _between(found, told, point)


def _between(found: Card, told: Figures, point: Point) -> Iterator[str]:
    last_day = Quarter.read(told.quarter).last_day
    assert point.next_day is not None
    yield t(
        "From {start} on {start_day} to {end} on {end_day}, along a straight line, by calendar days.",
        start=figure(point.value, plain(found.unit)),
        start_day=point.day,
        end=figure(point.next_value, plain(found.unit)),
        end_day=point.next_day,
    )
    yield t(
        "On {day}: {start} + ({end} − {start}) × {elapsed} days ÷ {total} days = **{expected}**.",
        day=last_day,
        start=figure(point.value),
        end=figure(point.next_value),
        elapsed=(last_day - point.day).days,
        total=(point.next_day - point.day).days,
        expected=figure(told.expected),
    )


def progress_told(found: Card, told: Figures) -> Iterator[str]:
    """(value − baseline) ÷ (final target − baseline), with the numbers."""
    if told.progress is None:
        yield _why_no_progress(found, told)
        return
    assert found.baseline_value is not None and told.final_target is not None
    if _is_beyond(found, told.final_target):
        yield t(
            "(value − baseline) ÷ (final target − baseline) ="
            " ({value} − {baseline}) ÷ ({target} − {baseline}) = **{progress}**.",
            value=figure(told.value),
            baseline=figure(found.baseline_value),
            target=figure(told.final_target),
            progress=share(told.progress),
        )
    else:
        yield t(
            "The final target, {target}, is not beyond the baseline, {baseline}: progress is 100 % when"
            " the value meets it, else 0 %. Here, {value}: **{progress}**.",
            value=figure(told.value),
            baseline=figure(found.baseline_value),
            target=figure(told.final_target),
            progress=share(told.progress),
        )
    yield t("Where it is averaged, it counts as at least 0 % and at most 100 %.")


def _why_no_progress(found: Card, told: Figures) -> str:
    if told.value is None:
        return t("No progress: no value is usable in this quarter.")
    if told.method_changed:
        return t("No progress: the value was measured with another method than today’s.")
    if found.baseline_value is None:
        return t("No progress: there is no baseline value.")
    return t("No progress: there is no dated target.")


def _is_beyond(found: Card, target: float) -> bool:
    """Whether the target lies beyond the baseline in the wished direction."""
    assert found.baseline_value is not None
    way = target - found.baseline_value
    return way > 0 if found.direction == "increase" else way < 0


def status_told(found: Card, told: Figures) -> Iterator[str]:
    """Which of the rules, tried in order, gives the status."""
    if told.status:
        yield t("**{status}**: {why}", status=t(STATUSES[told.status]), why=_rule(found, told))
    yield t(
        "The rules, in order: no dated target; no comparable value; final target met; expected value"
        " met; at least {share} of the expected way made; else off track.",
        share=share(now().settings.at_risk_from),
    )


def _rule(found: Card, told: Figures) -> str:
    value, expected = figure(told.value), figure(told.expected)
    match told.status:
        case "no_target" if told.final_target is None:
            return t("no target has a date.")
        case "no_target":
            return t("nothing is expected yet at the end of this quarter.")
        case "no_value" if told.method_changed:
            return t("the value was measured with another method than today’s.")
        case "no_value":
            return t("no value is usable in this quarter.")
        case "achieved":
            target = figure(told.final_target)
            return t("{value} meets the final target, {target}.", value=value, target=target)
        case "on_track":
            return t("{value} meets the expected {expected}.", value=value, expected=expected)
        case _:
            return _way_made(found, told)


def _way_made(found: Card, told: Figures) -> str:
    value, expected, baseline = told.value, told.expected, found.baseline_value
    if baseline is None or value is None or expected is None:
        return t("the expected value is not met, and without a baseline no way is measured.")
    if not _is_beyond(found, expected):
        return t("the expected value, {expected}, is not met.", expected=figure(expected))
    return t(
        "({value} − {baseline}) ÷ ({expected} − {baseline}) = {way} of the expected way.",
        value=figure(value),
        baseline=figure(baseline),
        expected=figure(expected),
        way=share((value - baseline) / (expected - baseline)),
    )
