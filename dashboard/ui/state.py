"""Every key of the session and what it holds: no other file names one.

A key that only tells one button from another holds nothing, and stands with its button.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.domain.filters import (
    AUDIENCE_KEY,
    BY_FIELD,
    COMPARED_BY_KEY,
    COMPONENT_KEY,
    CULTURE_PROJECT_KEY,
    HORIZON_KEY,
    LANES_KEY,
    MEASURE_KEY,
    ORDER_KEY,
    SECTION_KEY,
    SINCE_KEY,
    SLIDE_KEY,
    SUBJECT_KEY,
    WEEKS_KEY,
    Filter,
)
from dashboard.ui.entry import Entry

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.navigation.page import StreamlitPage

    from dashboard.domain.problems import Problem
    from dashboard.imports.load import ImportOutcome
    from dashboard.programme.forget_person import Forgotten
    from dashboard.programme.merge import MergeOutcome
    from dashboard.store.connection import Store
    from dashboard.store.deletion import Deleted
    from dashboard.store.register import Change, Conflict

# Which store.
MUNICIPALITY = Entry("municipality", "")
"""Whose data the session works with, where each municipality has a database of its own."""
MUNICIPALITY_PICKED: Entry[str | None] = Entry("municipality_picked", None)
PAGE_SEEN = Entry("page_seen", "")  # the last that the audit log has of the session
IN_DEMO = Entry("in_demo", False)
DEMO_STORE: Entry[Store | None] = Entry("demo_store", None)
MEMORY_STORE: Entry[Store | None] = Entry("memory_store", None)
HAS_OWN_DATA = Entry("has_own_data", False)
"""Whether the sample data were opened beside data of one's own, which one goes back to."""
SET_ASIDE: Entry[Mapping[str, Any]] = Entry("set_aside", {})
"""By key: what the session holds of one's own data while it shows the sample data."""

# From a figure or a row to what lies behind it.
PAGE_ASKED_FOR: Entry[str | StreamlitPage | None] = Entry("go_to", None)
OPENED_TASK: Entry[str | None] = Entry("open_task", None)
OPENED_PROJECT: Entry[str | None] = Entry("opened_project", None)
TASK_IN_DRAWER = Entry("task_in_drawer", "")
SISTERS_OPEN = Entry("sisters_open", False)
"""Whether the drawer shows the rows behind what earlier projects say."""
TASKS_AROUND: Entry[Sequence[str]] = Entry("tasks_around", ())
"""The tasks of the table from which the drawer was opened, in its order."""

# Eskalation.
OPENED_CASE: Entry[str | None] = Entry("open_case", None)
UNFOLDED_ESCALATION: Entry[str | None] = Entry("unfolded_escalation", None)
"""The task whose drawer shows its eskalation at once, since it was picked for it or written in just now."""
CASE_NEWS: Entry[Problem | str | None] = Entry("case_news", None)
"""What came of the step that was taken just now."""

# The frame of every page.
PAGE_HEAD: Entry[DeltaGenerator | None] = Entry("page_head", None)  # of this run only
CHOSEN: Entry[Mapping[str, Any]] = Entry("chosen", {})
"""What the filters hold, by field, of those that are set. Widgets only show it, so none needs to be drawn."""
FILTERS_OPEN = Entry("filters_open", False)
CHOSEN_IN_PANEL = Entry("chosen_in_panel", False)
"""Whether the panel of filters has written since the page was drawn."""
ADDRESS_READ = Entry("address_read", False)
PERSONAL_BY_ADDRESS: Entry[Mapping[str, Mapping[str, Any]]] = Entry("personal_by_address", {})
"""What an address does not say: the personal filters that were set there."""
DISMISSED: Entry[frozenset[str]] = Entry("dismissed", frozenset())
"""The notices that this session has put aside."""

# Who writes.
INITIALS = Entry("who", "")
ASKS_FOR_INITIALS = Entry("asks_for_who", False)

# Exports.
SEEN_FILES: Entry[frozenset[str]] = Entry("seen_files", frozenset())
OUTCOMES: Entry[Sequence[ImportOutcome]] = Entry("outcomes", ())
SNAPSHOT_TO_CHOOSE: Entry[str | None] = Entry("snapshot_to_choose", None)
CHOSEN_SNAPSHOT: Entry[str | None] = Entry("chosen_snapshot", None)
CORRECTED_SNAPSHOT: Entry[str | None] = Entry("corrected_snapshot", None)
SNAPSHOT_TO_DELETE: Entry[str | None] = Entry("snapshot_to_delete", None)
"""What was clicked in the last column of the table of exports: the row and the action."""
DELETED: Entry[Deleted | None] = Entry("deleted", None)

