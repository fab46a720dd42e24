"""The sheet on which a base is organised: portfolios, their projects, the phase of each.

`sheet.py` keeps what is typed and writes each line once it is whole; `project_line.py`, `phase_part.py`
and `portfolio_line.py` read a line as the drafts that it makes, or answer what it still needs.
"""

from lib.entries.organising.sheet import Organised, OrganisingSheet

__all__ = ["Organised", "OrganisingSheet"]
