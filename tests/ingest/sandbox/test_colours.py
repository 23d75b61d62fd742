"""The colours of cells and of lone signs, in every kind of file that has them."""

import io

import openpyxl
import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TextProperties
from odf.table import Table
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from dashboard.ingest.sandbox.process import read_workbook
from tests.ingest.hand_built import ods_cell, ods_row

COLOURS = ["C00000", "00B050", "FFC000", "00B050"]
SIGNS = ["●", "l", "⬤", "■", "●●●"]


def colours(content: bytes, column: int = 1) -> list | None:
    """What the cells below the header show, None for a column without colours."""
    fills = read_workbook(content, "eksport.xls").sheets[0].fills
    return [fills[column][row] for row in range(1, 5)] if column in fills else None


def xlsx(texts: list, fonts: list[Font], fill: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Opgave", "Status"])
    sheet["A1"].font = Font(color="FFFFFFFF", bold=True)
    for row, (text, font) in enumerate(zip(texts, fonts, strict=True), 2):
        sheet.append([f"Opret rolle {row}", text])
        sheet.cell(row, 2).font = font
        if fill:
            sheet.cell(row, 2).fill = PatternFill("solid", fgColor=fill)
    book.save(out := io.BytesIO())
    return out.getvalue()


def in_fonts(name: str = "Wingdings") -> list[Font]:
    return [Font(name=name, color=f"FF{colour}") for colour in COLOURS]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_lone_sign_of_an_xlsx_has_the_colour_of_its_font(sign):
    assert colours(xlsx([sign] * 4, in_fonts())) == COLOURS
    assert colours(xlsx([sign] * 4, in_fonts(), fill="FFFFFF")) == COLOURS


def test_the_colour_of_words_in_an_xlsx_is_none_of_the_cell_s():
    assert colours(xlsx(["Rød", "I gang", "Løst", "Ny"], in_fonts("Calibri"))) is None
    assert colours(xlsx([1, 2, 3, 4], in_fonts("Calibri"))) is None
    assert colours(xlsx(["1", "2", "3", "4"], in_fonts("Calibri"))) is None


def test_the_theme_s_text_black_and_one_colour_alone_say_nothing():
    theme = [Font(color=Color(theme=1)), Font(color=Color(theme=0)), Font(color="FF000000"), Font()]
    assert colours(xlsx(["●"] * 4, theme)) is None
    assert colours(xlsx(["●"] * 4, [Font(color="FFC00000")] * 4)) is None


def test_a_theme_s_own_colours_are_read():
    fonts = [Font(color=Color(theme=9)), Font(color=Color(theme=7)), *in_fonts()[:2]]
    assert colours(xlsx(["●"] * 4, fonts)) == ["F79646", "8064A2", *COLOURS[:2]]


def test_a_lone_sign_of_an_xls_has_the_colour_of_its_font():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark1")
    sheet.write(0, 1, "Lys")
    for row, name in enumerate(["red", "green", "gold", "black"], 1):
        sheet.write(row, 0, "Opret rolle", xlwt.easyxf("font: color red"))
        sheet.write(row, 1, "●", xlwt.easyxf(f"font: color {name}"))
    book.save(out := io.BytesIO())
    assert colours(out.getvalue()) == ["FF0000", "008000", "FFCC00", None]
    assert colours(out.getvalue(), 0) is None


def test_a_lone_sign_of_an_ods_has_the_colour_of_its_font_and_a_cell_its_fill():
    document, table = OpenDocumentSpreadsheet(), Table(name="Ark1")
    table.addElement(ods_row(ods_cell("Opgave"), ods_cell("Lys"), ods_cell("Fyld")))
    for number, colour in enumerate(COLOURS):
        ink, fill = (
            Style(name=f"i{number}", family="table-cell"),
            Style(name=f"f{number}", family="table-cell"),
        )
        ink.addElement(TextProperties(color=f"#{colour.lower()}"))
        fill.addElement(TableCellProperties(backgroundcolor=f"#{colour.lower()}"))
        document.automaticstyles.addElement(ink)
        document.automaticstyles.addElement(fill)
        cells = [
            ods_cell("Opret", stylename=ink),
            ods_cell("●", stylename=ink),
            ods_cell("a b", stylename=fill),
        ]
        table.addElement(ods_row(*cells))
    document.spreadsheet.addElement(table)
    document.write(out := io.BytesIO())
    assert colours(out.getvalue()) == colours(out.getvalue(), 2) == COLOURS
    assert colours(out.getvalue(), 0) is None


def test_a_lone_sign_of_an_xml_table_has_the_colour_of_its_font():
    styles = "".join(
        f'<Style ss:ID="s{number}"><Font ss:Color="#{colour}"/></Style>'
        for number, colour in enumerate(COLOURS)
    )
    text = '<Cell%s><Data ss:Type="String">%s</Data></Cell>'
    row = f"<Row>{text % ('', 'Opret')}{text}</Row>"
    rows = row % ("", "Lys") + "".join(row % (f' ss:StyleID="s{number}"', "●") for number in range(4))
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    book = (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{name}" xmlns:ss="{name}">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="A"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    assert colours(book.encode()) == COLOURS


CELLS = {
    "bgcolor": '<td bgcolor="#{0}"></td>',
    "bgcolor without quotes": "<td bgcolor=#{0}>&nbsp;</td>",
    "style": '<td style="width:20px; background-color: #{0};"></td>',
    "style in single quotes": "<td class='x' style='BACKGROUND:#{0} none'>I gang</td>",
    "three numbers": '<td style="background-color:rgb({1}, {2}, {3})"></td>',
    "a block in the cell": '<td><div style="background:#{0};height:9px">&nbsp;</div></td>',
    "a word in the cell": '<td><span style="background-color:#{0}">I gang</span></td>',
    "a sign": '<td><font color="#{0}">●</font></td>',
    "a sign by style": '<td style="color:#{0}">&#9679;</td>',
    "a class": '<td class="stor f{0}"></td>',
}


def html(cell: str, row: str = "<tr>") -> bytes:
    numbers = [[int(colour[at : at + 2], 16) for at in (0, 2, 4)] for colour in COLOURS]
    cells = [cell.format(colour, *parts) for colour, parts in zip(COLOURS, numbers, strict=True)]
    rules = "".join(f"td.f{colour}, .g{{ background: #{colour} }}" for colour in COLOURS)
    rows = "".join(
        f"{row.format(colour)}<td>Opret <b>rolle</b></td>{one}</tr>"
        for colour, one in zip(COLOURS, cells, strict=True)
    )
    return (
        f"<html><head><style>.stor {{ font-size: 9pt }} {rules}</style></head><body><table>"
        f"<tr><th>Opgave</th><th>Lys</th></tr>{rows}</table></body></html>"
    ).encode()


@pytest.mark.parametrize("name", CELLS)
def test_the_colours_of_html_cells(name):
    assert colours(html(CELLS[name])) == COLOURS
    assert colours(html(CELLS[name]), 0) is None


def test_the_colour_of_an_html_row_is_that_of_its_cells_unless_they_have_their_own():
    page = html('<td style="background:#fff">I gang</td>', '<tr bgcolor="{0}">'.replace("{0}", "#{0}"))
    assert colours(page, 0) == COLOURS
    assert colours(page) == ["FFFFFF"] * 4


def test_named_colours_and_short_ones_of_html():
    page = "<table><tr><th>Opgave<th>Lys{}</table>"
    cells = '<tr><td>A<td bgcolor=red><tr><td>B<td style="background:#0f0"><tr><td>C<td bgcolor="Yellow">'
    assert colours(page.format(cells + "<tr><td>D<td bgcolor=transparent>").encode()) == [
        "FF0000", "00FF00", "FFFF00", None,
    ]  # fmt: skip


def test_colours_of_html_words_that_are_no_sign_are_left_out():
    assert colours(html('<td style="color:#{0}">I gang</td>')) is None
