"""The lists of domain/ that queries read, as tables of the in-memory database: queries/macros/reference/."""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd

from dashboard.domain import catalogue, check_states, component_uses, escalation, roles


def _roles() -> list[dict[str, Any]]:
    return [
        {
            "position": position,
            "role": role.name,
            "role_group": role.role_group,
            "themes": list(role.themes),
            "every_project": role.name in roles.PROJECT_ROLES,
            "responsibility": role.responsibility,
            "tasks": role.tasks,
            "competences": role.competences,
            "text_source": role.text_source,
        }
        for position, role in enumerate(roles.roles())
    ]


def _role_names() -> list[dict[str, Any]]:
    names = {(role.name, name.lower()) for role in roles.roles() for name in roles.names_of(role)}
    return [{"role": role, "name": name} for role, name in sorted(names)]


def _component_roles() -> list[dict[str, Any]]:
    return [
        {"component": row.component, "interface": row.interface, "role": row.role, "why": row.why}
        for row in roles.component_roles()
    ]


def _interfaces() -> list[dict[str, Any]]:
    return [{"interface": each.number, "component": each.component} for each in catalogue.interfaces()]


def _role_tasks() -> list[dict[str, Any]]:
    return [
        {
            "position": position,
            "component": row.component,
            "task": row.task,
            "role": row.role,
            "responsibility": row.responsibility,
        }
        for position, row in enumerate(roles.role_tasks())
    ]


def _component_uses() -> list[dict[str, Any]]:
    return [{"code": code, "word": word} for code, word in component_uses.WORDS.items()]


def _check_states() -> list[dict[str, Any]]:
    return [{"code": state.code, "word": state.word} for state in check_states.CHECK_STATES]


def _escalation_steps() -> list[dict[str, Any]]:
    return [
        {
            "from_stage": stage or "",
            "step": step.code,
            "label": step.label,
            "to_stage": step.to_stage or stage,
        }
        for step in escalation.STEPS
        for stage in step.from_stages
    ]


ROWS_OF: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "reference_role": _roles,
    "reference_role_name": _role_names,
    "reference_component_role": _component_roles,
    "reference_interface": _interfaces,
    "reference_role_task": _role_tasks,
    "reference_escalation_step": _escalation_steps,
    "reference_component_use": _component_uses,
    "reference_check_state": _check_states,
}


def fill(cursor: duckdb.DuckDBPyConnection, table: str) -> None:
    """Fill one of the tables, just made, from the list that it is named after. Others are left alone."""
    if table in ROWS_OF:
        cursor.append(table, pd.DataFrame(ROWS_OF[table]()))
