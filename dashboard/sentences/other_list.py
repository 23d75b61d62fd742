"""Is it the same list? Asked of an export in which hardly a task is known from the one before."""

from collections.abc import Mapping

from dashboard.domain.danish import format_date
from dashboard.domain.wording import counted, number


def question(other: Mapping) -> str:
    """`other`: a row of queries/data/other_lists.sql."""
    how_many = "Ingen" if not other["known"] else f"Kun {number(other['known'])}"
    tasks, before = (counted(other[name], "opgave", "opgaver") for name in ("tasks", "previous_tasks"))
    return (
        f"Er det den samme liste? {how_many} af {tasks} i »{other['file_name']}« kendes fra den forrige, "
        f"»{other['previous_file_name']}« pr. {format_date(other['previous_as_of'])} med {before}."
    )


def in_short(file_name: str) -> str:
    return f"{file_name}: næsten ingen opgaver kendes fra den forrige eksport. Er det den samme liste?"
