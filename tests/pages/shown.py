"""Every text that a page shows, whatever draws it."""

import json
from collections.abc import Iterator
from typing import Any

from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

WORDS = {"body", "label", "help", "placeholder", "caption", "title", "alt", "text", "delta"}
LISTS = {"options", "captions"}
FIGURE_WORDS = {"text", "name", "hovertemplate", "ticktext"}


def texts(app: AppTest) -> list[str]:
    """The texts of the page, of its frame and of what opens over it, as they were given to Streamlit."""
    elements = [*_elements(app.main), *_elements(app.sidebar), *_elements(_opened(app))]
    return [text for element in elements for text in _texts(element) if text]


def _opened(app: AppTest) -> Block:
    """Where dialogs stand: after the page and its side bar."""
    dialogs = app.main.root[2]
    assert isinstance(dialogs, Block)
    return dialogs


def _elements(block: Block) -> Iterator[Element | Block]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from _elements(child)


def _texts(element: Element | Block) -> Iterator[str]:
    if element.proto is None:
        return
    yield from _words_of(MessageToDict(element.proto))
    match element.type:
        case "arrow_data_frame" | "dataframe" | "table":
            yield from _cells(element)
        case "plotly_chart":
            yield from _named(json.loads(element.proto.spec), FIGURE_WORDS)


def _words_of(message: Any) -> Iterator[str]:
    yield from _named(message, WORDS | LISTS)


def _named(node: Any, names: set[str]) -> Iterator[str]:
    """The texts under these names, at any depth."""
    if isinstance(node, list):
        for item in node:
            yield from _named(item, names)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name not in names:
                yield from _named(value, names)
            elif isinstance(value, str | list):
                yield from filter(_is_text, [value] if isinstance(value, str) else value)
            else:
                yield from _named(value, names)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _cells(table: Any) -> Iterator[str]:
    """The headings that are shown, and the cells below them."""
    frame = table.value
    config = json.loads(getattr(table.proto, "columns", "") or "{}")
    for column in frame.columns:
        shown = config.get(str(column), {})
        if shown.get("hidden"):
            continue
        yield shown.get("label") or str(column)
        yield from (str(cell) for cell in frame[column])
