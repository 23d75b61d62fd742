"""queries/systems: contracts that end too early, and the check of the it-miljø."""

from datetime import date

import pytest

from dashboard.domain.scope import Session
from tests.conftest import add_programme_rows

NOTICE_DAYS = 90


def contracts(store, chosen: dict):
    return store.ask("systems/contracts", filter=chosen, notice_days=NOTICE_DAYS)


def with_contract(store, system: dict | None = None, **contract):
    add_programme_rows(store, "systems", {"system": "Gammelt", "replaced_by": "KSD"} | (system or {}))
    if contract:
        add_programme_rows(store, "contracts", {"system": "gammelt "} | contract)


@pytest.mark.parametrize(
    ("contract", "warning"),
    [
        ({"ends": "31.10.2026"}, "ended"),
        ({"ends": "31.03.2027"}, "ends_before"),
        ({"ends": "Q2 2027"}, "may_end_before"),
        ({"ends": "31.12.2027", "notice_by": "01.11.2026"}, "notice_passed"),
        ({"ends": "31.12.2027", "notice_by": "22.11.2026"}, "notice_passed"),
        ({"ends": "31.12.2027", "notice_by": "23.11.2026"}, "notice_soon"),  # today it can still be given
        ({"ends": "31.12.2027", "notice_by": "21.02.2027"}, "notice_soon"),  # the last of the 90 days
        ({"ends": "31.12.2027", "notice_by": "22.02.2027"}, None),
        ({"ends": "31.12.2027", "notice_by": "30.06.2027"}, None),
        ({"ends": "31.05.2027"}, None),
        ({"ends": "snart"}, None),
        ({}, "no_contract"),
    ],
)
def test_the_warning_of_a_contract(store_with, on, contract, warning):
    store = store_with({"project": "KSD", "due_date": date(2027, 5, 31), "status_code": "in_progress"})
    with_contract(store, **contract)
    [found] = contracts(store, on()).to_dict("records")
    assert (found["warning"] if isinstance(found["warning"], str) else None) == warning
    assert found["project"] == "KSD" and found["project_due"].date() == date(2027, 5, 31)


def test_when_we_must_be_ready_by_the_programmappe_goes_before_klik_s_last_deadline(store_with, on):
    store = store_with({"project": "KSD", "due_date": date(2027, 5, 31)})
    with_contract(store, ends="31.03.2027")
    add_programme_rows(store, "projects", {"project": "KSD", "ready_by": "ultimo august 2027"})
    [found] = contracts(store, on()).to_dict("records")
    assert found["project_due"].date() == date(2027, 8, 31) and found["days_short"] == 153


def test_a_contract_without_a_system_and_a_system_without_a_project(store_with, on):
    store = store_with({"project": "KSD"})
    add_programme_rows(store, "contracts", {"system": "Alene", "ends": "31.12.2027"})
    add_programme_rows(
        store, "systems", {"system": "Økonomi", "interfaces": "SF1590_A; SF1470", "note": "Bliver"}
    )
    found = contracts(store, on()).set_index("system")
    assert found.loc["Alene", "expires"] == "31.12.2027"
    assert list(found.loc["Økonomi", "interfaces"]) == ["SF1590_A", "SF1470"]
    assert found.loc["Økonomi", "note"] == "Bliver"


def test_the_filter_chooses_by_project_and_by_snitflade(store_with, on):
    store = store_with({"project": "KSD"}, {"project": "KY"})
    add_programme_rows(
        store,
        "systems",
        {"system": "A", "replaced_by": "Projekt KSD", "interfaces": "SF1511"},
        {"system": "B", "replaced_by": "KY"},
    )
    assert contracts(store, on(projects=("KSD",)))["system"].tolist() == ["A"]
    assert contracts(store, on(interfaces=("SF1511",)))["system"].tolist() == ["A"]
    assert contracts(store, on(components=("STS Adgangsstyring",)))["system"].tolist() == ["A"]
    assert contracts(store, on(components=("Beskedfordeler",))).empty
    assert contracts(store, on(components=("Uden støttesystem",)))["system"].tolist() == ["B"]


def test_how_far_the_check_of_the_it_miljø_is(store_with, on):
    store = store_with({})
    add_programme_rows(
        store,
        "checks",
        {"requirement": "Net", "state": "opfyldt", "owner": "Jonas"},
        {"requirement": "Roller", "state": "Ikke opfyldt", "due": "30.10.2026"},
        {"requirement": "IdP", "state": "I gang", "owner": "Jonas", "due": "01.11.2026"},
        {"requirement": "Print", "owner": "Jonas", "due": "uge 10 2027"},
        {"requirement": "Andet", "state": "Ikke relevant"},
    )
    [facts] = store.ask("systems/checks", filter=on()).to_dict("records")
    assert facts == {"checks": 4, "fulfilled": 1, "failed": 1, "late": 1, "nobody": 1}


def test_a_municipality_s_own_tasks_count(store_with, add, on):
    store = store_with({"project": "KSD", "due_date": date(2027, 1, 1), "status_code": "in_progress"})
    add({"project": "KSD", "due_date": date(2020, 1, 1)}, municipality="Nabokøbing")
    with_contract(store, ends="31.03.2027")
    [ours] = contracts(store, on(municipalities=("Eksempelkøbing",))).to_dict("records")
    [theirs] = contracts(store, on(municipalities=("Nabokøbing",))).to_dict("records")
    assert (ours["worst_light"], ours["project_due"].date()) == ("green", date(2027, 1, 1))
    assert theirs["worst_light"] == "red"


