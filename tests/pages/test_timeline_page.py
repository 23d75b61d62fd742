"""app_pages/timeline.py with no data, with some, without a programmappe, and where nothing is left."""

import json
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.filters import FILTERS
from dashboard.domain.horizon import LANES, NOBODY
from dashboard.imports.samples import load_samples
from tests.conftest import add_programme_rows
from tests.pages.conftest import answer, filters_set, row_lists, texts

PAGE = "app_pages/timeline.py"
TODAY = date(2026, 11, 23)
LATE = {"due_date": TODAY - timedelta(days=3), "title": "For sent"}
SOON = {"due_date": TODAY + timedelta(days=4), "title": "Snart"}
FAR = {"due_date": TODAY + timedelta(days=400), "title": "Langt ude"}
PILOT = {"project": "SAPA", "phase": "Pilot", "name": "Tre", "starts": "uge 2 2027", "ends": "uge 9 2027"}


def test_without_data_the_page_says_what_to_do(open_page):
    page = open_page(PAGE)
    assert not page.exception
    assert page.title[0].value == "Hvad kommer i de næste måneder, og hvornår hober det sig op?"
    assert "Upload din KLIK-eksport" in texts(page)


def test_the_headline_answers_the_title(open_page, store_with):
    store_with(LATE, SOON, SOON, FAR)
    page = open_page(PAGE)
    assert not page.exception
    assert answer(page) == "2 åbne opgaver har frist de næste 8 måneder, og 1 har overskredet den."
    assert "Uge 48 er travlest med 2 frister, alle fredag den 27. november." in texts(page)
    assert "Ikke tegnet: 1 åben opgave med frist 26.07.2027 eller senere." in texts(page)


def test_an_export_alone_is_drawn_and_the_programmappe_is_told_of(open_page, store_with):
    store_with(SOON)
    assert "siden Programmappe tilføjer pilot" in texts(open_page(PAGE))


def test_the_phases_of_the_programmappe_are_drawn(open_page, store_with, empty_store):
    store_with(SOON)
    add_programme_rows(empty_store, "phases", PILOT)
    page = open_page(PAGE)
    assert not page.exception
    assert "Næste i udrulningen: SAPA, Pilot: Tre (uge 2 2027)." in texts(page)
    assert "siden Programmappe" not in texts(page)


def test_a_filter_that_leaves_nothing_says_so(open_page, store_with):
    store_with(LATE | {"project": "BBR"}, SOON | {"project": "KY"})
    page = open_page(PAGE, projekt=["KY"], lys=["Rød"])
    assert not page.exception
    assert "Ingen opgaver passer til filtrene" in page.info[0].value


def test_where_all_is_done_that_is_said(open_page, store_with):
    store_with(SOON | {"status_code": "done"})
    page = open_page(PAGE)
    assert not page.exception
    assert answer(page) == "Ingen af opgaverne er åbne."


def tables(page: AppTest) -> dict:
    """Each table on the page by the heading above it."""
    headings = [element.value for element in page.header]
    return dict(zip(headings[: len(row_lists(page))], row_lists(page), strict=True))


def as_table(page: AppTest) -> AppTest:
    page.toggle(key="timeline_as_table").set_value(True).run()
    return page


def test_the_table_has_the_chart_s_figures(open_page, store_with):
    store_with(LATE, SOON, SOON | {"project": "BBR"}, FAR)
    found = tables(as_table(open_page(PAGE)))
    assert list(found) == ["Rækkerne", "Frister"]
    lanes = found["Rækkerne"]
    shown = ["Række", "Åbne opgaver", "Overskredet", "Frist i perioden", "Frist senere"]
    assert lanes[shown].values.tolist() == [
        ["SAPA", 3, 1, 1, 1],
        ["BBR", 1, 0, 1, 0],
    ]
    assert found["Frister"]["Opgaver"].sum() == 3


def test_lanes_unfold_to_their_tasks(open_page, store_with):
    store_with(LATE, SOON | {"project": "BBR"})
    page = open_page(PAGE)
    page.multiselect(key="fold_project").set_value(["BBR"]).run()
    assert not page.exception
    assert tables(as_table(page))["Opgaver"]["Opgave"].tolist() == ["Snart"]


def test_a_lane_that_is_alone_is_unfolded(open_page, store_with):
    store_with(LATE, SOON | {"project": "BBR"})
    page = as_table(open_page(PAGE, projekt=["SAPA"]))
    assert tables(page)["Opgaver"]["Opgave"].tolist() == ["For sent"]


@pytest.mark.parametrize("lanes", ["Støttesystem", "Ansvarlig eller udfører"])
def test_other_lanes(open_page, store_with, lanes):
    store_with(SOON | {"components": ["ØiR"]}, SOON)
    page = open_page(PAGE)
    page.segmented_control(key="raekke").set_value(lanes).run()
    assert not page.exception
    page = as_table(page)
    expected = {"Støttesystem": ["Uden støttesystem", "ØiR"]}.get(lanes, ["Anna Ansvarlig", "Ulla Udfører"])
    assert sorted(tables(page)["Rækkerne"]["Række"]) == expected


def test_the_weeks_by_component(open_page, store_with):
    store_with(SOON | {"components": ["ØiR"]}, SOON)
    page = open_page(PAGE)
    page.segmented_control(key="uger_efter").set_value("Støttesystem").run()
    page.toggle(key="weeks_ahead_Støttesystem_as_table").set_value(True).run()
    assert not page.exception
    weeks = row_lists(page)[-1]
    assert weeks["Støttesystem"].tolist() == ["ØiR", "Uden støttesystem"]
    assert weeks["Fridage"].tolist() == ["", ""]


