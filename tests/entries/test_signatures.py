"""Nobody signs for another: a value is validated in one's own name, a fact by who did not record it."""

from typing import Any

import pytest

from lib.entries.drafts import Draft, Outcome, Verdict
from lib.entries.write import submit, undo
from lib.questions.people import Person
from lib.sync.current import Current
from tests.entries.test_write import KEY, MANAGER, mia, now, typed, written

__all__ = ["now"]
DEPUTY, DIRECTOR = "max@x.example", "dan@x.example"
FACT = {
    "project": "alpha",
    "criterion": "OSS-12",
    "state": "met",
    "proof_url": "https://code.example",
    "fact_date": "2026-01-05",
    "mode": "manual",
}
FACT_KEY = "alpha/OSS-12/2026-01-05/manual"


def verify(now: Current, email: str, name: Any = None, **more: Any) -> Outcome:
    fields = {"verified_by": email if name is None else name, **more}
    return written(now, Draft("assessment", fields, key=FACT_KEY), email)


def row(now: Current, table: str, key: str) -> dict[str, Any]:
    with now.mirror.cursor() as cursor:
        found = cursor.execute(f"FROM base.{table} WHERE key = ?", [key]).to_arrow_table()
    return dict(found.to_pylist()[0])


@pytest.fixture
def declared(now: Current) -> Current:
    assert written(now, Draft("assessment", FACT)).key == FACT_KEY
    return now


def test_somebody_else_verifies_a_fact_and_stands_beside_it(declared: Current) -> None:
    assert verify(declared, DEPUTY).verdict == Verdict.WRITTEN
    found = row(declared, "assessment", FACT_KEY)
    assert (found["verified_by"], found["recorded_by"]) == (DEPUTY, MANAGER)


@pytest.mark.parametrize("name", [MANAGER, MANAGER.upper(), "Mia", "Inria", DEPUTY])
def test_whoever_recorded_a_fact_does_not_verify_it_under_any_name(
    declared: Current, name: str
) -> None:
    outcome = verify(declared, MANAGER, name)
    assert (outcome.verdict, outcome.field) == (Verdict.REFUSED, "verified_by")
    assert "You recorded this fact" in outcome.sentences[0].message
    assert len(declared.journal.of_row("assessment", FACT_KEY)) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [(MANAGER, "recorded"), (MANAGER.upper(), "recorded"), (DIRECTOR, "your own e-mail")],
)
def test_nobody_verifies_in_another_s_name(declared: Current, name: str, said: str) -> None:
    outcome = verify(declared, DEPUTY, name)
    assert outcome.verdict == Verdict.REFUSED
    assert said in outcome.sentences[0].message


def test_a_body_without_account_may_be_named(declared: Current) -> None:
    assert verify(declared, DEPUTY, "Inspection générale").verdict == Verdict.WRITTEN


@pytest.mark.parametrize(
    "more",
    [{"state": "not_met"}, {"recorded_by": "other@x.example"}, {"proof_url": "https://x.example"}],
)
def test_a_fact_is_not_verified_as_it_changes(declared: Current, more: dict[str, Any]) -> None:
    for email in (MANAGER, DEPUTY):
        outcome = verify(declared, email, **more)
        assert outcome.verdict == Verdict.REFUSED
        assert "Save the fact first" in outcome.sentences[0].message


def test_a_fact_is_not_made_verified(now: Current) -> None:
    for name in (MANAGER, "Inria"):
        assert written(now, Draft("assessment", FACT | {"verified_by": name})).verdict == "refused"
    assert now.journal.entries() == []


def test_the_project_s_own_team_does_not_verify(declared: Current) -> None:
    written(declared, Draft("project", {"owners": [DEPUTY]}, key="alpha"))
    outcome = verify(declared, DEPUTY)
    assert outcome.verdict == Verdict.REFUSED
    assert "outside" in outcome.sentences[0].message


@pytest.mark.parametrize("more", [{}, {"verified_by": None}, {"recorded_by": "max@x.example"}])
def test_a_fact_that_changes_bears_who_changed_it_and_is_no_longer_verified(
    declared: Current, more: dict[str, Any]
) -> None:
    verify(declared, DEPUTY)
    change = Draft("assessment", {"state": "not_met", **more}, key=FACT_KEY)
    assert written(declared, change).verdict == Verdict.WRITTEN
    found = row(declared, "assessment", FACT_KEY)
    assert (found["recorded_by"], found["verified_by"]) == (MANAGER, None)


def test_undoing_a_change_does_not_verify_again(declared: Current) -> None:
    verify(declared, DEPUTY)
    written(declared, Draft("assessment", {"state": "not_met"}, key=FACT_KEY))
    last = declared.journal.of_row("assessment", FACT_KEY)[-1]
    assert undo(declared, mia(declared), last, "Erreur").verdict == Verdict.WRITTEN
    found = row(declared, "assessment", FACT_KEY)
    assert (found["state"], found["verified_by"]) == ("met", None)


def test_a_verification_is_taken_back_by_undoing_it(declared: Current) -> None:
    verify(declared, DEPUTY)
    last = declared.journal.of_row("assessment", FACT_KEY)[-1]
    assert undo(declared, mia(declared), last, "Erreur").verdict == Verdict.WRITTEN
    assert row(declared, "assessment", FACT_KEY)["verified_by"] is None


def test_a_director_validates_in_their_own_name_at_that_very_time(now: Current) -> None:
    written(now, typed(50))
    for name in (MANAGER, "other@x.example"):
        outcome = written(now, Draft("value", {"validated_by": name}, key=KEY), DIRECTOR)
        assert (outcome.verdict, outcome.field) == (Verdict.REFUSED, "validated_by")
    stamps = {"validated_by": DIRECTOR, "validated_at": "2020-01-01T00:00:00Z"}
    assert written(now, Draft("value", stamps, key=KEY), DIRECTOR).verdict == Verdict.WRITTEN
    found = row(now, "value", KEY)
    assert found["validated_by"] == DIRECTOR
    assert found["validated_at"] > found["entered_at"]
    assert found["entered_by"] == MANAGER


def test_a_date_alone_validates_nothing_and_enters_nothing(now: Current) -> None:
    written(now, typed(50))
    draft = Draft("value", {"validated_at": "2026-01-01T00:00:00Z"}, key=KEY)
    written(now, draft, DIRECTOR)
    found = row(now, "value", KEY)
    assert (found["validated_by"], found["validated_at"]) == (None, None)
    assert found["entered_by"] == MANAGER


def test_nobody_speaks_for_a_probe(declared: Current) -> None:
    """What a probe found counts where a declaration would have to be verified."""
    probed = FACT | {"mode": "automatic"}
    for draft in (
        Draft("assessment", probed),
        Draft("assessment", {"mode": "automatic"}, key=FACT_KEY),
    ):
        outcome = written(declared, draft)
        assert (outcome.verdict, outcome.field) == (Verdict.REFUSED, "mode")
    probe = Person("probe", "Probe", "admin")
    found = submit(declared, probe, [Draft("assessment", probed | {"state": "not_met"})])[0]
    assert found.verdict == Verdict.WRITTEN
    change = Draft("assessment", {"state": "met"}, key=found.key)
    assert written(declared, change).verdict == Verdict.REFUSED
    assert verify_probe(declared, found.key).verdict == Verdict.WRITTEN


def verify_probe(now: Current, key: str) -> Outcome:
    return written(now, Draft("assessment", {"verified_by": DEPUTY}, key=key), DEPUTY)
