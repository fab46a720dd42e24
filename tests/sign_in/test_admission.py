"""Who is let in: by a verified e-mail, by one account only, and not for ever."""

import time
from dataclasses import replace
from typing import Any

import pytest

from lib.database.sight import EVERYTHING, NOTHING, Sight
from lib.entries.accounts import forget_account
from lib.entries.admission import Account, NotAdmitted, admitted, is_over, sight_now
from lib.entries.drafts import Draft, Verdict
from lib.entries.form import Form
from lib.entries.write import rehearse, submit
from lib.journal.identities import Identities, Session
from lib.questions.people import Person
from lib.sync.current import Current
from tests.entries.test_write import now

__all__ = ["now"]
MIA = {"iss": "https://id.example", "sub": "1", "email": "MIA@x.example", "provider": "id"}
VERIFIED = MIA | {"email_verified": True}


def refusal(now: Current, claims: dict[str, Any]) -> str:
    with pytest.raises(NotAdmitted) as refused:
        admitted(now, Account.of(claims))
    assert "@" not in str(refused.value), "a log would show whose it is"
    return refused.value.sentence.message


def test_an_active_person_is_found_by_their_verified_e_mail_whatever_its_case(now: Current) -> None:
    now.catch_up()
    person = admitted(now, Account.of(VERIFIED))
    assert (person.email, person.role) == ("mia@x.example", "manager")
    assert person.portfolios == {"Nord"}


@pytest.mark.parametrize("verified", [None, False, "false", "", 0, 1, "yes"])
def test_an_e_mail_counts_only_if_it_is_said_to_be_verified(now: Current, verified: Any) -> None:
    now.catch_up()
    assert "verified" in refusal(now, MIA | {"email_verified": verified})
    now.settings.trusted_providers = ["id"]
    assert admitted(now, Account.of(MIA | {"email_verified": verified}))


@pytest.mark.parametrize("email", ["", None, " "])
def test_without_e_mail_nobody_is_known(now: Current, email: Any) -> None:
    now.catch_up()
    assert "gives no e-mail" in refusal(now, VERIFIED | {"email": email})


@pytest.mark.parametrize("email", ["old@x.example", "nobody@x.example", "mia@x.example' OR TRUE--"])
def test_who_is_unknown_or_inactive_is_refused_and_bound_to_nothing(
    now: Current, email: str
) -> None:
    now.catch_up()
    assert "not an active person" in refusal(now, VERIFIED | {"email": email})
    assert not Identities(now.store).forget(email)


@pytest.mark.parametrize("email", ["\u212aim@x.example", "kim@\u212a.example"])
def test_a_letter_that_only_looks_like_another_is_another(now: Current, email: str) -> None:
    """The Kelvin sign is a k in small letters."""
    admin = Person("s@x.example", "S", "admin")
    for known in ("kim@x.example", "kim@k.example"):
        row = {"email": known, "name": "Kim", "role": "admin", "active": True}
        assert submit(now, admin, [Draft("person", row)])[0].verdict == Verdict.WRITTEN
    assert "not an active person" in refusal(now, VERIFIED | {"email": email})
    assert admitted(now, Account.of(VERIFIED | {"email": "KIM@x.example"}))


@pytest.mark.parametrize("other", [{"sub": "2"}, {"iss": "https://other.example"}])
def test_the_first_sign_in_binds_the_account_that_later_ones_must_match(
    now: Current, other: dict[str, str]
) -> None:
    now.catch_up()
    assert "another account" in refusal(now, VERIFIED | {"sub": ""})
    for _ in range(2):
        assert admitted(now, Account.of(VERIFIED))
    assert "another account" in refusal(now, VERIFIED | other)
    assert Identities(now.store).forget("Mia@x.example")
    assert admitted(now, Account.of(VERIFIED | other | {"iat": time.time()}))


