"""What programs put around a table's cells is off before anything is read, and told."""

import io

import openpyxl
import pytest

from dashboard.domain.problems import NoTasks
from dashboard.imports.opened import open_export
from dashboard.ingest.read_export import Reading
from dashboard.ingest.wrappings.mojibake import has_lost_letters, repaired
from dashboard.ingest.wrappings.unwrap import unwrapped
from tests.ingest.workbooks import sheet, value, workbook

HEADER = "Opgavenr;Opgave;Status;Udfører"
DANISH = ["Søren Ærø", "Åse Øst", "Bo Ågård"]
CSV = "\n".join([HEADER, *(f"{n};Prøv løsning nr. {n};I gang;{name}" for n, name in enumerate(DANISH, 1))])


def of_csv(content: bytes) -> Reading:
    return open_export("eksport.csv", content).read()


def cell(text: str):
    """A text as it is read, in a column of its own."""
    return unwrapped(workbook(sheet([["Note"], [text]]))).sheets[0].columns[0][1]


def said(reading: Reading) -> str:
    return " ".join(reading.notes)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('="000123"', "000123"), ('= "7"', "7"), ('=T("0042")', "0042"), ('="a ""b"" c"', 'a "b" c'),
        ("'000123", "000123"), ("3;#KSD", "KSD"), ("Mette Hansen;#41", "Mette Hansen"), ("-1;#Bo", "Bo"),
        ("1;#Mette;#2;#Bo", "Mette; Bo"), (";#Test;#Drift;#", "Test; Drift"), ("string;#I gang", "I gang"),
        ("12;#Mette Hansen,#i:0#.w|k\\mh,#mh@k.dk", "Mette Hansen"),
        ("i:0#.f|membership|mh@kommune.dk", "mh@kommune.dk"),
        ("SÃ¸ren", "Søren"), ("Ã…rhus", "Århus"),
        ("SÃƒÂ¸ren", "Søren"), ("S√∏ren", "Søren"), ("S├©ren", "Søren"),
    ],
)  # fmt: skip
def test_a_wrapping_comes_off(written, meant):
    assert cell(written) == meant


@pytest.mark.parametrize(
    "text",
    ["=A1+2", "C# og F#", "a;#b", "'citat'", "Ja; nej", "Ærø | Samsø", "São Tomé", 'x = "y"', "1;2;3", "Â"],
)
def test_what_a_person_wrote_stays(text):
    assert cell(text) == text


def test_mojibake_is_repaired_and_told_in_headers_too():
    reading = of_csv(CSV.encode().decode("cp1252", errors="ignore").encode())
    assert "executor" in reading.columns and value(reading, "executor") == "Søren Ærø"
    assert "kodet forkert og er rettet" in said(reading)


def test_lost_letters_are_told():
    reading = of_csv(CSV.replace("ø", "?").encode())
    assert "Bogstaver er gået tabt" in said(reading)
    assert not has_lost_letters("Er det klar?") and not has_lost_letters("https://a.dk/x?id=1&y")


@pytest.mark.parametrize("text", ["Søren", "Århus", "Ünal"])
def test_right_letters_stay(text):
    assert repaired(text) == text


# A whole row in one cell


def test_a_row_in_one_cell_is_split_and_told():
    book = openpyxl.Workbook()
    for line in CSV.splitlines():
        book.active.append([line.replace(";", ",")])
    book.save(out := io.BytesIO())
    reading = open_export("a.xlsx", out.getvalue()).read()
    assert reading.tasks["executor"].tolist() == DANISH and reading.tasks["row_number"].tolist() == [2, 3, 4]
    assert "delt ved komma" in said(reading)


@pytest.mark.parametrize("mark", [",", "\t", "|"])
def test_rows_in_quotes_are_split(mark):
    rows = [[f'""{cell}""' for cell in line.split(";")] for line in CSV.splitlines()]
    content = "\r\n".join('"' + mark.join(row) + '"' for row in rows)
    assert of_csv(content.encode()).tasks["executor"].tolist() == DANISH


def test_a_text_with_the_other_separator_comes_together_again():
    rows = [["Nr,Opgave,Status,Udfører"], ['1,"Opret', 'tildel",Ny,Bo Bo']]
    rows += [[f"{n},Prøv nr. {n},Ny,Bo Bo"] for n in range(2, 14)]
    made = unwrapped(workbook(sheet(rows)))
    assert made.sheets[0].columns[1][1] == "Opret;tildel"


@pytest.mark.parametrize(
    "rows",
    [
        [["Noter, og andet"], ["Vi talte om opgaver, status, frister"]],
        [["Opgave"], ["Opret, tildel"], ["Test, prøv"]],
        [["Opgave, status"], [12], [13]],
    ],
)
def test_sentences_in_one_column_are_no_rows(rows):
    assert unwrapped(workbook(sheet(rows))).sheets[0].columns[0][0] == rows[0][0]


def test_a_row_that_cannot_be_split_is_named_as_the_cause():
    rows = ["Opgave,Frist,Status", "Opret, tildel, prøv,1,Ny,x", "a, b, c, d, e", "f, g, h, i"]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([row])
    book.save(out := io.BytesIO())
    with pytest.raises(NoTasks) as refused:
        open_export("a.xlsx", out.getvalue())
    assert "samme kolonne" in refused.value.title


# Old encodings


@pytest.mark.parametrize(
    ("codec", "told"), [("mac_roman", "Mac Roman"), ("cp865", "cp865"), ("cp850", "cp865"), ("cp1252", "")]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_letters_of_old_programs_are_read_and_told(codec, told, line_end):
    reading = of_csv(CSV.replace("\n", line_end).encode(codec))
    assert reading.tasks["executor"].tolist() == DANISH and "executor" in reading.columns
    assert told in said(reading) and bool(told) == bool(reading.notes)


@pytest.mark.parametrize("extra", ["‘Ny’ – nu", "Løst… “Ja”", "20 °C, ½ dag", "François", "don’t ‘æ’"])
def test_windows_letters_and_signs_are_no_old_encoding(extra):
    reading = of_csv(f"{CSV}\n9;{extra};Ny;Bo Bo".encode("cp1252"))
    assert reading.tasks["title"].iloc[-1] == extra and not reading.notes


def test_signs_alone_are_no_old_encoding():
    reading = of_csv("Opgave;Status\n‘Start’ nu;Ny\nDon’t;Ny\n’Luk’;Ny".encode("cp1252"))
    assert reading.tasks["title"].tolist() == ["‘Start’ nu", "Don’t", "’Luk’"] and not reading.notes


def test_two_encodings_in_one_file_are_both_read_and_told():
    reading = of_csv(CSV.encode() + "\n9;Håb;Ny;Bo Bo".encode("cp1252"))
    assert reading.tasks["executor"].tolist()[:3] == DANISH and reading.tasks["title"].iloc[-1] == "Håb"
    assert "på to måder" in said(reading)


def test_an_encoding_that_we_do_not_know_is_told():
    reading = of_csv("Opgave;Status\nTest \x81\x8d\x9d\xa6\xa8;Ny\nAndet \x8f\xa6;Ny".encode("latin-1"))
    assert "tegnsæt" in said(reading)
