"""The steering group's slides: native charts, alt texts, no formula and nobody's name."""

import io
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.reports import powerpoint
from tests import slide_template
from tests.reports.report_parts import (
    FACTS,
    PROJECT,
    URGENT,
    pages_of_pdf,
    story_of,
    text_of_pptx,
    unzipped,
)

FORMULAS = ("=1+1", "=cmd|' /C calc'!A0", "@sum(1)", "+1", "-1")


def deck_of(content: bytes):
    return Presentation(io.BytesIO(content))


def charts(content: bytes) -> list:
    return [shape.chart for slide in deck_of(content).slides for shape in slide.shapes if shape.has_chart]


def workbook_of(chart):
    return openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active


def test_each_slide_has_its_answer_as_title_and_says_what_it_is_about():
    deck = deck_of(powerpoint.slides(story_of(["Projekt: BBR"])))
    assert [slide.shapes.title.text for slide in deck.slides] == [
        "1 af 3 opgaver er rød.",
        "1 af 1 projekt har røde opgaver: BBR (1).",
        "3 frister de næste 30 uger, flest i uge 49 (2).",
        "1 opgave kræver handling: 1 rød.",
        "1 ubesat rolle truer 1 opgave.",
    ]
    for slide in deck.slides:
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "Eksempelkøbing · opgjort pr. 23.11.2026 · Projekt: BBR" in texts


def test_the_slides_are_16_by_9_and_nothing_passes_their_edge():
    deck = deck_of(powerpoint.slides(story_of()))
    assert deck.slide_width * 9 == deck.slide_height * 16
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height


def test_charts_are_native_with_figures_of_the_story():
    by_project, by_week = charts(powerpoint.slides(story_of()))
    assert list(by_project.plots[0].categories) == ["BBR"]
    assert {each.name: list(each.values) for each in by_project.plots[0].series} == {
        "■ Rød": [1], "▲ Gul": [0], "◆ Grøn": [2], "○ Grå": [0],
    }  # fmt: skip
    assert list(by_week.plots[0].categories) == ["uge 49", "uge 50"]
    assert {each.name: list(each.values) for each in by_week.plots[0].series} == {
        "■ Rød": [0, 1], "◆ Grøn": [2, 0],
    }  # fmt: skip


def test_every_chart_and_table_has_an_alt_text():
    for slide in deck_of(powerpoint.slides(story_of())).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_the_workbook_of_a_chart_holds_text_and_numbers_only():
    projects = [PROJECT | {"project": name} for name in FORMULAS]
    content = powerpoint.slides(story_of(projects=projects))
    by_project, by_week = charts(content)
    sheet = workbook_of(by_project)
    assert [cell.value for cell in sheet["A"]][1:] == list(FORMULAS)
    for chart in (by_project, by_week):
        cells = [cell for row in workbook_of(chart).iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "<f>" not in unzipped(content)


def test_the_chart_finds_its_figures_in_the_workbook():
    [by_project, _] = charts(powerpoint.slides(story_of()))
    references = [each.text for each in by_project._chartSpace.iter(qn("c:f"))]
    assert "Sheet1!$A$2:$A$2" in references and "Sheet1!$B$2:$B$2" in references
    sheet = workbook_of(by_project)
    assert (sheet["A2"].value, sheet["B1"].value, sheet["B2"].value) == ("BBR", "■ Rød", 1)


def test_all_text_is_danish():
    content = powerpoint.slides(story_of())
    for slide in deck_of(content).slides:
        runs = list(slide._element.iter(qn("a:rPr")))
        assert runs and {run.get("lang") for run in runs} == {"da-DK"}


def test_neither_the_template_nor_the_slides_tell_of_anybody():
    content = powerpoint.slides(story_of())
    for made in (powerpoint.TEMPLATE.read_bytes(), content):
        about = deck_of(made).core_properties
        assert (about.author, about.last_modified_by) == ("", "")
        names = zipfile.ZipFile(io.BytesIO(made)).namelist()
        assert not [name for name in names if "thumbnail" in name or "printer" in name or "app.xml" in name]
    assert deck_of(content).core_properties.title == "Status på KLIK-opgaverne pr. 23.11.2026"


def test_the_template_is_what_its_maker_makes(tmp_path, monkeypatch):
    monkeypatch.setattr(slide_template, "FILE", tmp_path / "made.pptx")
    slide_template.main()
    assert unzipped((tmp_path / "made.pptx").read_bytes()) == unzipped(powerpoint.TEMPLATE.read_bytes())


def test_a_title_with_a_control_character_or_half_a_surrogate_builds():
    story = story_of(
        urgent=[URGENT | {"title": "A\x0bB\ud800C"}], projects=[PROJECT | {"project": "P\x0b\ud800"}]
    )
    text = text_of_pptx(powerpoint.slides(story))
    assert "ABC" in text and "P: " not in text and "\x0b" not in text


def test_eight_projects_at_most_and_the_slide_says_so():
    content = powerpoint.slides(story_of(projects=[PROJECT | {"project": f"P{n}"} for n in range(15)]))
    assert len(list(charts(content)[0].plots[0].categories)) == 8
    assert "8 af 15 vist" in text_of_pptx(content)


def test_of_many_tasks_the_first_are_shown_and_the_slide_says_so():
    story = story_of(urgent=[URGENT] * 50, facts=FACTS | {"needs_action": 62})
    assert "9 af 62 vist" in text_of_pptx(powerpoint.slides(story))


def test_a_story_about_nothing_has_its_titles():
    story = story_of(
        urgent=(), vacant=(), projects=[PROJECT | {"has_tasks": False}], facts=dict.fromkeys(FACTS, 0)
    )
    text = text_of_pptx(powerpoint.slides(story))
    assert "Ingen opgaver passer til filtrene." in text


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path):
    deck = tmp_path / "slides.pptx"
    deck.write_bytes(powerpoint.slides(story_of()))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(deck)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = pages_of_pdf((tmp_path / "slides.pdf").read_bytes())
    assert len(pages) == 5 and "1 af 3 opgaver er rød." in pages[0]


def test_the_slides_are_wide():
    assert deck_of(powerpoint.TEMPLATE.read_bytes()).slide_width == Inches(40 / 3)
