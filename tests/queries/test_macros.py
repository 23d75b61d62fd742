"""The macros know what the domain knows: its lights, worst first, and its ready views."""

import pytest

from dashboard.domain.filters import VIEWS
from dashboard.domain.lights import LIGHTS


def test_macros_know_the_lights_and_their_words(empty_store):
    with empty_store.cursor() as cursor:
        known = {
            light: cursor.execute(
                "select light_rank($code), light_word($code)", {"code": light.code}
            ).fetchone()
            for light in LIGHTS
        }
    assert [word for _, word in known.values()] == [light.word.lower() for light in LIGHTS]
    ranks = [rank for rank, _ in known.values()]
    assert sorted(ranks) == list(range(1, len(LIGHTS) + 1))
    # Shown worst first; "unknown" is shown last, but is worse than what is on track.
    ranked = [rank for light, (rank, _) in known.items() if light.code != "unknown"]
    assert ranked == sorted(ranked, reverse=True)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.code or "all")
def test_every_view_has_a_rule(store_with, on, view):
    """Each leaves a task that it is about; a view without a rule leaves none."""
    task = {
        "components": [],
        "interfaces": [],
        "task_type": "program",
        "theme": "IT-miljø og IT-infrastruktur",
    }
    late = task | {"light": "green", "due_date": on().as_of, "executor": None, "responsible": None}
    store = store_with(late, late | {"status_code": "impossible"})
    assert store.ask("tasks/count", filter=on(view=view.code))["chosen"][0] > 0


def test_a_view_that_no_one_knows_leaves_nothing_rather_than_all(store_with, on):
    store = store_with({})
    assert store.ask("tasks/count", filter=on(view="?"))["chosen"][0] == 0
