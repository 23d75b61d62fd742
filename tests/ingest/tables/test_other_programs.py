"""Lists as other programs write them: their headers, rows that are no header, and lists that are no tasks."""

from datetime import datetime

import pytest

from dashboard.domain.problems import NoTasks
from tests.ingest.workbooks import accounted, messages, read

DAY, LATER = datetime(2019, 3, 29), datetime(2019, 5, 10)
TITLES = ["Opret roller i systemet", "Bestil certifikat", "Afprøv login med alle", "Uddan superbrugere"]
NAMES = ["Mette Hansen", "Ole Olsen", "Bo Ek", "Åse Øst"]
VALUES = {
    "title": TITLES, "executor": NAMES, "responsible": NAMES[::-1], "due_date": [DAY, LATER, DAY, LATER],
    "start_date": [DAY] * 4, "completed_date": [None, LATER, None, None], "published_date": [DAY] * 4,
    "status": ["Not started", "In progress", "Done", "Not started"], "share": [0, 0.5, 1, 0],
    "project": ["KSD", "KY", "KSD", "KY"], "task_id": ["A-1", "A-2", "A-3", "A-4"], "type": ["Task"] * 4,
    "junk": ["x"] * 4,
}  # fmt: skip

# Header and what stands below it. "share" is the status, where no other column is.
PROGRAMS = {
    "minutes": {"Hvad": "title", "Hvem": "executor", "Hvornår": "due_date"},
    "TOPdesk": {"Nummer": "task_id", "Kort beskrivelse": "title", "Behandler": "executor",
                "Måldato": "due_date", "Status": "status"},
    "MS Project": {"Id": "task_id", "Opgavenavn": "title", "Startdato": "start_date", "Slutdato": "due_date",
                   "% fuldført": "share", "Ressourcenavne": "executor"},
    "MS Project in English": {"Task Name": "title", "Start": "start_date", "Finish": "due_date",
                              "% Complete": "share", "Resource Names": "executor"},
    "Jira": {"Summary": "title", "Issue key": "task_id", "Issue id": "junk", "Issue Type": "type",
             "Status": "status", "Project key": "junk", "Project name": "project", "Assignee": "executor",
             "Created": "published_date", "Due Date": "due_date"},
    "Asana": {"Task ID": "task_id", "Created At": "published_date", "Completed At": "completed_date",
              "Name": "title", "Assignee": "executor", "Assignee Email": "junk", "Due Date": "due_date",
              "Projects": "project"},
    "OpenProject": {"ID": "task_id", "Type": "type", "Subject": "title", "Status": "status",
                    "Assignee": "executor", "Accountable": "responsible", "Finish date": "due_date",
                    "% Done": "share?", "Project": "project"},
    "templates": {"Activity": "title", "Task Owner": "responsible", "Executor": "executor",
                  "End Date": "due_date", "Status": "status"},
    "a plan": {"Tasks": "title", "Owner": "responsible", "Target date": "due_date", "Progress": "share"},
    "monday": {"Name": "title", "Person": "executor", "Status": "status", "Due date": "due_date"},
}  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_headers_of_other_programs(program):
    headers = PROGRAMS[program]
    columns = [VALUES[name.rstrip("?")] for name in headers.values()]
    reading = read([list(headers), *map(list, zip(*columns, strict=True))])
    named = {"share": "status", "type": "task_type"}
    expected = {
        named.get(name, name): header for header, name in headers.items() if name not in ("junk", "share?")
    }
    assert reading.columns == expected and len(reading.tasks) == 4 and not reading.doubts


def test_a_share_beside_a_status_in_words_is_no_rival_but_another_status_is():
    rows = [["Opgave", "Status", "% fuldført"], ["A b", "I gang", 0.5], ["C d", "Ny", 0]]
    assert not read(rows).doubts and read(rows).columns["status"] == "Status"
    two = [["Opgave", "Status", "Tilstand"], ["A b", "I gang", "Ny"], ["C d", "Ny", "Løst"]]
    assert "status" in read(two).doubts


# Rows that say the names of columns


def with_types(*types: str) -> list[list]:
    header = ["", "Emne på sagen", "Issue Type", "Status", "Assignee", "Description", "Due Date"]
    tasks = [[n, f"Prøv løsning {n}", kind, "Review", NAMES[n % 4], "", DAY] for n, kind in enumerate(types)]
    return [header, *tasks]


@pytest.mark.parametrize("word", ["Task", "Opgave", "Action"])
def test_a_row_is_no_header_because_a_cell_says_task(word):
    reading = read(with_types(*[word] * 6))
    assert reading.tables[0].header_row == 1 and len(reading.tasks) == 6 and accounted(reading)


def test_a_header_that_stands_twice_at_the_top_is_still_one():
    header = ["Opgave", "Status", "Frist"]
    reading = read([header, header, ["Opret roller", "Ny", DAY], ["Afprøv login", "Ny", DAY]])
    assert len(reading.tasks) == 2 and accounted(reading)


def test_full_rows_above_the_header_are_told():
    rows = [["Opret roller", "Ny", DAY, "Mette Hansen"], ["Opgave", "Status", "Frist", "Ansvarlig"]]
    reading = read([*rows, ["Afprøv login", "Ny", DAY, "Bo Ek"]])
    assert "Række 1 står over overskrifterne i række 2 og er ikke læst som opgaver." in reading.notes
    quiet = read([["Opgaver i KSD"], ["Udtræk", DAY], *rows[1:], ["Afprøv login", "Ny", DAY, "Bo Ek"]])
    assert not [note for note in quiet.notes if "står over" in note]


# Lists of other things, in English


OTHERS = {
    "staff": [["Name", "Title", "Phone", "Start date"], ["Mette Hansen", "Chief", "12345678", DAY]],
    "invoices": [
        ["Key", "Summary", "Supplier", "Amount", "Due"],
        ["1", "Licenses for May", "Firm", 100, DAY],
    ],
    "risks": [
        ["ID", "Name", "Probability", "Impact", "Owner", "Status"],
        ["1", "Supplier is late again", 3, 4, "Mette Hansen", "Open"],
    ],
    "contacts": [["Name", "People", "Address"], ["Mette Hansen", "Ole Olsen", "Torvet 1"]],
    "systems": [["Name", "Owner", "Category"], ["Sag og dokument", "Mette Hansen", "Core"]],
    "news": [["Subject", "Created", "Category"], ["New canteen in May", DAY, "News"]],
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_lists_in_english_are_refused(name):
    with pytest.raises(NoTasks):
        read(OTHERS[name])


def test_nothing_is_said_of_columns_that_were_understood():
    rows = [["Hvad", "Hvem", "Hvornår"], ["Opret roller i systemet", "Mette Hansen", DAY]]
    assert messages(read(rows)) == ""
