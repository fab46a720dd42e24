"""What people read of the declaration, and what Airtable is told."""

from lib.base import TABLES


def test_people_read_printed_apostrophes_where_airtable_keeps_those_of_the_keyboard() -> None:
    kind, until = TABLES["project"].fields["kind"], TABLES["deployment"].fields["until"]
    assert kind.choice_label("state_startup", "fr") == "Startup d’État"
    assert kind.airtable_choice("state_startup") == "Startup d'État"
    assert (until.label("fr"), until.airtable_name) == ("Jusqu’au", "Jusqu'au")
    assert TABLES["committee"].label("fr") == "Comités d’investissement"


def test_an_unknown_choice_is_shown_as_it_is() -> None:
    assert TABLES["project"].fields["kind"].choice_label("d'ailleurs", "fr") == "d'ailleurs"
