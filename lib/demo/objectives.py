"""Objectives of the last quarters and of the running one, with their key results."""

from collections.abc import Iterator
from random import Random

from lib.base import slug
from lib.demo.calendar import LAST
from lib.demo.cards import Card, cards
from lib.demo.plans import Plan, living
from lib.demo.rows import Row, dice_of, filled, six_letters
from lib.demo.seeds import read, sentences
from lib.demo.series import rounded, smooth
from lib.quarters import Quarter

RUNNING = LAST + 1
TOLD = (LAST + -1, LAST, RUNNING)
TRACKS = ("amdac", "code_map", "data_map", "odf", "club", "incubator")


def objectives() -> list[Row]:
    """Each project's, portfolio's and track's objectives; the ones not reached are carried over."""
    rows = [row for plan in living() for row in _of_project(plan)]
    for portfolio in read("portfolios"):
        rows.extend(_wide("portfolio", portfolio["name"]))
    for track in TRACKS:
        rows.extend(_wide("track", track))
    return rows


def _of_project(plan: Plan) -> Iterator[Row]:
    dice = dice_of(plan.slug, "objectives")
    titles = dice.sample(sentences("objective"), 2)
    rows = {quarter: _objective(quarter, "project", plan.slug, dice) for quarter in TOLD}
    carried = plan.rank % 4 == 0
    for rank, (quarter, row) in enumerate(rows.items()):
        row["title"] = titles[0] if carried else titles[rank % 2]
        row["status"] = _status(quarter, carried, dice)
        if carried and quarter == LAST:
            row["carried_to"] = rows[RUNNING]["key"]
        yield row


def _objective(quarter: Quarter, column: str, owner: str, dice: Random) -> Row:
    key = f"{quarter}/{slug(owner)}/{six_letters(dice)}"
    return filled(key=key, quarter=str(quarter), **{column: owner})


def _status(quarter: Quarter, carried: bool, dice: Random) -> str:
    if quarter == RUNNING:
        return dice.choice(["agreed", "agreed", "agreed", "draft"])
    if quarter == LAST and not carried and dice.random() < 0.3:
        return "agreed"
    return "dropped" if dice.random() < 0.1 else "closed"


def _wide(column: str, owner: str) -> Iterator[Row]:
    dice = dice_of(owner, "objectives")
    for quarter, title in zip(TOLD[1:], dice.sample(sentences("objective_track"), 2), strict=True):
        row = _objective(quarter, column, owner, dice)
        yield row | {"title": title, "status": "closed" if quarter == LAST else "agreed"}


def key_results(objective: Row) -> Iterator[Row]:
    """Two per objective: one follows an indicator where the project has one to follow."""
    dice = dice_of(objective["key"])
    quarter = Quarter.read(str(objective["quarter"]))
    followed = [c for c in cards() if c.plan.slug == objective.get("project") and c.due(LAST)]
    if followed:
        yield _result(objective, dice) | _linked(dice.choice(followed), quarter, dice)
    for text in dice.sample(sentences("key_result"), 1 if followed else 2):
        yield _result(objective, dice) | _counted(text, quarter, dice)


def _result(objective: Row, dice: Random) -> Row:
    return {"key": f"{objective['key']}/{six_letters(dice)}", "objective": objective["key"]}


def _linked(card: Card, quarter: Quarter, dice: Random) -> Row:
    """What it starts from and aims at is read from the indicator's own way."""
    before, after = (
        rounded(smooth(card.shape, card.first, day), card.shape.decimals)
        for day in (quarter + -1, quarter)
    )
    return filled(
        title=card.name,
        indicator=card.key,
        baseline=before,
        target=after,
        unit=card.model["unit"],
        confidence=dice.randint(2, 9),
        score=_score(quarter, dice),
    )


def _counted(text: str, quarter: Quarter, dice: Random) -> Row:
    title, unit = text.split("|")
    target = dice.randint(4, 20)
    return filled(
        title=title,
        baseline=0,
        committed=round(target * 0.7),
        target=target,
        stretch=round(target * 1.4),
        current=dice.randint(0, target // 4 if quarter == RUNNING else target),
        unit=unit,
        confidence=dice.randint(1, 10),
        score=_score(quarter, dice),
    )


def _score(quarter: Quarter, dice: Random) -> float | None:
    return None if quarter == RUNNING else round(dice.uniform(0.2, 1), 1)
