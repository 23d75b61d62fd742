"""Questions are files: queries/<page>/<question>.sql, asked by name with bound parameters."""

from functools import cache

import duckdb
import pandas as pd

from dashboard.folders import QUERIES


@cache
def sql_of(question: str) -> str:
    return (QUERIES / f"{question}.sql").read_text(encoding="utf-8")


def ask(cursor: duckdb.DuckDBPyConnection, question: str, parameters: dict) -> pd.DataFrame:
    """The whole answer. DuckDB refuses a parameter that is missing, and one that the question doesn't use."""
    return cursor.execute(sql_of(question), parameters).df()
