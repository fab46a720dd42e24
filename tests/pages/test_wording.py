"""What the tests of the pages would notice in their texts."""

import pytest

from tests.pages.wording import foreign, unfinished


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Read again now", "fr"),
        (":green-badge[:material/trophy: hors trajectoire]", "en"),
        ("**Where attention is needed**", "fr"),
        ("Page 3, 12 more rows; as of 20 Oct 2026. Last complete reading: never", "fr"),
    ],
)
def test_words_of_the_other_language_are_noticed(text: str, language: str) -> None:
    assert foreign([text], language) != []


def test_names_from_a_french_base_are_no_french_of_ours() -> None:
    assert foreign(["Ruralité et accès aux droits", "Usagers accompagnés"], "en") == []


@pytest.mark.parametrize(
    "text", ["not_measured", "{count} projets", "nan", "**Statut** on_track", "None"]
)
def test_codes_and_empty_parts_are_noticed(text: str) -> None:
    assert unfinished([text]) == [text]


def test_what_is_written_for_the_browser_is_no_code() -> None:
    icon, link = ":material/check_circle: Fait", "[Fiche](./project?project=a_b)"
    assert unfinished([icon, link, "%{customdata} %{y}", "—"]) == []
