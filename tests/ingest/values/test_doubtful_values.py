"""Values that look like something else at a hasty glance: marks, questions, orders of dates."""

import io
from datetime import date

import pytest
import xlwt

from dashboard.domain.statuses import status_of
from tests.ingest.hand_built import MAIN, OFFICE, rows_xml, sheet_xml, xlsx
from tests.ingest.opened_files import opened_reading
from tests.ingest.workbooks import read, value


def column_of(header: str, *cells):
    """A reading of tasks whose column `header` holds the cells."""
    tasks = [[f"Opgave {number}", "Mette Hansen", cell] for number, cell in enumerate(cells)]
    return read([["Opgave", "Ansvarlig", header], *tasks])


# Statuses


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Løst?", None), ("Er løst?", None), ("Løst (?)", None), ("Løst - nej", "not_started"),
        ("Færdig 50 %", None), ("Løst (3 af 5)", None), ("Lukket (genåbnet)", None), ("Løst 100 %", "done"),
        ("OK - men afventer", None),
        ("Løst: nej", "not_started"), ("Færdig (ikke endnu)", "not_started"), ("Løst - ikke testet", None),
        ("Løst (delvist)", None), ("Løst 12-06 - nej", None), ("Løst: ja", "done"), ("Løst (MEH)", "done"),
    ],
)  # fmt: skip
def test_a_status_that_is_asked_or_taken_back_is_not_done(written, code):
    assert status_of(written) == code
    reading = column_of("Status", written, "I gang")
    assert value(reading, "status_code") == code
    assert value(reading, "status") == written


# Ticks and our own glyphs


def test_our_own_glyphs_are_lights_in_a_column_of_lights():
    reading = column_of("Lys", "○", "✓", "◆", "▲", "■", "●", "✔\ufe0f", "?")
    lights = ["grey", "green", "green", "yellow", "red", "done", "green"]
    assert reading.tasks["light"].tolist()[:7] == lights and value(reading, "light", 7) is None
    assert not reading.doubts


@pytest.mark.parametrize("header", ["Lys", "Signal"])
def test_a_column_of_lights_that_are_nearly_all_green_is_still_one(header):
    reading = column_of(header, *["✓"] * 7, "▲")
    assert reading.tasks["light"].tolist() == ["green"] * 7 + ["yellow"]


def test_a_status_in_our_glyphs_is_a_light():
    assert column_of("Status", "■", "✓", "✓", "✓").tasks["light"].tolist() == ["red", *["green"] * 3]


@pytest.mark.parametrize("header", ["Status", "Løst", "Fuldført"])
@pytest.mark.parametrize("tick", ["✓", "✔", "✔\ufe0f", "☑", "✅"])
def test_a_tick_where_a_status_stands_is_done(header, tick):
    reading = column_of(header, tick, None, tick)
    assert value(reading, "status_code") == "done" and value(reading, "status_code", 1) is None
    assert value(reading, "light") is None


def test_ticks_under_another_header_are_neither_lights_nor_a_status():
    assert not {"light", "status"} & set(column_of("Drøftet", "✓", "✓", None, "✓").columns)


# Plain numbers as days


def days_of(content: bytes) -> list:
    reading = opened_reading(content)
    return [value(reading, "due_date", row) for row in range(len(reading.tasks))]


def test_plain_numbers_are_days_of_the_workbooks_own_system():
    rows = rows_xml([["Opgave", "Frist"], ["A b", 42003], ["C d", "42003"], ["E f", "31-12-2018"]])
    plain = xlsx(sheet_xml(rows))
    head = '<workbookPr date1904="1"/><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets>'
    book = f'<workbook {MAIN} xmlns:r="{OFFICE}">{head}</workbook>'
    new_year = date(2018, 12, 31)
    assert days_of(xlsx(sheet_xml(rows), **{"xl/workbook.xml": book})) == [new_year] * 3
    assert days_of(plain) == [date(2014, 12, 30)] * 2 + [new_year]


@pytest.mark.parametrize(("from_1904", "day"), [(True, date(2018, 12, 31)), (False, date(2014, 12, 30))])
def test_an_old_xls_has_its_own_system_too(from_1904, day):
    book = xlwt.Workbook()
    book.dates_1904 = from_1904
    sheet = book.add_sheet("Ark1")
    for row, cells in enumerate([["Opgave", "Frist"], ["A b", 42003], ["C d", "31-12-2018"]]):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    book.save(out := io.BytesIO())
    assert days_of(out.getvalue())[0] == day


# The order of dates


def of_columns(reading) -> list[tuple[str, str]]:
    return [(warning.column, warning.message) for warning in reading.warnings if warning.row is None]


@pytest.mark.parametrize(
    "dates",
    [
        ["03/15/2026", "03/04/2026", "05/06/2026 10:00"],
        ["3/15/26", "3/4/26", "5/6/26 9:05 AM"],
        ["Sun 3/15/26", "Wed 3/4/26", "Wed 5/6/26"],
    ],
)
def test_a_column_that_only_the_month_first_explains_is_read_so_and_told(dates):
    reading = column_of("Frist", *dates)
    days = [value(reading, "due_date", row) for row in range(3)]
    assert days == [date(2026, 3, 15), date(2026, 3, 4), date(2026, 5, 6)]
    ((column, message),) = of_columns(reading)
    assert column == "Frist" and f"læst med måneden først, for »{dates[0]}« giver kun mening sådan" in message
    assert "byttet om" not in message


