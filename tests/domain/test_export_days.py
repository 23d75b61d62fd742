"""The day that today's figures are compared with: each municipality with its own earlier export."""

from datetime import date

import pandas as pd

from dashboard.domain.export_days import earlier_days, latest_days, previous_day

OCTOBER, EARLY, LATE = date(2026, 10, 20), date(2026, 11, 18), date(2026, 11, 20)


def exports(*rows: tuple[str, date]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["municipality", "as_of"])
    return found.assign(as_of=pd.to_datetime(found["as_of"]))


def test_the_export_before():
    assert previous_day(exports(("A", LATE), ("A", OCTOBER)), LATE) == OCTOBER
    assert previous_day(exports(("A", LATE), ("A", OCTOBER)), OCTOBER) is None


def test_another_municipalitys_export_in_between_is_not_ours():
    both = exports(("A", LATE), ("A", OCTOBER), ("B", EARLY))
    assert previous_day(both, LATE, ("A",)) == OCTOBER
    assert previous_day(both, LATE, ("B",)) is None


def test_all_are_compared_only_on_a_day_that_all_had_an_earlier_export():
    assert previous_day(exports(("A", LATE), ("A", OCTOBER), ("B", EARLY)), LATE) is None
    both = exports(("A", LATE), ("A", EARLY), ("B", LATE), ("B", OCTOBER))
    assert previous_day(both, LATE) is None, "on that day A had none yet"
    both = exports(("A", LATE), ("A", OCTOBER), ("B", LATE), ("B", OCTOBER))
    assert previous_day(both, LATE) == OCTOBER
    assert previous_day(exports(), LATE) is None


def test_another_list_is_compared_with_nothing_unless_others_are():
    both = exports(("A", LATE), ("A", OCTOBER), ("B", EARLY), ("B", OCTOBER))
    both["snapshot_id"] = ["a2", "a1", "b2", "b1"]
    assert previous_day(both, LATE, ("A",), ["a2"]) is None
    assert previous_day(both, LATE, ("A",), ["a1", "b2"]) == OCTOBER
    assert previous_day(both, LATE, (), ["a2"]) == OCTOBER
    assert previous_day(both, LATE, (), ["a2", "b2"]) is None


def test_the_days_of_a_trend_are_those_on_which_everybody_had_an_export():
    of_two = exports(("A", LATE), ("A", OCTOBER), ("B", EARLY))
    assert latest_days(of_two, LATE) == [EARLY, LATE]
    assert latest_days(of_two, LATE, ("A",)) == [OCTOBER, LATE]
    assert latest_days(of_two, EARLY, ("A",)) == [OCTOBER, EARLY]  # the as-of date, without an export
    assert latest_days(of_two, LATE, ("C",)) == [LATE]


def test_the_newest_days_of_many():
    many = exports(*[("A", date(2026, month, 1)) for month in range(1, 11)])
    assert latest_days(many, date(2026, 9, 1), at_most=3) == [date(2026, month, 1) for month in (7, 8, 9)]


def test_the_days_that_one_can_be_compared_with():
    ours = exports(("A", LATE), ("A", EARLY), ("A", OCTOBER))
    assert earlier_days(ours, LATE) == [EARLY, OCTOBER] and earlier_days(ours, EARLY) == [OCTOBER]
    assert earlier_days(ours, OCTOBER) == [] and earlier_days(exports(), LATE) == []
    both = exports(("A", LATE), ("A", OCTOBER), ("B", EARLY), ("B", OCTOBER))
    assert earlier_days(both, LATE) == [OCTOBER], "on the later day B's is no earlier export"
    assert earlier_days(exports(("A", LATE), ("A", OCTOBER), ("B", LATE)), LATE) == []
    assert earlier_days(exports(("A", LATE), ("A", OCTOBER), ("B", LATE)), LATE, ("A",)) == [OCTOBER]
