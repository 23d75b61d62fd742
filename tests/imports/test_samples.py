"""The samples in an empty store."""

from itertools import pairwise

from dashboard.imports.samples import load_samples
from dashboard.store import snapshots
from tests.imports.loading import shown


def test_the_samples_are_three_exports_four_weeks_apart_and_two_earlier_ones(empty_store):
    for _ in range(2):  # pressed twice
        load_samples(empty_store)
    assert len(snapshots.listing(empty_store)) == 5
    days = [day for day, _ in shown(empty_store)]
    assert [(one - other).days for one, other in pairwise(days)] == [28, 28, 91, 28]
