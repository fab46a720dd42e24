"""What the software writes beside what people type: who, when, by which method and door."""

STAMPS = frozenset(
    {"entered_by", "entered_at", "source", "method_version", "recorded_at", "recorded_by"}
)
