"""What is said of contracts and of the check of the it-miljø, and of the projects."""

from datetime import date

import pandas as pd

from dashboard.domain import contract_warnings
from dashboard.sentences import projects as sentences
from dashboard.sentences import systems

AS_OF = date(2026, 11, 23)


def rows(*found: dict) -> pd.DataFrame:
    empty = {"system": "S", "project": "KSD", "expires": "31.03.2027", "warning": None, "days_short": None}
    rows = [empty | {"ends_last": None, "notice_last": None} | row for row in found]
    frame = pd.DataFrame(rows).assign(contract_id=[str(number) for number in range(len(rows))])
    return frame.assign(
        ends_last=pd.to_datetime(frame["ends_last"]), notice_last=pd.to_datetime(frame["notice_last"])
    )


def test_a_contract_that_ends_too_early_is_named():
    found = rows({"warning": "ends_before", "days_short": 1}, {"ends_last": "2027-03-31"})
    assert systems.headline(found) == (
        "1 kontrakt udløber, før projektet, der afløser systemet, er klar: S (31.03.2027, 1 dag før KSD)."
    )


def test_none_ends_too_early():
    assert "Ingen udløber for tidligt: set på 1 kontrakt" in systems.headline(
        rows({"ends_last": "2027-03-31"})
    )
    assert "Ingen af systemerne har en kontrakt" in systems.headline(rows({}))


def test_the_next_notice_date_is_the_first_ahead():
    found = rows({"notice_last": "2026-11-01"}, {"notice_last": "2026-12-31"}, {"notice_last": "2027-01-31"})
    assert systems.next_notice(found, AS_OF) == "Næste opsigelsesfrist er 31.12.2026, om 38 dage: S."
    assert systems.next_notice(rows({}), AS_OF) == ""


def test_warnings_in_words():
    assert contract_warnings.in_words(rows({"warning": "ended"}, {}))["warning"].tolist() == [
        "Er udløbet",
        "Ingen advarsel",
    ]


def test_the_check_in_words():
    facts = {"checks": 4, "fulfilled": 1, "failed": 2, "late": 0, "nobody": 1}
    assert systems.of_checks(facts) == "1 af 4 krav er opfyldt, 2 er ikke opfyldt og 1 har ingen ansvarlig."
    assert systems.of_checks(facts | {"failed": 0, "nobody": 0}) == "1 af 4 krav er opfyldt."
    assert "tom" in systems.of_checks(facts | {"checks": 0})


def projects(*found: tuple) -> pd.DataFrame:
    return pd.DataFrame(found, columns=["project", "red", "postponed", "slip_days"]).assign(has_tasks=True)


def test_the_projects_with_red_tasks():
    found = projects(("KSD", 5, 1, 35), ("BBR", 1, 0, None), ("DAR", 0, 0, None))
    assert sentences.headline(found) == "2 af 3 projekter har røde opgaver: KSD (5) og BBR (1)."
    assert sentences.headline(found.iloc[2:]) == "Ingen røde opgaver i 1 projekt."
    assert sentences.of_slips(found) == (
        "1 åben opgave har fået en senere frist siden første eksport, længst 35 dage: KSD."
    )
    assert sentences.of_slips(found.iloc[1:]) == ""
