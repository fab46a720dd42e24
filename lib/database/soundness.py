"""Which rows count: those with a key, alone to bear it, complete, and whose required links hold.

The others are set aside and reported, in that order; `base.<table>` holds the sound ones, their links
replaced by the keys that they name.
"""

from duckdb import DuckDBPyConnection

from lib.base import TABLES, Field, Kind, Table
from lib.base.keys import RECIPES
from lib.database.schema import identity, in_order_of_need, sql_type


def keep_sound_rows(connection: DuckDBPyConnection) -> None:
    """Makes `base.<table>` of every table from `staged`, and completes `load.problem`."""
    connection.execute("CREATE SCHEMA base; CREATE SCHEMA named; CREATE SCHEMA sound")
    linked = {field.links_to for table in TABLES.values() for field in table.links}
    for table in in_order_of_need():
        _judge(connection, table)
        if table.name in linked:
            _name(connection, table)
    for table in TABLES.values():
        _link(connection, table)
        _report(connection, table)
    _report_what_marts_ignore(connection)
    connection.execute("DROP SCHEMA named CASCADE; DROP SCHEMA sound CASCADE")
    connection.execute("DROP SCHEMA staged CASCADE")


def _judge(connection: DuckDBPyConnection, table: Table) -> None:
    """`sound.<table>`: every staged row with `fault` and `faulty_field`, both empty when it counts."""
    key = identity(table.key.name, table.name)
    connection.execute(f"""
        CREATE TABLE sound.{table.name} AS
        WITH ranked AS (
            SELECT *, {key} AS _identity, row_number() OVER (
                PARTITION BY {key} ORDER BY _created, _record, _position
            ) AS _rank
            FROM staged.{table.name}
        )
        SELECT ranked.*, CASE {_faults(table, "fault")} END AS _fault,
            CASE {_faults(table, "field")} END AS _field
        FROM ranked {_required_targets(table)}
    """)


def _faults(table: Table, what: str) -> str:
    """The branches of a CASE that gives a row's first fault, or the field at fault."""
    key = table.key.name
    faults = [(f"{key} IS NULL", "no_key", key), ("_rank > 1", "duplicate_key", key)]
    required = [f for f in table.fields.values() if f.required and f.name != key]
    faults += [(f"ranked.{f.name} IS NULL", "required_empty", f.name) for f in required]
    faults += [
        (f"{f.name}_row.kept_key IS NULL", "broken_link", f.name) for f in required if f.links_to
    ]
    index = 1 if what == "fault" else 2
    return " ".join(f"WHEN {fault[0]} THEN '{fault[index]}'" for fault in faults)


def _required_targets(table: Table) -> str:
    """The joins that find the rows named by the required links."""
    return " ".join(
        f"LEFT JOIN named.{f.links_to} AS {f.name}_row"
        f" ON {f.name}_row.reference = {_reference(f, 'ranked.' + f.name)}"
        for f in table.links
        if f.required
    )


def _name(connection: DuckDBPyConnection, table: Table) -> None:
    """`named.<table>`: by which reference (record, or key in a file) each kept row may be linked to.

    The reference of a row set aside for its repeated key stands for the one kept.
    """
    reference = identity("coalesce(nullif(other._record, ''), other._identity)", table.name)
    connection.execute(f"""
        CREATE TABLE named.{table.name} AS
        SELECT DISTINCT
            {reference} AS reference,
            kept.{table.key.name} AS kept_key
        FROM sound.{table.name} AS kept
        INNER JOIN sound.{table.name} AS other USING (_identity)
        WHERE kept._fault IS NULL
    """)


def _link(connection: DuckDBPyConnection, table: Table) -> None:
    """`base.<table>`: the kept rows, each link replaced by the key that it names, or emptied."""
    columns = ", ".join(_column(f) for f in table.fields.values())
    single = [f for f in table.links if f.kind == Kind.LINK]
    joins = " ".join(
        f"LEFT JOIN named.{f.links_to} AS {f.name}_row"
        f" ON {f.name}_row.reference = {_reference(f, 'kept.' + f.name)}"
        for f in single
    )
    order = "indicator, _position" if table.name == "value" else "_position"
    connection.execute(f"""
        CREATE TABLE base.{table.name} AS
        SELECT kept._position, kept._record, {columns}
        FROM sound.{table.name} AS kept {joins}
        WHERE kept._fault IS NULL
        ORDER BY {order}
    """)


