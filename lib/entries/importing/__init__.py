"""Values from a file: its cells (`cells.py`), its header, its lines as drafts, the preview, the template."""

from lib.entries.importing.cells import MOST_BYTES, UnreadableFile
from lib.entries.importing.lines import Line, read_lines
from lib.entries.importing.preview import Previewed, counts, preview, write

__all__ = [
    "MOST_BYTES",
    "Line",
    "Previewed",
    "UnreadableFile",
    "counts",
    "preview",
    "read_lines",
    "write",
]
