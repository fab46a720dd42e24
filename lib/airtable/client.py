"""The calls to one base: each has its turn in the common queue, a time limit, and a typed error."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import requests
from pyairtable import Api
from pyairtable.formulas import EQ, OR, Field
from requests.adapters import HTTPAdapter
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from lib.airtable.answers import meaning, rest_asked
from lib.airtable.errors import AirtableError, NoAccess, NotAirtable, OffsetLost
from lib.airtable.schema import LiveField, LiveTable, live_field, live_table, live_tables
from lib.journal import Store
from lib.journal.pace import Pace
from lib.settings import Settings

PAGE = 100
CHUNK = 10
ASKED = 50
ATTEMPTS = 8
CONNECT_SECONDS = 10
T = TypeVar("T")


class Airtable:
    """One base; may be shared by threads, each having a connection of its own."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.settings = settings
        self.base = settings.airtable_base_id or ""
        self.pace = Pace(store, self.base, settings.airtable_pace)
        self._local = threading.local()

    def tables(self) -> list[LiveTable]:
        """The schema of the base: one call."""
        api = self._reader()
        url = api.base(self.base).urls.tables
        return live_tables(self._patiently(lambda: _holding("tables", api.get(url))))

    def page(
        self, table: str, fields: Sequence[str], offset: str | None = None, formula: str = ""
    ) -> tuple[list[dict[str, Any]], str | None]:
        """At most a hundred records of a table, with these fields by id; and where the next begin.

        Those only for which the formula holds, if there is one.
        """
        api = self._reader()
        options: dict[str, Any] = {"page_size": PAGE, "use_field_ids": True, "fields": [*fields]}
        if formula:
            options["formula"] = formula
        if offset:
            options["offset"] = offset
        url = api.table(self.base, table).urls.records
        answer = self._patiently(lambda: _holding("records", api.get(url, options=options)))
        return answer["records"], answer.get("offset")

    def find(self, table: str, key: str, keys: Sequence[str]) -> dict[str, list[str]]:
        """The records that bear each of these keys (fifty at most), in one call."""
        found = self.bearing(table, key, keys, [key])
        return {text: [record["id"] for record in records] for text, records in found.items()}

    def bearing(
        self, table: str, key: str, keys: Sequence[str], fields: Sequence[str]
    ) -> dict[str, list[dict[str, Any]]]:
        """The records that bear each of these keys (fifty at most), with these fields.

        One call, unless keys are borne by many.
        """
        assert len(keys) <= ASKED, "so many keys make too long an address"
        formula = str(OR(*(EQ(Field(key), text) for text in keys)))
        found: dict[str, list[dict[str, Any]]] = {text: [] for text in keys}
        records, offset = self.page(table, [*{key, *fields}], None, formula)
        while offset:
            more, offset = self.page(table, [*{key, *fields}], offset, formula)
            records += more
        for record in records:
            found.setdefault(str(record["fields"].get(key, "")), []).append(record)
        return found

    def record(self, table: str, id: str) -> dict[str, Any] | None:
        """A record, all its cells by field id; None when it is no more."""
        api = self._reader()
        url = api.table(self.base, table).urls.record(id)
        options = {"use_field_ids": True}
        try:
            found: dict[str, Any] = self._patiently(lambda: api.get(url, options=options))
        except NoAccess:
            return None
        return found

    def upsert(
        self, table: str, key: str, rows: Sequence[Mapping[str, Any]], typecast: bool = False
    ) -> dict[str, str]:
        """Writes at most ten rows, cells by field id, each into the record that bears its key.

        One call, all rows or none; never tried again here. Gives the record of each key. Refused when a
        key names several records; an error that `may_have_been_applied` may be answered by the same call.
        """
        assert len(rows) <= CHUNK, "a chunk holds ten rows at most"
        api = self._writer()
        records = [{"fields": dict(row)} for row in rows]
        done = self._once(
            lambda: api.table(self.base, table).batch_upsert(records, [key], typecast=typecast),
            "PATCH",
        )
        return {str(record["fields"][key]): record["id"] for record in done["records"]}

    def update(self, table: str, rows: Mapping[str, Mapping[str, Any]]) -> None:
        """Writes these cells, by field id, into at most ten records: one call, which may be repeated."""
        assert len(rows) <= CHUNK, "a chunk holds ten rows at most"
        api = self._writer()
        records: list[Any] = [{"id": id, "fields": dict(cells)} for id, cells in rows.items()]
        here = api.table(self.base, table)
        patiently(lambda: self._once(lambda: here.batch_update(records), "PATCH"))

    def create_table(self, table: Mapping[str, Any]) -> LiveTable:
        """Makes a table with its first fields, and gives it as it was made."""
        api = self._writer()
        url = api.base(self.base).urls.tables
        return live_table(self._carefully(lambda: api.post(url, json=dict(table))))

    def create_field(self, table: str, field: Mapping[str, Any]) -> LiveField:
        """Adds a field to a table, and gives it as it was made."""
        api = self._writer()
        url = api.table(self.base, table).urls.fields
        return live_field(self._carefully(lambda: api.post(url, json=dict(field))))

    def _reader(self) -> Api:
        return self._api(self.settings.airtable_token)

    def _writer(self) -> Api:
        return self._api(self.settings.airtable_write_token or self.settings.airtable_token)

    def _api(self, token: Any) -> Api:
        """This thread's connection with that token."""
        known: dict[str, Api] = self._local.__dict__.setdefault("apis", {})
        secret = token.get_secret_value() if token else ""
        if secret not in known:
            known[secret] = self._connected(secret)
        return known[secret]

    def _connected(self, secret: str) -> Api:
        limit = self.settings.airtable_timeout
        api = Api(
            secret,
            timeout=(min(CONNECT_SECONDS, limit), limit),  # type: ignore[arg-type]
            retry_strategy=None,
            endpoint_url=self.settings.airtable_url.rstrip("/"),
            use_field_ids=True,
        )
        for scheme in ("https://", "http://"):
            api.session.mount(scheme, Paced(self.pace, self.settings.airtable_penalty))
        return api

    def _once(self, call: Callable[[], T], method: str = "GET") -> T:
        try:
            return call()
        except (requests.RequestException, AirtableError) as error:
            raise meaning(error, method, self.settings.airtable_penalty) from None

    def _patiently(self, call: Callable[[], T]) -> T:
        """A call that changes nothing, tried again as long as what stops it passes."""
        return patiently(lambda: self._once(call))

    def _carefully(self, call: Callable[[], T]) -> T:
        """A call that makes something, tried again only when it surely was not received."""
        return patiently(lambda: self._once(call, "POST"), _is_safe)


