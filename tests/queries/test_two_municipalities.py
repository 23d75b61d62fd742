"""Two municipalities whose projects, roles and initials are called alike: each has its own people."""

import pytest

from dashboard.domain.scope import Session
from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.conftest import add_programme_rows
from tests.queries.role_rows import HORIZON, LOGIN, ROLE

OURS, THEIRS = "Eksempelkøbing", "Nabokøbing"
TASK = LOGIN | {"task_key": "A", "executor": "mes", "due_date": DAY}


@pytest.fixture
def both(store_with, add) -> Store:
    store = store_with(TASK)
    add(TASK, municipality=THEIRS)
    return store


def of(store: Store, municipality: str) -> Store:
    return store.for_session(Session("ABC", (municipality,)))


def states(store: Store, chosen, role: str) -> dict[str, str]:
    rows = store.ask("roles/coverage", filter=chosen, horizon_days=HORIZON)
    return rows[rows["role"] == role].set_index("municipality")["state"].to_dict()


def call_list(store: Store, chosen, municipality: str) -> dict[tuple, str | None]:
    rows = store.ask("tasks/call_list", filter=chosen, task_key=f"{municipality}|A")
    rows = rows.astype(object).where(rows.notna(), None)
    return {(row.rank, row.role): row.person for row in rows.itertuples()}


def test_a_component_s_role_by_one_s_own_sheet_is_needed_there_alone(both, on):
    need = {"role": "Tekniker", "component": "STS Adgangsstyring", "need": "nødvendig"}
    add_programme_rows(of(both, THEIRS), "role_needs", need)
    assert states(both, on(), "Tekniker") == {THEIRS: "ubesat"}


def test_what_one_s_programmappe_uses_is_no_need_of_the_other(both, on):
    add_programme_rows(of(both, THEIRS), "interface_uses", {"interface": "SF2900", "project": "SAPA"})
    assert states(both, on(), "FK-ansvarlig (SP)") == {THEIRS: "ubesat"}


def test_initials_are_those_of_the_own_sheet(both, on):
    add_programme_rows(
        of(both, OURS), "persons", {"name": "Mette Sørensen", "initials": "MES", "phone": "1234"}
    )
    add_programme_rows(
        of(both, THEIRS), "persons", {"name": "Mads Espersen", "initials": "MES", "phone": "4321"}
    )
    assert call_list(both, on(), OURS)[(1, None)] == "Mette Sørensen"
    assert call_list(both, on(), THEIRS)[(1, None)] == "Mads Espersen"
    phones = both.ask("tasks/call_list", filter=on(), task_key=f"{THEIRS}|A")["phone"]
    assert phones[0] == "4321"


def test_one_s_staffing_fills_no_seat_of_the_other(both, on):
    add_programme_rows(of(both, THEIRS), "staffing", {"role": ROLE, "person": "Nabo"})
    add_programme_rows(of(both, THEIRS), "staffing", {"role": "Projektleder", "person": "Nabo"})
    assert states(both, on(), ROLE) == {OURS: "ubesat", THEIRS: "besat"}
    assert call_list(both, on(), OURS)[(4, ROLE)] is None
    assert call_list(both, on(), OURS)[(3, "Projektleder")] is None
    assert call_list(both, on(), THEIRS)[(3, "Projektleder")] == "Nabo"


def test_two_of_one_name_keep_their_own_phone_and_mail(store_with, on):
    store = store_with(TASK | {"executor": "AH2"})
    add_programme_rows(
        store,
        "persons",
        {"name": "Anne Hansen", "initials": "AH1", "phone": "11 11 11 11"},
        {"name": "Anne Hansen", "initials": "AH2", "mail": "ah2@k.dk"},
    )
    rows = store.ask("tasks/call_list", filter=on(), task_key=f"{OURS}|A")
    first = rows.astype(object).where(rows.notna(), None).iloc[0]
    assert (first["person"], first["phone"], first["mail"]) == ("Anne Hansen (AH2)", None, "ah2@k.dk")
