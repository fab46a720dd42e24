"""A sheet of real inputs in the browser, whose keystrokes stay there until the server has them.

    grid = Grid("entry_grid", place, caption, heads, columns)
    draw(grid, rows, ears)                  # rows: what each line shows, holds, and is told

Keyboard of a spreadsheet, blocks pasted, undo, locked fields, questions below a line. `component.py`
is what the page says to the browser, `heard.py` what the browser says, read with caution; the scripts:
`grid.js` (what is typed), `table.js` and `lines.js` (what is drawn), `memory.js` (what is kept),
`post.js` (what is sent), `moves.js` (keys and blocks).
"""

from lib.ui.grid.component import Cell, Column, Ears, Grid, Head, Row, Standing, draw
from lib.ui.grid.heard import Typed
from lib.ui.grid.notes import Note, note_of

__all__ = [
    "Cell",
    "Column",
    "Ears",
    "Grid",
    "Head",
    "Note",
    "Row",
    "Standing",
    "Typed",
    "draw",
    "note_of",
]
