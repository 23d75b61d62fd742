"""Questions are files: queries/<page>/<question>.sql, asked by name with bound parameters."""

from collections.abc import Mapping
from functools import cache

import duckdb
import pandas as pd

from dashboard.folders import QUERIES


@cache
def sql_of(question: str) -> str:
    return (QUERIES / f"{question}.sql").read_text(encoding="utf-8")


def ask(
    cursor: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """The whole answer. DuckDB refuses a parameter that is missing, and one that the question doesn't use."""
    return run(cursor, question, parameters).df()


def run(
    cursor: duckdb.DuckDBPyConnection, question: str, parameters: Mapping[str, object] | None = None
) -> duckdb.DuckDBPyConnection:
    """Run the file; the rows are fetched from what is returned."""
    return cursor.execute(sql_of(question), dict(parameters or {}))
