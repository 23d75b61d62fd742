"""The programmappe's JSON is opened in one place: a typed macro for each subject."""

import re
from pathlib import Path

import pytest

from dashboard.domain import check_states, component_uses
from dashboard.domain.programme_columns import (
    CHOICE,
    COMPONENTS,
    DATE,
    INTERFACES,
    PERSON,
    SHARE,
    SYSTEM,
    Column,
    Subject,
)
from dashboard.domain.programme_schema import INTERPRETED, SUBJECTS

QUERIES = Path(__file__).parents[2] / "queries"
MACROS = QUERIES / "macros" / "programme"
OPENS_JSON = re.compile(r"->|json", re.IGNORECASE)
# The receipt of an import and the file's own columns are JSON too, and nothing of the programmappe's.
OTHER_JSON = {
    QUERIES / "data" / "exports_in_use.sql",
    QUERIES / "programme" / "persons_in_own_columns.sql",
    QUERIES / "macros" / "tasks" / "own_columns.sql",
    QUERIES / "macros" / "tasks" / "own_systems.sql",
}
# The fields of a filter that the macros read.
CHOSEN = "{'as_of': null::date, 'warning_days': 14, 'municipalities': []::text[], 'evaluation_id': 0}"


def files_that_open_json(queries: Path, allowed: Path) -> set[Path]:
    return {
        path
        for path in queries.rglob("*.sql")
        if allowed not in path.parents
        and OPENS_JSON.search(re.sub(r"--.*", "", path.read_text(encoding="utf-8")))
    }


def test_json_is_opened_only_in_the_macros_of_the_programmappe():
    assert files_that_open_json(QUERIES, MACROS) == OTHER_JSON


@pytest.mark.parametrize(
    "expression",
    ["content ->> 'leader'", "content->'known'", "from_json(content, '{}')", "json_extract(content, '$.a')"],
)
def test_a_query_that_opens_json_is_seen(tmp_path, expression):
    for room in ("macros/programme", "projects"):
        (tmp_path / room).mkdir(parents=True)
        (tmp_path / room / "leader.sql").write_text(f"select {expression} from t", encoding="utf-8")
    (tmp_path / "projects" / "plain.sql").write_text("-- content (JSON)\nselect content", encoding="utf-8")
    files = files_that_open_json(tmp_path, tmp_path / "macros" / "programme")
    assert files == {tmp_path / "projects" / "leader.sql"}


def choices_in(queries: Path, choices: set[str]) -> set[tuple[str, str]]:
    """Where a word that users choose stands in SQL: it has a code, by a reference table."""
    return {
        (path.name, word)
        for path in queries.rglob("*.sql")
        for word in re.findall(r"'([^']*)'", re.sub(r"--.*", "", path.read_text(encoding="utf-8")))
        if word in choices
    }


def test_the_choices_of_the_page_systemer_are_read_by_their_codes():
    assert choices_in(QUERIES, {*check_states.CHOICES, *component_uses.CHOICES}) == set()


def test_a_choice_in_a_query_is_seen(tmp_path):
    (tmp_path / "checks.sql").write_text("-- 'I gang'\nselect 'Opfyldt', 'fulfilled'", encoding="utf-8")
    assert choices_in(tmp_path, set(check_states.CHOICES)) == {("checks.sql", "Opfyldt")}


def typed(column: Column) -> dict[str, str]:
    """The columns that a subject's macro has for one of its own, with their types in DuckDB."""
    columns = {column.name: "VARCHAR[]" if column.kind in (COMPONENTS, INTERFACES) else "VARCHAR"}
    if column.kind == DATE:
        columns |= {f"{column.name}_first": "DATE", f"{column.name}_last": "DATE"}
    if column.kind == CHOICE:
        columns |= {f"{column.name}_choice": "VARCHAR"}
    if column.kind in (SYSTEM, PERSON):
        columns |= {f"{column.name}_key": "VARCHAR"}
    if column.kind == SHARE:
        columns |= {f"{column.name}_percent": "DOUBLE"}
    return columns


def columns_of_macro(cursor, subject: Subject) -> dict[str, str]:
    argument = "null::date" if subject.hidden else CHOSEN
    described = cursor.execute(f"describe from programme_{subject.name}({argument})").fetchall()
    return {name: kind for name, kind, *_ in described}


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_every_subject_has_a_macro_with_all_its_columns_typed(empty_store, subject):
    empty_store.instance.prepare_all()
    with empty_store.cursor() as cursor:
        columns = columns_of_macro(cursor, subject)
    for column in subject.columns:
        assert typed(column).items() <= columns.items()
    assert {"row_id", "version_id", "changed_at"} <= columns.keys()


@pytest.mark.parametrize("macro", ["interpreted_text", "interpreted_list"])
def test_the_macros_read_the_key_that_is_stored(macro):
    assert f"'$.{INTERPRETED}.'" in (MACROS / f"{macro}.sql").read_text(encoding="utf-8")
