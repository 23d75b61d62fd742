"""Whom the drawer says to call."""

from datetime import timedelta

from tests.conftest import EXPORT_DAY


def contacts(open_page, task_key: str) -> list[list[str]]:
    """The rows of the drawer's table of persons, without why."""
    page = open_page("app_pages/tasks.py")
    page.session_state["open_task"] = f"Eksempelkøbing|{task_key}"
    page.run()
    assert not page.exception
    table = next(table.value for table in page.dataframe if "Ring til" in table.value)
    return table[["Ring til", "Navn"]].values.tolist()


def test_who_is_on_the_task_is_not_named_once_more_among_the_others(open_page, store_with):
    """Bo and Ulla lead their ranks in the project and on the snitflade too; only others are offered there."""
    asked = {"task_key": "A", "project": "KSD", "responsible": "Bo", "executor": "Ulla"}
    shared = {"interfaces": ["SF1511"], "due_date": EXPORT_DAY + timedelta(60)}
    solved = shared | {"project": "BBR", "status_code": "done"}
    store_with(
        asked | shared,
        shared | {"project": "KSD", "responsible": "Bo"},
        shared | {"project": "KSD", "responsible": "Ulla"},
        shared | {"project": "KSD", "responsible": "Pia"},
        solved | {"executor": "Ulla"},
        solved | {"executor": "Bo"},
        solved | {"executor": "Erfaren"},
    )
    assert contacts(open_page, "A") == [
        ["Udfører", "Ulla"],
        ["Ansvarlig", "Bo"],
        ["I projektet", "Pia"],
        ["Har prøvet det", "Erfaren"],
    ]


def test_an_empty_seat_and_nobody_else(open_page, store_with):
    store_with({"task_key": "A", "executor": None, "responsible": "Bo"})
    assert contacts(open_page, "A") == [["Udfører", "– ubesat –"], ["Ansvarlig", "Bo"]]
