"""A file imported in a browser: shown before it is written, and counts that agree with the base."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import Download, FilePayload, expect

from tests.browser.conftest import Visitor
from tests.browser.served import Served
from tests.browser.visit import Visit
from tests.portfolio import AUTHOR, KEYS, entered, loaded, next_value, to_enter, typed

pytestmark = pytest.mark.browser


@pytest.fixture
def portfolio(tmp_path: Path) -> Iterator[Served]:
    served = Served(loaded(tmp_path), base_source="local", unauthenticated_author=AUTHOR)
    yield served
    served.stop()


def send(one: Visit, name: str, content: bytes) -> Visit:
    file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    one.page.locator("input[type=file]").set_input_files(file)
    return one.settle()


def received(download: Download) -> Workbook:
    return load_workbook(io.BytesIO(download.path().read_bytes()))


def metrics(one: Visit) -> list[str]:
    return one.page.get_by_test_id("stMetricValue").all_inner_texts()


def test_a_file_is_shown_then_written_then_corrected(portfolio: Served, visit: Visitor) -> None:
    quarter = to_enter()
    lines = [f"{key};{quarter};{typed(key)}" for key in KEYS[:10]]
    lines += [f"{KEYS[10]};{quarter};1.234", f"{KEYS[11]};{quarter};abc", f"p01/x;{quarter};5"]
    one = visit(portfolio).open("import")
    send(
        one,
        "valeurs.csv",
        "\n".join(["Clé;Trimestre;Valeur", *lines]).replace("\u202f", "\u00a0").encode("cp1252"),
    )
    expect(one.page.get_by_role("button", name="Écrire 10 valeurs")).to_be_visible()
    assert metrics(one) == ["10", "0", "2", "1"]
    assert entered(portfolio.folder) == {}
    one.page.get_by_role("button", name="Écrire 10 valeurs").click()
    expect(one.page.get_by_test_id("stMetricLabel").first).to_have_text("Écrites")
    assert metrics(one.settle()) == ["10", "0", "2", "1"]
    assert entered(portfolio.folder) == {key: next_value(key) for key in KEYS[:10]}
    with one.page.expect_download() as download:
        one.page.get_by_role("button", name="Télécharger ce qui reste").click()
    left = received(download.value).worksheets[0]
    assert left.max_row == 4
    assert one.settle().violations() == []


def test_the_template_is_filled_in_and_sent_back(portfolio: Served, visit: Visitor) -> None:
    one = visit(portfolio).open("import")
    with one.page.expect_download() as download:
        one.page.get_by_role("button", name="Télécharger les lignes à saisir").click()
    book = received(download.value)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for row in range(2, sheet.max_row + 1):
        key = str(sheet.cell(row, names.index("Clé de l’indicateur") + 1).value)
        sheet.cell(row, names.index("Valeur") + 1, next_value(key))
    filled = io.BytesIO()
    book.save(filled)
    send(one, "modele.xlsx", filled.getvalue())
    one.page.get_by_role("button", name="Écrire 90 valeurs").click()
    expect(one.page.get_by_test_id("stMetricLabel").first).to_have_text("Écrites")
    assert entered(portfolio.folder) == {key: next_value(key) for key in KEYS}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "Ce n’est pas une feuille de calcul"),
        (b"indicator;quarter;value\n" * 2_200_000, "plus de 20 000 lignes"),
    ],
    ids=["a picture", "50 MB"],
)
def test_a_bad_file_gets_a_sentence(
    portfolio: Served, visit: Visitor, content: bytes, sentence: str, tmp_path: Path
) -> None:
    one = visit(portfolio).open("import")
    file = tmp_path / "valeurs.csv"
    file.write_bytes(content)
    one.page.locator("input[type=file]").set_input_files(file)
    expect(one.page.get_by_text(sentence)).to_be_visible(timeout=20_000)
    assert entered(portfolio.folder) == {}
