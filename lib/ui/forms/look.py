"""How a page wants a field to be drawn, where the declaration alone does not tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Look:
    """`options` (text → what is shown) are what a link, a tag or a number is chosen from.

    `open` shows the choices side by side instead of in a list; `help` and `label` are said already
    in the reader's language; `lines` is the height of a long text, that of a short one too where given.
    """

    label: str = ""
    help: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    open: bool = False
    lines: int = 0
