"""A name as people write it in a file, made comparable: case, accents, apostrophes and marks fall."""

from functools import lru_cache

from slugify import slugify

APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ`_", " "))


def as_name(cell: object) -> str:
    """The name in small letters and hyphens; `Clé de l’indicateur` and `CLE_DE_L'INDICATEUR` are one."""
    return _plain("" if cell is None else str(cell))


# A file says the same few names on thousands of lines.
@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    return slugify(text.translate(APOSTROPHES))
