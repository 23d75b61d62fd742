"""queries/wall: what a municipality may share."""

from dashboard.domain.catalogue import components

LISTED = [it.name for it in components()]


def asked(store, chosen):
    rows = store.ask("wall/lights_by_component", filter=chosen, listed=LISTED)
    return list(rows.itertuples(index=False, name=None))


def test_tasks_are_counted_by_component_and_worst_light(store_with, on):
    first, second = sorted(LISTED[:2])
    store = store_with(
        {"components": [first], "light": "red"},
        {"components": [first], "light": "red"},
        {"components": [first, second], "light": "yellow"},
        {"light": "red"},
    )
    assert asked(store, on()) == [(first, "red", 2), (first, "yellow", 1), (second, "yellow", 1)]


def test_what_the_catalogue_does_not_have_is_left_out(store_with, on):
    assert asked(store_with({"components": ["Ring til Bo Hansen"], "light": "red"}), on()) == []
