"""The settings of sign-in are read as the README writes them, and none of them reaches a log."""

import tomllib

import pytest
from pydantic import ValidationError

from lib.settings import Settings
from tests.sign_in.secrets import PROCONNECT


def test_the_readme_s_secrets_name_the_provider_that_is_trusted() -> None:
    secrets = tomllib.loads(PROCONNECT)
    assert secrets["trusted_providers"] == ["proconnect"]
    assert secrets["trusted_providers"][0] in secrets["auth"]


@pytest.mark.parametrize("written", ["proconnect, other", '["proconnect", "other"]'])
def test_trusted_providers_are_written_with_commas_in_the_environment(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTED_PROVIDERS", written)
    assert Settings().trusted_providers == ["proconnect", "other"]
    monkeypatch.setenv("TRUSTED_PROVIDERS", "")
    assert Settings().trusted_providers == []


def test_no_secret_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRTABLE_TOKEN", "token-secret")
    monkeypatch.setenv("OPS_URL", "postgresql://balise:password-secret@localhost/ops")
    assert "secret" not in repr(Settings())
    monkeypatch.setenv("BASE_SOURCE", "secret-typed-in-the-wrong-place")
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert "base_source" in str(refused.value)
    assert "secret" not in str(refused.value)
