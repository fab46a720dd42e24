"""The base that the pages show, as it is now and as its reader may see it."""

from lib.database.mirror import Mirror
from lib.ui import whole
from lib.ui.people.reader import reader
from lib.ui.whole import as_of, now

__all__ = ["as_of", "catch_up", "mirror", "now"]


def mirror() -> Mirror:
    """What questions are asked of: the reader's own view, so that no page can show more."""
    return now().mirror.seen_by(reader().sight)


def catch_up() -> None:
    """Shows what was entered since, to whoever is still let in: a part redrawn alone asks again."""
    whole.catch_up()
    reader()
