"""The service: who may do what, where each request goes, and the list of what was written."""

import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote

from tests.airtable import metadata, writing
from tests.airtable.errors import ApiError, error, no_access, not_found, unauthenticated
from tests.airtable.faults import Faults
from tests.airtable.limits import Limits
from tests.airtable.listing import Listing, shown
from tests.airtable.model import Base, Table

READ = {"data.records:read", "schema.bases:read"}
WRITE = {"data.records:write", "schema.bases:write"}


@dataclass
class Commit:
    """A record that was written, and how: created, updated or deleted; cells by field name."""

    table: str
    record: str
    how: str
    cells: dict[str, Any]


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, list[str]]
    body: dict[str, Any]
    token: str
    arrived: float = field(default_factory=time.monotonic)

    @classmethod
    def read(cls, method: str, target: str, body: dict[str, Any], token: str) -> "Request":
        path, _, query = target.partition("?")
        return cls(method, unquote(path), parse_qs(query), body, token)

    @property
    def parts(self) -> list[str]:
        return self.path.strip("/").split("/")[1:]


@dataclass
class Service:
    """Everything that the service knows; tests read and change it between requests."""

    bases: dict[str, Base] = field(default_factory=dict)
    tokens: dict[str, set[str]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    faults: Faults = field(default_factory=Faults)
    listing: Listing = field(default_factory=Listing)
    commits: list[Commit] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    takes_single_links: bool = True
    lock: threading.RLock = field(default_factory=threading.RLock)

    def answer(self, request: Request) -> Any:
        """What the service says to a request; ApiError when it is no success."""
        with self.lock:
            scopes = self.tokens.get(request.token)
            if scopes is None:
                raise unauthenticated()
            self.requests.append(f"{request.method} {request.path}")
            match request.parts:
                case ["meta", "whoami"]:
                    return {"id": "usrXXXXXXXXXXXXXX", "scopes": sorted(scopes)}
                case ["meta", "bases", base, "tables", *rest]:
                    self.limits.admit(request.arrived, is_metadata=True)
                    return self._metadata(request, self._base(base), rest, scopes)
                case [base, table, *rest]:
                    self.limits.admit(request.arrived, is_metadata=False)
                    return self._records(request, base, table, rest)
            raise not_found()

    def _base(self, id: str) -> Base:
        if id not in self.bases:
            raise no_access()
        return self.bases[id]

    def _table(self, base: Base, name: str) -> Table:
        found = base.table(name)
        if found is None:
            raise no_access()
        return found

    def _metadata(
        self, request: Request, base: Base, rest: list[str], scopes: set[str]
    ) -> dict[str, Any]:
        _need(scopes, "schema.bases:read" if request.method == "GET" else "schema.bases:write")
        match request.method, rest:
            case "GET", []:
                return {"tables": [table.shown() for table in base.tables.values()]}
            case "POST", []:
                self._check_links(request.body.get("fields", []))
                return metadata.create_table(base, request.body)
            case "POST", [name, "fields"]:
                self._check_links([request.body])
                return metadata.create_field(base, self._table(base, name), request.body)
            case "PATCH", [name]:
                return metadata.rename(self._table(base, name), None, request.body)
            case "PATCH", [name, "fields", field]:
                table = self._table(base, name)
                return metadata.rename(table, table.field(field), request.body)
        raise not_found()

    def _check_links(self, fields: list[dict[str, Any]]) -> None:
        """The real service has been seen to refuse this option when a link is made."""
        if not self.takes_single_links:
            for one in fields:
                if "prefersSingleRecordLink" in one.get("options", {}):
                    said = "prefersSingleRecordLink is not included in the options schema"
                    raise error(422, "INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE", said)

    def _records(self, request: Request, base_id: str, name: str, rest: list[str]) -> Any:
        scopes = self.tokens[request.token]
        listing = request.method == "GET" or rest == ["listRecords"]
        _need(scopes, "data.records:read" if listing else "data.records:write")
        base = self._base(base_id)
        table = self._table(base, name)
        match request.method, rest:
            case "GET", []:
                return self.listing.page(table, _options(request.query))
            case "POST", ["listRecords"]:
                return self.listing.page(table, request.body)
            case "GET", [id]:
                return shown(table, _record(table, id), bool(_options(request.query)))
            case "DELETE", []:
                return self._deleted(base, table, request.query.get("records[]", []))
            case _, []:
                return self._written(request, base, table)
        raise not_found()

    def _written(self, request: Request, base: Base, table: Table) -> dict[str, Any]:
        if request.method == "POST":
            done = writing.create(base, table, request.body)
        else:
            done = writing.update(base, table, request.body, request.method == "PUT")
        names = {f.id: f.name for f in table.fields.values()}
        for how, record in done:
            cells = {names[id]: cell for id, cell in record.cells.items() if id in names}
            self.commits.append(Commit(table.name, record.id, how, cells))
        return writing.answered(table, done, request.body)

    def _deleted(self, base: Base, table: Table, ids: list[str]) -> dict[str, Any]:
        writing.delete(base, table, ids)
        self.commits += [Commit(table.name, id, "deleted", {}) for id in ids]
        return {"records": [{"id": id, "deleted": True} for id in ids]}


def _need(scopes: set[str], scope: str) -> None:
    if scope not in scopes:
        raise no_access()


def _record(table: Table, id: str) -> Any:
    if id not in table.records:
        raise ApiError(
            404, {"error": {"type": "MODEL_ID_NOT_FOUND", "message": "Record not found"}}
        )
    return table.records[id]


def _options(query: dict[str, list[str]]) -> dict[str, Any]:
    """The options of a list asked in the address."""
    options: dict[str, Any] = {name: values[0] for name, values in query.items()}
    options["fields"] = query.get("fields[]")
    options["returnFieldsByFieldId"] = query.get("returnFieldsByFieldId", ["0"])[0] in ("1", "true")
    return options
