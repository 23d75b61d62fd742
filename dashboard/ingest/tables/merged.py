"""A merged cell counts for every row it spans."""

from dashboard.ingest.sandbox.workbook import Column
from dashboard.ingest.tables.find_tables import Table


def columns_with_merged(table: Table) -> list[Column]:
    """The sheet's columns; below a merged cell's first row its value is repeated, within the data only."""
    columns = list(table.sheet.columns)
    first_data_row = table.header_row + 1
    copied: set[int] = set()
    for top, left, bottom, _ in table.sheet.merged:
        if bottom == top or top < first_data_row or left >= len(columns):
            continue
        if left not in copied:
            columns[left] = Column(columns[left].values, columns[left].codes.copy())
            copied.add(left)
        start = top - table.sheet.first_row
        columns[left].codes[start : bottom - table.sheet.first_row + 1] = columns[left].codes[start]
    return columns
