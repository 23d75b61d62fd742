"""Whom the drawer says to call."""

from datetime import timedelta

from tests.conftest import EXPORT_DAY


def drawer(open_page, task_key: str):
    page = open_page("app_pages/tasks.py")
    page.session_state["open_task"] = f"Eksempelkøbing|{task_key}"
    page.run()
    assert not page.exception
    return page


def lines(page) -> list[str]:
    return [text.value for text in page.text]


def others(page) -> list[list[str]]:
    """The rows of the drawer's table of others who may help, without why."""
    table = next(table.value for table in page.dataframe if "Hvor" in table.value)
    return table[["Hvor", "Navn"]].values.tolist()


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
    page = drawer(open_page, "A")
    assert {"Udfører: Ulla", "Ansvarlig: Bo"} < set(lines(page))
    assert others(page) == [["I projektet", "Pia"], ["Har prøvet det", "Erfaren"]]


def test_an_empty_seat_and_nobody_else(open_page, store_with):
    store_with({"task_key": "A", "executor": None, "responsible": "Bo"})
    page = drawer(open_page, "A")
    assert "Ansvarlig: Bo" in lines(page)
    assert "Mangler: Udfører, Projektleder, Programleder." in lines(page)
    assert not any("Hvor" in table.value for table in page.dataframe)