# The programmappe.
SUBJECT = Entry(SUBJECT_KEY, "")
PROGRAMME_UPLOAD: Entry[Any] = Entry("programme_upload", None)
SEEN_PROGRAMME: Entry[str | None] = Entry("seen_programme", None)
PROGRAMME_OUTCOME: Entry[tuple[str, Problem | MergeOutcome | None]] = Entry("programme_outcome", ("", None))
CONFLICTS: Entry[Sequence[Conflict]] = Entry("conflicts", ())
SAVED = Entry("saved", "")
EDITED_ROWS: Entry[Mapping[str, list[dict]]] = Entry("edited_rows", {})
"""The rows that the table on show was drawn from, by its key."""
IN_TABLE: Entry[tuple[str, list[Change]]] = Entry("in_table", ("", []))
"""The subject on show, and what is written in its table and not saved."""
UNSAVED_CHANGES: Entry[Mapping[str, list[Change]]] = Entry("unsaved_changes", {})
"""By subject: what was written in tables that are drawn no longer."""
OFFERED_ROWS: Entry[Mapping[str, list[dict]]] = Entry("offered_rows", {})
"""By subject: the contents of rows that the exports offer, shown in its table and not saved."""
DECLINED_OFFERS: Entry[frozenset[str]] = Entry("declined_offers", frozenset())
FORGOTTEN_PERSON: Entry[Forgotten | None] = Entry("forgotten_person", None)
DRAWING = Entry("edit_table", "")

# Roles. What is chosen of persons stays out of the URL.
CHOSEN_ROLE: Entry[str | None] = Entry("chosen_role", None)
CHOSEN_PERSON: Entry[str | None] = Entry("chosen_person", None)
ALL_ROLES = Entry("all_roles", False)
VACANT_ROLE: Entry[str | None] = Entry("vacant_role", None)
GALLERY_ROLE: Entry[str | None] = Entry("gallery_role", None)
SHARED_COMPONENT: Entry[str | None] = Entry("shared_component", None)
ROLE_NEWS = Entry("role_news", (False, ""))
"""What came of the last change in a form about a role or a note: whether it is saved, and the words."""

# Rapport.
REPORT_AUDIENCE: Entry[str | None] = Entry(AUDIENCE_KEY, None)
REPORT_WITH_NAMES = Entry("report_with_names", True)
MADE_REPORT: Entry[tuple[tuple[str, str], bytes | Problem | None]] = Entry("made_report", (("", ""), None))
"""What the file was made of (Report.identity) and its format, and the file, or why there is none."""

# Præsentation.
SLIDE = Entry(SLIDE_KEY, 1)
SLIDE_PACE = Entry("slide_pace", "")
SLIDE_SHOWN = Entry("slide_shown", False)
"""Whether the slide was drawn just now, so that its seconds have not passed."""
NEXT_SLIDE: Entry[int | None] = Entry("next_slide", None)
"""The slide that its time has come for."""
PRESENTED_FROM: Entry[StreamlitPage | None] = Entry("presented_from", None)

# Kommunedag.
WALL_FILES: Entry[Any] = Entry("wall_files", None)
WALL_MUNICIPALITY = Entry("wall_municipality", "")

# Systemer.
STRATEGIC_COMPONENT: Entry[str | None] = Entry("strategic_component", None)

# Choices on single pages; their keys are their names in the URL.
ROLE_SECTION: Entry[str | None] = Entry(SECTION_KEY, None)
INTERFACE_SECTION: Entry[str | None] = Entry(SECTION_KEY, None)
ORDER = Entry(ORDER_KEY, "")
LANES = Entry(LANES_KEY, "")
COMPARED_BY, COMPARED_MEASURE = Entry(COMPARED_BY_KEY, ""), Entry(MEASURE_KEY, "")
HORIZON = Entry(HORIZON_KEY, "")
WEEKS_BY = Entry(WEEKS_KEY, "")
ALL_INTERFACES = Entry("all_interfaces", False)
"""Whether the matrix shows all snitflader, or the worst alone."""
COMPONENT: Entry[str | None] = Entry(COMPONENT_KEY, None)
CULTURE_PROJECT: Entry[str | None] = Entry(CULTURE_PROJECT_KEY, None)
CULTURE_TREND = Entry("culture_trend", False)
"""Whether the habits' trend over the exports is shown."""
SINCE: Entry[str | None] = Entry(SINCE_KEY, None)
"""The day of the export that the as-of date is compared with, as dd.mm.yyyy."""
SHOWN_CHANGE: Entry[str | tuple[str, str] | None] = Entry("shown_change", None)
"""Which changed tasks are listed: the code of a kind of change, or from which light to which ("": none)."""
CHANGE_KIND: Entry[str | None] = Entry("change_kind", None)


