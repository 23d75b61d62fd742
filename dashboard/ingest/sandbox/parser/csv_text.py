"""In the child: rows of a csv. Where quotes don't match, a quote must not swallow the rows below it."""

import csv
import io

MOST_LINES = 50  # of one row, where other quotes in the file don't match


def csv_rows(text: str, mark: str) -> list[list[str]]:
    """Rows of cells: as the rules have it, else line by line, so that a lone quote harms its own row only."""
    rows = quoted_rows(text, mark)
    return by_lines(text, mark) if rows is None or holds_rows_in_cells(rows, mark) else rows


def quoted_rows(text: str, mark: str) -> list[list[str]] | None:
    """None where a quote stands alone, or text stands behind its end."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        return None


def by_lines(text: str, mark: str) -> list[list[str]]:
    lines = list(io.StringIO(text, newline=""))
    alone = [one_row(line, mark) for line in lines]
    widths = [len(row) for row in alone if row]
    width = max(set(widths), key=widths.count) if widths else 0
    rows, at = [], 0
    while at < len(lines):
        row, count = alone[at], 1
        if row is None:
            row, count = several_lines(lines[at : at + MOST_LINES], mark, width)
        rows.append(row)
        at += count
    return rows


def one_row(line: str, mark: str) -> list[str] | None:
    """A line whose quotes match; [] for a blank one."""
    if '"' not in line:
        return unquoted_row(line, mark)
    rows = quoted_rows(line, mark)
    return rows[0] if rows else None


def several_lines(lines: list[str], mark: str, width: int) -> tuple[list[str], int]:
    """A row that begins in the first line, and how many lines it takes: more than one if a cell has several.

    Such a row must be as wide as the others, and hold none of them in a cell.
    """
    text = lines[0]
    for count, line in enumerate(lines[1:], 2):
        text += line
        if '"' not in line:
            continue
        rows = quoted_rows(text, mark)
        if rows and len(rows) == 1 and len(rows[0]) == width and not holds_rows_in_cells(rows, mark):
            return rows[0], count
        if text.count('"') % 2 == 0:
            break  # all quotes have ended: further lines change nothing
    return unquoted_row(lines[0], mark), 1


def unquoted_row(line: str, mark: str) -> list[str]:
    rows = list(csv.reader(io.StringIO(line, newline=""), delimiter=mark, quoting=csv.QUOTE_NONE))
    return [unquoted(cell) for cell in rows[0]] if rows else []


def holds_rows_in_cells(rows: list[list[str]], mark: str) -> bool:
    """Whether a cell has line breaks and as many delimiters as a row: rows between two lone quotes."""
    marks = max(map(len, rows), default=0) - 1
    return marks > 1 and any("\n" in cell and cell.count(mark) >= marks for row in rows for cell in row)


def unquoted(cell: str) -> str:
    within = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if within else cell
