"""Rows about roles, as tests write them, and the coverage that comes of them."""

from datetime import date

import pandas as pd

from dashboard.store.connection import Store
from tests.conftest import add_programme_rows

ROLE = "Rolleadministrator (STS)"
HORIZON = 240
LOGIN = {
    "title": "Opret jobfunktionsroller",
    "components": ["STS Adgangsstyring"],
    "due_date": date(2026, 12, 18),
}


def coverage(store: Store, chosen, horizon_days: int = HORIZON) -> pd.DataFrame:
    return store.ask("roles/coverage", filter=chosen, horizon_days=horizon_days).set_index(
        ["role", "project"]
    )


def state(store: Store, chosen, role: str = ROLE, project: str = "SAPA", horizon_days: int = HORIZON) -> str:
    return coverage(store, chosen, horizon_days).loc[(role, project), "state"]


def staff(store: Store, *rows: dict) -> None:
    add_programme_rows(store, "staffing", *({"role": ROLE, "person": "Anna And"} | row for row in rows))


def need(store: Store, *rows: dict) -> None:
    add_programme_rows(store, "role_needs", *({"role": ROLE, "need": "nødvendig"} | row for row in rows))