def widget_of(one: Filter) -> Entry[Any]:
    """What the widget of a filter holds, while it is drawn."""
    return Entry(one.key, one.to_widget(one.empty))


def seed_widget(one: Filter, shown: Any) -> None:
    """Let the widget show what is chosen. Call it before the widget is drawn."""
    widget = widget_of(one)
    # Written anew only where it differs: what the session writes goes before what the browser sends.
    if not widget.is_written or widget.read() != shown:
        widget.write(shown)


def filter_value(one: Filter) -> Any:
    """What is chosen in a filter, as the value of its field in TaskFilter."""
    return CHOSEN.read().get(one.field, one.empty)


def choose(**values: Any) -> None:
    """Set filters by their fields."""
    chosen = {**CHOSEN.read(), **values}
    CHOSEN.write({field: value for field, value in chosen.items() if value != BY_FIELD[field].empty})


def reset_filters() -> None:
    """Back to all tasks on the newest date."""
    CHOSEN.forget()


def forget_filters() -> None:
    """Reset them, also for the browser's back: the data that they chose among are no longer shown."""
    reset_filters()
    PERSONAL_BY_ADDRESS.forget()


def fingerprint(words: str) -> str:
    """What tells a widget's key from those of the same form about other things; no name can be read in it."""
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()[:12]


def field_of(form: str, field: str, about: str) -> Entry[Any]:
    """A field of a form that may be drawn for several things in a session; `about` tells them apart."""
    return Entry(f"{form}_{field}_{about}", None)


def table_of_rows(name: str, fingerprint: str) -> Entry[Any]:
    """A table whose rows lead on; it is another one when its rows change."""
    return Entry(f"{name}_{fingerprint}", None)


def opened_row(table: Entry[Any]) -> int | None:
    """The position of the row that was opened in it just now."""
    return table.read()["opened"]


def acted_row(table: Entry[Any]) -> tuple[int, str] | None:
    """The position of the row in it that something is to be done to, and the word of what."""
    return table.read()["acted"]


def chart(name: str) -> Entry[Any]:
    return Entry(f"{name}_chart", None)


def clicked_marks(name: str, selection: str) -> list[dict]:
    """The values of the marks that a click in the chart selected."""
    return chart(name).read()["selection"][selection]


def shown_as_table(name: str) -> Entry[bool]:
    """Whether a chart is shown as a table."""
    return Entry(f"{name}_as_table", False)


def page_of_table(pages: int) -> Entry[int]:
    return Entry(f"side_{pages}", 1)


def unfolded_lanes(lanes: str) -> Entry[list[str]]:
    """The lanes of the timeline whose tasks are shown. `lanes`: the code of what it has a row of."""
    return Entry(f"fold_{lanes}", [])


def upload_zone(name: str) -> Entry[Any]:
    return Entry(name, None)


def asks_about_export(snapshot_id: str) -> Entry[bool]:
    """Whether the user has asked what we doubt in an export."""
    return Entry(f"asked_{snapshot_id}", False)


def asks_for_mapping(name: str) -> Entry[bool]:
    """Whether the user points at the columns of a file in which we found no tasks."""
    return Entry(f"{name}_asked", False)


def answer_in_form(form: str, field: str) -> Entry[str]:
    """The choice of a column, or of what a code means, in a form about columns."""
    return Entry(f"{form}_{field}", "")


def corrected_links(kind: str, version: str) -> Entry[list[str]]:
    """The choice of støttesystemer or snitflader in a correction; it begins anew with each version."""
    return Entry(f"{kind}_{version}", [])


def case_field(name: str, version: str) -> Entry[Any]:
    """A field about an eskalation's next step; it begins anew with each entry of the log."""
    return Entry(f"case_{name}_{version}", None)


def programme_table(subject: str) -> Entry[Mapping[str, Any] | None]:
    """The edits in the table of a subject, as it is drawn now."""
    return Entry(f"edit_{subject}_{drawing()}", None)


def drawing() -> str:
    """What tells this drawing of a programme table from all others, those of other sessions too."""
    if not DRAWING.is_written:
        draw_anew()
    return DRAWING.read()


def draw_anew() -> None:
    """A fresh table: edits are told by position, so they must not meet other rows."""
    DRAWING.write(uuid.uuid4().hex)
    IN_TABLE.forget()
