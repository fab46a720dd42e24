"""The archive that a workbook is, looked at before anything in it is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from lib.entries.importing.refusal import UnreadableFile
from lib.language import N_

MOST_UNPACKED = 40_000_000
MOST_FILES = 500
# Some 250,000 cells: three seconds of reading. A tag counts whatever it is, so that nesting is bound too.
MOST_TAGS = 1_000_000
WORKBOOK = "xl/workbook.xml"
BINARY = "xl/workbook.bin"
MERGED = re.compile(rb"mergeCell [^>]*ref=\"[A-Z]+(\d+)(?::[A-Z]+(\d+))?\"")
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
HIDDEN = re.compile(rb"\bhidden=\"(?:1|true)\"")
NUMBER = re.compile(rb"\br=\"(\d+)\"")
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
NOT_A_WORKBOOK = N_("This is no spreadsheet: send an Excel workbook (.xlsx) or a CSV file.")
OTHER_WORKBOOK = N_(
    "This workbook is of another format ({name}): save it as an Excel workbook (.xlsx), then send it."
)
TOO_LARGE = N_(
    "This workbook holds too much, be it empty cells: copy the values to import into a new one."
)


@dataclass(frozen=True)
class Parts:
    """The parts of a workbook that is safe to open."""

    read: Callable[[str], bytes]

    def merged(self, path: str) -> list[tuple[int, int]]:
        """The first and last line of each block of merged cells of a sheet."""
        found = MERGED.findall(self.read(path))
        return [(int(first), int(last or first)) for first, last in found]

    def hidden(self, path: str) -> list[int]:
        """The hidden lines of a sheet."""
        hidden = [row for row in ROW.findall(self.read(path)) if HIDDEN.search(row)]
        return [int(match[1]) for row in hidden if (match := NUMBER.search(row))]


def checked_parts(raw: bytes) -> Parts:
    """The parts; UnreadableFile when the archive is too large, no workbook, or holds programs."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UnreadableFile(NOT_A_WORKBOOK) from None
    parts = archive.infolist()
    if len(parts) > MOST_FILES or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableFile(TOO_LARGE)
    names = [part.filename for part in parts]
    if BINARY in names:
        raise UnreadableFile(OTHER_WORKBOOK, name=".xlsb")
    if "mimetype" in names and _read(archive, "mimetype").strip() == OPEN_DOCUMENT:
        raise UnreadableFile(OTHER_WORKBOOK, name="OpenDocument, .ods")
    if WORKBOOK not in names or any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile(NOT_A_WORKBOOK)
    if any("vba" in name.lower() and name.lower().endswith((".bin", ".vba")) for name in names):
        raise UnreadableFile(N_("This workbook holds macros: save it as .xlsx, without macros."))
    if any(_read(archive, name).count(b"<") > MOST_TAGS for name in names if _is_read(name)):
        raise UnreadableFile(TOO_LARGE)
    return Parts(lambda path: _read(archive, path) if path in names else b"")


def _is_read(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
        raise UnreadableFile(NOT_A_WORKBOOK) from None