def _column(field: Field) -> str:
    if field.kind == Kind.LINK:
        return f"{field.name}_row.kept_key AS {field.name}"
    if field.kind == Kind.LINKS:
        reference = _reference(field, "item")
        return (
            f"coalesce((SELECT list(target.kept_key ORDER BY place) FROM ("
            f"SELECT unnest(kept.{field.name}) AS item, generate_subscripts(kept.{field.name}, 1) AS place"
            f") INNER JOIN named.{field.links_to} AS target ON target.reference = {reference}), [])"
            f"::{sql_type(field)} AS {field.name}"
        )
    return f"kept.{field.name}"


def _reference(field: Field, expression: str) -> str:
    return identity(expression, field.links_to)


def _report(connection: DuckDBPyConnection, table: Table) -> None:
    """Rows set aside, links that name no kept row, keys that disagree with their link."""
    key = table.key.name
    connection.execute(f"""
        INSERT INTO load.problem
        SELECT '{table.name}', {key}, _position + 1, _record, _field, _fault,
            to_json(row)::VARCHAR, TRUE
        FROM sound.{table.name} AS row WHERE _fault IS NOT NULL
    """)
    for field in table.links:
        if not field.required:
            _report_emptied(connection, table, field)


def _report_emptied(connection: DuckDBPyConnection, table: Table, field: Field) -> None:
    item = f"unnest({field.name})" if field.kind == Kind.LINKS else field.name
    connection.execute(f"""
        INSERT INTO load.problem
        SELECT '{table.name}', {table.key.name}, _position + 1, _record, '{field.name}',
            'link_emptied', item, FALSE
        FROM (SELECT *, {item} AS item FROM sound.{table.name} WHERE _fault IS NULL)
        WHERE item IS NOT NULL AND NOT EXISTS (
            FROM named.{field.links_to} WHERE reference = {_reference(field, "item")}
        )
    """)


def _report_what_marts_ignore(connection: DuckDBPyConnection) -> None:
    """Kept rows that no figure counts, or that say two things."""
    connection.execute("""
        INSERT INTO load.problem
        SELECT 'value', key, _position + 1, _record, 'quarter', 'not_a_quarter', quarter, FALSE
        FROM base.value WHERE quarter_rank(quarter) IS NULL
        UNION ALL
        SELECT 'value', key, _position + 1, _record, 'value', 'measured_without_value', '', FALSE
        FROM base.value WHERE status = 'measured' AND value IS NULL
        UNION ALL
        SELECT 'portfolio', name, _position + 1, _record, 'name', 'reserved_name', name, FALSE
        FROM base.portfolio WHERE lower(name) = 'all'
    """)
    for table, recipe in RECIPES.items():
        link = TABLES[table].fields.get(recipe[0])
        if link and link.links_to:
            _report_disagreement(connection, link)


def _report_disagreement(connection: DuckDBPyConnection, link: Field) -> None:
    """Rows whose key begins with that of another row than the one that they are linked to."""
    named = "split_part(row.key, '/', 1)"
    if link.links_to != "project":
        named = "regexp_replace(row.key, '/[^/]*$', '')"
    connection.execute(f"""
        INSERT INTO load.problem
        SELECT '{link.table}', row.key, row._position + 1, row._record, '{link.name}',
            'key_disagrees', row.{link.name}, FALSE
        FROM base.{link.table} AS row
        INNER JOIN base.{link.links_to} AS other
            ON other.{TABLES[link.links_to].key.name} = {named}
        WHERE {named} <> row.{link.name} AND NOT starts_with(row.key, row.{link.name} || '/')
    """)
