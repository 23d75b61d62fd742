"""Workbooks whose parts have other names than Excel's: the archive's own lists say where they are."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from dashboard.domain.problems import UnreadableFile
from dashboard.ingest.sandbox.process import read_workbook
from tests.ingest.opened_files import values

ROWS = [["Opgave", "Frist"], ["Opret roller", date(2019, 3, 1)], ["Tildel roller", date(2019, 4, 1)]]


def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(out := io.BytesIO())
    return out.getvalue()


def renamed(*changes: tuple[str, str], file: bytes | None = None) -> bytes:
    """The file with other names of parts, and in what the parts say of each other."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file or workbook())) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            name, data = entry.filename, old.read(entry)
            for before, after in changes:
                name = name.replace(before, after)
                if name.endswith((".rels", "Types].xml")):
                    data = data.replace(before.encode(), after.encode())
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        [("workbook.xml", "workbook22.xml")],
        [("workbook.xml", "Mappe.xml"), ("styles.xml", "stil.xml")],
        [("styles.xml", "styles7.xml")],
        [("sharedStrings.xml", "tekster.xml")],
        [("xl/", "office/")],
        [("workbook.xml", "Opgaver.xml"), ("xl/", "indhold/regneark/")],
        [("xl/", "")],
    ],
)
def test_a_part_of_another_name_is_found(changes):
    sheet = read_workbook(renamed(*changes), "a.xlsx").sheets[0]
    assert values(sheet)[0] == ROWS[0]
    assert [row[1] for row in values(sheet)[1:]] in (
        [date(2019, 3, 1), date(2019, 4, 1)],
        [datetime(2019, 3, 1), datetime(2019, 4, 1)],
    )


def test_other_archives_are_no_workbook_whatever_their_lists_say():
    other = renamed(("xl/", "word/"), ("spreadsheetml", "wordprocessingml"))
    with pytest.raises(UnreadableFile, match="unreadable"):
        read_workbook(other, "a.xlsx")


def test_a_workbook_that_a_list_names_but_the_archive_lacks_is_refused():
    content = renamed(("workbook.xml", "workbook22.xml"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            if "workbook22.xml" not in entry.filename:
                new.writestr(entry.filename, old.read(entry))
    with pytest.raises(UnreadableFile):
        read_workbook(out.getvalue(), "a.xlsx")


def test_two_parts_that_would_have_one_name_are_refused():
    content = renamed(("styles.xml", "styles7.xml"))
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/styles.xml", "<styleSheet/>")
    with pytest.raises(UnreadableFile):
        read_workbook(out.getvalue(), "a.xlsx")
