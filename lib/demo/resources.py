"""Repositories and datasets."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from lib.base import slug
from lib.demo.calendar import AS_OF, moment
from lib.demo.plans import Plan
from lib.demo.projects import OUT_OF_SCOPE
from lib.demo.rows import Row, dice_of, keyed
from lib.demo.seeds import sentence, sentences

FORGES = ("https://forge.example/incubateur", "https://git.example/equipes-demo")
LICENCES = ("MIT", "AGPL-3.0-or-later", "EUPL-1.2", "Apache-2.0", None)
OPENNESS = ("public", "to_open", "restricted")
DATA_LICENCES = ("Licence Ouverte 2.0", "ODbL 1.0")


def repositories(plan: Plan) -> Iterator[Row]:
    """The main repository and, for one project in three, a second one."""
    if plan.phase.startswith("investigation") or _outside(plan, "open_source"):
        return
    dice = dice_of(plan.slug, "repositories")
    yield _repository(plan, plan.slug, dice)
    if plan.rank % 3 == 0:
        yield _repository(plan, f"{plan.slug}-infra", dice)


def _repository(plan: Plan, name: str, dice: Random) -> Row:
    openness = dice.choices(OPENNESS, [80, 14, 6])[0]
    main = name == plan.slug
    return keyed(
        "repository",
        url=f"{dice.choice(FORGES)}/{plan.slug}/{name}",
        project=plan.slug,
        main=main,
        production=main and plan.phase != "construction",
        openness=openness,
        restriction_reason=sentence("restriction", dice) if openness == "restricted" else None,
        licence=dice.choice(LICENCES) if openness == "public" else None,
        last_activity=(plan.end - timedelta(days=dice.randint(0, 260))).isoformat(),
        collected_at=moment(AS_OF - timedelta(days=1), dice) if openness == "public" else None,
    )


def datasets(plan: Plan) -> Iterator[Row]:
    """One to three datasets for the services that produce any."""
    if plan.phase.startswith("investigation") or _outside(plan, "open_data"):
        return
    dice = dice_of(plan.slug, "datasets")
    for rank, text in enumerate(dice.sample(sentences("dataset"), dice.choice([0, 1, 1, 2, 3]))):
        yield _dataset(plan, text, rank == 0, dice)


def _dataset(plan: Plan, text: str, main: bool, dice: Random) -> Row:
    title, frequency = text.split("|")
    openness = dice.choices(["open", "to_open", "restricted"], [70, 22, 8])[0]
    is_open = openness == "open"
    return keyed(
        "dataset",
        title=f"{title} ({plan.seed['name']})",
        project=plan.slug,
        datagouv_id=f"demo-{slug(title)}-{plan.rank}" if is_open else None,
        main=main,
        openness=openness,
        restriction_reason=sentence("restriction", dice) if openness == "restricted" else None,
        licence=dice.choice(DATA_LICENCES) if is_open else None,
        frequency=frequency,
        quality_score=round(dice.randint(3, 9) / 9, 2) if is_open else None,
        last_update=(plan.end - timedelta(days=dice.randint(1, 300))).isoformat()
        if is_open
        else None,
        collected_at=moment(AS_OF - timedelta(days=1), dice) if is_open else None,
    )


def _outside(plan: Plan, dimension: str) -> bool:
    return dimension in OUT_OF_SCOPE.get(plan.slug, ([], ""))[0]
