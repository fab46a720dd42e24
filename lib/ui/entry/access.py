"""Who enters values here, and why another does not."""

from lib.entries.rights import enters_values
from lib.ui.language import t
from lib.ui.people.reader import Reader


def why_read_only(reader: Reader) -> str:
    """Why this reader enters nothing here; an empty text for who does."""
    if not reader.writes:
        return t("This base is read-only here: until people can sign in, nobody writes.")
    if not enters_values(reader.person):
        return t("Your role reads these values and does not enter them.")
    return ""
