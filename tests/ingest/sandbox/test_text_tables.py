"""Tables that are text: csv, and the HTML and XML that portals name .xls."""

from datetime import date, datetime

import pytest

from dashboard.ingest.sandbox.process import read_workbook
from dashboard.ingest.sandbox.workbook import CellError, Sheet
from tests.ingest import hand_built
from tests.ingest.opened_files import values

DAY, MOMENT = date(2018, 12, 31), datetime(2018, 12, 31, 13, 30)


def first_sheet(content: bytes) -> Sheet:
    return read_workbook(content, "eksport.xls").sheets[0]


CSV = 'Opgave;Løst;Note\n000123;Ja;"Møde; kl. 9\nog ""frokost"""\nEn, to, tre;31-12-2018;#I/T\n'
CSV_CELLS = [
    ["Opgave", "Løst", "Note"],
    ["000123", "Ja", 'Møde; kl. 9\nog "frokost"'],
    ["En, to, tre", "31-12-2018", CellError("#I/T")],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_csv_in_any_usual_encoding(encoding, line_end):
    content = CSV.replace("\n", line_end).encode(encoding)
    rows = values(first_sheet(content))
    assert [
        [cell.replace("\r", "") if isinstance(cell, str) else cell for cell in row] for row in rows
    ] == CSV_CELLS


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_the_separator_of_a_csv_is_found(mark):
    rows = [["Opgave", "Status"], ["Match; roller", "Ny, i dag"], ["Opret", "I gang"]]
    content = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows).encode()
    assert values(first_sheet(content)) == rows


def test_a_csv_that_names_its_separator():
    """A line that only Excel understands; the rows keep their numbers."""
    assert values(first_sheet(b"sep=,\r\na;b,c\r\n")) == [[None, None], ["a;b", "c"]]


def test_commas_in_sentences_are_no_separators():
    content = "Opgave;Note\nA;Først, så, og derpå\nB;Ja, nej, måske\n".encode()
    assert values(first_sheet(content))[1] == ["A", "Først, så, og derpå"]


def test_a_quote_without_its_end_does_not_swallow_the_rows_below():
    content = b'Opgave;Status\n"Match;Ny\n"Opret";Ny\nFlyt "x";Ny\n'
    assert [row[0] for row in values(first_sheet(content))] == ["Opgave", '"Match', "Opret", 'Flyt "x"']


def test_two_quotes_without_their_ends_do_not_swallow_the_rows_between():
    content = b'Opgave;Status;Lys\n"a;Ny;Gul\nb;Ny;Gul\n"c;Ny;Gul\nd;Ny;Gul\n'
    assert [row[0] for row in values(first_sheet(content))] == ["Opgave", '"a', "b", '"c', "d"]


def test_a_quote_without_its_end_leaves_the_other_rows_as_they_are():
    content = 'Opgave;Status;Note\nA "b;Ny;\n"c;Ny;\n"D; e";Ny;"f ""g"""\n"H\ni; j";Ny;k\n\nL;Ny;"m\nn"\n'
    assert values(first_sheet(content.encode()))[1:] == [
        ['A "b', "Ny", None],
        ['"c', "Ny", None],
        ["D; e", "Ny", 'f "g"'],
        ["H\ni; j", "Ny", "k"],
        [None] * 3,
        ["L", "Ny", "m\nn"],
    ]


def test_a_cell_in_quotes_may_have_lines_and_a_separator():
    content = b'Opgave;Status;Lys\n"a\nb; c";Ny;Gul\n'
    assert values(first_sheet(content))[1] == ["a\nb; c", "Ny", "Gul"]


def test_inches_are_no_quotes():
    assert values(first_sheet(b'Opgave;Note\nSk\xe6rm 24";"a;b"\n'))[1] == ['Skærm 24"', "a;b"]


def test_rows_of_a_csv_may_be_short_or_empty():
    assert values(first_sheet(b"a;b;c\n\nd\n")) == [["a", "b", "c"], [None] * 3, ["d", None, None]]


def page(*rows: str, around: str = "{}") -> Sheet:
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    return first_sheet(f"<html><body>{around.format(table)}</body></html>".encode())


