"""A figure of the demonstration opens to its arithmetic; what is missing is said."""

from urllib.parse import quote

from streamlit.testing.v1 import AppTest

from lib.ui.pages import PAGES
from tests.pages.conftest import Frame
from tests.pages.shown import texts

FORMED = {"project": "source-sauge", "indicator": "source-sauge/agents-formes"}


def opened(frame: Frame, page: str, role: str = "director", **filters: str) -> AppTest:
    app = frame(role, "fr").switch_page(str(PAGES[page].path))
    for name, value in filters.items():
        app.query_params[name] = value
    return app.run()


def why(kind: str, quarter: str) -> str:
    return f"{kind}/{quote(FORMED['indicator'], safe='')}/{quarter}"


def said(app: AppTest) -> str:
    return "\n".join(texts(app)).replace("\u202f", " ").replace("\u00a0", " ")


def test_a_progress_opens_to_its_numbers(frame: Frame) -> None:
    asked = why("indicator-progress", "2026-Q3")
    app = opened(frame, "explore/indicator", quarter="2026-Q3", why=asked, **FORMED)
    assert "(268 − 0) ÷ (443 − 0) = **60 %**" in said(app)


def test_a_value_opens_to_who_replaced_what_and_why(frame: Frame) -> None:
    asked = why("indicator-value", "2023-Q4")
    told = said(opened(frame, "explore/indicator", quarter="2026-Q3", why=asked, **FORMED))
    assert "Maëlle Trévignon" in told
    assert "Les comptes de test de l’équipe étaient comptés à tort" in told


def test_a_viewer_sees_the_history_without_names_nor_reasons(frame: Frame) -> None:
    asked = why("indicator-value", "2023-Q4")
    told = said(
        opened(frame, "explore/indicator", "viewer", quarter="2026-Q3", why=asked, **FORMED)
    )
    assert "268 agents" in told
    assert "Maëlle" not in told and "Aïcha" not in told
    assert "comptés à tort" not in told


def test_an_explanation_of_what_does_not_exist_says_so(frame: Frame) -> None:
    app = opened(frame, "explore/indicator", why="indicator-progress/none/2026-Q3", **FORMED)
    assert not app.exception
    assert "Rien à afficher" in said(app)


def test_living_projects_are_offered_unless_all_are_asked_for(frame: Frame) -> None:
    def offered(**filters: str) -> list[str]:
        app = opened(frame, "explore/project", **filters)
        return list(next(box for box in app.selectbox if box.label == "Projet").options)

    living, every = offered(), offered(living="all")
    assert len(every) == 60
    assert 0 < len(living) < 60
    assert set(living) < set(every)
