"""The steering group's slides: our template, and charts that PowerPoint itself can change.

A chart's figures lie in a workbook of its own; it is written anew with text as text, since python-pptx makes
formulas of names that begin with "=".
"""

import io
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from dashboard.domain.labels import LABELS
from dashboard.domain.lights import BY_CODE
from dashboard.reports.excel import LIGHT_COLUMNS, TEXT_ONLY
from dashboard.reports.story import OPEN_LIGHTS, Story, Table, in_words
from dashboard.sentences import report as sentences

TEMPLATE = Path(__file__).parent / "templates" / "steering_group.pptx"
MOST_PROJECTS, MOST_ROWS = 8, 9
LONGEST_CELL = 100  # characters
LANGUAGE = "da-DK"
NUMBER = "#,##0"
LEFT, WIDTH, TOP, FOOT = Emu(500_000), Emu(11_192_000), Emu(1_350_000), Emu(6_380_000)
INK, FAINT, HEAD = RGBColor(0x1F, 0x29, 0x33), RGBColor(0x5B, 0x65, 0x73), RGBColor(0xE8, 0xEC, 0xF2)
_WIDTHS = {"title": 3.4, "reason": 3.4, "projects": 4, "worst_light": 1, "project": 1.4, "call": 1.5}
_TABLE_COLUMNS = (
    "worst_light",
    "title",
    "project",
    "reason",
    "call",
    "role",
    "projects",
    "tasks_at_risk",
    "first_due",
)


def slides(story: Story) -> bytes:
    """Five slides, each with its answer as title, and whose tasks, day and filter at its foot."""
    deck = Presentation(str(TEMPLATE))
    _overview(_slide(deck, story.headline, story), story)
    _chart_slide(deck, story, story.projects, *_by_project(story.projects))
    _chart_slide(deck, story, story.weeks, *_by_week(story.weeks.rows))
    for table in (story.urgent, story.vacant):
        slide = _slide(deck, table.answer, story)
        if not table.rows.empty:
            _draw_table(slide, table.first(MOST_ROWS))
    for slide in deck.slides:
        _say_language(slide)
    about = deck.core_properties
    about.title, about.language = f"{sentences.HEADING} pr. {story.about.as_of:%d.%m.%Y}", LANGUAGE
    about.created = about.modified = datetime.combine(story.about.as_of, time())
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _slide(deck: Any, title: str, story: Story) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = title
    foot = slide.shapes.add_textbox(LEFT, FOOT, WIDTH, Emu(400_000)).text_frame
    foot.word_wrap = True
    _write(foot, [story.about.line], 10 if len(story.about.line) < 250 else 7, FAINT)
    return slide


def _write(frame: TextFrame, lines: Sequence[str], size: int, colour: RGBColor = INK) -> None:
    for position, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size, run.font.color.rgb = line, Pt(size), colour


def _overview(slide: Slide, story: Story) -> None:
    figures = slide.shapes.add_table(2, len(story.figures), LEFT, TOP, WIDTH, Emu(1_000_000))
    _describe(figures, "Tallene: " + ", ".join(f"{figure.label} {figure.count}" for figure in story.figures))
    for column, figure in enumerate(story.figures):
        _fill(figures.table.cell(0, column), figure.label, 12, is_head=True)
        _fill(figures.table.cell(1, column), in_words("", figure.count), 28)
    body = slide.shapes.add_textbox(LEFT, TOP + Emu(1_250_000), WIDTH, Emu(3_500_000)).text_frame
    body.word_wrap = True
    _write(body, [f"• {sentence}" for sentence in story.sentences], 16)


def _chart_slide(deck: Any, story: Story, table: Table, kind: Any, names: list[str], series: dict) -> None:
    slide = _slide(deck, table.answer, story)
    if not names:
        return
    is_bar = kind is XL_CHART_TYPE.BAR_STACKED
    chosen = CategoryChartData(number_format=NUMBER)
    chosen.categories = names
    for code, counts in series.items():
        chosen.add_series(_series_name(code), counts)
    height = FOOT - TOP - Emu(250_000)
    frame = slide.shapes.add_chart(kind, LEFT, TOP, WIDTH, height, chosen)
    cut = sentences.shown(len(names), table.all_rows) if is_bar else ""
    _describe(frame, " ".join(filter(None, [f"{table.heading} efter værste lys.", table.answer, cut])))
    _dress(frame.chart, list(series), is_bar)
    frame.chart.part.chart_workbook.update_from_xlsx_blob(_as_text(names, series))
    _note(slide, cut)


def _series_name(code: str) -> str:
    return f"{BY_CODE[code].chart_glyph} {BY_CODE[code].word}"


