"""The sentences say what the figures say, and each leads to just the tasks it counts."""

from datetime import date, timedelta

import pytest

from dashboard.domain import briefing
from dashboard.domain.filters import TaskFilter

TODAY = date(2026, 11, 23)


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def asked(store, on, question: str, **more):
    return store.ask(f"overview/{question}", filter=on(), **more)


def said(store, on) -> list[briefing.Sentence]:
    facts = asked(store, on, "briefing").iloc[0]
    shared = asked(store, on, "red_across_projects")
    return briefing.sentences(facts, shared, asked(store, on, "deadlines_by_week", weeks=30))


@pytest.fixture
def told(store_with, on):
    hit = {"interfaces": ["SF1511"], "due_date": days(-1)}
    store = store_with(
        hit | {"project": "KSD"},
        hit | {"project": "KY", "light": "green"},
        {"project": "KY", "status_code": "impossible", "due_date": days(90)},
        {"project": "DAR", "light": "red", "due_date": days(90)},
        {"project": "DAR", "due_date": days(3), "executor": None, "responsible": None},
        {"project": "DAR", "status_code": "done", "due_date": days(3)},
    )
    return store, said(store, on)


def test_each_sentence_says_its_figure(told):
    _, sentences = told
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


def test_each_sentence_leads_to_just_its_tasks(told):
    store, sentences = told
    counts = [
        store.ask("tasks/count", filter=TaskFilter(as_of=TODAY, **sentence.choices).as_parameter())["chosen"][
            0
        ]
        for sentence in sentences
    ]
    assert counts == [4, 2, 1, 1, 1, 1, 2]


def test_what_isn_t_so_isn_t_said(store_with, on):
    store = store_with({"light": "green", "due_date": days(90)})
    assert [sentence.text for sentence in said(store, on)] == [
        "Den travleste uge forude er uge 7 med 1 frist."
    ]


def test_the_headline_counts_red_and_its_change(store_with, add, on):
    store = store_with({"light": "red", "due_date": days(90)}, {"due_date": days(90)})
    facts, counts = asked(store, on, "briefing").iloc[0], asked(store, on, "counts_by_light")
    assert briefing.headline(facts, None, None) == "1 af 2 opgaver er røde."
    assert (
        briefing.headline(facts, counts, days(-28))
        == "1 af 2 opgaver er røde, lige så mange som i eksporten fra 26.10.2026."
    )


def test_the_headline_tells_of_red_that_klik_doesn_t_show(store_with, on):
    store = store_with({"light": "green", "due_date": days(-1)})
    facts = asked(store, on, "briefing").iloc[0]
    assert briefing.headline(facts, None, None) == (
        "Ingen af de 1 opgaver er røde. Yderligere 1 opgave er rød, når man ser på frist og status."
    )


def test_tasks_in_lights(store_with, on):
    store = store_with({"light": "red"}, {"light": "green"}, {"light": "green"})
    assert briefing.in_lights(asked(store, on, "counts_by_light")) == "3 opgaver: 1 rød og 2 grønne."
