"""Projects, their phases and their events."""

from collections.abc import Iterator
from datetime import timedelta

from lib.demo.calendar import working_day
from lib.demo.plans import Plan
from lib.demo.rows import Row, dice_of, filled, keyed
from lib.demo.seeds import sentence, sentences

OUT_OF_SCOPE = {
    "veillee-verveine": (["open_data"], "Le service ne produit aucune donnée publiable."),
    "courrier-camomille": (["open_data"], "Les courriers analysés sont tous confidentiels."),
    "aidants-anemone": (["open_data"], "Les mandats sont des données personnelles."),
    "tablette-tulipe": (["open_source", "open_data"], "Prêt de matériel, sans logiciel propre."),
    "enquete-ellebore": (
        ["open_source", "design"],
        "Enquête de terrain\N{NO-BREAK SPACE}: rien n’est encore construit.",
    ),
    "flotte-framboise": (["open_source"], "Progiciel du commerce, sans développement."),
}
SUSTAINING = {
    "investigation": "not_started",
    "construction": "not_started",
    "acceleration": "preparing",
    "consolidation": "funded",
    "operated": "handing_over",
    "transferred": "handed_over",
    "stopped": "closing",
    "investigation_stopped": "closing",
}


def project(plan: Plan) -> Row:
    """The project's sheet; the younger the service, the fewer its pages."""
    dice = dice_of(plan.slug, "project")
    return (
        filled(slug=plan.slug, name=plan.seed["name"], portfolio=plan.portfolio)
        | _who(plan)
        | filled(
            technologies=dice.sample(sentences("technology"), dice.randint(2, 4)),
            providers=dice.sample(sentences("provider"), dice.randint(1, 2)),
            target_level=plan.seed["level"],
            target_departments=plan.seed["departments"].split(),
            target_count=int(plan.seed["count"]) if plan.seed["count"] else None,
        )
        | _pages(plan)
        | _future(plan)
    )


def _who(plan: Plan) -> Row:
    dice = dice_of(plan.slug, "who")
    return filled(
        kind=plan.seed["kind"],
        summary=f"{plan.seed['summary']} Service fictif.",
        owner_org=plan.seed["owner_org"],
        owners=list(plan.owners),
        sponsors=["ANCT", *dice.sample(sentences("sponsor")[1:], dice.randint(0, 2))],
        themes=plan.texts("themes"),
        audiences=plan.texts("audiences"),
    )


def _pages(plan: Plan) -> Row:
    if plan.phase.startswith("investigation"):
        return {}
    dice = dice_of(plan.slug, "pages")
    pages = {"stats": 0.85, "budget": 0.7, "impact": 0.6}
    found = {
        f"{name}_url": plan.address(f"/{name}") for name in pages if dice.random() < pages[name]
    }
    status = dice.choices(["none", "partial", "total", ""], [9, 8, 2, 1])[0]
    dashlord = f"https://dashlord.example/url/{plan.slug}"
    return filled(
        website_url=plan.address(), **found, dashlord_url=dashlord, accessibility_status=status
    )


def _future(plan: Plan) -> Row:
    dice = dice_of(plan.slug, "future")
    dimensions, reason = OUT_OF_SCOPE.get(plan.slug, ([], ""))
    handed = plan.phase in ("operated", "transferred")
    return filled(
        not_applicable=dimensions,
        not_applicable_reason=reason,
        sustain_status=SUSTAINING[plan.phase],
        funding_end=plan.seed["funding_end"],
        handover_to=sentence("handover", dice) if handed else None,
        followed_from=plan.first_day.isoformat(),
        followed_until=plan.last_day.isoformat() if plan.last_day else None,
    )


def phases(plan: Plan) -> Iterator[Row]:
    """The phases, one after the other; the last one is open."""
    for stage in plan.stages:
        yield keyed(
            "phase",
            project=plan.slug,
            phase=stage.phase,
            started_on=stage.started_on.isoformat(),
            ended_on=stage.ended_on.isoformat() if stage.ended_on else None,
        )


def events(plan: Plan) -> Iterator[Row]:
    """The launch, the end, and what happened in between."""
    dice = dice_of(plan.slug, "events")
    yield _event(plan, 0, "launch", f"Lancement de {plan.seed['name']}")
    yield _event(plan, dice.randint(40, 80), "funding", sentence("funding", dice))
    for kind, share in (("release", 0.8), ("press", 0.35), ("other", 0.3)):
        if dice.random() < share:
            topic = "other_event" if kind == "other" else kind
            yield _event(plan, dice.randint(120, 700), kind, sentence(topic, dice))
    if plan.rank % 4 == 1:
        yield _event(plan, 90, "committee", "Passage en comité d’investissement")
    if plan.rank % 15 == 0:
        yield _event(plan, 500, "national_impact", sentence("national", dice))
    if plan.last_day:
        life = (plan.last_day - plan.first_day).days
        yield _event(plan, life, "end", f"Fin de {plan.seed['name']}")


def _event(plan: Plan, days: int, kind: str, title: str) -> Row:
    day = min(working_day(plan.first_day + timedelta(days=days)), plan.end)
    return keyed("event", project=plan.slug, date=day.isoformat(), kind=kind, title=title)