def test_a_year_is_told_by_months(open_page, store_with):
    store_with(SOON)
    page = open_page(PAGE)
    page.selectbox(key="horisont").set_value("12 måneder").run()
    assert not page.exception
    assert tables(as_table(page))["Frister"]["Periode"].tolist() == ["november 2026"]


def pick(mark: dict, kind: str = "project"):
    """What the page does where a mark is clicked, in a session of its own."""

    def script(mark, kind):
        from datetime import date

        import streamlit as st

        from dashboard.domain.horizon import LANES, Span
        from dashboard.ui import navigation

        st.session_state["chosen"] = {"as_of": date(2026, 11, 23)}
        lanes = next(lanes for lanes in LANES if lanes.code == kind)
        navigation.go_to_mark(lanes, Span(date(2026, 11, 23), 8), mark)

    app = AppTest.from_function(script, args=(mark, kind)).run()
    assert not app.exception
    return app


def chosen_by(*arguments) -> dict:
    return filters_set(pick(*arguments))


def test_a_mark_of_a_week_leads_to_its_open_tasks():
    state = chosen_by({"lane": "KSD", "begins": "2026-12-07", "task_key": ""})
    assert (state["projekt"], state["visning"]) == (["KSD"], "Åbne")
    assert (state["fra"], state["til"]) == (date(2026, 12, 7), date(2026, 12, 13))


def test_a_red_box_leads_to_its_red_tasks():
    state = chosen_by({"lane": "KSD", "begins": "", "task_key": "", "red": 12})
    assert (state["projekt"], state["visning"]) == (["KSD"], "Åbne røde")


def test_a_lane_leads_to_all_of_its_open_tasks():
    state = chosen_by({"lane": "ØiR", "begins": "", "task_key": ""}, "component")
    assert (state["system"], state["visning"]) == (["ØiR"], "Åbne")
    assert "fra" not in state and "til" not in state


def test_what_is_overdue_leads_to_the_days_before_the_as_of_date():
    state = chosen_by({"lane": "Ane", "begins": "overdue", "task_key": ""}, "person")
    assert (state["person"], state["til"]) == (["Ane"], date(2026, 11, 22))


def test_the_lane_of_nobody_leads_to_what_lacks_both():
    state = chosen_by({"lane": "Ingen ansvarlig eller udfører", "begins": "", "task_key": ""}, "person")
    assert state["mangler"] == ["Ingen ansvarlig", "Ingen udfører"]


def test_a_task_opens_in_its_drawer():
    assert pick({"lane": "KSD", "begins": "", "task_key": "E|K1"}).session_state["open_task"] == "E|K1"


def test_a_mark_of_no_lane_leads_nowhere():
    assert "go_to" not in pick({"lane": None, "begins": None, "task_key": None}).session_state


def test_a_row_of_the_table_leads_where_the_mark_does(open_page, store_with, monkeypatch):
    store_with(LATE, SOON | {"project": "BBR"})
    keys: dict[str, list] = {}
    monkeypatch.setattr(
        "dashboard.ui.elements.tables.leading_table",
        lambda rows, key_column, name, *_, **__: keys.update({name: list(map(json.loads, rows[key_column]))}),
    )
    as_table(open_page(PAGE))
    keys = keys["timeline_Rækkerne_figures"]
    assert keys == [
        {"lane": "SAPA", "begins": "", "task_key": "", "red": 1},
        {"lane": "BBR", "begins": "", "task_key": "", "red": 0},
    ]
    assert [chosen_by(key)["visning"] for key in keys] == ["Åbne røde", "Åbne"]


def test_a_red_box_counts_what_it_leads_to(empty_store, on):
    """For every kind of lane in the sample: the figure in the box, and the tasks behind it."""
    load_samples(empty_store)
    until = date(2027, 7, 26)
    for kind in LANES:
        lanes = empty_store.ask("timeline/lanes", filter=on(), lanes=kind.code, until=until, rows=100)
        of_lane = next(one.field for one in FILTERS if one.names == kind.code)
        assert lanes["red"].sum()
        for lane in lanes.itertuples():
            if lane.lane == NOBODY:
                continue
            for view, figure in (("open_red", lane.red), ("open", lane.open_tasks)):
                behind = on(**{of_lane: (lane.lane,)}, view=view)
                assert empty_store.ask("tasks/count", filter=behind)["chosen"].tolist() == [figure]


def test_a_red_cell_counts_what_it_leads_to(empty_store, on):
    load_samples(empty_store)
    cells = empty_store.ask("timeline/deadlines_by_component", filter=on(), weeks=36)
    red = cells[cells["red"] > 0]
    assert len(red)
    for cell in red.itertuples():
        monday = cell.week_start.date()
        week = {"due_from": max(monday, TODAY), "due_to": monday + timedelta(days=6)}
        behind = on(components=(cell.component,), view="open_red", **week)
        assert empty_store.ask("tasks/count", filter=behind)["chosen"].tolist() == [cell.red]


def test_a_cell_leads_to_its_week_and_component():
    def script():
        from datetime import date

        import streamlit as st

        from dashboard.ui import navigation

        st.session_state["chosen"] = {"as_of": date(2026, 11, 23)}
        navigation.go_to_cell({"week": "2026-50", "component": "ØiR", "red": 2})

    state = filters_set(AppTest.from_function(script).run())
    assert (state["system"], state["fra"], state["visning"]) == (["ØiR"], date(2026, 12, 7), "Åbne røde")
