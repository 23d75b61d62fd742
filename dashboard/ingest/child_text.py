"""In the child: tables that are text. csv, HTML tables that portals name .xls, and Excel's XML of 2003."""

import csv
import io
from html.parser import HTMLParser

from kinds_text import text_of

DELIMITERS = ";,\t|"


def grids(kind: str, content: bytes) -> list[tuple[str, list[list]]]:
    """Sheet name and rows of texts."""
    return {"csv": csv_grid, "html": html_grids, "xml": xml_grids}[kind](content)


def csv_grid(content: bytes) -> list[tuple[str, list[list]]]:
    text = text_of(content)
    csv.field_size_limit(len(text) + 1)
    head = "\n".join(text.splitlines()[:50])
    # The delimiter that gives the most columns most often: csv.Sniffer is misled by commas in Danish sentences.
    best = max(DELIMITERS, key=lambda mark: weight(head, mark))
    return [("csv", list(csv.reader(io.StringIO(text, newline=""), delimiter=best)))]


def weight(head: str, mark: str) -> tuple[int, int]:
    widths = [len(row) for row in csv.reader(io.StringIO(head), delimiter=mark) if row]
    commonest = max(set(widths), key=widths.count) if widths else 0
    agreeing = widths.count(commonest) if commonest > 1 else 0
    return agreeing, commonest


class TableParser(HTMLParser):
    """Rows of the tables on a page. A table inside a cell is read as part of that cell."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._span = 1
        self._silent = 0

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append([])
        elif tag in ("script", "style"):
            self._silent += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].append([])
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            span = dict(attributes).get("colspan") or "1"
            self._cell, self._span = [], min(int(span), 1000) if span.isdecimal() else 1
        elif tag == "br" and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag):
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1
        elif tag in ("script", "style") and self._silent:
            self._silent -= 1
        elif tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()

    def handle_data(self, text):
        if self._cell is not None and not self._silent:
            self._cell.append(text)

    def _end_cell(self):
        if self._cell is not None and self.tables:
            if not self.tables[-1]:
                self.tables[-1].append([])
            text = " ".join("".join(self._cell).split(" ")).strip()
            self.tables[-1][-1] += [text] + [""] * (self._span - 1)
        self._cell = None


def html_grids(content: bytes) -> list[tuple[str, list[list]]]:
    parser = TableParser()
    parser.feed(text_of(content))
    parser.close()
    return [(f"Tabel {number}", rows) for number, rows in enumerate(parser.tables, 1) if rows]


def xml_grids(content: bytes) -> list[tuple[str, list[list]]]:
    """SpreadsheetML 2003. defusedxml refuses declarations and entities."""
    from defusedxml.ElementTree import fromstring

    space = "{urn:schemas-microsoft-com:office:spreadsheet}"
    found = []
    for sheet in fromstring(content).iter(f"{space}Worksheet"):
        rows: list[list] = []
        for row in sheet.iter(f"{space}Row"):
            index = row.get(f"{space}Index")
            rows += [[]] * (min(int(index), 1_048_576) - 1 - len(rows)) if index and index.isdecimal() else []
            rows.append(xml_row(row, space))
        found.append((sheet.get(f"{space}Name") or "Ark", rows))
    return found


def xml_row(row, space: str) -> list:
    cells: list = []
    for cell in row.iter(f"{space}Cell"):
        index = cell.get(f"{space}Index")
        if index and index.isdecimal():
            cells += [""] * (min(int(index), 16_384) - 1 - len(cells))
        text = cell.find(f"{space}Data")
        value = "".join(text.itertext()) if text is not None else ""
        is_number = text is not None and text.get(f"{space}Type") == "Number"
        cells.append(float(value) if is_number and value else value)
    return cells
