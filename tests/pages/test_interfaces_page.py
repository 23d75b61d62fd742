"""app_pages/interfaces.py with no data, with the samples, a filter that leaves nothing, without a folder."""

import io
from datetime import date, timedelta

import openpyxl
import pytest

from dashboard.charts import matrix
from dashboard.domain.programme_schema import BY_NAME
from dashboard.imports.samples import load_samples
from dashboard.reports import excel
from dashboard.store import register
from dashboard.ui import interfaces, navigation
from dashboard.ui.tasks import link_correction
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.pages.conftest import answer, row_list_with, row_lists, texts

PAGE = "app_pages/interfaces.py"
TODAY = date(2026, 11, 23)
SHARED = {"interfaces": ["SF1511"], "components": ["STS Adgangsstyring"], "linked_by": "number"}


def due(days: int, project: str = "KSD") -> dict:
    return SHARED | {"project": project, "due_date": TODAY + timedelta(days=days)}


@pytest.fixture
def samples(empty_store):
    load_samples(empty_store)
    return empty_store


def test_without_data_the_page_says_what_to_do(open_page):
    page = open_page(PAGE)
    assert not page.exception
    assert "Upload din KLIK-eksport" in texts(page)


def test_the_headline_answers_the_question(open_page, samples):
    page = open_page(PAGE)
    assert not page.exception
    assert answer(page) == (
        "SF1511 er rød i 3 projekter på én gang, og 2 andre snitflader er også røde i flere projekter"
    )
    [sentence] = row_list_with(page, "Kort fortalt")["Kort fortalt"]
    assert sentence.startswith("SF1511 Sikkerhed – Hent Token fra Context Handler: DUBU, KSD og KY. ")
    assert "9 steder skal et projekt bruge en snitflade uden en publiceret opgave endnu." in texts(page)


def section(page, name: str):
    page = page.segmented_control(key="afsnit").set_value(name).run()
    assert not page.exception
    return page


def test_only_the_chosen_section_is_drawn(open_page, samples):
    page = open_page(PAGE)
    assert [rows.columns[0] for rows in row_lists(page)] == ["Kort fortalt", "Snitflade"]
    assert "selectbox" not in {element.type for element in page.main}
    assert len(row_lists(section(page, interfaces.ACTIVITIES))) == 1


def test_an_export_alone_says_where_the_rest_comes_from(open_page, store_with):
    store_with(due(-1), due(-1, "KY"))
    page = open_page(PAGE)
    assert not page.exception
    assert interfaces.NO_FOLDER in [info.value for info in page.info]
    assert answer(page) == "SF1511 er rød i 2 projekter på én gang"
    assert "Aktiviteter fra KOMBIT" not in texts(page)


def test_a_filter_that_leaves_nothing_says_so(open_page, store_with):
    store_with(due(90))
    page = open_page(PAGE, lys=["Fuldført"])
    assert not page.exception
    assert "Ingen opgaver passer til filtrene" in page.info[0].value


def test_tasks_without_a_snitflade_are_told_of(open_page, store_with):
    store_with({"due_date": TODAY})
    page = open_page(PAGE)
    assert not page.exception
    assert "Ingen af opgaverne er knyttet til en snitflade" in texts(page)
    page = section(page, interfaces.COMPONENT)
    assert "Hverken opgaverne eller programmappen nævner et støttesystem" in texts(page)


def test_what_has_no_task_yet_is_listed_by_name(open_page, samples):
    missing = row_list_with(open_page(PAGE), "År eller tilstand", "Bemærkning")
    assert missing.values.tolist()[3][:3] == [
        "SF1512 Sikkerhed – Udstil service med token-sikkerhed (Security Token Service)", "Valg", "2027",
    ]  # fmt: skip
    assert len(missing) == 9


USES = "Projekter, der skal bruge snitfladen"
# KOMBIT's table "Eksempel: STS Adgangsstyring" (2018), with KLIK's name of SPK, and the sample's years.
USED_BY = {
    "SF1511 Sikkerhed – Hent Token fra Context Handler": "DAR (gennemført), BBR (I gang), KSD (2027), "
    "KY (2027), SAPA (2027), Valg (2027), KP (ny), DUBU (2027), AULA (2027), FLIS (I gang)",
    "SF1512 Sikkerhed – Udstil service med token-sikkerhed (Security Token Service)": "Valg (2027)",
    "SF1514 Sikkerhed – Hent Token fra Security Token Service": "DUBU (2027)",
    "SF1515 Sikkerhed – SAML Single Logout": "Valg (2027), DUBU (2027)",
}


def test_kombit_s_table_of_sts_adgangsstyring_can_be_read_off_the_page(open_page, samples):
    page = section(open_page(PAGE), interfaces.COMPONENT)
    assert page.selectbox(key="stoettesystem").value == "STS Adgangsstyring"
    used = row_list_with(page, USES)
    assert dict(used[["Snitflade", USES]].values.tolist()) == USED_BY
    said = texts(page)
    assert "Erfaring · SF1511: BBR viste, at eksterne brugere" in said
    assert "Gevinst: Ét login til alle løsninger." in said
    assert (
        "15.12.2026 13.00-14.00 · Webinar om jobfunktionsroller · Webinar · Rolleadministrator (STS)" in said
    )
    tasks = row_list_with(page, "Koblet ud fra")
    assert tasks["Opgave"].tolist()[:3] == [
        f"Opret jobfunktionsroller til {project}" for project in ("KSD", "KY", "DUBU")
    ]
    assert set(tasks["Koblet ud fra"]) == {"Egen kolonne", "SF-nummer", "Fagord"}


