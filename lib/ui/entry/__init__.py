"""The entry grid: `scope.py` says which lines, `rows.py` how each is shown, `grid.py` keeps what is typed.

A text that the browser sends becomes a draft of its author, and stays one until it is written, or given up.
"""
