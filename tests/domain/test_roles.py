"""The gallery of roles: every role in its group, couplings that hold, and names as people write them."""

from collections import Counter
from datetime import date

import pytest

from dashboard.domain import catalogue, roles
from dashboard.domain.danish import fold

GROUPS = {
    "Organisatoriske": [
        "Gevinstejer",
        "Faglig chef",
        "Superbruger",
        "Træner/instruktør",
        "Supportberettiget bruger",
        "Systemejer",
        "Infrastrukturejer",
    ],
    "Projekt/program": ["Projektejer", "Projektleder", "KOMBIT-programleder", "STS-projektleder"],
    "Tekniske": [
        "It-/digitaliseringschef",
        "Tekniker",
        "Underskriftsberettiget",
        "It-sikkerhedsansvarlig",
        "Rolleadministrator (STS)",
        "e-Boks-ansvarlig",
        "Aftaleadministrator (STS)",
        "Organisationsadministrator (STS)",
        "Leverandøradministrator (STS)",
        "ØiR-administrator (STS)",
        "FK-ansvarlig (SP)",
        "FK-administrator (SP)",
        "Infrastrukturansvarlig",
    ],
}
THE_SLIDES = "KOMBIT: Velkommen til KOMBIT (maj/juni 2018)"
NAMES = {role.name for role in roles.roles()}
COMPONENTS = {component.name for component in catalogue.components()}


def test_every_role_stands_once_and_in_its_group():
    assert tuple(GROUPS) == roles.ROLE_GROUPS
    assert [(role.role_group, role.name) for role in roles.roles()] == [
        (group, name) for group, names in GROUPS.items() for name in names
    ]


def test_no_name_means_two_roles():
    owners: dict[str, str] = {}
    for role in roles.roles():
        for name in roles.names_of(role):
            assert owners.setdefault(fold(name), role.name) == role.name, name
            assert roles.role_named(name) == role.name


def test_a_role_has_known_themes_in_their_order_and_every_theme_has_roles():
    for role in roles.roles():
        assert role.themes, role.name
        assert list(role.themes) == [theme for theme in roles.THEMES if theme in role.themes], role.name
    assert {theme for role in roles.roles() for theme in role.themes} == set(roles.THEMES)
    assert len(roles.THEMES) == 7


def test_every_row_has_a_source_and_a_day_when_it_was_checked():
    for row in (*roles.roles(), *roles.component_roles(), *roles.role_tasks()):
        assert row.source in {THE_SLIDES, "kombit.dk/indhold/rollegalleri", "Forslag"}, row
        assert row.checked >= date(2026, 11, 28), row


def test_a_role_has_its_texts_and_says_whose_they_are():
    for role in roles.roles():
        assert all((role.responsibility, role.tasks, role.competences)), role.name
    assert {role.name for role in roles.roles() if role.text_source != "Forslag"} == {
        "Projektleder",
        "Supportberettiget bruger",
        "KOMBIT-programleder",
    }
    assert {role.text_source for role in roles.roles()} == {THE_SLIDES, "Forslag"}


def test_the_roles_that_every_project_needs_are_in_the_gallery():
    assert set(roles.PROJECT_ROLES) <= NAMES


def test_every_coupling_is_of_one_known_component_or_interface_with_a_known_role():
    couplings = roles.component_roles()
    for row in couplings:
        assert bool(row.component) != bool(row.interface), row
        assert row.component in COMPONENTS | {""}, row
        assert row.interface in catalogue.interface_by_number().keys() | {""}, row
        assert row.role in NAMES, row
        assert row.why.endswith("."), row
    assert len({(row.component, row.interface, row.role) for row in couplings}) == len(couplings)


def test_a_component_needs_two_roles_at_most():
    needed = Counter(row.component or row.interface for row in roles.component_roles())
    assert max(needed.values()) == 2


def test_every_task_has_one_responsible_and_somebody_who_does_it():
    by_task: dict[tuple[str, str], list[str]] = {}
    for row in roles.role_tasks():
        assert row.component in COMPONENTS, row
        assert row.role in NAMES, row
        assert row.responsibility in roles.RESPONSIBILITIES, row
        by_task.setdefault((row.component, row.task), []).append(row.responsibility)
    assert len(by_task) == 8
    for task, responsibilities in by_task.items():
        assert responsibilities.count("ansvarlig") == 1, task
        assert "udfører" in responsibilities, task


def test_a_role_has_one_responsibility_in_a_task():
    parts = [(row.component, row.task, row.role) for row in roles.role_tasks()]
    assert len(set(parts)) == len(parts)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("projektleder", "Projektleder"),
        ("Projektledere", "Projektleder"),
        ("Projektleder (STS)", "STS-projektleder"),
        ("Rolleadministator (STS)", "Rolleadministrator (STS)"),  # as on the slide
        ("rolleadministratorer (STS)", "Rolleadministrator (STS)"),
        ("Rolleadministrator", "Rolleadministrator (STS)"),
        ("E-boks ansvarlig", "e-Boks-ansvarlig"),
        ("Underskriftberettigede", "Underskriftsberettiget"),
        ("Supportberettigede bruger", "Supportberettiget bruger"),
        ("OEiR-administrator", "ØiR-administrator (STS)"),
        ("IT/digitaliseringschef", "It-/digitaliseringschef"),
        ("FK ansvarlig", "FK-ansvarlig (SP)"),
        ("FK-ansvarlig (STS)", None),
        ("Borgmester", None),
        ("ansvarlig", None),
        ("", None),
    ],
)
def test_a_role_is_known_by_what_people_call_it(called, name):
    assert roles.role_named(called) == name


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Projektleder", ["Projektleder"]),
        (
            "Systemejer; Tekniker, Superbruger\nProjektejer",
            ["Systemejer", "Tekniker", "Superbruger", "Projektejer"],
        ),
        ("FK-ansvarlig og FK-administrator", ["FK-ansvarlig (SP)", "FK-administrator (SP)"]),
        ("Træner/instruktør", ["Træner/instruktør"]),
        ("It-/digitaliseringschef", ["It-/digitaliseringschef"]),
        ("It- og digitaliseringschef og tekniker", ["It-/digitaliseringschef", "Tekniker"]),
        (
            "Tekniker/It-/digitaliseringschef/Træner / instruktør",
            ["Tekniker", "It-/digitaliseringschef", "Træner/instruktør"],
        ),
        ("Superbruger/Tekniker", ["Superbruger", "Tekniker"]),
        ("Projektleder, projektledere og Systemejer", ["Projektleder", "Systemejer"]),
        ("Borgmester, Tekniker og andre", ["Tekniker"]),
        ("Kommunen/KOMBIT og leverandøren", []),
        (" / ; og , ", []),
        ("", []),
    ],
)
def test_a_cell_may_name_several_roles(cell, found):
    assert roles.roles_in(cell) == found


def test_a_cell_with_every_role_gives_every_role():
    every = [role.name for role in roles.roles()]
    for between in (";", ", ", "\n", "/", " og ", " | "):
        assert roles.roles_in(between.join(every)) == every