def test_kombit_s_activities_can_be_read_off_the_page_row_for_row(open_page, samples):
    page = section(open_page(PAGE), interfaces.ACTIVITIES)
    shown = row_list_with(page, "Aktivitet", "Vores roller").fillna("").values.tolist()
    fields = ("title", "audience", "from_kombit", "place", "starts", "hours", "our_roles")
    written = [
        [row["content"].get(field, "") for field in fields] for row in register.newest(samples, "activities")
    ]
    assert sorted(shown) == sorted(written)
    assert [row[4] for row in shown] == [
        "10.12.2026", "15.12.2026", "07.06.2027", "14.06.2027", "21.06.2027", "25.06.2027",
        "primo september 2027", "ultimo november 2027",
    ]  # fmt: skip
    assert any(button.label == "Hent 8 til kalenderen (.ics)" for button in page.get("download_button"))


def test_another_component_is_chosen(open_page, samples):
    page = section(open_page(PAGE), interfaces.COMPONENT)
    page.selectbox(key="stoettesystem").select("ØiR").run()
    assert not page.exception
    assert row_list_with(page, USES)["Snitflade"][0] == "SF1590_A Afsend økonomipostering"


def test_only_addresses_of_web_pages_are_links(open_page, store_with, empty_store):
    store_with(due(90))
    about = {"component": "STS Adgangsstyring", "text": "Se her"}
    links = ("https://eksempel.invalid/a", "javascript:alert(1)", "file:///c:/mappe")
    add_programme_rows(empty_store, "attention", *[about | {"link": link, "text": link} for link in links])
    page = section(open_page(PAGE), interfaces.COMPONENT)
    assert [button.url for button in page.get("link_button")] == ["https://eksempel.invalid/a"]
    assert "javascript:alert(1)" in [text.value for text in page.text]


@pytest.mark.parametrize(
    ("picked", "expected"),
    [
        (
            {"interface": "SF1511", "project": "KSD", "tasks": 2, "red": 1},
            {"interfaces": ("SF1511",), "projects": ("KSD",), "view": "red"},
        ),
        (
            {"interface": "SF1511", "project": "", "tasks": 25, "red": 0},
            {"interfaces": ("SF1511",), "view": ""},
        ),
        ({"interface": "SF1570", "project": "KY", "tasks": 0, "red": 0}, None),
    ],
)
def test_a_click_leads_to_the_tasks_of_the_cell(monkeypatch, picked, expected):
    went = []
    monkeypatch.setattr(navigation, "go_to_tasks", lambda **choices: went.append(choices))
    navigation.go_to_interface(picked)
    assert went == ([] if expected is None else [expected])


def test_the_drawer_says_that_a_task_is_corrected_and_by_whom(open_page, store_with, empty_store, on):
    store_with(due(90))
    task = empty_store.ask("tasks/details", filter=on(), task_key="Eksempelkøbing|K0").iloc[0]
    content = link_correction.correction(task, ["Organisation"], ["SF1515"])
    assert content.keys() == BY_NAME["link_corrections"].by_name.keys()
    assert content["components"] == "Organisation; STS Adgangsstyring", "a snitflade brings its støttesystem"
    add_programme_rows(empty_store, "link_corrections", content, on=EXPORT_DAY)
    page = open_page("app_pages/tasks.py")
    page.session_state["open_task"] = "Eksempelkøbing|K0"
    page.run()
    assert not page.exception
    assert (
        "Organisation, STS Adgangsstyring, SF1515 Sikkerhed – SAML Single Logout, rettet i hånden"
        in texts(page)
    )
    assert "Rettet af ABC den " in texts(page)
    assert any(button.label == "Fortryd rettelsen" for button in page.button)


def test_the_tables_taken_away_are_those_on_screen(samples, on):
    cells = samples.ask("interfaces/matrix", filter=on(), numbers=[])
    figures = interfaces.as_figures(cells)
    made = excel.workbook(figures, "Snitflade og projekt", [], TODAY, "Eksempelkøbing", excel.ROWS)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    shown = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert shown[1][0] == f"Opgjort pr. 23.11.2026. {len(cells)} rækker."
    assert shown[4] == [
        "Snitflade", "Projekt", "Værste lys", "Opgaver", "Røde", "Gule", "Røde projekter",
        "År eller tilstand",
    ]  # fmt: skip
    assert shown[5][:4] == [
        "SF1511 Sikkerhed – Hent Token fra Context Handler", "Alle projekter", "■ Rød", 25,
    ]  # fmt: skip


def test_a_red_cell_counts_what_it_leads_to(samples, on):
    cells = samples.ask("interfaces/matrix", filter=on(), numbers=[])
    red = cells[(cells["red"] > 0) & cells["project"].notna()]
    assert len(red)
    for cell in red.itertuples():
        behind = on(interfaces=(cell.interface,), projects=(cell.project,), view="red")
        assert samples.ask("tasks/count", filter=behind)["chosen"].tolist() == [cell.red]


def test_a_row_of_the_figures_picks_what_its_cell_does(samples, on):
    cells = samples.ask("interfaces/matrix", filter=on(), numbers=[])
    drawn = matrix.interfaces_by_project(cells).rows
    for pick, (_, mark) in zip(matrix.picks(cells), drawn.iterrows(), strict=True):
        assert pick == {field: mark[field] for field in ("interface", "tasks", "red", "project")}
