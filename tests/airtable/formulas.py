"""The few formulas that we send: {field}='text', and OR of such."""

import re

from tests.airtable.errors import error
from tests.airtable.model import Record, Table

EQUALS = re.compile(r"\{(?P<field>[^}]+)\}='(?P<text>(?:[^'\\]|\\.)*)'")
ANY = re.compile(r"OR\((?P<parts>.*)\)", re.DOTALL)


def keeps(formula: str | None, table: Table, record: Record) -> bool:
    """Whether the formula holds for the record."""
    if not formula:
        return True
    inside = ANY.fullmatch(formula)
    rest = EQUALS.sub("", inside["parts"] if inside else formula)
    if rest.strip(", "):
        raise error(422, "INVALID_FILTER_BY_FORMULA", "The formula for filtering is not handled")
    return any(_equals(match, table, record) for match in EQUALS.finditer(formula))


def _equals(match: re.Match[str], table: Table, record: Record) -> bool:
    field = table.field(match["field"])
    if field is None:
        reason = (
            f"The formula for filtering records is invalid: Unknown field names: {match['field']}"
        )
        raise error(422, "INVALID_FILTER_BY_FORMULA", reason)
    text = re.sub(r"\\(.)", r"\1", match["text"])
    return str(record.cells.get(field.id, "")) == text
