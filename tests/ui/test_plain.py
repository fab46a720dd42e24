"""A text from a base stands on a page as it is written."""

import pytest

from lib.ui.language import plain


@pytest.mark.parametrize("text", [":material/home:", "a :tada: b", ":+1:"])
def test_a_text_is_no_icon(text: str) -> None:
    assert text not in plain(text).replace("\\", "")
    assert plain(text).replace("\\", "").replace("\u2060", "") == text


def test_other_colons_stay_as_they_are() -> None:
    assert plain("à 12:30 : oui").replace("\\", "") == "à 12:30 : oui"
