"""What is typed reaches Airtable once, or says where it stands: over HTTP, whatever goes wrong."""

import pytest

from lib.entries.drafts import Draft
from lib.journal import State
from lib.sync.current import Current
from lib.sync.push import Push
from tests.airtable.bases import BASE
from tests.airtable.faults import Fault
from tests.airtable.pushing import (
    COUNT,
    enter,
    everything_is_in_the_base_once,
    lines,
    live,
    now,
    patches,
    pushed,
    server,
    typed,
)
from tests.airtable.server import Server

__all__ = ["now", "server"]

# Any of these may hit any call of a save: each entry must be in the base once, or say why it waits.
PASSING = (
    Fault("drop_before"),
    Fault("drop_mid"),
    Fault("drop_after"),
    Fault("slow", seconds=1.2),
    Fault("too_fast"),
    Fault("too_fast", retry_after=1),
    Fault("unavailable"),
    Fault("unavailable", retry_after=1),
    Fault("unavailable_after"),
    Fault("html", status=502),
    Fault("html", status=200),
)


def test_a_save_reaches_the_base_in_few_calls(now: Current, server: Server) -> None:
    entries = enter(now, *[typed(50 + n, n) for n in range(COUNT)])
    pushed(now)
    everything_is_in_the_base_once(now, server, entries)
    assert patches(server) == 4
    row = live(server)["alpha/k3/2026-Q2"]
    assert (row["Valeur"], row["Situation"], row["Motif"]) == (53, "Mesuré", "Vérifié")
    assert (row["Saisi par"], row["Origine"]) == ("mia@x.example", "Saisie")


@pytest.mark.parametrize("nth", range(3))
@pytest.mark.parametrize(
    "fault", PASSING, ids=lambda fault: f"{fault.what}-{fault.status}-{fault.retry_after}"
)
def test_whatever_goes_wrong_each_entry_is_in_the_base_once(
    now: Current, server: Server, fault: Fault, nth: int
) -> None:
    method = ("PATCH", "PATCH", "GET")[nth]
    path = ("Valeurs", "Journal", "Valeurs")[nth]
    table = server.service.bases[BASE].named(path).id
    server.service.faults.add(Fault(**vars(fault) | {"method": method, "path": table}))
    entries = enter(now, *[typed(50 + n, n) for n in range(COUNT)])
    pushed(now)
    assert server.service.faults.happened == [fault.what]
    everything_is_in_the_base_once(now, server, entries)


@pytest.mark.parametrize("what", ["drop_after", "unavailable", "html", "too_fast"])
def test_what_waits_is_shown_with_its_reason(now: Current, server: Server, what: str) -> None:
    server.service.faults.add(Fault(what, method="PATCH"))
    enter(now, typed(50))
    sent = Push(now).once()
    waiting = now.journal.entries(State.PENDING)[0]
    assert sent.error is not None
    assert waiting.note is not None
    assert waiting.note.say("fr")
    assert waiting.tries == 1


def test_the_latest_of_several_changes_of_a_row_wins(now: Current, server: Server) -> None:
    enter(now, typed(50))
    enter(now, typed(55))
    entries = enter(now, Draft("value", {"comment": "Relu"}, "alpha/k0/2026-Q2", "Relecture"))
    pushed(now)
    row = live(server)["alpha/k0/2026-Q2"]
    assert (row["Valeur"], row["Commentaire"]) == (55, "Relu")
    assert [c.how for c in server.service.commits if c.table == "Valeurs"] == ["created"]
    assert len(lines(server)) == 3
    assert entries


def test_a_guilty_row_is_refused_alone(now: Current, server: Server) -> None:
    status = server.service.bases[BASE].named("Valeurs").field("Situation")
    assert status and status.options
    enter(now, *[typed(50 + n, n) for n in range(9)])
    absent = {"indicator": "alpha/k9", "quarter": "2026-Q2", "status": "not_measured"}
    enter(now, Draft("value", absent, reason="Panne"))
    status.options["choices"] = [c for c in status.options["choices"] if c["name"] != "Non mesuré"]
    pushed(now)
    assert now.journal.counts() == {State.SENT: 9, State.REFUSED: 1}
    refused = now.journal.entries(State.REFUSED)[0]
    assert refused.key == "alpha/k9/2026-Q2"
    assert refused.note and "Non mesuré" in refused.note.say("fr")
    assert len(live(server)) == COUNT + 9
    assert len(lines(server)) == 9
