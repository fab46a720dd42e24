"""The base as it is now: refreshed when asked or due, with what was entered since laid over it."""

import json
import logging
import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path

from lib.airtable.errors import AirtableError, BeingRead
from lib.airtable.memory import remember
from lib.airtable.progress import Progress, silent
from lib.base import TABLES
from lib.database.loading import Circumstances, Complaint, Source, rebuild, refresh
from lib.database.mirror import Mirror, NoMirror, OldFigures
from lib.database.overlay import Change, lay_over
from lib.journal import Entry, Journal, Store, open_store
from lib.journal.entries import NOTICED
from lib.journal.lease import Lease
from lib.journal.records import Records
from lib.settings import Settings, settings
from lib.sync.files import read_base
from lib.sync.last_failure import forget_failure, note_failure, refuse_too_soon
from lib.sync.noticed import notice
from lib.sync.source import (
    DEMO,
    LOCAL,
    Base,
    circumstances,
    day_of_reference,
    journal_of,
    journal_row,
    kept_source,
    reset_demonstration,
    shown_base,
)

LOG = logging.getLogger("balise")
COMPLAINTS = "{base}.complaints"
# A process that reads gives a sign of life at every page; without one for so long, it is dead.
READING_SECONDS = 300


class Current:
    """One process's hold on the base that is shown."""

    def __init__(self, options: Settings) -> None:
        self.settings = options
        self.store: Store = open_store(options.ops_url)
        self.mirror = Mirror(options.store_url)
        self._laid: tuple[object, ...] = ()

    @property
    def shown(self) -> tuple[object, ...]:
        """Changes whenever other rows are shown: the generation, and the last entry laid over it."""
        return self._laid

    @property
    def base(self) -> Base:
        """The base that is shown."""
        return shown_base(self.settings, self.store)

    @property
    def journal(self) -> Journal:
        """Its journal."""
        return journal_of(self.base, self.store)

    @property
    def as_of(self) -> date:
        """Its day of reference."""
        return day_of_reference(self.base)

    def refresh(self, tell: Callable[[Progress], None] = silent, as_it_is: bool = False) -> None:
        """Reads the whole base again and publishes it; all or nothing.

        Of an Airtable base, `tell` follows the reading, page by page, and `as_it_is` reads it without
        what the last reading had and this one lacks; who comes while another reads it reads it afterwards.
        """
        base = self.base
        if not base.in_airtable:
            around = self._around()
            refresh(self.mirror, self._kept_source(base), around)
            return
        lease = Lease(self.store, f"reading {base.name}", READING_SECONDS)
        if not lease.wait(READING_SECONDS):
            raise BeingRead
        try:
            self._read_airtable(self._around(), lease, tell, as_it_is)
        except AirtableError as error:
            note_failure(self.store, base.name, error)
            raise
        finally:
            lease.release()

    def _around(self) -> Circumstances:
        """What a reading that begins now takes from around it."""
        return circumstances(self.settings, self.as_of, self.store.instant())

    def _read_airtable(
        self,
        around: Circumstances,
        lease: Lease,
        tell: Callable[[Progress], None],
        as_it_is: bool,
    ) -> None:
        # Its client takes a second to load, which other bases need not wait for.
        from lib.sync.airtable_source import read_airtable

        def tell_and_hold(progress: Progress) -> None:
            lease.renew()
            tell(progress)

        reading = read_airtable(self.settings, self.store, tell_and_hold, as_it_is)
        seen = partial(notice, self.journal, seen_at=around.began_at)
        refresh(self.mirror, reading.source, around, seen)
        remember(self.store, reading.source.base, reading.memory)
        forget_failure(self.store, reading.source.base)

    def catch_up(self) -> None:
        """Makes the mirror what it should be now: loaded, of this base, of this day, overlaid."""
        base, loaded = self.base, self._loaded()
        if loaded is None or loaded[0] != base.name:
            refuse_too_soon(self.store, base.name)
            self.refresh()
        elif base.kind == LOCAL and loaded[2] < Records(self.store, LOCAL).replaced_at():
            # The import that replaced the rows ended before it could show them.
            self.refresh()
        elif loaded[1] != self.as_of:
            self.recount()
        self._overlay()

    def show_soon(self) -> None:
        """Shows what was just written, behind the scenes: its author need not wait for the figures."""
        threading.Thread(target=self._show, name="overlay", daemon=True).start()

    def _show(self) -> None:
        try:
            self._overlay()
        except Exception:
            LOG.exception("What was written could not be shown; the next visit tries again")

    def recount(self) -> None:
        """Makes the marts of the loaded rows again: another day, list or version of the software."""
        if self.mirror.path.exists():
            rebuild(self.mirror, circumstances(self.settings, self.as_of, 0))

    def _loaded(self) -> tuple[str, date, float] | None:
        """What was loaded, opened; None when nothing was, or nothing that this version can read."""
        try:
            self.mirror.moved()
        except NoMirror:
            return None
        except OldFigures:
            self.recount()
        return self.loaded()

    def loaded(self) -> tuple[str, date, float]:
        """The base, the day of reference and the start of the last load."""
        with self.mirror.cursor() as cursor:
            row = cursor.execute("SELECT base, as_of, began_at FROM load.state").fetchone()
        assert row is not None
        return row[0], row[1], row[2]

    def import_base(self, path: Path) -> None:
        """Replaces the local base by the files at that path, then shows it."""
        rows, complaints = read_base(path)
        Records(self.store, LOCAL).replace((t, TABLES[t].key.name, rows[t]) for t in rows)
        self.store.set_setting(COMPLAINTS.format(base=LOCAL), json.dumps(complaints))
        self.refresh()

    def reset_demonstration(self) -> int:
        """Wipes what was typed on the demonstration; says how many entries that was."""
        typed = Journal(self.store, DEMO, keeps_records=True).counts()
        reset_demonstration(self.store)
        if self.base.is_demo:
            self.refresh()
        return sum(typed.values())

    def _kept_source(self, base: Base) -> Source:
        source = kept_source(base, self.store)
        kept = self.store.setting(COMPLAINTS.format(base=base.name)) or "[]"
        complaints = tuple(Complaint(*item) for item in json.loads(kept))
        return Source(source.base, source.rows, complaints=complaints)

    def _overlay(self) -> None:
        """Lays over the mirror what its reading cannot have seen, when that changed."""
        self.mirror.moved()
        with self.mirror.lock:
            journal, loaded = self.journal, self.loaded()
            stamp = (self.mirror.opened, loaded, journal.stamp())
            if stamp != self._laid:
                lay_over(self.mirror, _changes(journal.beyond(loaded[2]), loaded[2]))
                self._laid = stamp


def _changes(entries: list[Entry], began_at: float) -> list[Change]:
    """What entries change in the base read at that instant, their journal rows included."""
    fresh = [e for e in entries if e.source != NOTICED or _seen_at(e) > began_at]
    written = [Change(e.table_name, e.key, e.fields) for e in fresh if e.fields]
    return written + [Change("journal", e.entry_id, journal_row(e)) for e in entries]


def _seen_at(entry: Entry) -> float:
    """When a change made by others was seen; what a later reading holds is newer."""
    return datetime.fromisoformat(entry.entered_at).timestamp()


@cache
def current() -> Current:
    """This process's hold on the base."""
    return Current(settings())
