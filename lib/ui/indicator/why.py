"""What is behind an indicator's figures in a quarter: the numbers, the arithmetic, the entries."""

from collections.abc import Iterator, Sequence
from functools import partial

from lib.language import day
from lib.questions.changes import changes
from lib.questions.indicator import Card, Figures, card, figures, targets
from lib.ui.base.changes import by_whom, change_rows, entered_on, ledger_link
from lib.ui.base.history import history_link
from lib.ui.current import mirror
from lib.ui.indicator.arithmetic import expected_told, progress_told, status_told
from lib.ui.language import language, plain, t
from lib.ui.shown import expected_figure, figure, quarter_name
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
    sentences = {"expected": expected_told, "progress": progress_told, "status": status_told}[kind]
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
