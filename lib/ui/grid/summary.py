"""Where all that was typed on a sheet stands, in a sentence above it."""

from collections.abc import Collection

from lib.ui.language import t, tn


def summary(waiting: Collection[str], shown: Collection[str]) -> str:
    """How many lines wait for their author, and how many of these the filters hide."""
    if not waiting:
        return t("Everything typed is saved.")
    said = tn(
        "{count} line waits for an answer.", "{count} lines wait for an answer.", len(waiting)
    )
    hidden = sum(row not in shown for row in waiting)
    if not hidden:
        return said
    behind = tn("The filters hide {count} of them.", "The filters hide {count} of them.", hidden)
    return f"{said} {behind}"
