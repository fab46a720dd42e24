"""What not everyone may see, declared once: amounts, people, check-ins, the journal, and reasons.

A field is confidential by its kind (an amount, an e-mail), because it names people, or because it is
listed here.
"""

from lib.base.declaration import TABLES, Field, Kind

# Whole tables: the two-weekly states, people, who changed what and why.
CONFIDENTIAL_TABLES = frozenset({"check_in", "journal", "person"})
CONFIDENTIAL_FIELDS = frozenset(
    {
        ("assessment", "recorded_by"),
        ("assessment", "verified_by"),
        # They say in words what the amounts are for, and often how much.
        ("committee", "ask"),
        ("committee", "conditions"),
        # It holds who entered each value.
        ("edition", "content"),
        # Minutes name who does what, and repeat the check-ins.
        ("meeting", "minutes"),
        # The history of a figure shows its dates and values, neither a name nor a reason.
        ("value", "reason"),
    }
)


def is_confidential(field: Field) -> bool:
    """Whether a field is hidden from who sees neither check-ins, amounts, people nor the journal."""
    return (
        field.table in CONFIDENTIAL_TABLES
        or field.kind in (Kind.CURRENCY, Kind.EMAIL)
        or field.links_to == "person"
        or (field.table, field.name) in CONFIDENTIAL_FIELDS
    )


def confidential_fields() -> list[Field]:
    """Every field that is."""
    return [f for table in TABLES.values() for f in table.fields.values() if is_confidential(f)]
