"""Danish sentences about a file's sheets: read together, hidden, or without tasks."""

from dashboard.domain.danish import format_number, quoted
from dashboard.ingest.metadata import title_cells
from dashboard.ingest.sandbox.workbook import Cell, Workbook
from dashboard.ingest.tables.find_tables import Table, hidden_with_tasks
from dashboard.ingest.values.dates import parse_date_text

CELLS_OF_A_ROW = 3  # filled ones, from which on a row above the header may be a task
ROWS_OF_A_LIST = 3  # filled rows below which a sheet without tasks is not worth a word
MOST_SHEETS = 5  # without tasks, that are named


def about_sheets(workbook: Workbook, tables: list[Table]) -> list[str]:
    notes = []
    names = [quoted(table.sheet.name) for table in tables]
    if len(tables) > 1:
        notes.append(f"Filen har opgaver i {len(tables)} ark, og alle er læst: {', '.join(names)}.")
    if len({tuple(table.mapping.columns) for table in tables}) > 1:
        notes.append("Arkene har ikke de samme kolonner. Se efter, at de hører sammen.")
    if not tables[0].sheet.visible:
        notes.append(f"Opgaverne står i et skjult ark: {', '.join(names)}.")
    notes += [
        f"Det skjulte ark {quoted(name)} har også opgaver. De er ikke læst."
        for name in hidden_with_tasks(workbook, tables)
    ]
    notes += [note for table in tables if (note := _above(table))]
    return notes + _unread_sheets(workbook, tables)


def _above(table: Table) -> str:
    """The rows above the header that are as full as tasks: a row that we take for a header hides them."""
    most = max(CELLS_OF_A_ROW, sum(map(bool, table.texts)) / 2)
    rows = [
        number
        for number, cells in enumerate(title_cells(table), table.sheet.first_row)
        if len(cells) >= most and any(_is_value(cell) for cell in cells)
    ]
    if not rows:
        return ""
    first = f"Række {rows[0]}" if len(rows) == 1 else f"{format_number(len(rows))} rækker fra række {rows[0]}"
    return f"{first} står over overskrifterne i række {table.header_row} og er ikke læst som opgaver."


def _is_value(cell: Cell) -> bool:
    """A number or a date: no text of a title row."""
    return not isinstance(cell, str) or parse_date_text(cell).first is not None


def _unread_sheets(workbook: Workbook, tables: list[Table]) -> list[str]:
    """One sentence on the visible sheets without tasks; a cover or a legend of a few rows needs none."""
    read = {table.sheet.name for table in tables}
    names = [
        quoted(sheet.name)
        for sheet in workbook.sheets
        if sheet.visible and sheet.name not in read and sheet.filled_rows >= ROWS_OF_A_LIST
    ]
    if len(names) == 1:
        return [f"Arket {names[0]} er ikke læst: vi fandt ingen opgaveliste i det."]
    more = len(names) - MOST_SHEETS
    rest = f"{format_number(more)} mere" if more > 0 else names.pop() if names else ""
    listed = f"{', '.join(names[:MOST_SHEETS])} og {rest}"
    return [f"Arkene {listed} er ikke læst: vi fandt ingen opgaveliste i dem."] if names else []
