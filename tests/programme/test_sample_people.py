"""The story of the sample data about people: who has which role, who was asked, and what was escalated."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing

import pandas as pd
import pytest

from dashboard.domain import escalation
from dashboard.domain.filters import TaskFilter
from dashboard.domain.persons import Person, key_of, matched
from dashboard.domain.roles import PROJECT_ROLES, component_roles, role_named, role_tasks, roles_in
from dashboard.imports.samples import load_samples
from dashboard.store.connection import Store, open_store
from sample_data import story

ON_THE_DAY = TaskFilter(story.NOVEMBER)


@pytest.fixture(scope="module")
def samples() -> Iterator[Store]:
    with closing(open_store(":memory:")) as store:
        load_samples(store)
        store.ask("tasks/count", filter=ON_THE_DAY)  # evaluates the day
        yield store


@pytest.fixture(scope="module")
def sheet(samples):
    """The rows of a subject on 23 November, as its macro gives them."""

    def rows(subject: str) -> pd.DataFrame:
        samples.instance.prepare_all()
        with samples.cursor() as cursor:
            number = cursor.execute("select max(evaluation_id) from evaluation").fetchone()[0]
            chosen = ON_THE_DAY.as_parameter() | {"evaluation_id": number}
            statement = f"from programme_{subject}($filter) order by position"
            cursor.execute(statement, {"filter": chosen})
            names = [column[0] for column in cursor.description]
            return pd.DataFrame(cursor.fetchall(), columns=names, dtype=object)

    return rows


@pytest.fixture(scope="module")
def tasks(samples) -> pd.DataFrame:
    """The tasks of the newest export, by key within the municipality."""
    with samples.cursor() as cursor:
        newest = cursor.execute("from evaluated_tasks($day, 14)", {"day": story.NOVEMBER}).df()
    keys = newest["task_key"].str.removeprefix(f"{story.MUNICIPALITY}|")
    return newest.assign(task_key=keys).set_index("task_key")


def needs(tasks: pd.DataFrame, role_needs: pd.DataFrame) -> dict[str, set[str]]:
    """Role to the projects that need it, by the rules and the sheet Roller; apart from the app's queries."""
    of_component, of_interface = defaultdict(set), defaultdict(set)
    for row in component_roles():
        (of_interface[row.interface] if row.interface else of_component[row.component]).add(row.role)
    needed = defaultdict(set)
    for task in tasks[tasks["is_open"]].itertuples():
        by_component = {role for name in task.components for role in of_component[name]}
        by_interface = {role for number in task.interfaces for role in of_interface[number]}
        for role in {*roles_in(task.role), *PROJECT_ROLES, *by_component, *by_interface}:
            needed[role].add(task.project)
    for row in role_needs.itertuples():
        (needed[row.role].add if row.need_choice == "nødvendig" else needed[row.role].discard)(row.project)
    return needed


def on_role(staffing: pd.DataFrame, day) -> pd.DataFrame:
    begun = staffing["starts_first"].map(lambda first: first is None or first <= day)
    stays = staffing["ends_last"].map(lambda last: last is None or day <= last)
    return staffing[begun & stays]


def vacant(needed: dict[str, set[str]], staffing: pd.DataFrame) -> dict[str, set[str]]:
    left = {}
    for role, projects in needed.items():
        covered = set(staffing.loc[staffing["role"] == role, "project"])
        if None not in covered and (empty := projects - covered):
            left[role] = empty
    return left


def test_the_vacant_roles_are_those_of_the_story(sheet, tasks):
    needed, staffing = needs(tasks, sheet("role_needs")), sheet("staffing")
    assert vacant(needed, on_role(staffing, story.NOVEMBER)) == story.VACANT


def test_the_rolleadministrator_left_on_the_day_of_the_story(sheet, tasks):
    staffing = sheet("staffing")
    [row] = staffing[staffing["role"] == story.VACANT_ROLE].to_dict("records")
    assert (row["person"], row["ends_last"]) == (story.LEFT, story.LAST_DAY_OF_LEFT)
    needed = {story.VACANT_ROLE: {"KSD"}}
    assert vacant(needed, on_role(staffing, story.LAST_DAY_OF_LEFT)) == {}
    assert vacant(needed, on_role(staffing, story.VACANT_SINCE)) == needed


def test_one_role_is_shared_and_one_is_half_filled(sheet):
    staffing = sheet("staffing")
    shared = staffing[staffing["role"] == story.SHARED_ROLE]
    assert dict(zip(shared["person"], shared["share_percent"], strict=True)) == story.SHARED_BY
    role, *who_and_how_much = story.HALF_FILLED
    [row] = staffing[staffing["role"] == role].to_dict("records")
    assert [row["person"], row["share_percent"]] == who_and_how_much


def test_one_stops_within_eight_months(sheet, tasks):
    role, person, last_day = story.STOPS
    staffing = sheet("staffing")
    [row] = staffing[staffing["role"] == role].to_dict("records")
    assert (row["person"], row["ends_last"]) == (person, last_day)
    assert row["ends_first"] < row["ends_last"]  # a vague date
    assert 0 < (last_day - story.NOVEMBER).days < 8 * 30
    later = tasks[tasks["is_open"] & (tasks["role"] == role) & (tasks["due_date"].dt.date > last_day)]
    assert len(later) >= 3


