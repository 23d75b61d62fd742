"""The sentences of the page Projekter."""

from datetime import date

import pandas as pd

from dashboard.sentences.projects import (
    WITHOUT_PROJECT,
    headline,
    leader_line,
    next_ready_or_due,
    of_our_pilots,
    of_project,
    of_slips,
    way_to_tasks,
)


def projects(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["project", "red", "postponed", "slip_days"]).assign(has_tasks=True)


def test_the_headline_names_the_projects_with_red_tasks():
    rows = projects(("KSD", 5, 1, 35), ("BBR", 1, 0, None), ("DAR", 0, 0, None))
    assert headline(rows) == "2 af 3 projekter har røde opgaver: KSD (5) og BBR (1)."
    assert headline(rows.iloc[2:]) == "Ingen røde opgaver i 1 projekt."


def test_tasks_without_a_project_and_projects_without_tasks_do_not_count():
    rows = projects(("KSD", 1, 0, None), (WITHOUT_PROJECT, 7, 0, None), ("KY", 0, 0, None))
    rows["has_tasks"] = [True, True, False]
    assert headline(rows) == "1 af 1 projekt har røde opgaver: KSD (1)."
    assert headline(rows.iloc[1:]) == "Ingen projekter har opgaver at vise."


def test_slips_are_counted_over_all_and_the_longest_is_named():
    rows = projects(("KSD", 1, 1, 35), ("BBR", 1, 0, None), ("KY", 0, 3, 7))
    assert of_slips(rows) == (
        "4 åbne opgaver har fået en senere frist siden første eksport, længst 35 dage: KSD."
    )
    assert of_slips(rows.assign(slip_days=[7, None, 7])).endswith("længst 7 dage: KSD og KY.")
    assert of_slips(rows.iloc[:1]).startswith("1 åben opgave har")
    assert of_slips(rows.iloc[1:2]) == ""


def with_days(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["project", "ready_by", "ready_by_last", "next_deadline"])
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in ("ready_by_last", "next_deadline")})


def test_our_turn_is_where_we_must_be_ready_next():
    rows = with_days(
        ("BBR", "1.10.2026", "2026-10-01", "2026-11-24"),
        ("KSD", "uge 3 2027", "2027-01-24", None),
        ("KY", "24.01.2027", "2027-01-24", None),
        ("DAR", "Q2 2027", "2027-06-30", None),
    )
    assert next_ready_or_due(rows, date(2026, 11, 23)) == (
        "Det næste, vi skal være klar til, er KSD (uge 3 2027) og KY (24.01.2027)."
    )
    assert next_ready_or_due(rows, date(2027, 2, 1)) == (
        "Det næste, vi skal være klar til, er DAR (Q2 2027)."
    )


def test_where_nobody_has_written_when_it_is_the_next_deadline():
    rows = with_days(("BBR", None, None, "2026-11-24"), ("KY", None, None, "2026-12-01"))
    assert next_ready_or_due(rows, date(2026, 11, 23)) == "Den næste frist er 24.11.2026: BBR."
    assert next_ready_or_due(rows.assign(next_deadline=pd.NaT), date(2026, 11, 23)) == ""


def test_our_pilots_are_those_that_name_one_of_our_municipalities():
    rows = projects(("KSD", 0, 0, None), ("KY", 0, 0, None), ("BBR", 0, 0, None))
    rows["pilot"] = ["Aabenraa og Odder", None, "Odense"]
    assert of_our_pilots(rows, ["Odder Kommune", "Odense Kommune"]) == "Vi er pilotkommune i KSD og BBR."
    assert of_our_pilots(rows, ["Aarhus Kommune"]) == ""


NO_TASKS = {
    "red": 0, "yellow": 0, "green": 0, "grey": 0, "done": 0, "unknown": 0,
    "next_deadline": None, "postponed": 0, "slip_days": None,
}  # fmt: skip


def test_behind_a_project_its_figures_are_said():
    one = NO_TASKS | {"red": 1}
    many = NO_TASKS | {"red": 2, "done": 3, "next_deadline": pd.Timestamp(2026, 12, 7)}
    moved = many | {"postponed": 1, "slip_days": 35}
    assert of_project(NO_TASKS) == "Eksporten har ingen opgaver om projektet."
    assert of_project(one) == "1 opgave: 1 rød."
    assert of_project(many) == "5 opgaver: 2 røde og 3 fuldførte. Næste frist er 07.12.2026."
    assert of_project(moved).endswith("07.12.2026. 1 frist er flyttet til senere, længst 35 dage.")
    assert of_project(moved | {"postponed": 2, "slip_days": 1}).endswith(
        "2 frister er flyttet til senere, længst 1 dag."
    )
    assert [way_to_tasks(one), way_to_tasks(many)] == ["Se opgaven", "Se de 5 opgaver"]


def test_the_leader_with_what_is_known_of_phone_and_mail():
    leader = {"leader": "Bo Holm", "phone": "12 34 56 78", "mail": None}
    assert leader_line(leader) == ("Projektleder: Bo Holm · 12 34 56 78", "12 34 56 78", "")
    assert leader_line(leader | {"phone": None, "mail": "bo@k.dk"})[0] == "Projektleder: Bo Holm · bo@k.dk"
