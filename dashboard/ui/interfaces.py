"""The sections of the page Snitflader."""

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts import matrix
from dashboard.charts.base import with_picks
from dashboard.domain.catalogue import component_of, label_of, numbers_of
from dashboard.domain.filters import TaskFilter
from dashboard.domain.wording import counted, number
from dashboard.reports import calendar
from dashboard.sentences import alt_texts, interfaces
from dashboard.ui import filter_bar, navigation, session, state
from dashboard.ui.elements import downloads, sentence_list, tables
from dashboard.ui.elements.charts import chart_or_table

NO_FOLDER = (
    "Hvilke projekter der skal bruge en snitflade og hvornår, opmærksomhedspunkter og aktiviteter står i "
    "programmappen, som du lægger ind på siden Programmappe."
)
ROWS = 50
MATRIX, COMPONENT, ACTIVITIES = "Matrix", "Ét støttesystem", "Aktiviteter"
SECTIONS = (MATRIX, COMPONENT, ACTIVITIES)
_MOST = 18  # snitflader that the matrix shows until more are asked for: so its heads stay in view
_HOW_TO_READ = (
    "Farven er det værste lys. 2/5 betyder, at 2 af 5 opgaver er røde, og et klik viser dem. Under Røde "
    "projekter er tallet antal projekter. Stiplet felt: projektet skal bruge snitfladen, men der er ingen "
    "opgave endnu."
)
_ACTIVITY_COLUMNS = ["activity", "audience", "from_kombit", "place", "held_on", "hours", "our_roles"]
# Of columns: all of them in a window of 1280.
_ACTIVITY_WIDTHS = {
    "activity": 165, "audience": 195, "from_kombit": 97, "place": 105, "held_on": 95, "hours": 88,
    "our_roles": 160,
}  # fmt: skip
_USE_WIDTHS = {"interface": 265, "used_by": 370, "tasks": 75, "red": 65}
_RELATED = ["task_key", "worst_light", "days_to_due", "project", "title", "linked_by", "executor"]


def choose_section() -> tuple[str, DeltaGenerator]:
    """The section on show, and the line that its chooser stands in."""
    line = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    chosen = line.segmented_control(
        "Afsnit",
        SECTIONS,
        default=MATRIX,
        required=True,
        key=state.INTERFACE_SECTION.key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or MATRIX, line


def draw_matrix(
    cells: pd.DataFrame, chosen: TaskFilter, numbers: list[str], has_folder: bool, line: DeltaGenerator
) -> None:
    """Which snitflader hit several projects; what has no task yet.

    `cells`: queries/interfaces/matrix.sql. `line`: where the matrix has its switches.
    """
    if cells.empty:
        _without_cells(chosen)
    else:
        _draw_cells(cells, chosen, numbers, line)
        shared = session.ask("overview/red_across_projects", chosen)
        sentence_list.draw(interfaces.in_projects(shared), "shared_interfaces")
    if has_folder:
        _draw_missing(cells, chosen, numbers)
    else:
        st.info(NO_FOLDER)


def _without_cells(chosen: TaskFilter) -> None:
    """Why there is no matrix; stops where the filter leaves no task at all."""
    if not session.ask("tasks/count", chosen).iloc[0]["chosen"]:
        filter_bar.stop_where_nothing_is_left()
    st.text("Ingen af opgaverne er knyttet til en snitflade. Åbn en opgave for selv at knytte den til en.")


def _draw_cells(cells: pd.DataFrame, chosen: TaskFilter, numbers: list[str], line: DeltaGenerator) -> None:
    worst_first = cells["interface"].unique()
    shows_all = len(worst_first) <= _MOST or line.toggle(
        f"Vis alle {number(len(worst_first))} snitflader, ikke kun de {number(_MOST)} værste",
        key=state.ALL_INTERFACES.key,
    )
    drawn = cells if shows_all else cells[cells["interface"].isin(worst_first[:_MOST])]
    chart_or_table(
        "Snitflader og projekter, de værste først",
        matrix.interfaces_by_project(drawn),
        with_picks(as_figures(cells), matrix.picks(cells)),
        "matrix",
        alt_texts.matrix(cells),
        on_pick=navigation.go_to_interface,
        line=line,
    )
    st.caption(_HOW_TO_READ)
    downloads.excel_button(
        "Hent som Excel",
        "interfaces/matrix",
        chosen,
        "Snitflade og projekt",
        "matrix_xlsx",
        shape=as_figures,
        numbers=numbers,
    )


def _draw_missing(cells: pd.DataFrame, chosen: TaskFilter, numbers: list[str]) -> None:
    """What has no task yet, by name. `cells`: queries/interfaces/matrix.sql."""
    missing = as_missing(cells)
    st.header("Snitflader uden en publiceret opgave endnu")
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


def _choose_component(cells: pd.DataFrame, chosen: TaskFilter) -> str | None:
    """The støttesystem to look at, the worst one unless the user or the address says another."""
    in_matrix = sorted(filter(None, {component_of(number) for number in cells["interface"].unique()}))
    names = session.ask("interfaces/components", chosen, known=in_matrix)["component"].tolist()
    if not names:
        return None
    return st.selectbox("Vælg støttesystem", names, key=state.COMPONENT.key, bind="query-params", width=320)


def draw_component(cells: pd.DataFrame, activities: pd.DataFrame, chosen: TaskFilter) -> None:
    """A støttesystem as in KOMBIT's table: snitflader, projects and years; attention; its tasks.

    `cells`, `activities`: queries/interfaces/matrix.sql and activities.sql.
    """
    component = _choose_component(cells, chosen)
    if component is None:
        st.text("Hverken opgaverne eller programmappen nævner et støttesystem.")
        return
    numbers = numbers_of([component])
    uses = session.ask("interfaces/of_component", chosen, numbers=numbers)
    tables.table(
        as_lines(uses),
        "Støttesystemets snitflader, og hvilke projekter der skal bruge dem",
        widths=_USE_WIDTHS,
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
        st.header("Opmærksomhedspunkter og materiale")
        _attention(session.ask("interfaces/attention", chosen, component=component, numbers=numbers))
    with right:
        st.header("Aktiviteter om støttesystemet")
        _component_activities(activities[activities["component"] == component])
    st.header("KLIK-opgaver om støttesystemet")
    _related_tasks(component, chosen)


def _related_tasks(component: str, chosen: TaskFilter) -> None:
    tasks = session.ask("interfaces/related_tasks", chosen, component=component, rows=ROWS)
    if tasks.empty:
        st.text("Ingen af opgaverne handler om støttesystemet.")
        return
    related = int(tasks["related"].iloc[0])
    tables.task_table(
        tasks[_RELATED],
        "related",
        "KLIK-opgaver om støttesystemet, de værste først",
        height=400,
        sorts=len(tasks) == related,
        foot=tables.how_to_open(len(tasks), related),
    )


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
    st.header("Aktiviteter fra KOMBIT og netværk")
    if activities.empty:
        st.text("Programmappen har ingen aktiviteter.")
        return
    ahead = activities[activities["is_ahead"]]
    st.caption(
        f"{counted(len(ahead), 'aktivitet', 'aktiviteter')} forude, den nærmeste først. Vores roller er dem, "
        "der bør deltage."
    )
    tables.table(
        activities[_ACTIVITY_COLUMNS],
        "Aktiviteter, de kommende først",
        height=560,
        widths=_ACTIVITY_WIDTHS,
    )
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