def test_some_roles_are_not_relevant_though_a_rule_asks_for_them(sheet):
    rows = sheet("role_needs")
    dropped = rows[rows["need_choice"] == "ikke relevant"]
    assert set(zip(dropped["role"], dropped["project"], strict=True)) == story.NOT_RELEVANT
    assert set(dropped["role"]) <= set(PROJECT_ROLES)


def test_the_overloaded_has_the_most_roles_and_the_most_open_tasks_in_the_months_ahead(sheet, tasks):
    roles = on_role(sheet("staffing"), story.NOVEMBER).groupby("person")["role"].nunique()
    assert roles.idxmax() == story.OVERLOADED and (roles == roles.max()).sum() == 1
    ahead = tasks[tasks["is_open"] & tasks["due_date"].between("2026-11-23", "2027-03-31")]
    counts = ahead["executor"].value_counts()
    assert counts.index[0] == story.OVERLOADED and counts.iloc[0] >= 2 * counts.iloc[1]


def test_persons_of_klik_are_in_the_register_but_for_two(sheet, tasks):
    register = [Person(row.name, row.initials, row.mail or "") for row in sheet("persons").itertuples(False)]
    written = set(tasks["responsible"].dropna()) | set(tasks["executor"].dropna())
    meant = matched(written, register)
    assert written - meant.keys() == story.NOT_IN_REGISTER
    otherwise = {text: person.name for text, person in meant.items() if person.name != text}
    assert otherwise == story.WRITTEN_OTHERWISE


def test_all_who_are_named_elsewhere_are_in_the_register(sheet):
    register = {key_of(name) for name in sheet("persons")["name"]}
    named = {*sheet("staffing")["person_key"], *sheet("contacts")["person_key"]}
    named |= set(sheet("escalations")["taken_by_key"])
    assert named <= register


def test_nobody_can_be_called_or_written_to(sheet):
    persons = sheet("persons")
    assert all(phone.startswith("00 00 00 ") for phone in persons["phone"] if phone)
    assert all(mail.endswith(".invalid") for mail in persons["mail"] if mail)
    leaders = sheet("projects")
    assert set(leaders["leader_phone"]) - {None} <= set(persons["phone"])
    assert set(leaders["leader_mail"]) - {None} <= set(persons["mail"])


def test_the_municipality_has_a_role_of_its_own(sheet):
    assert role_named(story.OWN_ROLE) is None
    assert sheet("role_texts")["role"].tolist() == [story.OWN_ROLE]
    assert story.OWN_ROLE in set(sheet("role_needs")["role"])
    assert story.OWN_ROLE in set(sheet("staffing")["role"])


def test_the_split_of_responsibility_differs_from_ours(sheet):
    ours = {(row.component, row.task, row.role): row.responsibility for row in role_tasks()}
    rows = sheet("responsibilities")
    for row in rows.itertuples():
        assert row.component == story.RED_COMPONENT
        assert ours[row.component, row.task, row.role] != row.responsibility_choice
    assert len(rows) == 3


def test_contacts_are_about_tasks_of_the_newest_export(sheet, tasks):
    rows = sheet("contacts")
    about = [(tasks.loc[key, "project"], tasks.loc[key, "title"]) for key in rows["task_key"]]
    assert list(zip(rows["project"], rows["title"], strict=True)) == about
    assert dict(zip(about, rows["follow_up_last"], strict=True)) == story.CONTACTS
    assert tasks.loc[rows["task_key"], "is_open"].all()
    past, soon, later = ((day - story.NOVEMBER).days for day in story.CONTACTS.values())
    assert past < 0 < soon <= 7 < later


@pytest.mark.parametrize("case", [story.CLOSED_CASE, story.OPEN_CASE])
def test_the_log_of_a_case_ends_where_the_story_says(sheet, tasks, case):
    case_id, about, stage, next_date = case
    log = sheet("escalations")
    rows = log[log["case_id"] == case_id]
    code_of = {step.label: step.code for step in escalation.STEPS}
    assert escalation.replayed(rows["step_choice"].map(code_of)) == (stage, ())
    [key] = set(rows["task_key"])
    task = tasks.loc[key]
    assert (task["project"], task["title"]) == about
    assert {about} == set(zip(rows["project"], rows["title"], strict=True))
    assert (task["light"] == "done") == (stage == escalation.CLOSED)
    days = rows["taken_on_first"].tolist()
    assert [story.SEPTEMBER, *days, story.NOVEMBER] == sorted([story.SEPTEMBER, *days, story.NOVEMBER])
    assert rows["next_date_last"].iloc[-1] == next_date


def test_one_case_is_open_on_a_red_task_and_its_next_date_is_past(sheet, tasks):
    assert set(sheet("escalations")["case_id"]) == {story.CLOSED_CASE[0], story.OPEN_CASE[0]}
    _, about, _, next_date = story.OPEN_CASE
    [task] = tasks[(tasks["project"] == about[0]) & (tasks["title"] == about[1])].to_dict("records")
    assert task["light"] == "red" and story.RED_INTERFACE in task["interfaces"]
    assert about in story.RED_ACROSS.items() and next_date < story.NOVEMBER
