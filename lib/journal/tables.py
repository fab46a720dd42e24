"""The tables of the precious store, in SQLAlchemy Core: the same on SQLite and on PostgreSQL."""

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

METADATA = MetaData()

ENTRY = Table(
    "entry",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("entry_id", String(64), nullable=False, unique=True),
    Column("base", String(64), nullable=False, index=True),
    Column("table_name", String(64), nullable=False),
    Column("key", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("author", Text, nullable=False),
    Column("entered_at", String(32), nullable=False),
    Column("source", String(16), nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("note", Text, nullable=False, default=""),
    Column("theirs", Text, nullable=False, default=""),
    Column("tries", Integer, nullable=False, default=0),
    Column("claimed_by", String(64), nullable=False, default=""),
    Column("claimed_at", Float, nullable=False, default=0),
    Column("settled_at", Float, nullable=False, default=0),
    Index("entry_cell", "base", "table_name", "key"),
    # A number given once is never given again, even when the last entries are wiped.
    sqlite_autoincrement=True,
)

RECORD = Table(
    "record",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("base", String(64), nullable=False),
    Column("table_name", String(64), nullable=False),
    Column("key", Text, nullable=False),
    Column("cells", Text, nullable=False),
    Index("record_key", "base", "table_name", "key"),
)

DRAFT = Table(
    "draft",
    METADATA,
    Column("person", String(254), primary_key=True),
    Column("sheet", String(64), primary_key=True),
    Column("row", String(512), primary_key=True),
    Column("column", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("typed_at", Float, nullable=False),
)

SETTING = Table(
    "setting",
    METADATA,
    Column("name", String(128), primary_key=True),
    Column("value", Text, nullable=False),
)

PACE = Table(
    "pace",
    METADATA,
    Column("base", String(64), primary_key=True),
    Column("next_at", Float, nullable=False),
)

REST = Table(
    "rest",
    METADATA,
    Column("base", String(64), primary_key=True),
    Column("until", Float, nullable=False),
)

CALLS = Table(
    "calls",
    METADATA,
    Column("base", String(64), primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("count", Integer, nullable=False),
)

LEASE = Table(
    "lease",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("until", Float, nullable=False),
)

IDENTITY = Table(
    "identity",
    METADATA,
    Column("email", String(254), primary_key=True),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("bound_at", String(32), nullable=False),
)

SIGN_OUT = Table(
    "sign_out",
    METADATA,
    Column("issuer", String(254), primary_key=True),
    Column("subject", String(254), primary_key=True),
    Column("began", Float, primary_key=True),
)
