"""What KOMBIT may change without us: a file a list, each row with its source and the date it was checked.

Comma-separated, UTF-8. A cell that holds a list separates its values by " | ".
"""

import csv
from importlib.resources import files


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one list, e.g. rows("components"), each cell stripped."""
    text = files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8-sig")
    return [
        {key: (value or "").strip() for key, value in row.items()}
        for row in csv.DictReader(text.splitlines())
    ]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(" | ") if part.strip())
