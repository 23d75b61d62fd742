"""An answer to a question as a shell wants it: JSON, CSV, Excel or a table on the screen."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.reports import excel

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 100  # on the screen


@dataclass(frozen=True)
class Output:
    """At most one of them: else a table is printed."""

    as_json: bool = False
    csv: str | None = None
    xlsx: str | None = None


def write(answer: dict[str, Any], output: Output) -> None:
    """`answer`: as questions.answer gives it. Raises OSError where a file can't be written."""
    if output.as_json:
        shown = {name: answer[name] for name in ("question", "as_of", "filter", "rows")}
        print(json.dumps(shown, ensure_ascii=False))
    elif output.csv:
        Path(output.csv).write_bytes(as_csv(_frame(answer)))
    elif output.xlsx:
        Path(output.xlsx).write_bytes(_as_xlsx(answer))
    else:
        rows = _frame(answer)
        print("Ingen rækker." if rows.empty else rows.to_string(index=False, na_rep="", max_rows=MOST_ROWS))


def as_csv(rows: pd.DataFrame) -> bytes:
    """As a Danish Excel and Power BI read it: semicolons, decimal commas, UTF-8 with a mark.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    cells = pd.DataFrame({name: [_cell_of_csv(cell) for cell in rows[name]] for name in rows}, dtype=object)
    return cells.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n").encode("utf-8-sig")


def _cell_of_csv(cell: Any) -> Any:
    text = ", ".join(map(str, cell)) if isinstance(cell, list) else cell
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA_STARTS) else text


def _as_xlsx(answer: dict[str, Any]) -> bytes:
    rows = _frame(answer)
    lines = [
        f"{key}: {value if isinstance(value, str) else ', '.join(value)}"
        for key, value in answer["filter"].items()
    ]
    as_of = date.fromisoformat(answer["as_of"])
    return excel.workbook(rows, answer["question"], lines, as_of, "", excel.ROWS)


def _frame(answer: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(answer["rows"], columns=answer["columns"], dtype=object)
