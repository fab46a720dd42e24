"""« Why this number? »: a figure is a link that opens the rows and the arithmetic behind it.

cells = {"Share": why_link(share(low), "share", portfolio)}
…
answer({"share": explained_share})      # at the foot of the page
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any
from urllib.parse import quote, unquote

import streamlit as st

from lib.ui.language import t
from lib.ui.links import here_link
from lib.ui.shown import table

Question = Callable[..., "Explanation"]
ASKED = "why"
# So many rows are shown at once.
LENGTH = 100


@dataclass(frozen=True)
class Explanation:
    """What is behind a figure, in Markdown: what it says, how it is computed, its rows.

    Many rows are shown page by page: `rows` may read each page when it is asked for.
    """

    title: str
    sentences: Sequence[str]
    rows: Sequence[Mapping[str, str]] = ()


class ReadLater(Sequence[Mapping[str, str]]):
    """So many rows, of which a slice is read by its start and length when it is shown."""

    def __init__(self, length: int, read: Callable[[int, int], list[dict[str, str]]]) -> None:
        self.length = length
        self.read = read

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, place: Any) -> Any:
        start, stop, _ = place.indices(self.length)
        return self.read(start, stop - start)


def why_link(figure: str, question: str, *parts: str) -> str:
    """The figure, in Markdown, as a link to its explanation."""
    return here_link(figure, **{ASKED: _asked(question, *parts)})


def ask(question: str, *parts: str) -> None:
    """Opens an explanation at the next run, as a click on its link would."""
    st.query_params[ASKED] = _asked(question, *parts)


def _asked(*parts: str) -> str:
    return "/".join(quote(part, safe="") for part in parts)


def nothing() -> Explanation:
    """What is behind a figure that is not there."""
    return Explanation(t("Why this number?"), [t("Nothing to show.")])


def answer(questions: Mapping[str, Question]) -> None:
    """Opens the explanation that the address asks for: the question's own, given its parts."""
    name, *parts = (unquote(part) for part in st.query_params.get(ASKED, "").split("/"))
    if name in questions:
        explanation = _explained(questions[name], parts)
        opened = st.dialog(explanation.title, width="large", on_dismiss=_forget)
        opened(_show)(explanation)


def _explained(question: Question, parts: Sequence[str]) -> Explanation:
    """What a question tells; an address that a mail cut short, or a hand changed, may name nothing."""
    try:
        asked = signature(question).bind(*parts)
    except TypeError:
        return nothing()
    try:
        return question(*asked.args)
    except (LookupError, ValueError):
        return nothing()


def _show(explanation: Explanation) -> None:
    for sentence in explanation.sentences:
        st.markdown(sentence)
    if not explanation.rows:
        return
    pages = -(-len(explanation.rows) // LENGTH)
    above = st.container()
    page = st.pagination(pages, key=f"{ASKED}.{st.query_params.get(ASKED)}") if pages > 1 else 1
    with above:
        shown = explanation.rows[(page - 1) * LENGTH : page * LENGTH]
        table(shown, alt=t("The rows behind the figure"))


def _forget() -> None:
    st.query_params.pop(ASKED, None)