def test_a_column_with_dates_of_both_orders_is_read_day_first_and_told():
    reading = column_of("Frist", "03/15/2026", "15/03/2026", "03/04/2026")
    assert [value(reading, "due_date", row) for row in range(3)] == [
        None,
        date(2026, 3, 15),
        date(2026, 4, 3),
    ]
    assert "giver kun mening med måneden først. Andre giver kun" in of_columns(reading)[0][1]


def test_weekdays_prove_the_month_first_where_figures_do_not():
    reading = column_of("Frist", "Tue 2/4/20", "Thu 9/10/20")
    assert [value(reading, "due_date", row) for row in range(2)] == [date(2020, 2, 4), date(2020, 9, 10)]
    assert "læst med måneden først, for »Tue 2/4/20«" in of_columns(reading)[0][1]


@pytest.mark.parametrize("dates", [["ma 2/3-20", "to 10/9-20"], ["ma 2/3-20", "Mon 2/3/20"], ["Mon 2/3/20"]])
def test_weekdays_that_fit_or_disagree_or_stand_once_leave_the_day_first(dates):
    assert value(column_of("Frist", *dates), "due_date") == date(2020, 3, 2)


def test_dates_that_excel_may_have_turned_are_told_beside_the_month_first():
    reading = column_of("Frist", "03/15/2026", date(2026, 4, 3))
    assert value(reading, "due_date", 1) == date(2026, 4, 3)
    assert "Excel kan have byttet om på dag og måned" in of_columns(reading)[0][1]


def test_the_month_first_in_one_column_says_nothing_of_another_but_is_told_there():
    rows = [["Opgave", "Start", "Frist"], ["A b", "3/15/2026", "4/5/2026"], ["C d", "3/4/2026", "6/7/2026"]]
    reading = read(rows)
    assert value(reading, "due_date") == date(2026, 5, 4)
    assert [column for column, _ in of_columns(reading)] == ["Start", "Frist"]
    certain = read([*rows, ["E f", "3/5/2026", "25/7/2026"]])
    assert [column for column, _ in of_columns(certain)] == ["Start"]


# Weeks


def test_a_week_without_a_year_has_the_exports_and_is_told_once_a_file():
    rows = [["Opgave", "Start", "Frist"], ["A b", "uge 43", "Uge 45"], ["C d", "u 44", "uge 45"]]
    reading = read(rows, as_of=date(2018, 9, 3))
    assert value(reading, "due_date") == date(2018, 11, 9) and value(reading, "start_date") == date(
        2018, 10, 26
    )
    assert value(reading, "due_date_text") == "Uge 45"
    ((_, message),) = of_columns(reading)
    assert message.startswith("4 celler har en uge uden årstal, for eksempel »uge 43«") and "2018" in message


def test_without_the_exports_day_a_week_without_a_year_is_no_date():
    reading = column_of("Frist", "uge 45", "31-12-2018")
    assert value(reading, "due_date") is None and "intet årstal" in reading.warnings[0].message


def test_a_number_behind_a_week_is_a_year_where_the_column_says_so():
    years = column_of("Frist", "uge 17/18", "uge 30/18", "uge 50/17")
    days = [value(years, "due_date", row) for row in range(3)]
    assert days == [date(2018, 4, 27), date(2018, 7, 27), date(2017, 12, 15)]
    assert value(years, "due_date_text") == "uge 17/18" and not years.warnings
    weeks = column_of("Frist", "uge 17/18", "uge 23/24", "31-12-2018")
    assert value(weeks, "due_date") is None and "kan være to uger" in weeks.warnings[0].message


@pytest.mark.parametrize("dates", [["31-12-2018", "03-04-2018"], ["31-02-2018", "uge 13 2018"], ["01-02-18"]])
def test_dates_that_have_the_day_first_are_in_no_doubt(dates):
    assert not [warning for warning in column_of("Frist", *dates).warnings if warning.row is None]


def test_a_column_of_two_figures_each_that_only_the_year_first_explains():
    reading = column_of("Frist", "26-03-01", "26-03-31", None, "27-01-15")
    days = [value(reading, "due_date", row) for row in range(4)]
    assert days == [date(2026, 3, 1), date(2026, 3, 31), None, date(2027, 1, 15)]
    assert "læst med årstallet først: »26-03-01« er år 2026" in reading.warnings[0].message


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["26-03-18", "01-04-18"], date(2018, 3, 26)),  # 1 April can't have its year first
        (["26-03-18", "31-12-18"], date(2018, 3, 26)),  # both orders are possible
        (["26-03-01", "31-12-2018"], date(2001, 3, 26)),  # others have their year last
    ],
)
def test_other_columns_of_two_figures_each_have_the_day_first(dates, first):
    assert value(column_of("Frist", *dates), "due_date") == first
