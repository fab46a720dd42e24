"""Words, numbers and days as the reader's language writes them."""

from datetime import UTC, date, datetime

import pytest

from lib.language import Sentence, day, moment, number, percent, say_count


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (1234.5, "1\u202f234,5", "1,234.5"),
        (0, "0", "0"),
        (-0.126, "-0,13", "-0.13"),
        (None, "—", "—"),
        (float("nan"), "—", "—"),
    ],
)
def test_a_number_follows_the_language(value: float | None, french: str, english: str) -> None:
    assert (number(value, "fr"), number(value, "en")) == (french, english)


def test_a_share_is_a_percentage() -> None:
    assert (percent(0.425, "fr"), percent(0.425, "en")) == ("42\u202f%", "42%")
    assert percent(1.234, "fr") == "123\u202f%"


def test_a_day_and_a_moment_are_those_of_paris() -> None:
    assert day(date(2026, 10, 20), "fr") == "20 oct. 2026"
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert moment(late, "fr").startswith("1 janv. 2027, 00:30")


def test_none_is_one_in_french_and_several_in_english() -> None:
    def said(count: int, language: str) -> str:
        return say_count("{count} thing", "{count} things", language, count)

    assert [said(n, "fr") for n in (0, 1, 2)] == ["0 thing", "1 thing", "2 things"]
    assert [said(n, "en") for n in (0, 1, 2)] == ["0 things", "1 thing", "2 things"]


def test_a_sentence_in_a_sentence_is_said_in_its_language() -> None:
    inner = Sentence("achieved")
    assert Sentence("{what}: {count}", {"what": inner, "count": 1200}).say("fr") == (
        "atteint: 1\u202f200"
    )
