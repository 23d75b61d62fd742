"""Random tables written with openpyxl and read back: every value is equal, and every row is accounted for."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.danish import fold
from dashboard.domain.fields import BY_NAME, FIELDS
from dashboard.ingest.columns.map_columns import LOOSE
from dashboard.ingest.columns.profile import is_empty
from dashboard.ingest.read_export import read_export
from dashboard.ingest.tables.find_tables import find_tables
from tests.ingest.workbooks import accounted, from_xlsx, sheet, value, workbook

DATE_FIELDS = ("published_date", "start_date", "due_date", "completed_date")
TEXT_FIELDS = ("project", "theme", "phase", "component", "description")
PERSONS = ("Mette Hansen", "Ole Østergård-Ås", "Bo Bech Å", "Åse Æbelø")
LOOSE_TEXTS = [text for field in FIELDS for text in field.headers if fold(text) in LOOSE]
STATUSES = {"Ikke startet": "not_started", "I gang": "in_progress", "Fuldført": "done", "Afventer": "waiting"}
LIGHTS = {"Rød": "red", "gul": "yellow", "GRØN": "green", "Grå – ikke endnu": "grey", "🔴 Rød": "red"}
FORMS = ("%d-%m-%Y", "%d/%m %Y", "%d/%m-%Y", "%d.%m.%y", "%Y-%m-%d", "%Y%m%d", "cell", "serial")
JUNK_ABOVE = ([], ["KLIK-udtræk"], ["Status på opgaver i projektet"], [None, "Vejledning: vælg en opgave"])
JUNK_BELOW = (["I alt", 3], ["Total"], [None, 12], ["Rød = kan ikke nås"], [])


@dataclass
class Task:
    title: str
    fields: dict = field(default_factory=dict)


words = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=2, max_size=9)
titles = st.lists(words, min_size=2, max_size=5).map(lambda parts: "Opret " + " ".join(parts))
days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
dates = st.tuples(days, st.sampled_from(FORMS))


@st.composite
def tables(draw):
    """Field names in column order, a header each, tasks, and rows with no title by their position."""
    names = draw(
        st.lists(
            st.sampled_from(DATE_FIELDS + TEXT_FIELDS + ("light", "responsible")), unique=True, max_size=7
        )
    )
    names = draw(st.permutations(["title", "status", *names]))
    headers = {name: draw(st.sampled_from(_headers(name))) for name in names}
    tasks = draw(
        st.lists(
            st.builds(Task, titles, st.fixed_dictionaries({n: _values(n) for n in names if n != "title"})),
            min_size=3,
            max_size=8,
        )
    )
    untitled = draw(st.sets(st.integers(0, len(tasks) - 1), max_size=1))
    return names, headers, tasks, untitled


def _headers(name: str) -> list[str]:
    # A header that many lists use in other senses is read by its values: that has tests of its own.
    # Emne, Overskrift and most English words are too common to be tasks on the word of a status alone.
    weak = {
        "Navn",
        "Emne",
        "Overskrift",
        "Slut",
        "Til",
        "Fra",
        "Fuldført",
        "Løst",
        "Færdig",
        "Udført",
        "Afsluttet",
        "Gennemført",
        "% fuldført",
        "Aktivitet",
        "Aktiviteter",
        "Kort beskrivelse",
        "Short description",
        "Card name",
        "Titel 1",
        "Activity",
        "Activities",
        "Action item",
        "Title 1",
    }
    weak |= set(LOOSE_TEXTS)
    return [text for text in BY_NAME[name].headers if text not in weak]


def _values(name: str):
    if name in DATE_FIELDS:
        return dates
    fixed = {"status": STATUSES, "light": LIGHTS, "responsible": PERSONS}.get(name)
    return st.sampled_from(sorted(fixed)) if fixed else words


def _written(name: str, cell):
    if name not in DATE_FIELDS:
        return cell
    day, form = cell
    if form == "cell":
        return datetime(day.year, day.month, day.day)
    return (day - date(1899, 12, 30)).days if form == "serial" else day.strftime(form)


def _expected(name: str, cell):
    if name in DATE_FIELDS:
        return cell[0]
    return LIGHTS[cell] if name == "light" else cell


def write(names, headers, tasks, untitled, above, below, merge_project) -> tuple[bytes, int]:
    """The .xlsx, and its header's row."""
    book = openpyxl.Workbook()
    page = book.active
    for row in above:
        page.append(row or [None])
    page.append([headers[name] for name in names])
    header_row = len(above) + 1
    for position, task in enumerate(tasks):
        cells = [task.title if name == "title" else _written(name, task.fields[name]) for name in names]
        page.append(
            [
                None if name == "title" and position in untitled else cell
                for name, cell in zip(names, cells, strict=True)
            ]
        )
    if merge_project and "project" in names:
        at = names.index("project") + 1
        page.merge_cells(
            start_row=header_row + 1, end_row=header_row + len(tasks), start_column=at, end_column=at
        )
    column = names.index("title")
    for row in below:
        page.append([None] * column + row if row and row[0] else row or [None])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue(), header_row


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    tables(),
    st.lists(st.sampled_from(JUNK_ABOVE), max_size=3),
    st.lists(st.sampled_from(JUNK_BELOW), max_size=2),
    st.booleans(),
)
def test_what_is_written_is_read(table, above, below, merge_project):
    names, headers, tasks, untitled = table
    content, header_row = write(names, headers, tasks, untitled, above, below, merge_project)
    book = from_xlsx(content)
    reading = read_export(book, find_tables(book), "eksport.xlsx")
    assert reading.tables[0].header_row == header_row
    assert reading.columns == {name: headers[name] for name in BY_NAME if name in names}
    titled = [task for position, task in enumerate(tasks) if position not in untitled]
    assert reading.tasks["title"].tolist() == [task.title for task in titled]
    for row, task in enumerate(titled):
        for name, cell in task.fields.items():
            merged = merge_project and name == "project"
            expected = _expected(name, tasks[0].fields[name] if merged else cell)
            assert value(reading, name, row) == expected, (name, cell)
        assert value(reading, "status_code", row) == STATUSES[task.fields["status"]]
    filled_below = sum(bool(row) for row in below)
    assert len(reading.rejected) == len(untitled) + filled_below
    assert reading.rows_read == len(tasks) + filled_below
    assert accounted(reading)


cells = st.one_of(
    st.none(), st.text(max_size=12), st.integers(-10, 100_000), st.floats(-5, 5e6, allow_nan=False),
    st.booleans(),
    st.datetimes(datetime(1901, 1, 1),
    datetime(2200, 1, 1)).map(lambda moment: moment - timedelta(microseconds=moment.microsecond)),
    st.sampled_from(["Opgave", "Status", "I alt", "Total", "Rød", "uge 23", "#N/A", "-", "Ny", "31/5"]),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(cells, min_size=4, max_size=4), max_size=15))
def test_whatever_stands_below_the_header_every_filled_row_is_a_task_or_rejected(rows):
    head = [
        ["Opgave", "Status", "Slutdato", "Ansvarlig"],
        ["Opret roller", "Ny", "31-12-2018", "Mette Hansen"],
    ]
    book = workbook(sheet([*head, *rows]))
    reading = read_export(book, find_tables(book), "eksport.xlsx")
    assert accounted(reading)
    last = max((number for number, row in enumerate(rows, 1) if not _blank(row)), default=0)
    assert reading.rows_read + reading.blank_rows == 1 + last


def _blank(row: list) -> bool:
    return all(is_empty(cell) for cell in row)
