"""The last reading that failed, kept for all processes until one succeeds."""

import json
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from lib.journal import Store
from lib.language import Sentence

SETTING = "{base}.last_failure"


@dataclass(frozen=True)
class Failure:
    """When a reading failed, and why."""

    at: datetime
    sentence: Sentence


def note_failure(store: Store, base: str, sentence: Sentence) -> None:
    """Keeps why the reading of a base failed just now."""
    kept = json.dumps({"at": time.time(), "sentence": asdict(sentence)}, default=str)
    store.set_setting(SETTING.format(base=base), kept)


def forget_failure(store: Store, base: str) -> None:
    """A reading succeeded."""
    store.set_setting(SETTING.format(base=base), None)


def last_failure(store: Store, base: str) -> Failure | None:
    """Why the last reading of a base failed; None when it succeeded."""
    text = store.setting(SETTING.format(base=base))
    if text is None:
        return None
    kept = json.loads(text)
    return Failure(datetime.fromtimestamp(kept["at"], UTC), Sentence.read(kept["sentence"]))