def _by_project(table: Table) -> tuple[Any, list[str], dict[str, list[int]]]:
    rows = table.rows.head(MOST_PROJECTS)
    codes = [light.code for light in OPEN_LIGHTS if light.code in rows]
    return XL_CHART_TYPE.BAR_STACKED, rows["project"].tolist(), {code: rows[code].tolist() for code in codes}


def _by_week(weeks: pd.DataFrame) -> tuple[Any, list[str], dict[str, list[int]]]:
    wide = weeks.pivot_table(
        index=["week_start", "week_label"], columns="worst_light", values="tasks", aggfunc="sum", fill_value=0
    )
    codes = [light.code for light in OPEN_LIGHTS if light.code in wide]
    names = [label for _, label in wide.index]
    return XL_CHART_TYPE.COLUMN_STACKED, names, {code: [int(count) for count in wide[code]] for code in codes}


def _dress(chart: Chart, codes: list[str], is_bar: bool) -> None:
    """Our colours, figures in the marks, a legend, and the first name on top."""
    chart.font.size = Pt(12)
    chart.font.color.rgb = INK
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.category_axis.reverse_order = is_bar
    chart.category_axis.format.line.color.rgb = FAINT
    chart.value_axis.visible, chart.value_axis.has_major_gridlines = False, False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    for series, code in zip(plot.series, codes, strict=True):
        shades = BY_CODE[code].light
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(shades.fill[1:])
        series.format.line.color.rgb = RGBColor.from_string(shades.outline[1:])
        labels = series.data_labels
        # With the light's figure, since colour alone tells nothing; and nothing where there is none.
        labels.number_format, labels.number_format_is_linked = (
            f'"{BY_CODE[code].chart_glyph}" {NUMBER};;',
            False,
        )
        labels.show_value = True
        labels.font.size, labels.font.color.rgb = Pt(11), RGBColor.from_string(shades.on_fill[1:])


def _as_text(names: list[str], series: dict[str, list[int]]) -> bytes:
    """The chart's workbook, where the chart looks for its figures: text and numbers only."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, TEXT_ONLY | {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        for row, name in enumerate(names, 1):
            sheet.write_string(row, 0, name)
        for column, (code, counts) in enumerate(series.items(), 1):
            sheet.write_string(0, column, _series_name(code))
            for row, count in enumerate(counts, 1):
                sheet.write_number(row, column, count)
    return file.getvalue()


def _draw_table(slide: Slide, table: Table) -> None:
    names = [name for name in _TABLE_COLUMNS if name in table.rows]
    frame = slide.shapes.add_table(len(table.rows) + 1, len(names), LEFT, TOP, WIDTH, Emu(400_000))
    _describe(frame, " ".join(filter(None, [f"{table.heading}. {table.answer}", table.cut])))
    widths = [_WIDTHS.get(name, 1.3) for name in names]
    for column, (name, width) in enumerate(zip(names, widths, strict=True)):
        frame.table.columns[column].width = Emu(int(WIDTH * width / sum(widths)))
        _fill(frame.table.cell(0, column), LABELS[name], 12, is_head=True)
        for row, cell in enumerate(table.rows[name], 1):
            _fill(frame.table.cell(row, column), in_words(name, cell), 12, name, cell)
    _note(slide, table.cut)


def _note(slide: Slide, cut: str) -> None:
    if cut:
        note = slide.shapes.add_textbox(LEFT, FOOT - Emu(300_000), WIDTH, Emu(300_000)).text_frame
        note.word_wrap = True
        _write(note, [cut], 12, FAINT)


def _fill(
    cell: _Cell, text: str, size: int, name: str = "", value: Any = None, is_head: bool = False
) -> None:
    """A head's background, a light's own colour, or none."""
    light = BY_CODE.get(value) if name in LIGHT_COLUMNS else None
    cut = text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
    _write(
        cell.text_frame,
        [" ".join(cut.split())],
        size,
        RGBColor.from_string(light.on_text[1:]) if light else INK,
    )
    cell.text_frame.paragraphs[0].runs[0].font.bold = bool(light or is_head)
    cell.margin_top = cell.margin_bottom = Emu(30_000)
    cell.fill.solid()
    shade = RGBColor.from_string(light.text[1:]) if light else HEAD if is_head else RGBColor(255, 255, 255)
    cell.fill.fore_color.rgb = shade


def _describe(frame: Any, alt_text: str) -> None:
    properties = frame._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", alt_text)


def _say_language(slide: Slide) -> None:
    for run in slide._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", LANGUAGE)
    for field in slide._element.iter(qn("a:endParaRPr")):
        field.set("lang", LANGUAGE)
    for shape in slide.shapes:
        if shape.has_chart:
            for properties in shape.chart._chartSpace.iter(qn("a:defRPr")):
                properties.set("lang", LANGUAGE)
