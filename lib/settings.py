"""Settings: from the environment, then `.streamlit/secrets.toml`, then these defaults."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

ROOT = Path(__file__).parents[1]
LOCAL = ROOT / "data" / "local"


def split(names: Any) -> Any:
    """The names of a list, written `a, b` in the environment, in brackets or not."""
    if not isinstance(names, str):
        return names
    found = (name.strip(" \"'") for name in names.strip("[] ").split(","))
    return [name for name in found if name]


class Tolerance(BaseModel, frozen=True, extra="forbid"):
    """Every parameter of the checks of plausibility: the domain's four, then the sharper rules'."""

    factor: float = Field(8.0, gt=1)
    past_changes: int = Field(4, ge=1)
    times_usual_change: float = Field(5.0, gt=0)
    repeats: int = Field(3, ge=1)

    first_factor: float = Field(6.0, gt=1)
    """A first value is above this part of the least that the card leads to expect, and a young
    series that does not rise above this part of what is expected."""
    first_excess: float = Field(2.0, gt=1)
    """A first value is below this many times the most that the card leads to expect."""
    foreseen_within: float = Field(1.5, gt=1)
    """A rise to within this factor of the expected value is no surprise."""
    settled_factors: tuple[float, ...] = Field((8.0, 5.0, 3.0), min_length=1)
    """A rise is below this factor after one, two, three past values or more."""
    flow_part: float = Field(1 / 3, gt=0, lt=1)
    """A flow keeps more than this part of the previous value."""
    level_part: float = Field(1 / 2, gt=0, lt=1)
    """So does a stock or a ratio."""
    small_step: float = Field(2.0, ge=0)
    """Counts may step as from 0 to 4 or from 1 to 9: the difference of their square roots."""
    calm_step: float = Field(1.0, ge=0)
    """So may a stock drop, and a first count pass the card, as from 1 to 0, from 9 to 4 or from 1 to 4."""
    least_change: float = Field(0.2, ge=0)
    """A change below this share of the previous value is never unusual."""
    copied_digits: int = Field(3, ge=1)
    """From so many digits on, the same value twice is no chance (one more for a total)."""
    always_moved: float = Field(5.0, gt=0)
    """A series that always changed, by at least so many units of its last decimal, goes on doing so."""
    swap_factor: float = Field(1.1, gt=1)
    """Two rows may be swapped from this factor away from their own places on."""
    swap_gain: float = Field(3.0, ge=1)
    """What a swap explains, it explains at least so many times better."""


class Settings(BaseSettings):
    """Every setting of Balise; the README's table of settings follows this list."""

    model_config = SettingsConfigDict(
        toml_file=ROOT / ".streamlit" / "secrets.toml",
        extra="ignore",
        env_ignore_empty=True,
        env_nested_delimiter="__",
        # What cannot be read may be a secret: the error names the setting, never its value.
        hide_input_in_errors=True,
    )

    # An address may bear a password.
    store_url: str = Field(f"duckdb:{LOCAL / 'mirror.duckdb'}", repr=False)
    ops_url: str = Field(f"sqlite:///{LOCAL / 'ops.sqlite'}", repr=False)
    base_source: Literal["airtable", "local", "demo"] | None = None
    territories_file: Path = LOCAL / "communes.csv"

    airtable_token: SecretStr | None = None
    airtable_write_token: SecretStr | None = None
    airtable_base_id: str | None = None
    airtable_url: str = "https://api.airtable.com"
    airtable_mapping: Path = ROOT / "data" / "airtable.toml"
    airtable_pace: float = Field(4.7, gt=0, le=5, description="requests a second")
    airtable_penalty: float = Field(30, ge=0, description="seconds of rest after a refusal")
    airtable_timeout: float = Field(30, gt=0, description="seconds of every call")
    airtable_monthly_calls: int = Field(80_000, gt=0)
    refresh_minutes: int = Field(30, gt=0)

    late_after_days: int = Field(15, ge=0)
    at_risk_from: float = Field(0.8, gt=0, le=1)
    plausibility: Tolerance = Tolerance()

    unauthenticated_author: str | None = None
    trusted_providers: Annotated[list[str], NoDecode, BeforeValidator(split)] = []
    session_hours: float = Field(12, gt=0)
    demo_on_real_base: bool = False

    publisher: str | None = None
    publication_director: str | None = None
    hosting: str | None = None
    contact: str | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment first, then the secrets file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
