"""The sentences say what the figures say, and each leads to just the tasks it counts."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.domain.filters import TaskFilter
from dashboard.sentences import overview
from dashboard.sentences.sentence import Sentence

TODAY = date(2026, 11, 23)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def asked(store, on, question: str, **more):
    return store.ask(f"overview/{question}", filter=on(), **more)


def sentences_of(store, on) -> list[Sentence]:
    facts = asked(store, on, "briefing").iloc[0]
    shared = asked(store, on, "red_across_projects")
    return overview.sentences(facts, shared, asked(store, on, "deadlines_by_week", weeks=30), TODAY)


@pytest.fixture
def store_and_sentences(store_with, on):
    hit = {"interfaces": ["SF1511"], "due_date": days(-1)}
    store = store_with(
        hit | {"project": "KSD"},
        hit | {"project": "KY", "light": "green"},
        {"project": "KY", "status_code": "impossible", "due_date": days(90)},
        {"project": "DAR", "light": "red", "due_date": days(90)},
        {"project": "DAR", "due_date": days(3), "executor": None, "responsible": None},
        {"project": "DAR", "status_code": "done", "due_date": days(3)},
    )
    return store, sentences_of(store, on)


def test_each_sentence_says_its_figure(store_and_sentences):
    _, sentences = store_and_sentences
    assert [sentence.text for sentence in sentences] == [
        "Af de 4 røde: 2 har overskredet fristen, 1 er meldt umulig at nå og 1 er kun rød i KLIK. "
        "De ligger i 3 projekter.",
        "SF1511 er rød i 2 projekter på én gang: KSD og KY.",
        "1 opgave ser bedre ud i KLIK, end frist, status og bemanding viser.",
        "1 opgave har frist inden for 14 dage.",
        "1 opgave er begyndt uden udfører.",
        "1 opgave er begyndt uden ansvarlig.",
        "Den travleste uge forude er uge 7 med 2 frister.",
    ]


def test_each_sentence_leads_to_just_its_tasks(store_and_sentences):
    store, sentences = store_and_sentences
    counts = [
        store.ask("tasks/count", filter=TaskFilter(as_of=TODAY, **sentence.choices))["chosen"][0]
        for sentence in sentences
    ]
    assert counts == [4, 2, 1, 1, 1, 1, 2]


def test_what_isn_t_so_isn_t_said(store_with, on):
    store = store_with({"light": "green", "due_date": days(90)})
    assert [sentence.text for sentence in sentences_of(store, on)] == [
        "Den travleste uge forude er uge 7 med 1 frist."
    ]


def test_the_headline_counts_red_and_its_change(store_with, on):
    store = store_with({"light": "red", "due_date": days(90)}, {"due_date": days(90)})
    facts = asked(store, on, "briefing").iloc[0]
    assert overview.headline(facts, None, None) == "1 af 2 opgaver er rød."
    assert (
        overview.headline(facts, asked(store, on, "counts_by_light"), days(-28))
        == "1 af 2 opgaver er rød, lige så mange som i eksporten fra 26.10.2026."
    )


HEADLINES = [
    # red, tasks, red in KLIK, with another light in KLIK, red before
    ((19, 411, 15, 4, 16), "19 af 411 opgaver er røde, 3 flere end i {day}. KLIK viser kun 15 af dem."),
    ((9, 9, 4, 4, 10), "9 af 9 opgaver er røde, 1 færre end i {day}. KLIK viser 4 af dem med et andet lys."),
    ((2, 3, 0, 2, 1), "2 af 3 opgaver er røde, 1 mere end i {day}. KLIK viser ingen af dem."),
    ((2, 3, 1, 1, 2), "2 af 3 opgaver er røde, lige så mange som i {day}. KLIK viser kun 1 af dem."),
    ((1, 1, 0, 1, 1), "Den ene opgave er rød, lige så mange som i {day}. KLIK viser den med et andet lys."),
    ((0, 1, 0, 0, 0), "Den ene opgave er ikke rød, ligesom i {day}."),
    ((0, 5, 0, 0, 2), "Ingen af de 5 opgaver er røde, 2 færre end i {day}."),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "words"), HEADLINES)
def test_the_headline_in_all_its_numbers(figures, words):
    *now, before = figures
    facts = dict(zip(("red", "tasks", "klik_red", "hidden_red"), now, strict=True))
    counts_before = pd.DataFrame({"light": ["red", "yellow"], "worst": [before, 7]})
    sentence = overview.headline(facts, counts_before, days(-28))
    assert sentence == words.format(day="eksporten fra 26.10.2026")


def test_the_headline_tells_of_red_that_klik_doesn_t_show(store_with, on):
    overdue = {"light": "green", "due_date": days(-1)}
    store = store_with(overdue, {"light": "red"}, {"light": "green", "due_date": days(90)})
    facts = asked(store, on, "briefing").iloc[0]
    assert overview.headline(facts, None, None) == "2 af 3 opgaver er røde. KLIK viser kun 1 af dem."


def test_the_tasks_without_a_project_are_no_project(store_with, on):
    red = {"due_date": days(-1)}
    store = store_with(red, red | {"project": None}, red | {"project": None})
    assert sentences_of(store, on)[0].text == (
        "Af de 3 røde: 3 har overskredet fristen. De ligger i 1 projekt, og 2 har intet projekt."
    )
    in_the_chart = set(asked(store, on, "lights_by_project")["project"]) - {"Uden projekt"}
    assert asked(store, on, "briefing")["red_projects"][0] == len(in_the_chart)


ONE_RED = [
    ({"project": None, "due_date": days(-1)},
     "Den røde opgave har overskredet fristen. Den har intet projekt."),
    ({"light": "red", "due_date": days(90)}, "Den røde opgave er kun rød i KLIK."),
    ({"status_code": "impossible", "due_date": days(90)}, "Den røde opgave er meldt umulig at nå."),
]  # fmt: skip


@pytest.mark.parametrize(("task", "text"), ONE_RED)
def test_one_red_task_is_told_in_the_singular(store_with, on, task, text):
    assert sentences_of(store_with(task), on)[0].text == text


NOTHING_CHANGED = dict.fromkeys(("added", "gone", "finished", "postponed"), 0)


def test_what_has_changed_is_told_without_a_link(store_with, on):
    changes = {"turned_red": 1, "added": 12, "gone": 5, "finished": 7, "postponed": 9}
    text = overview.since(changes, days(-28))
    assert text == (
        "Siden 26.10.2026: 1 opgave er blevet rød, 12 er nye, 7 er fuldført, 9 har fået en senere frist, "
        "og 5 er udgået."
    )
    facts = asked(store_with({}), on, "briefing").iloc[0]
    sentences = overview.sentences(facts, pd.DataFrame(), pd.DataFrame(), TODAY, text)
    assert sentences == [Sentence(text, None)]


def test_of_what_has_changed_only_what_is_not_zero_is_told():
    assert overview.since(NOTHING_CHANGED, days(-28)) == ""
    assert overview.since(NOTHING_CHANGED | {"added": 1}, days(-28)) == "Siden 26.10.2026: 1 opgave er ny."
    two = overview.since(NOTHING_CHANGED | {"gone": 1, "finished": 2}, days(-28))
    assert two == "Siden 26.10.2026: 2 opgaver er fuldført, og 1 er udgået."


def test_of_weeks_that_tie_none_is_called_the_busiest(store_with, on):
    store = store_with({"due_date": days(90)}, {"due_date": days(97)})
    assert sentences_of(store, on)[-1].text == "En af de travleste uger forude er uge 7 med 1 frist."


def test_a_week_counts_from_the_as_of_date_and_its_link_too(store_with, on):
    wednesday = days(2)
    store = store_with({"due_date": days(0)}, {"due_date": days(3)}, as_of=wednesday)
    chosen = on(as_of=wednesday)
    weeks = store.ask("overview/deadlines_by_week", filter=chosen, weeks=30)
    facts = store.ask("overview/briefing", filter=chosen).iloc[0]
    sentence = overview.sentences(facts, pd.DataFrame(), weeks, wednesday)[-1]
    assert sentence.text == "Den travleste uge forude er uge 48 med 1 frist."
    behind = TaskFilter(as_of=wednesday, **sentence.choices)
    assert store.ask("tasks/count", filter=behind)["chosen"][0] == 1


def test_tasks_in_lights(store_with, on):
    green = {"light": "green", "due_date": days(60)}
    store = store_with({"light": "red"}, green, green)
    assert (
        overview.in_lights(asked(store, on, "counts_by_light")) == "3 opgaver. Værste lys: 1 rød og 2 grønne."
    )


def test_lights_that_are_ours_are_never_called_klik_s(store_with, on):
    counts = asked(store_with({"due_date": days(-1)}, {"due_date": days(60)}), on, "counts_by_light")
    assert overview.are_ours(counts) and "Lysene er vores" in overview.whose_lights(counts)
    assert overview.in_lights(counts) == "2 opgaver. Beregnet lys: 1 rød og 1 grøn."


@pytest.mark.parametrize(
    ("red", "yellow", "words", "by_light"),
    [
        (0, 0, "Ingen opgaver kræver handling.", "Ingen opgaver kræver handling."),
        (1, 0, "1 opgave kræver handling.", "1 opgave kræver handling: 1 rød."),
        (0, 2, "2 opgaver kræver handling.", "2 opgaver kræver handling: 2 gule."),
        (26, 36, "62 opgaver kræver handling.", "62 opgaver kræver handling: 26 røde og 36 gule."),
    ],
)
def test_how_many_need_action(red, yellow, words, by_light):
    facts = {"needs_action": red + yellow, "red": red}
    assert overview.needs_action(facts) == words
    assert overview.needs_action(facts, by_light=True) == by_light


NOTHING_SPECIAL = {
    "aside_until": None,
    "aside_note": None,
    "waiting": 0,
    "waiting_on": None,
    "executor": "Bo",
}


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ({}, ""),
        ({"waiting": 1, "waiting_on": "SF1511"}, "1 andet projekt er på SF1511"),
        ({"waiting": 9, "waiting_on": "SF1511"}, "9 andre projekter er på SF1511"),
        ({"executor": None}, "udfører ubesat"),
        (
            {"waiting": 2, "waiting_on": "SF1", "executor": None},
            "2 andre projekter er på SF1 · udfører ubesat",
        ),
        ({"aside_until": "1. februar", "aside_note": "venter"}, "Lagt til side til 1. februar: venter"),
        ({"aside_until": "1. februar", "waiting": 2, "waiting_on": "SF1"}, "Lagt til side til 1. februar"),
    ],
)
def test_what_makes_a_task_stand_first_is_said(task, words):
    assert overview.why_first(NOTHING_SPECIAL | task) == words


@pytest.mark.parametrize(("change", "words"), [(0, "uændret"), (3, "+3"), (-12, "−12")])
def test_a_change_in_a_count(change, words):
    assert overview.change_in_count(change) == words


def urgent_rows(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame([{"aside_until": None, "project": "KSD", "call": None} | row for row in rows])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"call": "Bo"}], "Ring først til Bo (KSD)."),
        (
            [{"call": "Bo"}, {"call": "Bo", "project": "KY"}, {"call": "Ida", "project": None}],
            "Bo (KSD) og Ida.",
        ),
        ([{}, {"call": "Bo", "aside_until": "01.12.2026"}, {"call": "Ida"}], "Ring først til Ida (KSD)."),
        ([{"call": name} for name in "ABCD"], "Ring først til A (KSD), B (KSD) og C (KSD)."),
    ],
)
def test_those_behind_the_first_tasks_are_named(rows, words):
    assert overview.whom_to_call_first(urgent_rows(*rows)).endswith(words)


def test_where_nobody_can_be_called_nobody_is_named(store_with, on):
    assert overview.whom_to_call_first(urgent_rows({})) == ""
    store = store_with({"due_date": days(90), "light": "green"})
    assert overview.whom_to_call_first(asked(store, on, "needs_action", rows=1, seen_on=TODAY)) == ""
