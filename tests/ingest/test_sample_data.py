"""The sample exports: three header rows with the same tasks, made anew alike, with the story they promise."""

import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from dashboard.imports.load import new_snapshots
from dashboard.imports.opened import open_export
from dashboard.imports.samples import load_samples
from dashboard.store import snapshots
from sample_data import story
from tests.ingest.workbooks import accounted

FOLDER = Path(story.__file__).parent
LAYOUTS = ("kort", "lang", "titelraekker")
NOT_OF_THE_TASK = ["sheet", "row_number", "extra"]


def read(name: str):
    return open_export(name, (FOLDER / name).read_bytes()).read()


@pytest.fixture(scope="module")
def readings() -> dict:
    """(day, layout) to its reading."""
    return {(day, layout): read(f"klik_{day}_{layout}.xlsx") for day in story.EXPORTS for layout in LAYOUTS}


@pytest.fixture(scope="module")
def tasks(readings) -> dict:
    """Day to the tasks of that day's export, by project and title."""
    return {day: readings[day, "kort"].tasks.set_index(["project", "title"]) for day in story.EXPORTS}


@pytest.fixture
def evaluated(empty_store, readings):
    """The tasks of November with their computed light."""
    snapshots.add(empty_store, new_snapshots(readings[story.NOVEMBER, "kort"], "hash", None), b"")
    with empty_store.cursor() as cursor:
        tasks = cursor.execute("from evaluated_tasks($day, 14)", {"day": story.NOVEMBER}).df()
    return tasks.set_index(["project", "title"])


@pytest.mark.parametrize("day", story.EXPORTS)
@pytest.mark.parametrize("layout", LAYOUTS[1:])
def test_every_header_row_gives_the_same_tasks_and_lights(readings, day, layout):
    one, other = (readings[day, it].tasks.drop(columns=NOT_OF_THE_TASK) for it in ("kort", layout))
    different = [name for name in one if not one[name].equals(other[name])]
    assert different == []


@pytest.mark.parametrize(
    ("layout", "source"), [("kort", "file_name"), ("lang", "column"), ("titelraekker", "title")]
)
def test_each_has_its_day_and_municipality_in_its_own_way(readings, layout, source):
    for day in story.EXPORTS:
        reading = readings[day, layout]
        assert (reading.as_of, reading.as_of_source) == (day, source)
        assert reading.municipalities == [story.MUNICIPALITY]


def test_every_row_is_a_task_but_for_the_total(readings):
    for (_, layout), reading in readings.items():
        assert accounted(reading)
        assert len(reading.rejected) == (layout == "titelraekker")
        told = [warning for warning in reading.warnings if "af cellens farve alene" in warning.message]
        assert reading.warnings == told and len(told) == (layout == "titelraekker") and reading.question == ""
        assert "Prioritet" in reading.unmapped


@pytest.mark.parametrize("day", story.EXPORTS)
def test_the_lights_are_those_of_the_story(readings, day):
    assert readings[day, "kort"].lights == story.LIGHTS[day] | {"unknown": 0}


def test_one_interface_is_red_in_three_projects_and_has_no_executor(tasks):
    red = tasks[story.NOVEMBER].query("light == 'red'")
    across = red[[story.RED_INTERFACE in numbers for numbers in red["interfaces"]]]
    assert set(across.index) == set(story.RED_ACROSS.items())
    assert across["executor"].isna().all() and set(across["role"]) == {story.VACANT_ROLE}
    before = tasks[story.SEPTEMBER].loc[list(story.RED_ACROSS.items())]
    assert set(before["executor"]) == {story.LEFT} and set(before["light"]) == {"green"}


def test_the_lights_differ_from_the_rules_for_the_planted_tasks_only(evaluated):
    deviations = evaluated["deviation"].dropna()
    assert set(deviations[deviations == "watermelon"].index) == set(story.WATERMELONS)
    assert set(deviations[deviations == "cautious"].index) == set(story.CAUTIOUS)
    assert ((evaluated["light"] == evaluated["computed_light"]) | evaluated["deviation"].notna()).all()
    due = {name: evaluated.loc[name, "due_date"].date() for name in story.WATERMELONS}
    assert due == story.WATERMELONS


def test_a_deadline_is_moved_before_every_export(tasks):
    due = tuple(tasks[day].loc[story.MOVED_AGAIN, "due_date"].date() for day in story.EXPORTS)
    assert due == story.MOVED_AGAIN_TO


def test_every_month_has_moved_new_gone_solved_and_red_tasks(tasks):
    for earlier, later in zip(story.EXPORTS, story.EXPORTS[1:], strict=False):
        before, after = tasks[earlier], tasks[later]
        both = before.index.intersection(after.index)
        was, now = before.loc[both], after.loc[both]
        assert len(after.index.difference(both)) >= 5 and len(before.index.difference(both)) >= 2
        assert (was["due_date"] != now["due_date"]).sum() >= 10
        assert ((was["light"] != "done") & (now["light"] == "done")).sum() >= 15
        assert ((was["light"] != "red") & (now["light"] == "red")).sum() >= 5


