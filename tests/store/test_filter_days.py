"""Which days go with a filter's own."""

from datetime import date, timedelta

import pytest

from dashboard.store import filter_days, list_answers
from tests.conftest import EXPORT_DAY

EARLIER = date(2026, 10, 26)
LATER = EXPORT_DAY + timedelta(3)


def tasks(letter: str) -> list[dict]:
    return [{"task_key": f"{letter}{number}"} for number in range(20)]


def test_the_filter_at_the_export_before(store_with, add, on):
    store = store_with(*tasks("A"))
    assert filter_days.previous(store, on()) is None
    add(*tasks("A"), as_of=EARLIER)
    assert filter_days.previous(store, on(view="red")) == on(view="red", as_of=EARLIER)
    assert filter_days.previous(store, on(as_of=EARLIER)) is None


def test_another_list_is_not_compared_with(store_with, add, on):
    store = store_with(*tasks("A"))
    add(*tasks("B"), as_of=EARLIER)
    assert filter_days.previous(store, on()) is None
    [other] = list_answers.open_questions(store)
    list_answers.answer(store, other["content_hash"], other["previous_hash"], same_list=True)
    assert filter_days.previous(store, on()) == on(as_of=EARLIER)


@pytest.mark.parametrize(("as_of", "looking"), [(EXPORT_DAY, LATER), (EARLIER, EARLIER)])
def test_one_looks_today_at_the_newest_export_and_else_on_its_day(store_with, add, on, as_of, looking):
    store = store_with({})
    add({}, as_of=EARLIER)
    assert filter_days.day_of_looking(store, on(as_of=as_of), today=LATER) == looking
