"""The deployments page: a territory looked up, saved, found again; what is there already is told."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.entries.drafts import Draft
from tests.bases import project
from tests.pages.local import LocalBase, environment, field, said

__all__ = ["environment"]

NEW = "deployment/new/alpha"
LYON = "alpha/69123/2025-01-01"


@pytest.fixture
def base(tmp_path: Path, environment: pytest.MonkeyPatch) -> LocalBase:
    lyon = {
        "key": LYON,
        "project": "alpha",
        "authority": "Lyon",
        "level": "commune",
        "insee": "69123",
        "status": "experimenting",
        "since": "2025-01-01",
    }
    rows = {"project": [project("alpha")], "deployment": [lyon]}
    return LocalBase(rows, tmp_path, environment)


def opened(base: LocalBase) -> AppTest:
    return base.open("enter/deployments", project="alpha")


def looked_up(at: AppTest, text: str, number: int = 0) -> AppTest:
    at.text_input(key=f"look_up/{NEW}").set_value(text).run()
    at.radio(key=f"look_up/{NEW}/{text}").set_value(number).run()
    assert not at.exception
    return at


def save(at: AppTest, form: str = NEW) -> AppTest:
    at.button(key=f"save/{form}").click().run()
    assert not at.exception
    return at


def deployed(at: AppTest, since: str = "2026-03-01") -> AppTest:
    field(at.pills, f"{NEW}/status").set_value("deployed")
    field(at.text_input, f"{NEW}/since").set_value(since)
    return at.run()


def test_a_misspelt_commune_is_found_saved_and_listed(base: LocalBase) -> None:
    at = deployed(looked_up(opened(base), "vileurbane"))
    assert (
        "Villeurbanne · Commune 69266 · Rhône"
        in at.radio(key=f"look_up/{NEW}/vileurbane").options[0]
    )
    save(at)
    row = base.row("deployment", "alpha/69266/2026-03-01") or {}
    found = (row["authority"], row["level"], row["insee"], row["status"])
    assert found == ("Villeurbanne", "commune", "69266", "deployed")
    assert "Villeurbanne" in said(at)


def test_a_grouping_is_named_by_its_siren(base: LocalBase) -> None:
    at = deployed(looked_up(opened(base), "200046977"))
    save(at)
    row = base.row("deployment", "alpha/200046977/2026-03-01") or {}
    assert (row["level"], row["siren"], row["insee"]) == ("epci", "200046977", None)


def test_the_same_place_is_told_before_it_is_saved(base: LocalBase) -> None:
    at = looked_up(opened(base), "69123")
    assert "Already there: Lyon" in said(at)
    save(deployed(at))
    assert base.row("deployment", "alpha/69123/2026-03-01") is not None, "what followed may be said"


def test_a_deployment_is_changed_and_may_be_ended(base: LocalBase) -> None:
    at = opened(base)
    at.selectbox(key="deployment/alpha").set_value(LYON).run()
    field(at.text_input, f"deployment/{LYON}/until").set_value("2024-01-01").run()
    assert "The end comes before the start" in said(save(at, f"deployment/{LYON}"))
    field(at.text_input, f"deployment/{LYON}/until").set_value("2026-01-31").run()
    save(at, f"deployment/{LYON}")
    assert str((base.row("deployment", LYON) or {})["until"]) == "2026-01-31"
    field(at.text_input, f"deployment/{LYON}/until").set_value("").run()
    save(at, f"deployment/{LYON}")
    assert (base.row("deployment", LYON) or {})["until"] is None


def test_a_priority_district_bears_its_code(base: LocalBase) -> None:
    at = deployed(looked_up(opened(base), "villeurbanne"))
    field(at.text_input, f"{NEW}/qpv").set_value("QN06901M 69266").run()
    assert "begins with QN: correct “69266”" in said(save(at))
    field(at.text_input, f"{NEW}/qpv").set_value("qn06901m, QN06902M").run()
    save(at)
    assert (base.row("deployment", "alpha/69266/2026-03-01") or {})["qpv"] == [
        "QN06901M",
        "QN06902M",
    ]


def test_what_another_changed_is_shown_beside(base: LocalBase) -> None:
    at = opened(base)
    at.selectbox(key="deployment/alpha").set_value(LYON).run()
    field(at.pills, f"deployment/{LYON}/status").set_value("deployed").run()
    base.written_by("ada@x.example", Draft("deployment", {"status": "stopped"}, LYON))
    assert "Ada changed this in the meantime" in said(save(at, f"deployment/{LYON}"))


def test_the_list_is_narrowed(base: LocalBase) -> None:
    at = opened(base)
    at.text_input(key="deployments_text").set_value("paris").run()
    assert len(at.table) == 0
    at.text_input(key="deployments_text").set_value("691").run()
    assert len(at.table) == 1


LIST = "deployment/alpha//list"


def listed(base: LocalBase, lines: str, status: str = "deployed") -> AppTest:
    at = opened(base)
    at.radio(key="deployments_how_many").set_value("several").run()
    field(at.text_area, f"{LIST}/authority").set_value(lines).run()
    field(at.pills, f"{LIST}/status").set_value(status)
    field(at.text_input, f"{LIST}/since").set_value("1er mars 2026")
    at.run()
    assert not at.exception
    return at


def test_a_list_is_foreseen_then_written_and_what_is_to_settle_stays(base: LocalBase) -> None:
    at = listed(base, "69123\nVilleurbanne\nSaint-Denis\nzzqqxx\n242900074")
    assert "**3** recognised, **2** to settle." in said(at)
    assert "Experimenting" in said(at), "what Lyon is until now"
    assert base.row("deployment", "alpha/69266/2026-03-01") is None, "nothing is written yet"
    save(at, LIST)
    assert "3 deployments saved." in said(at)
    for key in ("69123", "69266", "242900074"):
        assert (base.row("deployment", f"alpha/{key}/2026-03-01") or {})["status"] == "deployed"
    assert field(at.text_area, f"{LIST}/authority").value == "Saint-Denis\nzzqqxx"


def test_a_line_that_may_mean_several_is_settled_by_a_choice(base: LocalBase) -> None:
    at = listed(base, "Saint-Denis\nzzqqxx")
    at.selectbox(key=f"settle/{LIST}/Saint-Denis").set_value(1).run()
    at.selectbox(key=f"settle/{LIST}/zzqqxx").set_value(-1).run()
    assert field(at.text_area, f"{LIST}/authority").value == "93066 Saint-Denis"
    save(at, LIST)
    assert base.row("deployment", "alpha/93066/2026-03-01") is not None


def test_the_listed_ones_change_their_status_together(base: LocalBase) -> None:
    save(listed(base, "01004\n69266", "contacted"), LIST)
    at = opened(base)
    at.selectbox(key="deployments_status").set_value("contacted").run()
    next(
        b for b in at.button if b.label == "Change the status of these 2 territories"
    ).click().run()
    lines = field(at.text_area, f"{LIST}/authority").value
    assert lines == "01004 Ambérieu-en-Bugey\n69266 Villeurbanne"


def test_what_is_so_already_is_not_written_again(base: LocalBase) -> None:
    at = listed(base, "69123 Lyon", "experimenting")
    assert "1 is so already." in said(at)
    assert not [b for b in at.button if b.key == f"save/{LIST}"]


def test_codes_that_may_be_postal_codes_are_asked_about_once(base: LocalBase) -> None:
    at = listed(base, "69100\n01500\n69100 Villeurbanne")
    shared = at.selectbox(key=f"settle/{LIST}/01500")
    assert shared.label == "01500: several communes have this postal code"
    assert at.radio(key="several_codes/postal").value == "postal", "as the other code of the list"
    assert "2 postal codes are read as the communes that bear them" in said(at)
    at.radio(key="several_codes/postal").set_value("insee").run()
    save(at, LIST)
    saved = [base.row("deployment", f"alpha/{code}/2026-03-01") for code in ("69100", "69266")]
    assert [(row or {})["authority"] for row in saved] == ["Irigny", "Villeurbanne"]


def test_a_code_that_nothing_explains_waits_for_an_answer(base: LocalBase) -> None:
    at = listed(base, "69100")
    asked = at.selectbox(key=f"settle/{LIST}/69100")
    assert asked.label == "69100: an INSEE code, or a postal code?"
    assert len(at.table) == 1, "the list of what is there; nothing is foreseen yet"
    assert at.radio(key="several_codes/None").value is None
    at.radio(key="several_codes/None").set_value("postal").run()
    save(at, LIST)
    assert base.row("deployment", "alpha/69266/2026-03-01") is not None


def test_a_postal_code_typed_as_an_insee_code_is_told(base: LocalBase) -> None:
    at = looked_up(opened(base), "villeurbanne")
    field(at.text_input, f"{NEW}/insee").set_value("69100").run()
    assert "69100 is the INSEE code of Irigny. It is the postal code of Villeurbanne" in said(at)
    field(at.text_input, f"{NEW}/insee").set_value("69999").run()
    assert "No territory of this level bears the INSEE code 69999" in said(at)
    field(at.text_input, f"{NEW}/insee").set_value("69266").run()
    assert "INSEE code of" not in said(at)
