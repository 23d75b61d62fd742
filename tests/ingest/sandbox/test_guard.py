"""The guard: what a file is by its bytes, and which may go on to the child."""

import zipfile

import pytest

from dashboard.domain.problems import Problem, TooLarge, UnreadableFile
from dashboard.ingest.sandbox import guard
from dashboard.ingest.sandbox.file_kinds import notes_on_name
from tests.ingest import hand_built
from tests.ingest.hand_built import MB, Part, part, workbook_parts, xlsx, zip_of

KINDS = {
    "xlsx": hand_built.xlsx(),
    "xls": hand_built.old_xls(),
    "ods": hand_built.ods(),
    "csv": hand_built.csv(),
    "html": hand_built.html(),
    "xml": hand_built.spreadsheetml(),
}


def refusal(content: bytes) -> Problem:
    with pytest.raises(Problem) as refused:
        guard.inspect(content)
    return refused.value


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_recognised_by_its_content(kind):
    assert guard.inspect(KINDS[kind]) == kind


TEXTS = {
    "utf-8": "Opgave;Løst\nMødes;Ja\n".encode(),
    "utf-8 with a mark": "Opgave;Løst\nMødes;Ja\n".encode("utf-8-sig"),
    "windows-1252": "Opgave;Løst\nMødes – “snart”;Ja\n".encode("cp1252"),
    "utf-16": "Opgave;Løst\nMødes;Ja\n".encode("utf-16"),
    "a heading like a picture's mark": b"BMS-opgave;Status\nMatch;Ny\n",
    "a heading like a program's mark": b"MZ;Status\nMatch;Ny\n",
    "a letter cut in two where we stop looking": ("a" * 4095 + "ø;b\n").encode(),
}


@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS)
def test_text_in_any_usual_encoding_is_csv(content):
    assert guard.inspect(content) == "csv"


@pytest.mark.parametrize(
    "start", [b"\xef\xbb\xbf", b"\r\n  ", b"<!DOCTYPE html>", b'<?xml version="1.0"?>', b"<!-- x -->"]
)
def test_a_page_is_html_whatever_stands_before_it(start):
    assert guard.inspect(start + hand_built.html()) == "html"


def test_a_page_in_utf_16_is_html():
    assert guard.inspect(hand_built.html().decode().encode("utf-16")) == "html"


LIMITED = {
    "KLIK_MAX_FILE_MB": ("Filen er større end 1 MB.", b"a;b\n" * MB),
    "KLIK_MAX_ENTRIES": ("Filen består af mere end 1 dele.", xlsx()),
    "KLIK_MAX_PART_MB": (
        "En del af filen fylder mere end 1 MB, når den pakkes ud.",
        xlsx(**{"a.xml": part(b" " * (MB + 1))}),
    ),
    "KLIK_MAX_UNPACKED_MB": (
        "Filen fylder mere end 1 MB, når den pakkes ud.",
        xlsx(**{"a.xml": part(b" " * 600_000), "b.xml": part(b" " * 600_000)}),
    ),
}


@pytest.mark.parametrize("setting", LIMITED)
def test_a_limit_is_reported_with_the_setting_that_raises_it(setting, monkeypatch):
    title, content = LIMITED[setting]
    assert guard.inspect(content)
    monkeypatch.setenv(setting, "1")
    problem = refusal(content)
    assert isinstance(problem, TooLarge)
    assert problem.title == title
    assert problem.next_step.endswith(f"Grænsen kan hæves med {setting}.")


def test_a_part_of_just_the_limit_is_let_through(monkeypatch):
    monkeypatch.setenv("KLIK_MAX_PART_MB", "1")
    assert guard.inspect(xlsx(**{"a.xml": part(b" " * MB)})) == "xlsx"


def test_a_directory_that_claims_fewer_entries_than_it_has_is_counted():
    """The last record says 1; zipfile reads on as long as there are entries."""
    many = [(f"{number}.txt", part("a")) for number in range(600)]
    content = bytearray(zip_of(many))
    content[-14:-10] = b"\1\0\1\0"
    assert "mere end 500 dele" in refusal(bytes(content)).title


@pytest.mark.parametrize("other", ["XL/Workbook.xml", "xl\\workbook.xml", "/xl/workbook.xml"])
def test_a_name_that_some_reader_takes_for_another_is_a_repetition(other):
    parts = [*workbook_parts().items(), (other, part("<workbook/>"))]
    assert "den samme del to gange" in refusal(zip_of(parts)).title


def test_entries_may_touch_and_not_overlap():
    """The second entry's header lies in what the first one packs."""
    good = workbook_parts()
    assert guard.inspect(zip_of(good.items())) == "xlsx"
    longer = {name: Part(one.packed, one.size, one.crc) for name, one in good.items()}
    content = bytearray(zip_of(longer.items()))
    first = content.index(b"PK\1\2")
    packed = int.from_bytes(content[first + 20 : first + 24], "little")
    content[first + 20 : first + 24] = (packed + 40).to_bytes(4, "little")
    assert "oven i hinanden" in refusal(bytes(content)).title


def test_unpacked_entries_are_let_through():
    stored = {name: packed_not_at_all(one) for name, one in workbook_parts().items()}
    assert guard.inspect(zip_of(stored.items())) == "xlsx"


def packed_not_at_all(one: Part) -> Part:
    content = zipfile.zlib.decompress(one.packed, -15)
    return Part(content, one.size, one.crc, zipfile.ZIP_STORED)


def test_every_refusal_has_a_next_step():
    for content in (b"", b"%PDF-1", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<a/>", b"\0\1\2\3" * 9):
        problem = refusal(content)
        assert isinstance(problem, UnreadableFile)
        assert problem.title.endswith(".")
        assert problem.next_step.endswith(".")


@pytest.mark.parametrize(
    ("kind", "name", "note"),
    [
        ("xlsx", "eksport.xlsx", ""),
        ("xlsx", "eksport.XLSM", ""),
        ("csv", "eksport.txt", ""),
        ("xls", "eksport.xls", ""),
        ("xlsx", "eksport.xls", "Filen hedder .xls, men er en Excel-projektmappe."),
        ("html", "eksport.xls", "Filen hedder .xls, men er en HTML-tabel."),
        ("csv", "eksport", "Filen hedder ikke noget efter punktum, men er tekst (csv)."),
    ],
)
def test_a_name_that_promises_another_kind_is_reported(kind, name, note):
    notes = notes_on_name(kind, name)
    assert notes == ([f"{note} Den er læst som det."] if note else [])
