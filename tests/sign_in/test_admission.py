"""Who is let in: by a verified e-mail, by one account only, and not for ever."""

from typing import Any

import pytest

from lib.entries.admission import Account, NotAdmitted, admitted, is_over
from lib.journal.identities import Identities
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
    assert admitted(now, Account.of(VERIFIED | other))


@pytest.mark.parametrize(
    ("claims", "over"),
    [
        ({"iat": 1000}, False),
        ({"iat": 1000 - 3600}, False),
        ({"iat": 1000 - 3601}, True),
        ({"iat": "1000"}, True),
        ({}, True),
    ],
)
def test_a_session_has_an_age_and_says_it(claims: dict[str, Any], over: bool) -> None:
    assert is_over(claims, hours=1, at=1000) == over
