"""Which roles are needed, and who fills them on a day: a test for each line of what coverage is."""

from datetime import date

import pandas as pd
import pytest

from dashboard.store.connection import Store
from tests.conftest import add_programme_rows
from tests.queries.role_rows import HORIZON, LOGIN, ROLE, coverage, need, staff, state


@pytest.fixture
def store(store_with) -> Store:
    """One project with a task that needs a rolleadministrator."""
    return store_with(LOGIN)


# What makes a role needed.


def test_a_project_with_open_tasks_needs_owner_and_leader(store_with, on):
    store = store_with({"project": "KSD"}, {"project": "KY", "completed_date": date(2026, 10, 1)})
    rows = coverage(store, on())
    assert set(rows.index) == {("Projektejer", "KSD"), ("Projektleder", "KSD")}
    assert rows["because"].iloc[0].tolist() == ["Projektet har åbne opgaver"]


def test_a_task_s_component_and_its_role_column_need_roles(store_with, on):
    store = store_with(
        LOGIN, {"project": "KY", "role": "Superbrugere og tekniker"}, {"project": "KY", "role": "Alle"}
    )
    assert {(ROLE, "SAPA"), ("Superbruger", "KY"), ("Tekniker", "KY")} < set(coverage(store, on()).index)
    assert not [role for role, _ in coverage(store, on()).index if role == "Alle"]


def test_a_snitflade_needs_its_own_role(store_with, on):
    rows = coverage(store_with({"interfaces": ["SF1511"]}), on())
    [because] = rows.loc[("Tekniker", "SAPA"), "because"]
    assert because.startswith("SF1511: ")


def test_what_the_programmappe_says_a_project_is_to_use_needs_its_roles(store, on):
    uses = [
        {"interface": "SF2900", "project": "SAPA"},
        {"interface": "SF1590_A", "project": "SAPA", "when_used": "gennemført"},
    ]
    add_programme_rows(store, "interface_uses", *uses)
    rows = coverage(store, on())
    assert ("FK-ansvarlig (SP)", "SAPA") in rows.index and (
        "ØiR-administrator (STS)",
        "SAPA",
    ) not in rows.index


def test_what_follows_by_rule_is_a_suggestion_until_somebody_confirms_it(store, on):
    assert coverage(store, on()).loc[(ROLE, "SAPA"), "is_suggestion"]
    need(store, {"project": "SAPA"})
    row = coverage(store, on()).loc[(ROLE, "SAPA")]
    assert not row["is_suggestion"] and row["state"] == "ubesat"


def test_a_row_needs_a_role_where_no_rule_does_also_one_of_the_municipality_s_own(store, on):
    need(store, {"role": "Arkivar", "project": "SAPA"}, {"role": "Tekniker"})
    rows = coverage(store, on())
    assert rows.loc[("Arkivar", "SAPA"), "role_group"] == "Egne"
    assert rows.loc[("Tekniker", "SAPA"), "state"] == "ubesat"


def test_an_own_role_in_the_role_column_is_known_by_the_sheet(store_with, on):
    store = store_with({"role": "arkivar"})
    need(store, {"role": "Arkivar", "project": "KSD"})
    assert ("Arkivar", "SAPA") in coverage(store, on()).index


def test_a_row_on_a_component_needs_a_role_wherever_it_is_used(store_with, on):
    store = store_with(LOGIN, {"project": "KY"})
    need(store, {"role": "Tekniker", "component": "STS Adgangsstyring"})
    assert ("Tekniker", "SAPA") in coverage(store, on()).index
    assert ("Tekniker", "KY") not in coverage(store, on()).index


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"need": "ikke relevant", "project": "SAPA"}], "ikke_relevant"),
        ([{"need": "ikke relevant"}], "ikke_relevant"),
        ([{"need": "ikke relevant", "component": "STS Adgangsstyring"}], "ikke_relevant"),
        ([{"need": "ikke relevant", "project": "KSD"}], "ubesat"),
        ([{"need": "ikke relevant", "component": "ØiR"}], "ubesat"),
        ([{"need": "ikke relevant"}, {"project": "SAPA"}], "ubesat"),
        ([{"project": "SAPA"}, {"need": "ikke relevant"}], "ubesat"),
        ([{}, {"need": "ikke relevant", "project": "SAPA"}], "ikke_relevant"),
    ],
)
def test_of_rows_that_disagree_the_one_that_says_most_of_where_counts(store, on, rows, expected):
    need(store, *rows)
    assert state(store, on()) == expected


def test_a_role_that_isn_t_relevant_has_an_empty_list_of_persons(store, on):
    need(store, {"need": "ikke relevant"})
    staff(store, {})
    row = coverage(store, on()).loc[(ROLE, "SAPA")]
    assert list(row["persons"]) == [] and len(row["because"]) and pd.isna(row["vacant_from"])


# Who fills it.


def test_a_role_that_nobody_has_is_vacant_and_nobody_knows_since_when(store, on):
    row = coverage(store, on()).loc[(ROLE, "SAPA")]
    assert row["state"] == "ubesat" and list(row["persons"]) == [] and pd.isna(row["vacant_from"])


@pytest.mark.parametrize("where", [{}, {"project": "SAPA"}, {"component": "STS Adgangsstyring"}])
def test_somebody_with_a_name_fills_it_in_all_projects_or_in_one(store, on, where):
    staff(store, where)
    row = coverage(store, on()).loc[(ROLE, "SAPA")]
    assert row["state"] == "besat" and list(row["persons"]) == ["Anna And"]


