"""Danish sentences about a file's sheets: read together, hidden, or without tasks."""

from dashboard.domain.danish import format_number, quoted
from dashboard.ingest.sandbox.workbook import Workbook
from dashboard.ingest.tables.find_tables import Table, hidden_with_tasks

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
    return notes + _unread_sheets(workbook, tables)


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
