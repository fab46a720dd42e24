"""The last reading that failed, kept for all processes until one succeeds."""

import json
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from lib.airtable.errors import AirtableError
from lib.journal import Store
from lib.language import N_, Sentence

SETTING = "{base}.last_failure"
# Pages that wait for a first reading do not all try it again.
REST_SECONDS = 60


@dataclass(frozen=True)
class Failure:
    """When a reading failed, why, and whether the base may be read all the same on request."""

    at: datetime
    sentence: Sentence
    may_be_waived: bool


class NotReadYet(AirtableError):
    """Nothing can be shown: the first reading failed a moment ago."""

    passes = True
    message = N_("The base could not be read yet. {why}")


def note_failure(store: Store, base: str, error: AirtableError) -> None:
    """Keeps why the reading of a base failed just now."""
    kept = {
        "at": time.time(),
        "sentence": asdict(error.sentence),
        "may_be_waived": error.may_be_waived,
    }
    store.set_setting(SETTING.format(base=base), json.dumps(kept, default=str))


def forget_failure(store: Store, base: str) -> None:
    """A reading succeeded."""
    store.set_setting(SETTING.format(base=base), None)


def refuse_too_soon(store: Store, base: str) -> None:
    """Raises NotReadYet when a reading failed so shortly ago that another would fail as well."""
    failure = last_failure(store, base)
    if failure and time.time() - failure.at.timestamp() < REST_SECONDS:
        raise NotReadYet(why=failure.sentence)


def last_failure(store: Store, base: str) -> Failure | None:
    """Why the last reading of a base failed; None when it succeeded."""
    text = store.setting(SETTING.format(base=base))
    if text is None:
        return None
    kept = json.loads(text)
    at = datetime.fromtimestamp(kept["at"], UTC)
    return Failure(at, Sentence.read(kept["sentence"]), kept["may_be_waived"])
