"""The entry grid: `scope.py` says which lines, `rows.py` how each is shown, `grid.py` hears the browser.

Each keystroke stays in the browser's storage until the server has put it among the person's drafts;
a draft stays there until it is written, or given up.
"""
