"""Text from a file is shown as that text, whatever it would mean to a browser, to Markdown or to Excel."""

import zipfile
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from dashboard.domain.lights import LABEL, LIGHTS
from tests.browser.looking import in_the_middle, open_page, wait_until_settled
from tests.browser.visiting import (
    COLUMN,
    beneath,
    choose,
    close_drawer,
    close_filters,
    column,
    comes_to,
    drawer,
    drawer_lines,
    drop,
    go_to,
    how_many,
    open_filters,
    pick_row,
    reset,
    table,
    unfold_all,
)

DAY = date(2027, 3, 15)
EVIL = "http://ond.example"
MARKUP = (
    f"![billede]({EVIL}/a.png)",
    f"[klik her]({EVIL})",
    "# Overskrift",
    ":red-badge[falsk] :material/pets: :small[x]",
    r"$\frac{x}{2}$ og $$y$$",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    f'<iframe src="{EVIL}"></iframe>',
    "<style>body{display:none}</style>",
    f'=HYPERLINK("{EVIL}";"Klik")',
    "=cmd|'/c calc'!A0",
    "+1+cmd|'/c calc'!A0",
    "@SUM(1;2)",
    "javascript:alert(1)",
    "{{7*7}} ${7*7} %s {0}",
    "`kode` **fed** ~~væk~~ _skrå_",
    f"{EVIL}/side?x=1&y=2",
    "Hast&bcc=ond@ond.example&body=x",
    "&lt;b&gt; &amp; \"citat\" 'enkelt' \\ sti",
    "W" * 300,
    "🙂🚀 på vej",
    "| a | b |",
    "* punkt",
    "NULL; drop table task; --",
)
PROJECTS = tuple(f"{one} P" for one in MARKUP[:8])
PERSONS = tuple(f"{one} Hansen" for one in (*MARKUP[:2], *MARKUP[5:8], *MARKUP[9:13]))
MUNICIPALITY = f"<img src=x onerror=alert(1)> ![k]({EVIL}/k.png) $x$ Kommune"
SHEET = "<b onclick=alert(1)>$x$ `A`"
FILE = f"![fil]({EVIL}) <img src=x onerror=alert(1)> $x$ :red-badge[x].xlsx"
OWN_COLUMNS = ("<img src=x onerror=alert(2)>", "=1+1", f"[egen]({EVIL})", ":material/pets: $z$")
HEADERS = (
    "Opgave", "Projekt", "Ansvarlig", "Udfører", "Farve", "Deadline", "Status",
    "Beskrivelse", "Kommentar", "Tema", "Fase", "Link", "Kommune", "SF-nr", *OWN_COLUMNS,
)  # fmt: skip

# Whatever a browser, Markdown or Streamlit's directives could have made of those strings.
MADE = ", ".join(
    [
        f"img[src*='{EVIL}']",
        f"a[href*='{EVIL}']",
        "img[src='x']",
        "a[href^='javascript']",
        "[onerror], [onclick]",
        "iframe",
        ".katex",
        "[data-testid=stMain] style",
    ]
)


