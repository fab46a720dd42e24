"""What becomes of each place of a list."""

from datetime import date

from lib.entries.several_deployments import Place, Wanted, place_known, plan
from lib.questions.deployments import Deployment

LYON, AIN = Place("Lyon", "commune", "69123"), Place("Ain", "department", "01")
WANTED = Wanted("alpha", "deployed", date(2026, 3, 1))


def there(status: str, since: str = "2025-01-01", until: str = "", **cells: str) -> Deployment:
    cells = {"authority": "Lyon", "level": "commune", "code": "69123"} | cells
    began, ended = date.fromisoformat(since), date.fromisoformat(until) if until else None
    return Deployment(
        f"alpha/{cells['code']}/{since}", status=status, since=began, until=ended, qpv=[], **cells
    )


def test_a_new_place_gets_a_deployment_with_its_code() -> None:
    (lyon, grouping) = plan([], WANTED, [LYON, Place("CC Ici", "epci", "242900074")])
    assert lyon.before is None and lyon.draft is not None and grouping.draft is not None
    assert lyon.draft.fields == {
        "project": "alpha",
        "authority": "Lyon",
        "level": "commune",
        "insee": "69123",
        "status": "deployed",
        "since": "2026-03-01",
    }
    assert grouping.draft.fields["siren"] == "242900074"


def test_a_place_that_is_so_already_is_left_alone() -> None:
    (lyon,) = plan([there("deployed")], WANTED, [LYON])
    assert (lyon.before, lyon.draft) == ("deployed", None)


def test_another_status_is_a_new_line_with_the_authority_that_is_there() -> None:
    (lyon,) = plan([there("experimenting", authority="Ville de Lyon")], WANTED, [LYON])
    assert lyon.before == "experimenting" and lyon.draft is not None
    assert (lyon.draft.key, lyon.draft.fields["authority"]) == ("", "Ville de Lyon")


def test_a_status_of_the_same_day_is_corrected() -> None:
    (lyon,) = plan([there("contacted", "2026-03-01")], WANTED, [LYON])
    assert lyon.draft is not None
    assert (lyon.draft.key, lyon.draft.fields) == (
        "alpha/69123/2026-03-01",
        {"status": "deployed"},
    )


def test_what_has_ended_or_is_still_to_begin_holds_no_more() -> None:
    ended, later = there("deployed", until="2025-12-31"), there("deployed", "2026-06-01")
    assert [one.before for one in plan([ended], WANTED, [LYON])] == [None]
    assert [one.before for one in plan([later], WANTED, [LYON])] == [None]


def test_a_place_named_twice_counts_once() -> None:
    assert len(plan([], WANTED, [LYON, AIN, LYON])) == 2


def test_an_authority_that_no_list_holds_is_known_by_its_deployment() -> None:
    union = there(
        "deployed", authority="Syndicat des eaux", level="other", code="SYNDICAT DES EAUX"
    )
    assert place_known([union], " syndicat des EAUX ") == Place(
        "Syndicat des eaux", "other", "SYNDICAT DES EAUX"
    )
    assert place_known([union], "Lyon") is None
