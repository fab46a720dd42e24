"""What is behind a maturity level: each criterion, declared, probed and verified apart."""

from collections.abc import Mapping, Sequence

from lib.language import N_, day
from lib.maturity import DIMENSIONS
from lib.maturity import Criterion as Asked
from lib.quarters import Quarter
from lib.questions.axes import Criterion, axes, criteria
from lib.questions.evidence import Evidence, evidence
from lib.questions.project import sheet
from lib.ui.base.changes import entered_on
from lib.ui.base.history import history_link
from lib.ui.current import mirror
from lib.ui.language import language, plain, t
from lib.ui.maturity.levels import level_range
from lib.ui.outward import outward
from lib.ui.scope import dimension_name
from lib.ui.shown import quarter_name, share
from lib.ui.why import Explanation

STATES = {
    "met": (N_("met"), "green", "check"),
    "not_met": (N_("not met"), "red", "close"),
    "unknown": (N_("not known"), "gray", "question_mark"),
    "na": (N_("not applicable"), "gray", "block"),
}
ROLES = {"gate": N_("gate"), "optional": N_("option")}


def explained_project_level(quarter: Quarter, project: str, dimension: str) -> Explanation:
    """The criteria of a dimension with their evidence, and how they make the level."""
    found = sheet(mirror(), project)
    axis = axes(mirror(), project, quarter).get(dimension)
    known = criteria(mirror(), project, quarter)
    names = [plain(found.name) if found else "", dimension_name(dimension), quarter_name(quarter)]
    title = " · ".join(names)
    if axis is None:
        return Explanation(title, [t("Nothing to show.")])
    if axis.level_status == "not_applicable":
        reason = plain(found.not_applicable_reason or "") if found else ""
        return Explanation(title, [t("Said to be not applicable: {reason}", reason=reason)])
    level = level_range(axis.level_status, axis.floor, axis.ceiling)
    return Explanation(
        title,
        [
            t(
                "Level **{level}**, {share} of the criteria known.",
                level=level,
                share=share(axis.criteria_known),
            ),
            t(
                "A level needs all the gates up to it, and enough options of each level below and of"
                " its own. The first bound takes the unknown as not met, the second as met."
            ),
        ],
        criteria_rows(dimension, known, evidence(mirror(), project, quarter)),
    )


def criteria_rows(
    dimension: str,
    known: Mapping[str, Criterion],
    proofs: Mapping[str, Sequence[Evidence]] | None = None,
) -> list[dict[str, str]]:
    """One row per criterion of a dimension, from level 1 up; with the evidence where it is given."""
    rows = []
    for asked in DIMENSIONS[dimension].criteria:
        row = _row(asked, known.get(asked.id))
        if proofs is not None:
            row[t("Evidence")] = ", ".join(map(_proof, proofs.get(asked.id, ()))) or "—"
        rows.append(row)
    return rows


def _row(asked: Asked, found: Criterion | None) -> dict[str, str]:
    return {
        t("Level"): str(asked.level),
        t("Criterion"): criterion_name(asked),
        t("Role"): t(ROLES[asked.role]),
        t("State"): state_badge(found),
        t("Declared"): _side(found.declaration if found else None),
        t("Probed"): _side(found.probe if found else None),
        t("Verified"): t("yes") if found and found.verified else "—",
        t("True on"): day(found.fact_date if found else None, language()),
    }


def criterion_name(asked: Asked) -> str:
    """A criterion's id and what it asks."""
    return f"{plain(asked.id)} · {plain(asked.labels[language()])}"


def _proof(one: Evidence) -> str:
    """What was observed, as a link to its proof when that is on the web; who recorded it, when."""
    said = one.observed or one.comment or (t("proof") if one.proof_url else t("no detail"))
    shown = outward(one.proof_url, said) if one.proof_url else plain(said)
    when = entered_on(one.recorded_at)
    who = [plain(one.recorded_by)] if one.recorded_by else []
    told = ", ".join([*who, history_link(when, "assessment", one.key)])
    return f"{shown} :gray[({told})]"


def state_badge(found: Criterion | None) -> str:
    """The state of a criterion, and why it is unknown where evidence exists."""
    badge = met_badge(found.state if found else "unknown")
    if found and found.conflict:
        conflict = t("conflict")
        return f"{badge} :orange-badge[:material/warning: {conflict}]"
    if found and found.expired:
        expired = t("expired")
        return f"{badge} :gray-badge[:material/history: {expired}]"
    return badge


def met_badge(state: str) -> str:
    """A state of a criterion as a badge in Markdown."""
    words, colour, icon = STATES[state]
    return f":{colour}-badge[:material/{icon}: {t(words)}]"


def _side(state: str | None) -> str:
    return t(STATES[state][0]) if state else "—"