def test_cells_of_html_are_as_a_browser_shows_them():
    sheet = page(
        "<th>Opgave</th><TD class='x'>\n  L&oslash;s   den&nbsp;nu<br>i <b>dag</b> &lt;3  </TD><td></td>",
        "<td>000123<td><p>a</p><p>b</p>",
    )
    assert values(sheet) == [["Opgave", "Løs den\xa0nu\ni dag <3", None], ["000123", "a\n\nb", None]]


def test_spans_of_html_keep_the_columns_right():
    sheet = page(
        '<td rowspan="2">a</td><td colspan=2>b</td><td>c</td>',
        "<td>d</td><td ROWSPAN='2'>e</td><td>f</td>",
        "<td>g</td><td>h</td><td>i</td>",
    )
    assert values(sheet) == [["a", "b", None, "c"], [None, "d", "e", "f"], ["g", "h", None, "i"]]
    assert sheet.merged == [(1, 0, 2, 0), (1, 1, 1, 2), (2, 2, 3, 2)]


def test_scripts_styles_and_comments_of_html_are_no_text():
    sheet = page("<td>a<script>if (a<b) x='</td>'</script><!-- <td> --><STYLE>td {}</STYLE></td><td>b</td>")
    assert values(sheet) == [["a", "b"]]


def test_a_table_inside_another_is_a_table_of_its_own():
    content = b"<table><tr><td>uden om<table><tr><td>inden i</td></tr></table></td></tr></table>"
    sheets = read_workbook(b"<html>" + content, "a.html").sheets
    assert [(sheet.name, values(sheet)) for sheet in sheets] == [
        ("Tabel 1", [["uden om"]]),
        ("Tabel 2", [["inden i"]]),
    ]


def test_a_page_in_windows_1252():
    assert values(first_sheet("<html><table><td>Løst – nu".encode("cp1252"))) == [["Løst – nu"]]


def spreadsheetml(rows: str, styles: str = "", after: str = "") -> Sheet:
    content = hand_built.spreadsheetml([]).decode()
    table = f"<Table>{rows}</Table>{after}"
    return first_sheet(
        content.replace("<Worksheet", f"{styles}<Worksheet").replace("<Table></Table>", table).encode()
    )


def xml_cell(text: str, kind: str = "String", **about: str) -> str:
    attributes = "".join(f' ss:{name}="{value}"' for name, value in about.items())
    return f'<Cell{attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def test_values_of_excels_xml():
    cells = [
        ("000123", "String"),
        ("12.5", "Number"),
        ("12", "Number"),
        ("1", "Boolean"),
        ("#N/A", "Error"),
        ("2018-12-31T00:00:00.000", "DateTime"),
        ("2018-12-31T13:30:00.000", "DateTime"),
        ("snart", "DateTime"),
    ]
    sheet = spreadsheetml(f"<Row>{''.join(xml_cell(*cell) for cell in cells)}<Cell/></Row>")
    expected = ["000123", 12.5, 12, True, CellError("#N/A"), DAY, MOMENT, "snart", None]
    assert values(sheet) == [expected]


def test_excels_xml_names_places_and_merges():
    sheet = spreadsheetml(
        f"<Row>{xml_cell('a', MergeAcross='1', MergeDown='1')}{xml_cell('b')}</Row>"
        f"<Row ss:Index='4' ss:Hidden='1'>{xml_cell('c', Index='3')}</Row><Row>{xml_cell('d')}</Row>"
    )
    nothing = [None, None, None]
    assert values(sheet) == [["a", None, "b"], nothing, nothing, [None, None, "c"], ["d", None, None]]
    assert sheet.merged == [(1, 0, 2, 1)]
    assert sheet.hidden_rows == [4]


def test_fills_and_hidden_sheets_of_excels_xml():
    style = '<Styles><Style ss:ID="s1"><Interior ss:Color="#ff0000" ss:Pattern="Solid"/></Style></Styles>'
    excel = "urn:schemas-microsoft-com:office:excel"
    hidden = f'<WorksheetOptions xmlns="{excel}"><Visible>SheetHidden</Visible></WorksheetOptions>'
    sheet = spreadsheetml(f'<Row><Cell ss:StyleID="s1"/>{xml_cell("a")}</Row>', style, hidden)
    assert not sheet.visible
    assert sheet.fills[0][0] == "FF0000"


def test_excels_xml_in_utf_16():
    content = hand_built.spreadsheetml([["Løst"]]).decode().encode("utf-16")
    assert values(first_sheet(content)) == [["Løst"]]
