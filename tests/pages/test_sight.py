"""No page shows its reader what they may not see, whatever the address asks for."""

from collections.abc import Iterator

import pytest
from google.protobuf.json_format import MessageToJson
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from lib.sync.current import current
from lib.ui.pages import PAGES, Page, open_to
from tests.pages.conftest import Frame


def pages(role: str) -> list[object]:
    return [pytest.param(page, id=page.name) for page in open_to(role)]


def everything(app: AppTest) -> str:
    """All that is sent to the browser."""
    return "\n".join([*_sent(app.main), *_sent(app.sidebar)])


def _sent(block: Block) -> Iterator[str]:
    for child in block.children.values():
        if child.proto is not None:
            yield MessageToJson(child.proto, ensure_ascii=False)
        if child.type in ("arrow_data_frame", "dataframe", "table"):
            yield child.value.to_csv()  # type: ignore[union-attr]
        if isinstance(child, Block):
            yield from _sent(child)


def column(query: str, *parameters: str) -> set[str]:
    with current().mirror.cursor() as cursor:
        return {str(cell) for (cell,) in cursor.execute(query, list(parameters)).fetchall()}


@pytest.mark.parametrize("page", pages("viewer"))
def test_a_viewer_reads_no_name_and_no_check_in(page: Page, frame: Frame) -> None:
    app = frame("viewer", "fr").switch_page(str(page.path)).run()
    shown = everything(app)
    own = app.caption[0].value
    names = column("SELECT name FROM base.person WHERE role <> 'viewer'")
    told = column("SELECT unnest([progress, blockers, decision_needed]) FROM base.check_in")
    assert len(names) > 20
    assert len(told) > 10
    assert {secret for secret in (names | told) - {own, "None"} if secret in shown} == set()
    assert "@incubateur.example" not in shown.replace(own, "")


@pytest.mark.parametrize("page", pages("owner"))
def test_an_owner_reads_of_no_project_but_theirs(page: Page, frame: Frame) -> None:
    app = frame("owner", "fr")
    app.run()
    owner = column("SELECT email FROM base.person WHERE name = ?", app.caption[0].value).pop()
    theirs = "list_contains(owners, ?)"
    others = column(f"SELECT slug FROM base.project WHERE NOT {theirs}", owner)
    others |= column(f"SELECT name FROM base.project WHERE NOT {theirs}", owner)
    other = min(column(f"SELECT slug FROM base.project WHERE NOT {theirs}", owner))
    app.query_params["project"] = other
    app.query_params["indicator"] = min(
        column("SELECT key FROM base.indicator WHERE project = ?", other)
    )
    app.switch_page(str(page.path)).run()
    app.query_params.clear()
    shown = everything(app)
    assert len(others) > 60
    # The links of the page repeat what the address asked for, and no more.
    assert {name for name in others - {other} if name in shown} == set()


def test_a_director_reads_what_the_others_may_not(frame: Frame) -> None:
    """Else the tests above would prove nothing."""
    app = frame("director", "fr").switch_page(str(PAGES["steer/overview"].path)).run()
    told = column("SELECT decision_needed FROM base.check_in")
    names = column("SELECT name FROM base.project")
    assert len([name for name in names | told if name in everything(app)]) > 10
