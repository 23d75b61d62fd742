"""Page config and navigation: the table of contents."""

from pathlib import Path

import streamlit as st

from dashboard.server import request_log
from dashboard.ui import (
    address,
    chosen_municipality,
    current_login,
    demo,
    filter_bar,
    navigation,
    notices,
    page_head,
    presentation,
    print_head,
    session,
    state,
)
from dashboard.ui.exports import restore

# The icon is our own file: a Material icon as page icon would be fetched from another host.
ICON = Path(__file__).parent / "server" / "static" / "icon.png"
LOGO = Path(__file__).parent / "server" / "static" / "logo.svg"
SIDEBAR = 200  # pixels: the room belongs to the tables
PRESENTATION = "praesentation"  # obeys the filters, and doesn't show them
WITHOUT_FILTERS = (
    "data",
    "programmappe",
    "kommunedag",
    "kommuner",
    PRESENTATION,
    "overblik",
)  # the last leads on at once

request_log.adopt()
st.set_page_config(
    page_title="KLIK-overblik", page_icon=str(ICON), layout="wide", initial_sidebar_state=SIDEBAR
)
st.logo(str(LOGO), size="large")
# A flat list: grouped sections fail WCAG A in Streamlit.
page = st.navigation(
    [
        st.Page("app_pages/overview.py", title="Overblik", icon=":material/dashboard:", default=True),
        st.Page("app_pages/tasks.py", title="Opgaver", url_path="opgaver", icon=":material/checklist:"),
        st.Page("app_pages/timeline.py", title="Tidslinje", url_path="tidslinje", icon=":material/timeline:"),
        st.Page(
            "app_pages/changes.py",
            title="Ændringer",
            url_path="aendringer",
            icon=":material/difference:",
        ),
        st.Page("app_pages/projects.py", title="Projekter", url_path="projekter", icon=":material/work:"),
        st.Page("app_pages/interfaces.py", title="Snitflader", url_path="snitflader", icon=":material/hub:"),
        st.Page(
            "app_pages/systems.py",
            title="Systemer",
            url_path="systemer",
            icon=":material/contract:",
        ),
        st.Page("app_pages/roles.py", title="Roller", url_path="roller", icon=":material/groups:"),
        st.Page(
            "app_pages/culture.py",
            title="KLIK-kultur",
            url_path="klik-kultur",
            icon=":material/volunteer_activism:",
        ),
        st.Page(
            "app_pages/escalation.py",
            title="Eskalation",
            url_path="eskalation",
            icon=":material/trending_up:",
        ),
        st.Page("app_pages/report.py", title="Rapport", url_path="rapport", icon=":material/summarize:"),
        st.Page(
            "app_pages/programme.py",
            title="Programmappe",
            url_path="programmappe",
            icon=":material/folder_open:",
        ),
        st.Page(
            "app_pages/comparison.py",
            title="Kommuner",
            url_path="kommuner",
            icon=":material/compare_arrows:",
            visibility="visible" if session.each_has_a_database() else "hidden",
        ),
        st.Page("app_pages/wall.py", title="Kommunedag", url_path="kommunedag", icon=":material/co_present:"),
        st.Page("app_pages/data.py", title="Data", url_path="data", icon=":material/database:"),
        st.Page(
            "app_pages/presentation.py", title="Præsentation", url_path=PRESENTATION, visibility="hidden"
        ),
        # The default page answers only at the root; the address one would guess must not be "not found".
        st.Page(navigation.go_to_front, title="Overblik", url_path="overblik", visibility="hidden"),
    ],
    expanded=True,
)
is_presentation, has_views = page.url_path == PRESENTATION, page.url_path == "opgaver"
has_filters = page.url_path not in WITHOUT_FILTERS
current_login.stop_without_one()
current_login.draw()
chosen_municipality.stop_without_one()
chosen_municipality.way_to_another()
address.adopt(page.url_path, has_filters or is_presentation)
navigation.go_where_asked()
restore.stop_without_store()
if not demo.is_on():
    current_login.record_page(page.title)
page_head.draw()
if session.has_tasks():
    presentation.way_in(page)
demo.way_out()
if has_filters and session.has_tasks():
    with st.container(gap="xsmall"):
        filter_bar.draw(has_views)
        notices.draw()
    address.write(page.url_path, has_views)
    print_head.draw(filter_bar.chosen(state.filter_value(filter_bar.VIEW) if has_views else ""))
with st.container(key="page_body"):
    page.run()
