"""What a change is called, by how many tasks it is about."""

import pytest

from dashboard.domain.change_kinds import BY_CODE


@pytest.mark.parametrize(
    ("count", "verb"), [(0, "er blevet røde"), (1, "er blevet rød"), (2, "er blevet røde")]
)
def test_one_is_told_otherwise_than_many(count, verb):
    assert BY_CODE["turned_red"].verb(count) == verb
