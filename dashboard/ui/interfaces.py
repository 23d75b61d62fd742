"""The sections of the page Snitflader."""

import pandas as pd
import streamlit as st

from dashboard.charts import matrix
from dashboard.domain.catalogue import component_of, label_of, numbers_of
from dashboard.domain.filters import TaskFilter
from dashboard.domain.wording import counted, number
from dashboard.reports import calendar
from dashboard.sentences import interfaces
from dashboard.ui import filter_bar, navigation, session, state
from dashboard.ui.elements import downloads, tables
from dashboard.ui.elements.charts import chart_or_table

NO_FOLDER = (
    "Hvilke projekter der skal bruge en snitflade og hvornår, opmærksomhedspunkter og aktiviteter står i "
    "programmappen, som du lægger ind på siden Programmappe."
)
ROWS = 50
_ACTIVITY_COLUMNS = ["activity", "audience", "from_kombit", "place", "held_on", "hours", "our_roles"]


def without_cells(chosen: TaskFilter) -> None:
    """Why there is no matrix; stops where the filter leaves no task at all."""
    if not session.ask("tasks/count", chosen).iloc[0]["chosen"]:
        filter_bar.stop_where_nothing_is_left()
    st.text(
        "Ingen af opgaverne er knyttet til en snitflade. Åbn en opgave for at knytte den til en i hånden."
    )


def draw_matrix(cells: pd.DataFrame, chosen: TaskFilter, numbers: list[str]) -> None:
    """`cells`: queries/interfaces/matrix.sql."""
    chart_or_table(
        "Snitflade × projekt, den værste først",
        matrix.interfaces_by_project(cells),
        as_figures(cells),
        "matrix",
        "Hver snitflades opgaver i hvert projekt: det værste lys og antallet",
        on_pick=navigation.go_to_interface,
        caption="Farven er det værste lys, og tallet er antal opgaver. Et klik i et felt viser dets opgaver. "
        "Et klik under Røde projekter, hvor tallet er antal projekter, viser dem på tværs af alle projekter. "
        "Stiplet felt: projektet skal bruge snitfladen, men der er ingen opgave endnu.",
    )
    downloads.excel_button(
        "Hent som Excel",
        "interfaces/matrix",
        chosen,
        "Snitflade og projekt",
        "matrix_xlsx",
        shape=as_figures,
        numbers=numbers,
    )


def draw_missing(cells: pd.DataFrame, chosen: TaskFilter, numbers: list[str]) -> None:
    """What has no task yet, by name. `cells`: queries/interfaces/matrix.sql."""
    missing = as_missing(cells)
    st.subheader("Snitflader, som et projekt skal bruge, men hvor der ikke er publiceret en opgave endnu")
    st.text(interfaces.still_to_come(missing))
    if missing.empty:
        return
    tables.table(
        missing, "Snitflader, som et projekt skal bruge uden en opgave endnu", widths={"interface": 450}
    )
    downloads.excel_button(
        "Hent som Excel",
        "interfaces/matrix",
        chosen,
        "Snitflader uden opgave",
        "missing_xlsx",
        shape=as_missing,
        numbers=numbers,
    )


def choose_component(cells: pd.DataFrame, chosen: TaskFilter) -> str | None:
    """The støttesystem to look at, the worst one unless the user or the address says another."""
    in_matrix = sorted(filter(None, {component_of(number) for number in cells["interface"].unique()}))
    names = session.ask("interfaces/components", chosen, known=in_matrix)["component"].tolist()
    if not names:
        return None
    return st.selectbox("Vælg støttesystem", names, key=state.COMPONENT.key, bind="query-params", width=320)


def draw_component(component: str, activities: pd.DataFrame, chosen: TaskFilter) -> None:
    """A støttesystem as in KOMBIT's table: snitflader, projects and years; attention; its tasks.

    `activities`: queries/interfaces/activities.sql.
    """
    numbers = numbers_of([component])
    uses = session.ask("interfaces/of_component", chosen, numbers=numbers)
    tables.table(
        as_lines(uses),
        "Støttesystemets snitflader, og hvilke projekter der skal bruge dem",
    )
    downloads.excel_button(
        "Hent som Excel",
        "interfaces/of_component",
        chosen,
        "Støttesystemets snitflader",
        "component_xlsx",
        shape=as_lines,
        numbers=numbers,
    )
    left, right = st.columns(2, gap="medium", border=True)
    with left:
        st.subheader("Opmærksomhedspunkter og materiale")
        _attention(session.ask("interfaces/attention", chosen, component=component, numbers=numbers))
    with right:
        st.subheader("Aktiviteter om støttesystemet")
        _component_activities(activities[activities["component"] == component])
    st.subheader("KLIK-opgaver om støttesystemet")
    _related_tasks(component, chosen)


