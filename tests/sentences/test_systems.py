"""The sentences of the page Systemer."""

from datetime import date

import pandas as pd
import pytest

from dashboard.sentences import systems

AS_OF = date(2026, 11, 23)


def rows(*contracts: dict) -> pd.DataFrame:
    empty = {"system": "S", "project": "KSD", "expires": "31.03.2027", "warning": None, "days_short": None}
    rows = [empty | {"ends_last": None, "notice_last": None} | contract for contract in contracts]
    frame = pd.DataFrame(rows).assign(contract_id=[str(number) for number in range(len(rows))])
    return frame.assign(
        ends_last=pd.to_datetime(frame["ends_last"]), notice_last=pd.to_datetime(frame["notice_last"])
    )


def test_a_contract_that_ends_too_early_is_named():
    contracts = rows({"warning": "ends_before", "days_short": 1}, {"ends_last": "2027-03-31"})
    assert systems.headline(contracts) == (
        "1 kontrakt udløber, før projektet, der afløser systemet, er klar: S (31.03.2027, 1 dag før KSD)."
    )


def test_two_contracts_of_a_system_that_end_alike_are_named_once():
    early = {"warning": "ends_before", "days_short": 61}
    contracts = rows(early, early, early, early | {"system": "T"})
    assert systems.headline(contracts) == (
        "4 kontrakter udløber, før projektet, der afløser systemet, er klar: "
        "S (31.03.2027, 61 dage før KSD) og T (31.03.2027, 61 dage før KSD)."
    )


def test_none_ends_too_early():
    assert "Ingen udløber for tidligt: set på 1 kontrakt" in systems.headline(
        rows({"ends_last": "2027-03-31"})
    )
    assert "Ingen af systemerne har en kontrakt" in systems.headline(rows({}))


def test_the_next_notice_date_is_the_first_ahead():
    contracts = rows(
        {"notice_last": "2026-11-01"}, {"notice_last": "2026-12-31"}, {"notice_last": "2027-01-31"}
    )
    assert systems.next_notice(contracts, AS_OF) == "Næste opsigelsesfrist er 31.12.2026, om 38 dage: S."
    assert "om 0 dage" in systems.next_notice(rows({"notice_last": "2026-11-23"}), AS_OF)
    assert systems.next_notice(rows({}), AS_OF) == ""


def test_a_system_of_two_contracts_with_one_notice_date_is_named_once():
    alike = {"notice_last": "2026-12-31"}
    contracts = rows(alike, alike, alike | {"system": "T"})
    assert systems.next_notice(contracts, AS_OF) == "Næste opsigelsesfrist er 31.12.2026, om 38 dage: S og T."


def test_the_check_in_words():
    facts = {"checks": 4, "fulfilled": 1, "failed": 2, "late": 0, "nobody": 1}
    assert systems.of_checks(facts) == "1 af 4 krav er opfyldt, 2 er ikke opfyldt og 1 har ingen ansvarlig."
    assert systems.of_checks(facts | {"failed": 0, "nobody": 0}) == "1 af 4 krav er opfyldt."
    assert "tom" in systems.of_checks(facts | {"checks": 0})
    without = systems.of_checks(facts | {"checks": 0}, is_filtered=True)
    assert without == "Tjeklisten har ingen krav, der passer til filtrene."


def uses(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["system", "component", "use"])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("A", "ØiR", "possible")], "Ingen systemer bruger et støttesystem, og intet er planlagt."),
        ([("A", "ØiR", "planned")], "Ingen systemer bruger et støttesystem, og 1 er planlagt."),
        ([("A", "ØiR", "used")], "1 system bruger 1 støttesystem, og ingen flere er planlagt."),
        (
            [("A", "ØiR", "used"), ("B", "ØiR", "planned"), ("B", "CVR", "planned")],
            "1 system bruger 1 støttesystem, og 1 mere er planlagt.",
        ),
        (
            [("A", "ØiR", "used"), ("A", "SKAT", "used"), ("B", "CVR", "planned"), ("C", "BFO", "planned")],
            "1 system bruger 2 støttesystemer, og 2 flere er planlagt.",
        ),
    ],
)
def test_how_much_is_used(rows, words):
    assert systems.of_uses(uses(*rows)) == words
