"""What waits for the director's validation."""

from datetime import date
from pathlib import Path

from lib.quarters import Quarter
from lib.questions.validation import unvalidated
from tests.bases import indicator, mirror_of, project, value

ROWS = {
    "portfolio": [{"name": "Nord"}],
    "project": [project("alpha", portfolio="Nord"), project("beta")],
    "indicator": [indicator(), indicator("beta/users"), indicator("beta/views")],
    "value": [
        value("2026-Q2", 10, entered_by="mia@x.example"),
        value("2026-Q3", 12, entered_by="mia@x.example", entered_at="2026-10-01T10:00:00Z"),
        value("2026-Q3", 5, of="beta/users", validated_by="dan@x.example"),
        value("2026-Q3", None, of="beta/views", status="not_measured", reason="panne"),
    ],
}


def test_what_is_entered_and_not_validated_is_listed(tmp_path: Path) -> None:
    mirror = mirror_of(ROWS, tmp_path, date(2026, 10, 20))
    found = unvalidated(mirror, Quarter(2026, 3))
    assert [one.key for one in found] == ["alpha/users/2026-Q3", "beta/views/2026-Q3"]
    assert (found[0].value, found[0].last_value, found[0].last_quarter) == (12, 10, "2026-Q2")
    assert [one.key for one in unvalidated(mirror, Quarter(2026, 3), "Nord")] == [found[0].key]
