"""What goes wrong while a base is read: survived when it passes, said when it lasts."""

import threading
from pathlib import Path
from typing import Any

import pytest

from lib.airtable.errors import (
    AirtableError,
    BadToken,
    NoAccess,
    NotAirtable,
    OutOfCalls,
)
from lib.sync.current import Current
from lib.sync.last_failure import NotReadYet
from tests.airtable.bases import BASE, service_of
from tests.airtable.faults import Fault
from tests.airtable.server import Server, serving
from tests.airtable.setting import current_of
from tests.airtable.small import rows, values


@pytest.mark.parametrize(
    "fault",
    [
        Fault("drop_before"),
        Fault("drop_mid"),
        Fault("drop_after"),
        Fault("too_fast"),
        Fault("too_fast", retry_after=1),
        Fault("unavailable", times=3),
        Fault("unavailable", retry_after=1),
        Fault("html", status=502),
        Fault("html", status=200, times=2),
        Fault("slow", seconds=1.5),
    ],
    ids=lambda fault: f"{fault.what}-{fault.status}-{fault.retry_after}",
)
def test_what_passes_is_survived(server: Server, tmp_path: Path, fault: Fault) -> None:
    fault.path = f"/v0/{BASE}/"
    server.service.faults.add(fault)
    now = current_of(server.url, tmp_path, airtable_timeout=1)
    now.refresh()
    assert server.service.faults.happened
    assert len(values(now)) == 8


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("html", times=99), NotAirtable),
        (Fault("unavailable", times=99), AirtableError),
        (Fault("drop_after", times=99), AirtableError),
    ],
    ids=lambda x: x.what if isinstance(x, Fault) else "",
)
def test_what_lasts_leaves_the_last_good_reading(
    server: Server, now: Current, fault: Fault, error: type[AirtableError], monkeypatch: Any
) -> None:
    now.refresh()
    before, loaded = values(now), now.loaded()
    server.service.bases[BASE].named("Valeurs").records.clear()
    monkeypatch.setattr("lib.airtable.client.ATTEMPTS", 3)
    fault.path = f"/v0/{BASE}/"
    server.service.faults.add(fault)
    with pytest.raises(error) as raised:
        now.refresh()
    assert raised.value.sentence.say("fr") != raised.value.sentence.say("en")
    assert (values(now), now.loaded()) == (before, loaded)


@pytest.mark.parametrize(
    ("token", "error"),
    [("patRevoked.secret", BadToken), ("patNoScope.secret", NoAccess)],
)
def test_a_token_without_access_says_so_and_is_not_said(
    server: Server, tmp_path: Path, token: str, error: type[AirtableError]
) -> None:
    server.service.tokens["patNoScope.secret"] = set()
    now = current_of(server.url, tmp_path, airtable_token=token)
    with pytest.raises(error) as raised:
        now.refresh()
    assert token not in f"{raised.value!r} {raised.value.__context__!r} {raised.value.__cause__!r}"
    assert "secret" not in raised.value.sentence.say("fr")


def test_pages_that_wait_for_a_first_reading_do_not_all_try_it(
    server: Server, tmp_path: Path
) -> None:
    now = current_of(server.url, tmp_path, airtable_token="patRevoked.secret")
    with pytest.raises(BadToken):
        now.catch_up()
    asked = len(server.service.requests)
    with pytest.raises(NotReadYet) as raised:
        now.catch_up()
    assert "AIRTABLE_TOKEN" in raised.value.sentence.say("fr")
    assert len(server.service.requests) == asked


def test_a_month_used_up_is_said_and_not_fought(server: Server, now: Current) -> None:
    server.service.limits.monthly = 3
    with pytest.raises(OutOfCalls):
        now.refresh()
    assert len(server.service.requests) < 12


def test_one_failure_in_five_over_a_whole_reading_is_survived(server: Server, now: Current) -> None:
    server.service.faults.add(Fault("unavailable", times=1000, chance=0.2))
    for _ in range(3):
        now.refresh()
        assert len(values(now)) == 8
    assert server.service.faults.happened


def test_a_storm_of_refusals_with_its_penalty_is_waited_out(tmp_path: Path) -> None:
    with serving(service_of(rows(250), penalty_s=0.5)) as server:
        now = current_of(server.url, tmp_path, airtable_penalty=0.5)
        stormy: list[Any] = []

        def storm(progress: Any) -> None:
            if not stormy:
                stormy.append(progress)
                server.service.limits.storm(1.5)

        now.refresh(storm)
        assert server.service.limits.refused >= 1
        assert len(values(now)) == 250
        assert server.service.limits.refused < 12, "everybody rests: refusals are few"


def test_who_comes_while_the_base_is_read_reads_it_afterwards(
    server: Server, now: Current, tmp_path: Path
) -> None:
    other = current_of(server.url, tmp_path)
    second = threading.Thread(target=other.refresh)

    def meet(progress: Any) -> None:
        if not second.ident:
            second.start()

    now.refresh(meet)
    second.join()
    asked = [request.endswith("/tables") for request in server.service.requests]
    assert asked == [True, *[False] * 6] * 2
