"""What is precious: the journal of entries, the local base's records, drafts, settings and pace.

SQLite by default, any SQLAlchemy address otherwise; written by several processes at once.
"""

from lib.journal.entries import Journal
from lib.journal.entry import Entry, State
from lib.journal.store import Store, open_store

__all__ = ["Entry", "Journal", "State", "Store", "open_store"]
