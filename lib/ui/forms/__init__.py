"""Forms: a row of the base filled in field by field, saved by the one write path.

    form = row_form(reader, "check_in", key, given={"project": project, "date": day})
    draw_field(form, "weather", Look(open=True))
    draw_field(form, "progress")
    draw_foot(form)                 # what is said of the whole, the conflict, the reason, the button

A field draws itself from the declaration of the base: widget, label and choices in the reader's
language. What is typed is on disk within a second, until it is written or given up. `alone` draws a
form again without the rest of its page.
"""

from lib.ui.forms.access import project_to_write, row_form, say_who_writes
from lib.ui.forms.alone import alone
from lib.ui.forms.answers import answer_of
from lib.ui.forms.fields import draw_field
from lib.ui.forms.foot import draw_foot
from lib.ui.forms.look import Look

__all__ = [
    "Look",
    "alone",
    "answer_of",
    "draw_field",
    "draw_foot",
    "project_to_write",
    "row_form",
    "say_who_writes",
]