def _related_tasks(component: str, chosen: TaskFilter) -> None:
    tasks = session.ask("interfaces/related_tasks", chosen, component=component, rows=ROWS)
    if tasks.empty:
        st.text("Ingen af opgaverne handler om støttesystemet.")
        return
    related = int(tasks["related"].iloc[0])
    tables.task_table(
        tasks.drop(columns="related"),
        "related",
        "KLIK-opgaver om støttesystemet, de værste først",
        height=400,
        sorts=len(tasks) == related,
    )
    tables.how_to_open(len(tasks), related)


def _attention(points: pd.DataFrame) -> None:
    if points.empty:
        st.text("Programmappen har ingen opmærksomhedspunkter om støttesystemet.")
    for position, point in enumerate(points.itertuples()):
        about = " · ".join(word for word in (point.kind, point.interface) if isinstance(word, str))
        st.text(": ".join(word for word in (about, point.text) if isinstance(word, str) and word))
        _material(point.link, f"attention_{position}")


def _component_activities(activities: pd.DataFrame) -> None:
    if activities.empty:
        st.text("Programmappen har ingen aktiviteter om støttesystemet.")
    for position, row in enumerate(activities.itertuples()):
        when = " ".join(word for word in (row.held_on, row.hours) if isinstance(word, str))
        about = (when, row.activity, row.place, row.our_roles)
        st.text(" · ".join(word for word in about if isinstance(word, str)))
        _material(row.link, f"component_activity_{position}")


def _material(address: object, key: str) -> None:
    """The way to an address that a user wrote: as text unless it is a web page's."""
    if not isinstance(address, str):
        return
    if address.startswith(("https://", "http://")):
        st.link_button("Åbn materialet", address, key=key, icon=":material/open_in_new:")
    st.text(address)


def draw_activities(activities: pd.DataFrame, chosen: TaskFilter) -> None:
    """All activities, those ahead first, with the calendar file: queries/interfaces/activities.sql."""
    st.subheader("Aktiviteter fra KOMBIT og netværk")
    if activities.empty:
        st.text("Programmappen har ingen aktiviteter.")
        return
    ahead = activities[activities["is_ahead"]]
    st.caption(
        f"{counted(len(ahead), 'aktivitet', 'aktiviteter')} forude, den nærmeste først. Vores roller er dem, "
        "der bør deltage."
    )
    tables.table(activities[_ACTIVITY_COLUMNS], "Aktiviteter, de kommende først", height=560)
    _take_activities(ahead, chosen)


def _take_activities(ahead: pd.DataFrame, chosen: TaskFilter) -> None:
    """Those ahead as calendar file, and all as Excel."""
    dated = int(ahead["starts_first"].notna().sum())
    with st.container(horizontal=True):
        st.download_button(
            f"Hent {number(dated)} til kalenderen (.ics)",
            lambda: calendar.calendar(ahead, "Aktiviteter fra KOMBIT"),
            file_name=f"klik-aktiviteter-{chosen.as_of:%Y-%m-%d}.ics",
            mime="text/calendar",
            on_click="ignore",
            key="activities_ics",
            icon=":material/calendar_month:",
            disabled=not dated,
        )
        downloads.excel_button(
            "Hent som Excel",
            "interfaces/activities",
            chosen,
            "Aktiviteter",
            "activities_xlsx",
            shape=lambda rows: rows[[*_ACTIVITY_COLUMNS, "component", "link"]],
        )


def as_figures(cells: pd.DataFrame) -> pd.DataFrame:
    """The figures of the matrix: queries/interfaces/matrix.sql with names."""
    shown = with_names(cells).assign(project=cells["project"].fillna("Alle projekter"))
    return shown.drop(columns=["note", "is_awaited"])


def as_missing(cells: pd.DataFrame) -> pd.DataFrame:
    """The uses without a task yet: queries/interfaces/matrix.sql with names."""
    awaited = cells[cells["is_awaited"]].sort_values("interface", kind="stable")
    return with_names(awaited)[["interface", "project", "when_used", "note"]]


def with_names(rows: pd.DataFrame) -> pd.DataFrame:
    """Each snitflade by number and title."""
    return rows.assign(interface=[label_of(it) for it in rows["interface"]])


def as_lines(rows: pd.DataFrame) -> pd.DataFrame:
    """queries/interfaces/of_component.sql with names, and the projects of each snitflade as one line."""
    return with_names(rows).assign(used_by=[", ".join(names) for names in rows["used_by"]])
