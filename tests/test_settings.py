"""Settings: read from the environment, checked once."""

import pytest
from pydantic import ValidationError

from lib.settings import Settings


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
