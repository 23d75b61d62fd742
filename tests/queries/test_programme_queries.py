"""The programmappe's rows beside the tasks: KLIK's own names of projects."""

from datetime import timedelta

from dashboard.domain.omitted_names import HEADING_OF_PERSONS
from dashboard.programme import edits
from dashboard.store import register
from tests.conftest import EXPORT_DAY, add_programme_rows


def rows_of(store, subject: str, chosen) -> list[tuple]:
    """The rows as they stand after the newest evaluation."""
    with store.cursor() as cursor:
        number = cursor.execute("select max(evaluation_id) from evaluation").fetchone()[0]
        statement = (
            "select project, content ->> 'project' from programme_rows($subject, $filter) order by position"
        )
        struct = chosen.as_parameter() | {"evaluation_id": number}
        return cursor.execute(statement, {"subject": subject, "filter": struct}).fetchall()


def test_a_row_has_its_project_as_klik_names_it(store_with, on):
    store = store_with({"project": "KP"}, {"project": "KSD"})
    add_programme_rows(store, "projects", {"project": "SPK", "full_name": "Pensionssystem (KP)"})
    add_programme_rows(
        store, "phases", {"project": "SPK"}, {"project": "Projekt KSD"}, {"project": "Andet"}, {}
    )
    store.ask("tasks/count", filter=on())
    assert rows_of(store, "phases", on()) == [
        ("KP", "SPK"),
        ("KSD", "Projekt KSD"),
        ("Andet", "Andet"),
        (None, None),
    ]


def test_the_names_follow_the_next_export(store_with, add, on):
    store = store_with({"project": "KP"})
    add_programme_rows(store, "phases", {"project": "Projekt KSD"})
    store.ask("tasks/count", filter=on())
    assert rows_of(store, "phases", on()) == [("Projekt KSD", "Projekt KSD")]
    add({"project": "KSD"}, municipality="Nabokøbing")
    store.ask("tasks/count", filter=on())
    assert rows_of(store, "phases", on()) == [("KSD", "Projekt KSD")]


def test_the_projects_of_all_exports(store_with, add):
    store = store_with({"project": "KSD"}, {"project": None}, {"project": "KSD"})
    add({"project": "BBR"}, municipality="Nabokøbing")
    assert store.ask("programme/project_names")["project"].tolist() == ["BBR", "KSD"]


def test_what_versions_said(store_with):
    store = store_with({})
    assert store.ask("programme/contents", version_ids=[]).empty
    assert store.ask("programme/newest", row_ids=["none"]).empty


def test_the_persons_of_the_exports_on_show(store_with, add):
    store = store_with({"responsible": "Anna", "executor": "Bo"}, {"responsible": "Anna", "executor": None})
    add({"responsible": "Ib", "executor": "Ib"}, municipality="Nabokøbing")
    persons = store.ask("programme/persons_in_exports")
    assert persons.values.tolist() == [["Anna", 2], ["Bo", 1], ["Ib", 2]]
    assert store.ask("programme/names_in_tasks")["person"].tolist() == ["Anna", "Bo", "Ib"]


def test_the_persons_of_a_file_s_own_columns(store_with):
    store = store_with(
        {"extra": '{"Godkendt af": "Anna Krog", "Sag": "Aftale", "Note": null}'},
        {"extra": '{"KONTAKTPERSON (it)": "Bo Bech", "Godkendt af": "Anna Krog", "Systemejer": "Ib Lo"}'},
        {"extra": '{"Afhænger af": "Opret jobfunktionsroller", "Del af": "KSD", "Lederskab": "Nej"}'},
        {"extra": '{"Kontaktperson": "' + "lang " * 60 + '"}'},
    )
    persons = store.ask("programme/persons_in_own_columns", headings=HEADING_OF_PERSONS)
    assert persons["person"].tolist() == ["Anna Krog", "Bo Bech", "Ib Lo"]


def test_the_tasks_that_name_a_person(store_with, add):
    tasks = [{"responsible": "Anna"}, {"comment": "Ring til ANNA Å"}, {"responsible": "Bo", "executor": None}]
    store = store_with(*tasks, as_of=EXPORT_DAY - timedelta(28))
    add(*tasks)

    def counted(names: list[str], words: list[str]) -> list:
        return store.ask("programme/tasks_naming", names=names, words=words).values.tolist()

    assert counted(["Anna"], []) == [[1, 2]]
    assert counted(["Anna"], ["anna å"]) == [[2, 2]]
    assert counted([], []) == [[0, 0]]


def test_every_version_of_every_row(empty_store):
    add_programme_rows(empty_store, "persons", {"name": "Anna"})
    [row] = register.newest(empty_store, "persons")
    edits.save(empty_store, edits.removals([row | {"subject": "persons"}]), "ABC", EXPORT_DAY)
    versions = empty_store.ask("programme/versions")
    assert versions["removed"].tolist() == [False, True]
    assert versions["row_id"].nunique() == 1 and versions["owner"].tolist() == ["", ""]


def test_the_names_that_the_programmappe_has(empty_store):
    add_programme_rows(empty_store, "persons", {"name": "Bo"}, {"initials": "ABC"}, {"name": "Anna"})
    add_programme_rows(
        empty_store, "staffing", {"role": "projektleder", "person": "Ib"}, {"role": "Vores egen"}
    )
    add_programme_rows(empty_store, "role_texts", {"role": "Vores egen"})
    names = empty_store.ask("programme/own_names")
    assert names.values.tolist() == [
        ["person", "Anna"],
        ["person", "Bo"],
        ["role", "Projektleder"],
        ["role", "Vores egen"],
    ]


def test_systems_in_exports(store_with):
    store = store_with(
        {"components": ["Opus", "Beskedfordeler"], "interfaces": ["SF1500", "SF1511"]},
        {"extra": '{"It-system": "Opus; Nexus"}', "interfaces": ["SF1500"]},
        {"extra": '{"System": ""}'},
    )
    rows = store.ask("programme/systems_in_exports", known=["beskedfordeler"])
    assert [[*row[:2], list(row[2])] for row in rows.values.tolist()] == [
        ["Opus", 2, ["SF1500", "SF1511"]],
        ["Nexus", 1, ["SF1500"]],
    ]
