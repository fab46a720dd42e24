"""The whole demonstration base: the same rows, in the same order, on every machine."""

from collections.abc import Callable, Iterable

from lib.demo.assessments import assessments
from lib.demo.cards import cards
from lib.demo.check_ins import check_ins
from lib.demo.committees import committees
from lib.demo.deployments import deployments
from lib.demo.editions import editions
from lib.demo.indicators import indicator, targets
from lib.demo.meetings import actions, meetings
from lib.demo.modules import support_modules
from lib.demo.objectives import key_results, objectives
from lib.demo.people import people, portfolios
from lib.demo.plans import Plan, plans
from lib.demo.projects import events, phases, project
from lib.demo.resources import datasets, repositories
from lib.demo.rows import Row, Tables
from lib.demo.synergies import synergies
from lib.demo.values import values


def generate() -> Tables:
    """The 22 tables, in the shape of a base read from a file: lists are lists."""
    figures, journal = values()
    return (
        _directory()
        | _cards()
        | {"value": figures}
        | _of_projects()
        | _steering()
        | {"edition": list(editions()), "journal": journal}
    )


def _directory() -> Tables:
    return {
        "person": people(),
        "portfolio": portfolios(),
        "project": [project(plan) for plan in plans()],
        "phase": _each(phases),
    }


def _cards() -> Tables:
    return {
        "indicator": [indicator(card) for card in cards()],
        "target": [row for card in cards() for row in targets(card)],
    }


def _of_projects() -> Tables:
    return {
        "deployment": _each(deployments),
        "assessment": _each(assessments),
        "repository": _each(repositories),
        "dataset": _each(datasets),
    }


def _steering() -> Tables:
    held = meetings()
    aims = objectives()
    return {
        "objective": aims,
        "key_result": [row for aim in aims for row in key_results(aim)],
        "support_module": list(support_modules()),
        "check_in": _each(check_ins),
        "meeting": held,
        "action": [row for meeting in held for row in actions(meeting)],
        "committee": _each(committees),
        "synergy": list(synergies()),
        "event": _each(events),
    }


def _each(made: Callable[[Plan], Iterable[Row]]) -> list[Row]:
    return [row for plan in plans() for row in made(plan)]