def test_an_account_is_one_person_s_whatever_e_mail_it_says_later(now: Current) -> None:
    now.catch_up()
    assert admitted(now, Account.of(VERIFIED))
    assert "already that of another person" in refusal(now, VERIFIED | {"email": "max@x.example"})
    elsewhere = {"email": "max@x.example", "iss": "https://other.example"}
    assert admitted(now, Account.of(VERIFIED | elsewhere)), "the same name, of another issuer"


def test_two_providers_of_one_issuer_tell_of_one_account(now: Current) -> None:
    now.catch_up()
    for provider in ("one", "two"):
        assert admitted(now, Account.of(VERIFIED | {"provider": provider}))


def test_a_session_of_a_forgotten_account_does_not_take_the_place_again(now: Current) -> None:
    now.catch_up()
    old = Account.of(VERIFIED | {"iat": time.time() - 60})
    assert admitted(now, old)
    Identities(now.store).forget("mia@x.example")
    assert "sign in again" in refusal(now, VERIFIED | {"iat": time.time() - 60})
    assert admitted(now, Account.of(VERIFIED | {"sub": "2", "iat": time.time()}))
    assert "another account" in refusal(now, VERIFIED | {"iat": time.time()})


@pytest.mark.parametrize(
    ("began", "over"),
    [
        (0.0, False),
        (-3590.0, False),
        (-3610.0, True),
        (200.0, False),
        (400.0, True),
        (float("nan"), True),
        (float("inf"), True),
        (None, True),
        ("0", True),
        (True, True),
    ],
)
def test_a_session_has_an_age_and_says_it(now: Current, began: Any, over: bool) -> None:
    now.settings.session_hours = 1
    is_number = isinstance(began, float)
    claims = VERIFIED | {"iat": time.time() + began if is_number else began}
    assert is_over(now, Account.of(claims).session) == over


def test_whoever_signs_out_ends_that_session_and_no_other(now: Current) -> None:
    one, two = (Account.of(VERIFIED | {"iat": time.time() - age}).session for age in (60, 30))
    for _ in range(2):
        Identities(now.store).end(one)
    assert is_over(now, one)
    assert not is_over(now, two)


@pytest.mark.parametrize("ended", ["old", "signed out", "read only"])
def test_who_is_silent_writes_by_no_way_whatever_their_role(now: Current, ended: str) -> None:
    """A button that was drawn before acts before the page asks who reads."""
    now.catch_up()
    session = Session("https://id.example", "1", time.time() - (13 * 3600 if ended == "old" else 0))
    if ended == "signed out":
        Identities(now.store).end(session)
    admin = Person("s@x.example", "S", "admin", session=session, reads_only=ended == "read only")
    draft = Draft("project", {"summary": "x"}, key="alpha")
    for write in (submit, rehearse):
        assert write(now, admin, [draft])[0].verdict == Verdict.REFUSED
    form = Form(now, admin, "fr", "project", "alpha")
    form.keep("summary", "x")
    assert form.save().verdict == Verdict.REFUSED
    assert form.typed["summary"] == "x", "what was typed is kept"
    assert forget_account(now, admin, "mia@x.example", "") is not None
    assert now.journal.entries() == []


def test_a_file_made_later_holds_what_its_reader_may_see_then(now: Current) -> None:
    now.catch_up()
    mia = replace(admitted(now, Account.of(VERIFIED)), session=Session("i", "1", time.time()))
    assert sight_now(now, mia) == EVERYTHING
    admin = Person("s@x.example", "S", "admin")
    submit(now, admin, [Draft("person", {"role": "viewer"}, "mia@x.example")])
    assert sight_now(now, mia) == Sight("viewer")
    submit(now, admin, [Draft("person", {"active": False}, "mia@x.example")])
    assert sight_now(now, mia) == NOTHING
    ended = replace(admin, session=Session("i", "2", time.time()))
    assert sight_now(now, ended) == EVERYTHING
    assert ended.session
    Identities(now.store).end(ended.session)
    assert sight_now(now, ended) == NOTHING
