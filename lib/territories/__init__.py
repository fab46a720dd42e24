"""French territories: the lists that are shipped, looking one up, and the communes' classes."""

from lib.territories.classes import Classes, CommuneClasses, keep_classes, read_classes
from lib.territories.list_file import TerritoryListError
from lib.territories.lists import (
    COMMUNES,
    LEVELS,
    Territory,
    department_of,
    list_in_use,
    territories,
)
from lib.territories.lookup import find

__all__ = [
    "COMMUNES",
    "LEVELS",
    "Classes",
    "CommuneClasses",
    "Territory",
    "TerritoryListError",
    "department_of",
    "find",
    "keep_classes",
    "list_in_use",
    "read_classes",
    "territories",
]
