"""The lists of domain/ as tables: every row is there, and a list that can't be filled is seen."""

import pytest

from dashboard.domain import escalation, roles
from dashboard.store import reference_tables
from dashboard.store.connection import Store


def rows(store: Store, table: str) -> list[tuple]:
    store.instance.prepare_all()
    with store.cursor() as cursor:
        return cursor.execute(f"from {table}").fetchall()


@pytest.mark.parametrize("table", reference_tables.ROWS_OF)
def test_a_list_is_filled_once(empty_store, table):
    assert len(rows(empty_store, table)) == len(reference_tables.ROWS_OF[table]()) > 0


def test_roles_stand_in_the_order_of_the_gallery(empty_store):
    assert [row[1] for row in rows(empty_store, "reference_role")] == [role.name for role in roles.roles()]


def test_every_legal_step_has_its_stages(empty_store):
    steps = {(stage, step): to for stage, step, _, to in rows(empty_store, "reference_escalation_step")}
    for (stage, step), to in steps.items():
        assert escalation.after(stage or None, step) == to
    assert {step for _, step in steps} == {step.code for step in escalation.STEPS}