def patiently(call: Callable[[], T], passes: Callable[[BaseException], bool] | None = None) -> T:
    """What a call gives, tried again as long as what stops it passes; for calls that may be repeated."""
    tries = Retrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait_exponential(0.25, max=8),
        retry=retry_if_exception(passes or _passes_soon),
        reraise=True,
    )
    done: T = tries(call)
    return done


def _holding(name: str, answer: Any) -> Any:
    """The answer, if it holds what it should: a proxy may answer in JSON too."""
    if isinstance(answer, dict) and isinstance(answer.get(name), list):
        return answer
    raise NotAirtable(status=200)


def _passes_soon(error: BaseException) -> bool:
    return isinstance(error, AirtableError) and error.passes and not isinstance(error, OffsetLost)


def _is_safe(error: BaseException) -> bool:
    """Whether the call that failed so surely did nothing, and may go through later."""
    return _passes_soon(error) and not getattr(error, "may_have_been_applied", True)


class Paced(HTTPAdapter):
    """Sends a request when its turn has come; a refusal makes everybody rest."""

    def __init__(self, pace: Pace, penalty: float) -> None:
        super().__init__(max_retries=0)
        self.pace = pace
        self.penalty = penalty

    def send(self, *args: Any, **kwargs: Any) -> requests.Response:
        """The answer to the request."""
        call = self.pace.wait()
        answer = super().send(*args, **kwargs)
        call.answered = time.time()
        if answer.status_code == 429:
            self.pace.rest(rest_asked(answer) or self.penalty)
        elif answer.status_code >= 500 and (asked := rest_asked(answer)):
            self.pace.rest(asked)
        return answer
