"""Rows in the page's own HTML: a click anywhere on one, or Enter, opens what is behind it.

Streamlit's own table is drawn on a canvas. There a row opens only by a box at its edge, rows of two lines are
64 pixels high, the printer gets what is in view, and the browser fetches 1 MB of script before the first row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

FOLDER = Path(__file__).parent
SCRIPT, STYLE = FOLDER / "row_list.js", FOLDER / "row_list.css"
NAME = "klik.row_list"

Pill = tuple[str, str, str]
"""The colours of a word's pill: its background, its text, its edge."""


@dataclass(frozen=True)
class Column:
    """`width`: in proportion to the others. `pills`: colours by word, in the order in which they sort."""

    label: str
    kind: Literal["text", "sentence", "number", "date", "pill", "bar", "actions"] = "text"
    width: int = 150
    pills: dict[str, Pill] = field(default_factory=dict)
    empty: str = "–"


@dataclass(frozen=True)
class Rows:
    """A table as row_list.js draws it.

    `rows`: a value a column; text, number, ISO date, None, (text, what stands small beneath it), or, of a
    bar, a count for each of `pills`; of actions, the words of the row's buttons. A sentence is never cut.
    `name`: what a screen reader calls the table. `label`: the position of the column that names a row.
    `height`: pixels from which on the rows scroll; None: all are shown. `sorts`: whether a click on a heading
    sorts, which is for tables that hold all of their rows. `leads`: whether a row opens something.
    `current`: the position of the row that was opened last, which gets the focus back. `foot`: what stands
    beneath the rows, and `rest`, after it, the words of the button that leads to the rows that are not here.
    """

    columns: list[Column]
    rows: list[list[Any]]
    name: str
    label: int
    height: int | None = None
    sorts: bool = True
    leads: bool = False
    current: int | None = None
    foot: str = ""
    rest: str = ""


def draw(
    rows: Rows,
    key: str | None = None,
    on_open: Callable[[], None] | None = None,
    on_act: Callable[[], None] | None = None,
    on_rest: Callable[[], None] | None = None,
) -> None:
    """Draw the rows. `key`: where the session keeps what was picked, until what it calls has run."""
    _component(get_bidi_component_manager())(
        data=vars(rows) | {"columns": [vars(column) for column in rows.columns]},
        key=key,
        on_opened_change=on_open,
        on_acted_change=on_act,
        on_rest_change=on_rest,
    )


@lru_cache(maxsize=1)
def _component(manager: BidiComponentManager) -> ComponentRenderer:
    """Of a server, by its manager: a test's begins anew. The script comes from an address of ours, since the
    content policy refuses what is inline."""
    configured = ComponentConfig(NAME.removeprefix("klik."), asset_dir=".")
    manager.register_from_manifest(ComponentManifest("klik", "1", [configured]), FOLDER)
    return st.components.v2.component(NAME, js=SCRIPT.name, isolate_styles=False)
