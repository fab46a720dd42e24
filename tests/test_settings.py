"""Settings: read from the environment, checked once."""

import re
from fractions import Fraction

import pytest
from pydantic import ValidationError

from lib.settings import ROOT, Settings, Tolerance

README = (ROOT / "README.md").read_text(encoding="utf-8")
PARAMETERS = re.compile(r"^\| (`PLAUSIBILITY__[^|]*) \| [^|]* \| ([^|]*) \|$", re.MULTILINE)


def test_the_parameters_of_plausibility_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAUSIBILITY__FACTOR", "20")
    monkeypatch.setenv("PLAUSIBILITY__SETTLED_FACTORS", "[9, 4]")
    tolerance = Settings().plausibility
    assert (tolerance.factor, tolerance.settled_factors) == (20, (9, 4))
    assert tolerance.repeats == Settings(plausibility={}).plausibility.repeats == 3


@pytest.mark.parametrize(("name", "text"), [("FACTOR", "0.5"), ("FACTEUR", "8")])
def test_a_parameter_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(f"PLAUSIBILITY__{name}", text)
    with pytest.raises(ValidationError, match="plausibility"):
        Settings()


def test_the_readme_lists_the_settings() -> None:
    assert [name for name in Settings.model_fields if name.upper() not in README] == []


def test_the_readme_lists_the_parameters_of_plausibility_with_their_defaults() -> None:
    told: dict[str, str] = {}
    for names, defaults in PARAMETERS.findall(README):
        found = re.findall(r"PLAUSIBILITY__(\w+)", names)
        shown = [defaults] if "[" in defaults else defaults.split(", ")
        told |= dict(zip(map(str.lower, found), shown, strict=True))
    used = Tolerance().model_dump()
    assert told.pop("settled_factors") == "`[8, 5, 3]`"
    assert used.pop("settled_factors") == (8, 5, 3)
    assert {name: float(Fraction(text)) for name, text in told.items()} == used
