"""The base, declared once: 22 tables, read from `data/base/fields.csv` into typed objects."""

from lib.base.declaration import EXPORTS, TABLES, Column, Field, Kind, Table
from lib.base.keys import made_key, random_part, slug

__all__ = [
    "EXPORTS",
    "TABLES",
    "Column",
    "Field",
    "Kind",
    "Table",
    "made_key",
    "random_part",
    "slug",
]
