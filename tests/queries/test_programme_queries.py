"""The programmappe's rows beside the tasks: KLIK's own names of projects."""

from tests.conftest import add_programme_rows


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
