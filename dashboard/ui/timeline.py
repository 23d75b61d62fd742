"""What the timeline is drawn of: its lanes, how far it looks, and which lanes are unfolded."""

from typing import Any

import streamlit as st

from dashboard.domain.horizon import HORIZON, HORIZONS, LANES, LANES_OF_LABEL, Lanes
from dashboard.ui import state


def lanes() -> Lanes:
    label = st.segmented_control(
        "Én række pr.",
        list(LANES_OF_LABEL),
        default=LANES[0].label,
        required=True,
        key=state.LANES.key,
        bind="query-params",
    )
    return LANES_OF_LABEL.get(label, LANES[0])


def months() -> int:
    label = st.segmented_control(
        "Se frem",
        list(HORIZONS),
        default=HORIZON,
        required=True,
        key=state.HORIZON.key,
        bind="query-params",
    )
    return HORIZONS.get(label, HORIZONS[HORIZON])


def unfolded(kind: Lanes, names: list[str]) -> list[str]:
    """The lanes whose tasks are shown; a lane that is alone is always among them.

    Each kind of lane has its own choice. One of persons stays out of the URL, since links travel.
    """
    widget = state.unfolded_lanes(kind.code)
    not_shown_now = [name for name in widget.read() if name not in names]
    where: dict[str, Any] = {"persist_state": "session"} if kind.personal else {"bind": "query-params"}
    chosen = st.multiselect(
        "Fold ud",
        names + not_shown_now,
        key=widget.key,
        placeholder="Vis rækkers opgaver",
        width="stretch",
        **where,
    )
    return names if len(names) == 1 else [name for name in chosen if name in names]
