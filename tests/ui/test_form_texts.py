"""What the browser says is being typed: it may send anything."""

import pytest

from lib.ui.forms.heard import read_texts


def test_texts_come_with_the_number_of_their_message() -> None:
    sent = {"number": 7, "texts": {"st-key-form-a-0": "Un mot"}}
    assert read_texts(sent) == (7, {"st-key-form-a-0": "Un mot"})


@pytest.mark.parametrize(
    "sent",
    [None, 3, [], {"texts": {"a": "b"}}, {"number": "7", "texts": {"a": "b"}}],
    ids=["nothing", "a number", "a list", "no number", "a number in words"],
)
def test_what_is_no_message_says_nothing(sent: object) -> None:
    assert read_texts(sent) == (0, {})


def test_what_is_no_text_is_left_out() -> None:
    assert read_texts({"number": 1, "texts": {"a": 1, "b": "x" * 100_001, "c": "mot"}})[1] == {
        "c": "mot"
    }