@pytest.mark.parametrize("where", [{"project": "KSD"}, {"component": "ØiR"}, {"person": ""}])
def test_somebody_elsewhere_doesn_t_fill_it(store, on, where):
    staff(store, where)
    assert state(store, on()) == "ubesat"


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (["100 %"], "besat"),
        ([""], "besat"),
        (["50 %", "50"], "besat"),
        (["60 %"], "delvist"),
        (["50 %", "0,25"], "delvist"),
        (["40 %", ""], "besat"),
    ],
)
def test_shares_add_up_and_none_given_is_the_whole_role(store, on, shares, expected):
    staff(store, *({"person": f"Person {number}", "share": share} for number, share in enumerate(shares)))
    assert state(store, on()) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 30), "ubesat"),
        (date(2026, 12, 1), "delvist"),  # it ends within the horizon
        (date(2027, 1, 15), "delvist"),
        (date(2027, 1, 16), "ubesat"),
    ],
)
def test_staffing_holds_from_its_first_day_to_its_last(store, on, day, expected):
    staff(store, {"starts": "01.12.2026", "ends": "15.01.2027"})
    assert state(store, on(as_of=day)) == expected


def test_an_end_beyond_the_horizon_is_no_matter_yet(store, on):
    staff(store, {"ends": "15.01.2027"})
    assert state(store, on(), horizon_days=30) == "besat"
    assert state(store, on(), horizon_days=90) == "delvist"


def test_who_stops_in_march_makes_the_role_vacant_in_march(store, on):
    staff(store, {"ends": "marts 2027"})
    row = coverage(store, on()).loc[(ROLE, "SAPA")]
    assert (row["state"], row["vacant_from"]) == ("delvist", pd.Timestamp(2027, 3, 2))
    ahead = store.ask("roles/coverage_ahead", filter=on(), months=8)
    of_role = ahead[ahead["role"] == ROLE].set_index("day")["state"]
    assert of_role[pd.Timestamp(2027, 3, 1)] == "besat"
    assert of_role[pd.Timestamp(2027, 4, 1)] == "ubesat"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 2, 28), "ubesat"),
        (date(2027, 3, 1), "delvist"),  # somebody may have begun
        (date(2027, 3, 31), "besat"),
    ],
)
def test_a_vague_beginning_is_certain_on_its_last_day(store, on, day, expected):
    staff(store, {"starts": "marts 2027"})
    assert state(store, on(as_of=day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 3, 1), "delvist"), (date(2027, 3, 31), "delvist"), (date(2027, 4, 1), "ubesat")],
)
def test_in_a_vague_end_somebody_may_still_be_there(store, on, day, expected):
    staff(store, {"ends": "marts 2027"})
    assert state(store, on(as_of=day)) == expected


def test_of_a_role_that_somebody_left_it_is_known_since_when_it_is_vacant(store, on):
    staff(store, {"ends": "31.08.2026"}, {"person": "Bo Bek", "ends": "30.06.2026"})
    assert coverage(store, on()).loc[(ROLE, "SAPA"), "vacant_from"] == pd.Timestamp(2026, 9, 1)


def test_a_successor_closes_the_gap_and_a_gap_between_two_is_seen(store, on):
    staff(store, {"ends": "31.01.2027"}, {"person": "Bo Bek", "starts": "01.02.2027"})
    assert state(store, on()) == "besat"
    assert state(store, on(as_of=date(2027, 2, 1))) == "besat"
    staff(
        store,
        {"role": "Projektleder", "ends": "31.01.2027"},
        {"role": "Projektleder", "person": "Bo Bek", "starts": "15.02.2027"},
    )
    row = coverage(store, on()).loc[("Projektleder", "SAPA")]
    assert (row["state"], row["vacant_from"]) == ("delvist", pd.Timestamp(2027, 2, 1))


def test_a_role_for_two_components_is_filled_when_each_has_somebody(store_with, on):
    store = store_with(LOGIN | {"components": ["Beskedfordeler", "Ydelsesindeks"]})
    role = "Aftaleadministrator (STS)"
    staff(store, {"role": role, "component": "Beskedfordeler"})
    assert state(store, on(), role) == "delvist"
    staff(store, {"role": role, "component": "Ydelsesindeks", "person": "Bo Bek"})
    assert state(store, on(), role) == "besat"


def test_a_role_that_somebody_has_in_a_project_shows_though_nobody_needs_it(store, on):
    staff(store, {"role": "Superbruger", "project": "SAPA"})
    assert state(store, on(), "Superbruger") == "besat"


def test_names_are_those_of_the_sheet_personer(store, on):
    add_programme_rows(store, "persons", {"name": "Anna And", "initials": "AA"})
    staff(store, {"person": "aa"}, {"person": "And, Anna"})
    assert list(coverage(store, on()).loc[(ROLE, "SAPA"), "persons"]) == ["Anna And"]


def test_another_municipality_s_people_don_t_fill_our_roles(store, add, on):
    add(LOGIN, municipality="Andeby")
    staff(store, {"municipality": "Andeby"})
    rows = store.ask("roles/coverage", filter=on(), horizon_days=HORIZON)
    states = rows[rows["role"] == ROLE].set_index("municipality")["state"].to_dict()
    assert states == {"Andeby": "besat", "Eksempelkøbing": "ubesat"}