def test_one_person_carries_most_and_one_friday_is_crowded(tasks):
    still_open = tasks[story.NOVEMBER].query("light != 'done'")
    counts = still_open["executor"].value_counts()
    assert counts.index[0] == story.OVERLOADED and counts.iloc[0] >= 30 > 2 * counts.iloc[1]
    assert (still_open["due_date"].dt.date == story.CROWDED_FRIDAY).sum() >= 15


def test_the_long_the_programme_and_the_vague(tasks):
    newest = tasks[story.NOVEMBER]
    long = newest.loc[story.LONG_TASK]
    assert (long["start_date"].date(), long["due_date"].date()) == (story.LONG_TASK_FROM, story.LONG_TASK_TO)
    assert timedelta(days=590) < story.LONG_TASK_TO - story.LONG_TASK_FROM
    programme = newest.xs("Program")["task_type"]
    assert set(programme.loc[list(story.PROGRAMME_TASKS)]) == {"Programopgave"}
    vague = newest.dropna(subset="due_date_text")
    days = dict(zip(vague["due_date_text"], vague["due_date"].dt.date, strict=True))
    assert days == story.VAGUE


def test_codes_give_24_keys_for_kp(tasks):
    keys = tasks[story.NOVEMBER].xs("KP")["task_key"]
    assert keys.str.fullmatch(r"kp\|code:MI \d+").sum() == 24


def test_keys_are_the_same_in_all_three_exports(tasks):
    for later in story.EXPORTS[1:]:
        both = tasks[story.SEPTEMBER].index.intersection(tasks[later].index)
        assert (tasks[story.SEPTEMBER].loc[both, "task_key"] == tasks[later].loc[both, "task_key"]).all()


def test_two_sisters_stood_yellow_without_an_udfoerer_and_one_is_still_to_begin(tasks):
    for day in story.EARLIER_EXPORTS:
        earlier = read(f"klik_{day}_kort.xlsx").tasks.set_index(["project", "title"])
        for project in story.UNSTAFFED_SISTERS:
            sister = earlier.loc[(project, story.SISTERS_TITLE.format(project=project))]
            assert sister["light"] == "yellow" and pd.isna(sister["executor"])
    coming = tasks[story.NOVEMBER].loc[story.COMING_SISTER]
    dates = (coming["start_date"].date(), coming["due_date"].date())
    assert dates == (story.COMING_FROM, story.COMING_TO) and coming["light"] == "grey"


def test_the_sample_warns_of_the_one_that_is_still_to_begin(empty_store, on):
    load_samples(empty_store)
    warnings = empty_store.ask("memory/warnings", filter=on(as_of=story.NOVEMBER), rows=99)
    warned = warnings.set_index(["project", "title"]).loc[story.COMING_SISTER]
    assert warned["start_by"].date() == story.COMING_START_BY
    sisters = empty_store.ask(
        "memory/sisters", filter=on(as_of=story.NOVEMBER), task_key=warned["task_key"]
    ).set_index("project")
    for project in story.UNSTAFFED_SISTERS:
        assert tuple(sisters.loc[project, ["exports", "yellow", "unstaffed"]]) == (2, 2, 2)


def test_the_broken_export_is_read_and_every_fault_reported():
    reading = read("klik_med_fejl.xlsx")
    assert accounted(reading) and (len(reading.tasks), len(reading.rejected)) == (15, 3)
    assert (reading.blank_rows, reading.hidden_rows) == (3, 1)
    assert "due_date" in reading.doubts
    messages = [warning.message for warning in reading.warnings]
    for fault in (
        "31-02-2027",
        "når vi har tid",
        "Næsten i mål",
        "Lilla",
        "CPR-nummer",
        "#N/A",
        "#REF!",
        "vakant",
    ):
        assert any(fault in message for message in messages), fault
    assert not any("310299" in message for message in messages)
    assert reading.tasks["project"].tolist()[:3] == ["SAPA"] * 3  # merged


def parts(file: Path) -> dict | bytes:
    """Of a workbook, part by part: what is packed is the same everywhere, how hard depends on zlib."""
    if file.suffix == ".json":
        return file.read_bytes()
    with zipfile.ZipFile(file) as opened:
        return {part.filename: (part.date_time, opened.read(part)) for part in opened.infolist()}


def test_making_them_anew_gives_the_same_files(tmp_path):
    subprocess.run([sys.executable, FOLDER / "make.py", tmp_path], check=True)
    made = {file.name: parts(file) for file in tmp_path.iterdir()}
    assert made == {file.name: parts(file) for file in (*FOLDER.glob("*.xlsx"), *FOLDER.glob("*.json"))}


def test_no_file_is_large():
    assert max(file.stat().st_size for file in FOLDER.glob("*.xlsx")) < 100_000
