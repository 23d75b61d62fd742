"""What an evaluation's tasks and rows say of roles and persons: kept beside it, once a question reads it.

Names are matched in Python (domain/persons.py, domain/roles.py); which roles are needed is worked out in
SQL (queries/role_cache/). Questions that read none of it don't pay for it.
"""

from datetime import date

import duckdb
import pandas as pd

from dashboard.domain import persons
from dashboard.domain.danish import fold
from dashboard.domain.persons import Person
from dashboard.domain.roles import role_named, roles_in, unknown_roles_in
from dashboard.store import queries
from dashboard.store.beside import BesideCache

FORGET = (
    "role_cache/forget_evaluation",
    "role_cache/forget_matched_persons",
    "role_cache/forget_matched_roles",
    "role_cache/forget_couplings",
    "role_cache/forget_needs",
    "role_cache/forget_coverage",
)
TABLES = ("matched_person", "matched_role", "role_coupling", "role_need", "role_covered")


def _fill(cursor: duckdb.DuckDBPyConnection, evaluation_id: int, day: date) -> None:
    of_evaluation = {"evaluation_id": evaluation_id}
    _keep_persons(cursor, evaluation_id)
    _keep_roles(cursor, evaluation_id)
    queries.run(cursor, "role_cache/keep_couplings", of_evaluation)
    queries.run(cursor, "role_cache/keep_needs", of_evaluation)
    queries.run(cursor, "role_cache/keep_coverage", {**of_evaluation, "day": day})


def _keep_persons(cursor: duckdb.DuckDBPyConnection, evaluation_id: int) -> None:
    """Which person each name in tasks and programmappe means, for each municipality.

    Of one on no sheet *Personer*, the spellings that differ in nothing but case or the like are one person,
    called by the spelling that is used most.
    """
    written = queries.ask(cursor, "role_cache/written_persons", {"evaluation_id": evaluation_id})
    register = queries.ask(cursor, "role_cache/register_persons", {"evaluation_id": evaluation_id})
    matches: list[dict] = []
    for municipality, names in written.groupby("municipality", sort=False):
        rows = register[register["municipality"].isin(["", municipality])]
        on_sheet = [
            Person(*row) for row in rows[["name", "initials", "mail", "row_id"]].itertuples(index=False)
        ]
        matches += _matches(municipality, names, on_sheet)
    if matches:
        cursor.append("matched_person", pd.DataFrame(matches).assign(evaluation_id=evaluation_id)[_PERSON])


_PERSON = ["evaluation_id", "municipality", "written", "person", "person_row", "is_registered"]


def _matches(municipality: str, names: pd.DataFrame, on_sheet: list[Person]) -> list[dict]:
    meant = persons.matched(names["written"], on_sheet)
    spelling: dict[str, str] = {}
    for name in names["written"]:  # the most used first
        spelling.setdefault(persons.key_of(name), name)
    return [
        {
            "municipality": municipality,
            "written": name,
            "person": _label(meant[name], on_sheet) if name in meant else spelling[persons.key_of(name)],
            "person_row": meant[name].row_id if name in meant else None,
            "is_registered": name in meant,
        }
        for name in names["written"]
    ]


def _label(person: Person, on_sheet: list[Person]) -> str:
    """The name; with initials or mail where two on the sheet are called so."""
    namesakes = sum(persons.key_of(other.name) == persons.key_of(person.name) for other in on_sheet)
    apart = person.initials or person.mail
    return f"{person.name} ({apart})" if namesakes > 1 and apart else person.name


def _keep_roles(cursor: duckdb.DuckDBPyConnection, evaluation_id: int) -> None:
    """Which roles the tasks' own role column names: those of the gallery, else as the column writes them."""
    texts = queries.run(cursor, "role_cache/written_roles", {"evaluation_id": evaluation_id}).fetchall()
    if not texts:
        return
    own_names = queries.run(cursor, "role_cache/own_roles", {"evaluation_id": evaluation_id}).fetchall()
    own = {fold(name): name for (name,) in own_names if not role_named(name)}
    for (text,) in texts:
        own |= {fold(name): name for name in unknown_roles_in(text, own)}
    matches = [(evaluation_id, text, role) for (text,) in texts for role in roles_in(text, own)]
    if matches:
        columns = ["evaluation_id", "written", "role"]
        cursor.append("matched_role", pd.DataFrame(matches, columns=columns))


CACHE = BesideCache("role_cache", TABLES, "role_cache/is_kept", FORGET, _fill, "role_cache/remember")
