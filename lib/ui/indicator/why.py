"""What is behind an indicator's figures in a quarter: the numbers, the arithmetic, the entries."""

from collections.abc import Iterator, Sequence
from functools import partial

from lib.language import day
from lib.quarters import Quarter
from lib.questions.changes import changes
from lib.questions.indicator import Card, Figures, Point, card, figures, line, point_at, targets
from lib.questions.words import STATUSES
from lib.ui.base.changes import by_whom, change_rows, entered_on, ledger_link
from lib.ui.base.history import history_link
from lib.ui.current import mirror, now
from lib.ui.language import language, plain, t
from lib.ui.shown import expected_figure, figure, quarter_name, share
from lib.ui.why import Explanation, Question, nothing, why_link

KINDS = ("value", "expected", "target", "progress", "status")


def indicator_why(kind: str, shown: str, indicator: str, quarter: str) -> str:
    """A figure of an indicator, in Markdown, as a link to its explanation; a dash stays one."""
    return shown if shown == "—" else why_link(shown, f"indicator-{kind}", indicator, quarter)


def indicator_questions() -> dict[str, Question]:
    """What a page that shows an indicator's figures can answer."""
    return {f"indicator-{kind}": partial(_explained, kind) for kind in KINDS}


def _explained(kind: str, indicator: str, quarter: str) -> Explanation:
    found = card(mirror(), indicator)
    every = figures(mirror(), indicator)
    told = next((f for f in every if f.quarter == quarter), None)
    if found is None or told is None:
        return nothing()
    title = f"{plain(found.name)} · {quarter_name(quarter)}"
    if kind == "value":
        entered, ledger = entry_rows(indicator, told)
        around = _around(found, told, every)
        return Explanation(title, [*_value(found, told), *ledger, *around], entered)
    if kind == "target":
        return Explanation(title, [_latest_target(), *_of_the_card(indicator)], target_rows(found))
    sentences = {"expected": _expected, "progress": _progress, "status": _status}[kind]
    rows = target_rows(found) if kind == "expected" else ()
    return Explanation(title, [*sentences(found, told), *_of_the_card(indicator)], rows)


def entry_rows(indicator: str, told: Figures) -> tuple[list[dict[str, str]], list[str]]:
    """What was entered for the value used, and where the ledger tells it; else what the value tells."""
    quarter = told.value_quarter or told.quarter
    if rows := change_rows(changes(mirror(), indicator), quarter):
        link = ledger_link("value", f"{indicator}/{quarter}")
        return rows, [link] if link else []
    used = next(f for f in figures(mirror(), indicator) if f.quarter == quarter)
    return [_entered(used)] if used.entered_at else [], []


def _entered(used: Figures) -> dict[str, str]:
    return {
        t("Entered on"): entered_on(used.entered_at),
        t("Value"): figure(used.entered_value),
        **by_whom(used.entered_by, used.reason or used.comment, None),
    }


def _of_the_card(indicator: str) -> Iterator[str]:
    """Leads to who set the baseline, the weight and the method, and when."""
    if link := ledger_link("indicator", indicator):
        yield t("Baseline, weight and method are on the card. {ledger}.", ledger=link)


def _around(found: Card, told: Figures, every: Sequence[Figures]) -> Iterator[str]:
    """What was expected, and the value measured before, each a link to what is behind it."""
    expected = expected_figure(told.expected, plain(found.unit))
    yield t(
        "Expected in {quarter}: {expected}.",
        quarter=quarter_name(told.quarter),
        expected=indicator_why("expected", expected, found.key, told.quarter),
    )
    used = told.value_quarter or told.quarter
    before = [f for f in every if f.quarter < used and f.entered_value is not None]
    if before:
        last = before[-1]
        value = figure(last.entered_value, plain(found.unit))
        shown = indicator_why("value", value, found.key, last.quarter)
        yield t(
            "Measured before: {value}, in {then}.", value=shown, then=quarter_name(last.quarter)
        )


def _value(found: Card, told: Figures) -> Iterator[str]:
    """Which quarter's value is used, and what its entry says."""
    value = figure(told.value, plain(found.unit))
    if told.value is None:
        yield t("No value is usable: the last one is more than one period old, or there is none.")
        return
    if told.carried:
        yield t(
            "**{value}**, measured in {then}: nothing is measured in {now}, and a value counts until it"
            " is one period old.",
            value=value,
            then=quarter_name(told.value_quarter),
            now=quarter_name(told.quarter),
        )
    else:
        yield t("**{value}**, measured in {then}.", value=value, then=quarter_name(told.quarter))
    if told.method_changed:
        yield t("It was measured with another method than today’s: it is shown, not compared.")
    if told.validated_by:
        yield t("Validated by {name}.", name=plain(told.validated_by))


def _latest_target() -> str:
    return t(
        "The final target is the one of the latest date; of two on one date, the more demanding."
    )


def target_rows(found: Card) -> list[dict[str, str]]:
    """The targets of an indicator, by date, as cells in Markdown."""
    return [
        {
            t("Date"): day(aim.day, language()),
            t("Target"): history_link(figure(aim.value, plain(found.unit)), "target", aim.key),
            t("Comment"): plain(aim.comment or "—"),
        }
        for aim in targets(mirror(), found.key)
    ]


def _expected(found: Card, told: Figures) -> Iterator[str]:
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


def _progress(found: Card, told: Figures) -> Iterator[str]:
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


def _status(found: Card, told: Figures) -> Iterator[str]:
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
