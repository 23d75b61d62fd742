"""Which tasks a vacant role puts at risk, what is on whose desk, and who does what."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.store.connection import Store
from tests.conftest import EXPORT_DAY as DAY
from tests.conftest import add_programme_rows
from tests.queries.role_rows import HORIZON, LOGIN, ROLE, coverage, need, staff


@pytest.fixture
def store(store_with) -> Store:
    """One project with a task that needs a rolleadministrator."""
    return store_with(LOGIN)


# What is at risk.


def at_risk(store: Store, chosen, horizon_days: int = HORIZON) -> pd.DataFrame:
    return store.ask("roles/tasks_at_risk", filter=chosen, horizon_days=horizon_days)


def test_open_tasks_that_need_a_vacant_role_are_at_risk_each_with_its_reason(store_with, on):
    store = store_with(
        LOGIN,
        LOGIN | {"title": "Overskredet", "due_date": DAY - timedelta(9)},
        LOGIN | {"title": "Løst", "completed_date": DAY},
        LOGIN | {"title": "Senere", "due_date": DAY + timedelta(HORIZON + 1)},
        {"title": "Find en rolleadministrator", "due_date": DAY},
        {"title": "Noget andet", "due_date": DAY},
    )
    rows = at_risk(store, on())
    because = rows[rows["role"] == ROLE].set_index("title")["because"]
    assert set(because.index) == {LOGIN["title"], "Overskredet", "Find en rolleadministrator"}
    assert because["Find en rolleadministrator"] == "Titlen nævner »rolleadministrator«"
    assert because["Overskredet"].startswith("STS Adgangsstyring: ")


@pytest.mark.parametrize(
    ("title", "names_it"),
    [
        ("Teknikeren installerer", True),
        ("Møde med Teknikere", True),
        ("Teknikerhjælp", False),
        ("Mikrotekniker", False),
    ],
)
def test_a_title_names_a_role_as_a_word_of_its_own(store_with, on, title, names_it):
    store = store_with({"title": title, "due_date": DAY})
    need(store, {"role": "Tekniker"})
    assert bool(len(at_risk(store, on()))) is names_it


def test_vacant_roles_stand_by_the_tasks_that_they_put_at_risk(store_with, on):
    store = store_with(
        LOGIN,
        LOGIN | {"due_date": DAY, "title": "Nu"},
        {"project": "KY", "role": "Tekniker", "due_date": DAY},
    )
    rows = store.ask("roles/vacant", filter=on(), horizon_days=HORIZON)
    first = rows.iloc[0]
    assert (first["role"], first["project"], first["tasks_at_risk"]) == (ROLE, "SAPA", 2)
    assert first["first_due"] == pd.Timestamp(DAY)
    assert rows.iloc[1][["role", "project", "tasks_at_risk"]].tolist() == ["Tekniker", "KY", 1]
    assert set(rows["tasks_at_risk"][2:]) == {0}
    staff(store, {})
    assert ROLE not in set(store.ask("roles/vacant", filter=on(), horizon_days=HORIZON)["role"])


def test_a_role_that_is_vacant_in_several_projects_counts_its_tasks_once(store_with, on):
    store = store_with(LOGIN, LOGIN | {"project": "KY", "due_date": DAY, "title": "Nu"}, {"project": "BBR"})
    staff(store, {"ends": "31.08.2026"}, {"role": "Projektejer"}, {"role": "Projektleder", "project": "KY"})
    rows = store.ask("roles/vacant_roles", filter=on(), horizon_days=HORIZON)
    assert rows["role"].tolist() == [ROLE, "Projektleder"]
    assert rows["tasks_at_risk"].tolist() == [2, 0]
    assert [list(names) for names in rows["projects"]] == [["KY", "SAPA"], ["BBR", "SAPA"]]
    assert rows["vacant_from"].iloc[0] == pd.Timestamp(2026, 9, 1) and rows["first_due"].iloc[
        0
    ] == pd.Timestamp(DAY)


def test_the_names_to_choose_among_are_persons_and_whoever_has_tasks_or_roles(store, on):
    add_programme_rows(store, "persons", {"name": "Åse Ørn"})
    staff(store, {"person": "Bo Bek"})
    names = store.ask("roles/names", filter=on())["person"].tolist()
    assert names == ["Anna Ansvarlig", "Bo Bek", "Ulla Udfører", "Åse Ørn"]


def test_a_filter_chooses_tasks_and_a_project_chooses_roles(store_with, on):
    store = store_with(LOGIN, LOGIN | {"project": "KY", "title": "Ansøg"})
    of_ky = on(projects=("KY",))
    assert (
        set(at_risk(store, of_ky)["project"])
        == {"KY"}
        == {project for _, project in coverage(store, of_ky).index}
    )
    assert len(at_risk(store, on(text="ansøg"))) == 1
    assert len(coverage(store, on(text="ansøg"))) == len(coverage(store, on()))


def test_the_headline_counts_roles_and_tasks_once(store_with, on):
    store = store_with(
        LOGIN | {"role": "Tekniker", "due_date": DAY + timedelta(31)},
        LOGIN | {"project": "KY", "due_date": DAY + timedelta(32)},
    )
    staff(store, {"role": "Projektejer"}, {"role": "Projektleder", "project": "KY"})
    counts = store.ask("roles/headline", filter=on(), horizon_days=HORIZON, soon_days=31).iloc[0]
    assert counts.to_dict() == {"needed": 4, "vacant": 3, "tasks": 2, "soon": 1, "staffed": 2}


# The persons.


def persons(store: Store, chosen, most_tasks: int = 8) -> pd.DataFrame:
    limits = {"most_tasks": most_tasks, "times_median": 2}
    return store.ask("roles/persons", filter=chosen, horizon_days=HORIZON, **limits)


def test_a_person_s_open_tasks_are_counted_once_each_in_the_month_of_their_due_date(store_with, on):
    store = store_with(
        {"responsible": "Anna And", "executor": "anna and", "due_date": date(2026, 12, 1)},
        {"responsible": "Bo Bek", "executor": "Anna And", "due_date": date(2026, 10, 1)},
        {"responsible": "Bo Bek", "executor": None, "due_date": date(2028, 1, 1)},
        {"responsible": "Bo Bek", "executor": None, "due_date": DAY, "completed_date": DAY},
    )
    rows = store.ask("roles/load", filter=on(), horizon_days=HORIZON)
    assert [tuple(row) for row in rows.to_numpy()] == [
        ("Anna And", pd.Timestamp(2026, 11, 1), 1),
        ("Anna And", pd.Timestamp(2026, 12, 1), 1),
        ("Bo Bek", pd.Timestamp(2026, 11, 1), 1),
    ]


def test_a_person_has_roles_tasks_and_a_phone(store_with, on):
    store = store_with({"responsible": "AA", "executor": "Bo Bek", "due_date": DAY})
    add_programme_rows(store, "persons", {"name": "Anna And", "initials": "AA", "phone": "12 34 56 78"})
    staff(store, {}, {"role": "Tekniker", "project": "SAPA"}, {"role": "Projektejer", "ends": "01.01.2026"})
    rows = persons(store, on()).set_index("person")
    assert list(rows.index) == ["Anna And", "Bo Bek"]
    assert list(rows.loc["Anna And", "roles"]) == [ROLE, "Tekniker (SAPA)"]
    assert rows.loc["Anna And", ["phone", "open_tasks", "busiest", "is_registered"]].tolist() == [
        "12 34 56 78",
        1,
        1,
        True,
    ]
    assert not rows.loc["Bo Bek", "is_registered"]


def test_who_has_more_than_others_in_a_month_is_overloaded_in_it(store_with, on):
    tasks = [{"responsible": "Travl", "executor": None, "due_date": date(2026, 12, 1)} for _ in range(8)]
    others = [
        {"responsible": name, "executor": None, "due_date": date(2026, 12, 1)} for name in ("Bo", "Ida")
    ]
    store = store_with(*tasks, *others)
    rows = persons(store, on()).set_index("person")
    assert list(rows.loc["Travl", "overloaded_in"]) == [pd.Timestamp(2026, 12, 1)]
    assert list(rows.loc["Bo", "overloaded_in"]) == []
    assert list(persons(store, on(), most_tasks=9).set_index("person").loc["Travl", "overloaded_in"]) == []


def test_what_falls_when_a_person_stops(store, on):
    staff(store, {}, {"role": "Projektleder"}, {"role": "Projektleder", "person": "Bo Bek"})
    rows = store.ask("roles/if_stops", filter=on(), person="Anna And", horizon_days=HORIZON)
    alone = rows.iloc[0]
    assert (alone["role"], alone["project"], list(alone["others"]), alone["tasks"]) == (ROLE, "SAPA", [], 1)
    shared = rows.iloc[1]
    assert (shared["role"], list(shared["others"]), shared["tasks"]) == ("Projektleder", ["Bo Bek"], 0)
    named = store.ask("roles/if_stops", filter=on(), person="Anna Ansvarlig", horizon_days=HORIZON)
    assert named[["project", "tasks"]].values.tolist() == [["SAPA", 1]] and named["role"].isna().all()


# The texts.


def test_of_a_task_that_the_municipality_has_shared_out_only_its_own_rows_count(store, on):
    ours = store.ask("roles/responsibilities", filter=on(), component="STS Adgangsstyring")
    assert ours["is_suggestion"].all() and len(ours) > 8
    task = ours["task"].iloc[0]
    own = {"component": "Adgangsstyring", "role": "Tekniker", "responsibility": "Udfører"}
    add_programme_rows(store, "responsibilities", own | {"task": task.upper()}, own | {"task": "Noget nyt"})
    rows = store.ask("roles/responsibilities", filter=on(), component="STS Adgangsstyring")
    assert rows[rows["task"] == task.upper()][["role", "responsibility"]].values.tolist() == [
        ["Tekniker", "udfører"]
    ]
    assert task not in set(rows["task"]) and rows["task"].iloc[0] == task.upper()
    assert rows["task"].iloc[-1] == "Noget nyt" and not rows["is_suggestion"].iloc[-1]


def test_the_municipality_s_own_words_win_over_the_gallery_s(store, on):
    add_programme_rows(
        store,
        "role_texts",
        {"role": "Teknikere", "tasks": "Alt", "themes": "Drift; Gevinster og værdier"},
        {"role": "Arkivar", "responsibility": "Arkivet"},
    )
    rows = store.ask("roles/gallery", filter=on()).set_index("role")
    assert rows.loc["Tekniker", ["tasks", "text_source"]].tolist() == ["Alt", "Kommunen"]
    assert list(rows.loc["Tekniker", "themes"]) == ["Drift", "Gevinster og værdier"]
    assert rows.loc["Tekniker", "role_group"] == "Tekniske" and rows.loc["Tekniker", "responsibility"]
    assert rows.index[-1] == "Arkivar" and rows.loc["Arkivar", "role_group"] == "Egne"
