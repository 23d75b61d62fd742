"""The light logic: one test a rule, at both sides of its edge."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.programme import edits
from dashboard.store import register
from dashboard.store.register import Change
from tests.conftest import EXPORT_DAY, add_programme_rows

TODAY = date(2026, 11, 23)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


CODES = "select cause, deviation from evaluated_tasks($day, $warning_days)"


@pytest.fixture
def judged(store_with, on):
    def judge(**task):
        about = {name: task.pop(name) for name in ("fields", "as_of") if name in task}
        store = store_with(task, **about)
        details = store.ask("tasks/details", filter=on(), task_key="Eksempelkøbing|K0")
        with store.cursor() as cursor:
            codes = cursor.execute(
                CODES, {"day": EXPORT_DAY, "warning_days": TaskFilter(EXPORT_DAY).warning_days}
            ).df()
        return pd.concat([details.iloc[0], codes.iloc[0]])

    return judge


RULES = [
    # what the task is like, its light, and why
    ({"completed_date": days(0), "due_date": days(-9)}, "done", "Fuldført 23.11.2026"),
    (
        {"completed_date": days(1), "due_date": days(-9)},
        "red",
        "Fristen 14.11.2026 er overskredet med 9 dage",
    ),
    ({"status_code": "done", "due_date": days(-9)}, "done", "Meldt fuldført"),
    ({"light": "done", "due_date": days(-9)}, "done", "Meldt fuldført"),
    ({"status_code": "not_relevant", "due_date": days(-9)}, "grey", "Meldt ikke aktuel"),
    ({"due_date": days(-1)}, "red", "Fristen 22.11.2026 er overskredet med 1 dag"),
    ({"due_date": days(-1), "start_date": days(5)}, "red", "Fristen 22.11.2026 er overskredet med 1 dag"),
    ({"due_date": days(0)}, "yellow", "Frist i dag, og opgaven er ikke meldt i gang"),
    ({"due_date": days(0), "status_code": "in_progress"}, "green", "På rette spor: 0 dage til fristen"),
    (
        {"due_date": days(60), "status_code": "impossible"},
        "red",
        "Meldt, at den ikke kan nås inden fristen 22.01.2027",
    ),
    ({"start_date": days(1), "due_date": days(60)}, "grey", "Skal først startes 24.11.2026"),
    ({"start_date": days(0), "due_date": days(60)}, "green", "På rette spor: 60 dage til fristen"),
    ({"start_date": days(1)}, "grey", "Skal først startes 24.11.2026"),
    ({}, "unknown", "Eksporten har ingen frist for opgaven"),
    ({"due_date": days(14)}, "yellow", "Frist om 14 dage, og opgaven er ikke meldt i gang"),
    ({"due_date": days(15)}, "green", "På rette spor: 15 dage til fristen"),
    ({"due_date": days(14), "status_code": "in_progress"}, "green", "På rette spor: 14 dage til fristen"),
    ({"due_date": days(60), "executor": None}, "yellow", "Er begyndt, men mangler udfører"),
    ({"due_date": days(60), "responsible": None}, "yellow", "Er begyndt, men mangler ansvarlig"),
    (
        {"due_date": days(60), "responsible": None, "executor": None},
        "yellow",
        "Er begyndt, men mangler ansvarlig og udfører",
    ),
    (
        {"due_date": days(60), "executor": None, "published_date": days(1)},
        "green",
        "På rette spor: 60 dage til fristen",
    ),
    (
        {"due_date": days(60), "executor": None, "start_date": days(1)},
        "grey",
        "Skal først startes 24.11.2026",
    ),
    (
        {"due_date": days(60), "executor": None, "status_code": "not_started"},
        "green",
        "På rette spor: 60 dage til fristen",
    ),
    (
        {"due_date": days(60), "executor": None, "status_code": "not_started", "start_date": days(0)},
        "yellow",
        "Er begyndt, men mangler udfører",
    ),
    (
        {"due_date": days(5), "executor": None},
        "yellow",
        "Frist om 5 dage, og opgaven er ikke meldt i gang. Mangler udfører",
    ),
]


@pytest.mark.parametrize(("task", "light", "reason"), RULES)
def test_rule(judged, task, light, reason):
    found = judged(**task)
    assert (found["computed_light"], found["reason"]) == (light, reason)


def test_a_file_without_the_column_says_nothing_about_who_is_missing(judged):
    found = judged(due_date=days(60), executor=None, fields=["title", "due_date", "responsible"])
    assert found["computed_light"] == "green"


def test_red_keeps_its_two_causes_apart(judged):
    assert judged(due_date=days(60), status_code="impossible")["cause"] == "impossible"


def test_overdue_wins_over_impossible(judged):
    assert judged(due_date=days(-2), status_code="impossible")["cause"] == "overdue"


def test_a_vague_deadline_is_told_in_its_own_words(judged):
    found = judged(due_date=date(2026, 10, 31), due_date_text="ultimo oktober 2026")
    assert found["reason"] == "Fristen 31.10.2026 (ultimo oktober 2026) er overskredet med 23 dage"


def test_the_warning_window_is_a_parameter(store_with, on):
    store = store_with({"due_date": days(20)})
    found = store.ask("tasks/details", filter=on(warning_days=20), task_key="Eksempelkøbing|K0")
    assert found["computed_light"][0] == "yellow"


def test_the_as_of_date_is_a_parameter(store_with, on):
    store = store_with({"due_date": days(20)})
    found = store.ask("tasks/details", filter=on(as_of=days(21)), task_key="Eksempelkøbing|K0")
    assert found["computed_light"][0] == "red"


DEVIATIONS = [
    ({"light": "green", "due_date": days(-12)}, "watermelon",
     "KLIK viser grøn, men fristen blev overskredet for 12 dage siden"),
    ({"light": "yellow", "due_date": days(-1)}, "watermelon",
     "KLIK viser gul, men fristen blev overskredet for 1 dag siden"),
    ({"light": "grey", "due_date": days(3)}, "watermelon",
     "KLIK viser grå, men fristen er om 3 dage, og opgaven er ikke meldt i gang"),
    ({"light": "green", "due_date": days(60), "executor": None}, "watermelon",
     "KLIK viser grøn, men opgaven mangler udfører"),
    ({"light": "green", "due_date": days(60), "status_code": "impossible"}, "watermelon",
     "KLIK viser grøn, men det er meldt, at opgaven ikke kan nås"),
    ({"light": "red", "due_date": days(40)}, "cautious",
     "KLIK viser rød, men der er 40 dage til fristen, og intet tyder på forsinkelse"),
    ({"light": "yellow", "start_date": days(8), "due_date": days(60)}, "cautious",
     "KLIK viser gul, men opgaven starter først 01.12.2026"),
    ({"light": "red", "completed_date": days(-3)}, "cautious", "KLIK viser rød, men opgaven er fuldført"),
    ({"light": "red", "due_date": days(-12)}, None, None),
    ({"light": "grey", "due_date": days(60)}, None, None),
    ({"due_date": days(-12)}, None, None),
    ({"light": "unknown", "due_date": days(-12)}, None, None),
    ({"light": "green"}, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("task", "deviation", "words"), DEVIATIONS)
def test_deviation(judged, task, deviation, words):
    found = judged(**task)
    assert (found["deviation"] or None, found["deviation_in_words"] or None) == (deviation, words)


@pytest.mark.parametrize(
    ("light", "worst"), [("green", "done"), ("grey", "done"), ("yellow", "yellow"), ("red", "red")]
)
def test_a_completed_task_is_completed_unless_klik_warns_of_it(store_with, on, light, worst):
    store = store_with({"status_code": "done", "light": light})
    counts = store.ask("overview/lights_by_project", filter=on())
    assert counts["worst_light"].tolist() == [worst]


def test_a_task_without_a_light_shows_the_computed_one(judged):
    found = judged(due_date=days(-1))
    assert found["shown_light"] == "red"


def test_klik_keeps_the_last_word_on_the_light_that_is_shown(judged):
    found = judged(light="green", due_date=days(-1))
    assert (found["shown_light"], found["computed_light"]) == ("green", "red")


LINKED = {"components": ["Organisation"], "interfaces": ["SF1500"], "linked_by": "term"}
CORRECTION = {
    "task_key": "K0",
    "municipality": "Eksempelkøbing",
    "components": "STS Adgangsstyring",
    "interfaces": "SF1511; SF1515",
}


def links(store, on, task_key: str = "Eksempelkøbing|K0", **choices) -> tuple:
    found = store.ask("tasks/details", filter=on(**choices), task_key=task_key).iloc[0]
    return list(found["components"]), list(found["interfaces"]), found["linked_by"]


def corrected(store, on: date = EXPORT_DAY, **content) -> dict:
    """Correct a task; returns the row as it stands in the register."""
    add_programme_rows(store, "link_corrections", CORRECTION | content, on=on)
    return register.newest(store, "link_corrections")[-1]


def test_a_corrected_link_replaces_what_the_import_found_and_survives_the_next_import(store_with, add, on):
    store = store_with(LINKED, LINKED)
    corrected(store)
    expected = (["STS Adgangsstyring"], ["SF1511", "SF1515"], "corrected")
    assert links(store, on) == expected
    assert links(store, on, "Eksempelkøbing|K1") == (["Organisation"], ["SF1500"], "term")
    add(LINKED, as_of=days(28))
    assert links(store, on, as_of=days(28)) == expected
    add(LINKED, as_of=days(-28))
    assert links(store, on, as_of=days(-28)) == expected, "it was read wrongly in every export"


def test_a_corrected_link_is_found_by_the_filters(store_with, on):
    store = store_with(LINKED)
    corrected(store)
    assert store.ask("tasks/count", filter=on(interfaces=("SF1515",)))["chosen"][0] == 1
    assert store.ask("tasks/count", filter=on(components=("Organisation",)))["chosen"][0] == 0
    options = store.ask("tasks/choices", filter=on())
    assert options.loc[options["kind"] == "interface", "value"].tolist() == ["SF1511", "SF1515"]


def test_a_correction_that_is_undone_leaves_what_the_import_found(store_with, on):
    store = store_with(LINKED)
    row = corrected(store)
    undone = Change("link_corrections", None, row["row_id"], row["version_id"])
    assert edits.save(store, [undone], "ABC", EXPORT_DAY) == []
    assert links(store, on) == (["Organisation"], ["SF1500"], "term")


def test_the_newest_correction_of_a_task_counts(store_with, on):
    store = store_with(LINKED)
    corrected(store)
    corrected(store, interfaces="SF1512")
    assert links(store, on) == (["STS Adgangsstyring"], ["SF1512"], "corrected")


def test_a_task_may_belong_to_nothing(store_with, on):
    store = store_with(LINKED)
    corrected(store, components="", interfaces="")
    assert links(store, on) == ([], [], "corrected")


def test_a_correction_keeps_a_name_that_the_catalogue_does_not_have(store_with, on):
    store = store_with(LINKED)
    corrected(store, components="Adgangsstyring; Vores egen portal", interfaces="sf 1511; Hjemmestrikket")
    assert links(store, on) == (
        ["STS Adgangsstyring", "Vores egen portal"],
        ["SF1511", "Hjemmestrikket"],
        "corrected",
    )


def test_a_correction_is_its_municipality_s_own(store_with, add, on):
    store = store_with(LINKED)
    add(LINKED, municipality="Andenby")
    corrected(store, municipality="Andenby")
    assert links(store, on)[2] == "term"
    assert links(store, on, "Andenby|K0")[2] == "corrected"


def test_a_correction_without_municipality_is_the_only_one_s(store_with, add, on):
    store = store_with(LINKED, municipality="")
    corrected(store, municipality="")
    assert links(store, on, "|K0")[2] == "corrected"
    add(LINKED, as_of=days(28))  # now the exports have a name, and so has the file that said none
    assert links(store, on, as_of=days(28))[2] == "corrected"


def test_a_correction_counts_on_all_days_since_it_was_read_wrongly_on_all(store_with, add, on):
    store = store_with(LINKED)
    add(LINKED, as_of=days(28))
    corrected(store, on=days(14))
    assert [links(store, on, as_of=days(day))[2] for day in (0, 13, 14, 28)] == [
        "corrected", "corrected", "corrected", "corrected",
    ]  # fmt: skip