def test_what_two_municipalities_write_of_one_system_is_never_mixed(store_with, add, on):
    store = store_with({"project": "KSD", "due_date": date(2027, 1, 1), "status_code": "in_progress"})
    add({"project": "KSD", "due_date": date(2027, 9, 1)}, municipality="Nabokøbing")
    ends = {"Eksempelkøbing": "31.03.2027", "Nabokøbing": "31.12.2027"}
    for municipality, end in ends.items():
        own = store.for_session(Session("ABC", (municipality,)))
        add_programme_rows(own, "systems", {"system": "ESDH", "replaced_by": "KSD"})
        add_programme_rows(own, "contracts", {"system": "ESDH", "ends": end})
    found = contracts(store, on())
    assert set(found["system"]) == {"ESDH (Eksempelkøbing)", "ESDH (Nabokøbing)"}
    assert found.set_index("expires")["project_due"].dt.date.to_dict() == {
        "31.03.2027": date(2027, 1, 1),
        "31.12.2027": date(2027, 9, 1),
    }
    assert found["warning"].isna().all()


def test_two_spellings_of_a_system_are_one(store_with, on):
    store = store_with({"project": "KSD"})
    add_programme_rows(store, "systems", {"system": "KMD Æ-sag", "replaced_by": "KSD"})
    add_programme_rows(store, "contracts", {"system": "KMD  Ae Sag", "ends": "31.03.2027"})
    [found] = contracts(store, on()).to_dict("records")
    assert (found["project"], found["expires"]) == ("KSD", "31.03.2027")


def test_the_check_follows_the_project_filter(store_with, on):
    store = store_with({"project": "KSD"}, {"project": "KY"})
    add_programme_rows(
        store, "checks", {"requirement": "A", "project": "KSD"}, {"requirement": "B", "project": "KY"}
    )
    assert store.ask("systems/checks", filter=on(projects=("KY",)))["checks"].tolist() == [1]


def test_the_check_list_has_what_is_missing_first(store_with, on):
    store = store_with({"project": "KSD"})
    add_programme_rows(
        store,
        "checks",
        {"requirement": "Net", "state": "opfyldt", "owner": "Jonas"},
        {"requirement": "Andet", "state": "Ikke relevant"},
        {"requirement": "IdP", "state": "I gang", "due": "01.11.2026"},
        {"requirement": "Print", "project": "KSD", "due": "30.10.2026", "note": "Snart"},
        {"requirement": "Roller", "state": "Ikke opfyldt", "due": "uge 10 2027"},
    )
    found = store.ask("systems/check_list", filter=on())
    assert found["requirement"].tolist() == ["Roller", "Print", "IdP", "Net", "Andet"]
    assert found.iloc[0]["check_state"] == "Ikke opfyldt" and found.iloc[0]["check_due"] == "uge 10 2027"
    assert store.ask("systems/check_list", filter=on(projects=("KSD",)))["requirement"].tolist() == ["Print"]
    facts = store.ask("systems/checks", filter=on()).iloc[0]
    assert facts["checks"] == (found["check_state"] != "Ikke relevant").sum(), "one truth for the sentence"


def test_what_one_municipality_uses_is_no_use_of_the_other(store_with, add, on):
    store = store_with({"project": "KSD"})
    add({"project": "KSD"}, municipality="Nabokøbing")
    used = {"Eksempelkøbing": "SF1511", "Nabokøbing": "SF2900"}
    for municipality, interface in used.items():
        own = store.for_session(Session("ABC", (municipality,)))
        add_programme_rows(own, "systems", {"system": "ESDH", "interfaces": interface})
        uses = own.ask("systems/use_of_components", filter=on())
        assert uses[["system", "use"]].values.tolist() == [["ESDH", "used"]]
    uses = store.ask("systems/use_of_components", filter=on())
    assert uses["use"].tolist() == ["used", "used"] and uses["component"].nunique() == 2
    assert set(uses["system"]) == {"ESDH (Eksempelkøbing)", "ESDH (Nabokøbing)"}


def test_one_s_own_row_goes_before_everybody_s(store_with, add, on):
    store = store_with({"project": "KSD"})
    add({"project": "KSD"}, municipality="Nabokøbing")  # with one municipality only, all rows are its own
    own = store.for_session(Session("ABC", ("Eksempelkøbing",)))
    use = {"system": "ESDH", "component": "STS Adgangsstyring"}
    for whose, interface, written in ((store, "SF2900", "Muligt"), (own, "SF1511", "Planlagt")):
        add_programme_rows(whose, "systems", {"system": "ESDH", "interfaces": interface})
        add_programme_rows(whose, "component_uses", use | {"use": written})
    uses = own.ask("systems/use_of_components", filter=on())
    assert uses["component"].is_unique and set(uses["system"]) == {"ESDH"}
    assert uses.set_index("component").loc["STS Adgangsstyring", "use"] == "planned"


def test_of_two_rows_about_one_pair_the_last_one_written_counts(store_with, on):
    store = store_with({"project": "KSD"})
    use = {"system": "ESDH", "component": "STS Adgangsstyring"}
    for written in ("Muligt", "Planlagt", "Muligt", "Planlagt"):
        add_programme_rows(store, "component_uses", use | {"use": written})
    uses = store.ask("systems/use_of_components", filter=on())
    assert uses["use"].tolist() == ["planned"]
