"""Parts of a workbook that are no XML: refused at the door, or by the child at once, and named as damaged."""

import time

import pytest

from dashboard.domain.problems import Problem, UnreadableFile
from dashboard.ingest.sandbox import guard
from dashboard.ingest.sandbox.guard import DAMAGED, LOOKED_AT, is_well_begun
from dashboard.ingest.sandbox.process import read_workbook
from dashboard.programme import merge
from tests.ingest import hand_built
from tests.ingest.hand_built import MAIN, SHEET, part, workbook_parts, zip_of

SHEET_OPENS = f'<?xml version="1.0"?>\n<worksheet {MAIN}><sheetData>'
# As after a damage in transfer: a declaration that lost its beginning, names that are none, torn tags.
GARBAGE = '<andalone="yes"?>\n<workspre r="F7" s="2"><v>41" cu/c></\0\0<row r="3"t="s"><c r="$$$$"><c s="2">'


def workbook(sheet: str) -> bytes:
    return with_part(SHEET, sheet)


def with_part(name: str, content: str) -> bytes:
    return zip_of((workbook_parts() | {name: part(content)}).items())


@pytest.mark.parametrize("name", [SHEET, "xl/styles.xml", "_rels/.rels"])
def test_a_part_that_does_not_begin_as_xml_is_damage(name):
    content = with_part(name, GARBAGE)
    with pytest.raises(UnreadableFile) as refused:
        guard.inspect(content)
    assert refused.value.title == DAMAGED


def test_a_programmappe_with_such_a_part_is_refused_at_once_and_not_for_its_time():
    began = time.monotonic()
    with pytest.raises(Problem) as refused:
        merge.open_workbook("programmappe.xlsx", workbook(GARBAGE))
    assert refused.value.title == DAMAGED
    assert time.monotonic() - began < 5


def test_cells_that_count_on_from_no_letters_end():
    """Well begun, so that the child reads it: the cell after "$$$$" once took all of the 20 seconds."""
    began = time.monotonic()
    with pytest.raises(Problem) as refused:
        read_workbook(
            workbook(SHEET_OPENS + '<row r="1"><c r="$$$$"/><c/></row></sheetData></worksheet>'), "a.xlsx"
        )
    assert "sekunder" not in refused.value.title
    assert time.monotonic() - began < 10


WELL = {
    "plain": b"<a/>",
    "declared": b'<?xml version="1.0"?>\r\n<a b="c">',
    "with a mark": b"\xef\xbb\xbf<a>",
    "commented": b"<!-- < > -->\n<?x y?><x:a\n b='c'>",
    "utf-16": '<?xml version="1.0" encoding="UTF-16"?><a>'.encode("utf-16"),
    "utf-16 without a mark": '<?xml version="1.0" encoding="UTF-16"?><a>'.encode("utf-16-be"),
    "danish": "<værdi>".encode(),
    "a comment longer than we look": b"<!--" + b"x" * (LOOKED_AT - 4),
    "a tag longer than we look": b"<a b='" + b"x" * (LOOKED_AT - 6),
}
BADLY = {
    "text": b"Opgave;Status",
    "no name": b'<andalone="yes"?>',
    "end": b"</a>",
    "zeros": b"\0" * 40,
    "open comment": b"<!-- x",
    "number": b"<1>",
    "many declarations": b"<?a?>" * 800 + b"x",
}


@pytest.mark.parametrize("beginning", WELL.values(), ids=WELL)
def test_xml_is_well_begun(beginning):
    assert is_well_begun(beginning)


@pytest.mark.parametrize("beginning", BADLY.values(), ids=BADLY)
def test_what_is_no_xml_is_not(beginning):
    assert not is_well_begun(beginning)


def test_a_part_without_a_byte_is_let_through():
    """OpenOffice leaves an empty one in its workbooks."""
    content = with_part("Configurations2/accelerator/current.xml", "")
    assert guard.inspect(content) == "xlsx"


def test_what_names_its_type_is_for_the_child_to_refuse_by_that_name():
    assert is_well_begun(b'<!DOCTYPE a [<!ENTITY b "<c>">]><a>')


@pytest.mark.parametrize("build", [hand_built.xlsx, hand_built.ods])
def test_whole_workbooks_pass(build):
    assert guard.inspect(build()) in ("xlsx", "ods")