def write(file: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.append(["Udtræk pr. 15-03-2027"])
    sheet.append(HEADERS)
    for number, markup in enumerate(MARKUP):
        project, light = PROJECTS[number % len(PROJECTS)], ("Rød", "Gul", "Grøn")[number % 3]
        people = PERSONS[number % len(PERSONS)], PERSONS[(number + 3) % len(PERSONS)]
        texts = [MARKUP[(number + 7) % len(MARKUP)]] * 5
        about = [markup, project, *people, light, datetime(2027, 2, 1 + number), "I gang"]
        sheet.append([*about, *texts, MUNICIPALITY, "SF1511", *texts[: len(OWN_COLUMNS)]])
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl makes a formula of "=...", and we mean the text
    book.save(file)
    return file


@pytest.fixture(scope="module")
def export(tmp_path_factory) -> bytes:
    return write(tmp_path_factory.mktemp("export") / "x.xlsx").read_bytes()


@pytest.fixture
def loaded(server, new_page, export):
    page, said = new_page(width=1900), []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    open_page(page, server.url)
    if page.get_by_text("Upload din KLIK-eksport").count():
        drop(page, (FILE, export))
        page.get_by_text("Kræver handling", exact=True).first.wait_for()
        wait_until_settled(page)
    yield page
    assert_only_text(page)
    assert not said, "a script of the file's ran"


def assert_only_text(page) -> None:
    wait_until_settled(page)
    made = page.locator(MADE)
    assert not made.count(), made.first.evaluate("one => one.outerHTML")
    icons = page.get_by_test_id("stIconMaterial").all_inner_texts()
    badges = page.locator(".stMarkdownBadge").all_inner_texts()
    headings = page.get_by_role("heading").all_inner_texts()
    assert "pets" not in icons
    assert not [text for text in badges if "falsk" in text or text == "x"]
    assert "Overskrift" not in headings


def test_overblik(loaded):
    assert how_many(loaded) == (len(MARKUP), len(MARKUP))
    assert_only_text(loaded)
    sentences = "\n".join(column(loaded, "Kort fortalt", 1))
    assert "SF1511 er rød i" in sentences and PROJECTS[0] in sentences
    assert set(column(loaded, "Opgave")) <= set(MARKUP) and column(loaded, "Opgave")
    assert set(column(loaded, "Ring til")) <= {*PERSONS, "ubesat"}
    mark = loaded.get_by_test_id("stVegaLiteChart").first.locator(".mark-rect.role-mark path").first
    in_the_middle(mark).hover()
    tip = loaded.locator("#vg-tooltip-element")
    tip.wait_for()
    assert any(project in tip.inner_text() for project in PROJECTS)
    assert_only_text(loaded)
    for toggle in loaded.get_by_text("Vis som tabel").all():
        toggle.click()
        assert_only_text(loaded)
    assert comes_to(True, lambda: set() < set(column(loaded, "Projekt", 3)) <= set(PROJECTS), loaded)


def test_snitflader(loaded):
    go_to(loaded, "Snitflader")
    assert_only_text(loaded)
    sentences = "\n".join(column(loaded, "Kort fortalt"))
    assert PROJECTS[0] in sentences, "the projects where a snitflade is red are named"
    chart = loaded.get_by_test_id("stVegaLiteChart")
    in_the_middle(chart.locator(".mark-rect.role-mark path").nth(1)).hover(force=True)
    tip = loaded.locator("#vg-tooltip-element")
    tip.wait_for()
    assert any(project in tip.inner_text() for project in PROJECTS)
    assert_only_text(loaded)
    loaded.get_by_text("Vis som tabel").click()
    shown = {"Alle projekter", *PROJECTS}
    assert comes_to(True, lambda: set() < set(column(loaded, "Projekt")) <= shown, loaded)
    assert_only_text(loaded)


def test_filters_and_the_table_of_opgaver(loaded):
    go_to(loaded, "Opgaver")
    seen = column(loaded, "Opgave")
    assert set(seen) <= set(MARKUP) and len(seen) > 10
    assert set(beneath(loaded, "Opgave")) <= set(PROJECTS)
    open_filters(loaded)
    assert set(options_of(loaded, "Projekt")) == set(PROJECTS)
    assert_only_text(loaded)
    close_filters(loaded)
    for project in PROJECTS:
        choose(loaded, "Projekt", project)
        assert_only_text(loaded)
        reset(loaded, how_many(loaded)[1])
    for project in PROJECTS[:6:5]:
        choose(loaded, "Projekt", project)
    assert comes_to({PROJECTS[0], PROJECTS[5]}, lambda: set(beneath(loaded, "Opgave")), loaded)
    open_filters(loaded)
    assert set(options_of(loaded, "Ansvarlig eller udfører")) == set(PERSONS)
    assert_only_text(loaded)


def options_of(page, label: str) -> list[str]:
    field = page.get_by_role("combobox", name=label, exact=True)
    field.scroll_into_view_if_needed()
    wait_until_settled(page)
    field.click()
    page.get_by_role("option").first.wait_for()
    return [text.strip() for text in page.get_by_role("option").all_inner_texts()]


def test_the_drawer_of_each_task(loaded):
    go_to(loaded, "Opgaver")
    titles = column(loaded, "Opgave")
    for row in range(0, 12, 2):
        pick_row(table(loaded), row)
        assert drawer_lines(loaded)[0] == titles[row]
        drawer(loaded).get_by_text("Alt, hvad eksporten siger").click()
        assert comes_to(True, lambda title=titles[row]: title in all_fields(loaded), loaded)
        assert_only_text(loaded)
        link = drawer(loaded).get_by_role("link", name="Skriv").first
        assert_mail_of(titles[row], link.get_attribute("href"))
        close_drawer(loaded)


def all_fields(page) -> list[str]:
    """The cells of all tables in the drawer that hold fields, and the texts: long fields stand there."""
    tables = drawer(page).locator(".klik-rows").all()
    cells = [cell for one in tables for cell in one.evaluate(COLUMN, ["Indhold", ".words"])]
    return cells + [
        line.partition(": ")[2] for line in drawer(page).get_by_test_id("stText").all_inner_texts()
    ]


def assert_mail_of(title: str, link: str) -> None:
    """Two fields that hold the title as it is, no third, and nobody to send it to."""
    parts = urlsplit(link)
    fields = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, parts.path, fields.keys()) == ("mailto", "", {"subject", "body"})
    assert title[:150] in fields["subject"][0] and title[:150] in fields["body"][0]


