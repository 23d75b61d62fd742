"""Filled programmapper, and what the store has of them."""

from dashboard.domain.programme_schema import as_written
from dashboard.programme import merge
from dashboard.store import register
from tests.conftest import EXPORT_DAY


def rows(contents) -> list[dict]:
    return [{"row_id": "", "version_id": "", "content": content} for content in contents]


def load(store, content: bytes, who="ABC", name="mappe.xlsx", day=EXPORT_DAY):
    return merge.merge_workbook(store, merge.open_workbook(name, content), name, who, day)


def stored(store) -> dict[str, list[dict]]:
    return {
        subject: [as_written(row["content"]) for row in subject_rows]
        for subject, subject_rows in register.rows_by_subject(store).items()
        if subject_rows
    }
