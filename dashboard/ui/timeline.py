"""What the timeline is drawn of: its lanes, how far it looks, and which lanes are unfolded."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain.horizon import HORIZON, HORIZONS, LANES, LANES_OF_LABEL, Lanes
from dashboard.domain.lights import LIGHTS
from dashboard.sentences import timeline as sentences
from dashboard.ui import navigation, state
from dashboard.ui.elements import tables

_HORIZON, UNFOLDING = 130, 245  # pixels: all controls on one line, in a window of 1280


def lanes() -> Lanes:
    label = st.segmented_control(
        "Én række pr.",
        list(LANES_OF_LABEL),
        default=LANES[0].label,
        required=True,
        key=state.LANES.key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return LANES_OF_LABEL.get(label, LANES[0])


def months() -> int:
    label = st.selectbox(
        "Hvor langt frem tidslinjen går",
        list(HORIZONS),
        index=list(HORIZONS).index(HORIZON),
        key=state.HORIZON.key,
        bind="query-params",
        label_visibility="collapsed",
        width=_HORIZON,
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
        placeholder="Fold rækker ud",
        label_visibility="collapsed",
        width="stretch",
        **where,
    )
    return names if len(names) == 1 else [name for name in chosen if name in names]


def draw_weeks(due: pd.DataFrame, as_of: date) -> None:
    """The timeline as a list, for a screen too narrow for the chart: a week a row, which leads to its tasks.

    `due`: queries/timeline/due_by_week.sql.
    """
    counts = due.reindex(columns=[light.code for light in LIGHTS], fill_value=0).to_numpy().tolist()
    spread = [dict(zip(*pair, strict=True)) for pair in zip(due["lanes"], due["lane_tasks"], strict=True)]
    weeks = pd.DataFrame(
        {
            "worst_light": due["worst_light"],
            "task_key": [navigation.key_of_week(monday) for monday in due["week_start"]],
            "week_label": [sentences.name_of_week(monday) for monday in due["week_start"]],
            "days": [sentences.days_of_week(monday, as_of) for monday in due["week_start"]],
            tables.LIGHT_BAR: counts,
            "spread": list(map(sentences.spread, spread)),
        }
    )
    tables.leading_table(
        weeks,
        "task_key",
        "weeks_by_list",
        "Frister uge for uge, de overskredne først",
        navigation.go_to_due_week,
        height=None,
        beneath={"week_label": "days"},
        sorts=False,
    )