def test_data_and_the_correction_of_columns(loaded):
    go_to(loaded, "Data")
    assert column(loaded, "Fil") == [FILE] and column(loaded, "Kommune") == [MUNICIPALITY]
    told = "\n".join(loaded.get_by_test_id("stText").all_inner_texts())
    assert f"Ark: {SHEET}" in told
    assert f"{FILE} · {MUNICIPALITY} · indlæst" in told
    unfold_all(loaded)
    assert_only_text(loaded)
    loaded.get_by_role("button", name="Ret kolonner, dato eller kommune").click()
    loaded.get_by_role("button", name="Gem og læs filen igen").wait_for()
    for fields in ("Felter med en kolonne", "Felter uden en kolonne"):
        loaded.get_by_text(fields).click()
    assert_only_text(loaded)
    assert loaded.get_by_role("textbox", name="Kommune").input_value() == MUNICIPALITY
    assert set(options_of(loaded, "Bemærkning")) >= set(OWN_COLUMNS)
    assert_only_text(loaded)


def test_excel_gets_text_with_filter_date_and_named_lights(loaded, tmp_path):
    go_to(loaded, "Opgaver")
    choose(loaded, "Projekt", PROJECTS[5], PROJECTS[1])
    with loaded.expect_download() as coming:
        loaded.get_by_role("button", name="Hent som Excel").click()
    coming.value.save_as(tmp_path / "ud.xlsx")
    with zipfile.ZipFile(tmp_path / "ud.xlsx") as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or "vba" in name.lower()]
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(tmp_path / "ud.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.data_type == "s" for cell in cells if isinstance(cell.value, str))
    assert not [cell.value for cell in cells if cell.hyperlink]
    top = [row[0] for row in sheet.iter_rows(max_row=5, values_only=True)]
    assert MUNICIPALITY in top[0]
    assert "Opgjort pr. 15.03.2027" in top[1]
    assert f"Projekt: {PROJECTS[5]}, {PROJECTS[1]}" in top
    assert_table(sheet)


def assert_table(sheet) -> None:
    rows = list(sheet.iter_rows())
    start = next(number for number, row in enumerate(rows) if row[0].value == "KLIK-lys")
    names = [cell.value for cell in rows[start]]
    found = [dict(zip(names, row, strict=True)) for row in rows[start + 1 :]]
    assert {row["Opgave"].value for row in found} == {*MARKUP[5::8], *MARKUP[1::8]}
    colours = {LABEL[light.code]: light.text.removeprefix("#").upper() for light in LIGHTS}
    for row in found:
        for name in ("KLIK-lys", "Beregnet lys"):
            assert row[name].fill.fgColor.rgb[-6:] == colours[row[name].value]
