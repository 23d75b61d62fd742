"""Two municipalities with a system of one name on the page Systemer, and no filter: each has its own rows."""

from datetime import date

import pytest

from dashboard.domain.contract_warnings import NOTICE_DAYS
from dashboard.domain.scope import Session
from dashboard.sentences import systems as sentences
from dashboard.store.connection import Store
from tests.conftest import add_programme_rows

OURS, THEIRS = "Eksempelkøbing", "Nabokøbing"
DISTRIBUTION, LOGIN = "Beskedfordeler", "STS Adgangsstyring"
TASK = {"project": "KSD", "status_code": "in_progress"}
ESDH = {"system": "ESDH", "replaced_by": "KSD"}


@pytest.fixture
def both(store_with, add) -> Store:
    """Ours is ready in January, theirs in September."""
    store = store_with(TASK | {"due_date": date(2027, 1, 1), "components": [DISTRIBUTION]})
    add(TASK | {"due_date": date(2027, 9, 1), "components": [LOGIN]}, municipality=THEIRS)
    return store


def write(store: Store, municipality: str, subject: str, *rows: dict) -> None:
    add_programme_rows(store.for_session(Session("ABC", (municipality,))), subject, *rows)


def contracts(store: Store, chosen):
    return store.ask("systems/contracts", filter=chosen, notice_days=NOTICE_DAYS)


def uses(store: Store, chosen) -> list[tuple]:
    rows = store.ask("systems/use_of_components", filter=chosen)
    rows = rows[["component", "use", "gain"]].astype(object)
    return sorted(rows.where(rows.notna(), "").itertuples(index=False, name=None))


def test_a_contract_ends_before_its_own_municipality_s_project(both, on):
    for municipality, ends in ((OURS, "31.03.2027"), (THEIRS, "31.12.2027")):
        write(both, municipality, "systems", ESDH)
        write(both, municipality, "contracts", {"system": "ESDH", "ends": ends})
    found = contracts(both, on())
    assert found["expires"].tolist() == ["31.03.2027", "31.12.2027"]
    assert sentences.headline(found).startswith("Ingen udløber for tidligt: set på 2 kontrakter")


def test_when_one_must_be_ready_is_nothing_to_the_other(both, on):
    for municipality in (OURS, THEIRS):
        write(both, municipality, "systems", ESDH)
        write(both, municipality, "contracts", {"system": "ESDH", "ends": "31.12.2027"})
    write(both, THEIRS, "projects", {"project": "KSD", "ready_by": "01.03.2028"})
    found = contracts(both, on())
    assert sorted(found["project_due"].dt.date) == [date(2027, 1, 1), date(2028, 3, 1)]
    assert found["warning"].tolist().count("ends_before") == 1


def test_a_system_that_is_everybody_s_has_each_one_s_contract(both, on):
    add_programme_rows(both, "systems", ESDH)
    for municipality, ends in ((OURS, "31.03.2027"), (THEIRS, "30.06.2027")):
        write(both, municipality, "contracts", {"system": "ESDH", "ends": ends})
    found = contracts(both, on()).set_index("expires")
    assert found["project_due"].dt.date.to_dict() == {
        "31.03.2027": date(2027, 1, 1),
        "30.06.2027": date(2027, 9, 1),
    }
    assert found["warning"].dropna().to_dict() == {"30.06.2027": "ends_before"}


def test_the_check_list_has_each_one_s_row_of_a_requirement(both, on):
    write(both, OURS, "checks", {"requirement": "Net", "state": "Opfyldt", "owner": "Jonas"})
    write(both, THEIRS, "checks", {"requirement": "Net", "state": "Ikke opfyldt"})
    [facts] = both.ask("systems/checks", filter=on()).to_dict("records")
    assert facts == {"checks": 2, "fulfilled": 1, "failed": 1, "late": 0, "nobody": 1}
    assert both.ask("systems/check_list", filter=on())["check_state"].tolist() == ["Ikke opfyldt", "Opfyldt"]
    alone = both.ask("systems/check_list", filter=on(municipalities=(OURS,)))
    assert alone["check_state"].tolist() == ["Opfyldt"]


def test_a_system_is_to_use_what_its_own_municipality_s_tasks_say(both, on):
    for municipality in (OURS, THEIRS):
        write(both, municipality, "systems", ESDH)
    assert uses(both, on()) == [(DISTRIBUTION, "planned", ""), (LOGIN, "planned", "")]


def test_what_one_chooses_on_the_sheet_decides_nothing_for_the_other(both, on):
    for municipality, choice in ((OURS, "Bruges"), (THEIRS, "Ikke relevant")):
        write(both, municipality, "systems", ESDH | {"interfaces": "SF1461"})
        row = {"system": "ESDH", "component": DISTRIBUTION, "use": choice, "gain": f"Som {municipality}"}
        write(both, municipality, "component_uses", row)
    assert uses(both, on()) == [(DISTRIBUTION, "used", f"Som {OURS}"), (LOGIN, "planned", "")]
    assert uses(both, on(municipalities=(THEIRS,))) == [(LOGIN, "planned", "")]


def test_of_a_system_that_is_everybody_s_each_one_s_choice_is_its_own(both, on):
    add_programme_rows(both, "systems", ESDH)
    for municipality, choice in ((OURS, "Bruges"), (THEIRS, "Ikke relevant")):
        row = {"system": "ESDH", "component": DISTRIBUTION, "use": choice, "gain": f"Som {municipality}"}
        write(both, municipality, "component_uses", row)
    assert uses(both, on()) == [(DISTRIBUTION, "used", f"Som {OURS}"), (LOGIN, "planned", "")]


def test_an_own_row_of_a_system_goes_before_everybody_s_there_alone(both, on):
    add_programme_rows(both, "systems", ESDH)
    write(both, OURS, "systems", ESDH)
    assert uses(both, on()) == [(DISTRIBUTION, "planned", ""), (LOGIN, "planned", "")]


def test_an_own_choice_goes_before_everybody_s_there_alone(both, on):
    row = {"system": "ESDH", "component": DISTRIBUTION}
    add_programme_rows(both, "component_uses", row | {"use": "Planlagt", "gain": "Alle"})
    write(both, OURS, "component_uses", row | {"use": "Bruges", "gain": "Vores"})
    assert uses(both, on(municipalities=(OURS,))) == [(DISTRIBUTION, "used", "Vores")]
    assert (DISTRIBUTION, "planned", "Alle") in uses(both, on(municipalities=(THEIRS,)))
    of_both = [use for use in uses(both, on()) if use[0] == DISTRIBUTION]
    assert of_both == [(DISTRIBUTION, "planned", "Alle"), (DISTRIBUTION, "used", "Vores")]
