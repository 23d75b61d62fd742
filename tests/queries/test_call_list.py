"""Whom one calls about a task, seat by seat; what was noted of it; and which notes have come due."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.conftest import add_programme_rows

OWNER = "Eksempelkøbing"
TASK = {
    "task_key": "A",
    "project": "KSD",
    "responsible": "Bo Bek",
    "executor": "mes",
    "components": ["STS Adgangsstyring"],
}


def call_list(store: Store, chosen, task_key: str = "A") -> pd.DataFrame:
    return store.ask("tasks/call_list", filter=chosen, task_key=f"{OWNER}|{task_key}")


def seats(store: Store, chosen) -> list[tuple]:
    rows = call_list(store, chosen)
    texts = (
        rows[["rank", "role", "person"]].astype(object).where(rows[["rank", "role", "person"]].notna(), None)
    )
    return [tuple(row) for row in texts.to_numpy()]


@pytest.fixture
def store(store_with) -> Store:
    store = store_with(TASK)
    add_programme_rows(
        store,
        "persons",
        {
            "name": "Mette Sørensen",
            "initials": "MES",
            "phone": "12 34 56 78",
            "mail": "mes@k.dk",
            "unit": "It",
        },
    )
    return store


def test_every_seat_is_there_and_the_vacant_ones_are_empty(store, on):
    assert seats(store, on()) == [
        (1, None, "Mette Sørensen"),
        (2, None, "Bo Bek"),
        (3, "Projektleder", None),
        (4, "Rolleadministrator (STS)", None),
        (5, "KOMBIT-programleder", None),
    ]


def test_a_person_is_reached_as_the_sheet_says(store, on):
    first = call_list(store, on()).iloc[0]
    assert first[["phone", "mail", "unit", "is_registered"]].tolist() == [
        "12 34 56 78",
        "mes@k.dk",
        "It",
        True,
    ]
    assert not call_list(store, on()).iloc[1]["is_registered"]


def test_bemanding_fills_the_seats_and_the_project_s_own_leader_comes_first(store, on):
    add_programme_rows(
        store,
        "staffing",
        {"role": "Projektleder", "person": "Alles Leder"},
        {"role": "Projektleder", "person": "Egen Leder", "project": "KSD"},
        {"role": "Projektleder", "person": "Andens Leder", "project": "KY"},
        {"role": "Rolleadministrator", "person": "MES"},
        {"role": "Programleder", "person": "Pia", "ends": "01.01.2026"},
    )
    assert [person for rank, _, person in seats(store, on()) if rank > 2] == [
        "Egen Leder",
        "Mette Sørensen",
        None,
    ]


def test_the_sheet_projekter_names_the_leader_before_bemanding(store, on):
    add_programme_rows(store, "staffing", {"role": "Projektleder", "person": "Bo Bek"})
    leader = {"leader": "Pia Poulsen", "leader_phone": "87654321", "leader_mail": "pia@k.dk"}
    add_programme_rows(store, "projects", {"project": "Projekt KSD"} | leader)
    row = call_list(store, on()).iloc[2]
    assert row[["person", "phone", "mail"]].tolist() == ["Pia Poulsen", "87654321", "pia@k.dk"]


def test_a_role_that_isn_t_relevant_in_the_project_is_no_seat(store, on):
    add_programme_rows(
        store, "role_needs", {"role": "Rolleadministrator", "need": "ikke relevant", "project": "KSD"}
    )
    assert [rank for rank, _, _ in seats(store, on())] == [1, 2, 3, 5]


def note(**about) -> dict:
    return {"task_key": "A", "municipality": OWNER, "what": "ringet"} | about


def test_notes_stand_newest_first_and_survive_the_next_export(store, add, on):
    add_programme_rows(
        store, "contacts", note(asked_on="12.11.2026"), note(asked_on="14.11.2026", what="svar")
    )
    add(TASK, as_of=DAY + timedelta(7))
    later = on(as_of=DAY + timedelta(7))
    rows = store.ask("tasks/notes", filter=later, task_key=f"{OWNER}|A")
    assert rows["what"].tolist() == ["svar", "ringet"]
    page = store.ask("tasks/page_of_tasks", filter=later, order="title", rows=9, skip=0)
    assert page["what"].tolist() == ["svar"]


@pytest.mark.parametrize(
    ("day", "shows"), [(date(2026, 12, 11), 0), (date(2026, 12, 12), 1), (date(2027, 1, 9), 1)]
)
def test_a_note_with_a_date_comes_back_on_that_day(store, on, day, shows):
    add_programme_rows(store, "contacts", note(asked_on="20.11.2026", follow_up="12.12.2026"))
    rows = store.ask("overview/follow_ups", filter=on(), seen_on=day)
    assert len(rows) == shows
    assert rows["what"].tolist() == ["ringet"] * shows


def test_a_later_note_takes_the_earlier_s_place(store, on):
    add_programme_rows(
        store, "contacts", note(asked_on="01.11.2026", follow_up="10.11.2026"), note(asked_on="11.11.2026")
    )
    assert store.ask("overview/follow_ups", filter=on(), seen_on=DAY).empty


def test_a_task_that_is_solved_needs_no_following_up(store_with, on):
    store = store_with(TASK | {"completed_date": DAY})
    add_programme_rows(store, "contacts", note(follow_up="10.11.2026"))
    assert store.ask("overview/follow_ups", filter=on(), seen_on=DAY).empty


def test_a_new_row_comes_after_the_last(store):
    assert store.ask("programme/last_position", subject="contacts")["position"].tolist() == [0]
    add_programme_rows(store, "contacts", note(), note(what="igen"))
    assert store.ask("programme/last_position", subject="contacts")["position"].tolist() == [1]
