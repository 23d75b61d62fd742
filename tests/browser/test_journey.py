"""The main job on a file we have never seen: drop, read, filter, share a link, come back tomorrow."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.domain.catalogue import interface_by_number
from tests.browser import own_export
from tests.browser.looking import open_page, wait_until_settled
from tests.browser.visiting import (
    PROBES,
    chips,
    choose,
    choose_view,
    column,
    comes_to,
    drop,
    go_to,
    how_many,
    light_row,
    lights,
    load,
    reset,
    search,
)

DASHBOARD = ("-m", "dashboard", "--no-browser", "--port")


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> Path:
    return own_export.write(tmp_path_factory.mktemp("export") / "mine opgaver.xlsx")


@pytest.fixture(scope="module")
def told(export) -> own_export.Oracle:
    return own_export.oracle(export)


@pytest.fixture
def loaded(server, new_page, export):
    """A page with the export in it. The first one drops the file, the others find it there."""
    page = new_page()
    open_page(page, server.url)
    if page.get_by_text("Upload din KLIK-eksport").count():
        drop(page, export)
        page.get_by_text("Kræver handling", exact=True).first.wait_for()
        wait_until_settled(page)
    return page


def test_the_lights_count_what_openpyxl_counts(loaded, told):
    assert how_many(loaded) == (len(told.tasks), len(told.tasks))
    assert lights(loaded) == told.lights()


def test_a_filter_leaves_what_the_oracle_leaves(loaded, told):
    of_all = len(told.tasks)
    choose(loaded, "Projekt", "Broer og stier")
    in_project = told.count(lambda task: task.project == "Broer og stier")
    assert comes_to((in_project, of_all), lambda: how_many(loaded), loaded)
    choose(loaded, "Projekt", "Fiskeri")
    in_both = told.count(lambda task: task.project in ("Broer og stier", "Fiskeri"))
    assert comes_to((in_both, of_all), lambda: how_many(loaded), loaded)
    reset(loaded, of_all)
    choose(loaded, "Snitflade", interface_by_number()["SF1511"].label)
    on_interface = told.count(lambda task: "SF1511" in task.interfaces)
    assert comes_to((on_interface, of_all), lambda: how_many(loaded), loaded)
    choose(loaded, "KLIK-lys", "Rød")
    red = told.count(lambda task: "SF1511" in task.interfaces and task.shown == "Rød")
    assert comes_to((red, of_all), lambda: how_many(loaded), loaded)
    assert 0 < red < on_interface < in_project < in_both, "the oracle's file tells too little"


def test_the_address_opens_the_same_view_in_another_tab(loaded, told, new_page):
    choose(loaded, "Projekt", "Havneplan")
    choose(loaded, "KLIK-lys", "Grøn")
    go_to(loaded, "Opgaver")
    choose_view(loaded, "Åbne")
    green = [task for task in told.tasks if task.project == "Havneplan" and task.shown == "Grøn"]
    still_open = {task.title for task in green if task.is_open}
    assert comes_to(still_open, lambda: set(column(loaded, "Opgave")), loaded)
    for tab in (new_page(beside=loaded, expected=PROBES), new_page(expected=PROBES)):
        open_page(tab, loaded.url)
        assert comes_to(still_open, lambda tab=tab: set(column(tab, "Opgave")), tab)
        assert how_many(tab) == (len(still_open), len(told.tasks))


def test_the_address_of_overblik_leads_to_it_with_its_filters(server, loaded, told, new_page):
    tab = new_page(expected=PROBES)
    open_page(tab, f"{server.url}/overblik?projekt=Havneplan")
    count = told.count(lambda task: task.project == "Havneplan")
    assert comes_to((count, len(told.tasks)), lambda: how_many(tab), tab)
    assert tab.get_by_role("heading", name="Kræver handling").count()


def test_persons_and_free_text_stay_out_of_the_address(loaded, told):
    person = own_export.PERSONS[0]
    choose(loaded, "Ansvarlig eller udfører", person)
    named = told.count(lambda task: person in (task.responsible, task.executor))
    assert comes_to((named, len(told.tasks)), lambda: how_many(loaded), loaded)
    search(loaded, "overgangen")
    both = told.count(lambda it: person in (it.responsible, it.executor) and "overgangen" in it.title)
    assert comes_to((both, len(told.tasks)), lambda: how_many(loaded), loaded)
    assert chips(loaded) == [f"Person: {person}", "Søgning: overgangen"]
    go_to(loaded, "Opgaver")
    assert how_many(loaded)[0] == both, "the filters hold across pages"
    query = parse_qs(urlsplit(loaded.url).query)
    assert not query.keys() & {"person", "tekst", "mangler"}
    assert "overgangen" not in loaded.url and "%C3%85se" not in loaded.url and "rreg" not in loaded.url


def test_the_tasks_behind_a_sentence_stand_in_the_address(loaded, told, new_page):
    sentence = loaded.get_by_role("button", name=re.compile(r"opgaver har frist inden for 14 dage"))
    soon = int(re.search(r"(\d+) opgaver", sentence.inner_text())[1])
    sentence.click()
    assert comes_to((soon, len(told.tasks)), lambda: how_many(loaded), loaded)
    tab = new_page(expected=PROBES)
    open_page(tab, loaded.url)
    assert comes_to((soon, len(told.tasks)), lambda: how_many(tab), tab)
    assert how_many(loaded) == how_many(tab), "the view stays where it was chosen"


def test_filters_whose_panel_is_closed_are_set_and_reset_for_good(loaded, told):
    """A click later, the browser must not send what it had before."""
    everything = len(told.tasks), len(told.tasks)
    choose(loaded, "Tema", "Økonomi")
    assert comes_to(False, lambda: how_many(loaded) == everything, loaded)
    reset(loaded, len(told.tasks))
    go_to(loaded, "Opgaver")
    assert how_many(loaded) == everything
    go_to(loaded, "Overblik")
    sentence = loaded.get_by_role("button", name=re.compile("(Den|En af de) travleste uger? forude"))
    deadlines = int(re.search(r"med (\d+) frist", sentence.inner_text())[1])
    sentence.click()
    loaded.get_by_text(f"Viser {deadlines} af {deadlines}.").wait_for()
    assert how_many(loaded)[0] == deadlines
    go_to(loaded, "Overblik")
    in_week = how_many(loaded)[0]
    assert deadlines <= in_week < everything[0], "the days hold across pages, the ready view doesn't"


def test_sample_data_stay_apart_from_one_s_own(loaded, told):
    open_page(loaded, f"{urlsplit(loaded.url)._replace(query='demo=1').geturl()}")
    loaded.get_by_text("Du ser eksempeldata. Alt er opdigtet.").wait_for()
    assert how_many(loaded)[1] > 300
    go_to(loaded, "Data")
    assert own_export.MUNICIPALITY not in column(loaded, "Kommune")
    loaded.get_by_text("Eksempeldata, alt er opdigtet").wait_for()
    loaded.get_by_role("button", name="Forlad eksempeldata").click()
    assert comes_to([own_export.MUNICIPALITY], lambda: column(loaded, "Kommune"), loaded)
    go_to(loaded, "Overblik")
    assert how_many(loaded)[1] == len(told.tasks)


def test_the_same_file_twice_says_so(loaded, told, export):
    go_to(loaded, "Data")
    drop(loaded, ("en kopi.xlsx", export.read_bytes()))
    loaded.get_by_text("Filen er allerede indlæst, som eksporten pr. 15.03.2027.").wait_for(state="attached")
    loaded.get_by_text("Der er ikke ændret noget.").wait_for(state="attached")
    assert loaded.get_by_role("heading", name="1 eksport").count() == 1
    go_to(loaded, "Overblik")
    assert how_many(loaded) == (len(told.tasks), len(told.tasks))


def test_f5_and_a_restart_keep_the_data(start_server, new_page, export, told, tmp_path):
    settings = {"KLIK_DATABASE": str(tmp_path / "klik.duckdb")}
    with start_server(*DASHBOARD, **settings) as first:
        page = new_page()
        load(page, first, export)
        page.reload()
        wait_until_settled(page)
        assert how_many(page) == (len(told.tasks), len(told.tasks))
        page.close()
    with start_server(*DASHBOARD, **settings) as second:
        page = new_page()
        open_page(page, second.url)
        assert how_many(page) == (len(told.tasks), len(told.tasks))
        assert lights(page) == told.lights()
        page.close()  # before its server, whose absence it would complain of


def test_several_files_dropped_at_once(start_server, page, tmp_path):
    days = [date(2027, 1, 18), date(2027, 2, 15), date(2027, 3, 15)]
    files = [
        own_export.write(tmp_path / f"{number}.xlsx", seed=1, tasks=60 + number, day=day)
        for number, day in enumerate(days)
    ]
    before, newest = (own_export.oracle(file).lights() for file in files[1:])
    with start_server(*DASHBOARD) as running:
        load(page, running, *files)
        assert comes_to((62, 62), lambda: how_many(page), page)
        for word, (count, _) in newest.items():
            assert since(count - before.get(word, (0, 0))[0]) in light_row(page, word).inner_text()
        go_to(page, "Data")
        page.get_by_role("heading", name="3 eksporter").wait_for()
        assert comes_to(["2.xlsx", "1.xlsx", "0.xlsx"], lambda: column(page, "Fil"), page)


def since(change: int) -> str:
    return f"{change:+d}".replace("-", "−") if change else "uændret"
