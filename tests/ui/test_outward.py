"""Only addresses of the web become links, and none of them can be markup."""

import pytest

from lib.ui.outward import outward


def test_a_web_address_is_a_link_under_its_label() -> None:
    assert outward("https://x.example/a?b=c", "Site") == "[Site](https://x.example/a?b=c)"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x.example", "x.example", "http://[x"]
)
def test_any_other_address_is_plain_text(url: str) -> None:
    assert outward(url, "Site") == "Site"


def test_an_address_cannot_end_its_link_early() -> None:
    written = outward("https://x.example/a) [evil](javascript:x) <b>", "Site")
    assert written == "[Site](https://x.example/a%29%20%5Bevil%5D%28javascript:x%29%20%3Cb%3E)"


def test_a_label_is_never_markup() -> None:
    assert outward("https://x.example", "[a](b)").startswith(r"[\[a\]\(b\)](")


def test_no_address_is_a_dash() -> None:
    assert outward(None) == outward("") == "—"
