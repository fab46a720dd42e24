"""Each case of life that the demonstration promises does occur in it."""

from collections import Counter

from lib.demo import AS_OF, QUARTERS
from lib.maturity import criteria
from tests.demo.made import tables, where

LAST = str(QUARTERS[-1])


def test_there_are_four_portfolios_and_sixty_projects_two_of_them_without_one() -> None:
    assert len(tables()["portfolio"]) == 4 and len(tables()["project"]) == 60
    assert sum("portfolio" not in row for row in tables()["project"]) == 2


def test_every_role_is_held_and_one_person_is_inactive() -> None:
    roles = Counter(row["role"] for row in tables()["person"])
    assert roles["director"] == 1 and roles["manager"] == 6 and len(roles) == 5
    assert len(where("person", active=False)) == 1
    assert any("deputy" in row for row in tables()["portfolio"])


def test_every_living_project_has_an_impact_and_a_deployment_indicator() -> None:
    for project in [row for row in tables()["project"] if "followed_until" not in row]:
        dimensions = {row["dimension"] for row in where("indicator", project=project["slug"])}
        assert {"impact", "deployment"} <= dimensions


def test_projects_start_and_stop_in_the_course_of_the_story() -> None:
    first, last = QUARTERS[0].first_day.isoformat(), QUARTERS[-1].last_day.isoformat()
    assert any(first < str(row["followed_from"]) < last for row in tables()["project"])
    assert any(first < str(row.get("followed_until", "")) < last for row in tables()["project"])


def test_a_common_indicator_keeps_its_unit_and_behaviour() -> None:
    shared: dict[object, set[tuple[object, object]]] = {}
    for row in tables()["indicator"]:
        if "common_code" in row:
            shared.setdefault(row["common_code"], set()).add((row["unit"], row["behaviour"]))
    assert len(shared) >= 5 and all(len(forms) == 1 for forms in shared.values())
    assert max(Counter(row.get("common_code") for row in tables()["indicator"]).values()) > 30


def test_all_departments_the_overseas_ones_included_are_deployed() -> None:
    codes = {row["insee"] for row in where("deployment", level="department", status="deployed")}
    assert len(codes) == 101 and {"971", "972", "973", "974", "976", "2A", "2B"} <= codes


def test_every_level_of_territory_and_priority_districts_occur() -> None:
    levels = {row["level"] for row in tables()["deployment"]}
    assert levels == {"commune", "epci", "department", "region", "other"}
    districts = [str(row["qpv"]) for row in tables()["deployment"] if "qpv" in row]
    assert districts and all(text.startswith("['QN") for text in districts)


def test_all_seventy_criteria_are_assessed_by_every_mode() -> None:
    assert {row["criterion"] for row in tables()["assessment"]} == criteria().keys()
    assert {row["mode"] for row in tables()["assessment"]} == {"automatic", "semi", "manual"}
    assert any("verified_by" in row for row in tables()["assessment"])
    assert all("comment" in row for row in where("assessment", state="na"))


def test_a_probe_and_a_declaration_contradict_each_other() -> None:
    probed = {(r["project"], r["criterion"]) for r in where("assessment", mode="automatic")}
    declared = {(r["project"], r["criterion"]) for r in where("assessment", mode="manual")}
    assert len(probed & declared) > 10


def test_dimensions_without_object_say_why() -> None:
    assert all(
        "not_applicable_reason" in row for row in tables()["project"] if "not_applicable" in row
    )
    assert sum("not_applicable" in row for row in tables()["project"]) >= 5


def test_modules_are_overdue_fundings_end_and_a_committee_awaits() -> None:
    today, soon = AS_OF.isoformat(), "2027-04-20"
    running = where("support_module", status="in_progress")
    assert any(str(row["due_on"]) < today for row in running)
    closed = where("support_module", status="closed")
    assert closed and all("outcome" in row and "satisfaction" in row for row in closed)
    assert any(today < str(row.get("funding_end", "")) <= soon for row in tables()["project"])
    assert any(str(row["date"]) > today for row in where("committee", decision="pending"))


def test_the_weather_turns_from_sun_to_storm() -> None:
    skies: dict[object, list[object]] = {}
    for row in tables()["check_in"]:
        skies.setdefault(row["project"], []).append(row["weather"])
    assert any(sky[0] == "sun" and sky[-1] == "storm" for sky in skies.values())
    assert any(sky[0] == "storm" and sky[-1] == "sun" for sky in skies.values())


def test_actions_are_open_and_some_are_overdue() -> None:
    late = [r for r in where("action", status="open") if str(r.get("due_on", "9")) < "2026-10-20"]
    assert late


def test_objectives_are_carried_over_to_the_running_quarter() -> None:
    carried = [row for row in tables()["objective"] if "carried_to" in row]
    assert carried and all(str(row["carried_to"]).startswith("2026-Q4/") for row in carried)
