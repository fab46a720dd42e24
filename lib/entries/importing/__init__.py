"""Values from a file: its cells (`cells.py`), its header, its lines as drafts, the preview, the template."""

from lib.entries.importing.cells import MOST_BYTES
from lib.entries.importing.line import Line
from lib.entries.importing.lines import Values, read_values
from lib.entries.importing.preview import Previewed, counts, preview, write
from lib.entries.importing.refusal import UnreadableFile

__all__ = [
    "MOST_BYTES",
    "Line",
    "Previewed",
    "UnreadableFile",
    "Values",
    "counts",
    "preview",
    "read_values",
    "write",
]
